package html

import (
	"strconv"
	"strings"
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
		{"hours", "2024-03-12 06:15", "2024-03-12 23:00", "12:00", 2},
		{"one moment", "2024-03-12 06:15", "2024-03-12 06:15", "06:00", 2},
		{"days", "2024-03-12 06:15", "2024-03-16 00:00", "13 Mar", 4},
		{"months", "2023-12-30 00:00", "2024-03-10 00:00", "Jan 2024", 3},
		{"weeks", "2024-03-12 06:15", "2024-03-31 00:00", "18 Mar", 2},
		{"years", "2011-03-12 00:00", "2014-01-10 00:00", "2012", 3},
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
			for _, x := range append(ticks, tick{X: percentOf(s.x(at(c.from)))}, tick{X: percentOf(s.x(at(c.to)))}) {
				if p, err := strconv.ParseFloat(strings.TrimSuffix(x.X, "%"), 64); err != nil || p < edge || p > 100-edge {
					t.Errorf("%q is at %s, outside the strip", x.Label, x.X)
				}
			}
		})
	}
}

func TestTimelineGivesEachArticleItsTime(t *testing.T) {
	art := func(no, hour int) *article {
		src := &news.Article{}
		if hour >= 0 {
			src.Published = news.Stamp{Time: time.Date(2024, 3, 12, hour, 0, 0, 0, time.UTC)}
		}
		return &article{No: no, Outlet: "The Kelp", src: src}
	}
	day := art(4, 0)
	day.src.Published.Day = true
	told := func(a *article, below ...*kin) *kin {
		return &kin{telling: &telling{In: a, Root: a.No == 1}, Copies: below}
	}
	first, last, none, bar := told(art(1, 0)), told(art(2, 12)), told(art(3, -1)), told(day)
	first.Copies, first.Folded = []*kin{last, none}, []*kin{bar}
	c := &claim{Origins: []origin{{Roots: []*kin{first}}}, Denials: []denial{{In: []*article{last.In}}}}
	if newTimeline(c) == nil {
		t.Fatal("no timeline was made")
	}
	if m := first.Mark; m.Shape != "origin" || m.X != "4.0%" || m.Spread != "" {
		t.Errorf("the origin is %+v", m)
	}
	if m := last.Mark; m.Shape != "copy" || m.X != "50.0%" {
		t.Errorf("a copy twelve hours later, on a strip of a day, is %+v", m)
	}
	if m := bar.Mark; m.Start != "4.0%" || m.Spread != "92.0%" {
		t.Errorf("an article of which the day is known is %+v", m)
	}
	if m := none.Mark; m == nil || m.Shape != "" {
		t.Errorf("an article without a date is %+v, want ticks without a dot", m)
	}
	if m := c.Denials[0].Mark; m.Shape != "denial" || m.X != last.Mark.X {
		t.Errorf("the denial is %+v", m)
	}
	if newTimeline(&claim{Strays: &kin{Copies: []*kin{told(art(1, -1)), told(art(2, -1))}}}) != nil {
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

// A time without a zone is not called UTC, and its mark is as long as it may be off.
func TestTimeWithoutZone(t *testing.T) {
	r := newSample(t)
	for i := range r.Set.Articles {
		if p := &r.Set.Articles[i].Published; p.Known() && !p.Day {
			p.NoZone = true
		}
	}
	got := write(t, r)
	if strings.Contains(got, "UTC") {
		t.Error("a time that has no zone is of UTC")
	}
	for _, want := range []string{
		`<time datetime="2024-03-12T06:15">12 March 2024, 06:15, zone not given</time>`, `>12 Mar 2024, 06:15?</time>`, "was given without its zone", `class="day"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(write(t, newSample(t)), "was given without its zone") {
		t.Error("zones are missed where there are some")
	}
}

// The few that lie far off do not press the others into a point: they have an arrow.
func TestOutliersLeaveTheScale(t *testing.T) {
	at := func(days ...int) (list []news.Stamp) {
		for _, d := range days {
			list = append(list, news.Stamp{Time: time.Date(2031, 8, 28+d, 9, 0, 0, 0, time.UTC)})
		}
		return list
	}
	for _, c := range []struct {
		days       []int
		first, end int
	}{
		{[]int{0, 1, 2, 3, -355}, 0, 3},
		{[]int{0, 1, 2, 3, 90}, 0, 3},
		{[]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -355, 90}, 0, 10},
		{[]int{0, 1, 90, 91}, 0, 91},
		{[]int{0, 90}, 0, 90},
		{[]int{0, 30, 60, 90, 120}, 0, 120},
	} {
		times := most(at(c.days...), farOff)
		s := newScale(times)
		if want := at(c.first, c.end); !s.start.Equal(want[0].Time) || !s.end.Equal(want[1].Time) {
			t.Errorf("%v: the scale is from %v to %v", c.days, s.start, s.end)
		}
	}
	tl := &timeline{}
	s := newScale(most(at(0, 1, 2, 3, 90), farOff))
	for day, shape := range map[int]string{-9: "earlier", 2: "copy", 90: "later"} {
		if d := tl.dot(s, &article{src: &news.Article{Published: at(day)[0]}}, "copy"); d.Shape != shape {
			t.Errorf("day %d is %+v, want %s", day, d, shape)
		}
	}
}
