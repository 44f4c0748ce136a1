#!/usr/bin/env python3
"""Packs static word vectors and how common each word is into words.vec, for package wordvec.

usage: pack.py VECTORS.npz TRAIN.jsonl CLAIM.txt OUT.vec

VECTORS.npz comes from internal/read/attrib/train/vectors.py. TRAIN.jsonl is PolNeAR's train half: of it only in how many
articles each word stands is kept, as one of 255 steps. Vectors are centred and cut down to their first principal components,
and each is rounded to whole numbers of a byte. The same input gives the same bytes.
"""
import json, math, re, struct, sys
from collections import Counter
import numpy as np

DIMS, STEP = 96, 32          # numbers of a vector; steps of a byte to one natural logarithm


def endings(path):
    for line in open(path, encoding="utf8"):
        if line.startswith("ending |"):
            return [w.strip() for w in line.split("|")[1].split(",")]


def main():
    npz, train, claim, out = sys.argv[1:]
    ends = endings(claim)

    def stem(w):
        for e in ends:
            if w.endswith(e) and len(w) - len(e) >= 4:
                return w[:-len(e)]
        return w

    z = np.load(npz)
    v, names = z["vectors"], bytes(z["vocab"]).decode().split("\n")
    v = v - v.mean(0)
    _, _, t = np.linalg.svd(v, full_matrices=False)
    t *= np.sign(t[np.arange(len(t)), np.abs(t).argmax(1)])[:, None]
    v = v @ t[:DIMS].T

    seen, n, df = set(), 0, Counter()
    for line in open(train, encoding="utf8"):
        text = json.loads(line)["text"]
        if text in seen:
            continue
        seen.add(text)
        n += 1
        for w in {w.lower().replace("’", "'").removesuffix("'s") for w in re.findall(r"[^\W_]+(?:['’.,-][^\W_]+)*", text)}:
            df[w] += 1
    of = Counter()
    for w, c in df.items():
        of[stem(w)] = max(of[stem(w)], c)

    words = {}
    for w, x in zip(names, v):
        b = w.replace("’", "'").encode()
        if re.fullmatch(rb"[a-z][a-z'.-]*", b):
            words.setdefault(b, x)
    keys = sorted(words)
    table = np.stack([words[k] for k in keys])
    scale = np.maximum(np.abs(table).max(1), 1e-9) / 127
    rare = [min(255, max(0, round(STEP * math.log((1 + n) / (of[stem(k.decode())] + .5))))) for k in keys]
    ends_at = np.cumsum([0] + [len(k) for k in keys])
    with open(out, "wb") as f:
        f.write(b"HSWV0001" + struct.pack("<III", len(keys), DIMS, ends_at[-1]))
        f.write(ends_at.astype("<u4").tobytes() + b"".join(keys) + bytes(rare))
        f.write(scale.astype("<f4").tobytes() + np.round(table / scale[:, None]).astype(np.int8).tobytes())
    print(len(keys), "words of", n, "articles")


if __name__ == "__main__":
    main()
