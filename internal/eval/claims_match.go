package eval

import (
	"slices"
	"strings"
)

// claimMatch lays the claims that were found in one event on those of the gold.
type claimMatch struct {
	event   string
	text    map[string][]rune // of the articles
	date    map[string]string // when they were published, as the gold has it
	gold    []GoldClaim
	found   []FoundClaim
	item    []claimItem // what is told: a claim of the gold in an article
	items   [][]int     // by claim found: the items that its tellings are, each once
	denials []claimItem
}

// claimItem is one claim of the gold in one article, in all places where it tells it.
type claimItem struct {
	claim   int
	article string
	spans   []Range
}

func newClaimMatch(e *ClaimsEvent, found []FoundClaim) *claimMatch {
	m := &claimMatch{event: e.Event, gold: e.Claims, found: found, text: map[string][]rune{}, date: map[string]string{}, items: make([][]int, len(found))}
	for i := range e.Articles {
		m.text[e.Articles[i].ID], m.date[e.Articles[i].ID] = []rune(e.Articles[i].Text), e.Articles[i].Published
	}
	for g := range e.Claims {
		for _, t := range e.Claims[g].Tellings {
			switch {
			case claimStances[t.Stance]:
				m.item = addTelling(m.item, g, t)
			case t.Stance == "denies":
				m.denials = append(m.denials, claimItem{g, t.Article, t.Span})
			}
		}
	}
	for c := range found {
		for _, t := range found[c].Tellings {
			if i := m.itemOf(t); i >= 0 && !slices.Contains(m.items[c], i) {
				m.items[c] = append(m.items[c], i)
			}
		}
	}
	return m
}

func addTelling(items []claimItem, g int, t GoldTelling) []claimItem {
	i := slices.IndexFunc(items, func(x claimItem) bool { return x.claim == g && x.article == t.Article })
	if i < 0 {
		return append(items, claimItem{g, t.Article, slices.Clone(t.Span)})
	}
	items[i].spans = append(items[i].spans, t.Span...)
	return items
}

// itemOf is the item that a telling of the engine's is: of those in its article that have
// at least minTold of the shorter of the two in common with it, the one that is most
// alike (Dice); -1 if there is none.
func (m *claimMatch) itemOf(t FoundTelling) int {
	best, most := -1, 0.0
	for i, x := range m.item {
		if x.article != t.Article {
			continue
		}
		for _, s := range x.spans {
			same, n := inCommon([]Range{s}, []Range{t.Span}), length([]Range{s, t.Span})
			shorter := min(s[1]-s[0], t.Span[1]-t.Span[0])
			if same == 0 || float64(same) < minTold*float64(shorter) {
				continue
			}
			if part := over(2*same, n); part > most {
				best, most = i, part
			}
		}
	}
	return best
}

// touched are the claims of the gold that claim c found has tellings of: the one with
// most of them first, then in the order of the gold.
func (m *claimMatch) touched(c int) []int {
	n := map[int]int{}
	var out []int
	for _, i := range m.items[c] {
		g := m.item[i].claim
		if n[g]++; n[g] == 1 {
			out = append(out, g)
		}
	}
	slices.Sort(out)
	slices.SortStableFunc(out, func(a, b int) int { return n[b] - n[a] })
	return out
}

// best is the claim found that has most of the tellings of claim g of the gold, the first
// of equals; -1: none has any.
func (m *claimMatch) best(g int) int {
	best, most := -1, 0
	for c := range m.found {
		n := 0
		for _, i := range m.items[c] {
			n += one(m.item[i].claim == g)
		}
		if n > most {
			best, most = c, n
		}
	}
	return best
}

// articles is how many articles tell claim c found.
func (m *claimMatch) articles(c int) int {
	seen := map[string]bool{}
	for _, t := range m.found[c].Tellings {
		seen[t.Article] = true
	}
	return len(seen)
}

func (m *claimMatch) name(g int) string { return m.gold[g].Claim }

// words cuts a range out of an article; what lies outside is left out.
func (m *claimMatch) words(article string, s Range) string {
	t := m.text[article]
	a, b := min(max(s[0], 0), len(t)), min(s[1], len(t))
	if a >= b {
		return ""
	}
	return string(t[a:b])
}

// denialGroups numbers the denials of the gold, those of one claim that have most of
// their words in common alike, and returns how many there are.
func (m *claimMatch) denialGroups() (group []int, n int) {
	said := make([]string, len(m.denials))
	for i, x := range m.denials {
		said[i] = strings.Join(each(x.spans, func(s Range) string { return m.words(x.article, s) }), " ")
		k := -1
		for j := range m.denials[:i] {
			if m.denials[j].claim == x.claim && dice(said[i], said[j]) >= minAlike {
				k = group[j]
				break
			}
		}
		if k < 0 {
			k = n
			n++
		}
		group = append(group, k)
	}
	return group, n
}
