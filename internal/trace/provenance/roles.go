package provenance

import (
	"iter"
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// A text may call somebody by what he is alone ("the mayor"), and others of the set say who that
// is ("Nice's mayor, Karl Voss").

// roles are what people with names are said to be in all texts of a set. People are known by the
// last words of their names.
type roles struct {
	who map[string]map[string]bool // by the words for what they are
	of  map[string][]string        // of each, the names in those words and the end of his own, as written: "Nice", "Voss"
}

func rolesOf(set *news.Set) roles {
	out := roles{map[string]map[string]bool{}, map[string][]string{}}
	for t, v := range voices(set) {
		if v.Kind != news.Person || v.Role.Empty() || v.Name.Empty() {
			continue
		}
		body := set.Texts[t].Body
		who := lastWord(v.Name.Of(body))
		out.say(who, v.Role.Of(body))
		if w := strings.Fields(v.Name.Of(body)); len(w) > 0 {
			out.name(who, w[len(w)-1])
		}
	}
	return out
}

// say notes what a person is said to be.
func (r roles) say(who, role string) {
	for w := range strings.FieldsSeq(role) {
		for _, f := range nameWords(w) {
			if r.who[f] == nil {
				r.who[f] = map[string]bool{}
			}
			r.who[f][who] = true
		}
		if news.Capitalised(w) {
			r.name(who, w)
		}
	}
}

const (
	minName  = 3  // bytes of a name that goes with a person: "of" and "de" are none
	maxNames = 16 // of them that are noted, the first: more are of several people
)

// name notes a name that goes with a person.
func (r roles) name(who, name string) {
	if name = strings.TrimFunc(name, func(c rune) bool { return !isWord(c) }); len(name) >= minName && len(r.of[who]) < maxNames && !slices.Contains(r.of[who], name) {
		r.of[who] = append(r.of[who], name)
	}
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
// with as many of its words, or of nobody else whom its article knows, by his name or by what he is of
// (here). What it is of ("Oster") need not be said of him.
func (r roles) is(description, name string, here func(who string) bool) bool {
	who, said, of := lastWord(name), map[string]int{}, map[string]int{}
	n := 0 // words that say what he is
	for w := range strings.FieldsSeq(news.BareName(strings.TrimSpace(description))) {
		for _, f := range nameWords(w) {
			count := of
			if !news.Capitalised(w) {
				count = said
				n++
			}
			for x := range r.who[f] {
				count[x]++
			}
		}
	}
	if n == 0 || who == "" || said[who] < n {
		return false
	}
	for x, k := range said {
		if x != who && k == n && of[x] >= of[who] && (of[x] > of[who] || here(x) || !here(who)) {
			return false // another may be meant
		}
	}
	return true
}

// called reports whether origin a is somebody without a name whom b has one for: by what texts of
// the set say that he is, and nobody else; or is described in the same article with some of the
// words.
func (s *standing) called(a, b *news.ClaimOrigin) bool {
	if s.whoseIs(a, b) {
		return true
	}
	if a.Kind != news.Unnamed || !a.Vague || !definite(a.Voice) {
		return false
	}
	if b.Kind == news.Person && named(b) {
		return s.roles.is(a.Voice, b.Voice, func(who string) bool { return s.names(a.Words.Text, s.roles.of[who]) })
	}
	return b.Kind == news.Unnamed && b.Vague && a.Article == b.Article && definite(b.Voice) && allAmong(nameWords(a.Voice), nameWords(b.Voice), equal)
}

// whoseIs reports whether origin a is somebody without a name who is told by whose he is alone, "her
// father", and b is the one person in the set of whom that is said: "her father Karl".
func (s *standing) whoseIs(a, b *news.ClaimOrigin) bool {
	if a.Kind != news.Unnamed || b.Kind != news.Person || !named(b) || b.Role == "" {
		return false
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(a.Voice), " ")
	words := s.wordsOf(a.Words.Text)
	return words != nil && words.Whose[string(text.Fold(nil, first))] && s.roles.is(rest, b.Voice, func(string) bool { return true })
}

// callAgain lays each origin that was met before another had got its name on that one.
func (s *standing) callAgain(c *news.Claim) {
	if !s.renamed {
		return
	}
	to := stay(len(c.Origins))
	for i := range c.Origins {
		o := &c.Origins[i]
		if j := slices.IndexFunc(c.Origins, func(x news.ClaimOrigin) bool {
			return named(&x) && !s.apart(o, &x) && (s.called(o, &x) || named(o) && s.sameVoice(&x, o))
		}); j >= 0 && to[j] == j {
			to[i] = j
		}
	}
	lay(c, to)
}

// names reports whether one of some names stands in a text.
func (s *standing) names(id news.TextID, names []string) bool {
	t := s.set.TextIndex(id)
	if t < 0 || s.set.Analyses[t] == nil {
		return false
	}
	body := s.set.Texts[t].Body
	return slices.ContainsFunc(s.set.Analyses[t].Tokens, func(tok news.Span) bool { return slices.Contains(names, tok.Of(body)) })
}

// definite reports whether a description points back to one that is known: "the mayor".
func definite(voice string) bool {
	return news.BareName(strings.TrimSpace(voice)) != strings.TrimSpace(voice)
}
