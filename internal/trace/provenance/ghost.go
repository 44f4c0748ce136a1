package provenance

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"hearsay/internal/agency"
	"hearsay/internal/news"
)

// Ghosts lists the outlets whose reports articles of the set cite ("told Sputnik",
// "the Wire reported") while no report of theirs in the set is joined to the article:
// origins that we have not seen. The most widely cited come first, then by name. The
// edges are those of Edges.
func Ghosts(set *news.Set, edges []news.Edge, words Lexicon) []news.Ghost {
	wires := make([]string, len(set.Articles))
	outlets := map[string]bool{}
	for i := range set.Articles {
		wires[i] = agencyOf(set, i)
		outlets[set.Articles[i].Outlet], outlets[wires[i]] = true, true
	}
	joined := neighbours(set, edges, wires)
	names := map[string][]string{} // by which each outlet is called, by outletKey
	var all []mention
	for i := range set.Articles {
		a := &set.Articles[i]
		t := set.TextIndex(a.Text)
		if t < 0 || set.Analyses[t] == nil {
			continue
		}
		cites := cited(set.Analyses[t])
		if len(cites) == 0 {
			continue
		}
		full := fullNames(set.Analyses[t], set.Texts[t].Body, words(set.Texts[t].Lang))
		for _, c := range cites {
			name := full.of(c)
			if !isName(name) || isOutlet(name, a.Outlet) || isOutlet(name, wires[i]) || slices.ContainsFunc(joined[a.ID], func(o string) bool { return isOutlet(name, o) }) {
				continue
			}
			key := outletKey(name)
			names[key] = append(names[key], name)
			all = append(all, mention{key, name, news.Citation{Article: a.ID, Words: news.Ref{Text: a.Text, Span: c.words}}})
		}
	}
	same := sameOutlets(names, kindsOf(set, words))
	var out []news.Ghost
	at, here := map[string]int{}, map[string]bool{}
	for _, m := range all {
		key := cmp.Or(same[m.key], m.key)
		k, ok := at[key]
		if !ok {
			k = len(out)
			at[key] = k
			out = append(out, news.Ghost{Name: plainest(names[key])})
		}
		g := &out[k]
		if _, ok := here[m.name]; !ok {
			here[m.name] = isAny(m.name, outlets)
		}
		g.Here = g.Here || here[m.name]
		g.Citing = append(g.Citing, m.cited)
	}
	slices.SortStableFunc(out, func(x, y news.Ghost) int {
		return cmp.Or(cmp.Compare(howWidely(&y), howWidely(&x)), cmp.Compare(news.Compact(x.Name), news.Compact(y.Name)))
	})
	return out
}

// howWidely is how many articles cite an outlet.
func howWidely(g *news.Ghost) (n int) {
	for range g.ByArticle() {
		n++
	}
	return n
}

// neighbours are the outlets of the articles that an edge joins each article to, and the
// agencies whose texts those print.
func neighbours(set *news.Set, edges []news.Edge, wires []string) map[news.ID][]string {
	index := make(map[news.ID]int, len(set.Articles))
	for i := range set.Articles {
		index[set.Articles[i].ID] = i
	}
	out := map[news.ID][]string{}
	add := func(id, other news.ID) {
		i := index[other]
		for _, name := range [...]string{set.Articles[i].Outlet, wires[i]} {
			if name != "" && !slices.Contains(out[id], name) {
				out[id] = append(out[id], name)
			}
		}
	}
	for i := range edges {
		add(edges[i].From, edges[i].To)
		add(edges[i].To, edges[i].From)
	}
	return out
}

// mention is an outlet that an article cites, and under which name.
type mention struct {
	key, name string // see outletKey
	cited     news.Citation
}

// citation is where a text says that something is from an outlet.
type citation struct {
	name  news.Span // of the outlet, in full
	words news.Span // that say so
}

// shortestName is of how many bytes words are at least that can name an outlet, with its article; pronouns are shorter.
const shortestName = 4

// cited are the outlets that a text has statements from or through, each once.
func cited(a *news.Analysis) []citation {
	var out []citation
	seen := map[int32]bool{}
	add := func(v int32, words news.Span) {
		if v < 0 || seen[v] || a.Voices[v].Kind != news.Outlet || words.Empty() {
			return
		}
		seen[v] = true
		if name := a.Voices[v].Name; words.Len() < shortestName {
			words = name // "it said": whose word that is, stands elsewhere
		}
		out = append(out, citation{a.Voices[v].Name, words})
	}
	for i := range a.Statements {
		s := &a.Statements[i]
		add(s.Voice, news.CoverAll(s.Source))
		for _, r := range s.Chain {
			add(r.Voice, r.Span)
		}
	}
	return out
}

func isAny(name string, outlets map[string]bool) bool {
	for o := range outlets {
		if isOutlet(name, o) {
			return true
		}
	}
	return false
}

// isOutlet reports whether a name in a text may mean an outlet.
func isOutlet(name, outlet string) bool {
	return agency.Same(name, outlet) || news.MayCallOutlet(name, outlet)
}

// isName reports whether the words for an outlet name it: "a German newspaper" does not.
func isName(s string) bool {
	first, _, _ := strings.Cut(news.BareName(s), " ")
	return len(news.Compact(s)) >= 2 && strings.IndexFunc(first, unicode.IsUpper) >= 0
}
