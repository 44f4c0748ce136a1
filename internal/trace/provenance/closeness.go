package provenance

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// Where times do not say which of two texts was first, their family may. A copy is
// like what it was copied from, and less like that one's other copies. So
//
//   - a dated text that has more words in common with an undated one than with all
//     that is surely older took them from there, and the undated one is older than
//     it;
//   - an undated text that nobody took from before many dated ones had appeared was
//     hardly the first: of n places that it may have in the order, one is before the
//     oldest.
//
// This is the stemma of textual criticism, with times for most of the witnesses.

// What the direction of an edge rests on, when times are missing.
const (
	whyCloser  = "it follows it more closely than anything older"
	whyHasMore = "all of it stands in the other, which has more"
	whyOneMany = "no date, but one of many that have it"
	whyDigest  = "it joins texts that have nothing in common"
)

const (
	// closer is by what share, and by how many words more, a text must agree with
	// one text than with another to be taken from it: less is an edit or two that
	// fell together.
	closer      = 0.004
	closerWords = 2
	// same is the share of what two texts have in common that a third must have with one
	// of them to be held against the other.
	same = 0.5
	// part is the share of a digest that each of two texts must make up.
	part = 0.2
	// places is at how many places among its dated relatives an undated text must
	// be able to stand, after the oldest, to be taken for a copy: that it is
	// the first is then one case in places + 1.
	places = 4
	// whole is the share of a text that must stand in another, and longer how much
	// longer that one must be, for the other to be where it was cut from.
	whole  = 0.95
	longer = 1.25
)

// family is what is known of the relatives of each text.
type family struct {
	f      *finder
	shared map[[2]int]int // words that two texts have in common; the lower index first
	kin    [][]int        // texts that share words with each, in order of publication
	taken  []int          // for each undated text: the first article that took from it, or how many there are
}

// newFamily gathers the relatives of all texts. Time is near-linear in the number of
// pairs.
func newFamily(f *finder, ps []pair) *family {
	m := &family{f: f, shared: make(map[[2]int]int, len(ps)), kin: make([][]int, len(f.set.Texts)), taken: make([]int, len(f.set.Texts))}
	for i := range ps {
		p := &ps[i]
		m.shared[[2]int{p.a, p.b}] = commonWords(p.passages)
		m.kin[p.a], m.kin[p.b] = append(m.kin[p.a], p.b), append(m.kin[p.b], p.a)
	}
	for t := range m.kin {
		slices.SortFunc(m.kin[t], func(x, y int) int { return cmp.Compare(f.first[x], f.first[y]) })
		m.taken[t] = len(f.set.Articles)
	}
	for t := range m.kin {
		if len(m.kin[t]) == 0 || m.dated(t) {
			continue
		}
		for _, y := range m.kin[t] {
			if m.dated(y) && m.closest(t, y) {
				m.taken[t] = f.first[y]
				break
			}
		}
	}
	return m
}

// fewPassages is of how many passages of a pair, the longest, the words are counted: it
// keeps two texts of a thousand short passages from costing a million.
const fewPassages = 64

// commonWords is how many equal words passages have, those that stand in several of
// them counted once.
func commonWords(passages []*news.Passage) int {
	if len(passages) == 1 {
		return passages[0].Words
	}
	byWords := slices.SortedFunc(slices.Values(passages), func(x, y *news.Passage) int {
		return cmp.Or(cmp.Compare(y.Words, x.Words), cmp.Compare(x.ID, y.ID))
	})
	byWords = byWords[:min(len(byWords), fewPassages)]
	var a, b []news.Span
	n, la, lb := 0.0, 0, 0
	for _, x := range byWords {
		a, b = append(a, x.A.Span), append(b, x.B.Span)
		na, nb := news.CoveredLen(a), news.CoveredLen(b)
		n += float64(x.Words) * min(ratio(na-la, x.A.Span.Len()), ratio(nb-lb, x.B.Span.Len()))
		la, lb = na, nb
	}
	return int(n)
}

func (m *family) dated(t int) bool { return m.f.set.Articles[m.f.first[t]].Published.Known() }

func (m *family) common(a, b int) int { return m.shared[[2]int{min(a, b), max(a, b)}] }

// closest reports whether the dated text y has more words in common with the undated
// text x than with any text that is surely older than y, of which there must be one with
// about the same words.
func (m *family) closest(x, y int) bool {
	older := 0
	at := &m.f.set.Articles[m.f.first[y]].Published
	for _, z := range m.kin[y] {
		if !m.f.set.Articles[m.f.first[z]].Published.Before(*at) {
			break
		}
		older = max(older, m.common(y, z))
	}
	n := float64(m.common(x, y))
	return float64(older) >= same*n && n > float64(older)*(1+closer)+closerWords
}

// order says which of two texts was first, where their times do not: a (1), b (-1) or
// unknown (0), and on what that rests.
func (m *family) order(p *pair) (int, string) {
	a, b := p.a, p.b
	da, db := m.dated(a), m.dated(b)
	switch {
	case !da && db:
		if m.precedes(a, b) {
			return 1, whyCloser
		}
	case da && !db:
		if m.precedes(b, a) {
			return -1, whyCloser
		}
	}
	if way := m.holds(p); way != 0 {
		return way, whyHasMore
	}
	switch {
	case !da && db && m.joins(a, b):
		return -1, whyDigest
	case da && !db && m.joins(b, a):
		return 1, whyDigest
	case !da && db && m.follows(a, b):
		return -1, whyOneMany
	case da && !db && m.follows(b, a):
		return 1, whyOneMany
	}
	return 0, ""
}

// precedes reports whether the undated text x is older than the dated text y: y took
// from it, or another had done so before y appeared.
func (m *family) precedes(x, y int) bool {
	return m.f.first[y] >= m.taken[x] && m.taken[x] < len(m.f.set.Articles)
}

// follows reports whether the undated text x is hardly the first of those that have
// its words, y being the oldest dated one or one that is as close: many appeared after
// y before anybody took from x.
func (m *family) follows(x, y int) bool {
	n, nearest := 0, 0
	for _, z := range m.kin[x] {
		if !m.dated(z) {
			break
		}
		nearest = max(nearest, m.common(x, z))
		if at := m.f.first[z]; at > m.f.first[y] && at < m.taken[x] {
			n += m.f.datedPrintings[z]
		}
	}
	return n >= places-1 && float64(m.common(x, y))*(1+closer)+closerWords >= float64(nearest)
}

// joins reports whether the undated text x is made up of the dated text y and of another
// dated one, which have nothing in common: it is a digest of both.
func (m *family) joins(x, y int) bool {
	least := int(part * float64(m.f.words(x)))
	if m.common(x, y) < least || m.f.first[y] >= m.taken[x] {
		return false
	}
	for _, z := range m.kin[x] {
		if !m.dated(z) || m.f.first[z] >= m.taken[x] {
			break
		}
		if _, related := m.shared[[2]int{min(y, z), max(y, z)}]; !related && z != y && m.common(x, z) >= least {
			return true
		}
	}
	return false
}

// oneOfMany reports whether article i, without a date, is hardly the first of those that
// have text t.
func (m *family) oneOfMany(t, i int) bool {
	if m.f.set.Articles[i].Published.Known() || !m.dated(t) {
		return false
	}
	n := m.f.datedPrintings[t] - 1
	later, _ := slices.BinarySearchFunc(m.kin[t], m.f.first[t], func(z, first int) int { return cmp.Compare(m.f.first[z], first) })
	for _, z := range m.kin[t][later:] {
		if n >= places-1 || !m.dated(z) {
			break // few of many need be looked at
		}
		n += m.f.datedPrintings[z]
	}
	return n >= places-1
}

// holds reports which text has all of the other and more: a (1), b (-1) or neither (0).
func (m *family) holds(p *pair) int {
	sa, sb := p.sides(m.f.set)
	la, lb := len(m.f.set.Texts[p.a].Body), len(m.f.set.Texts[p.b].Body)
	switch {
	case float64(la) > longer*float64(lb) && ratio(news.CoveredLen(sb), lb) >= whole && !m.explained(p.b, p.a):
		return 1
	case float64(lb) > longer*float64(la) && ratio(news.CoveredLen(sa), la) >= whole && !m.explained(p.a, p.b):
		return -1
	}
	return 0
}

// explained reports whether text s has as many words in common with a dated text,
// other than l and older than s and l as far as those have dates, as it has with l: then
// it need not be taken from l, which may be put together from it and more.
func (m *family) explained(s, l int) bool {
	n := float64(m.common(s, l))
	for _, z := range m.kin[s] {
		if !m.dated(z) || m.dated(s) && m.f.first[z] >= m.f.first[s] || m.dated(l) && m.f.first[z] >= m.f.first[l] {
			break
		}
		if z != l && float64(m.common(s, z))*(1+closer)+closerWords >= n {
			return true
		}
	}
	return false
}
