#!/usr/bin/env python3
"""Writes a trained network in the form that lang.LoadSyntax and nn.LoadParser load.

usage: export.py NETWORK.npz OUT.bin

Each table of embeddings is multiplied by its part of the first layer, which is linear up to its sum, so that running it is
adding rows. Tables are rounded to 8 bits with a scale for each row, matrices to 12 bits with a scale for each column.
"""
import json, struct, sys
import numpy as np

PAD, WHOLE = 16, 2047


def main():
    w = np.load(sys.argv[1]); w = {k: w[k] for k in w.files}
    names = json.loads(bytes(w["names"])); conf = names["config"]
    W, at, tables, raw = w["inp.weight"], 0, [], []
    for name in ["word", "shape"] + [k for k in names["rows"] if k not in ("word", "shape")]:
        if name == "word":           # what is learned of a word beside its static vector
            emb = np.concatenate([w["word.weight"][w["own"]], w["vectors"]], 1)
        else:
            emb = w[f"tables.{name}.weight"]
        q = emb @ W[:, at:at + emb.shape[1]].T; at += emb.shape[1]
        tables.append({"name": name, "rows": len(q), "vocab": "\n".join(names["rows"][name])})
        for row in q:
            scale = np.float32(max(float(np.abs(row).max()) / 127, 1e-12))
            raw.append(struct.pack("<f", scale) + np.clip(np.round(row / scale), -127, 127).astype(np.int8).tobytes())
    assert at == W.shape[1]

    def f32(a):
        raw.append(np.ascontiguousarray(a, dtype="<f4").tobytes())

    def matrix(m):                   # depth × width, a scale for each column
        top = np.abs(m).max(0).astype(np.float32)
        f32(top / np.float32(WHOLE))
        raw.append(np.floor(m * (WHOLE / np.where(top > 0, top, 1)) + 0.5).clip(-WHOLE, WHOLE).astype("<i2").tobytes())

    def affine(weight, bias):        # widths are filled up with zeros
        fill = -len(bias) % PAD
        matrix(np.pad(weight.T, ((0, 0), (0, fill)))); f32(np.pad(bias, (0, fill)))

    f32(w["inp.bias"])
    for i in range(conf["layers"]):
        for end in ("", "_reverse"):
            matrix(w[f"body.{i}.weight_ih_l0{end}"].T); matrix(w[f"body.{i}.weight_hh_l0{end}"].T)
            f32(w[f"body.{i}.bias_ih_l0{end}"] + w[f"body.{i}.bias_hh_l0{end}"])
    a, l = conf["arc"], conf["label"]
    affine(w["tag.weight"], w["tag.bias"])
    affine(w["arc.weight"][:a], w["arc.bias"][:a]); affine(w["bilinear.weight"], w["bilinear.bias"]); affine(w["arc.weight"][a:], w["arc.bias"][a:])
    f32(w["root"])
    affine(w["label.weight"][:l], w["label.bias"][:l]); affine(w["label.weight"][l:], w["label.bias"][l:])
    f32(w["label_root"])
    affine(w["rel.weight"], w["rel.bias"])
    head = json.dumps({"width": conf["input"], "labels": len(names["joined"]), "tables": tables, "layers": [conf["hidden"]] * conf["layers"], "whole": True,
                       "tag_layer": conf["tag_layer"], "arc": a, "label": l, "rels": len(names["rels"])}, ensure_ascii=False).encode()
    first = json.dumps({"rels": names["rels"], "joined": names["joined"]}).encode()
    with open(sys.argv[2], "wb") as o:
        o.write(b"HSSY0002" + struct.pack("<I", len(first)) + first + b"HSNP0001" + struct.pack("<I", len(head)) + head)
        for r in raw:
            o.write(r)


if __name__ == "__main__":
    main()
