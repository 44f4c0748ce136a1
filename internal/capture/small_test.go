package capture

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	xhtml "golang.org/x/net/html"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ declared, body, want string }{
		{"en-GB", "", "en"},
		{"pt_BR", "", "pt"},
		{"", "Too short to say.", "und"},
		{"x-none", "12 34 56 78 90 12 34 56 78 90 12 34 56 78 90 12 34 56 78 90 12 34 56 78", "und"},
		{"", "The harbour office said on Monday that nobody had been hurt when the ferry ran aground, and that its owner had been told of the shoal.", "en"},
		{"", "Das Hafenamt teilte am Montag mit, dass niemand verletzt wurde, als die Fähre auf Grund lief, und dass der Eigner gewarnt worden sei.", "de"},
		{"", "Управление порта сообщило в понедельник, что при посадке парома на мель никто не пострадал и владелец был предупреждён о мели ещё накануне вечером, однако судно всё равно вышло в море, потому что пассажиры торопились домой. Капитан отказался отвечать на вопросы журналистов, а его адвокат заявил, что расследование ещё не закончено и говорить о чьей-либо вине рано. По словам местных жителей, подобные случаи происходят здесь каждую зиму.", "ru"},
		{"", "港务局星期一表示，渡轮搁浅时无人受伤，船主事先已经收到警告。", "zh"},
	} {
		if got := language(c.declared, c.body); got != c.want {
			t.Errorf("language(%q, %.20q) = %s, want %s", c.declared, c.body, got, c.want)
		}
	}
}

func TestAuthors(t *testing.T) {
	for given, want := range map[string][]string{
		"By Ann Lee and Bo Ray":                      {"Ann Lee", "Bo Ray"},
		"Ann Lee, Bo Ray":                            {"Ann Lee", "Bo Ray"},
		"Lee, Ann":                                   {"Lee, Ann"},
		"https://social.example/annlee":              nil,
		"March 3, 2024 at 9:24 pm • read":            nil,
		" Ann\n Lee ":                                {"Ann Lee"},
		"Written by Ann Lee":                         {"Ann Lee"},
		"Ann Lee for The Morning Post":               {"Ann Lee for The Morning Post"},
		"More Stories Ann Lee":                       {"Ann Lee"},
		"Senior Editor":                              nil,
		"Published A.M. Et Dec.":                     nil,
		"Min Read":                                   nil,
		"Www.Saltwaynews.Example":                    nil,
		"Saltwaynews.Example Reporter":               nil,
		"Ann St.John":                                {"Ann St.John"},
		"A.B. Lee":                                   {"A.B. Lee"},
		"You Ll Find Him on His Bike":                nil,
		"What Happened to the Old Harbour Democrats": nil,
		"The Associated Press":                       {"The Associated Press"},
	} {
		if d := cmp.Diff(want, authors([]string{given})); d != "" {
			t.Errorf("authors(%q): %s", given, d)
		}
	}
}

func TestWebAddress(t *testing.T) {
	base, _ := url.Parse("https://post.example/a/b.html")
	for href, want := range map[string]string{
		"c.html": "https://post.example/a/c.html", "//x.example/": "https://x.example/", "#top": "", "mailto:a@b": "",
		"javascript:alert(1)": "", "data:text/html,x": "", "http://u:p@x.example/y#z": "http://x.example/y", "": "", "http://[": "",
		strings.Repeat("x", addressMax+1): "",
	} {
		if got := webAddress(href, base); got != want {
			t.Errorf("webAddress(%.40q) = %q, want %q", href, got, want)
		}
	}
}

func TestProblemIsOneCleanLine(t *testing.T) {
	p := Problem{Name: "a\n\x1b[31m\u202eb\xff", What: "is empty", Do: "look"}
	if got, want := p.Error(), `a\x0a\x1b[31m\u202eb\xff: is empty; look`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestExtractors holds both extractors to the interface's contract: a choice for
// each text node, among them the story's and not the menu's.
func TestExtractors(t *testing.T) {
	page := `<body><nav><ul><li><a href="/">Home page of it</a></li></ul></nav><article>` + prose(6) + `</article></body>`
	for name, x := range map[string]extractor{"library": library{}, "outline": outline{}} {
		doc, err := xhtml.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		m := markedCopy(bodyOf(doc))
		chosen, err := x.choose(m.page, len(m.texts))
		if err != nil || len(chosen) != len(m.texts) {
			t.Fatalf("%s: %d of %d, %v", name, len(chosen), len(m.texts), err)
		}
		for i, n := range m.texts {
			if want := strings.HasPrefix(n.Data, "The harbour office"); chosen[i] != want {
				t.Errorf("%s: %q chosen: %v, want %v", name, n.Data, chosen[i], want)
			}
		}
	}
}

// TestGuardKeepsOrdinaryPages checks that a page within the limits is not
// touched, and that what is dropped from one beyond them is tags alone.
func TestGuardKeepsOrdinaryPages(t *testing.T) {
	page := pageStart + strings.Repeat("<p>One <b>of</b> many that is never closed <li>x", 3000)
	if got, err := guard(page); err != nil || got != page {
		t.Errorf("an ordinary page was changed, %v", err)
	}
	deep := strings.Repeat("<div>x", 1000) + strings.Repeat("</div>y", 1000)
	got, err := guard(deep)
	if err != nil || strings.Count(got, "<div>") != maxDepth || strings.Count(got, "</div>") != maxDepth {
		t.Errorf("%d tags left open, %v", strings.Count(got, "<div>"), err)
	}
	if strings.Count(got, "x") != 1000 || strings.Count(got, "y") != 1000 {
		t.Error("text was lost")
	}
}
