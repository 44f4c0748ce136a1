package ask

import (
	"slices"
	"strings"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
)

func TestParse(t *testing.T) {
	for question, want := range map[string]string{
		"Who took the containers?":          "tak container",
		"thirteen containers, 13 CONTAINER": "thirteen container",
		"Did U.S. helicopters evacuate 20?": "us helicopter evacuat twenty",
		"evacuated evacuation evacuating":   "evacuat",
		"Café":                              "cafe",
		"the crane's stopped at 2:40 a.m.":  "cran stop two forty",
		"he denies it; the barge":           "barg",
		"1,200 of 3,70 and 1,2345":          "1200 three 70 1 2345",
		"how many people died":              "person dea",
		"how old is the girl":               "old girl",
		"number of women attacked":          "woman attack",
		"was there hostage-taking":          "hostag tak",
		"a ½ b \xff c":                      "1⁄2",
		"ﷺ":                                 "صلىاللهعليهوسلم",
	} {
		q, err := Parse(question)
		if err != nil {
			t.Errorf("%q: %v", question, err)
			continue
		}
		var got []string
		for _, w := range q.words {
			i := slices.IndexFunc(w.forms, func(f string) bool { return slices.Contains(strings.Fields(want), f) })
			if i < 0 {
				got = append(got, strings.Join(w.forms, "|"))
			} else {
				got = append(got, w.forms[i])
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is taken for %q, want %q", question, s, want)
		}
	}
	for _, question := range []string{"", "who is it?", "… — !", "a b c", "\x00"} {
		if _, err := Parse(question); err == nil {
			t.Errorf("%q gives no error", question)
		}
	}
	var b strings.Builder
	for i := range maxWords + 1 {
		b.WriteString("word" + strings.Repeat("x", i) + " ")
	}
	if _, err := Parse(b.String()); err == nil {
		t.Error("too many words give no error")
	}
}

func TestStem(t *testing.T) {
	l := en.Language().Ask
	for _, same := range [][]string{
		{"container", "containers"},
		{"evacuate", "evacuates", "evacuated", "evacuating", "evacuation"},
		{"deny", "denies", "denied"},
		{"stop", "stopped", "stopping"},
		{"kill", "killed", "killing", "killings"},
		{"plane", "planes"},
		{"take", "took", "taken", "taking", "takes"},
		{"13", "thirteen"},
		{"pass", "passed", "passes"},
		{"bus", "buses"},
	} {
		for _, w := range same {
			if got, want := stem(w, l), stem(same[0], l); got != want {
				t.Errorf("%q is looked up as %q, and %q as %q", w, got, same[0], want)
			}
		}
	}
	for _, apart := range [][2]string{{"bus", "but"}, {"gas", "gag"}, {"thirteen", "thirty"}, {"second", "seconds"}} {
		if stem(apart[0], l) == stem(apart[1], l) {
			t.Errorf("%q and %q are one", apart[0], apart[1])
		}
	}
}

// profile is one of a headline and of what stands in other tellings.
func profile(headline, telling string) Profile {
	text := news.Text{ID: news.TextIDOf(headline + "|" + telling), Lang: "en", Body: headline + "|" + telling}
	set := news.NewSet([]news.Article{{ID: "a1", Text: text.ID}}, []news.Text{text})
	c := news.Claim{Headline: news.Ref{Text: text.ID, Span: news.MakeSpan(0, len(headline))}}
	if telling != "" {
		c.Tellings = []news.Telling{{Article: "a1", Words: news.Ref{Text: text.ID, Span: news.MakeSpan(len(headline)+1, len(text.Body))}}}
	}
	return NewProfiler(set).Of(&c)
}

func TestFind(t *testing.T) {
	shelf := NewShelf([]Profile{
		profile("Three containers were taken from a sealed quay in Tolvane", "Thirteen containers vanished from the quay"),
		profile("The containers were lifted onto an unlit barge", ""),
		profile("Herring boats race again", ""),
		profile("The barge left the harbour with its lights out", ""),
		profile("The lights on the quay were off for maintenance", ""),
	})
	for _, c := range []struct {
		question string
		want     int64 // -1: none; -2: several may be meant
	}{
		{"thirteen containers", 0},
		{"who took containers from the quay in Tolvane", 0},
		{"herring race", 2},
		{"containers lifted on a barge", 1},
		{"barge", -2},
		{"missiles hit the town hall", -1},
		{"herring missiles town hall budget", -1},
		{"how many containers", 0},
		{"where were the containers", -2},
	} {
		q, err := Parse(c.question)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := q.Find(shelf)
		if err != nil {
			t.Fatal(err)
		}
		n, sure := Meant(hits)
		got := int64(-2)
		switch {
		case n == 0:
			got = -1
		case sure:
			got = hits[0].Claim
		}
		if got != c.want {
			t.Errorf("%q means %d of %+v, want %d", c.question, got, hits, c.want)
		}
	}
	if q, err := Parse("barge"); err != nil {
		t.Error(err)
	} else if hits, err := q.Find(NewShelf(nil)); len(hits) > 0 || err != nil {
		t.Errorf("of no claims: %v, %v", hits, err)
	}
}

// TestBounded checks that a question which everything answers is answered all the same,
// with the most widely told first.
func TestBounded(t *testing.T) {
	profiles := slices.Repeat([]Profile{profile("the barge left", "")}, 3*maxLooked)
	q, err := Parse("barge left")
	if err != nil {
		t.Fatal(err)
	}
	hits, err := q.Find(NewShelf(profiles))
	if err != nil || len(hits) != maxCompared || hits[0].Claim != 0 {
		t.Errorf("%d hits, %v", len(hits), err)
	}
	if n, sure := Meant(hits); n == 0 || sure {
		t.Errorf("of claims that are all alike %d may be meant, and one surely: %v", n, sure)
	}
}

// FuzzWords checks that whatever is asked for is words that a profile can hold: without a
// space or a newline in them, and found again in a profile of the same text.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"Three containers", "U.S. a.b.c", "½ ﷺ \u200fx", "a\x00b\xff", "it’s — 2:40"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			return
		}
		valid := strings.ToValidUTF8(s, " ")
		hits, err := q.Find(NewShelf([]Profile{profile(valid, "")}))
		if err != nil || len(hits) != 1 || len(hits[0].Has) != len(q.words) {
			t.Fatalf("%q has not all of its own words %v: %v, %v", s, q.words, hits, err)
		}
		for _, w := range q.words {
			for _, form := range w.forms {
				if form == "" || strings.ContainsAny(form, " \n\"") {
					t.Errorf("%q is no word", form)
				}
			}
		}
	})
}

// read is a text with the sentences, numbers and statements that its analysis would have.
func read(id, body string, statements ...news.Statement) (news.Article, news.Text, *news.Analysis) {
	text := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
	a := &news.Analysis{Text: text.ID, Statements: statements}
	from := 0
	for i := range body {
		if body[i] == '.' {
			a.Sentences = append(a.Sentences, news.MakeSpan(from, i+1))
			from = min(i+2, len(body))
		}
	}
	return news.Article{ID: news.ID(id), Outlet: id, Text: text.ID}, text, a
}

func library(t *testing.T, bodies ...string) *news.Set {
	t.Helper()
	var articles []news.Article
	var texts []news.Text
	analyses := map[news.TextID]*news.Analysis{}
	for i, b := range bodies {
		a, text, an := read("a"+string(rune('1'+i)), b)
		articles, texts = append(articles, a), append(texts, text)
		analyses[text.ID] = an
	}
	set := news.NewSet(articles, texts)
	for i := range set.Texts {
		set.Analyses[i] = analyses[set.Texts[i].ID]
	}
	return set
}

// TestSaid: where no claim has all that was asked for, sentences that have more are found,
// and it is known whether one article alone has it.
func TestSaid(t *testing.T) {
	set := library(t,
		"The barge left Tolvane. Harbour police denied a kidnapping of the pilot.",
		"The barge left Tolvane. Forty crates were lost, and six people drowned at the weir.",
		"Forty crates were lost, and six people drowned at the weir. It rained.",
	)
	claims := NewShelf([]Profile{
		profile("The barge left Tolvane", ""),
		profile("The police took over the investigation", "Police have taken over"),
		profile("Two people swam to the barge", ""),
	})
	for _, c := range []struct {
		question, want string // the words of the first sentence; "" for none
		alone          bool
		also           int
	}{
		{"was the pilot kidnapped by taking him", "Harbour police denied a kidnapping of the pilot.", true, 0},
		{"how many people drowned", "Forty crates were lost, and six people drowned at the weir.", false, 1},
		{"barge left Tolvane", "", false, 0},
		{"zeppelins over the opera", "", false, 0},
	} {
		q, err := Parse(c.question)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := q.Find(claims)
		if err != nil {
			t.Fatal(err)
		}
		said, err := q.Said(NewTexts(set), claims, hits)
		if err != nil {
			t.Fatal(err)
		}
		if c.want == "" {
			if len(said) > 0 {
				t.Errorf("%q is said by %q", c.question, set.Words(said[0].Words))
			}
			continue
		}
		if len(said) == 0 || set.Words(said[0].Words) != c.want || said[0].Alone != c.alone || len(said[0].Also) != c.also {
			t.Errorf("%q is said by %+v", c.question, said)
		}
	}
}

// TestFits: what a claim lacks is known, and a word that may mean the same is not the word.
func TestFits(t *testing.T) {
	shelf := NewShelf([]Profile{profile("Seven sailors were killed off Tolvane on Monday", "")})
	for _, c := range []struct {
		question string
		whole    bool
		untold   string
		misses   string
	}{
		{"sailors killed", true, "", ""},
		{"sailors who died", false, "died", ""},
		{"how many sailors were killed", true, "", ""},
		{"why were sailors killed", false, "", "a cause"},
		{"sailors killed at Drenmoor", false, "Drenmoor", ""},
		{"8 sailors killed", false, "8", ""}, // seven is not nearly eight
	} {
		q, err := Parse(c.question)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := q.Find(shelf)
		if err != nil || len(hits) != 1 {
			t.Fatalf("%q: %v, %v", c.question, hits, err)
		}
		h := &hits[0]
		if h.Whole() != c.whole || strings.Join(h.Untold(), " ") != c.untold || h.Misses != c.misses {
			t.Errorf("%q: whole %v, untold %q, misses %q", c.question, h.Whole(), h.Untold(), h.Misses)
		}
		if c.question == "sailors who died" && (len(h.Near) != 1 || h.Near[0].Is != "killed") {
			t.Errorf("%q: %v may mean the same", c.question, h.Near)
		}
	}
}

// TestTellers: of a claim whose articles have some of the words each, those are known that have
// all, and the telling that has most.
func TestTellers(t *testing.T) {
	set := library(t, "Crates were taken from the quay.", "Thirteen crates were taken from the quay.", "Thirteen crates are gone.")
	c := &news.Claim{}
	for i := range set.Articles {
		x := set.TextIndex(set.Articles[i].Text)
		c.Tellings = append(c.Tellings, news.Telling{Article: set.Articles[i].ID, Words: news.Ref{Text: set.Texts[x].ID, Span: set.Analyses[x].Sentences[0]}})
	}
	c.Headline = c.Tellings[0].Words
	q, err := Parse("thirteen crates taken from the Tolvane quay")
	if err != nil {
		t.Fatal(err)
	}
	whole, of := q.Tellers(set, c)
	if of != 3 || len(whole) != 1 || whole[0] != "a2" {
		t.Errorf("%v of %d", whole, of)
	}
	words := q.Fitting(set, c)
	if got := set.Words(words); got != "Thirteen crates were taken from the quay." {
		t.Errorf("%q fits best", got)
	}
	var marked []string
	for _, m := range q.Marks(set.Words(words), "en") {
		marked = append(marked, m.Of(set.Words(words)))
	}
	if got := strings.Join(marked, " "); got != "Thirteen crates taken quay" {
		t.Errorf("marked are %q", got)
	}
}
