package provenance

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// origin returns the place among the claim's origins of the voice that telling r
// rests on, adding it where it is new. A named voice is the same wherever it is
// heard; any other is a new origin for each article that nothing was seen to
// stand behind.
func (s *standing) origin(c *news.Claim, r *news.Telling) int {
	o := s.voice(r)
	for i := range c.Origins {
		if named(&o) && named(&c.Origins[i]) && sameName(c.Origins[i].Voice, o.Voice) {
			return i
		}
	}
	c.Origins = append(c.Origins, o)
	return len(c.Origins) - 1
}

// voice is the origin that a telling would be if nothing stood behind it: its
// voice, and through whom it came.
func (s *standing) voice(r *news.Telling) news.ClaimOrigin {
	o := news.ClaimOrigin{Article: r.Article, Kind: news.Author, Words: r.Words, Sure: true}
	t := s.set.TextIndex(r.Words.Text)
	if a := s.set.Analyses[t]; r.Index >= 0 {
		st := &a.Statements[r.Index]
		body := s.set.Texts[t].Body
		if st.Voice >= 0 {
			v := a.Voices[st.Voice]
			o.Kind, o.Voice = v.Kind, v.Name.Of(body)
		}
		for _, l := range st.Chain {
			o.Through = append(o.Through, s.relayName(a, l, body, r.Article))
		}
		if w := news.CoverAll(st.Source).Cover(news.CoverAll(st.Cue)); !w.Empty() {
			o.Words.Span = w
		}
	}
	return o
}

// relayName names a relay; "us" is the outlet of the article itself.
func (s *standing) relayName(a *news.Analysis, l news.Relay, body string, article news.ID) string {
	if l.Voice >= 0 && a.Voices[l.Voice].Kind != news.Author {
		return a.Voices[l.Voice].Name.Of(body)
	}
	if o := s.set.Articles[s.index[article]].Outlet; o != "" {
		return o
	}
	return l.Span.Of(body)
}

// named reports whether an origin is a person or an organisation with a name, and
// not with a mere description ("the comedian, 47"): a name has a capital letter
// after its first word, or is one capitalised word alone.
func named(o *news.ClaimOrigin) bool {
	if o.Kind != news.Person && o.Kind != news.Organisation {
		return false
	}
	words := strings.Fields(o.Voice)
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) && (i > 0 || len(words) == 1) {
			return true
		}
	}
	return false
}

// sameName reports whether the words of one name are all in the other: "Skarrow"
// and "Wenna Skarrow".
func sameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return false
	}
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return true
}

func nameWords(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) && r != '-' })
	for i, w := range words {
		words[i] = string(text.Fold(nil, w))
	}
	return words
}

// count numbers a claim's independent origins. Voices that are named are told
// apart by their names. Of those that are not, the first counts as one; any
// other may be the same again, or may itself have been taken from where we
// cannot see, and so only raises the upper bound.
func count(c *news.Claim) {
	c.Min, c.Max = 0, len(c.Origins)
	unnamed := false
	for i := range c.Origins {
		o := &c.Origins[i]
		if named(o) {
			c.Min++
			continue
		}
		if !unnamed {
			unnamed = true
			if !anyNamed(c.Origins) || o.Kind != news.Author {
				c.Min++
				continue
			}
		}
		o.Sure = false
		o.Note = "may rest on one of the others"
	}
	if c.Min == 0 {
		c.Min = 1
	}
}

func anyNamed(os []news.ClaimOrigin) bool {
	return slices.ContainsFunc(os, func(o news.ClaimOrigin) bool { return named(&o) })
}
