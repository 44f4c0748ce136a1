#!/usr/bin/env python3
"""Scores pairs of articles against the gold of a case.

usage: score_pairs.py CASE_DIR FOUND.json

FOUND.json: pairs [[id, id], ...], or predictions as score/lineage.py reads them: then two articles are a pair if a
passage joins them. Articles with the same text count as one throughout: whoever joins one of them has joined all.
Two texts are related if they share fifty characters in a row of one root, replaced words of twelve characters or fewer
bridged: what score/lineage.py wants found. As for passages (make_case.py), truth.json says which pairs should be found,
and all/truth.json which it is right to find. A pair that is not in either, yet has three word 9-grams in common, which
the maker calls sharing text, is reuse among the sources: set aside.
 precision  right pairs of those reported, without those set aside
 recall     reported pairs of those that should be
 joined     copies with a relative that are joined to one, and the same by kind of copy
"""
import json, os, re, sys
from collections import Counter, defaultdict
from itertools import combinations

BRIDGE, SHORTEST, GRAMS = 12, 50, 3


def stretches(origin):
    """By root, the stretches of it that an article has: (start, end) in the root, sorted."""
    by_root = defaultdict(list)
    for s, e, root, offset in origin:
        by_root[root].append((offset, offset + e - s))
    out = {}
    for root, runs in by_root.items():
        joined = []
        for s, e in sorted(runs):
            if joined and s - joined[-1][1] < BRIDGE:
                joined[-1][1] = max(joined[-1][1], e)
            else:
                joined.append([s, e])
        out[root] = tuple((s, e) for s, e in joined if e - s >= SHORTEST)
    return out


def overlap(x, y):
    """Whether two sorted lists of stretches have fifty characters in a row in common."""
    i = j = 0
    while i < len(x) and j < len(y):
        if min(x[i][1], y[j][1]) - max(x[i][0], y[j][0]) >= SHORTEST:
            return True
        if x[i][1] < y[j][1]:
            i += 1
        else:
            j += 1
    return False


class Gold:
    def __init__(self, case):
        with open(os.path.join(case, "articles.jsonl"), encoding="utf8") as f:
            text = {r["id"]: r["text"] for r in map(json.loads, f)}
        with open(os.path.join(case, "truth.json")) as f:
            truth = json.load(f)
        with open(os.path.join(case, "all/truth.json")) as f:
            every = json.load(f)
        number = {}
        self.text_of = {id: number.setdefault(t, len(number)) for id, t in text.items()}
        self.texts = list(number)
        self.copies = {id: t["kind"] for id, t in truth.items() if t["kind"] not in ("root", "unrelated")}
        self.grams = {}
        self.wanted, self.right = self.related(truth), self.related(every)

    def related(self, truth):
        # Texts that have the same stretches of a root stand for each other.
        alike = defaultdict(lambda: defaultdict(set))
        for id, t in truth.items():
            for root, s in stretches(t["origin"]).items():
                if s:
                    alike[root][s].add(self.text_of[id])
        out = set()
        for groups in alike.values():
            for ts in groups.values():
                out.update(pair(a, b) for a, b in combinations(ts, 2))
            for (x, ts), (y, us) in combinations(groups.items(), 2):
                if overlap(x, y):
                    out.update(pair(a, b) for a in ts for b in us if a != b)
        return out

    def share(self, p):
        """Whether the maker would say that two texts share text."""
        for t in p:
            if t not in self.grams:
                w = re.findall(r"[a-z0-9]+", self.texts[t].lower())
                self.grams[t] = {" ".join(w[i:i + 9]) for i in range(len(w) - 8)}
        return len(self.grams[p[0]] & self.grams[p[1]]) >= GRAMS


def pair(a, b):
    return (a, b) if a < b else (b, a)


def score(gold, found):
    if isinstance(found, dict):
        found = {(p["a"], p["b"]) for p in found["passages"]}
    pairs = {pair(gold.text_of[a], gold.text_of[b]) for a, b in found if gold.text_of[a] != gold.text_of[b]}
    right = pairs & gold.right
    found_wanted = pairs & gold.wanted
    aside = {p for p in pairs - right if gold.share(p)}
    wrong = len(pairs) - len(right) - len(aside)
    # Articles of one text are each other's relatives, and are joined if the program says so or takes texts once.
    joined = {t for p in found_wanted for t in p}
    together = {gold.text_of[a] for a, b in found if gold.text_of[a] == gold.text_of[b]}
    printings = Counter(gold.text_of.values())
    relatives = {t for p in gold.wanted for t in p}
    want, got = Counter(), Counter()
    for id, kind in gold.copies.items():
        t = gold.text_of[id]
        if t in relatives or printings[t] > 1:
            want[kind] += 1
            got[kind] += t in joined or t in together
    precision, recall = len(right) / max(1, len(right) + wrong), len(found_wanted) / len(gold.wanted)
    return {"pairs": len(pairs), "wanted": len(gold.wanted), "aside": len(aside), "wrong": wrong, "precision": round(precision, 4),
            "recall": round(recall, 4), "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
            "joined": round(sum(got.values()) / sum(want.values()), 4), "by_kind": {k: round(got[k] / want[k], 4) for k in sorted(want)}}


def main():
    gold = Gold(sys.argv[1])
    out = {}
    for path in sys.argv[2:]:
        with open(path) as f:
            out[os.path.splitext(os.path.basename(path))[0]] = score(gold, json.load(f))
    json.dump(out, sys.stdout)


if __name__ == "__main__":
    main()
