package html

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/internal/news"
)

// maxDepth is how many marks may lie over one character. A mark too many keeps
// its anchor, so that links to it lead somewhere, and is not seen.
const maxDepth = 16

// mark is a stretch of a text that is shown as something.
type mark struct {
	span  news.Span
	id    string // anchor; may be empty
	class string
	label string // shown before the words by the style sheet, not part of the text
	title string // shown when its first piece is pointed at
	point bool   // it is a sign of its own, without words
}

// block is a paragraph with the white space after it.
type block struct {
	HTML  template.HTML
	Notes []noteLine
}

// render lays marks over a body and gives it a block a paragraph. The texts of
// all blocks, one after the other, are the body. Marks may overlap as they
// like: of two that cross, the one that began first is closed with the other
// inside it, which is opened again after; only the first piece has the id.
func render(body string, paragraphs []news.Span, marks []mark, notes []note) []block {
	marks = settle(body, marks)
	slices.SortStableFunc(notes, func(a, b note) int { return cmp.Compare(a.at, b.at) })
	r := renderer{body: body, marks: marks}
	var blocks []block
	for _, end := range blockEnds(body, paragraphs) {
		html := r.until(end)
		n := 0
		for n < len(notes) && (int(notes[n].at) < end || end == len(body)) {
			n++
		}
		blocks = append(blocks, block{HTML: template.HTML(html), Notes: noteLines(notes[:n])}) // escaped by writeText
		notes = notes[n:]
	}
	return blocks
}

// renderer is a sweep over a body from left to right.
type renderer struct {
	body  string
	marks []mark // sorted by settle
	pos   int
	next  int   // the first mark that was not opened yet
	open  []int // marks that are open, the innermost last
	out   strings.Builder
}

// until writes the body from pos to end as an element of its own.
func (r *renderer) until(end int) string {
	r.out.Reset()
	for _, m := range r.open {
		r.openTag(m, false)
	}
	for r.pos < end {
		r.close()
		r.begin()
		to := end
		if r.next < len(r.marks) {
			to = min(to, int(r.marks[r.next].span.Start))
		}
		for _, m := range r.open {
			to = min(to, int(r.marks[m].span.End))
		}
		writeText(&r.out, r.body[r.pos:to])
		r.pos = to
	}
	r.close()
	if end == len(r.body) {
		r.begin() // empty marks at the very end
	}
	for range r.open {
		r.out.WriteString("</span>")
	}
	return r.out.String()
}

// close ends the marks that end here, and opens again those that lay over them.
func (r *renderer) close() {
	done := func(m int) bool { return int(r.marks[m].span.End) <= r.pos }
	first := slices.IndexFunc(r.open, done)
	if first < 0 {
		return
	}
	over := slices.Clone(r.open[first:])
	for range over {
		r.out.WriteString("</span>")
	}
	r.open = r.open[:first]
	for _, m := range over {
		if !done(m) {
			r.openTag(m, false)
			r.open = append(r.open, m)
		}
	}
}

// begin opens the marks that begin here.
func (r *renderer) begin() {
	for ; r.next < len(r.marks) && int(r.marks[r.next].span.Start) <= r.pos; r.next++ {
		m := &r.marks[r.next]
		if !m.span.Empty() && len(r.open) < maxDepth {
			r.openTag(r.next, true)
			r.open = append(r.open, r.next)
		} else if m.id != "" {
			r.out.WriteString(`<span id="` + m.id + `"></span>`)
		} else if m.point {
			r.out.WriteString(`<span class="` + m.class + `"></span>`)
		}
	}
}

func (r *renderer) openTag(i int, first bool) {
	m := &r.marks[i]
	attr := func(name, value string) {
		if value != "" {
			r.out.WriteString(" " + name + `="` + template.HTMLEscapeString(value) + `"`)
		}
	}
	r.out.WriteString("<span")
	attr("class", m.class)
	if first {
		attr("id", m.id)
		attr("data-v", m.label)
		attr("title", m.title)
	}
	r.out.WriteString(">")
}

// settle sorts marks, outer before inner, and moves their borders to the
// borders of characters inside the body.
func settle(body string, marks []mark) []mark {
	marks = slices.Clone(marks)
	for i := range marks {
		marks[i].span = settled(body, marks[i].span)
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		if c := cmp.Compare(a.span.Start, b.span.Start); c != 0 {
			return c
		}
		return cmp.Compare(b.span.End, a.span.End)
	})
	return marks
}

// settled is s, cut to the body and to whole characters.
func settled(body string, s news.Span) news.Span {
	start := border(body, s.Start)
	return news.MakeSpan(start, max(start, border(body, s.End)))
}

// border is the last border of a character that is not beyond offset.
func border(body string, offset uint32) int {
	i := min(int64(offset), int64(len(body)))
	for i > 0 && i < int64(len(body)) && !utf8.RuneStart(body[i]) {
		i--
	}
	return int(i)
}

// blockEnds says where blocks end: before each paragraph but the first, and at
// the end of the body. Without paragraphs a line is a block.
func blockEnds(body string, paragraphs []news.Span) []int {
	var ends []int
	last := 0
	add := func(end int) {
		if end > last {
			ends = append(ends, end)
			last = end
		}
	}
	for i, p := range paragraphs {
		if i > 0 {
			add(border(body, p.Start))
		}
	}
	if len(paragraphs) == 0 {
		for i := range body {
			if body[i] == '\n' && i+1 < len(body) && body[i+1] != '\n' {
				add(i + 1)
			}
		}
	}
	add(len(body))
	return ends
}
