package provenance

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"hearsay/internal/agency"
	"hearsay/internal/news"
)

// This file tells which names that texts give an outlet are one outlet's.

// kindsOf are the words of the languages of a set that stand behind an outlet's name and say of what
// kind it is.
func kindsOf(set *news.Set, words Lexicon) map[string]bool {
	out, seen := map[string]bool{}, map[string]bool{}
	for i := range set.Texts {
		code := set.Texts[i].Lang
		if seen[code] {
			continue
		}
		seen[code] = true
		if w := words(code); w != nil {
			maps.Copy(out, w.Kind)
		}
	}
	return out
}

// outletKey is what an outlet's name is known by: of an agency, whichever of its names it is called
// by, and whose it is: "the North’s KCNA news agency".
func outletKey(name string) string {
	words := withoutTail(name, isPlain)
	for i := range words {
		if i > 0 {
			if _, owns := news.Owner(words[i-1]); !owns {
				continue
			}
		}
		if of := agency.Known(strings.Join(words[i:], " ")); of != "" {
			return news.Compact(of)
		}
	}
	return news.Compact(agency.Key(name))
}

// withoutTail are the words of a name without its article and, but for the first, those behind it
// that are no part of it.
func withoutTail(name string, isTail func(string) bool) []string {
	words := strings.Fields(news.BareName(name))
	for len(words) > 1 && isTail(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// isPlain reports whether a word has no capital and no number anywhere, as "iTele" has.
func isPlain(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })
}

// plainest is the shortest of the names that an outlet is called by, the first of those: "KCNA".
func plainest(names []string) string {
	return slices.MinFunc(names, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// sameOutlets leads the key of a name to that of another name of the same outlet, where articles of
// the set use both: "the Nice Matin newspaper" to "Nice Matin", and "LA Times" to "Los Angeles
// Times" if that alone is so shortened. A part of a name is no other name: "the Times" is the end
// of many. The names are by outletKey; kinds are kindsOf the set.
func sameOutlets(names map[string][]string, kinds map[string]bool) map[string]string {
	bare, full := map[string]string{}, map[string]string{}
	for key, ns := range names {
		if b := withoutKind(ns[0], kinds); b != key && names[b] != nil {
			bare[key] = b
			continue
		}
		for _, short := range news.Forms(ns[0]) {
			if short == key || names[short] == nil {
				continue
			}
			if old, ok := full[short]; ok && old != key {
				full[short] = "" // of two
			} else {
				full[short] = key
			}
		}
	}
	for key, b := range bare {
		bare[key] = cmp.Or(full[b], b)
	}
	for short, key := range full {
		if key != "" && bare[short] == "" {
			bare[short] = cmp.Or(full[key], key)
		}
	}
	return bare
}

// withoutKind is the key of a name without the words behind it that say what kind of outlet has
// it: "NHK Television", "the iTele television station". It is "" if too little is left.
func withoutKind(name string, kinds map[string]bool) string {
	isKind := func(word string) bool { return isPlain(word) || kinds[strings.ToLower(word)] }
	if bare := news.Compact(strings.Join(withoutTail(name, isKind), " ")); len(bare) >= news.MinForm {
		return bare
	}
	return ""
}

// inFull finds, for the name of an outlet, the last other of its text before it that ends so: "The
// Orlin Times" for "the Times".
type inFull struct {
	body string
	by   map[string][]news.Span // names by the ends of them, in order
}

// maxEnd is how many words the end of a name has, at most, that is looked for.
const maxEnd = 4

// fullNames are those of the outlets of a text. Words are what its language knows; an outlet with a
// word in front that tells papers apart ("the Sunday Times") is not the one without.
func fullNames(a *news.Analysis, body string, words *Words) inFull {
	f := inFull{body, map[string][]news.Span{}}
	for i := range a.Voices {
		v := &a.Voices[i]
		if v.Kind != news.Outlet {
			continue
		}
		parts := news.NameParts(news.BareName(v.Name.Of(body)))
		for k := 1; k < len(parts) && !(words != nil && words.Edition[parts[k-1]]); k++ {
			if len(parts)-k <= maxEnd {
				end := strings.Join(parts[k:], " ")
				f.by[end] = append(f.by[end], v.Name)
			}
		}
	}
	for _, names := range f.by {
		slices.SortFunc(names, func(x, y news.Span) int { return cmp.Compare(x.Start, y.Start) })
	}
	return f
}

// of is the name of the outlet that a text cites, in full.
func (f inFull) of(c citation) string {
	name := c.name.Of(f.body)
	names := f.by[strings.Join(news.NameParts(news.BareName(name)), " ")]
	n, _ := slices.BinarySearchFunc(names, c.words.Start, func(x news.Span, at uint32) int { return cmp.Compare(x.Start, at) })
	if n == 0 {
		return name
	}
	return names[n-1].Of(f.body)
}
