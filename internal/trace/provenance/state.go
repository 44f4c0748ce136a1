package provenance

import (
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// A government speaks with one voice: its president, his office and his ministers say what it
// says. So one of them and a body of the same country are one origin.

// statesOf are the countries of places, by the folded words of their names in the texts of a set
// ("Kelland", "Kellish"); "" where one word is of several countries.
func statesOf(set *news.Set) map[string]string {
	out := map[string]string{}
	for t, a := range set.Analyses {
		if a == nil {
			continue
		}
		for i := range a.Places {
			p := &a.Places[i]
			if p.Country == "" {
				continue
			}
			for _, w := range nameWords(p.Span.Of(set.Texts[t].Body)) {
				if old, ok := out[w]; ok && old != p.Country {
					out[w] = ""
				} else {
					out[w] = p.Country
				}
			}
		}
	}
	return out
}

// governs is the country whose government an origin is, or of whose government he is, by what it is
// called or he is said to be; "" for none.
func (s *standing) governs(o *news.ClaimOrigin) string {
	l := s.wordsOf(o.Words.Text)
	if l == nil || !speaks(o) {
		return ""
	}
	said := o.Voice
	if o.Kind == news.Person {
		said = o.Role
	}
	country, is := s.governing(l, said)
	if o.Kind == news.Person && country == "" {
		for _, name := range s.roles.of[lastWord(o.Voice)] { // in another text; or of whom he is the spokesman
			if c := s.states[string(text.Fold(nil, name))]; c != "" {
				country = c
			} else if f := lastWord(name); !is && f != lastWord(o.Voice) {
				country, is = s.governor(l, f)
			}
		}
	}
	if !is {
		return ""
	}
	return country
}

// wordsOf are the words of the language of a text; nil for one that nobody reads.
func (s *standing) wordsOf(id news.TextID) *Words {
	t := s.set.TextIndex(id)
	if t < 0 {
		return nil
	}
	return s.words(s.set.Texts[t].Lang)
}

// governing reports whether words are of who governs, and which country.
func (s *standing) governing(l *Words, said string) (country string, is bool) {
	for _, w := range nameWords(strings.ReplaceAll(said, "-", " ")) {
		for _, end := range [...]string{"’s", "'s", "’", "'"} {
			w = strings.TrimSuffix(w, end)
		}
		switch {
		case l.Below[w]:
			return "", false
		case l.Govern[w]:
			is = true
		case s.states[w] != "":
			country = s.states[w]
		}
	}
	return country, is
}

// governor is governing for all that is said of a person.
func (s *standing) governor(l *Words, who string) (country string, is bool) {
	for w := range l.Govern {
		is = is || s.roles.who[w][who]
	}
	if !is {
		return "", false
	}
	for _, name := range s.roles.of[who] {
		if c := s.states[string(text.Fold(nil, name))]; c != "" {
			return c, true
		}
	}
	return "", false
}

// oneState reports whether one of two origins is the government of a country, or a part of it, and
// the other is that too or somebody of it; country is the second's, "" for none. Two people with
// names are two.
func (s *standing) oneState(a, b *news.ClaimOrigin, country string) bool {
	return country != "" && !(a.Kind == news.Person && b.Kind == news.Person) && s.governs(a) == country
}

// speaks reports whether an origin is somebody, and not a text without a word on who gave it.
func speaks(o *news.ClaimOrigin) bool {
	return o.Kind != news.Author && o.Kind != news.Outlet && o.Voice != ""
}
