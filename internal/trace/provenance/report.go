package provenance

import (
	"slices"
	"strings"

	"hearsay/internal/agency"
	"hearsay/internal/news"
)

// Where several articles tell a thing without a source, and each gives one and the same report of
// somebody else as its source for what it tells elsewhere, and no other, then that report is behind
// all of them: "according to a detailed account by the Lantern", "told the Lantern".

// restOnReport lays the origins of a claim that leave open who speaks on each other where one report
// is the only one that each of their articles credits.
func (s *standing) restOnReport(c *news.Claim) {
	to, first, report := stay(len(c.Origins)), -1, ""
	for i := range c.Origins {
		o := &c.Origins[i]
		if o.Kind != news.Author && !(o.Vague && !named(o)) {
			continue
		}
		switch r := s.only[s.index[o.Article]]; {
		case r == "":
			return
		case first < 0:
			first, report = i, r
		case r != report || s.apart(&c.Origins[first], o):
			return
		default:
			to[i] = first
		}
	}
	if first < 0 || !slices.Contains(to[first+1:], first) {
		return
	}
	for k := range c.Tellings {
		if o := c.Tellings[k].Origin; o >= 0 && to[o] == first && c.Origins[o].Kind == news.Author {
			c.Tellings[k].Elsewhere = true
		}
	}
	if x := &c.Origins[first]; x.Kind == news.Author {
		x.Kind, x.Voice, x.Sure = news.Outlet, s.reports[report], true
	}
	lay(c, to)
}

// report is the agency.Key of the only outlet that article i credits, other than its own; "" for
// none or several.
func (s *standing) report(i int) string {
	t := s.set.TextIndex(s.set.Articles[i].Text)
	if t < 0 || s.set.Analyses[t] == nil {
		return ""
	}
	a, body, only := s.set.Analyses[t], s.set.Texts[t].Body, ""
	for k := range a.Voices {
		v := &a.Voices[k]
		name := v.Name.Of(body)
		var key string
		switch {
		case v.Kind == news.Outlet && isName(name):
			key = agency.Key(name)
		case v.Kind == news.Document:
			key = s.inName(name)
		}
		if w := s.wordsOf(s.set.Texts[t].ID); w != nil && w.Firms[key] {
			continue
		}
		if key == "" || key == s.keys[i] || key == s.wires[i] || news.CallsOutlet(name, s.set.Articles[i].Outlet) {
			continue
		}
		if only != "" && only != key {
			return ""
		}
		only = key
	}
	return only
}

// inName is the key of the outlet, of those that articles of the set credit, whose name stands in a
// document's: "a story on the Lantern"; "" for none.
func (s *standing) inName(document string) string {
	words := strings.Fields(document)
	for i := range words {
		for j := i + 1; j <= min(len(words), i+maxNamed); j++ {
			if key := agency.Key(strings.Join(words[i:j], " ")); s.reports[key] != "" && news.Capitalised(words[j-1]) {
				return key
			}
		}
	}
	return ""
}

// reportsOf are the outlets that articles of a set credit, by their agency.Key, as they are called first.
func reportsOf(set *news.Set) map[string]string {
	out := map[string]string{}
	for t, v := range voices(set) {
		if name := v.Name.Of(set.Texts[t].Body); v.Kind == news.Outlet && isName(name) {
			if key := agency.Key(name); out[key] == "" {
				out[key] = name
			}
		}
	}
	return out
}
