package provenance

import (
	"sort"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Words in quotation marks are one person's, whatever each article calls him: "the statement
// said", "his spokeswoman, Nadia Brell, said".

const (
	minSaid  = 5  // longer words in quotation marks that two tellings share, if they quote one voice
	allShare = 60 // what part of them that is of the shorter of the two, in per cent
)

// quotedAs is the origin of the claim that is quoted with the words that telling r, which rests on o,
// quotes too; or -1. At least one of the two has no name: it is the other's. Of a claim's tellings the
// first are looked at.
func (s *standing) quotedAs(c *news.Claim, r *news.Telling, o *news.ClaimOrigin) int {
	var mine map[string]bool
	for k := range c.Tellings[:min(len(c.Tellings), maxTellers)] {
		x := &c.Tellings[k]
		if x == r || x.Origin < 0 || named(o) == named(&c.Origins[x.Origin]) || s.apart(&c.Origins[x.Origin], o) {
			continue
		}
		if mine == nil {
			if mine = s.quotedWords(r); len(mine) < minSaid {
				return -1
			}
		}
		if !alikeSaid(mine, s.said(c, k)) {
			continue
		}
		if y := &c.Origins[x.Origin]; named(o) {
			also := y.Also
			*y = *o
			y.Also, y.Sure, s.renamed = also, true, true
		}
		return x.Origin
	}
	return -1
}

// said are the quotedWords of the telling at k; of the first tellings of a claim they are worked out once.
func (s *standing) said(c *news.Claim, k int) map[string]bool {
	if k >= maxTellers {
		return s.quotedWords(&c.Tellings[k])
	}
	if s.quoted == nil {
		s.quoted = make([]map[string]bool, min(len(c.Tellings), maxTellers))
	}
	if s.quoted[k] == nil {
		s.quoted[k] = s.quotedWords(&c.Tellings[k])
	}
	return s.quoted[k]
}

// alikeSaid reports whether two tellings quote so many of the same words that they quote one voice.
func alikeSaid(x, y map[string]bool) bool {
	n := inBoth(x, y)
	return n >= minSaid && 100*n >= allShare*min(len(x), len(y))
}

// inBoth is how many words two sets share.
func inBoth(x, y map[string]bool) int {
	n := 0
	for w := range y {
		if x[w] {
			n++
		}
	}
	return n
}

// samequote reports whether telling r, whose source has no name, quotes words that
// an origin found before is quoted with too: then it is most likely the same voice.
func (s *standing) samequote(c *news.Claim, r *news.Telling) bool {
	mine := s.quotedWords(r)
	if len(mine) < minQuoted {
		return false
	}
	for i := range c.Tellings {
		if x := &c.Tellings[i]; x != r && x.Origin >= 0 && inBoth(mine, s.said(c, i)) >= minQuoted {
			return true
		}
	}
	return false
}

const (
	minQuoted     = 2 // words in quotation marks that two tellings must share
	minQuotedWord = 5 // their length in bytes, at least
	quotedBack    = 4 // quotations that begin before a telling and may reach into it, at most
)

// quotedWords are the longer words of a telling that stand in quotation marks,
// folded.
func (s *standing) quotedWords(x *news.Telling) map[string]bool {
	t := s.set.TextIndex(x.Words.Text)
	a, body, out := s.set.Analyses[t], s.set.Texts[t].Body, map[string]bool{}
	first := sort.Search(len(a.Quotations), func(i int) bool { return a.Quotations[i].Outer.Start >= x.Words.Span.Start })
	for _, q := range a.Quotations[max(0, first-quotedBack):] {
		if q.Outer.Start >= x.Words.Span.End {
			break
		}
		lo, hi := news.Within(a.Tokens, q.Outer.Intersect(x.Words.Span))
		for _, tok := range a.Tokens[lo:hi] {
			if w := text.Fold(nil, tok.Of(body)); len(w) >= minQuotedWord {
				out[string(w)] = true
			}
		}
	}
	return out
}
