package html

import (
	"fmt"
	"slices"
	"time"

	"hearsay/internal/news"
)

// timeline says when each article told a claim or denied it: a strip beside its line
// in the tree, with a dot at its time. All strips of a claim have the same scale.
type timeline struct {
	Ticks []tick
}

// tick is a line across all strips; X is where, from the left.
type tick struct {
	X      string // "12.5%"
	Label  string
	Anchor string // of the label: "middle", at the ends "start" and "end"
}

// dot is one article on its strip. Shape is "origin", "copy" or "denial"; "earlier" or "later"
// where it lies off the strip. It has the ticks so that they can be drawn through.
type dot struct {
	X      string
	Shape  string
	Start  string // of a bar for a day without a time, or a time without a zone; else empty
	Spread string // its width
	Ticks  []tick
}

// newTimeline lays out a claim in time: it gives the articles that tell it or deny it
// their dots. It gives nil, and no dots, if fewer than two articles have a part in it,
// or none of them a date.
func newTimeline(c *claim) *timeline {
	var times []news.Stamp
	parts := 0
	see := func(a *article) {
		parts++
		if p := a.src.Published; p.Known() {
			times = append(times, p)
		}
	}
	for k := range c.all() {
		see(k.In)
	}
	for i := range c.Denials {
		for _, a := range c.Denials[i].In {
			see(a)
		}
	}
	if parts < 2 || len(times) == 0 {
		return nil
	}
	s := newScale(most(times, farOffClaim))
	tl := &timeline{Ticks: s.ticks()}
	for k := range c.all() {
		shape := "copy"
		if k.Root {
			shape = "origin"
		}
		k.Mark = tl.dot(s, k.In, shape)
	}
	for i := range c.Denials {
		c.Denials[i].Mark = tl.dot(s, c.Denials[i].In[0], "denial")
	}
	return tl
}

// dot places an article; without a date it has only the ticks.
func (tl *timeline) dot(s scale, a *article, shape string) *dot {
	d := &dot{Ticks: tl.Ticks}
	p := a.src.Published
	if !p.Known() {
		return d
	}
	switch {
	case p.Time.Before(s.start):
		d.X, d.Shape = "0%", "earlier"
		return d
	case p.Time.After(s.end):
		d.X, d.Shape = "100%", "later"
		return d
	}
	d.X, d.Shape = percentOf(s.x(p.Time)), shape
	if a, z := p.Around(); z.After(a) {
		from, to := max(0, s.x(a)), min(100, s.x(z))
		d.Start, d.Spread = percentOf(from), percentOf(to-from)
		if p.Day {
			d.X = percentOf((from + to) / 2)
		}
	}
	return d
}

func percentOf(x float64) string { return fmt.Sprintf("%.1f%%", x) }

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

// fewStamps is from how many on a scale may leave some out, and farOff how many times as much room all
// would take then: of a set, and of a claim, where the first are what one looks for.
const (
	fewStamps   = 4
	farOff      = 3
	farOffClaim = 12
)

// most are the times of stamps, without the few that lie far from the shortest stretch that holds two
// thirds of them, if all would take so many times as much room and press the others into one point.
func most(stamps []news.Stamp, far int64) []time.Time {
	list := slices.Clone(stamps)
	slices.SortStableFunc(list, func(a, b news.Stamp) int { return a.Time.Compare(b.Time) })
	if len(list) >= fewStamps {
		long := func(i, j int) int64 { return list[j].Time.Unix() - list[i].Time.Unix() }
		n := (2*len(list) + 2) / 3
		from := 0
		for i := range list[:len(list)-n+1] {
			if long(i, i+n-1) < long(from, from+n-1) {
				from = i
			}
		}
		to := from + n - 1
		near := max(long(from, to), 24*3600)
		for from > 0 && long(from-1, from) <= near {
			from--
		}
		for to < len(list)-1 && long(to, to+1) <= near {
			to++
		}
		if long(0, len(list)-1) > far*max(long(from, to), 24*3600) {
			list = list[from : to+1]
		}
	}
	var out []time.Time
	for _, p := range list {
		out = append(out, p.Time)
		if p.Day {
			out = append(out, p.Time.Add(24*time.Hour))
		}
	}
	return out
}

// x is where a time stands, in per cent of the strip; at both ends there is room for a
// dot.
func (s scale) x(t time.Time) float64 {
	// In seconds: a duration overflows after 292 years.
	part := float64(t.Unix()-s.start.Unix()) / float64(s.end.Unix()-s.start.Unix())
	return edge + part*(100-2*edge)
}

const edge = 4

// step is what a scale may be divided by: hours that go into a day, days, weeks, or months.
type step struct{ hours, months int }

// steps are those, the shortest first; the first that leaves room for the labels is taken.
var steps = [...]step{
	{hours: 1},
	{hours: 3},
	{hours: 6},
	{hours: 12},
	{hours: 24},
	{hours: 2 * 24},
	{hours: week},
	{hours: 2 * week},
	{months: 1},
	{months: 3},
	{months: 6},
	{months: 12},
	{months: 24},
	{months: 60},
	{months: 120},
	{months: 240},
	{months: 600},
	{months: 1200},
	{months: 12000},
	{months: 60000},
}

const (
	week     = 7 * 24 // hours
	mostGaps = 3      // between the ticks of a scale, nearly
)

// seconds is how long a step is, nearly.
func (p step) seconds() int64 { return int64(p.hours)*3600 + int64(p.months)*2629746 }

// after is the first boundary of such steps that is not before t: midnights and the hours between, Mondays, the
// first of a month.
func (p step) after(t time.Time) time.Time {
	if p.months > 0 {
		m := t.Year()*12 + int(t.Month()) - 1
		for m -= int(mod(int64(m), int64(p.months))); ; m += p.months {
			if at := time.Date(0, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC); !at.Before(t) {
				return at
			}
		}
	}
	monday := int64(0)
	if p.hours >= week {
		monday = 4 * 24 * 3600 // 1 January 1970 was a Thursday
	}
	u := t.Unix() - mod(t.Unix()-monday, p.seconds())
	if u < t.Unix() {
		u += p.seconds()
	}
	return time.Unix(u, 0).UTC()
}

func (s scale) ticks() []tick {
	by := steps[len(steps)-1]
	for _, p := range steps {
		if (s.end.Unix()-s.start.Unix())/p.seconds() <= mostGaps {
			by = p
			break
		}
	}
	var out []tick
	year := 0
	for t := by.after(s.start.UTC()); !t.After(s.end) && len(out) < 2*mostGaps; t = by.after(t.Add(time.Second)) {
		k := tick{X: percentOf(s.x(t)), Label: t.Format("2 Jan"), Anchor: "middle"}
		switch {
		case by.months >= 12:
			k.Label = t.Format("2006")
		case by.months > 0 && t.Year() == year: // the year stands at the tick before
			k.Label = t.Format("Jan")
		case by.months > 0:
			k.Label, year = t.Format("Jan 2006"), t.Year()
		case mod(t.Unix(), 24*3600) != 0: // the day stands in the line of each article
			k.Label = t.Format("15:04")
		}
		switch x := s.x(t); {
		case x < 2*edge:
			k.Anchor = "start"
		case x > 100-2*edge:
			k.Anchor = "end"
		}
		out = append(out, k)
	}
	return out
}

// mod is the remainder that is never negative: times before 1970 are.
func mod(a, b int64) int64 { return (a%b + b) % b }
