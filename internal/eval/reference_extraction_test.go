package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// benchmarkMeasure is the benchmark's measure once more, written by us in Python
// from its definition: regular expressions, counters and exact means are
// Python's own there.
const benchmarkMeasure = `
import collections, json, re, statistics, sys
gold, found = (json.load(open(f, encoding="utf8")) for f in sys.argv[1:3])
P, R, A = [], [], []
def grams(s):
    w = re.findall(r"\w+", s)
    return w, collections.Counter(tuple(w[i:i + 4]) for i in range(max(1, len(w) - 3)) if w)
for k in gold:
    (gw, g), (fw, f) = grams(gold[k]["articleBody"]), grams(found[k]["articleBody"])
    A.append(float(gw == fw))
    tp, fp, fn = map(float, (sum((g & f).values()), sum((f - g).values()), sum((g - f).values())))
    n = tp + fp + fn
    if n: tp, fp, fn = tp / n, fp / n, fn / n
    if tp + fp > 0: P.append(tp / (tp + fp) if fp or fn else 1.0)
    if tp + fn > 0: R.append(tp / (tp + fn) if fp or fn else 1.0)
p, r = statistics.mean(P), statistics.mean(R)
json.dump({"f1": round(2 * p * r / (p + r), 4), "precision": round(p, 4), "recall": round(r, 4),
           "accuracy": round(statistics.mean(A), 4), "pages": len(gold)}, sys.stdout, indent=1)
print()
`

func TestExtractionAgreesOnRealGold(t *testing.T) {
	path := filepath.Join(sharedDir(t), "data", "extraction", "ground-truth.json")
	gold, err := readFile(path, ReadExtraction)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(9, 9))
	predicted := ExtractionGold{}
	for _, id := range sortedKeys(gold) {
		paragraphs := strings.Split(gold[id].Body, "\n")
		var kept []string
		for _, p := range paragraphs {
			switch r.IntN(8) {
			case 0:
			case 1:
				kept = append(kept, p, "Hafen geschlossen: नमस्ते दुनिया ½ naïve_café 42")
			default:
				kept = append(kept, p)
			}
		}
		if r.IntN(10) == 0 {
			kept = nil
		}
		predicted[id] = Page{Body: strings.Join(kept, "\n")}
	}
	file := tempFile(t, "predicted.json", func(w io.Writer) error { return WriteExtraction(w, predicted) })
	want := runPython(t, "-c", benchmarkMeasure, path, file)
	score, err := ScoreExtraction(gold, predicted)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := WriteScore(&got, score); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("reference:\n%s\nours:\n%s", want, got.String())
	}
}

// TestWordsArePythons holds words against \w for every character that both
// Unicode versions know.
func TestWordsArePythons(t *testing.T) {
	out := runPython(t, "-c", `
import json, re, unicodedata
print(json.dumps([[c, bool(re.match(r"\w", chr(c)))] for c in range(0x110000) if unicodedata.category(chr(c)) not in ("Cn", "Cs")]))`)
	var all [][2]any
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	var differ []string
	for _, x := range all {
		c := rune(x[0].(float64))
		known := unicode.In(c, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C)
		if got := len(words(string(c))) == 1; known && got != x[1].(bool) {
			differ = append(differ, fmt.Sprintf("%s (Python: %v)", strconv.QuoteRuneToASCII(c), x[1]))
		}
	}
	if len(differ) > 0 {
		t.Errorf("%d characters of %d are words in one and not in the other: %v", len(differ), len(all), differ)
	}
}
