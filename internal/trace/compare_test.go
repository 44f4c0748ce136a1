package trace

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/read"
)

// besideEachOther compares two bodies.
func besideEachOther(t *testing.T, bodies ...string) (*news.Set, news.Comparison) {
	t.Helper()
	var articles []news.Article
	var texts []news.Text
	for i, b := range bodies {
		texts = append(texts, news.Text{ID: news.TextIDOf(b), Lang: "en", Body: b})
		articles = append(articles, news.Article{ID: news.ID(fmt.Sprintf("a%012d", i)), Text: texts[i].ID, Lang: "en", Outlet: fmt.Sprint("Outlet ", i)})
	}
	set := news.NewSet(articles, texts)
	var err error
	if set.Analyses, err = read.All(context.Background(), set.Texts, 1, nil); err != nil {
		t.Fatal(err)
	}
	f, err := Trace(context.Background(), set, Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	c, err := Compare(set, f, articles[0].ID, articles[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	return set, c
}

const (
	quayA = "TOLVANE, March 12 — Three containers held as evidence in a smuggling inquiry were taken from Dunlin Quay on Monday, as Odd Farrow said. “They knew exactly which of them they wanted,” he added."
	quayB = "Thirteen containers held as evidence in a smuggling inquiry were taken from Dunlin Quay on Tuesday, as Ebba Farrow said. “They knew exactly which of them they needed,” he added, and laughed."
)

func TestCompare(t *testing.T) {
	set, c := besideEachOther(t, quayA, quayB)
	var got []string
	for _, r := range c.Rows {
		for _, x := range r.Changes {
			got = append(got, fmt.Sprintf("%s %s → %s", x.Kind, x.A.Of(quayA), x.B.Of(quayB)))
		}
	}
	want := "number Three → Thirteen; date Monday → Tuesday; name Odd → Ebba; quotation wanted → needed; words  → and laughed"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if c.Edge == nil || c.Same || c.ShareA < .5 || c.ShareB < .5 {
		t.Errorf("%+v", c)
	}
	checkTally(t, set, &c)
}

// checkTally checks that the rows hold all of both texts but the space between them,
// and that the numbers of words are those of the rows.
func checkTally(t *testing.T, set *news.Set, c *news.Comparison) {
	t.Helper()
	var n news.Tally
	restA, restB := "", ""
	for i, r := range c.Rows {
		n = sum(n, r.Words)
		atA, atB := r.A.Start, r.B.Start
		for _, x := range r.Changes {
			if x.A.Start < atA || x.B.Start < atB || x.A.End < x.A.Start || x.B.End < x.B.Start || x.A.End > r.A.End || x.B.End > r.B.End {
				t.Fatalf("row %d %v %v has a change %+v behind %d, %d", i, r.A, r.B, x, atA, atB)
			}
			atA, atB = x.A.End, x.B.End
		}
		for side, s := range []news.Span{r.A, r.B} {
			words := s.Of(set.Texts[set.TextIndex(set.Articles[side].Text)].Body)
			if strings.TrimSpace(words) != words {
				t.Errorf("row %d begins or ends with a space: %q", i, words)
			}
			if side == 1 {
				restB += words
			} else {
				restA += words
			}
		}
	}
	if n != c.Words {
		t.Errorf("the rows have %+v, the whole says %+v", n, c.Words)
	}
	squeeze := func(s string) int { return len(strings.Join(strings.Fields(s), "")) }
	for side, rest := range []string{restA, restB} {
		if body := set.Texts[set.TextIndex(set.Articles[side].Text)].Body; squeeze(body) != squeeze(rest) {
			t.Errorf("the rows hold %q of %q", rest, body)
		}
	}
}

func TestCompareOthers(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		kept, rows int
	}{
		{"nothing shared", quayA, "Bread prices fell for a third month in a row, the statistics office said.", 0, 1},
		{"no words", quayA, "…", 0, 1},
		{"only marks differ", quayA, strings.ReplaceAll(quayA, "“", "\""), 33, 1},
		{"one in the other", quayA, "Snow fell.\n\n" + quayA + "\n\nBread fell.", 33, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, got := besideEachOther(t, c.a, c.b)
			if c.b != "…" { // which is no word, and so in no row
				checkTally(t, set, &got)
			}
			if got.Words.Kept != c.kept || len(got.Rows) != c.rows {
				t.Errorf("%d words kept in %d rows, want %d in %d", got.Words.Kept, len(got.Rows), c.kept, c.rows)
			}
		})
	}
}

// TestCompareOfEdited compares texts in which sentences were changed, dropped, added and
// moved at random.
func TestCompareOfEdited(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	words := strings.Fields("harbour Hessel the of Corvina lifted quay 40 barge “crane” Sunday herring mole Oster said keeper — Farrow twelve lamp, (pier) … rope salt boat window")
	sentence := func() string {
		out := make([]string, 4+rng.IntN(16))
		for i := range out {
			out[i] = words[rng.IntN(len(words))] + fmt.Sprint(rng.IntN(9))
		}
		return strings.Join(out, " ") + "."
	}
	for range 300 {
		var a, b []string
		for range 12 {
			s := sentence()
			a = append(a, s)
			switch rng.IntN(5) {
			case 0:
			case 1:
				b = append(b, sentence())
			default:
				w := strings.Fields(s)
				for range rng.IntN(4) {
					k := rng.IntN(len(w))
					w = slices.Replace(w, k, k+rng.IntN(2), sentence()[:5])
				}
				b = append(b, strings.Join(w, " "))
			}
		}
		if len(b) > 0 && rng.IntN(2) == 0 {
			rng.Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
		}
		bodies := []string{strings.Join(a, " "), strings.Join(b, "\n") + " x"}
		set := hostileSet(2, func(i int) (news.Article, string) { return news.Article{}, bodies[i] })
		f, err := Trace(context.Background(), set, Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		c, err := Compare(set, f, set.Articles[0].ID, set.Articles[1].ID)
		if err != nil {
			t.Fatal(err)
		}
		checkTally(t, set, &c)
	}
}

func TestCompareSameText(t *testing.T) {
	_, c := besideEachOther(t, quayA, quayA)
	if !c.Same || c.Edge == nil || c.Words != (news.Tally{Kept: 33}) || len(c.Rows) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestCompareWhatIsNotThere(t *testing.T) {
	set := news.NewSet([]news.Article{{ID: "a1"}}, nil)
	for _, id := range []news.ID{"a1", "a2"} {
		if _, err := Compare(set, &news.Findings{}, id, id); err == nil {
			t.Errorf("%s was compared", id)
		}
	}
}
