// Train makes the weights of package factual from gold:
//
//	go run ./internal/read/factual/train -gold ../shared/data/factuality/uw/train.jsonl -out internal/lang/en/factmodel/factual.weights
//
// It descends along the absolute error, one event at a time in an order drawn from
// a seed, with steps that shrink for each weight as it is changed (AdaGrad), and
// averages the weights over the later rounds. The same gold gives the same weights.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/lang/all"
	"hearsay/internal/lang/en/factmodel"
	"hearsay/internal/read/factual"
)

// sample is one event with its gold.
type sample struct {
	features []uint32
	gold     float64
}

func main() {
	gold := flag.String("gold", "", "the gold to train on, JSON lines")
	dev := flag.String("dev", "", "gold to measure on")
	out := flag.String("out", "", "where the weights go")
	rounds := flag.Int("rounds", 10, "how often all of the gold is seen")
	step := flag.Float64("step", 0.05, "the first step")
	decay := flag.Float64("decay", 1e-6, "how much a weight shrinks at a time")
	keep := flag.Float64("keep", 0.85, "the share of an event's features that is seen at a time")
	seen := flag.Int("seen", 3, "how many events must have a feature for it to be learned")
	runs := flag.Int("runs", 5, "how many models are averaged, each with a seed of its own")
	seed := flag.Uint64("seed", 1, "of the order")
	flag.Parse()
	l := all.Languages[0]().Factual
	train, err := read(*gold, l)
	if err == nil {
		prune(train, *seen)
		w := make([]float64, factual.Buckets)
		for n := range *runs {
			for f, v := range fit(train, *rounds, *step, *decay, *keep, *seed+uint64(n)) {
				w[f] += v / float64(*runs)
			}
		}
		report("train", w, train)
		if *dev != "" {
			var d []sample
			if d, err = read(*dev, l); err == nil {
				report("dev", w, d)
			}
		}
		if err == nil && *out != "" {
			err = os.WriteFile(*out, pack(w), 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// read reads the events of a file of gold.
func read(path string, l *lang.Factual) ([]sample, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sample
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var g struct {
			Text    string
			Targets []struct {
				Span1 [2]int
				Label float64
			}
		}
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			return nil, err
		}
		words := strings.Fields(g.Text)
		for _, t := range g.Targets {
			if t.Span1[0] < len(words) {
				out = append(out, sample{factual.Features(words, t.Span1[0], l), t.Label})
			}
		}
	}
	return out, sc.Err()
}

// prune takes away the features that fewer than seen events have: they would
// learn what is peculiar to those, and nothing of others.
func prune(train []sample, seen int) {
	count := make([]int, factual.Buckets)
	for i := range train {
		for _, f := range train[i].features {
			count[f]++
		}
	}
	for i := range train {
		s := &train[i]
		s.features = slices.DeleteFunc(s.features, func(f uint32) bool { return count[f] < seen })
	}
}

// fit learns the weights; the first is that of every event.
func fit(train []sample, rounds int, step, decay, keep float64, seed uint64) []float64 {
	w := make([]float64, factual.Buckets)
	squares := make([]float64, factual.Buckets)
	mean := make([]float64, factual.Buckets)
	w[0] = factual.Most
	rnd := rand.New(rand.NewPCG(seed, 0))
	half := rounds / 2
	var kept sample
	for round := range rounds {
		for _, i := range rnd.Perm(len(train)) {
			s := drop(&train[i], &kept, keep, rnd)
			e := predict(w, s) - s.gold
			g := math.Max(-1, math.Min(1, 4*e)) // the sign, but near nought in proportion
			for k := -1; k < len(s.features); k++ {
				f := uint32(0)
				if k >= 0 {
					f = s.features[k]
					w[f] -= math.Copysign(math.Min(decay, math.Abs(w[f])), w[f])
				}
				squares[f] += g * g
				if squares[f] > 0 {
					w[f] -= step * g / math.Sqrt(squares[f])
				}
			}
		}
		if round >= half {
			for f := range w {
				mean[f] += w[f] / float64(rounds-half)
			}
		}
	}
	for f := 1; f < len(mean); f++ {
		mean[f] *= keep // all of the features are seen when it is used
	}
	return mean
}

// drop leaves out some of an event's features, drawn anew each time, so that none
// is leant on alone. The others stand in for those left out.
func drop(s, kept *sample, keep float64, rnd *rand.Rand) *sample {
	kept.gold, kept.features = s.gold, kept.features[:0]
	for _, f := range s.features {
		if rnd.Float64() < keep {
			kept.features = append(kept.features, f)
		}
	}
	return kept
}

// predict leaves the values outside the scale as they are while it learns.
func predict(w []float64, s *sample) float64 {
	v := w[0]
	for _, f := range s.features {
		v += w[f]
	}
	if v > factual.Most && s.gold >= factual.Most {
		return s.gold
	}
	return v
}

// report prints the mean absolute error and Pearson's r.
func report(name string, w []float64, on []sample) {
	var e, x, y, xx, yy, xy float64
	for i := range on {
		p := math.Max(-factual.Most, math.Min(factual.Most, predict(w, &on[i])))
		g := on[i].gold
		e, x, y, xx, yy, xy = e+math.Abs(p-g), x+p, y+g, xx+p*p, yy+g*g, xy+p*g
	}
	n := float64(len(on))
	fmt.Printf("%s: %d events, MAE %.4f, r %.4f\n", name, len(on), e/n, (n*xy-x*y)/math.Sqrt((n*xx-x*x)*(n*yy-y*y)))
}

// pack keeps each weight in 16 bits.
func pack(w []float64) []byte {
	out := make([]byte, 0, 2*len(w))
	for _, v := range w {
		v = math.Round(math.Max(math.MinInt16, math.Min(math.MaxInt16, v*factmodel.Scale)))
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(v)))
	}
	return out
}
