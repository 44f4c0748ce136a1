package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/internal/text"
)

// LineageScore is the measure of score/lineage.py, as shares to four decimals.
type LineageScore struct {
	Passages  PassageScore   `json:"passages"`
	Direction DirectionScore `json:"direction"`
	Origins   OriginScore    `json:"origins"`
}

// PassageScore is how well shared passages were found, in characters.
type PassageScore struct {
	Precision    Figure     `json:"precision"`
	Recall       Figure     `json:"recall"`
	F1           Figure     `json:"f1"`
	SetAside     int        `json:"set_aside"` // passages of real reuse that the construction knows nothing of
	RecallByKind KindShares `json:"recall_by_kind"`
}

// KindShares is a share for each kind of copy, in the order of the truth.
type KindShares []KindShare

// KindShare is one of them.
type KindShare struct {
	Kind  string
	Share Figure
}

// MarshalJSON writes an object, in order.
func (ks KindShares) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	for i, k := range ks {
		b.WriteString([]string{"{", ","}[min(i, 1)])
		b.WriteString(asciiKey(k.Kind) + ":" + k.Share.String())
	}
	if len(ks) == 0 {
		b.WriteByte('{')
	}
	return []byte(b.String() + "}"), nil
}

// DirectionScore is how many edges point the right way.
type DirectionScore struct {
	Right       Figure `json:"right"`   // of those decided
	Decided     int    `json:"decided"` // edges that join an article and its ancestor
	Pairs       int    `json:"pairs"`   // of parent and child
	PairsJoined Figure `json:"pairs_joined"`
}

// OriginScore is how many articles were given the right roots.
type OriginScore struct {
	Right          Figure `json:"right"`
	MeanCountError Figure `json:"mean_count_error"` // of the number of roots
	Articles       int    `json:"articles"`
}

// ScoreLineage scores text reuse and lineage on a constructed case. It fails on
// a prediction that names an article which is not in the case, or points outside
// an article's text.
//
// The reference lays every character of a passage on its root character by
// itself. Here whole runs are laid, and counted by merging their ends, so that
// the cost grows with the number of runs and not of characters.
func ScoreLineage(c *LineageCase, p *LineagePrediction) (LineageScore, error) {
	s := newLineageScorer(c)
	var out LineageScore
	for i := range p.Passages {
		if err := s.passage(&p.Passages[i]); err != nil {
			return out, fmt.Errorf("passage %d: %w", i+1, err)
		}
	}
	out.Passages = s.passageScore()
	var err error
	if out.Direction, err = s.direction(p.Edges); err != nil {
		return out, err
	}
	out.Origins = s.origins(p.Origins)
	return out, nil
}

type lineageScorer struct {
	c       *LineageCase
	place   map[string]int // id → place in c.Truth
	body    []string       // texts, by place
	length  []int          // in code points
	mappers []*text.Mapper // made when needed
	covered [][]interval   // by place: characters that a passage laid right, in any order
	good    int
	total   int
	aside   int
}

// interval is a half-open range of numbers.
type interval struct{ lo, hi int }

func newLineageScorer(c *LineageCase) *lineageScorer {
	n := len(c.Truth)
	s := &lineageScorer{
		c: c, place: make(map[string]int, n), body: make([]string, n), length: make([]int, n),
		mappers: make([]*text.Mapper, n), covered: make([][]interval, n),
	}
	for i, d := range c.Truth {
		s.place[d.ID] = i
	}
	for _, a := range c.Articles {
		if i, ok := s.place[a.ID]; ok {
			s.body[i], s.length[i] = a.Text, utf8.RuneCountInString(a.Text)
		}
	}
	return s
}

// side is one side of a passage: an article and a stretch of it.
type side struct{ article, start, end int }

func (s *lineageScorer) side(id string, start, end int) (side, error) {
	i, ok := s.place[id]
	switch {
	case !ok:
		return side{}, fmt.Errorf("article %q is not in the case", id)
	case start < 0 || end < start || end > s.length[i]:
		return side{}, fmt.Errorf("[%d, %d] is not in the %d characters of article %q", start, end, s.length[i], id)
	}
	return side{i, start, end}, nil
}

// runs gives what a side's characters are copied from: its runs, cut to it.
func (s *lineageScorer) runs(x side) []Copied {
	all := s.c.Truth[x.article].Origin
	lo, _ := slices.BinarySearchFunc(all, x.start+1, func(r Copied, at int) int { return cmp.Compare(r.End, at) })
	var out []Copied
	for _, r := range all[lo:] {
		if r.Start >= x.end {
			break
		}
		cut := Copied{max(r.Start, x.start), min(r.End, x.end), r.Root, 0}
		cut.Offset = r.Offset + cut.Start - r.Start
		if cut.Start < cut.End {
			out = append(out, cut)
		}
	}
	return out
}

func (s *lineageScorer) passage(p *SharedPassage) error {
	a, err := s.side(p.A, p.AStart, p.AEnd)
	if err != nil {
		return err
	}
	b, err := s.side(p.B, p.BStart, p.BEnd)
	if err != nil {
		return err
	}
	ra, rb := s.runs(a), s.runs(b)
	laidA, laidB := laid(ra, rb), laid(rb, ra)
	if len(laidA) == 0 && similarAtLeast(s.words(a), s.words(b), 0.8) {
		s.aside++
		return nil
	}
	s.good += size(laidA) + size(laidB)
	s.total += (a.end - a.start) + (b.end - b.start)
	if a.article != b.article {
		s.covered[a.article] = append(s.covered[a.article], laidA...)
		s.covered[b.article] = append(s.covered[b.article], laidB...)
	}
	return nil
}

// laid gives those characters of the runs of one side whose root character is
// also one of the other side's.
func laid(here, there []Copied) []interval {
	byRoot := func(a, b Copied) int {
		return cmp.Or(cmp.Compare(a.Root, b.Root), cmp.Compare(a.Offset, b.Offset))
	}
	here, there = slices.Clone(here), slices.Clone(there)
	slices.SortFunc(here, byRoot)
	slices.SortFunc(there, byRoot)
	there = mergeRoots(there)
	var out []interval
	from := 0
	for _, r := range here {
		end := r.Offset + r.End - r.Start
		// What ends before this run in the same root, or lies in an earlier one,
		// does not come again: here is sorted by where its runs begin.
		for from < len(there) && (there[from].Root < r.Root || there[from].Root == r.Root && there[from].Offset+there[from].End-there[from].Start <= r.Offset) {
			from++
		}
		for _, t := range there[from:] {
			if t.Root != r.Root || t.Offset >= end {
				break
			}
			lo, hi := max(r.Offset, t.Offset), min(end, t.Offset+t.End-t.Start)
			out = append(out, interval{r.Start + lo - r.Offset, r.Start + hi - r.Offset})
		}
	}
	return out
}

// mergeRoots joins runs that overlap or touch in their root; where they stand
// in the article is lost. runs are sorted by root and offset.
func mergeRoots(runs []Copied) []Copied {
	out := runs[:0]
	for _, r := range runs {
		if n := len(out); n > 0 && out[n-1].Root == r.Root {
			if last := &out[n-1]; r.Offset <= last.Offset+last.End-last.Start {
				last.End = last.Start + max(last.End-last.Start, r.Offset+r.End-r.Start-last.Offset)
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// words are the words of one side of a passage.
func (s *lineageScorer) words(x side) []string {
	if s.mappers[x.article] == nil {
		s.mappers[x.article] = text.NewMapper(s.body[x.article])
	}
	m := s.mappers[x.article]
	return pythonFields(s.body[x.article][m.ByteOfPoint(x.start):m.ByteOfPoint(x.end)])
}

func size(xs []interval) (n int) {
	for _, x := range xs {
		n += x.hi - x.lo
	}
	return n
}

// union sorts intervals and joins those that overlap or touch.
func union(xs []interval) []interval {
	xs = slices.Clone(xs)
	slices.SortFunc(xs, func(a, b interval) int { return cmp.Compare(a.lo, b.lo) })
	out := xs[:0]
	for _, x := range xs {
		if n := len(out); n > 0 && x.lo <= out[n-1].hi {
			out[n-1].hi = max(out[n-1].hi, x.hi)
			continue
		}
		out = append(out, x)
	}
	return out
}

// shared is how many numbers are in both of two unions.
func shared(xs, ys []interval) (n int) {
	for i, j := 0, 0; i < len(xs) && j < len(ys); {
		n += max(0, min(xs[i].hi, ys[j].hi)-max(xs[i].lo, ys[j].lo))
		if xs[i].hi < ys[j].hi {
			i++
		} else {
			j++
		}
	}
	return n
}

// The measure's own constants: an edit of so many characters is bridged, and a
// run with fewer copied characters need not be found.
const (
	bridge     = 12
	shortestIn = 50
)

// wanted gives the copied characters that should be found: those of runs that
// are long enough once edits of a word are bridged.
func wanted(origin []Copied) []interval {
	var out, run []interval
	flush := func() {
		if size(run) >= shortestIn {
			out = append(out, run...)
		}
		run = run[:0]
	}
	for _, r := range origin {
		if r.Start == r.End {
			continue
		}
		if n := len(run); n > 0 && r.Start-(run[n-1].hi-1) > bridge {
			flush()
		}
		run = append(run, interval{r.Start, r.End})
	}
	flush()
	return out
}

func (s *lineageScorer) passageScore() PassageScore {
	type sum struct{ want, got int }
	sums := make(map[string]*sum)
	var kinds []string
	var all sum
	for i, d := range s.c.Truth {
		if d.Kind == "root" || d.Kind == "unrelated" {
			continue
		}
		k := sums[d.Kind]
		if k == nil {
			k = &sum{}
			sums[d.Kind] = k
			kinds = append(kinds, d.Kind)
		}
		keep := wanted(d.Origin)
		want, got := size(keep), shared(union(keep), union(s.covered[i]))
		k.want, k.got = k.want+want, k.got+got
		all.want, all.got = all.want+want, all.got+got
	}
	p, r := over(s.good, s.total), over(all.got, all.want)
	out := PassageScore{Precision: share(s.good, s.total), Recall: share(all.got, all.want), F1: integer(0), SetAside: s.aside}
	if p+r != 0 {
		out.F1 = rounded(2*p*r/(p+r), 4)
	}
	for _, k := range kinds {
		if sums[k].want > 0 {
			out.RecallByKind = append(out.RecallByKind, KindShare{k, share(sums[k].got, sums[k].want)})
		}
	}
	return out
}

// share is a/b to four decimals; 0 of nothing.
func share(a, b int) Figure {
	if b == 0 {
		return integer(0)
	}
	return rounded(over(a, b), 4)
}

func (s *lineageScorer) direction(edges []CopyEdge) (DirectionScore, error) {
	ancestors, err := s.c.ancestors()
	if err != nil {
		return DirectionScore{}, err
	}
	type pair struct{ parent, child int }
	joined := make(map[pair]bool) // false: not yet
	for i, d := range s.c.Truth {
		for _, p := range d.Parents {
			joined[pair{s.place[p], i}] = false
		}
	}
	right, wrong := 0, 0
	for i, e := range edges {
		from, okFrom := s.place[e.From]
		to, okTo := s.place[e.To]
		if !okFrom || !okTo {
			return DirectionScore{}, fmt.Errorf("edge %d: %q → %q: not both are in the case", i+1, e.From, e.To)
		}
		if _, ok := slices.BinarySearch(ancestors[to], int32(from)); ok {
			right++
		} else if _, ok := slices.BinarySearch(ancestors[from], int32(to)); ok {
			wrong++
		}
		for _, x := range []pair{{from, to}, {to, from}} {
			if _, ok := joined[x]; ok {
				joined[x] = true
			}
		}
	}
	seen := 0
	for _, ok := range joined {
		seen += one(ok)
	}
	d := DirectionScore{Right: missing(), Decided: right + wrong, Pairs: len(joined), PairsJoined: missing()}
	if right+wrong > 0 {
		d.Right = share(right, right+wrong)
	}
	if len(joined) > 0 {
		d.PairsJoined = share(seen, len(joined))
	}
	return d, nil
}

func (s *lineageScorer) origins(predicted map[string][]string) OriginScore {
	right, off := 0, 0
	for _, d := range s.c.Truth {
		roots := []string{d.ID}
		if p, ok := predicted[d.ID]; ok {
			roots = slices.Sorted(slices.Values(p))
		}
		right += one(slices.Equal(roots, d.Roots))
		off += max(len(roots)-len(d.Roots), len(d.Roots)-len(roots))
	}
	n := len(s.c.Truth)
	return OriginScore{share(right, n), share(off, n), n}
}
