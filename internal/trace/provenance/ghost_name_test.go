package provenance

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestInFull says which outlet of a text a shorter name means, which begins at "|".
func TestInFull(t *testing.T) {
	for _, c := range []struct {
		body   string
		before []string
		short  string
		want   string
	}{
		{"He told The Kelland Times so. She told |the Times more.", []string{"The Kelland Times"}, "the Times", "The Kelland Times"},
		{"The Kelland Times, The Skerry Times, |the Times", []string{"The Kelland Times", "The Skerry Times"}, "the Times", "The Skerry Times"},
		{"She told |the Times. He told The Kelland Times.", []string{"The Kelland Times"}, "the Times", "the Times"}, // it comes later
		{"He told the Times of Kelland. She told |the Times.", []string{"the Times of Kelland"}, "the Times", "the Times"},
		{"He told The Sunday Times so. She told |the Times.", []string{"The Sunday Times"}, "the Times", "the Times"},
		{"He told The Kelland Sunday Times. She told |the Sunday Times.", []string{"The Kelland Sunday Times"}, "the Sunday Times", "The Kelland Sunday Times"},
		{"He told the Untimes. She told |the Times.", []string{"the Untimes"}, "the Times", "the Times"},
	} {
		body := strings.Replace(c.body, "|", "", 1)
		at := func(from int, name string) news.Span {
			i := from + strings.Index(body[from:], name)
			return news.MakeSpan(i, i+len(name))
		}
		cited := at(strings.Index(c.body, "|"), c.short)
		a := &news.Analysis{Voices: []news.Voice{{Kind: news.Outlet, Name: cited}}}
		for _, n := range c.before {
			a.Voices = append(a.Voices, news.Voice{Kind: news.Outlet, Name: at(0, n)})
		}
		if got := fullNames(a, body, &Words{Edition: map[string]bool{"sunday": true}}).of(citation{cited, cited}); got != c.want {
			t.Errorf("in %q %q is %q, want %q", body, c.short, got, c.want)
		}
	}
}

func TestSameOutlets(t *testing.T) {
	for _, c := range []struct {
		names []string
		a, b  string
		same  bool
	}{
		{nil, "the North’s KCNA news agency", "KCNA", true},
		{nil, "AP", "The Associated Press", true},
		{nil, "Tarn Wire", "the Tarn Wire", true},
		{nil, "the Skerry Matin newspaper", "Skerry Matin", true},
		{nil, "SKN Television", "SKN", true},
		{nil, "LK Times", "Lower Kelland Times", true},
		{nil, "the LK Times newspaper", "Lower Kelland Times", false}, // nobody calls it LK Times
		{[]string{"LK Times"}, "the LK Times newspaper", "Lower Kelland Times", true},
		{[]string{"Little Kelland Times"}, "LK Times", "Lower Kelland Times", false},
		{nil, "Times", "Lower Kelland Times", false},
		{nil, "French television", "French national radio", false},
		{nil, "Skerry News", "Skerry Radio", false},
		{nil, "Post", "Skerry Post", false},
	} {
		names := map[string][]string{}
		for _, n := range append(c.names, c.a, c.b) {
			names[outletKey(n)] = append(names[outletKey(n)], n)
		}
		same := sameOutlets(names, map[string]bool{"news": true, "radio": true, "television": true})
		of := func(name string) string {
			if key := same[outletKey(name)]; key != "" {
				return key
			}
			return outletKey(name)
		}
		if got := of(c.a) == of(c.b); got != c.same {
			t.Errorf("%q and %q are one outlet: %t (%q, %q)", c.a, c.b, got, of(c.a), of(c.b))
		}
	}
}
