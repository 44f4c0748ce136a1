package claim

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

const (
	// vectorPart is what part of the likeness of two stretches comes from what their words
	// mean, the rest from the words that they have in common.
	vectorPart = 0.7
	// sameNumber is added where the two have a number in common, and taken off where each
	// has numbers and none is the other's.
	sameNumber = 0.05
	// otherThing is taken off where two of numbers, days and names differ.
	otherThing = 0.2
	// rarityPart is what part of a word's weight is how rare it is in the language, the rest
	// how rare among the sentences of the story.
	rarityPart = 0.5
	// maxStretch is how many words of a stretch are looked at.
	maxStretch = 200
)

// meaning is what the nodes of one story say. Rows are by a node's place in the story.
type meaning struct {
	dims  int
	words [][]weighted // of a node: by number, of unit length
	vecs  []float32    // dims of each node, of unit length or 0
	many  [][]news.Quantity
	days  [][]string // TIMEX3 values, as written
	names [][]int32  // words with a capital letter after the first
	no    []bool     // it says that something is not so
}

// weighted is a word of a node: its number in the story, and how much it says.
type weighted struct {
	word   int32
	weight float32
}

// mean works out what nodes, all of one language, say.
func (g *graph) mean(nodes []int32, l *Lexicon) *meaning {
	m := &meaning{dims: l.Words.Dims(), words: make([][]weighted, len(nodes)), many: make([][]news.Quantity, len(nodes)), days: make([][]string, len(nodes)), names: make([][]int32, len(nodes)), no: make([]bool, len(nodes))}
	number := map[string]int32{}
	var places []int32   // by word: in the vectors
	var rarity []float32 // by word
	var spread []float32 // by word: in how many nodes
	var buf, stem [64]byte
	for i, n := range nodes {
		nd := &g.nodes[n]
		body, a := g.set.Texts[nd.text].Body, g.set.Analyses[nd.text]
		for _, p := range nd.pieces {
			lo, hi := news.Within(a.Tokens, p)
			for _, tok := range a.Tokens[lo:min(hi, lo+maxStretch)] {
				w, ok := l.word(buf[:0], tok.Of(body))
				m.no[i] = m.no[i] || l.No[string(w)]
				if !ok {
					continue
				}
				s := append(stem[:0], l.stem(w)...)
				k, ok := number[string(s)]
				if !ok {
					k = int32(len(number))
					number[string(s)] = k
					at, r := l.look(w, s)
					places, rarity, spread = append(places, int32(at)), append(rarity, r), append(spread, 0)
				}
				m.words[i] = append(m.words[i], weighted{word: k})
				if r, _ := utf8.DecodeRuneInString(tok.Of(body)); unicode.IsUpper(r) && tok.Start > nd.words.Start {
					m.names[i] = append(m.names[i], k)
				}
			}
			for _, d := range within(a.Dates, p, func(d news.Date) news.Span { return d.Span }) {
				if d.Type == news.DateType && d.Value != "" {
					m.days[i] = append(m.days[i], d.Value)
				}
			}
			m.many[i] = append(m.many[i], within(a.Quantities, p, func(q news.Quantity) news.Span { return q.Span })...)
		}
		slices.SortFunc(m.words[i], func(a, b weighted) int { return int(a.word - b.word) })
		m.words[i] = slices.Compact(m.words[i])
		for _, w := range m.words[i] {
			spread[w.word]++
		}
	}
	m.weigh(places, rarity, spread, l.Words)
	return m
}

// weigh gives every word of every node its weight, and every node its vector.
func (m *meaning) weigh(places []int32, rarity, spread []float32, v Vectors) {
	for k := range rarity {
		local := steps(math.Log(float64(len(m.words)+1) / (float64(spread[k]) + .5)))
		rarity[k] = float32(rarityPart*rarity[k]) + float32((1-rarityPart)*local)
	}
	m.vecs = make([]float32, len(m.words)*m.dims)
	for i, ws := range m.words {
		row := m.vecs[i*m.dims : (i+1)*m.dims]
		var long float32
		for j := range ws {
			w := &ws[j]
			w.weight = rarity[w.word]
			long += float32(w.weight * w.weight)
			if at := places[w.word]; at >= 0 {
				v.Add(row, int(at), w.weight)
			}
		}
		scale(row)
		if long > 0 {
			long = 1 / float32(math.Sqrt(float64(long)))
		}
		for j := range ws {
			ws[j].weight *= long
		}
	}
}

// scale brings a vector to unit length.
func scale(x []float32) {
	var sum float64
	for _, v := range x {
		sum += float64(float64(v) * float64(v))
	}
	if sum == 0 {
		return
	}
	by := float32(1 / math.Sqrt(sum))
	for i := range x {
		x[i] *= by
	}
}

// within are the mentions, sorted by position, that lie in a span.
func within[T any](all []T, s news.Span, span func(T) news.Span) []T {
	lo, _ := slices.BinarySearchFunc(all, s.Start, func(x T, at uint32) int { return cmp.Compare(span(x).Start, at) })
	hi := lo
	for hi < len(all) && span(all[hi]).End <= s.End {
		hi++
	}
	return all[lo:hi]
}

// alike says how alike two nodes are, from about 0 to a little over 1.
func (m *meaning) alike(a, b int) float32 {
	x, y := m.vecs[a*m.dims:(a+1)*m.dims], m.vecs[b*m.dims:(b+1)*m.dims]
	var dot float32
	for i, v := range x {
		dot += float32(v * y[i])
	}
	return float32(vectorPart*dot) + float32((1-vectorPart)*m.shared(a, b)) + m.facts(a, b)
}

// shared is the cosine of the words of two nodes.
func (m *meaning) shared(a, b int) float32 {
	x, y := m.words[a], m.words[b]
	var dot float32
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].word < y[j].word:
			i++
		case x[i].word > y[j].word:
			j++
		default:
			dot += float32(x[i].weight * y[j].weight)
			i++
			j++
		}
	}
	return dot
}

// facts is what the numbers, days and names of two nodes say for or against their telling
// one thing. One that differs may have changed on the way; where two or three do, they are
// two things that only look alike.
func (m *meaning) facts(a, b int) float32 {
	numbers := compareNumbers(m.many[a], m.many[b])
	against := 0
	for _, x := range []int{numbers, compareDays(m.days[a], m.days[b]), compareNames(m.names[a], m.names[b])} {
		if x < 0 {
			against++
		}
	}
	if against >= 2 {
		return -otherThing
	}
	return float32(numbers) * sameNumber
}

// compareNumbers is 1 where the two have a number in common, -1 where each has numbers and
// none is the other's, else 0.
func compareNumbers(x, y []news.Quantity) int {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	for i := range x {
		for j := range y {
			if x[i].Min <= y[j].Max && y[j].Min <= x[i].Max {
				return 1
			}
		}
	}
	return -1
}

// compareDays does so for days, as far as they are written in one way: two days of the week,
// two days of a year.
func compareDays(x, y []string) int {
	against := 0
	for _, v := range x {
		for _, w := range y {
			if v == w {
				return 1
			}
			if len(v) == len(w) {
				against = -1
			}
		}
	}
	return against
}

// compareNames does so for names.
func compareNames(x, y []int32) int {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	for _, v := range x {
		if slices.Contains(y, v) {
			return 1
		}
	}
	return -1
}
