package term

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// comparison lays two bodies side by side that share nothing but what is in runs.
func comparison(a, b string, rows ...news.Row) (*news.Set, *news.Comparison) {
	x, y := news.Text{ID: news.TextIDOf(a), Body: a}, news.Text{ID: news.TextIDOf(b), Body: b}
	set := news.NewSet([]news.Article{{ID: "a000000000001", Text: x.ID, Outlet: "Oster Herald"}, {ID: "a000000000002", Text: y.ID, Outlet: "Sundry Wire"}}, []news.Text{x, y})
	for i := range set.Analyses {
		set.Analyses[i] = &news.Analysis{}
	}
	return set, &news.Comparison{A: "a000000000001", B: "a000000000002", Rows: rows}
}

func TestDiffShortensLongStretches(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("herring ", 100))
	whole := news.MakeSpan(0, len(long))
	for _, r := range []news.Row{{Kind: news.SharedRow, A: whole, B: whole}, {Kind: news.ApartRow, A: whole, B: whole}} {
		set, c := comparison(long, long+" ", r)
		for _, all := range []bool{false, true} {
			var b bytes.Buffer
			if err := Diff(&b, set, c, DiffOptions{Style: Style{Width: 1000}, All: all}); err != nil {
				t.Fatal(err)
			}
			n := strings.Count(b.String(), "herring")
			if all && n != 200 || !all && n > 40 || all == strings.Contains(b.String(), "words …)") {
				t.Errorf("%s, all %v: %d words\n%s", r.Kind, all, n, b.String())
			}
		}
	}
}

// TestDiffFitsAnyWidth also with words that are longer than a column, and with marks
// at their ends.
func TestDiffFitsAnyWidth(t *testing.T) {
	a := "Short " + strings.Repeat("Überlänge", 30) + " 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 “end”"
	b := "Short words, then 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 end"
	row := news.Row{Kind: news.SharedRow, A: news.MakeSpan(0, len(a)), B: news.MakeSpan(0, len(b)), Changes: []news.Change{
		{A: news.MakeSpan(6, strings.Index(a, " “")), B: news.MakeSpan(6, strings.Index(b, " end")), WordsA: 2, WordsB: 3},
	}}
	set, c := comparison(a, b, row, news.Row{Kind: news.ApartRow, A: row.A, B: row.B})
	for width := 40; width < 130; width++ {
		var out bytes.Buffer
		if err := Diff(&out, set, c, DiffOptions{Style: Style{Width: width}, All: true}); err != nil {
			t.Fatal(err)
		}
		for _, l := range strings.Split(out.String(), "\n") {
			if n := (printed{{l, ""}}).width(); n > width || strings.HasSuffix(l, " ") {
				t.Fatalf("at %d columns a line has %d: %q", width, n, l)
			}
		}
	}
}

func TestFlow(t *testing.T) {
	var f flow
	f.add("“", "")
	f.mark("[-", "Three big", "-]", dropInk)
	f.add(", said ", "")
	f.add("he\nand", "")
	var got []string
	p := newPage(&bytes.Buffer{}, Style{})
	for _, l := range f.lines(15) {
		got = append(got, p.inked(l))
	}
	if want := "“[-Three big-],|said he and"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}
