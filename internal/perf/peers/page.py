"""Writes the page of a comparison: tables of ratios, and which peer does better at what."""
import datetime, importlib.metadata, os, platform, re, subprocess

KINDS = ["verbatim", "cut", "reorder", "merge", "light", "heavy", "quote"]

# The rows of the first tables: name of the run, what it is called.
ROWS = [("hearsay", "**hearsay**"), ("rensa", "rensa, usual"), ("rensa-wide", "rensa, wide"),
        ("datasketch", "datasketch, usual"), ("sim", "sim_text, usual"), ("sim-wide", "sim_text, wide")]
FEW = [("few-hearsay", "**hearsay**"), ("few-rensa", "rensa, usual"), ("few-rensa-wide", "rensa, wide"),
       ("few-sim-wide", "sim_text, wide"), ("few-text-matcher", "text-matcher on the pairs of rensa, wide")]

# What a row's time is the sum of, where it is not all of it; and what of that is making words of a text.
STAGES = {"hearsay": ("normalise", "segment", "passages")}
WORDS = {"normalise", "segment", "shingles", "duplicates", "words"}


def seconds(result, name, but=()):
    all = result["costs"][name]["seconds"]
    return sum(v for k, v in all.items() if k in STAGES.get(name.removeprefix("few-"), all) and k not in but)


def processor():
    try:
        with open("/proc/cpuinfo") as f:
            return re.search(r"model name\s*:\s*(.*)", f.read()).group(1)
    except (OSError, AttributeError):
        return platform.processor() or "unknown processor"


def sim_version():
    try:
        return subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "similarity-tester"], check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def share(x):
    """A share to three digits, more where these would say 1 of what is less."""
    if x < 0.00005:
        return "0"
    return "1" if x >= 0.99995 else f"{x:.3f}"[1:] if 0 < x < 0.9995 else f"{x:.4f}".lstrip("0") or "0"


def table(head, rows):
    line = lambda cells: "| " + " | ".join(cells) + " |\n"
    return line(head) + "|---|" + "---:|" * (len(head) - 1) + "\n" + "".join(map(line, rows))


def times(x):
    return f"{x:.2f}" if x < 10 else f"{x:.0f}"


def figures(result, rows):
    """A row for each program: cost as a ratio, and what was found."""
    base, out = rows[0][0], []
    for name, label in rows:
        s, c = result["scores"][name], result["costs"][name]
        words = seconds(result, name, WORDS) / seconds(result, base, WORDS)
        p = s.get("passages")
        out.append([label, times(seconds(result, name) / seconds(result, base)), "" if name.endswith(("sim", "sim-wide")) else times(words),
                    times(c["peak"] / result["costs"][base]["peak"]), share(s["precision"]), share(s["recall"]), share(s["joined"])]
                   + ([share(p["precision"]), share(p["recall"]), share(p["f1"]), times(p["recall"] / result["scores"][base]["passages"]["recall"])]
                      if p else ["none", "", "", ""]))
    return table(["", "time", "… without making words", "memory", "pairs: precision", "pairs: recall", "copies joined",
                  "passages: precision", "passages: recall", "passages: F1", "passages found"], out)


def kinds(result, rows, of):
    have = [r for r in rows if of(result["scores"][r[0]])]
    return table([""] + KINDS, [[label] + [share(of(result["scores"][name])[k]) for k in KINDS] for name, label in have])


def better(result, rows):
    """What a peer does better than hearsay, in words."""
    base, lines = rows[0][0], []
    for name, label in rows[1:]:
        s, h, told = result["scores"][name], result["scores"][base], []
        less = lambda x, y, what: told.append(f"{y / x:.1f} times less {what}") if x * 1.05 < y else None
        less(seconds(result, name), seconds(result, base), "time")
        less(result["costs"][name]["peak"], result["costs"][base]["peak"], "memory")
        for key, what in (("precision", "precision of pairs"), ("recall", "recall of pairs"), ("joined", "copies joined")):
            if s[key] > h[key]:
                told.append(f"{what} {share(s[key])} to {share(h[key])}")
        for key in ("precision", "recall", "f1"):
            if "passages" in s and s["passages"][key] > h["passages"][key]:
                told.append(f"{'F1' if key == 'f1' else key} of passages {share(s['passages'][key])} to {share(h['passages'][key])}")
        lines.append(f"- {label}: {'; '.join(told) if told else 'nothing'}.")
    return "\n".join(lines)


def growth(result):
    out = []
    for big, small, label in (("hearsay", "few-hearsay", "hearsay"), ("rensa", "few-rensa", "rensa, usual"),
                              ("rensa-wide", "few-rensa-wide", "rensa, wide"), ("sim-wide", "few-sim-wide", "sim_text, wide")):
        out.append(f"{label} {seconds(result, big) / seconds(result, small):.0f}")
    return ", ".join(out)


def short(result):
    """The figures of the lines above the tables."""
    scores = result["scores"]
    ratio = lambda n: times(seconds(result, n) / seconds(result, "hearsay"))
    found = lambda n: times(scores[n]["passages"]["recall"] / scores["hearsay"]["passages"]["recall"])
    heavy = lambda n: times(scores[n]["passages"]["by_kind"]["heavy"] / scores["hearsay"]["passages"]["by_kind"]["heavy"])
    both = lambda of, n: f"{of(n)} and {of(n + '-wide')}"
    quote = lambda n: share(scores[n]["by_kind"]["quote"])
    joined = lambda n: share(scores[n]["joined"])
    return {"sim_time": both(ratio, "sim"), "rensa_time": both(ratio, "rensa"), "datasketch_time": ratio("datasketch"),
            "sim_found": both(found, "sim"), "sim_heavy": both(heavy, "sim"), "minhash_joined": both(joined, "rensa"),
            "minhash_quote": both(quote, "rensa"), "hearsay_joined": joined("hearsay"), "hearsay_quote": quote("hearsay")}


def write(result, out):
    c, hs = result["case"], seconds(result, "hearsay")
    lineage = sum(result["costs"]["hearsay"]["seconds"].values())
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "page.md"), encoding="utf8") as f:
        text = f.read()
    fill = {
        "date": f"{datetime.date.today():%-d %B %Y}", "machine": f"{processor()}, {platform.system().lower()}/{platform.machine()}",
        "python": platform.python_version(), "go": subprocess.run(["go", "env", "GOVERSION"], capture_output=True, text=True).stdout.strip(),
        "load": f"{result['load']:.1f}", "rounds": str(result["costs"]["hearsay"]["rounds"]),
        "few_rounds": str(result["costs"]["trace"]["rounds"]),
        "spread": f"{100 * max(x['spread'] for n, x in result['costs'].items() if not n.startswith('few-')):.0f}",
        **{p.replace("-", "_"): importlib.metadata.version(p) for p in ("rensa", "datasketch", "text-matcher")}, "sim": sim_version(),
        "articles": f"{c['articles']:,}", "distinct": f"{c['distinct']:,}", "mb": f"{c['bytes'] / 1e6:.0f}",
        "seeds": f"{c['seeds'][0]} to {c['seeds'][1]}", "copied": ", ".join(f"{c['kinds'][k]:,} {k}" for k in KINDS),
        "main": figures(result, ROWS), "few": figures(result, FEW),
        "passages_by_kind": kinds(result, ROWS, lambda s: s.get("passages", {}).get("by_kind")),
        "joined_by_kind": kinds(result, ROWS, lambda s: s["by_kind"]),
        "better": better(result, ROWS), "growth": growth(result),
        "lineage": times(lineage / hs), "trace": times(result["costs"]["trace"]["seconds"]["all"] / hs),
        "trace_memory": times(result["costs"]["trace"]["peak"] / result["costs"]["hearsay"]["peak"]),
        "words": f"{100 * (hs - seconds(result, 'hearsay', WORDS)) / hs:.0f}",
        "rensa_words": f"{100 * (1 - seconds(result, 'rensa', WORDS) / seconds(result, 'rensa')):.0f}",
        "wrong": ", ".join(f"{label.replace('*', '').replace(', ', ' ')} {result['scores'][n]['wrong']:,}" for n, label in ROWS),
        **short(result),
        "tried": f"{result['costs']['few-text-matcher']['pairs']:,}",
    }
    text = re.sub(r"\{(\w+)\}", lambda m: fill[m.group(1)], text)
    with open(out, "w", encoding="utf8") as f:
        f.write(text)


if __name__ == "__main__":  # page.py RESULT.json PAGE.md: writes the page again
    import json, sys
    with open(sys.argv[1]) as f:
        write(json.load(f), sys.argv[2])
