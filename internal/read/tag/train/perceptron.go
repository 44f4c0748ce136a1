package main

import (
	"hearsay/internal/linear"
)

// perceptron learns the weights of a linear.Model of many classes: whole numbers,
// averaged over all that was seen (Collins 2002). Most features say something of
// a few classes only, so each has a short list of cells; the lists of all lie in
// one array, without pointers, and a list that is full moves to its end.
type perceptron struct {
	classes int
	rows    []row // open addressing
	used    int
	cells   []cell
	sums    []cellSum // of each cell
	now     int32     // how many decisions were made
	scores  []int32
}

type row struct {
	feature  uint64 // 0: empty
	at       uint32 // its first cell
	n, space uint8  // how many cells it has, and has room for
}

type cell struct {
	class  uint8
	weight int32
}

type cellSum struct {
	total   int64 // of the weight at every decision up to changed
	changed int32
}

func newPerceptron(classes int) *perceptron {
	return &perceptron{classes: classes, rows: make([]row, 1<<20), scores: make([]int32, classes)}
}

// find is the row of a feature, or the empty one where it belongs.
func (p *perceptron) find(f uint64) uint64 {
	mask := uint64(len(p.rows) - 1)
	i := f >> 20 & mask
	for p.rows[i].feature != 0 && p.rows[i].feature != f {
		i = (i + 1) & mask
	}
	return i
}

// score gives the classes' scores, good until the next call.
func (p *perceptron) score(features []uint64) []int32 {
	p.now++
	clear(p.scores)
	for _, f := range features {
		r := &p.rows[p.find(f)]
		for _, c := range p.cells[r.at : r.at+uint32(r.n)] {
			p.scores[c.class] += c.weight
		}
	}
	return p.scores
}

// update makes right more likely, and wrong less.
func (p *perceptron) update(features []uint64, right, wrong int) {
	for _, f := range features {
		i := p.find(f)
		if p.rows[i].feature == 0 {
			if p.used++; 10*p.used > 6*len(p.rows) {
				p.grow()
				i = p.find(f)
			}
			p.rows[i].feature = f
		}
		p.change(&p.rows[i], uint8(right), 1)
		p.change(&p.rows[i], uint8(wrong), -1)
	}
}

func (p *perceptron) grow() {
	rows := p.rows
	p.rows = make([]row, 2*len(rows))
	for _, r := range rows {
		if r.feature != 0 {
			p.rows[p.find(r.feature)] = r
		}
	}
}

func (p *perceptron) change(r *row, class uint8, by int32) {
	for i := r.at; i < r.at+uint32(r.n); i++ {
		if c := &p.cells[i]; c.class == class {
			s := &p.sums[i]
			s.total += int64(c.weight) * int64(p.now-s.changed)
			s.changed = p.now
			c.weight += by
			return
		}
	}
	if r.n == r.space {
		p.move(r)
	}
	i := r.at + uint32(r.n)
	r.n++
	p.cells[i], p.sums[i] = cell{class, by}, cellSum{changed: p.now}
}

// move gives a row twice the room.
func (p *perceptron) move(r *row) {
	space := max(2, min(2*int(r.space), p.classes))
	at := uint32(len(p.cells))
	p.cells = append(p.cells, p.cells[r.at:r.at+uint32(r.n)]...)
	p.sums = append(p.sums, p.sums[r.at:r.at+uint32(r.n)]...)
	for len(p.cells) < int(at)+space {
		p.cells = append(p.cells, cell{})
		p.sums = append(p.sums, cellSum{})
	}
	r.at, r.space = at, uint8(space)
}

// features are what was learned, averaged.
func (p *perceptron) features() []linear.Feature {
	var out []linear.Feature
	weights := make([]linear.Weight, 0, len(p.cells))
	for _, r := range p.rows {
		if r.feature == 0 {
			continue
		}
		from := len(weights)
		for i := r.at; i < r.at+uint32(r.n); i++ {
			c, s := p.cells[i], p.sums[i]
			total := s.total + int64(c.weight)*int64(p.now-s.changed)
			weights = append(weights, linear.Weight{Class: c.class, Value: float64(total) / float64(p.now)})
		}
		out = append(out, linear.Feature{Hash: r.feature, Weights: weights[from:]})
	}
	return out
}

// model packs what was learned.
func (p *perceptron) model(least float64) ([]byte, error) {
	return linear.Pack(nil, p.classes, p.features(), least)
}

func argmax(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}
