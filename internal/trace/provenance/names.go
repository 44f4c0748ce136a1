package provenance

import (
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// named reports whether an origin is a person or an organisation with a name.
func named(o *news.ClaimOrigin) bool { return news.Named(o.Kind, o.Voice) }

// sameName reports whether two origins are one by their names: all words of one
// are in the other ("Skarrow", "Wenna Skarrow"), the last words of two persons
// are the same, or most words of two organisations are alike ("South Korea's
// military", "the South Korean military").
func (e endings) sameName(a, b *news.ClaimOrigin) bool {
	words := nameWords
	if a.Kind == news.Person && b.Kind == news.Person {
		words = personWords
	}
	x, y := words(a.Voice), words(b.Voice)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if c := news.Compact(a.Voice); c != "" && c == news.Compact(b.Voice) {
		return true // "All-Coast Airways"
	}
	alike := 0
	bodies := a.Kind == news.Organisation && b.Kind == news.Organisation
	for _, w := range x {
		if slices.ContainsFunc(y, func(v string) bool { return sameWord(w, v) || bodies && e.formOf(w, v) }) {
			alike++
		}
	}
	switch {
	case alike == len(x):
		return true
	case a.Kind == news.Person && b.Kind == news.Person:
		return x[len(x)-1] == y[len(y)-1]
	}
	return 2*alike > len(y) && !(e.ofItsOwn(a.Voice, b.Voice) && e.ofItsOwn(b.Voice, a.Voice))
}

// personWords are the words of a person's name, folded, short ones too ("Xi"), but no initials; the Arabic article before one is
// none of it: "al-Assad" is Assad.
func personWords(s string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) && r != '-' }) {
		f := string(text.Fold(nil, w))
		for _, article := range [...]string{"al-", "el-"} {
			f = strings.TrimPrefix(f, article)
		}
		if len(f) > 1 {
			words = append(words, f)
		}
	}
	return words
}

// sameWord takes words that begin alike for the same: "Korea", "Korean".
func sameWord(a, b string) bool {
	return wordKey(a) == wordKey(b)
}

// wordKey is what the words have in common that are the same by sameWord: their first bytes.
func wordKey(w string) string {
	const stem = 5
	return w[:min(len(w), stem)]
}

// ofItsOwn reports whether a name has a word with a capital letter that the other has in no form:
// "South" of "the South Korean government", beside "the North Korean government".
func (e endings) ofItsOwn(name, other string) bool {
	theirs := nameWords(other)
	for w := range strings.FieldsSeq(name) {
		for _, f := range nameWords(w) {
			if news.Capitalised(w) && !slices.ContainsFunc(theirs, func(v string) bool { return sameWord(f, v) || e.formOf(f, v) }) {
				return true
			}
		}
	}
	return false
}

// endings make, of the name of a place, a word for what is from there: "n", "ese".
type endings []string

// originsOf are the endings of the languages of a set.
func originsOf(set *news.Set, words Lexicon) (out endings) {
	for i := range set.Texts {
		if w := words(set.Texts[i].Lang); w != nil {
			for _, e := range w.Origin {
				if !slices.Contains(out, e) {
					out = append(out, e)
				}
			}
		}
	}
	return out
}

// formOf reports whether one word is the other with such an ending: "Rica", "Rican". "Kentucky" is
// no form of "Kent".
func (e endings) formOf(a, b string) bool {
	const stem = 4
	if len(a) > len(b) {
		a, b = b, a
	}
	end, ok := strings.CutPrefix(b, a)
	return ok && len(a) >= stem && (end == "" || slices.Contains(e, end))
}

// bareWords are nameWords without an article: "the airline", "an airline".
func bareWords(s string) []string { return nameWords(news.BareName(strings.TrimSpace(s))) }

// nameWords are the words of a name that tell, folded: those of three bytes and
// more.
func nameWords(s string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) && r != '-' }) {
		if f := text.Fold(nil, w); len(f) > 2 {
			words = append(words, string(f))
		}
	}
	return words
}

// speaksFor reports whether a person's role, or what he is called by, names an
// organisation: then the two are one voice ("Nadia Brell, the port's spokeswoman", "the
// port").
func speaksFor(a, b *news.ClaimOrigin) bool {
	if a.Kind != news.Person || b.Kind != news.Organisation || a.Role == "" {
		return false
	}
	role, name := nameWords(a.Role), nameWords(b.Voice)
	return allAmong(name, role, sameWord)
}

// allAmong reports whether there are words, and each is one of others.
func allAmong(words, others []string, same func(a, b string) bool) bool {
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
		return !slices.ContainsFunc(others, func(v string) bool { return same(v, w) })
	})
}

func equal(a, b string) bool { return a == b }

// related reports whether two named voices may speak for one body: their names and roles
// have a word in common ("the Nigerian government", "Nigeria's president"). Then they are
// not surely two.
func related(a, b *news.ClaimOrigin) bool {
	if a.Kind == news.Person && b.Kind == news.Person && a.Role == "" && b.Role == "" {
		return false
	}
	x, y := nameWords(a.Voice+" "+a.Role), nameWords(b.Voice+" "+b.Role)
	return slices.ContainsFunc(x, func(w string) bool {
		return len(w) >= minQuotedWord && slices.ContainsFunc(y, func(v string) bool { return sameWord(v, w) })
	})
}
