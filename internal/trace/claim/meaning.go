package claim

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/news"
)

const (
	// vectorPart is what part of the likeness of two stretches comes from what their words
	// mean, the rest from the words that they have in common.
	vectorPart = 0.5
	// sameNumber is added where the two have a number in common, and taken off where each
	// has numbers and none is the other's.
	sameNumber = 0.09
	// otherThing is taken off where two of numbers, days and names differ.
	otherThing = 0.2
	// rarityPart is what part of a word's weight is how rare it is in the language, the rest
	// how rare among the sentences of the story.
	rarityPart = 0.5
	// bothLead is added where two stretches both stand in the leads of their texts: news tells
	// the main thing first, so that two leads of one story tell one thing more often than other
	// sentences as much alike (of those from .35 to .45 on the training events of
	// docs/gold-claims.md 58 of 100, elsewhere 20). A text of less than two leads of
	// full length has none: there all stands near the beginning.
	bothLead = 0.1
	// maxStretch is how many words of a stretch are looked at, and how many of its numbers
	// and days.
	maxStretch = 200
)

// sheet is what some nodes of one story say, a row for each.
type sheet struct {
	s       *stories
	y       *story
	v       Vectors
	dims    int
	rows    []row
	words   []int32 // by number
	weights []float32
	numbers []span64
	days    []string // TIMEX3 values, as written
	names   []int32  // words with a capital letter after the first
	vecs    []float32
}

// row is a row of a sheet: how many words, numbers, days and names there are up to its end.
type row struct {
	node                        int32
	long                        float32 // by it, the weights of its words are brought to unit length
	words, numbers, days, names int32
	no                          bool // it says that something is not so
	lead                        bool // it begins in the lead of its text
	meant                       bool // its vector, of unit length or 0, is made
}

// span64 is a number between two.
type span64 struct{ min, max float64 }

// start empties a sheet for a story's nodes.
func (m *sheet) start(s *stories, y *story) {
	m.s, m.y = s, y
	m.v = s.g.read.lexicon[y.texts[0]].Words
	m.dims = m.v.Dims()
	m.cut(0)
}

// cut leaves the first n rows of a sheet.
func (m *sheet) cut(n int) {
	var end row
	if n > 0 {
		end = m.rows[n-1]
	}
	m.rows = m.rows[:n]
	m.words, m.weights = m.words[:end.words], m.weights[:end.words]
	m.numbers, m.days, m.names = m.numbers[:end.numbers], m.days[:end.days], m.names[:end.names]
	m.vecs = m.vecs[:n*m.dims]
}

// add reads what a node says, and returns its row.
func (m *sheet) add(n int32) int { return m.read(n, m.s.g.nodes[n].pieces, 0) }

// read reads what stands in pieces of a node's text, without the words that have one of some
// marks, and returns its row.
func (m *sheet) read(n int32, pieces []news.Span, without uint32) int {
	g := m.s.g
	nd := &g.nodes[n]
	a := g.set.Analyses[nd.text]
	forms, tokens, words := g.read.forms[nd.text].all, g.read.tokens[nd.text], m.s.words[nd.text]
	first, before := len(m.words), m.before(len(m.rows))
	no := false
	for _, p := range pieces {
		lo, hi := news.Within(a.Tokens, p)
		for i := lo; i < min(hi, lo+maxStretch); i++ {
			marks := forms[tokens[i]].marks
			no = no || g.negates(nd.text, i, lo)
			if marks&sayMark == 0 || marks&without != 0 {
				continue
			}
			m.words = append(m.words, words[i])
			if marks&capitalMark != 0 && a.Tokens[i].Start > nd.words.Start {
				m.names = append(m.names, words[i])
			}
		}
		for _, d := range within(a.Dates, p, func(d news.Date) news.Span { return d.Span }) {
			if len(m.days)-int(before.days) == maxStretch {
				break
			}
			if d.Type == news.DateType && d.Value != "" {
				m.days = append(m.days, d.Value)
			}
		}
		for _, q := range within(a.Quantities, p, func(q news.Quantity) news.Span { return q.Span }) {
			if len(m.numbers)-int(before.numbers) == maxStretch {
				break
			}
			m.numbers = append(m.numbers, span64{q.Min, q.Max})
		}
	}
	slices.Sort(m.words[first:])
	m.words = m.words[:first+len(slices.Compact(m.words[first:]))]
	var long float32
	for _, w := range m.words[first:] {
		weight := m.y.rarity[w]
		m.weights = append(m.weights, weight)
		long += float32(weight * weight)
	}
	if long > 0 {
		long = 1 / float32(math.Sqrt(float64(long)))
	}
	for i := first; i < len(m.weights); i++ {
		m.weights[i] *= long
	}
	no = no && nd.aside == 0 // "no evidence that" says of the same thing that it may not be so
	m.rows = append(m.rows, row{node: n, long: long, no: no, lead: inLead(nd.words, g.set.Texts[nd.text].Body), words: int32(len(m.words)), numbers: int32(len(m.numbers)), days: int32(len(m.days)), names: int32(len(m.names))})
	m.vecs = slices.Grow(m.vecs, m.dims)[:len(m.vecs)+m.dims]
	return len(m.rows) - 1
}

// before is the row before a row.
func (m *sheet) before(i int) row {
	if i == 0 {
		return row{}
	}
	return m.rows[i-1]
}

// said are the words of a row, and their weights.
func (m *sheet) said(i int) ([]int32, []float32) {
	lo, hi := m.before(i).words, m.rows[i].words
	return m.words[lo:hi], m.weights[lo:hi]
}

// vec is what a row's words mean together.
func (m *sheet) vec(i int) []float32 {
	v := m.vecs[i*m.dims : (i+1)*m.dims]
	if !m.rows[i].meant {
		m.rows[i].meant = true
		clear(v)
		words, _ := m.said(i)
		for _, w := range words {
			if at := m.y.place[w]; at >= 0 {
				m.v.Add(v, int(at), m.y.rarity[w])
			}
		}
		scale(v)
	}
	return v
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

// alike says how alike two rows are, from about 0 to a little over 1.
func (m *sheet) alike(a, b int) float32 {
	return likeness(m, a, m, b, dot(m.vec(a), m.vec(b)), shared(m, a, m, b))
}

// inLead reports whether a stretch begins in the lead of its text.
func inLead(s news.Span, body string) bool {
	return len(body) >= 2*news.MaxLead && int(s.Start) < news.Lead(body)
}

// told is how alike two rows are as tellings of one thing: alike, and where both stand in
// the leads of their texts a little more.
func (m *sheet) told(a, b int) float32 { return m.alike(a, b) + leads(m, a, m, b) }

// leads is what is added to how alike row a of one sheet and b of another are, for where they
// stand.
func leads(m *sheet, a int, n *sheet, b int) float32 {
	nodes := m.s.g.nodes
	if m.rows[a].lead && n.rows[b].lead && nodes[m.rows[a].node].text != nodes[n.rows[b].node].text {
		return bothLead
	}
	return 0
}

// likeness is made of how alike the vectors of row a of one sheet and b of another are, and
// their words.
func likeness(m *sheet, a int, n *sheet, b int, meant, shared float32) float32 {
	return float32(vectorPart*meant) + float32((1-vectorPart)*shared) + facts(m, a, n, b)
}

// dot is the product of two vectors. Sums are made in the order of the numbers, and each
// product is rounded before it is added: the same on every processor.
func dot(x, y []float32) (sum float32) {
	y = y[:len(x)]
	for i, v := range x {
		sum += float32(v * y[i])
	}
	return sum
}

// dots are the products of a vector with four others. A sum must wait for the one before it:
// four side by side take little longer than one.
func dots(x, a, b, c, d []float32) (p, q, r, s float32) {
	a, b, c, d = a[:len(x)], b[:len(x)], c[:len(x)], d[:len(x)]
	for i, v := range x {
		p += float32(v * a[i])
		q += float32(v * b[i])
		r += float32(v * c[i])
		s += float32(v * d[i])
	}
	return p, q, r, s
}

// shared is the cosine of the words of two rows.
func shared(m *sheet, a int, n *sheet, b int) float32 {
	x, wx := m.said(a)
	y, wy := n.said(b)
	var dot float32
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] < y[j]:
			i++
		case x[i] > y[j]:
			j++
		default:
			dot += float32(wx[i] * wy[j])
			i++
			j++
		}
	}
	return dot
}

// facts is what the numbers, days and names of two rows say for or against their telling
// one thing. One that differs may have changed on the way; where two or three do, they are
// two things that only look alike.
func facts(m *sheet, a int, n *sheet, b int) float32 {
	p, x, q, y := m.before(a), &m.rows[a], n.before(b), &n.rows[b]
	numbers := compareNumbers(m.numbers[p.numbers:x.numbers], n.numbers[q.numbers:y.numbers])
	against := 0
	for _, k := range [...]int{numbers, compareDays(m.days[p.days:x.days], n.days[q.days:y.days]), compareNames(m.names[p.names:x.names], n.names[q.names:y.names])} {
		if k < 0 {
			against++
		}
	}
	if against >= 2 {
		return -otherThing
	}
	return float32(float32(numbers) * sameNumber)
}

// compareNumbers is 1 where the two have a number in common, -1 where each has numbers and
// none is the other's, else 0.
func compareNumbers(x, y []span64) int {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	for i := range x {
		for j := range y {
			if x[i].min <= y[j].max && y[j].min <= x[i].max {
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
