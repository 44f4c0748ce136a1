#!/usr/bin/env python3
"""Makes one large constructed case, with gold that knows of all copying in it.

usage: make_case.py --shared ../shared --out DIR [--articles 10000] [--parts 5] [--seed 6]

The maker (shared/score/make_lineage.py) gives one source article to one story only, and PolNeAR train and the news
clusters together have about eight hundred that share no text: one case of it has two thousand articles at most, or else
consists of one story in eight thousand copies. So several cases are made, each of the same sources with a seed of its
own, and joined; ids begin with the number of the part. What one part copies from a source, another part copies from
it, too. The maker's gold does not know that, so it is told: a root goes by the name of the first article that has its
text, in whatever part, and an article that the maker calls unrelated is copied from that, too.

Around heavily edited copies and quotations the maker puts paragraphs of other sources, to stand for own text. With
several parts they are copied text. What should be found is the maker's business: OUT/truth.json leaves these out, so
that recall by kind of copy means what it does elsewhere. What it is right to find is not: OUT/all/truth.json names
where these paragraphs are from as well, and precision is measured on it.

Which article was first, and so direction and origins, cannot be asked of such a case.
"""
import argparse, bisect, json, os, random, re, subprocess, sys

SOURCES = ["data/attribution/train.jsonl", "data/news/clusters/dev.jsonl"]


def gather(shared, path):
    """Writes the sources to one file. The maker itself leaves out those that share text."""
    with open(path, "w", encoding="utf8") as out:
        for name in SOURCES:
            with open(os.path.join(shared, name), encoding="utf8") as f:
                for r in map(json.loads, f):
                    out.write(json.dumps({"id": r["id"], "title": r.get("title") or "", "text": r["text"]}) + "\n")


def make(maker, source, out, seed, syndicated):
    """Runs the maker and gives the number of articles it made."""
    said = subprocess.run([sys.executable, maker, source, out, "--seed", str(seed), "--stories", "1000",
                           "--syndicated", str(syndicated)], check=True, capture_output=True, text=True).stdout
    return int(said.split()[0])


def read(part, key):
    """The articles and the truth of a part, under ids that no other part has."""
    with open(os.path.join(part, "articles.jsonl"), encoding="utf8") as f:
        articles = [json.loads(line) for line in f]
    for r in articles:
        r["id"] = key(r["id"])
        r["url"] = f"https://{r['outlet']}/{r['id']}"
    with open(os.path.join(part, "truth.json")) as f:
        truth = {key(d): t for d, t in json.load(f).items()}
    for t in truth.values():
        t["parents"] = [key(p) for p in t["parents"]]
        t["origin"] = [[s, e, key(r), o] for s, e, r, o in t["origin"]]
    return articles, truth


def join_roots(articles, truth):
    """Gives roots with the same text, in whatever part, the name of the first; so too articles by themselves."""
    text = {r["id"]: r["text"] for r in articles}
    first, name = {}, {}
    for kind in ("root", "unrelated"):
        for d, t in sorted(truth.items()):
            if t["kind"] == kind:
                name[d] = first.setdefault(text[d], d)
    for d, t in truth.items():
        if t["kind"] == "unrelated":
            t["origin"] = [[0, len(text[d]), name[d], 0]]
        t["origin"] = [[s, e, name.get(r, r), o] for s, e, r, o in t["origin"]]
        t["roots"] = sorted({r for _, _, r, _ in t["origin"]} - {d}) or [d]
    return first


def paragraphs(text):
    return [m.span() for m in re.finditer(r"[^\n]+", text)]


def borrowed(articles, truth, first, source):
    """The truth with the paragraphs that stand for own text laid on where they are from."""
    home = {}
    with open(source, encoding="utf8") as f:
        rest = {r["text"]: "source " + r["id"] for r in map(json.loads, f)}
    for text, name in [*first.items(), *rest.items()]:
        for s, e in paragraphs(text):
            home.setdefault(text[s:e], (name, s))
    out = {}
    for r in articles:
        t, text = truth[r["id"]], r["text"]
        runs, ends = list(t["origin"]), [e for _, e, _, _ in t["origin"]]
        for s, e in paragraphs(text):
            i = bisect.bisect_right(ends, s)
            free = i == len(ends) or t["origin"][i][0] >= e
            if free and text[s:e] in home:
                name, at = home[text[s:e]]
                runs.append([s, e, name, at])
        out[r["id"]] = {**t, "origin": sorted(runs)}
    return out


def write(dir, articles, truth):
    os.makedirs(dir, exist_ok=True)
    with open(os.path.join(dir, "articles.jsonl"), "w", encoding="utf8") as f:
        f.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in articles)
    with open(os.path.join(dir, "truth.json"), "w") as f:
        json.dump(truth, f)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", default="../shared")
    ap.add_argument("--out", required=True)
    ap.add_argument("--articles", type=int, default=10000)
    ap.add_argument("--parts", type=int, default=5)
    ap.add_argument("--seed", type=int, default=6, help="the first part's; the others follow")
    a = ap.parse_args()
    maker = os.path.join(a.shared, "score/make_lineage.py")
    os.makedirs(a.out, exist_ok=True)
    source = os.path.join(a.out, "sources.jsonl")
    gather(a.shared, source)
    articles, truth, left = [], {}, a.articles
    for i in range(a.parts):
        part = os.path.join(a.out, f"part{i}")
        # The stories come first and are the same whatever the number of copies of the last one.
        small = make(maker, source, part, a.seed + i, 0)
        copies = left // (a.parts - i) - small - 1
        if copies > 0:
            make(maker, source, part, a.seed + i, copies)
        made, t = read(part, lambda name: f"p{i}{name}")
        articles, left = articles + made, left - len(made)
        truth.update(t)
    first = join_roots(articles, truth)
    random.Random(a.seed).shuffle(articles)
    every = borrowed(articles, truth, first, source)
    write(a.out, articles, truth)
    write(os.path.join(a.out, "all"), articles, every)
    # A thousand articles of the first part, for what cannot take ten: it has its stories in order of their ids.
    some = {f"p0a{n:05d}" for n in range(1000)}
    few = [r for r in articles if r["id"] in some]
    write(os.path.join(a.out, "few"), few, {d: t for d, t in truth.items() if d in some})
    write(os.path.join(a.out, "few/all"), few, {d: t for d, t in every.items() if d in some})
    kinds = [t["kind"] for t in truth.values()]
    with open(os.path.join(a.out, "case.json"), "w") as f:
        json.dump({"articles": len(articles), "distinct": len({r["text"] for r in articles}),
                   "bytes": sum(len(r["text"].encode()) for r in articles), "seeds": [a.seed, a.seed + a.parts - 1],
                   "kinds": {k: kinds.count(k) for k in sorted(set(kinds))}}, f)


if __name__ == "__main__":
    main()
