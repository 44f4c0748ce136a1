package provenance

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// What the direction of an edge rests on.
const (
	whyNames = "names it"
	whyLinks = "links to it"
	whyLater = "published later"
	yetOlder = ", yet is older" // after one of these: signs contradict each other

	whyEachNames = "each names the other"
	whyEachLinks = "each links to the other"
	whyBetween   = "one was changed after the other was published"
)

// orient makes an edge between articles i and j of the set and says which way
// the words went, and on what that rests. In order of strength: a credit in the
// text, a hyperlink, the time of publication. A credit or a link that runs
// against surely known times leaves the edge undecided: one of the two is wrong,
// and we cannot tell which. So do two articles that name each other; that they link
// to each other says nothing, for pages get links later. Nor does it say anything that one
// credits an agency whose text the other prints: agencies have many.
func (f *finder) orient(i, j int) news.Edge {
	a, b := &f.set.Articles[i], &f.set.Articles[j]
	signs := []struct {
		aFirst, bFirst bool
		why            string
	}{
		{f.credits(j, i), f.credits(i, j), whyNames},
		{links(b, a), links(a, b), whyLinks},
	}
	byTime := 0
	switch {
	case f.before(i, j):
		byTime = 1
	case f.before(j, i):
		byTime = -1
	}
	why := f.noTime(a, b)
	for _, s := range signs {
		switch {
		case s.aFirst && s.bFirst && s.why == whyNames:
			return undecided(a, b, whyEachNames)
		case s.aFirst && s.bFirst:
			why = whyEachLinks
		case s.aFirst == s.bFirst:
		case s.aFirst && byTime >= 0:
			return f.decided(i, j, s.why)
		case s.bFirst && byTime <= 0:
			return f.decided(j, i, s.why)
		default:
			return undecided(a, b, s.why+yetOlder)
		}
	}
	switch {
	case byTime > 0:
		return f.decided(i, j, whyLater)
	case byTime < 0:
		return f.decided(j, i, whyLater)
	}
	return undecided(a, b, why)
}

// before reports whether article i is surely older than article j. A later version of
// an article was written between the publication of the first version and its own
// last change.
func (f *finder) before(i, j int) bool {
	x, y := f.set.Articles[i].Published, f.set.Articles[j].Published
	if f.versions.of[i] >= 0 {
		if m := f.set.Articles[i].Modified; x.Before(m) {
			x = m
		}
	}
	if f.versions.of[j] >= 0 {
		y = f.set.Articles[f.versions.root[j]].Published
	}
	return x.Before(y)
}

// noTime says why the times of two articles do not tell which is older.
func (f *finder) noTime(a, b *news.Article) string {
	switch {
	case !a.Published.Known() || !b.Published.Known():
		return "no date"
	case a.Published.Before(b.Published) || b.Published.Before(a.Published):
		return whyBetween
	}
	return "same day"
}

// decided makes the edge from → to, with the words that credit from, if any.
func (f *finder) decided(from, to int, why string) news.Edge {
	a, b := &f.set.Articles[from], &f.set.Articles[to]
	e := news.Edge{From: a.ID, To: b.ID, Decided: true, Why: why}
	if at := f.credit(to, from); !at.Empty() {
		e.Evidence = append(e.Evidence, news.Ref{Text: b.Text, Span: at})
	}
	return e
}

func undecided(a, b *news.Article, why string) news.Edge {
	if b.ID < a.ID {
		a, b = b, a
	}
	return news.Edge{From: a.ID, To: b.ID, Why: why}
}

// contradicted reports whether an edge is undecided because its signs contradict each
// other.
func contradicted(e *news.Edge) bool {
	return !e.Decided && (strings.HasSuffix(e.Why, yetOlder) || e.Why == whyEachNames)
}

// links reports whether article a has a hyperlink to b.
func links(a, b *news.Article) bool {
	want := Address(b.URL)
	if want == "" {
		return false
	}
	for _, l := range a.Links {
		if Address(l.URL) == want {
			return true
		}
	}
	return false
}

// Address reduces a web address to what tells pages apart: host without "www.",
// path without a final slash, query; no scheme, no fragment. It is empty for
// what is no web address.
func Address(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return ""
	}
	a := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		a += "?" + u.RawQuery
	}
	return a
}

// credits reports whether article i names the outlet of article j in its text.
func (f *finder) credits(i, j int) bool { return !f.credit(i, j).Empty() }

// credit is where article i names the outlet of article j in its text, the two being
// different outlets. One-word names ("Time", "The Sun") are words of the language too: they
// count only where the analysis took them for a voice.
func (f *finder) credit(i, j int) news.Span {
	b := &f.set.Articles[j]
	if f.text[i] < 0 || b.Outlet == "" || f.outlet[i] == f.outlet[j] {
		return news.Span{}
	}
	key := nameKey{f.text[i], b.Outlet}
	at, ok := f.names[key]
	if !ok {
		at = findName(f.set.Texts[key.text].Body, f.set.Analyses[key.text], key.outlet)
		f.names[key] = at
	}
	return at
}

// findName is where a text names an outlet.
func findName(body string, an *news.Analysis, outlet string) news.Span {
	if an != nil {
		for _, v := range an.Voices {
			if v.Kind == news.Outlet && news.CallsOutlet(v.Name.Of(body), outlet) {
				return v.Name
			}
		}
	}
	if len(strings.Fields(news.BareName(outlet))) < 2 {
		return news.Span{}
	}
	for from := 0; ; {
		i := strings.Index(body[from:], outlet)
		if i < 0 {
			return news.Span{}
		}
		i += from
		if wordBorder(body, i) && wordBorder(body, i+len(outlet)) {
			return news.MakeSpan(i, i+len(outlet))
		}
		from = i + 1
	}
}

// MayLead reports whether an edge may lead from a text of size bytes, an outlet's, whose
// time of publication is the same as that of the article a or lies after it, as far as
// is known, to a, which has the text t. Both have times, and neither has versions. Only
// what Edges asks then is asked: whether a names the outlet or links to the address, or
// may be a part of the other.
func MayLead(outlet, address string, size int, a *news.Article, t *news.Text, an *news.Analysis) bool {
	if float64(size) > longer*float64(len(t.Body)) || outlet != "" && !findName(t.Body, an, outlet).Empty() {
		return true
	}
	for _, l := range a.Links {
		if address != "" && Address(l.URL) == address {
			return true
		}
	}
	return false
}

// wordBorder reports whether no word runs across offset i of s.
func wordBorder(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return !(isWord(before) && isWord(after))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
