package provenance

import (
	"cmp"
	"slices"
	"strings"

	"hearsay/internal/agency"
	"hearsay/internal/news"
)

// outlets is, for each outlet that tells a claim, the place of its first telling.
func (s *standing) outlets(c *news.Claim) map[string]int {
	out := s.told
	clear(out)
	for i := range c.Tellings {
		k := s.index[c.Tellings[i].Article]
		for _, name := range [...]string{s.keys[k], s.wires[k]} {
			if _, ok := out[name]; !ok && name != "" {
				out[name] = i
			}
		}
	}
	return out
}

// outlet is the agency.Key of whose text an article is: an agency's, or its outlet's.
func (s *standing) outlet(article news.ID) string {
	i := s.index[article]
	return cmp.Or(s.wires[i], s.keys[i])
}

// isOutlet reports whether a voice is an outlet: the text says so, or it has the name of one of
// the set, or of an agency, and no other kind.
func (s *standing) isOutlet(v *news.Voice, body string) bool {
	return v.Kind == news.Outlet || v.Kind == news.Organisation && s.papers[agency.Key(v.Name.Of(body))]
}

// agencyOf is the agency whose text article i of a set prints, "" for none.
func agencyOf(set *news.Set, i int) string {
	a := &set.Articles[i]
	t := set.TextIndex(a.Text)
	if t < 0 {
		return ""
	}
	return agency.Of(a, set.Texts[t].Body).Name
}

// enters is the origin that root i rests on. Where a root credits an outlet, and no edge
// leads on, it is followed to the first telling by that outlet, and to where that one came
// from. A circle of credits ends at its member that stands first in the claim. Each root
// is walked over once, whatever credits whom.
func (s *standing) enters(c *news.Claim, at map[news.ID]int, told map[string]int, i int) int {
	var path []int
	for first := i + 1; c.Tellings[i].Origin < 0; {
		s.walk[i] = first
		path = append(path, i)
		j := s.behind(c, told, i)
		if j < 0 {
			break
		}
		if j = s.root(c, at, j); s.walk[j] == first {
			i = slices.Min(path[slices.Index(path, j):])
			break
		}
		i = j
	}
	r := &c.Tellings[i]
	origin := r.Origin
	if origin < 0 {
		origin = s.origin(c, r)
		s.witnesses(c, r)
	}
	for _, k := range path {
		c.Tellings[k].Origin = origin
	}
	return origin
}

// behind is the telling by an outlet that telling i credits, or -1. It must not be surely
// later, nor may i have a named voice that it has not.
func (s *standing) behind(c *news.Claim, told map[string]int, i int) int {
	t := &c.Tellings[i]
	if t.Parent != "" {
		return -1
	}
	mine := s.set.Articles[s.index[t.Article]]
	credited := s.through(t)
	if len(credited) == 0 {
		credited = s.mentioned(told, t)
	}
	for _, name := range credited {
		j, ok := told[name]
		if !ok {
			j = s.teller(c, name)
			ok = j >= 0
		}
		if !ok || j == i || name == s.outlet(t.Article) || name == s.keys[s.index[t.Article]] || news.CallsOutlet(name, mine.Outlet) {
			continue
		}
		if theirs := s.set.Articles[s.index[c.Tellings[j].Article]]; !mine.Published.Before(theirs.Published) && !s.ownVoice(&c.Tellings[j], t) {
			return j
		}
	}
	return -1
}

// maxNamed is how many words of a sentence a name of an outlet has at most.
const maxNamed = 6

// mentioned are the outlets among those that tell a claim whose names stand in the sentence of a
// telling, outside quotation marks: whoever tells a thing and names a paper that told it has it from
// there, however he says so. The name has two words at least, with capitals.
func (s *standing) mentioned(told map[string]int, t *news.Telling) []string {
	i := s.set.TextIndex(t.Words.Text)
	if i < 0 {
		return nil
	}
	a, body := s.set.Analyses[i], s.set.Texts[i].Body
	lo, hi := news.Within(a.Sentences, t.Words.Span)
	lo, hi = news.Within(a.Tokens, news.CoverAll(a.Sentences[lo:hi]))
	var out []string
	for ; lo < hi; lo++ {
		for end := lo + 2; end <= min(hi, lo+maxNamed) && news.Capitalised(a.Tokens[lo].Of(body)) && news.Capitalised(a.Tokens[end-1].Of(body)); end++ {
			name := a.Tokens[lo].Cover(a.Tokens[end-1])
			if slices.ContainsFunc(a.Quotations, func(q news.Quotation) bool { return q.Outer.Overlaps(name) }) {
				continue
			}
			if key := s.outletCalled(name.Of(body)); key != "" {
				if _, ok := told[key]; ok {
					out = append(out, key)
				}
			}
		}
	}
	return out
}

// outletCalled is the key of the outlet of the set that is called by a name, or has an address in
// which it stands; "" if none is.
func (s *standing) outletCalled(name string) string {
	if key := agency.Key(name); s.papers[key] {
		return key
	}
	if len(s.labels) == 0 {
		return ""
	}
	for _, f := range news.Forms(name) {
		if key := s.labels[f]; key != "" {
			return key
		}
	}
	return ""
}

// maxTellers is how many tellings of a claim, the first, are looked at for one by an outlet of
// which the address alone is known.
const maxTellers = 256

// teller is the first telling by an outlet of a name, of which the address alone is known: one
// that has the name in it, or the only one that the name may be short for; or -1.
func (s *standing) teller(c *news.Claim, name string) int {
	i, known := s.tellers[name]
	if !known {
		if s.tellers == nil {
			s.tellers = map[string]int{}
		}
		i = s.addressed(c, name)
		s.tellers[name] = i
	}
	return i
}

// addressed is teller's answer, worked out.
func (s *standing) addressed(c *news.Claim, name string) int {
	short, others := -1, false
	for i := range c.Tellings[:min(len(c.Tellings), maxTellers)] {
		outlet := s.set.Articles[s.index[c.Tellings[i].Article]].Outlet
		switch {
		case !news.IsAddress(outlet):
		case news.CallsOutlet(name, outlet):
			return i
		case !news.PartOfAddress(name, outlet):
		case short < 0:
			short = i
		case s.set.Articles[s.index[c.Tellings[short].Article]].Outlet != outlet:
			others = true
		}
	}
	if others {
		return -1
	}
	return short
}

// through are the outlets that a telling is heard through: the voice, if it is one, and
// the relays that are, or the article's own where its author says that it was he.
func (s *standing) through(t *news.Telling) []string {
	i := s.set.TextIndex(t.Words.Text)
	if t.Index < 0 || i < 0 {
		return nil
	}
	a, body := s.set.Analyses[i], s.set.Texts[i].Body
	st := &a.Statements[t.Index]
	var out []string
	add := func(voice int32) {
		switch {
		case voice < 0:
		case s.isOutlet(&a.Voices[voice], body):
			out = append(out, agency.Key(a.Voices[voice].Name.Of(body)))
		case a.Voices[voice].Kind == news.Document:
			out = append(out, publisher(a.Voices[voice].Name.Of(body)))
		case a.Voices[voice].Kind == news.Author:
			out = append(out, s.outlet(t.Article))
		}
	}
	add(st.Voice)
	for _, l := range st.Chain {
		add(l.Voice)
	}
	return slices.DeleteFunc(out, func(name string) bool { return name == "" })
}

// publisher is the agency.Key of whose a document is by its name, "" for none: "The Times article",
// "CNN’s report". It may be anybody; who is looked up by it must be an outlet that tells the claim.
func publisher(document string) string {
	words := strings.Fields(news.BareName(document))
	n := 0
	for n < len(words) && news.Capitalised(words[n]) {
		n++
	}
	if n == 0 || n == len(words) {
		return ""
	}
	owner, _ := news.Owner(strings.Join(words[:n], " "))
	return agency.Key(owner)
}

// sameChannel reports whether an origin, of the claim, that has no name is most likely o,
// which telling t rests on: both are heard through one outlet, and at least one is that
// outlet itself or is described as the other is.
func (s *standing) sameChannel(x, o *news.ClaimOrigin, heardX, heardO []string) bool {
	if named(x) || named(o) || !slices.ContainsFunc(heardX, func(name string) bool { return slices.Contains(heardO, name) }) {
		return false
	}
	return x.Kind == news.Outlet || o.Kind == news.Outlet || s.forms.sameName(x, o)
}

// witnesses adds the named voices that tell the claim in the same article as telling r,
// beside its own: each is an origin.
func (s *standing) witnesses(c *news.Claim, r *news.Telling) {
	for _, i := range r.Others {
		w := *r
		w.Index = i
		if st := &s.set.Analyses[s.set.TextIndex(r.Words.Text)].Statements[i]; len(st.Content) > 0 {
			w.Words.Span = news.CoverAll(st.Content)
		}
		if o := s.voice(&w); named(&o) {
			s.origin(c, &w)
		}
	}
}
