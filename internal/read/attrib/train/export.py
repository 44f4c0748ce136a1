#!/usr/bin/env python3
"""Writes a trained network in the form that package nn loads.

usage: export.py NETWORK.npz OUT.bin

Each table of embeddings is multiplied by its part of the first layer, which is linear up to its sum, so that running it is
adding rows. Tables are rounded to int8 with a scale for each row; the rest stays float32.
"""
import json, struct, sys
import numpy as np

PAD = 16
NEVER = -1e4
COLS = ("cue", "form", "shape", "quote", "start", "rule")


def main():
    w = np.load(sys.argv[1])
    conf = json.loads(bytes(w["config"]))
    width = conf["input"]
    W, at = w["inp.weight"], 0
    tables, raw = [], []

    def table(name, emb, vocab=""):
        q = emb @ part.T
        tables.append({"name": name, "rows": len(q), "vocab": vocab})
        for row in q:
            scale = max(float(np.abs(row).max()) / 127, 1e-12)
            raw.append(struct.pack("<f", scale) + np.clip(np.round(row / scale), -127, 127).astype(np.int8).tobytes())

    for name in ("word", "pre", "suf"):
        emb = w[name + ".weight"]
        if name == "word" and "vectors" in w:                # what is learned of a word beside its static vector
            emb = np.concatenate([emb[w["own"].astype(int)], w["vectors"]], 1)
        d = emb.shape[1]
        part = W[:, at:at + d]; at += d
        table(name, emb, bytes(w["vocab." + name]).decode())
    d = w["bits.weight"].shape[0]
    part = W[:, at:at + d]; at += d
    bias = w["inp.bias"] + part @ w["bits.bias"]
    table("bits", w["bits.weight"].T * w["bits.seen"][:, None])  # a class that training never saw says nothing
    for i, name in enumerate(COLS):
        e = w[f"cols.{i}.weight"]
        part = W[:, at:at + e.shape[1]]; at += e.shape[1]
        table(name, e)
    assert at == W.shape[1]

    f32 = lambda a: raw.append(np.ascontiguousarray(a, dtype="<f4").tobytes())
    f32(bias)
    for i in range(conf["layers"]):
        for end in ("", "_reverse"):
            f32(w[f"body.{i}.weight_ih_l0{end}"].T)
            f32(w[f"body.{i}.weight_hh_l0{end}"].T)
            f32(w[f"body.{i}.bias_ih_l0{end}"] + w[f"body.{i}.bias_hh_l0{end}"])
    heads = 0
    while f"out.{heads}.weight" in w:
        heads += 1
    labels = len(w["first.0"])
    out, ob = np.zeros((w["out.0.weight"].shape[1], PAD)), np.zeros(PAD)
    for h in range(heads):
        at = h * labels
        out[:, at:at + labels] = w[f"out.{h}.weight"].T
        ob[at:at + labels] = w[f"out.{h}.bias"]
    f32(out); f32(ob)
    for h in range(heads):
        first, nxt = w[f"first.{h}"].copy(), w[f"trans.{h}"].copy()
        for inside in (2, 4, 6):         # an inside label follows only its own begin or inside
            first[inside] += NEVER
            for p in range(labels):
                if p not in (inside - 1, inside):
                    nxt[p, inside] += NEVER
        f32(first); f32(nxt)
    head = json.dumps({"width": width, "labels": labels, "heads": heads, "tables": tables, "layers": [conf["hidden"]] * conf["layers"]}, ensure_ascii=False).encode()
    with open(sys.argv[2], "wb") as o:
        o.write(b"HSNN0001" + struct.pack("<I", len(head)) + head)
        for r in raw:
            o.write(r)


if __name__ == "__main__":
    main()
