#!/usr/bin/env python3
"""Finds pairs of near-duplicate articles with a MinHash library, and says what it took.

usage: minhash.py rensa|datasketch usual|wide CASE_DIR PAIRS.json

Shingles of five words, lower case; 128 permutations. "usual": every article, pairs of Jaccard 0.5 (bands and rows as
datasketch chooses them, for both libraries). "wide": a text that stands there several times is looked for once, which
is hearsay's way, and pairs of Jaccard 0.1 are asked for, so that partial copies have a chance. Candidates count as
pairs, as both libraries' guides have it.
PAIRS.json: [[id, id], ...]. Prints one line of JSON with seconds of processor time by stage.
"""
import json, os, re, sys, time

BANDS = {"usual": (25, 5), "wide": (64, 2)}  # bands, rows; 25 x 5 is datasketch's optimum for 0.5, 64 x 2 for 0.1
PERMUTATIONS = 128


class Watch:
    def __init__(self):
        self.seconds, self.at = {}, time.process_time()

    def lap(self, name):
        now = time.process_time()
        self.seconds[name], self.at = now - self.at, now


def shingles(text):
    w = re.findall(r"[^\W_]+", text.lower())
    return {" ".join(w[i:i + 5]) for i in range(max(1, len(w) - 4))}


def rensa(texts, bands, rows, watch):
    from rensa import RMinHash, RMinHashLSH
    watch.lap("import")
    sets = [list(shingles(t)) for t in texts]
    watch.lap("shingles")
    n = bands * rows  # its bands must fill the signature
    sketches = RMinHash.from_token_sets(sets, num_perm=n, seed=42)
    watch.lap("signatures")
    lsh = RMinHashLSH(0.0, n, bands)
    lsh.insert_many(sketches)
    found = lsh.query_all(sketches)
    watch.lap("index")
    return found


def datasketch(texts, bands, rows, watch):
    from datasketch import MinHash, MinHashLSH
    watch.lap("import")
    sets = [[s.encode() for s in shingles(t)] for t in texts]
    watch.lap("shingles")
    sketches = MinHash.bulk(sets, num_perm=PERMUTATIONS)
    watch.lap("signatures")
    lsh = MinHashLSH(num_perm=PERMUTATIONS, params=(bands, rows))
    for i, m in enumerate(sketches):
        lsh.insert(i, m, check_duplication=False)
    found = [lsh.query(m) for m in sketches]
    watch.lap("index")
    return found


def main():
    library, setting, case, out = sys.argv[1:]
    with open(os.path.join(case, "articles.jsonl"), encoding="utf8") as f:
        articles = [(r["id"], r["text"]) for r in map(json.loads, f)]
    watch = Watch()
    same = {}
    for i, (_, text) in enumerate(articles):
        same.setdefault(text if setting == "wide" else i, []).append(i)
    groups = list(same.values())
    watch.lap("duplicates")
    found = {"rensa": rensa, "datasketch": datasketch}[library]([articles[g[0]][1] for g in groups], *BANDS[setting], watch)
    pairs = {(i, j) for i, js in enumerate(found) for j in js if i < j}
    watch.lap("pairs")
    # A text's further articles are joined to the first, and are pairs through it: untimed, as for hearsay.
    listed = [[articles[a][0], articles[groups[j][0]][0]] for i, j in pairs for a in groups[i][:1]]
    listed += [[articles[g[0]][0], articles[k][0]] for g in groups for k in g[1:]]
    with open(out, "w") as f:
        json.dump(listed, f)
    watch.seconds.pop("import")
    print(json.dumps({"texts": len(groups), "pairs": len(listed), "seconds": watch.seconds}))


if __name__ == "__main__":
    main()
