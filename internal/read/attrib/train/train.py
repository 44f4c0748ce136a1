#!/usr/bin/env python3
"""Trains the network that gives each token its role in a statement.

usage: train.py TRAIN.tokens DEV.tokens OUT.npz [--said S.tokens …] [--said-dev H.tokens …] [--vectors V.npz] [--arch lstm|cnn] [--hidden N] [--layers N] [--epochs N]

One reading of a text, two decoders: TRAIN has attributions as PolNeAR has them, S what is said as hearsay means it; a text that is in both teaches both. H is only looked at.
V.npz comes from vectors.py. The .tokens files come from `go run ./internal/read/attrib/train`. DEV is only looked at: the last epoch's weights (an
average over the last ones) are written, whichever epoch was best on it. Needs PyTorch; Python only trains, Go runs.
"""
import argparse, json, math, random, re, sys, time
from collections import Counter
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from fast import Both, Chain

ROLES = 7   # O, B/I source, B/I cue, B/I content: attrib.Role
BITS = 56
HEADS = ("gold", "said")   # attributions as PolNeAR has them, wide; and statements, as hearsay means them
COLS = (("cue", 9), ("form", 6), ("shape", 8), ("quote", 7), ("start", 3), ("rule", 7))


def load(path):
    docs = []
    for line in open(path, encoding="utf8"):
        r = json.loads(line)
        if r["tokens"]:
            docs.append(r)
    return docs


def norm(w):
    return re.sub(r"[0-9]", "0", w)


class Vocab:
    """words and affixes of the training texts; 0 is padding, 1 unknown"""
    def __init__(self, docs, min_word=3, min_affix=20):
        words, pre, suf = Counter(), Counter(), Counter()
        seen = set()
        for d in docs:
            if d["id"] in seen:
                continue
            seen.add(d["id"])
            for w in d["word"]:
                w = norm(w)
                words[w] += 1; pre[w[:3]] += 1; suf[w[-3:]] += 1
        def index(c, least):
            return {w: i + 2 for i, w in enumerate(sorted(w for w, n in c.items() if n >= least))}
        self.learned, self.pre, self.suf = index(words, min_word), index(pre, min_affix), index(suf, min_affix)
        self.word, self.vectors = self.learned, None

    def add_vectors(self, path):
        """widens the vocabulary by the words that have a static vector"""
        z = np.load(path); known = z["vectors"]; names = bytes(z["vocab"]).decode().split("\n"); at = {w: i for i, w in enumerate(names)}
        allw = sorted(set(names) | set(self.learned))
        self.word = {w: i + 2 for i, w in enumerate(allw)}
        self.vectors = np.zeros((len(allw) + 2, known.shape[1]), np.float32)
        self.own = np.ones(len(allw) + 2, np.int64)          # row of the learned table, 1 for none
        for w, i in self.word.items():
            if w in at:
                self.vectors[i] = known[at[w]]
            self.own[i] = self.learned.get(w, 1)


def encode(d, v):
    ws = [norm(w) for w in d["word"]]
    n = len(ws)
    x = {"word": np.array([v.word.get(w, 1) for w in ws]), "pre": np.array([v.pre.get(w[:3], 1) for w in ws]),
         "suf": np.array([v.suf.get(w[-3:], 1) for w in ws])}
    cls = np.array(d["class"], dtype=np.uint64)
    x["bits"] = ((cls[:, None] >> np.arange(BITS, dtype=np.uint64)) & np.uint64(1)).astype(np.float32)
    for c, _ in COLS:
        x[c] = np.array(d[c])
    for h in HEADS:                          # -1 where the text was not annotated so
        x[h] = np.array(d[h]) if d.get(h) else np.full(n, -1)
    # pieces: paragraphs, packed up to a length; a longer paragraph is a piece of its own, cut at sentences
    starts = [i for i in range(n) if d["start"][i] == 2] or [0]
    if starts[0] != 0:
        starts = [0] + starts
    return x, starts


def pieces(enc, most=220):
    """cuts a text into [lo, hi) of whole paragraphs"""
    x, starts = enc
    n = len(x["word"]); ends = starts[1:] + [n]
    out, lo = [], 0
    for s, e in zip(starts, ends):
        if e - lo > most and s > lo:
            out.append((lo, s)); lo = s
    out.append((lo, n))
    cut = []
    for a, b in out:
        while b - a > 2 * most:
            c = a + most
            while c > a + most // 2 and x["start"][c] == 0:
                c -= 1
            cut.append((a, c)); a = c
        cut.append((a, b))
    return cut


class Net(nn.Module):
    def __init__(self, v, a):
        super().__init__()
        self.arch = a.arch
        self.word = nn.Embedding(len(v.learned) + 2, a.word_dim, padding_idx=0)
        self.static = v.vectors is not None
        if self.static:
            self.register_buffer("vectors", torch.from_numpy(v.vectors)); self.register_buffer("own", torch.from_numpy(v.own))
        self.pre = nn.Embedding(len(v.pre) + 2, 12, padding_idx=0)
        self.suf = nn.Embedding(len(v.suf) + 2, 16, padding_idx=0)
        self.bits = nn.Linear(BITS, 24)
        self.cols = nn.ModuleList([nn.Embedding(n, 8) for _, n in COLS])
        nn.init.normal_(self.word.weight, 0, 0.1)
        width = a.word_dim + (v.vectors.shape[1] if self.static else 0) + 12 + 16 + 24 + 8 * len(COLS)
        self.drop = nn.Dropout(a.dropout)
        self.inp = nn.Linear(width, a.input)
        h = a.hidden
        if a.arch == "lstm":
            self.body = nn.ModuleList([nn.LSTM(a.input if i == 0 else 2 * h, h, 1, bidirectional=True, batch_first=True) for i in range(a.layers)])
            top = 2 * h
        else:
            self.body = nn.ModuleList([nn.Conv1d(a.input, a.input, 3, padding=d, dilation=d) for d in a.dilations])
            top = a.input
        self.out = nn.ModuleList([nn.Linear(top, ROLES) for _ in HEADS])
        self.trans = nn.ParameterList([nn.Parameter(torch.zeros(ROLES, ROLES)) for _ in HEADS])
        self.first = nn.ParameterList([nn.Parameter(torch.zeros(ROLES)) for _ in HEADS])

    def forward(self, b, mask):
        if self.static:
            own = self.own[b["word"]]
            if self.training:                # a word must be known by its vector alone, too
                own = torch.where(torch.rand(own.shape) < 0.12, torch.ones_like(own), own)
            e = [self.word(own), self.vectors[b["word"]]]
        else:
            e = [self.word(b["word"])]
        e += [self.pre(b["pre"]), self.suf(b["suf"]), self.bits(b["bits"])]
        e += [m(b[c]) for (c, _), m in zip(COLS, self.cols)]
        x = torch.relu(self.inp(self.drop(torch.cat(e, -1))))
        m = mask.unsqueeze(-1).float()
        x = x * m
        if self.arch == "lstm":
            T = mask.shape[1]; at = torch.arange(T)[None]; n = mask.sum(1, keepdim=True)
            rev = torch.where(at < n, n - 1 - at, at).unsqueeze(-1)      # each sequence backwards, its padding still behind it
            for l in self.body:
                x = self.drop(x); back = x.gather(1, rev.expand_as(x))
                pre = torch.stack([F.linear(x, l.weight_ih_l0, l.bias_ih_l0 + l.bias_hh_l0),
                                   F.linear(back, l.weight_ih_l0_reverse, l.bias_ih_l0_reverse + l.bias_hh_l0_reverse)])
                h = Both.apply(pre.transpose(1, 2).contiguous(), torch.stack([l.weight_hh_l0.t(), l.weight_hh_l0_reverse.t()]))
                y, z = h[0].transpose(0, 1), h[1].transpose(0, 1)
                x = torch.cat([y, z.gather(1, rev.expand_as(z))], -1) * m
        else:
            for c in self.body:
                x = (x + torch.relu(c(self.drop(x).transpose(1, 2))).transpose(1, 2)) * m
        x = self.drop(x)
        return [o(x) for o in self.out]

    def loss(self, em, b, mask, crf):
        """the sum of the heads' losses, a token: of each head over the texts that were annotated for it"""
        total = 0
        for k, h in enumerate(HEADS):
            rows = b[h][:, 0] >= 0
            if not rows.any():
                continue
            e, g, m = em[k][rows], b[h][rows], mask[rows]
            if crf:
                l = Chain.apply(e, self.trans[k], self.first[k], g.clamp(min=0), m)
            else:
                l = F.cross_entropy(e[m], g[m], reduction="sum")
            total = total + l / mask.sum() * WEIGHT[h]
        return total


WEIGHT = {}
LEGAL = np.zeros((ROLES, ROLES)); LEGAL_FIRST = np.zeros(ROLES)
for r in (2, 4, 6):                      # inside follows only its own begin or inside
    LEGAL_FIRST[r] = -1e4
    for p in range(ROLES):
        if p not in (r - 1, r):
            LEGAL[p, r] = -1e4


def viterbi(em, trans, first):
    T = len(em); tr = trans + LEGAL
    back = np.zeros((T, ROLES), int); a = first + LEGAL_FIRST + em[0]
    for t in range(1, T):
        s = a[:, None] + tr
        back[t] = s.argmax(0); a = s.max(0) + em[t]
    y = [int(a.argmax())]
    for t in range(T - 1, 0, -1):
        y.append(int(back[t, y[-1]]))
    return y[::-1]


def spans(y, start):
    """{(role, first, last)}, cut at paragraphs"""
    out, run = set(), None
    for i, r in enumerate(list(y) + [0]):
        cut = i < len(y) and start[i] == 2
        if run and (r == 0 or r % 2 == 1 or (r + 1) // 2 != run[0] or cut):
            out.add((run[0], run[1], i - 1)); run = None
        if i < len(y) and r and not run:
            run = ((r + 1) // 2, i)
    return out


def batches(items, size, rng):
    """items of about the same length together; size is in tokens"""
    order = sorted(range(len(items)), key=lambda i: items[i][2] - items[i][1] + rng.random() * 20)
    out, cur, longest = [], [], 0
    for i in order:
        n = items[i][2] - items[i][1]
        if cur and max(longest, n) * (len(cur) + 1) > size:
            out.append(cur); cur, longest = [], 0
        cur.append(i); longest = max(longest, n)
    if cur:
        out.append(cur)
    rng.shuffle(out)
    return out


def shorten(items, docs, rng, bare, short):
    """the pieces of an epoch: some begin without the headline that every text of PolNeAR begins with, some are cut down to a
    few sentences, as short texts are"""
    out = []
    for d, lo, hi in items:
        start = docs[d][0]["start"]
        if lo == 0 and rng.random() < bare:
            lo = next((i for i in range(1, hi) if start[i] == 2), 0)
        elif rng.random() < short:
            s = [lo] + [i for i in range(lo + 1, hi) if start[i]] + [hi]
            k = rng.randrange(len(s) - 1); lo, hi = s[k], s[min(len(s) - 1, k + rng.randint(1, 4))]
        out.append((d, lo, hi))
    return out


def collate(docs, items, idx, word_drop=0.0, rng=None):
    T = max(items[i][2] - items[i][1] for i in idx); B = len(idx)
    b = {k: torch.zeros(B, T, dtype=torch.long) for k in ["word", "pre", "suf", *HEADS] + [c for c, _ in COLS]}
    b["bits"] = torch.zeros(B, T, BITS); mask = torch.zeros(B, T, dtype=torch.bool)
    for j, i in enumerate(idx):
        d, lo, hi = items[i]; x = docs[d][0]
        for k in b:
            b[k][j, :hi - lo] = torch.from_numpy(x[k][lo:hi])
        mask[j, :hi - lo] = True
    if word_drop:
        drop = torch.rand(B, T) < word_drop
        b["word"][drop & mask] = 1
        rule = torch.rand(B, T) < 0.05
        b["rule"][rule] = 0
    return b, mask


def evaluate(net, docs, items, head):
    """F1, and precision and recall, of exact sources, cues, contents of one head"""
    net.eval(); k = HEADS.index(head); em = [np.zeros((len(d[0]["word"]), ROLES)) for d in docs]
    with torch.no_grad():
        for idx in batches(items, 6000, random.Random(0)):
            b, mask = collate(docs, items, idx)
            e = net(b, mask)[k].numpy()
            for j, i in enumerate(idx):
                d, lo, hi = items[i]; em[d][lo:hi] = e[j, :hi - lo]
    tr, fi = net.trans[k].detach().numpy(), net.first[k].detach().numpy()
    n, of = Counter(), [[] for _ in docs]
    for i, lo, hi in items:
        of[i].append((lo, hi))
    for i, d in enumerate(docs):
        y = np.zeros(len(em[i]), int)
        for lo, hi in of[i]:
            y[lo:hi] = viterbi(em[i][lo:hi], tr, fi)
        g, p = spans(d[0]["judge"], d[0]["start"]), spans(y, d[0]["start"])
        for r in (1, 2, 3):
            G, P = {s for s in g if s[0] == r}, {s for s in p if s[0] == r}
            n[r, "g"] += len(G); n[r, "p"] += len(P); n[r, "t"] += len(G & P)
    f = [round(200 * n[r, "t"] / max(1, n[r, "g"] + n[r, "p"]), 1) for r in (1, 2, 3)]
    pr = [(round(100 * n[r, "t"] / max(1, n[r, "p"]), 1), round(100 * n[r, "t"] / max(1, n[r, "g"]), 1)) for r in (1, 2, 3)]
    return f, pr


def judged(docs, key, v):
    enc = [encode(d, v) for d in docs]
    for e, d in zip(enc, docs):
        e[0]["judge"] = np.array(d[key])
    return enc, [(k, lo, hi) for k, e in enumerate(enc) for lo, hi in pieces(e)]


def report(net, looked):
    for name, head, enc, items in looked:
        f, pr = evaluate(net, enc, items, head)
        print(f"  {name}, head {head}: source/cue/content {f} (P, R {pr})", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("train"); ap.add_argument("dev"); ap.add_argument("out")
    ap.add_argument("--arch", default="lstm"); ap.add_argument("--hidden", type=int, default=96); ap.add_argument("--layers", type=int, default=1)
    ap.add_argument("--input", type=int, default=96); ap.add_argument("--word-dim", type=int, default=64)
    ap.add_argument("--dilations", type=int, nargs="+", default=[1, 2, 4, 8, 16, 1, 2, 4])
    ap.add_argument("--epochs", type=int, default=10); ap.add_argument("--dropout", type=float, default=0.3)
    ap.add_argument("--word-drop", type=float, default=0.05, help="share of words that are unknown, anew each epoch")
    ap.add_argument("--lr", type=float, default=2e-3); ap.add_argument("--batch", type=int, default=4000)
    ap.add_argument("--crf", type=int, default=1); ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--share", type=float, default=1.0, help="of the training articles, for learning curves")
    ap.add_argument("--vectors", help="static word vectors, from vectors.py")
    ap.add_argument("--bare", type=float, default=0.5, help="share of texts that lose their headline, anew each epoch")
    ap.add_argument("--short", type=float, default=0.12, help="share of pieces cut down to a few sentences, anew each epoch")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--said", nargs="*", default=[], help="more texts to train on, annotated for what is said")
    ap.add_argument("--said-dev", nargs="*", default=[], help="texts annotated for what is said that are only looked at")
    ap.add_argument("--said-weight", type=float, default=1.0)
    a = ap.parse_args()
    torch.manual_seed(a.seed); rng = random.Random(a.seed); torch.set_num_threads(a.threads)
    WEIGHT.update(gold=1.0, said=a.said_weight)
    train, dev = load(a.train), load(a.dev)
    ids = sorted({d["id"] for d in train}); random.Random(0).shuffle(ids); keep = set(ids[:int(len(ids) * a.share)])
    train = [d for d in train if d["id"] in keep]
    by = {}
    for p in a.said:
        for d in load(p):
            by[d["id"]] = d
    for d in train:                          # PolNeAR's own texts that were annotated anew have both
        if d["id"] in by:
            d["said"] = by[d["id"]]["said"]
    known = {d["id"] for d in train}
    train += [{k: v for k, v in d.items() if k != "gold"} for i, d in sorted(by.items()) if i not in known]
    said_dev = [(p, load(p)) for p in a.said_dev]
    v = Vocab(train)
    if a.vectors:
        v.add_vectors(a.vectors)
    tr, looked = [encode(d, v) for d in train], [("PolNeAR", "gold", "gold", dev), ("PolNeAR", "said", "gold", dev)]
    for p, ds in said_dev:
        looked += [(p.split("/")[-1], "said", "said", ds), (p.split("/")[-1], "gold", "said", ds)]
    looked = [(name, head, *judged(ds, key, v)) for name, head, key, ds in looked]
    ti = [(k, lo, hi) for k, e in enumerate(tr) for lo, hi in pieces(e)]
    net = Net(v, a)
    print(f"{len(train)} texts, {sum(len(e[0]['word']) for e in tr)} tokens, {len(v.learned)} words learned, {len(v.word)} known, {len(v.pre)} prefixes, {len(v.suf)} suffixes, "
          f"{sum(p.numel() for p in net.parameters())} weights, {len(ti)} pieces", flush=True)
    opt = torch.optim.AdamW(net.parameters(), lr=a.lr, weight_decay=1e-4)
    total = a.epochs * len(batches(ti, a.batch, random.Random(0))); step = 0
    avg, navg = None, 0
    for ep in range(a.epochs):
        net.train(); t0 = time.time(); loss_sum = 0; now = shorten(ti, tr, rng, a.bare, a.short); bs = batches(now, a.batch, rng)
        for idx in bs:
            b, mask = collate(tr, now, idx, a.word_drop)
            for g in opt.param_groups:
                g["lr"] = a.lr * min(1, (step + 1) / 100) * (0.5 * (1 + math.cos(math.pi * min(1, step / total))) * 0.95 + 0.05)
            em = net(b, mask)
            loss = net.loss(em, b, mask, a.crf and ep >= a.epochs // 3)
            opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step()
            step += 1; loss_sum += loss.item()
        print(f"epoch {ep + 1}: loss {loss_sum / len(bs):.4f}, {time.time() - t0:.0f} s", flush=True)
        if ep % 3 == 2:
            report(net, looked)
        if ep >= a.epochs * 3 // 4:
            w = {k: p.detach().clone() for k, p in net.state_dict().items()}
            avg = w if avg is None else {k: avg[k] + w[k] for k in w}; navg += 1
    net.load_state_dict({k: p / navg for k, p in avg.items()})
    print("averaged:"); report(net, looked)
    seen = np.uint64(0)
    for d in train:
        seen |= np.bitwise_or.reduce(np.array(d["class"], dtype=np.uint64))
    arrays = {"bits.seen": ((seen >> np.arange(BITS, dtype=np.uint64)) & np.uint64(1)).astype(np.float32)}
    arrays |= {k: p.detach().numpy().astype(np.float32) for k, p in net.state_dict().items()}
    for k in ("word", "pre", "suf"):
        table = getattr(v, k)
        arrays["vocab." + k] = np.frombuffer("\n".join(sorted(table, key=table.get)).encode(), dtype=np.uint8)
    arrays["config"] = np.frombuffer(json.dumps(vars(a)).encode(), dtype=np.uint8)
    np.savez(a.out, **arrays)


if __name__ == "__main__":
    main()
