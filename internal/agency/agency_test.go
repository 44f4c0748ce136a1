package agency

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		name    string
		article news.Article
		body    string
		want    string
		words   string
		origin  news.Origin
	}{
		{"dateline", news.Article{}, "DUNMORE, Pa. (AP) — A bridge fell.", "Associated Press", "AP", news.InText},
		{"dateline with a date", news.Article{}, "OFER PRISON, West Bank, Jan 1 (Reuters) - A court sat.", "Reuters", "Reuters", news.InText},
		{"two places", news.Article{}, "TOKYO/SEOUL (Reuters) - A missile flew.", "Reuters", "Reuters", news.InText},
		{"an agency of our own", news.Article{}, "TOLVANE, March 12 (Tarn Wire) — Containers were taken.", "Tarn Wire", "Tarn Wire", news.InText},
		{"behind a caption", news.Article{}, "A man walks.\n\nKabul, Jan 3 (PTI): A bomb went off.", "Press Trust of India", "PTI", news.InText},
		{"no dateline: a word in brackets", news.Article{}, "NASA (which runs it) - and others - said so.", "", "", ""},
		{"no dateline: letters explained", news.Article{}, "The Kelland Harbour Board (KHB) – a public body – said so.", "", "", ""},
		{"no dateline: a date in brackets", news.Article{}, "DUNMORE (Jan 3) — A bridge fell.", "", "", ""},
		{"rights", news.Article{}, "A bridge fell.\n\nCopyright 2018 The Associated Press. All rights reserved.", "Associated Press", "The Associated Press", news.InText},
		{"rights with a sign", news.Article{}, "A bridge fell.\n\n© 2016 AFP", "Agence France-Presse", "AFP", news.InText},
		{"a paper's own rights", news.Article{}, "A bridge fell.\n\nCopyright 2018 Kelland News Now. All rights reserved.", "", "", ""},
		{"a picture's rights, and who took it", news.Article{}, "A bridge fell.\n\n© REUTERS/ Stringer", "", "", ""},
		{"a picture's rights", news.Article{}, "A flag flies on July 15, 2016 ©Boris Horvat (AFP)\n\nA bridge fell.\n\nAnd so on.", "", "", ""},
		{"byline", news.Article{Authors: []string{"The Associated Press"}}, "A bridge fell.", "Associated Press", "", news.Declared},
		{"byline of a reporter of it", news.Article{Authors: []string{"Press Association Reporter"}}, "A bridge fell.", "Press Association", "", news.Declared},
		{"byline with a name", news.Article{Authors: []string{"Associated Press", "Ida Voss"}}, "A bridge fell.", "", "", ""},
		{"address", news.Article{URL: "https://www.paper.example/aponline/2017/12/26/us/ap-us-bridge.html"}, "A bridge fell.", "Associated Press", "", news.Guessed},
		{"address with wires", news.Article{URL: "http://www.paper.example/wires/pa/article-1/Bridge.html"}, "A bridge fell.", "Press Association", "", news.Guessed},
		{"address of the agency", news.Article{URL: "https://uk.reuters.com/article/bridge"}, "A bridge fell.", "Reuters", "", news.Guessed},
		{"address: a state", news.Article{URL: "https://www.paper.example/pa/erie/bridge.html"}, "A bridge fell.", "", "", ""},
		{"address: the headline", news.Article{URL: "https://www.paper.example/news/reuters"}, "A bridge fell.", "", "", ""},
		{"nothing", news.Article{URL: "%", Authors: []string{"", "Ida Voss"}}, "", "", "", ""},
	} {
		got := Of(&c.article, c.body)
		if got.Name != c.want || got.Words.Of(c.body) != c.words || got.Origin != c.origin {
			t.Errorf("%s: %q, by %q, %q; want %q, %q, %q", c.name, got.Name, got.Words.Of(c.body), got.Origin, c.want, c.words, c.origin)
		}
	}
}

// TestOther: an agency's own site, and a paper of its name, print no other's text.
func TestOther(t *testing.T) {
	for outlet, want := range map[string]string{"www.paper.example": "Reuters", "uk.reuters.com": "", "Reuters": "", "The Reuters": "", "": "Reuters"} {
		if got := Other(&news.Article{Outlet: outlet}, "OSTER (Reuters) - A mill burned down."); got.Name != want {
			t.Errorf("%s prints a text of %q, want %q", outlet, got.Name, want)
		}
	}
}

// TestAgencies checks that no name and no address stands for two agencies.
func TestAgencies(t *testing.T) {
	lines, names := 0, 0
	for line := range strings.Lines(agenciesTxt) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		lines++
		list, _, ok := strings.Cut(line, ":")
		if !ok {
			t.Errorf("no colon in %q", line)
		}
		first := strings.TrimSpace(strings.Split(list, "|")[0])
		for n := range strings.SplitSeq(list, "|") {
			names++
			if got := Known(n); got != first {
				t.Errorf("%q stands for %q and %q", n, got, first)
			}
		}
	}
	if lines < 50 || Known("the AP") != "Associated Press" || Known("Voss") != "" {
		t.Errorf("%d agencies, %d names", lines, names)
	}
}

// TestKey: an agency is one outlet, whichever of its names it is called by.
func TestKey(t *testing.T) {
	for name, want := range map[string]string{"AP": "associated press", "The Associated Press": "associated press", "The Tolvane Lantern ": "tolvane lantern", "": ""} {
		if got := Key(name); got != want {
			t.Errorf("Key(%q) = %q, want %q", name, got, want)
		}
	}
	if !Same("the AP", "Associated Press") || Same("Lantern", "Lantern") || Same("", "") {
		t.Error("Same is of two names of one agency alone")
	}
}

func FuzzOf(f *testing.F) {
	f.Add("DUNMORE, Pa. (AP) — A bridge fell.\n\nCopyright 2018 The Associated Press.", "https://x.example/wires/ap/a", "Reuters Staff")
	f.Fuzz(func(t *testing.T, body, address, author string) {
		c := Of(&news.Article{URL: address, Authors: []string{author}}, body)
		if (c.Name == "") != (c.Origin == "") || !c.Words.Empty() && (c.Origin != news.InText || int(c.Words.End) > len(body)) {
			t.Errorf("%+v", c)
		}
	})
}
