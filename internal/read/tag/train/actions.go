package main

import "hearsay/internal/linear"

// actions is a perceptron of three classes, whose weights lie beside their
// features: most of the time of training goes into looking them up.
type actions struct {
	slots []slot // open addressing
	sums  []sum  // of each slot
	used  int
	now   int32
}

type slot struct {
	feature uint64 // 0: empty
	weights [3]int32
}

type sum struct {
	total   [3]int64 // of the weights at every decision up to changed
	changed int32
}

func newActions() *actions {
	return &actions{slots: make([]slot, 1<<20), sums: make([]sum, 1<<20)}
}

// find is the slot of a feature, or the empty one where it belongs.
func (p *actions) find(f uint64) uint64 {
	mask := uint64(len(p.slots) - 1)
	i := f >> 20 & mask
	for p.slots[i].feature != 0 && p.slots[i].feature != f {
		i = (i + 1) & mask
	}
	return i
}

func (p *actions) score(features []uint64) (scores [3]int32) {
	p.now++
	for _, f := range features {
		s := &p.slots[p.find(f)] // an empty one has weights of nought
		scores[0] += s.weights[0]
		scores[1] += s.weights[1]
		scores[2] += s.weights[2]
	}
	return scores
}

// update makes right more likely, and wrong less.
func (p *actions) update(features []uint64, right, wrong int) {
	for _, f := range features {
		i := p.find(f)
		if p.slots[i].feature == 0 {
			if p.used++; 10*p.used > 6*len(p.slots) {
				p.grow()
				i = p.find(f)
			}
			p.slots[i].feature = f
		}
		w, s := &p.slots[i].weights, &p.sums[i]
		for c := range w {
			s.total[c] += int64(w[c]) * int64(p.now-s.changed)
		}
		s.changed = p.now
		w[right]++
		w[wrong]--
	}
}

func (p *actions) grow() {
	slots, sums := p.slots, p.sums
	p.slots, p.sums = make([]slot, 2*len(slots)), make([]sum, 2*len(slots))
	for i := range slots {
		if slots[i].feature != 0 {
			at := p.find(slots[i].feature)
			p.slots[at], p.sums[at] = slots[i], sums[i]
		}
	}
}

// features are what was learned, averaged.
func (p *actions) features() []linear.Feature {
	var out []linear.Feature
	for i := range p.slots {
		s := &p.slots[i]
		if s.feature == 0 {
			continue
		}
		f := linear.Feature{Hash: s.feature}
		for c, w := range s.weights {
			total := p.sums[i].total[c] + int64(w)*int64(p.now-p.sums[i].changed)
			f.Weights = append(f.Weights, linear.Weight{Class: uint8(c), Value: float64(total) / float64(p.now)})
		}
		out = append(out, f)
	}
	return out
}
