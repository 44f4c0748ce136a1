package reuse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// sentencesOf are the stretches that end in a full stop, for these tests.
func sentencesOf(body string) []news.Span {
	var out []news.Span
	from := 0
	for i, r := range body {
		if r == '.' || r == '\n' {
			if from < i+1 {
				out = append(out, news.MakeSpan(from, i+1))
			}
			from = i + 1
		}
	}
	if from < len(body) {
		out = append(out, news.MakeSpan(from, len(body)))
	}
	return out
}

// beside lays two bodies side by side.
func beside(a, b string) (x, y Words, rows []Row) {
	da, db := docOf(a), docOf(b)
	db.Rank = 1
	x, y = WordsOf(da), WordsOf(db)
	return x, y, Beside(&x, &y, pointers(Passages([]Doc{da, db}, Options{})), sentencesOf(a), sentencesOf(b))
}

func pointers(ps []news.Passage) []*news.Passage {
	var out []*news.Passage
	for i := range ps {
		out = append(out, &ps[i])
	}
	return out
}

// describeRows writes rows down: the words of both sides with changes in brackets.
func describeRows(a, b *Words, rows []Row) string {
	var out []string
	for i := range rows {
		r := &rows[i]
		words := func(w *Words, lo, hi int) string {
			var s []string
			for k := lo; k < hi; k++ {
				s = append(s, w.Span[k].Of(w.Body))
			}
			return strings.Join(s, " ")
		}
		if r.Passage < 0 {
			s := fmt.Sprintf("-%s|+%s", words(a, r.A0, r.A1), words(b, r.B0, r.B1))
			if r.Again {
				s += " (again)"
			}
			out = append(out, s)
			continue
		}
		s := fmt.Sprintf("=%d", r.B1-r.B0)
		for _, c := range r.Changes() {
			s += fmt.Sprintf(" [%s|%s]", words(a, c.A0, c.A1), words(b, c.B0, c.B1))
		}
		if r.Moved {
			s += " (moved)"
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

const (
	ferry = "The ferry Corvina ran aground on the Hessel bar at dawn on Sunday with two hundred passengers aboard."
	tugs  = "Tugs were sent from Marrow Bay and a diver went down to look at the hull before the tide turned."
	crane = "A crane barge ordered from Tolvane will lift the anchor chain on Tuesday, the harbour master of Hessel said."
)

func TestBeside(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"nothing shared", "Bread prices fell again.", "Snow closed the upper road.", "-Bread prices fell again|+Snow closed the upper road"},
		{"one side empty", "Bread prices fell again.", "", "-Bread prices fell again|+"},
		{"both empty", "", "", ""},
		{
			"the first word changed", "Three containers held as evidence in a smuggling inquiry were taken from Dunlin Quay on Monday.",
			"Thirteen containers held as evidence in a smuggling inquiry were taken from Dunlin Quay on Monday.", "=16 [Three|Thirteen]",
		},
		{
			"a dateline is not what changed", "Tolvane — Three containers held as evidence in a smuggling inquiry were taken from Dunlin Quay on Monday.",
			"Thirteen containers held as evidence in a smuggling inquiry were taken from Dunlin Quay on Monday.", "-Tolvane|+\n=16 [Three|Thirteen]",
		},
		{"the last word changed", ferry, strings.Replace(ferry, "aboard", "drowned", 1), "=18 [aboard|drowned]"},
		{
			"dropped and added between", ferry + " " + tugs + " Bread fell.", "Snow closed the road. " + ferry + " " + tugs,
			"-|+Snow closed the road\n=38\n-Bread fell|+",
		},
		{"moved", ferry + "\n\n" + tugs + "\n\n" + crane, crane + "\n\n" + ferry + "\n\n" + tugs, "=19 (moved)\n=38"},
		{"twice in the second", ferry, ferry + "\n\n" + tugs + "\n\n" + ferry, "=18\n-|+" + strings.TrimSuffix(tugs, ".") + "\n-|+" + strings.TrimSuffix(ferry, ".") + " (again)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b, rows := beside(c.a, c.b)
			checkRows(t, &a, &b, rows)
			if got := describeRows(&a, &b, rows); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// checkRows checks what must hold of all rows: every word of either side is in one
// row, what is said to be equal is, and the rows are in the order of b.
func checkRows(t *testing.T, a, b *Words, rows []Row) {
	t.Helper()
	inA, inB := make([]int, a.Len()), make([]int, b.Len())
	at := 0
	for k := range rows {
		r := &rows[k]
		if r.A0 == r.A1 && r.B0 == r.B1 || r.A0 > r.A1 || r.B0 > r.B1 {
			t.Fatalf("row %d is %+v", k, r)
		}
		if r.B0 < r.B1 {
			if r.B0 != at {
				t.Fatalf("row %d begins at word %d of b, not %d", k, r.B0, at)
			}
			at = r.B1
		}
		for i := r.A0; i < r.A1; i++ {
			inA[i]++
		}
		for j := r.B0; j < r.B1; j++ {
			inB[j]++
		}
		i, j := r.A0, r.B0
		for _, x := range r.Runs {
			if x.A < i || x.B < j || x.endA() > r.A1 || x.endB() > r.B1 || !slices.Equal(a.Hash[x.A:x.endA()], b.Hash[x.B:x.endB()]) {
				t.Fatalf("row %d, run %+v", k, x)
			}
			i, j = x.endA(), x.endB()
		}
	}
	for _, in := range [][]int{inA, inB} {
		for i, n := range in {
			if n != 1 {
				t.Fatalf("word %d is in %d rows", i, n)
			}
		}
	}
}

// TestBesideOfEdited lays edited, cut and reordered articles side by side, either way
// round, and checks that the words which are kept are the same number.
func TestBesideOfEdited(t *testing.T) {
	w := newWorld(11)
	for range 60 {
		root := w.article()
		copied := w.edited(root[:3+w.rng.IntN(9)])
		w.rng.Shuffle(len(copied), func(i, j int) { copied[i], copied[j] = copied[j], copied[i] })
		copied = append(copied, w.sentence(20))
		x, y := strings.Join(root, "\n\n"), strings.Join(copied, "\n\n")
		a, b, rows := beside(x, y)
		checkRows(t, &a, &b, rows)
		c, d, back := beside(y, x)
		checkRows(t, &c, &d, back)
		if kept(rows) != kept(back) || 4*kept(rows) < b.Len() {
			t.Errorf("%d words kept of %d, %d the other way round", kept(rows), b.Len(), kept(back))
		}
	}
}

func kept(rows []Row) int {
	n := 0
	for _, r := range rows {
		n += backing(r.Runs)
	}
	return n
}

// TestBesideOfOthers: passages of other texts, and such as do not fit, do no harm.
func TestBesideOfOthers(t *testing.T) {
	a, b := WordsOf(docOf(ferry)), WordsOf(docOf(tugs))
	ps := Passages([]Doc{docOf(ferry + " " + crane), docOf(crane + " " + ferry)}, Options{})
	for i := range ps {
		ps[i].A.Text, ps[i].B.Text = a.Text, b.Text
		ps[i].A.Span.End, ps[i].B.Span.End = 1<<20, 1<<20
	}
	checkRows(t, &a, &b, Beside(&a, &b, pointers(ps), nil, nil))
}
