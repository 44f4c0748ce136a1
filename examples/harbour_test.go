// Package examples holds no code: it checks that the sample case's answer key
// speaks of words that its pages have.
package examples

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

type key struct {
	About, Licence string
	Articles       []struct {
		File, Title, Outlet, URL string
		Published                *struct {
			Value  time.Time
			Origin string
			Day    bool
		}
		Authors, Links, Roots []string
		Parents               []struct {
			File, Copy, Why string
			Decided         bool
		}
	}
	Statements []struct {
		File, Voice, Source, Cue, Starts, Ends, Kind, Stance string
		VoiceKind                                            string `json:"voice_kind"`
		Chain                                                []string
		Carried                                              bool
	}
	Denials []struct{ File, Voice, Words string }
	Drift   []struct {
		Kind, From, To, Note string
		FromFile             string `json:"from_file"`
		ToFile               string `json:"to_file"`
	}
	Claims []struct {
		About, Headline string
		Min             int `json:"origins_min"`
		Max             int `json:"origins_max"`
		Origins         []struct {
			File, Voice, Kind string
			Through           []string
		}
		Tellings []struct {
			File, Words string
			Origin      int
			Parent      *string
		}
	}
	Unrelated []string
}

func TestKeySpeaksOfItsPages(t *testing.T) {
	raw, err := os.ReadFile("harbour-key.json")
	if err != nil {
		t.Fatal(err)
	}
	var k key
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&k); err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, a := range k.Articles {
		pages[a.File] = visible(t, a.File)
	}
	if files, _ := filepath.Glob("harbour/*.html"); len(files) != len(k.Articles) {
		t.Errorf("%d pages in the folder, %d in the key", len(files), len(k.Articles))
	}
	has := func(what, file string, words ...string) {
		t.Helper()
		page, ok := pages[file]
		if !ok {
			t.Errorf("%s: no page %q", what, file)
		}
		for _, w := range words {
			if !strings.Contains(page, w) {
				t.Errorf("%s: %q is not in %s", what, w, file)
			}
		}
	}
	for _, a := range k.Articles {
		has("title", a.File, a.Title)
		for _, p := range a.Parents {
			has("parent", p.File)
		}
		for _, r := range a.Roots {
			has("root", r)
		}
		src, err := os.ReadFile(filepath.Join("harbour", a.File))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range append(append([]string{a.URL, a.Outlet}, a.Links...), a.Authors...) {
			if !bytes.Contains(src, []byte(s)) {
				t.Errorf("%s: %q is not in its source", a.File, s)
			}
		}
	}
	for _, s := range k.Statements {
		has("statement", s.File, append([]string{s.Voice, s.Source, s.Cue}, s.Chain...)...)
		_, rest, ok := strings.Cut(pages[s.File], s.Starts)
		if !ok || !strings.Contains(s.Starts+rest, s.Ends) {
			t.Errorf("%s: no content from %q to %q", s.File, s.Starts, s.Ends)
		}
	}
	for _, x := range k.Denials {
		has("denial", x.File, x.Voice, x.Words)
	}
	for _, x := range k.Drift {
		has("drift", x.FromFile, x.From)
		has("drift", x.ToFile, x.To)
	}
	for _, c := range k.Claims {
		has("headline", c.Tellings[0].File, c.Headline)
		for _, o := range c.Origins {
			has("origin", o.File, append([]string{o.Voice}, o.Through...)...)
		}
		for _, x := range c.Tellings {
			has("telling", x.File, x.Words)
			if x.Origin < 0 || x.Origin >= len(c.Origins) {
				t.Errorf("%s: origin %d of %d", x.File, x.Origin, len(c.Origins))
			}
			if x.Parent != nil {
				has("telling's parent", *x.Parent)
			}
			if slices.Contains(k.Unrelated, x.File) {
				t.Errorf("%s tells a claim and is unrelated", x.File)
			}
		}
	}
}

// visible is a page's text as a reader sees it, white space made one.
func visible(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("harbour", file))
	if err != nil {
		t.Fatal(err)
	}
	r, err := charset.NewReader(bytes.NewReader(raw), "text/html")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(r)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.ElementNode && slices.Contains([]string{"head", "script", "style"}, n.Data):
			return
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return strings.Join(strings.Fields(b.String()), " ")
}
