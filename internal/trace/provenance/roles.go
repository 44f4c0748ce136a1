package provenance

import (
	"iter"
	"strings"

	"hearsay/internal/news"
)

// A text may call somebody by what he is alone ("the mayor"), and others of the set say who that
// is ("Nice's mayor, Karl Voss").

// roles are, by the words for what people with names are, who they are: the last words of their
// names, in all texts of a set.
type roles map[string]map[string]bool

func rolesOf(set *news.Set) roles {
	out := roles{}
	for t, v := range voices(set) {
		if v.Kind != news.Person || v.Role.Empty() || v.Name.Empty() {
			continue
		}
		body := set.Texts[t].Body
		who := lastWord(v.Name.Of(body))
		for _, w := range nameWords(v.Role.Of(body)) {
			if out[w] == nil {
				out[w] = map[string]bool{}
			}
			out[w][who] = true
		}
	}
	return out
}

// voices are those of all texts of a set, each with the index of its text, in order.
func voices(set *news.Set) iter.Seq2[int, *news.Voice] {
	return func(yield func(int, *news.Voice) bool) {
		for t, a := range set.Analyses {
			if a == nil {
				continue
			}
			for i := range a.Voices {
				if !yield(t, &a.Voices[i]) {
					return
				}
			}
		}
	}
}

// lastWord is the last word of a name that tells something, folded; "" for none.
func lastWord(name string) string {
	words := nameWords(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// is reports whether a description of one person, "the mayor of Oster", can mean nobody in the
// set but the person of a name: what it says that he is is said of him somewhere, and of nobody else
// with as many of its words. What it is of ("Oster") need not be said of him.
func (r roles) is(description, name string) bool {
	who, said, of := lastWord(name), map[string]int{}, map[string]int{}
	n := 0 // words that say what he is
	for w := range strings.FieldsSeq(news.BareName(strings.TrimSpace(description))) {
		for _, f := range nameWords(w) {
			count := of
			if !news.Capitalised(w) {
				count = said
				n++
			}
			for x := range r[f] {
				count[x]++
			}
		}
	}
	if n == 0 || who == "" || said[who] < n {
		return false
	}
	for x, k := range said {
		if x != who && k == n && of[x] >= of[who] {
			return false // another may be meant
		}
	}
	return true
}

// called reports whether origin a is somebody without a name whom b has one for: by what texts of
// the set say that he is, and nobody else; or is described in the same article with some of the
// words.
func (s *standing) called(a, b *news.ClaimOrigin) bool {
	if a.Kind != news.Unnamed || !a.Vague || !definite(a.Voice) {
		return false
	}
	if b.Kind == news.Person && named(b) {
		return s.roles.is(a.Voice, b.Voice)
	}
	return b.Kind == news.Unnamed && b.Vague && a.Article == b.Article && definite(b.Voice) && allAmong(nameWords(a.Voice), nameWords(b.Voice), equal)
}

// definite reports whether a description points back to one that is known: "the mayor".
func definite(voice string) bool {
	return news.BareName(strings.TrimSpace(voice)) != strings.TrimSpace(voice)
}
