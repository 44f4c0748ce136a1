package told

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read"
)

// TestTollMentions reads numbers of dead and hurt, and leaves alone what only looks like them.
func TestTollMentions(t *testing.T) {
	for text, want := range map[string]string{
		"At least 60 people were killed after a lorry drove into the square.":                             "killed At least 60",
		"Nine died and 21 were wounded when the roof fell in, the mayor said.":                            "killed Nine; hurt 21",
		"At least 84 people, including 10 children, have died in the flood.":                              "killed At least 84",
		"A gunman killed 49 people and wounded 53.":                                                       "killed 49; hurt 53",
		"The gale tore down a crane, killing three and injuring another 40.":                              "killed three; hurt 40",
		"The blast left 12 dead.":                                                                         "killed 12",
		"The death toll rose to 77 on Friday.":                                                            "killed 77",
		"The fire claimed 31 lives.":                                                                      "killed 31",
		"The collapse cost the lives of 14 people.":                                                       "killed 14",
		"Dozens of passengers were hurt.":                                                                 "hurt Dozens",
		"Seven killed as tram derails.":                                                                   "killed Seven",
		"Among those killed were 10 children.":                                                            "",
		"A family said five of the dead were relatives.":                                                  "",
		"Two of the passengers died.":                                                                     "",
		"The storm could kill 100 people.":                                                                "",
		"No fewer than 40 people would have died had the bridge fallen.":                                  "",
		"Did 40 people die in the fire?":                                                                  "",
		"Three men killed the guard.":                                                                     "",
		"The captain was killed 12 years ago.":                                                            "",
		"Smoking kills 90,000 people every year.":                                                         "",
		"The bill killed 200 jobs.":                                                                       "",
		"The squad killed 12 insurgents.":                                                                 "",
		"Police arrested 20 people.":                                                                      "",
		"The toll road has 12 gates, and 40 people work there.":                                           "",
		"Twelve people were killed in the accident that left 3 others injured, and 10 of them are in it.": "killed Twelve; hurt 3",
	} {
		text += "\n\nThe council meets again next week and has the budget for street lamps before it.\n"
		a := read.Read(news.Text{ID: news.TextIDOf(text), Lang: "en", Body: text})
		r := &tollReader{l: en.Language().Toll, a: a, body: text}
		var got []string
		for _, m := range r.mentions() {
			got = append(got, [...]string{"killed", "hurt"}[m.fate]+" "+a.Quantities[m.quantity].Span.Of(text))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q: %q, not %q", strings.SplitN(text, "\n", 2)[0], s, want)
		}
	}
}

// tollSet makes a set of articles a day apart, read as they are.
func tollSet(texts ...string) *news.Set {
	var as []news.Article
	var ts []news.Text
	for i, body := range texts {
		body += "\n"
		x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		at := time.Date(2024, 3, 1+i, 12, 0, 0, 0, time.UTC)
		as = append(as, news.Article{ID: news.ID(fmt.Sprintf("a%012d", i+1)), Text: x.ID, Outlet: fmt.Sprint("Outlet ", i+1), Published: news.Stamp{Time: at, Origin: news.Declared, Confidence: 1}})
		ts = append(ts, x)
	}
	set := news.NewSet(as, ts)
	for i := range set.Texts {
		set.Analyses[i] = read.Read(set.Texts[i])
	}
	return set
}

// tellsAll is a claim that the first n articles of a set tell in the whole of their texts.
func tellsAll(set *news.Set, n int) news.Claim {
	c := news.Claim{ID: "c1", Articles: n}
	for i := range n {
		x := set.Texts[set.TextIndex(set.Articles[i].Text)]
		c.Tellings = append(c.Tellings, news.Telling{Article: set.Articles[i].ID, Words: news.Ref{Text: x.ID, Span: news.Span{End: uint32(len(x.Body))}}})
	}
	return c
}

func TestTolls(t *testing.T) {
	set := tollSet(
		"At least 60 people were killed when the ferry sank off Belmouth.",
		"The ferry that sank off Belmouth killed 77 people, the coast guard said.",
		"At least 60 people died on the Belmouth ferry, and 20 were injured.",
		"On 9 June 1987 another ferry sank there and killed 193 people. This time 84 people died.",
		"Three people were killed in a fire at Kormouth.",
	)
	got := Tolls(set, &news.Findings{Claims: []news.Claim{tellsAll(set, 4)}})
	if len(got) != 1 || !got[0].Killed || got[0].Articles != 4 {
		t.Fatalf("%+v", got)
	}
	var figures []string
	for _, f := range got[0].Figures {
		figures = append(figures, fmt.Sprintf("%s %d", set.Words(f.Words), f.Articles))
	}
	if s := strings.Join(figures, "; "); s != "At least 60 2; 77 1; 84 1" {
		t.Errorf("figures: %s", s)
	}
	second := got[0].Figures[1].Tellers[0]
	a := set.Analyses[set.TextIndex(second.Words.Text)]
	if second.Voice == news.NoVoice || a.Voices[second.Voice].Name.Of(set.Texts[set.TextIndex(second.Words.Text)].Body) != "the coast guard" {
		t.Errorf("77 is told on the word of voice %d", second.Voice)
	}
}

// TestTollsAgree checks that nothing is told where numbers may be one, or nothing joins the articles.
func TestTollsAgree(t *testing.T) {
	set := tollSet("At least 80 people were killed at Belmouth.", "The sinking killed 84 people at Belmouth.", "Dozens of people died at Belmouth.")
	if got := Tolls(set, &news.Findings{Claims: []news.Claim{tellsAll(set, 3)}}); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	set = tollSet("Sixty people were killed at Belmouth.", "A fire killed 3 people at Kormouth.")
	if got := Tolls(set, nil); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

// BenchmarkTolls lays the tolls of 2,000 articles side by side, each with one in its first sentence.
func BenchmarkTolls(b *testing.B) {
	texts := make([]string, 2000)
	for i := range texts {
		texts[i] = fmt.Sprintf("At least %d people were killed when ferry %d sank off Belmouth.\n\nThe ship left the harbour an hour late.", 10+i%7, i)
	}
	set := tollSet(texts...)
	found := &news.Findings{Claims: []news.Claim{tellsAll(set, len(texts))}}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		if len(Tolls(set, found)) != 1 {
			b.Fatal("no toll")
		}
	}
}
