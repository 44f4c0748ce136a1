#!/usr/bin/env python3
"""Runs hearsay and its peers in turn on one core, scores them, and writes the page. run.sh calls it.

usage: compare.py --work DIR --out PAGE.md [--rounds 3]

The rounds are kept in DIR/costs.json, and those of a later call are added; --rounds 0 scores and writes the page again.

DIR has the case (make_case.py), and the programs peers and hearsay. Every run is a process of its own on one core;
runs of different programs take turns, and a figure is the median of the rounds. What is compared is processor time,
which a busy machine disturbs less than the clock. Peak memory is the system's figure for the process.
"""
import argparse, json, os, statistics, subprocess, sys

import page

HERE = os.path.dirname(os.path.abspath(__file__))


class Bench:
    def __init__(self, work, core):
        self.work, self.core = work, core
        self.case, self.few = os.path.join(work, "case"), os.path.join(work, "case/few")
        self.kept = os.path.join(work, "costs.json")
        self.costs = {}  # by name, a list with a cost for each round
        if os.path.exists(self.kept):
            with open(self.kept) as f:
                self.costs = json.load(f)

    def keep(self):
        with open(self.kept, "w") as f:
            json.dump(self.costs, f, indent=1)

    def child(self, argv, cwd=None, stdin=None):
        """Runs a program and gives what it said, its processor time in seconds and its peak memory in bytes."""
        env = {**os.environ, "GOMAXPROCS": "1", "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1",
               "PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0"}
        pin = (lambda: os.sched_setaffinity(0, {self.core})) if hasattr(os, "sched_setaffinity") else None
        p = subprocess.Popen(argv, cwd=cwd, env=env, stdin=stdin, stdout=subprocess.PIPE, preexec_fn=pin)
        said = p.stdout.read()
        _, status, use = os.wait4(p.pid, 0)
        p.returncode = os.waitstatus_to_exitcode(status)
        if p.returncode != 0:
            raise SystemExit(f"{' '.join(argv)} ended with {p.returncode}")
        return said.decode(), use.ru_utime + use.ru_stime, use.ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    def python(self, *argv):
        return self.child([sys.executable, os.path.join(HERE, argv[0]), *argv[1:]])

    def note(self, name, ran, seconds=None):
        said, processor, peak = ran
        cost = {"peak": peak, "seconds": seconds or {"all": processor}}
        if seconds is None and said.startswith("{"):
            cost.update(json.loads(said))
        self.costs.setdefault(name, []).append(cost)
        print(f"{name:24} {sum(cost['seconds'].values()):8.2f} s  {peak >> 20:6} MiB  {json.dumps(cost['seconds'])}", file=sys.stderr)

    def path(self, name):
        return os.path.join(self.work, name + ".json")

    def hearsay(self, name, case):
        self.note(name, self.child([os.path.join(self.work, "peers"), "-case", case]))

    def sim(self, name, setting, case):
        folder = os.path.join(self.work, name)
        if not os.path.exists(os.path.join(folder, "LIST")):
            self.python("aligners.py", "sim-prepare", setting, case, folder)
        wide = ["-a", "-r", "5"] if setting == "wide" else []
        with open(os.path.join(folder, "LIST")) as files:
            ran = self.child(["sim_text", "-n", "-s", "-T", "-i", "-w", "160", *wide, "-o", "OUT"], cwd=folder, stdin=files)
        self.note(name, ran, {"runs": ran[1]})

    def minhash(self, name, library, setting, case):
        self.note(name, self.python("minhash.py", library, setting, case, self.path(name)))

    def round(self, first):
        self.hearsay("hearsay", self.case)
        self.minhash("rensa", "rensa", "usual", self.case)
        self.sim("sim", "usual", self.case)
        self.minhash("datasketch", "datasketch", "usual", self.case)
        self.minhash("rensa-wide", "rensa", "wide", self.case)
        self.sim("sim-wide", "wide", self.case)
        self.hearsay("few-hearsay", self.few)
        self.minhash("few-rensa", "rensa", "usual", self.few)
        self.minhash("few-rensa-wide", "rensa", "wide", self.few)
        self.sim("few-sim-wide", "wide", self.few)
        if first:
            name = "few-text-matcher"
            self.note(name, self.python("aligners.py", "text-matcher", self.path("few-rensa-wide"), self.few, self.path(name)))
            articles = os.path.join(self.case, "articles.jsonl")
            said, processor, peak = self.child([os.path.join(self.work, "hearsay"), "trace", articles, "--quiet", "--workers", "1"])
            self.note("trace", (said, processor, peak), {"all": processor})

    def score(self):
        """What was found: passages by hearsay's scorer, pairs by score_pairs.py."""
        for name, case in (("hearsay", self.case), ("few-hearsay", self.few)):
            self.child([os.path.join(self.work, "peers"), "-case", case, "-predictions", self.path(name)])
        for name, setting, case in (("sim", "usual", self.case), ("sim-wide", "wide", self.case), ("few-sim-wide", "wide", self.few)):
            self.python("aligners.py", "sim-collect", setting, case, os.path.join(self.work, name), self.path(name))
        scores = {}
        for case, names in ((self.case, [n for n in self.costs if not n.startswith("few-") and n != "trace"]),
                            (self.few, [n for n in self.costs if n.startswith("few-")])):
            scores.update(json.loads(self.python("score_pairs.py", case, *map(self.path, names))[0]))
            for name in names:
                if "rensa" not in name and name != "datasketch":
                    scores[name]["passages"] = self.passages(case, name)
        return scores

    def passages(self, case, name):
        run = lambda gold: json.loads(self.child([os.path.join(self.work, "hearsay"), "eval", "lineage", "--gold", gold, "--score", self.path(name)])[0])
        should, may = run(case)["passages"], run(os.path.join(case, "all"))["passages"]
        p, r = may["precision"], should["recall"]
        return {"precision": p, "recall": r, "f1": 2 * p * r / (p + r), "by_kind": should["recall_by_kind"]}


def median(costs):
    stages = {k: statistics.median(c["seconds"][k] for c in costs) for k in costs[0]["seconds"]}
    sums = [sum(c["seconds"].values()) for c in costs]
    middle = statistics.median(sums)
    return {**costs[0], "seconds": stages, "peak": statistics.median(c["peak"] for c in costs), "rounds": len(costs),
            "spread": max(abs(s - middle) for s in sums) / middle}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--work", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--core", type=int, default=0)
    a = ap.parse_args()
    b = Bench(os.path.abspath(a.work), a.core)
    load = os.getloadavg()[0]
    for _ in range(a.rounds):
        b.round("trace" not in b.costs)
        b.keep()
    with open(os.path.join(b.case, "case.json")) as f:
        case = json.load(f)
    result = {"case": case, "load": load, "costs": {n: median(c) for n, c in b.costs.items()}, "scores": b.score()}
    with open(os.path.join(b.work, "result.json"), "w") as f:
        json.dump(result, f, indent=1)
    page.write(result, a.out)


if __name__ == "__main__":
    main()
