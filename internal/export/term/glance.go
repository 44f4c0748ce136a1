package term

import (
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// What of a claim is set at a glance.
const (
	glanceOrigins = 3
	glanceChanges = 2
	glanceWith    = 2
)

// glance sets a claim in about six lines: what is claimed, how many tell it and on whose
// word, who denies it, what changed on the way. One claim in full is for Claim.
func (t *traced) glance(n int, fam []*news.Claim) {
	c := fam[0]
	t.headline(n, c)
	t.rests(c)
	if len(c.Denials) > 0 {
		t.denied(c)
	}
	t.doubted(c)
	t.changedMost(c)
	t.judged(c, false)
	t.shown.Add(c)
	heads := t.beside(fam)
	if left := len(fam) - 1; len(heads) == 0 && left > 0 {
		t.labelled(margin, "with it", label, plural(left, "more claim", "more claims")+", in the same sentences", 1)
	}
	for i, words := range heads {
		name, more := "", ""
		if i == 0 {
			name = "with it"
		}
		room := t.style.Width - margin - label - 2
		if left := len(fam) - 1 - len(heads); i == len(heads)-1 && left > 0 {
			more, room = fmt.Sprintf(" (and %d more)", left), room-14
		}
		t.labelled(margin, name, label, cut(words, room)+more, 1)
	}
}

// mostBefore is how many bytes of its sentence may stand before a claim that is set in one line.
const mostBefore = 40

// beside are the sentences of the first claims that the same articles tell, each once, since half
// of one says little by itself; those come later of which the claim would not fit, and none in which a claim is told that
// was set before.
func (t *traced) beside(fam []*news.Claim) []string {
	said := map[string]bool{}
	sentence := func(c *news.Claim) (words string, fits bool) {
		before, words, after := t.within(c.Headline)
		return Clean(before + words + after), len(before) <= mostBefore
	}
	main, _ := sentence(fam[0])
	said[main] = true
	var out, rest []string
	for _, c := range fam[1:] {
		words, fits := sentence(c)
		switch {
		case said[words] || t.shown.With(t.set, c):
			continue
		case fits:
			out = append(out, words)
		default:
			rest = append(rest, words)
		}
		said[words] = true
	}
	out = append(out, rest...)
	return out[:min(len(out), glanceWith)]
}

// rests sets each origin on a line: who, where it was first told, and how many repeat it.
// Those who name no source are one line.
func (t *traced) rests(c *news.Claim) {
	by := c.Heard()
	var lines []string
	var own []int
	for i := range c.Origins {
		o := &c.Origins[i]
		if o.Kind == news.Author {
			own = append(own, i)
			continue
		}
		who := Clean(o.Voice)
		if o.Role != "" && !strings.Contains(strings.ToLower(o.Voice), strings.ToLower(o.Role)) {
			who += ", " + Clean(o.Role)
		}
		if len(o.Through) > 0 {
			who += ", through " + Clean(strings.Join(o.Through, ", "))
		}
		if len(o.Also) > 0 {
			who += ", judged to be " + Clean(strings.Join(o.Also, ", "))
		}
		lines = append(lines, who+t.sourceGrades(o.Judged)+t.first(by[i])+perhaps(o))
	}
	if len(own) > 0 {
		var outlets []string
		n := 0
		for _, i := range own {
			outlets = append(outlets, t.prints(t.article(c.Origins[i].Article)))
			n += max(0, by[i].N-1)
		}
		lines = append(lines, noSource(len(lines) > 0, slices.Compact(outlets), n))
	}
	if len(lines) > glanceOrigins {
		more := len(lines) - glanceOrigins + 1
		lines = append(lines[:glanceOrigins-1], fmt.Sprintf("… and %d more", more))
	}
	t.list("rests on", lines)
}

// noSource says who tells a claim and names no source for it.
func noSource(others bool, outlets []string, repeats int) string {
	names := strings.Join(outlets[:min(len(outlets), 3)], ", ")
	if len(outlets) > 3 {
		names += fmt.Sprintf(" and %d more", len(outlets)-3)
	}
	s := "no source that is named: " + names
	if others {
		s = "in their own words, without a source: " + names
		if len(outlets) == 1 {
			s = "in its own words, without a source: " + names
		}
	}
	if repeats > 0 {
		s += fmt.Sprintf("; %s", plural(repeats, "repeats it", "repeat it"))
	}
	return s
}

// first says where an origin was first heard, and how many have it from there.
func (t *traced) first(h news.Heard) string {
	if h.First == nil {
		return ""
	}
	s := " (" + t.where(t.article(h.First.Article))
	if n := h.N - 1 - h.Elsewhere; n > 0 {
		s += fmt.Sprintf("; %s", plural(n, "repeats it", "repeat it"))
	}
	if n := h.Elsewhere; n > 0 {
		s += fmt.Sprintf("; %s", plural(n, "names no source and quotes it elsewhere", "name no source and quote it elsewhere"))
	}
	return s + ")"
}

// perhaps says that an origin may be no other than another, and which, if that is known.
func perhaps(o *news.ClaimOrigin) string {
	if o.Sure {
		return ""
	}
	if of, ok := strings.CutPrefix(o.Note, "may speak for "); ok {
		return ", perhaps the same as " + Clean(of)
	}
	return ", perhaps the same as another"
}

// denierBriefly is denier with the place in brackets, for a line that goes on.
func (t *traced) denierBriefly(d *news.Denial) string {
	who := voiceOf(d) + " (" + t.where(t.article(d.Article))
	if d.Articles > 1 {
		who += fmt.Sprintf("; in %d more", d.Articles-1)
	}
	return who + ")"
}

// denied sets the first denial, and how many more there are.
func (t *traced) denied(c *news.Claim) {
	d := &c.Denials[0]
	who := t.denierBriefly(d)
	if n := len(c.Denials) - 1; n > 0 {
		who += fmt.Sprintf(", and %s", plural(n, "more denial", "more denials"))
	}
	who += ": " + t.words(d.Words)
	t.labelled(margin, "denied by", label, who, 3)
}

// changedMost sets the gravest changes.
func (t *traced) changedMost(c *news.Claim) {
	lines := t.drifts(c, false)
	if len(lines) > glanceChanges {
		lines[glanceChanges-1] += fmt.Sprintf(" · %d more", len(lines)-glanceChanges)
		lines = lines[:glanceChanges]
	}
	t.list("changed", lines)
}
