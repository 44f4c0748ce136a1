// Package told lays what the articles of a set tell side by side in time and in space:
// when each thing is told to have happened, by whom, and where; and where tellings of
// one thing contradict each other.
//
// Nothing is averaged. What is told with two dates keeps both, each with those who tell
// it. A date is resolved against the publication of the article that it stands in, but
// for words that were copied: "on Monday" in a copy is the Monday of the original.
package told

import (
	"hearsay/internal/news"
)

// outlook is a set with what its tellings are joined by.
type outlook struct {
	set      *news.Set
	found    *news.Findings
	prints   [][]int         // of each text, its articles, versions of others left out
	byID     map[news.ID]int // articles by id
	original []int           // of each article, the first version of it
}

func look(set *news.Set, found *news.Findings) *outlook {
	if found == nil {
		found = &news.Findings{}
	}
	o := &outlook{
		set: set, found: found, prints: set.Printings(),
		byID: make(map[news.ID]int, len(set.Articles)), original: make([]int, len(set.Articles)),
	}
	for i := range set.Articles {
		o.byID[set.Articles[i].ID] = i
		o.original[i] = i
	}
	for _, r := range found.Revisions { // in the order of the set: an earlier version has its own already
		from, ok := o.byID[r.From]
		to, ok2 := o.byID[r.To]
		if ok && ok2 && from != to {
			o.original[to] = o.original[from]
		}
	}
	return o
}

// union joins things into groups: a forest, each tree named by its lowest member.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(i, j int) {
	i, j = u.find(i), u.find(j)
	u[max(i, j)] = min(i, j)
}

// groups are the members of each tree of which in is true, in the order in which the trees are first met.
func (u union) groups(in func(i int) bool) [][]int {
	var out [][]int
	at := map[int]int{}
	for i := range u {
		if !in(i) {
			continue
		}
		r := u.find(i)
		k, ok := at[r]
		if !ok {
			k = len(out)
			at[r] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}

// maxMentions is how many mentions of one passage are laid beside their counterparts:
// carrying one over costs the length of the passage's list of edits.
const maxMentions = 300

// counterparts calls met for each two mentions, one on each side of a passage, that
// stand in the same place of it: i and j are their numbers in the lists of their texts.
func (o *outlook) counterparts(spans [][]news.Span, met func(t, i, u, j int)) {
	for p := range o.found.Passages {
		passage := &o.found.Passages[p]
		t, u := o.set.TextIndex(passage.A.Text), o.set.TextIndex(passage.B.Text)
		if t < 0 || u < 0 {
			continue
		}
		lo, hi := news.Within(spans[t], passage.A.Span)
		for i := lo; i < min(hi, lo+maxMentions); i++ {
			there := passage.Project(spans[t][i], true)
			if there.Empty() {
				continue
			}
			from, to := news.Within(spans[u], there)
			for j := from; j < to; j++ {
				met(t, i, u, j)
			}
		}
	}
}

// outletsOf counts the outlets of some articles; articles of no known outlet are one
// each.
func (o *outlook) outletsOf(articles map[int]bool) int {
	names := map[string]bool{}
	n := 0
	for i := range articles {
		if name := o.set.Articles[i].Outlet; name == "" {
			n++
		} else {
			names[name] = true
		}
	}
	return n + len(names)
}
