package html

import (
	"fmt"
	"time"
)

// timeline says when each article told a claim or denied it: a strip beside its line
// in the tree, with a dot at its time. All strips of a claim have the same scale.
type timeline struct {
	Ticks []tick
}

// tick is a line across all strips; X is where, from the left.
type tick struct {
	X     string // "12.5%"
	Label string
}

// dot is one article on its strip. Shape is "origin", "copy" or "denial". It has the
// ticks so that they can be drawn through.
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
	var times []time.Time
	parts := 0
	see := func(a *article) {
		parts++
		if p := a.src.Published; p.Known() {
			times = append(times, p.Time)
			if p.Day {
				times = append(times, p.Time.Add(24*time.Hour))
			}
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
	s := newScale(times)
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

// x is where a time stands, in per cent of the strip; at both ends there is room for a
// dot.
func (s scale) x(t time.Time) float64 {
	// In seconds: a duration overflows after 292 years.
	part := float64(t.Unix()-s.start.Unix()) / float64(s.end.Unix()-s.start.Unix())
	return edge + part*(100-2*edge)
}

const edge = 4

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
	if step >= 30*24*3600 {
		layout = "Jan 2006"
	}
	var out []tick
	first := s.start.Unix()
	if first = first - mod(first, step); first < s.start.Unix() {
		first += step
	}
	for u := first; u <= s.end.Unix() && len(out) < 8; u += step {
		t, label := time.Unix(u, 0).UTC(), layout
		if mod(u, 24*3600) != 0 { // the day stands in the line of each article
			label = "15:04"
		}
		out = append(out, tick{percentOf(s.x(t)), t.Format(label)})
	}
	return out
}

// mod is the remainder that is never negative: times before 1970 are.
func mod(a, b int64) int64 { return (a%b + b) % b }
