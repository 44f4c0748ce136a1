package html

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// cardsOf is the text of each card of a page, without its markup.
func cardsOf(t *testing.T, page string) []string {
	t.Helper()
	_, section, ok := strings.Cut(page, `<ol class="cards">`)
	if !ok {
		t.Fatal("nothing is set at a glance")
	}
	section, _, _ = strings.Cut(section, "</section>")
	var out []string
	for _, c := range strings.Split(section, `<li class="card">`)[1:] {
		c = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.NewReplacer("</dd>", "\n", "</dt>", " ").Replace(c), "")
		c = strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&amp;", "&").Replace(c)
		var lines []string
		for l := range strings.Lines(c) {
			if l = strings.Join(strings.Fields(l), " "); l != "" {
				lines = append(lines, l)
			}
		}
		out = append(out, strings.Join(lines, "\n"))
	}
	return out
}

func TestGlanceOfTheSample(t *testing.T) {
	cards := cardsOf(t, write(t, newSample(t)))
	if len(cards) != 1 {
		t.Fatalf("%d cards, want 1: what a single article tells is none", len(cards))
	}
	const want = `1 Three containers held as evidence in a smuggling inquiry were taken from a sealed quay in the harbour of Tolvane in the early hours of Monday
10 articles · 9 outlets · 2 origins · denied
2 origins: a port official who asked not to be named, through Tarn Wire; and Wenna Skarrow, through the Lantern; 8 articles repeat them; none adds a witness (of 1 it is not known which came first).
rests on A a port official who asked not to be named, through Tarn Wire first in 1 Tarn Wire, 12 Mar 2024, 06:15 · 7 repeat it
B Wenna Skarrow, through the Lantern first in 7 The Tolvane Lantern, 14 Mar 2024 · 1 repeats it
`
	if !strings.HasPrefix(cards[0], want) {
		t.Errorf("the card is\n%s\nand should begin\n%s", cards[0], want)
	}
	for _, want := range []string{
		"denied by D The Tolvane Harbour Authority denied that containers had been taken from Dunlin Quay in 5 Tarn Wire, 13 Mar 2024, 16:40 and 1 more · 5 more denials",
		"changed number: Three containers in 1 Tarn Wire → Thirteen containers in 4 The Selvarran Examiner\n", "The evidence for claim 1",
	} {
		if !strings.Contains(cards[0], want) {
			t.Errorf("the card lacks %q:\n%s", want, cards[0])
		}
	}
}

// TestWhy holds the sentence that explains a number of origins.
func TestWhy(t *testing.T) {
	source := func(voice string, through ...string) news.ClaimOrigin {
		return news.ClaimOrigin{Voice: voice, Kind: news.Unnamed, Through: through, Sure: true}
	}
	own := func(article string, sure bool) news.ClaimOrigin {
		return news.ClaimOrigin{Article: news.ID(article), Kind: news.Author, Sure: sure}
	}
	for _, c := range []struct {
		name     string
		lines    []string
		origins  []news.ClaimOrigin
		min, max int
		want     string
	}{
		{"one voice", append([]string{"Wire"}, manyCopies(11, "< Wire")...), []news.ClaimOrigin{source("a source", "Sputnik")}, 1, 1, "1 origin: a source, through Sputnik; 11 articles repeat it; none adds a witness."},
		{"one repeats", []string{"Wire", "Herald < Wire"}, []news.ClaimOrigin{source("a source", "the Wire", "the Post")}, 1, 1, "1 origin: a source, through the Wire, then the Post; 1 article repeats it and adds no witness."},
		{"nobody repeats", []string{"Wire"}, []news.ClaimOrigin{source("a source")}, 1, 1, "1 origin: a source; no other article repeats it."},
		{"undecided", []string{"Wire", "Herald ? Wire"}, []news.ClaimOrigin{source("a source")}, 1, 1, "1 origin: a source; 1 article repeats it and adds no witness (of 1 it is not known which came first)."},
		{"no source", []string{"Wire", "Herald < Wire", "Post < Wire"}, []news.ClaimOrigin{own("Wire", true)}, 1, 1, "1 origin: Wire, which names no source; 2 articles repeat it; none adds a witness."},
		{"two voices", []string{"Wire", "Herald/1"}, []news.ClaimOrigin{source("a miller"), source("a smith")}, 2, 2, "2 origins: a miller and a smith; none was seen to repeat another."},
		{
			"a range",
			[]string{"Wire", "Herald/1", "Post < Wire"},
			[]news.ClaimOrigin{source("a miller"), own("Herald", false)},
			1, 2,
			"At least 1 and at most 2 independent origins: one of them may rest on another; 1 article repeats them and adds no witness.",
		},
		{
			"many",
			[]string{"A", "B/1", "C/2", "D/3", "E/4", "F/5", "G/6", "H/7"},
			[]news.ClaimOrigin{source("v"), source("w"), source("x"), source("y"), own("E", true), own("F", true), own("G", true), own("H", true)},
			8, 8,
			"8 origins: v; 3 more; and 4 articles that name no source; none was seen to repeat another.",
		},
		{"none", []string{"Wire/9"}, nil, 0, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := kinReport(1, c.lines...)
			src := &r.Findings.Claims[0]
			src.Origins, src.Min, src.Max = c.origins, c.min, c.max
			b, err := newBook(r.Set)
			if err != nil {
				t.Fatal(err)
			}
			if got := b.why(src); got != c.want {
				t.Errorf("it says   %s\nand should %s", got, c.want)
			}
			checkPage(t, write(t, r), r.Set)
		})
	}
}

// claimsReport is a report of two articles, a wire and one that has all from it, and of
// claims "name", "name < whole" (a part of it), each with how many articles tell it.
func claimsReport(claims ...string) Report {
	var body strings.Builder
	var found []news.Claim
	for i, l := range claims {
		c := news.Claim{ID: news.ID(fmt.Sprintf("c%012d", i)), Min: 1, Max: 1}
		var name, whole string
		name, whole, _ = strings.Cut(l, "<")
		fmt.Sscan(name, &name, &c.Articles)
		c.ID = news.ID(name)
		if whole = strings.TrimSpace(whole); whole != "" {
			c.Within = []news.ID{news.ID(whole)}
		}
		at := body.Len()
		fmt.Fprintf(&body, "It is said that mill %s stopped. ", name)
		c.Headline.Span = news.MakeSpan(at+len("It is said that "), body.Len()-2)
		found = append(found, c)
	}
	set := tiny(strings.TrimSpace(body.String()), func(_ *news.Article, an *news.Analysis) {
		for i := range found {
			s := found[i].Headline.Span
			an.Sentences = append(an.Sentences, news.Span{Start: s.Start - 16, End: s.End + 1})
		}
	})
	for i := range found {
		c := &found[i]
		c.Headline.Text = set.Texts[0].ID
		// Tellers of their own, so that no two claims are one family.
		c.Tellings = []news.Telling{{Article: set.Articles[0].ID, Words: c.Headline, Decided: true}, {Article: news.ID("other" + c.ID)}}
		c.Origins = []news.ClaimOrigin{{Article: set.Articles[0].ID, Kind: news.Author, Words: c.Headline, Sure: true}}
	}
	return Report{Title: "mills", Set: set, Findings: &news.Findings{Claims: found}}
}

// A part that is denied stands by itself, and so does what the same articles tell as
// another denied claim: the denial must not be overlooked.
func TestDeniedPartsStandAlone(t *testing.T) {
	r := claimsReport("a 3", "b 3 < a")
	b := &r.Findings.Claims[1]
	b.Denials = []news.Denial{{Article: r.Set.Articles[0].ID, Voice: "the miller", Words: b.Headline, Articles: 3}}
	page := write(t, r)
	checkPage(t, page, r.Set)
	cards := cardsOf(t, page)
	if len(cards) != 2 || !strings.Contains(cards[1], "denied by the miller mill b stopped in 1 The Kelp, no date and 2 more") {
		t.Errorf("the cards are %q", cards)
	}
}

// TestResponses: who speaks about a claim and does not tell it stands with it, once.
func TestResponses(t *testing.T) {
	r := claimsReport("a 3")
	c, id := &r.Findings.Claims[0], r.Set.Articles[0].ID
	c.Tellings[0].Stance = news.ConfirmsClaim
	asked := news.Response{Article: id, Voice: "the miller", Words: c.Headline, Stance: news.DeclinesClaim}
	c.Responses = []news.Response{asked, asked, {Article: "not there", Words: c.Headline}, {Article: id, Words: c.Headline, Stance: news.DoubtsClaim}}
	page := write(t, r)
	checkPage(t, page, r.Set)
	for _, want := range []string{"Who else speaks to it", "<bdi>the miller</bdi>", ">will not say: claim <a", "; doubts it<", "<dt>doubted by</dt>", "no date; confirms it"} {
		if n := strings.Count(page, want); n != 1 {
			t.Errorf("the page has %q %d times", want, n)
		}
	}
}

// TestBothWays: what one article tells in two ways has not become the other.
func TestBothWays(t *testing.T) {
	r := claimsReport("plane 3")
	c, id := &r.Findings.Claims[0], r.Set.Articles[0].ID
	at := func(word string) news.Ref {
		i := strings.Index(r.Set.Texts[0].Body, word)
		return news.Ref{Text: r.Set.Texts[0].ID, Span: news.MakeSpan(i, i+len(word))}
	}
	c.Tellings[0].Drift = []news.Drift{{Kind: news.WordsDrift, Of: id, From: at("plane"), To: at("mill")}}
	page := write(t, r)
	checkPage(t, page, r.Set)
	if cards := cardsOf(t, page); !strings.Contains(cards[0], "changed both ways: plane and mill in 1 The Kelp") {
		t.Errorf("the card is %s", cards[0])
	}
}

// TestHeadlineInItsSentence: a headline that is a piece of a sentence is read in it.
func TestHeadlineInItsSentence(t *testing.T) {
	page := write(t, claimsReport("a 3", "b 3"))
	if want := `<bdi class="ctx">It is said that </bdi><a href="#`; !strings.Contains(page, want) {
		t.Errorf("the page lacks %q", want)
	}
	if cards := cardsOf(t, page); !strings.HasPrefix(cards[1], "2 It is said that mill b stopped\n") {
		t.Errorf("a card begins %q", cards[1])
	}
}

// TestManyClaims: a page of a thousand claims stays one that can be read, and says what it
// leaves out and what shows it.
func TestManyClaims(t *testing.T) {
	const n = 1000
	family := make([]string, n)
	apart := make([]string, n)
	parts := make([]string, n)
	for i := range n {
		apart[i] = fmt.Sprintf("m%d 2", i)
		parts[i] = fmt.Sprintf("m%d 2 < m%d", i, i/20*20)
	}
	copy(family, apart)
	for name, claims := range map[string][]string{"apart": apart, "family": family, "parts": parts} {
		t.Run(name, func(t *testing.T) {
			r := claimsReport(claims...)
			r.Command = "hearsay trace mills --all"
			if name == "family" {
				for i := range r.Findings.Claims {
					r.Findings.Claims[i].Tellings = r.Findings.Claims[i].Tellings[:1]
				}
			}
			page := write(t, r)
			checkPage(t, page, r.Set)
			full := strings.Count(page, `<article class="claim"`) + strings.Count(page, `<article class="nested"`)
			listed := 0
			if _, list, ok := strings.Cut(page, `<ol class="listed">`); ok {
				list, _, _ = strings.Cut(list, "</ol>")
				listed = strings.Count(list, "<li ")
			}
			if full > maxClaims+maxNested || listed != maxListed {
				t.Errorf("%d claims are in full and %d in a line", full, listed)
			}
			want := fmt.Sprintf("<b>%d</b> more claims are not written here, to keep this page readable: <code>hearsay trace mills --all</code> lists them.", n-full-listed)
			if !strings.Contains(page, want) {
				t.Errorf("the page lacks %q", want)
			}
			if len(page) > 1<<20 {
				t.Errorf("the page has %d bytes", len(page))
			}
			if got := len(cardsOf(t, page)); got > glanceClaims {
				t.Errorf("%d claims at a glance", got)
			}
		})
	}
}

func BenchmarkManyClaims(b *testing.B) {
	claims := make([]string, 1000)
	for i := range claims {
		claims[i] = fmt.Sprintf("m%d 2", i)
	}
	r := claimsReport(claims...)
	b.ReportAllocs()
	for b.Loop() {
		write(b, r)
	}
}
