package attrib

import (
	"sort"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds the full name of a body that a source calls by a short one.

// minAcronym is of how many letters the fewest are that tell by themselves what they are short for.
const minAcronym = 3

// firmEnd is where the name of a firm in [lo, hi) ends without what it is in law: "Albrin | Ltd".
func (r *reader) firmEnd(lo, hi int) int {
	end := hi
	for end > lo+1 && r.nameClass(end-1, end).Has(lang.LegalForm) {
		end--
	}
	if end == lo+1 && r.bodyWords(lo, end) {
		return hi // "News Corp"
	}
	return end
}

// bodyStem is where the short form ends of a body's name that goes on to say what for: "Brandt
// Centre | for Harbours"; 0: it has none.
func (r *reader) bodyStem(lo, hi int) int {
	for i := lo + 2; i < hi-1; i++ {
		if !r.toks[i].capital && r.hasClass(i, lang.Postmodifier) {
			if r.hasClass(i-1, lang.OrgNoun) && r.allCapital(lo, i) {
				return i
			}
			return 0
		}
	}
	return 0
}

// inFull gives the source of a body its full name where the text has one and no other: to "the
// Post" that of "the Harbour Post", to "KHB" that of the "Kelland Harbour Board".
func (x *resolver) inFull(s *source) {
	r := x.r
	i := s.name[0]
	if s.name[1] != i+1 || !r.toks[i].capital || r.quoted(i) && s.kind != news.Outlet {
		return
	}
	if x.runs == nil {
		x.runs = r.capitalRuns()
	}
	word := r.fold(i)
	full := x.runs[word].before(i)
	acronym := r.toks[i].upper && len(r.word(i)) >= minAcronym
	if acronym {
		full = x.runs["="+word].only()
	} else if s.kind != news.Outlet || !r.toks[i].has(lang.OutletNoun) {
		return
	}
	if full[1] <= full[0] {
		return
	}
	t := source{lo: full[0], hi: full[1], core: full[1], name: full}
	if k := r.kindOfName(&t, full[0]); k == news.Outlet || k == news.Organisation && s.kind == k || !acronym {
		if s.name = full; acronym {
			s.kind = k
		}
	}
}

// runs are names in full that are called alike for short, where each begins to be spoken of.
type runs [][2]int

// only is the one that there is; empty if there are several.
func (n runs) only() [2]int {
	if len(n) != 1 {
		return [2]int{}
	}
	return n[0]
}

// before is the only one that stands before token i, or the only one at all.
func (n runs) before(i int) [2]int {
	k := sort.Search(len(n), func(k int) bool { return n[k][0] >= i })
	if k == 0 {
		k = len(n)
	}
	return n[:k].only()
}

// capitalRuns are the names of several words in a text, by their last word where that ends names of
// outlets, and by "=" and their initials.
func (r *reader) capitalRuns() map[string]runs {
	out := map[string]runs{}
	put := func(key string, lo, hi int) {
		list := out[key]
		if n := len(list); n == 0 || r.foldRange(list[n-1][0], list[n-1][1]) != r.foldRange(lo, hi) {
			out[key] = append(list, [2]int{lo, hi})
		}
	}
	for i := 0; i < len(r.toks); {
		if !r.toks[i].capital || r.toks[i].punct {
			i++
			continue
		}
		lo := i
		for i++; i < len(r.toks) && i-lo < maxPhrase && !r.toks[i].punct && !r.apart(i) && (r.toks[i].capital || r.joins(i)); {
			i++
		}
		for lo < i && r.toks[lo].has(lang.Determiner|lang.Preposition|lang.Pronoun|lang.Subordinator|lang.Conjunction) {
			lo++
		}
		if i-lo < 2 || r.toks[lo].upper && r.toks[i-1].upper {
			continue
		}
		if r.toks[i-1].has(lang.OutletNoun) && r.allCapital(lo, i) {
			put(r.fold(i-1), lo, i)
		}
		if a := r.acronym(lo, i); len(a) >= minAcronym {
			put("="+a, lo, i)
		}
	}
	return out
}

// joins reports whether token i is a small word inside a name: "Board | of | Trade".
func (r *reader) joins(i int) bool {
	return i+1 < len(r.toks) && r.toks[i+1].capital && !r.toks[i+1].punct && r.hasClass(i, lang.Genitive|lang.Postmodifier|lang.Conjunction) && !r.apart(i+1)
}
