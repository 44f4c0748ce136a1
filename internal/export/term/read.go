package term

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/agency"
	"hearsay/internal/news"
	"hearsay/internal/read/when"
)

// Reading is one article with all that is found in its text alone.
type Reading struct {
	Article  *news.Article
	Text     *news.Text
	Analysis *news.Analysis
	Main     news.MainEvent
	All      bool // list all events, and not only the first
}

// Read sets one article: what it is about; its voices, and for each statement who says it, how,
// through whom, and the words; then what the author asserts himself, what happened, when
// and where.
func Read(w io.Writer, r Reading, s Style) error {
	v := &reading{page: newPage(w, s), Reading: r, body: r.Text.Body}
	v.header()
	v.mainEvent()
	v.voices()
	v.statements(0)
	v.unsure()
	v.assertions()
	v.events()
	v.dates()
	v.places()
	return v.err
}

type reading struct {
	*page
	Reading
	body string
}

func (r *reading) heading(s string) {
	r.line("")
	r.line(r.ink(bold, s))
}

func (r *reading) header() {
	a := r.Article
	if a.Title != "" {
		for _, l := range wrap(Clean(a.Title), r.style.Width) {
			r.line(r.ink(bold, l))
		}
	}
	var parts []string
	if a.Outlet != "" {
		parts = append(parts, Clean(a.Outlet))
	}
	if c := agency.Other(a, r.body); c.Name != "" {
		parts = append(parts, "text of "+Clean(c.Name))
	}
	if len(a.Authors) > 0 {
		parts = append(parts, "by "+Clean(strings.Join(a.Authors, ", ")))
	}
	parts = append(parts, headed(a.Published), plural(len(r.Analysis.Paragraphs), "paragraph", "paragraphs"), string(a.ID))
	r.block(0, strings.Join(parts, " · "), 0, faint)
	if s := r.Analysis.Stopped; s != nil {
		r.block(0, "Not read to its end: "+s.Stage+" failed by an error of hearsay's own, and what it would have found is not here.", 0, faint)
	}
}

// voices lists who speaks, with how often, in the order of first mention.
func (r *reading) voices() {
	said := make([]int, len(r.Analysis.Voices))
	for _, s := range r.Analysis.Statements {
		if s.Voice >= 0 {
			said[s.Voice]++
		}
	}
	relayed := make([]int, len(r.Analysis.Voices))
	for _, s := range r.Analysis.Statements {
		for _, l := range s.Chain {
			if l.Voice >= 0 {
				relayed[l.Voice]++
			}
		}
	}
	r.heading("VOICES")
	any := false
	for i, v := range r.Analysis.Voices {
		if said[i] == 0 && relayed[i] == 0 {
			continue
		}
		any = true
		what := []string{v.Kind.String()}
		if said[i] > 0 {
			what = append(what, plural(said[i], "statement", "statements"))
		}
		if relayed[i] > 0 {
			what = append(what, fmt.Sprintf("passes on %d", relayed[i]))
		}
		right := strings.Join(what, " · ")
		name := cut(r.name(int32(i)), r.style.Width-6-displaywidth.String(right))
		r.line(fmt.Sprintf("%2d  %s%s", i+1, r.ink(voiceInk(i), pad(name, r.style.Width-4-displaywidth.String(right))), r.ink(faint, right)))
		if !v.Role.Empty() {
			r.block(4, Clean(v.Role.Of(r.body)), 2, faint)
		}
	}
	if !any {
		r.line("    none found")
	}
}

// name is a voice's name; the author's is the outlet's, but for one who is named.
func (r *reading) name(v int32) string {
	if v < 0 {
		return "nobody named"
	}
	voice := r.Analysis.Voices[v]
	switch name := Clean(voice.Name.Of(r.body)); {
	case voice.Kind != news.Author:
		return name
	case name != "" && r.Article.Outlet != "": // who asks and tells in a transcript
		return name + " (" + Clean(r.Article.Outlet) + ")"
	case name != "":
		return name
	}
	if r.Article.Outlet != "" {
		return Clean(r.Article.Outlet) + " (the author)"
	}
	return "the author"
}

// statements sets who says what, at most so many statements; 0: all.
func (r *reading) statements(most int) {
	r.heading("WHO SAYS WHAT")
	if len(r.Analysis.Statements) == 0 {
		r.line("    no statement found")
	}
	nested := map[int32][]int{} // by the statement that they stand in
	for k := range r.Analysis.Nested {
		in := r.Analysis.Nested[k].Within
		nested[in] = append(nested[in], k)
	}
	last := -1
	for i := range r.Analysis.Statements {
		if most > 0 && i == most {
			r.line(r.ink(faint, fmt.Sprintf("… and %s (--all)", plural(len(r.Analysis.Statements)-i, "more statement", "more statements"))))
			return
		}
		s := &r.Analysis.Statements[i]
		para := news.Find(r.Analysis.Paragraphs, s.Extent().Start)
		mark := "    "
		if para != last {
			mark = pilcrow(para)
			last = para
		}
		r.statement(mark, s)
		for _, k := range nested[int32(i)+1] {
			r.nested(k)
		}
	}
}

// unsure names, in one block, the places where something may be said: the words that
// would say so and their paragraphs.
func (r *reading) unsure() {
	if len(r.Analysis.Unsure) == 0 {
		return
	}
	var at []string
	for i := range r.Analysis.Unsure {
		s := &r.Analysis.Unsure[i]
		at = append(at, fmt.Sprintf("¶%d %s", news.Find(r.Analysis.Paragraphs, s.Extent().Start)+1, r.source(s)))
	}
	r.block(4, "perhaps also, or an act or an attitude and nothing said: "+strings.Join(at, ", "), 0, faint)
}

// nested sets a statement that stands in the one above it: who says so, and what, in
// the words of the text, further in the deeper it stands.
func (r *reading) nested(i int) {
	s := &r.Analysis.Nested[i]
	in := 6
	for p := s.Parent; p >= 0 && in < 14; p = r.Analysis.Nested[p].Parent {
		in += 2
	}
	var content []string
	for _, c := range s.Content {
		content = append(content, Clean(c.Of(r.body)))
	}
	r.block(in, "↳ "+r.source(&s.Statement)+" "+strings.Join(content, " … "), 2, faint)
}

func (r *reading) statement(mark string, s *news.Statement) {
	r.attribution(mark, s)
	if words := r.source(s); words != "" {
		r.block(6, words, 2, faint)
	}
	var content []string
	for _, c := range s.Content {
		content = append(content, Clean(c.Of(r.body)))
	}
	r.block(6, strings.Join(content, " … "), 4, "")
}

// attribution sets who makes a statement and how: on one line, the name cut a
// little if it must be, or with the how below where both are long.
func (r *reading) attribution(mark string, s *news.Statement) {
	who, whoInk := r.name(s.Voice), faint
	if s.Voice >= 0 {
		who, whoInk = fmt.Sprintf("%d %s", s.Voice+1, who), voiceInk(int(s.Voice))
	}
	stance, how, stanceInk := s.Stance.Does(), r.how(s), ink("")
	if s.Stance == news.Denies {
		stanceInk = alarm
	}
	width := r.style.Width - displaywidth.String(mark)
	beside := width - 3 - displaywidth.String(stance+how)
	if beside >= min(24, displaywidth.String(who)) {
		r.line(r.ink(faint, mark) + r.ink(whoInk, cut(who, beside)) + "   " + r.ink(stanceInk, stance) + how)
		return
	}
	r.line(r.ink(faint, mark) + r.ink(whoInk, cut(who, width)))
	for i, l := range wrap(stance+how, r.style.Width-6) {
		if rest, ok := strings.CutPrefix(l, stance); ok && i == 0 {
			l = r.ink(stanceInk, stance) + rest
		}
		r.line("      " + l)
	}
}

// how says in what manner a statement is made, after the stance.
func (r *reading) how(s *news.Statement) string {
	how := ", " + s.Kind.String()
	for _, l := range s.Chain {
		how += ", through " + r.name(l.Voice)
	}
	if s.Carried {
		how += ", voice carried over"
	}
	if s.Denied >= 0 {
		d := &r.Analysis.Statements[s.Denied]
		how += fmt.Sprintf(" (of ¶%d)", news.Find(r.Analysis.Paragraphs, d.Extent().Start)+1)
	} else if !s.Meant.Empty() {
		how += fmt.Sprintf(" (of ¶%d)", news.Find(r.Analysis.Paragraphs, s.Meant.Start)+1)
	}
	return how
}

// source is the words that say who says it: source and cue as they stand.
func (r *reading) source(s *news.Statement) string {
	var parts []string
	spans := slices.Concat(s.Source, s.Cue)
	if len(spans) == 0 {
		return ""
	}
	slices.SortFunc(spans, func(a, b news.Span) int { return cmp.Compare(a.Start, b.Start) })
	for _, x := range spans {
		parts = append(parts, Clean(x.Of(r.body)))
	}
	return "[" + strings.Join(parts, " ") + "]"
}

// dates sets what the text says of time, resolved as far as the publication date
// allows; the same words with the same value once. What names no point and no
// length of time ("now", "recently", "for years") is left to the JSON.
func (r *reading) dates() {
	values := when.Resolve(r.Analysis.Dates, r.Article.Published)
	seen := map[[2]string]bool{}
	for i, d := range r.Analysis.Dates {
		words, v := Clean(d.Span.Of(r.body)), values[i].Value
		if strings.HasSuffix(v, "_REF") || strings.HasPrefix(v, "PX") || strings.HasPrefix(v, "PTX") {
			continue
		}
		if len(seen) == 0 {
			r.heading("WHEN")
		}
		v = inWords(values[i], d.Type)
		if seen[[2]string{words, v}] {
			continue
		}
		seen[[2]string{words, v}] = true
		r.found(d.Span, words, v)
	}
}

// found sets words of the text and what they were found to mean.
func (r *reading) found(at news.Span, words, meaning string) {
	mark := pilcrow(news.Find(r.Analysis.Paragraphs, at.Start))
	column := min(35, (r.style.Width-4)/2)
	meaning = cut(meaning, r.style.Width-displaywidth.String(mark)-column)
	r.line(r.ink(faint, mark) + pad(cut(words, column-1), column) + meaning)
}

// pilcrow names a paragraph in the margin.
func pilcrow(i int) string { return pad(fmt.Sprintf("¶%d", i+1), 3) + " " }
