#!/usr/bin/env python3
"""Finds passages with a program that aligns runs of words, and says what it took.

usage: aligners.py sim-prepare usual|wide CASE_DIR FOLDER
       aligners.py sim-collect usual|wide CASE_DIR FOLDER PREDICTIONS.json
       aligners.py text-matcher PAIRS.json CASE_DIR PREDICTIONS.json

sim: sim_text of Debian's similarity-tester, all articles at once. It tells positions in lines, so every article is
handed to it with one word a line, lower case: sim-prepare writes these files and the program's options, compare.py
runs and times it (what it takes to read them counts, to write them not), sim-collect reads what it said. "usual": its
own least run of eight words, each article against those after it. "wide": a text that stands there several times once,
as hearsay does it; runs of five words, hearsay's shortest; each article against all (-a).
text-matcher: the PyPI package, its own settings, stop words kept (their list is a download). It knows pairs of texts
only, so it is given the pairs of PAIRS.json; the best case for it is when those were found by MinHash.
It prints one line of JSON with seconds of processor time; articles of one text are joined whole, which it fails at.
"""
import contextlib, io, json, os, re, sys, time

WORD = re.compile(r"[^\W_]+")
RUN = re.compile(r"^(\S+): line (\d+)(?:-(\d+))?\s*\|(\S+): line (\d+)(?:-(\d+))?\s*\[\d+\]", re.M)


def read(case):
    with open(os.path.join(case, "articles.jsonl"), encoding="utf8") as f:
        return [(r["id"], r["text"]) for r in map(json.loads, f)]


def passage(a, b, x, y):
    return {"a": a, "a_start": x[0], "a_end": x[1], "b": b, "b_start": y[0], "b_end": y[1]}


def collapse(articles):
    """One article for each text, and passages between it and the others that have that text."""
    first, whole = {}, []
    for id, text in articles:
        if text in first:
            whole.append(passage(first[text], id, (0, len(text)), (0, len(text))))
        else:
            first[text] = id
    return [(id, text) for text, id in first.items()], whole


def sim_articles(setting, articles):
    return collapse(articles) if setting == "wide" else (articles, [])


def sim_prepare(setting, articles, folder):
    articles, _ = sim_articles(setting, articles)
    os.makedirs(folder, exist_ok=True)
    for id, text in articles:
        with open(os.path.join(folder, id), "w", encoding="utf8") as f:
            f.writelines(m.group().lower() + "\n" for m in WORD.finditer(text))
    with open(os.path.join(folder, "LIST"), "w") as f:
        f.writelines(id + "\n" for id, _ in articles)


def sim_collect(setting, articles, folder):
    articles, passages = sim_articles(setting, articles)
    with open(os.path.join(folder, "OUT"), encoding="utf8") as f:
        said = f.read()
    found = list(RUN.finditer(said))
    if len(found) != said.count("|"):
        raise SystemExit(f"sim_text said {said.count('|')} runs, of which {len(found)} can be read")
    spans = {id: [m.span() for m in WORD.finditer(text)] for id, text in articles}
    for m in found:
        a, x, u, b, y, v = m.groups()
        A, B = spans[a], spans[b]
        passages.append(passage(a, b, (A[int(x) - 1][0], A[int(u or x) - 1][1]), (B[int(y) - 1][0], B[int(v or y) - 1][1])))
    return passages


def text_matcher(pairs, articles):
    from text_matcher.matcher import Matcher, Text
    with open(pairs) as f:
        pairs = json.load(f)
    passages, failed, seconds, raw = [], 0, {}, dict(articles)
    wanted = {id for a, b in pairs if raw[a] != raw[b] for id in (a, b)}
    with contextlib.redirect_stdout(io.StringIO()):  # it tells of every match
        at = time.process_time()
        texts = {id: Text(text, id, removeStopwords=False) for id, text in articles if id in wanted}
        seconds["words"], at = time.process_time() - at, time.process_time()
        for a, b in pairs:
            if raw[a] == raw[b]:
                passages.append(passage(a, b, (0, len(raw[a])), (0, len(raw[b]))))
                continue
            A, B = texts[a], texts[b]
            try:
                m = Matcher(A, B)
            except (IndexError, RecursionError):  # it extends a match beyond the end of a text, or calls itself without end
                failed += 1
                continue
            for x in m.extended_matches:
                s, t = m.getLocations(A, x.a, x.sizeA + 2), m.getLocations(B, x.b, x.sizeB + 2)
                if s and t:
                    passages.append(passage(a, b, s, t))
        seconds["pairs"] = time.process_time() - at
    return passages, {"texts": len(texts), "pairs": len(pairs), "failed": failed, "seconds": seconds}


def save(passages, articles, out):
    """Writes predictions. A passage within one article is not asked for; nor may one reach beyond its text."""
    size = {id: len(text) for id, text in articles}
    passages = [p for p in passages if p["a"] != p["b"] and 0 <= p["a_start"] < p["a_end"] <= size[p["a"]]
                and 0 <= p["b_start"] < p["b_end"] <= size[p["b"]]]
    with open(out, "w") as f:
        json.dump({"passages": passages, "edges": [], "origins": {}}, f)


def main():
    step, setting, case, *where = sys.argv[1:]
    articles = read(case)
    if step == "sim-prepare":
        sim_prepare(setting, articles, where[0])
    elif step == "sim-collect":
        save(sim_collect(setting, articles, where[0]), articles, where[1])
    else:
        passages, cost = text_matcher(setting, articles)
        save(passages, articles, where[0])
        print(json.dumps(cost))


if __name__ == "__main__":
    main()
