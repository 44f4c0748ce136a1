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
	for _, apart := range [][2]string{{"bus", "but"}, {"gas", "gag"}, {"thirteen", "thirty"}} {
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
