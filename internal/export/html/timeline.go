package html

import (
	"fmt"
	"time"
)

// Measures of a timeline in the drawing's own units; it is scaled to the page.
const (
	rowHeight = 24
	labelEnd  = 210 // labels stand left of here
	plotStart = 226
	plotEnd   = 640
	undatedX  = 676
	width     = 700
	topMargin = 30
)

// timeline draws when each article told a claim, and from whom it had it: a row
// an article, a dot at its time, a line from the dot that it copies.
type timeline struct {
	Width, Height int
	Bottom        int
	UndatedX      int // 0: all have a date
	LabelX        int
	Ticks         []tick
	Rows          []row
	Arcs          []arc
	More          int // tellings left out
	Summary       string
}

type tick struct {
	X     int
	Label string
}

// row is one telling or denial. Shape is "origin", "copy" or "denial".
type row struct {
	X, Y, TextY int
	Spread      int // width of a bar for a day without a time
	Label       string
	Title       string
	Href        string
	Shape       string
}

type arc struct {
	Path    string
	Decided bool
}

// newTimeline draws a claim. It gives nil if fewer than two articles have a
// part in it, or none of them a date.
func newTimeline(c *claim) *timeline {
	type entry struct {
		in     *article
		shape  string
		href   string
		parent *article
		sure   bool
	}
	var entries []entry
	seen := map[*article]bool{}
	for _, t := range c.Tellings {
		if !seen[t.In] {
			seen[t.In] = true
			shape := "copy"
			if t.Root {
				shape = "origin"
			}
			entries = append(entries, entry{t.In, shape, t.Href, t.Parent, t.Decided})
		}
	}
	told := len(entries)
	denied := map[*article]bool{}
	for _, d := range c.Denials {
		for _, in := range d.In {
			if !denied[in] {
				denied[in] = true
				entries = append(entries, entry{in, "denial", d.Href, nil, false})
			}
		}
	}
	if len(entries) < 2 {
		return nil
	}
	tl := &timeline{Width: width, LabelX: labelEnd}
	tl.Summary = fmt.Sprintf("%d articles tell claim %d, %d deny it", told, c.No, len(entries)-told)
	entries, tl.More = head(entries, maxRows)
	var times []time.Time
	for _, e := range entries {
		if p := e.in.src.Published; p.Known() {
			times = append(times, p.Time)
			if p.Day {
				times = append(times, p.Time.Add(24*time.Hour))
			}
		}
	}
	if len(times) == 0 {
		return nil
	}
	s := newScale(times)
	tl.Ticks = s.ticks()
	at := map[*article]row{}
	for i, e := range entries {
		r := row{Y: topMargin + rowHeight*i + rowHeight/2, Shape: e.shape, Href: e.href, X: undatedX}
		r.TextY = r.Y + 4
		r.Label = fmt.Sprintf("%d %s", e.in.No, shorten(e.in.Outlet, 26))
		r.Title = e.in.Date + ", " + e.in.Outlet + ": " + e.in.Title
		if p := e.in.src.Published; !p.Known() {
			tl.UndatedX = undatedX
		} else if p.Day {
			from, to := s.x(p.Time), s.x(p.Time.Add(24*time.Hour))
			r.X, r.Spread = (from+to)/2, to-from
		} else {
			r.X = s.x(p.Time)
		}
		if e.shape != "denial" {
			at[e.in] = r
		}
		if from, ok := at[e.parent]; ok && e.parent != nil && e.parent != e.in {
			tl.Arcs = append(tl.Arcs, arc{elbow(from, r), e.sure})
		}
		tl.Rows = append(tl.Rows, r)
	}
	tl.Bottom = topMargin + rowHeight*len(tl.Rows)
	tl.Height = tl.Bottom + 6
	return tl
}

// elbow leads straight down from one dot, and across to the other.
func elbow(from, to row) string {
	if to.X == from.X {
		return fmt.Sprintf("M%d %dV%d", from.X, from.Y, to.Y)
	}
	turn := 6
	if to.X < from.X {
		turn = -6
	}
	down := to.Y - 6
	if to.Y < from.Y {
		down = to.Y + 6
	}
	return fmt.Sprintf("M%d %dV%dQ%d %d %d %dH%d", from.X, from.Y, down, from.X, to.Y, from.X+turn, to.Y, to.X)
}

// scale lays a stretch of time over the plot. It is never shorter than 12 hours.
type scale struct{ start, end time.Time }

// newScale is the scale that holds all of times, of which there is at least one.
func newScale(times []time.Time) scale {
	s := scale{times[0], times[0]}
	for _, t := range times {
		if t.Before(s.start) {
			s.start = t
		}
		if t.After(s.end) {
			s.end = t
		}
	}
	if s.end.Sub(s.start) < 12*time.Hour {
		s.start, s.end = s.start.Add(-6*time.Hour), s.end.Add(6*time.Hour)
	}
	return s
}

func (s scale) x(t time.Time) int {
	// In seconds: a duration overflows after 292 years.
	part := float64(t.Unix()-s.start.Unix()) / float64(s.end.Unix()-s.start.Unix())
	return plotStart + int(part*(plotEnd-plotStart)+0.5)
}

// steps are what a scale may be divided by, in hours; the first that leaves room
// for the labels is taken.
var steps = [...]int{1, 3, 6, 12, 24, 48, 7 * 24, 14 * 24, 30 * 24, 91 * 24, 365 * 24, 3652 * 24, 36525 * 24}

func (s scale) ticks() []tick {
	span := s.end.Unix() - s.start.Unix()
	step := int64(span/4 + 1)
	for _, h := range steps {
		if sec := int64(h) * 3600; span/sec <= 4 {
			step = sec
			break
		}
	}
	layout := "2 Jan"
	switch {
	case step < 24*3600:
		layout = "2 Jan 15:04"
	case step >= 30*24*3600:
		layout = "Jan 2006"
	}
	var out []tick
	first := s.start.Unix()
	if first = first - mod(first, step); first < s.start.Unix() {
		first += step
	}
	for u := first; u <= s.end.Unix() && len(out) < 8; u += step {
		t := time.Unix(u, 0).UTC()
		out = append(out, tick{s.x(t), t.Format(layout)})
	}
	return out
}

// mod is the remainder that is never negative: times before 1970 are.
func mod(a, b int64) int64 { return (a%b + b) % b }
