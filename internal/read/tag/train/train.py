#!/usr/bin/env python3
"""Trains the network that tags words and puts them into trees.

usage: train.py TRAIN.tokens VECTORS.npz OUT.npz [--dev NAME=DEV.tokens …] [--epochs N] [--seed N] …

The .tokens files come from `go run ./internal/read/tag/train`, the vectors from attrib/train/vectors.py. Dev is only looked at:
the weights written are an average over the last epochs, whichever did best on it. Needs PyTorch; Python only trains, Go runs.
"""
import argparse, json, math, os, random, sys, time
from collections import Counter
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.multiprocessing as mp

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../attrib/train"))
from fast import Both

AFFIXES = (("pre3", lambda w: w[:3], 10), ("suf2", lambda w: w[-2:], 5), ("suf3", lambda w: w[-3:], 5), ("suf4", lambda w: w[-4:], 10))
DIMS = {"pre3": 16, "suf2": 16, "suf3": 24, "suf4": 24, "shape": 24}
RARE_TAG, MOST_TAGS = 8, 64      # a pair of tags that is rarer is taken for the commonest of its part of speech


def load(path):
    with open(path, encoding="utf8") as f:
        return [json.loads(line) for line in f]


class Names:
    """what is told apart: strings of the tables (rows 0 and 1: padding, unknown), pairs of tags, relations"""
    def __init__(self, train, vectors, min_word):
        c = {k: Counter() for k in ["word", "shape"] + [a for a, _, _ in AFFIXES]}
        pairs, rels = Counter(), Counter()
        for r in train:
            c["word"].update(r["word"]); c["shape"].update(r["shape"])
            for a, cut, _ in AFFIXES:
                c[a].update(cut(w) for w in r["word"])
            pairs.update(zip(r["tag"], r["fine"])); rels.update(r["rel"])
        def index(c, least):
            return {w: i + 2 for i, w in enumerate(sorted(w for w, n in c.items() if n >= least))}
        self.rows = {a: index(c[a], least) for a, _, least in AFFIXES}
        self.rows["shape"] = index(c["shape"], 4)
        learned = index(c["word"], min_word)
        z = np.load(vectors); known, vec = bytes(z["vocab"]).decode().split("\n"), z["vectors"]
        at = {w: i for i, w in enumerate(known)}
        words = sorted(set(at) | set(learned))
        self.rows["word"] = {w: i + 2 for i, w in enumerate(words)}
        self.vectors = np.zeros((len(words) + 2, vec.shape[1]), np.float32)
        self.own = np.ones(len(words) + 2, np.int64)         # row of the learned table, 1 for none
        for w, i in self.rows["word"].items():
            if w in at:
                self.vectors[i] = vec[at[w]]
            self.own[i] = learned.get(w, 1)
        self.learned = len(learned) + 2
        self.rels = [r for r, _ in sorted(rels.items(), key=lambda x: (-x[1], x[0]))]
        self.joined, self.pair, common = [], {}, {}
        for p, n in sorted(pairs.items(), key=lambda x: (-x[1], x[0])):
            if (n < RARE_TAG or len(self.joined) == MOST_TAGS) and p[0] in common:
                self.pair[p] = common[p[0]]
                continue
            self.pair[p] = len(self.joined); common.setdefault(p[0], len(self.joined)); self.joined.append(p)
        self.rel = {r: i for i, r in enumerate(self.rels)}


COLUMNS = ["word", "shape"] + [a for a, _, _ in AFFIXES]


def encode(r, n):
    x = {"word": [n.rows["word"].get(w, 1) for w in r["word"]], "shape": [n.rows["shape"].get(s, 1) for s in r["shape"]]}
    for a, cut, _ in AFFIXES:
        x[a] = [n.rows[a].get(cut(w), 1) for w in r["word"]]
    x["tag"] = [n.pair.get(p, -1) for p in zip(r["tag"], r["fine"])]
    x["head"] = [h + 1 for h in r["head"]]                   # 0 is the root
    x["rel"] = [n.rel.get(l, -1) for l in r["rel"]]
    return np.array([x[k] for k in COLUMNS + ["tag", "head", "rel"]], dtype=np.int64)


class Drop(nn.Module):
    """dropout that leaves out the same of every word of a sentence"""
    def __init__(self, p):
        super().__init__(); self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= self.p) / (1 - self.p)


class Net(nn.Module):
    def __init__(self, n, a):
        super().__init__()
        self.word = nn.Embedding(n.learned, a.word_dim)
        nn.init.normal_(self.word.weight, 0, 0.1)
        self.register_buffer("vectors", torch.from_numpy(n.vectors)); self.register_buffer("own", torch.from_numpy(n.own))
        self.tables = nn.ModuleDict({k: nn.Embedding(len(n.rows[k]) + 2, DIMS[k]) for k in COLUMNS[1:]})
        for t in self.tables.values():
            nn.init.normal_(t.weight, 0, 0.3)
        width = a.word_dim + n.vectors.shape[1] + sum(DIMS.values())
        self.inp = nn.Linear(width, a.input)
        h = a.hidden
        self.body = nn.ModuleList([nn.LSTM(a.input if i == 0 else 2 * h, h, 1, bidirectional=True) for i in range(a.layers)])
        self.tag = nn.Linear(2 * h, len(n.joined))
        self.arc = nn.Linear(2 * h, 2 * a.arc)               # as a child, as a head
        self.bilinear = nn.Linear(a.arc, a.arc)
        self.root = nn.Parameter(torch.randn(a.arc) * 0.1)
        self.label = nn.Linear(2 * h, 2 * a.label)           # as a child, as a head
        self.label_root = nn.Parameter(torch.zeros(a.label))
        self.rel = nn.Linear(a.label, len(n.rels))
        self.drop, self.mlp_drop, self.tag_layer = Drop(a.dropout), Drop(a.dropout), a.tag_layer
        self.a = a

    def forward(self, b, mask):
        own, vec = self.own[b["word"]], self.vectors[b["word"]]
        if self.training:            # a word must be known by its vector alone, and by its affixes alone
            u = torch.rand(own.shape)
            own = torch.where(u < self.a.word_drop, torch.ones_like(own), own)
            vec = vec * (u >= self.a.word_drop / 2).unsqueeze(-1)
        e = [self.word(own), vec] + [self.tables[k](b[k]) for k in COLUMNS[1:]]
        m = mask.unsqueeze(-1).float()
        x = torch.relu(self.inp(self.drop(torch.cat(e, -1)))) * m
        T = mask.shape[1]; at = torch.arange(T)[None]; n = mask.sum(1, keepdim=True)
        rev = torch.where(at < n, n - 1 - at, at).unsqueeze(-1)          # each sentence backwards, its padding still behind it
        for i, l in enumerate(self.body):
            x = self.drop(x); back = x.gather(1, rev.expand_as(x))
            pre = torch.stack([F.linear(x, l.weight_ih_l0, l.bias_ih_l0 + l.bias_hh_l0),
                               F.linear(back, l.weight_ih_l0_reverse, l.bias_ih_l0_reverse + l.bias_hh_l0_reverse)])
            h = Both.apply(pre.transpose(1, 2).contiguous(), torch.stack([l.weight_hh_l0.t(), l.weight_hh_l0_reverse.t()]))
            y, z = h[0].transpose(0, 1), h[1].transpose(0, 1)
            x = torch.cat([y, z.gather(1, rev.expand_as(z))], -1) * m
            if i + 1 == self.tag_layer:
                tags = self.tag(self.drop(x))
        x = self.drop(x)
        child, head = self.mlp_drop(torch.relu(self.arc(x))).chunk(2, -1)
        q = self.bilinear(child)                             # B T A
        head = torch.cat([self.root.expand(len(x), 1, -1), head], 1)
        arcs = torch.baddbmm(torch.zeros(1), q, head.transpose(1, 2))    # B T T+1
        off = torch.cat([torch.zeros_like(mask[:, :1]), ~mask], 1)
        arcs = arcs.masked_fill(off[:, None, :], -1e4)
        arcs = arcs.masked_fill(torch.eye(T + 1, dtype=torch.bool)[None, 1:], -1e4)
        return tags, arcs, self.label(x)

    def relations(self, label, heads):
        child, head = label.chunk(2, -1)
        head = torch.cat([self.label_root.expand(len(head), 1, -1), head], 1)
        h = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[2]))
        return self.rel(self.mlp_drop(torch.relu(child + h)))


def batches(items, size, rng):
    """sentences of about the same length together; size is in words"""
    order = sorted(range(len(items)), key=lambda i: items[i].shape[1] + rng.random() * 3)
    out, cur, longest = [], [], 0
    for i in order:
        n = items[i].shape[1]
        if cur and max(longest, n) * (len(cur) + 1) > size:
            out.append(cur); cur, longest = [], 0
        cur.append(i); longest = max(longest, n)
    out.append(cur)
    rng.shuffle(out)
    return out


def collate(items, idx):
    T = max(items[i].shape[1] for i in idx)
    x = np.zeros((len(COLUMNS) + 3, len(idx), T), np.int64); mask = np.zeros((len(idx), T), bool)
    for j, i in enumerate(idx):
        n = items[i].shape[1]
        x[:, j, :n] = items[i]; mask[j, :n] = True
    x = torch.from_numpy(x)
    return dict(zip(COLUMNS + ["tag", "head", "rel"], x)), torch.from_numpy(mask)


def evaluate(net, n, items, docs):
    """per cent of tags, heads, and relations without their subtypes; heads are each by itself, not yet a tree"""
    net.eval(); c = Counter()
    base = np.array([[r.split(":")[0] for r in n.rels].index(r.split(":")[0]) for r in n.rels])
    coarse = np.array([[t for t, _ in n.joined].index(p[0]) for p in n.joined])
    with torch.no_grad():
        for idx in batches(items, 4000, random.Random(0)):
            b, mask = collate(items, idx)
            tags, arcs, label = net(b, mask)
            heads = arcs.argmax(-1); rels = net.relations(label, heads).argmax(-1)
            ok_t = coarse[tags.argmax(-1).numpy()] == coarse[b["tag"].numpy()]
            ok_h = (heads == b["head"]).numpy(); ok_r = ok_h & (base[rels.numpy()] == base[b["rel"].numpy()])
            for j, i in enumerate(idx):
                m = mask[j].numpy()
                for k in ("", "news") if "_news_" in docs[i] else ("",):
                    c[k, "n"] += int(m.sum()); c[k, "t"] += int(ok_t[j][m].sum()); c[k, "h"] += int(ok_h[j][m].sum()); c[k, "r"] += int(ok_r[j][m].sum())
    return {k: [round(100 * c[k, x] / c[k, "n"], 2) for x in "thr"] for k in ("", "news") if c[k, "n"]}


class Pair:
    """so many processes that learn from a batch together: each takes a part of its sentences, and all take the same step. They
    meet once a step, which costs less than threads that meet in every product where processors are shared"""
    def __init__(self, procs, net, seed):
        self.procs, self.rank, self.ps = procs, 0, [p for p in net.parameters() if p.requires_grad]
        if procs > 1:
            self.grads = torch.zeros(2, procs, sum(p.numel() for p in self.ps)).share_memory_()
            self.gate, self.turn = mp.get_context("fork").Barrier(procs), 0
            for r in range(1, procs):
                if os.fork() == 0:
                    self.rank = r
                    break
        torch.manual_seed(seed + self.rank)

    def share(self, idx):
        return idx[self.rank::self.procs] or idx[:1]

    def sum(self):
        if self.procs == 1:
            return
        at, mine = 0, self.grads[self.turn, self.rank]
        for p in self.ps:
            mine[at:at + p.numel()].copy_(p.grad.reshape(-1)); at += p.numel()
        self.gate.wait()
        at, mean = 0, self.grads[self.turn].mean(0)
        for p in self.ps:
            p.grad.copy_(mean[at:at + p.numel()].view_as(p)); at += p.numel()
        self.turn = 1 - self.turn        # nobody writes here again before all have read


def losses(net, b, mask):
    tags, arcs, label = net(b, mask)
    rels = net.relations(label, b["head"] * mask)
    return F.cross_entropy(tags[mask], b["tag"][mask]) + F.cross_entropy(arcs[mask], b["head"][mask]) + F.cross_entropy(rels[mask], b["rel"][mask])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("train"); ap.add_argument("vectors"); ap.add_argument("out")
    ap.add_argument("--dev", action="append", default=[])
    ap.add_argument("--input", type=int, default=128); ap.add_argument("--hidden", type=int, default=128); ap.add_argument("--layers", type=int, default=3)
    ap.add_argument("--word-dim", type=int, default=64); ap.add_argument("--arc", type=int, default=128); ap.add_argument("--label", type=int, default=128)
    ap.add_argument("--tag-layer", type=int, default=2); ap.add_argument("--min-word", type=int, default=2)
    ap.add_argument("--epochs", type=int, default=16); ap.add_argument("--lr", type=float, default=2e-3); ap.add_argument("--batch", type=int, default=1400)
    ap.add_argument("--dropout", type=float, default=0.3); ap.add_argument("--word-drop", type=float, default=0.2)
    ap.add_argument("--most", type=int, default=120, help="longest sentence learned from")
    ap.add_argument("--look", type=int, default=4, help="after how many epochs to look at dev")
    ap.add_argument("--procs", type=int, default=2, help="processes; the result depends on how many"); ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    torch.manual_seed(a.seed); rng = random.Random(a.seed); torch.set_num_threads(1)
    train = load(a.train)
    n = Names(train, a.vectors, a.min_word)
    forms = {}
    for r in train:
        if len(r["word"]) <= a.most:
            forms.setdefault(r["item"], []).append(encode(r, n))
    forms = list(forms.values())
    dev = {}
    for d in a.dev:
        name, path = d.split("=")
        rs = [r for r in load(path) if "/" not in r["id"]]
        dev[name] = ([encode(r, n) for r in rs], [r["doc"] for r in rs])
    net = Net(n, a)
    print(f"{len(forms)} sentences, {sum(f[0].shape[1] for f in forms)} words, {n.learned} learned, {len(n.rows['word'])} known, {len(n.joined)} pairs of tags, "
          f"{len(n.rels)} relations, { {k: len(v) for k, v in n.rows.items()} }, {sum(p.numel() for p in net.parameters())} weights", flush=True)
    pair = Pair(a.procs, net, a.seed)
    opt = torch.optim.AdamW(net.parameters(), lr=a.lr, betas=(0.9, 0.98), weight_decay=1e-4)
    total = a.epochs * len(batches([f[0] for f in forms], a.batch, random.Random(0))); step = 0
    avg, navg = None, 0
    for ep in range(a.epochs):
        net.train(); t0 = time.time(); loss_sum = 0
        now = [f[ep % len(f)] for f in forms]; bs = batches(now, a.batch, rng)
        for idx in bs:
            b, mask = collate(now, pair.share(idx))
            for g in opt.param_groups:
                g["lr"] = a.lr * min(1, (step + 1) / 60) * (0.5 * (1 + math.cos(math.pi * min(1, step / total))) * 0.98 + 0.02)
            loss = losses(net, b, mask)
            opt.zero_grad(); loss.backward(); pair.sum(); nn.utils.clip_grad_norm_(net.parameters(), 2.0); opt.step()
            step += 1; loss_sum += loss.item()
        t1 = time.time()
        if pair.rank == 0:
            scores = {k: evaluate(net, n, *d) for k, d in dev.items()} if (ep + 1) % a.look == 0 else ""
            print(f"epoch {ep + 1}: loss {loss_sum / len(bs):.4f}, {scores}, {t1 - t0:.0f} + {time.time() - t1:.0f} s", flush=True)
        if ep >= a.epochs * 3 // 4:
            w = {k: p.detach().clone() for k, p in net.state_dict().items()}
            avg = w if avg is None else {k: avg[k] + w[k] for k in w}; navg += 1
    if pair.rank:
        os._exit(0)
    net.load_state_dict({k: p / navg if p.is_floating_point() else p // navg for k, p in avg.items()})
    print(f"averaged: {({k: evaluate(net, n, *d) for k, d in dev.items()})}", flush=True)
    save(a, n, net)


def save(a, n, net):
    arrays = {k: p.detach().numpy() for k, p in net.state_dict().items()}
    names = {"rows": {k: sorted(t, key=t.get) for k, t in n.rows.items()}, "joined": n.joined, "rels": n.rels, "config": vars(a)}
    np.savez(a.out, names=np.frombuffer(json.dumps(names).encode(), dtype=np.uint8), **arrays)


if __name__ == "__main__":
    main()
