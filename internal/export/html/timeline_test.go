package html

import (
	"testing"
	"time"

	"hearsay/internal/news"
)

func TestScale(t *testing.T) {
	at := func(s string) time.Time {
		x, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	for _, c := range []struct {
		name, from, to string
		first          string // label of the first tick
		ticks          int
	}{
		{"hours", "2024-03-12 06:15", "2024-03-12 23:00", "12 Mar 12:00", 2},
		{"one moment", "2024-03-12 06:15", "2024-03-12 06:15", "12 Mar 03:00", 4},
		{"days", "2024-03-12 06:15", "2024-03-16 00:00", "13 Mar", 4},
		{"months", "2023-12-30 00:00", "2024-03-10 00:00", "Jan 2024", 2},
		{"before 1970", "1789-07-13 00:00", "1789-07-15 12:00", "13 Jul", 3},
		{"all of history", "0001-01-02 00:00", "9999-12-31 00:00", "", -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newScale([]time.Time{at(c.to), at(c.from)})
			ticks := s.ticks()
			if len(ticks) == 0 || len(ticks) > 8 {
				t.Fatalf("%d ticks", len(ticks))
			}
			if c.ticks >= 0 && (len(ticks) != c.ticks || ticks[0].Label != c.first) {
				t.Errorf("ticks are %v, want %d from %q", ticks, c.ticks, c.first)
			}
			for _, x := range append(ticks, tick{X: s.x(at(c.from))}, tick{X: s.x(at(c.to))}) {
				if x.X < plotStart || x.X > plotEnd {
					t.Errorf("%q is at %d, outside the plot", x.Label, x.X)
				}
			}
		})
	}
}

func TestTimelineJoinsTellingsToWhatTheyWereTakenFrom(t *testing.T) {
	art := func(no, hour int) *article {
		src := &news.Article{}
		if hour >= 0 {
			src.Published = news.Stamp{Time: time.Date(2024, 3, 12, hour, 0, 0, 0, time.UTC)}
		}
		return &article{No: no, Outlet: "The Kelp", src: src}
	}
	first, second, third := art(1, 0), art(2, 12), art(3, -1)
	tl := newTimeline(&claim{
		Tellings: []telling{{In: first, Root: true}, {In: second, Parent: first, Decided: true}, {In: third, Parent: second}, {In: third, Parent: first}},
		Denials:  []denial{{In: []*article{second, second}}},
	})
	if len(tl.Rows) != 4 || tl.Rows[0].Shape != "origin" || tl.Rows[3].Shape != "denial" {
		t.Fatalf("rows are %+v", tl.Rows)
	}
	if tl.UndatedX == 0 || tl.Rows[2].X != tl.UndatedX {
		t.Error("an article without a date does not stand apart")
	}
	if len(tl.Arcs) != 2 || !tl.Arcs[0].Decided || tl.Arcs[1].Decided {
		t.Errorf("arcs are %+v, want one that is decided and one that is not", tl.Arcs)
	}
	if newTimeline(&claim{Tellings: []telling{{In: art(1, -1)}, {In: art(2, -1)}}}) != nil {
		t.Error("a timeline without a date was drawn")
	}
}

func BenchmarkWrite(b *testing.B) {
	set := tiny("They knew which ones they wanted, said a port official.", nil)
	r := Report{Set: set}
	b.ReportAllocs()
	for b.Loop() {
		write(b, r)
	}
}
