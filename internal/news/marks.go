package news

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// closings are the marks that close a quotation, by the one that opens it.
var closings = map[rune]string{'“': "”", '"': "\"", '‘': "’", '\'': "'", '«': "»", '„': "“"}

// MissingMarks are the quotation marks that the headline of a claim lacks with what is
// shown of its text around it, and with the context before it: as missingMarks has them.
func (s *Set) MissingMarks(c *Claim, shown Span) (opening, closing string) {
	i := s.TextIndex(c.Headline.Text)
	if i < 0 || s.Analyses[i] == nil {
		return "", ""
	}
	if c.Context.Text == c.Headline.Text && !c.Context.Span.Empty() {
		shown = shown.Cover(c.Context.Span)
	}
	return missingMarks(s.Texts[i].Body, s.Analyses[i].Quotations, shown)
}

// missingMarks are the quotation marks that words lack where they stand by themselves:
// the opening mark, if they begin within a quotation and end behind it, and the closing
// one, if they begin before a quotation and end within it. Words that lie within one
// quotation as a whole lack none: who sets them says that they are somebody's.
func missingMarks(body string, quotations []Quotation, words Span) (opening, closing string) {
	for i := range quotations {
		q := &quotations[i]
		if !q.Outer.Overlaps(words) || int(q.Outer.End) > len(body) {
			continue
		}
		mark, _ := utf8.DecodeRuneInString(body[q.Outer.Start:])
		if closings[mark] == "" {
			continue
		}
		for k, p := range q.Pieces {
			if !p.Overlaps(words) {
				continue
			}
			opened := words.Start < p.Start
			closed := words.End > p.End && (q.Closed || k < len(q.Pieces)-1)
			switch {
			case closed && !opened:
				opening = string(mark)
			case opened && !closed:
				closing = closings[mark]
			}
		}
	}
	return opening, closing
}

// Calls are the words by which the sentence of a headline calls who says it, where that is not by
// name (see Claim.Speaker): "he", "the father". Empty where nothing in it does, as in a quotation alone.
func (s *Set) Calls(c *Claim) Span {
	i := s.TextIndex(c.Headline.Text)
	if c.Speaker.Span.Empty() || c.Speaker.Text != c.Headline.Text || i < 0 || s.Analyses[i] == nil {
		return Span{}
	}
	a, shown := s.Analyses[i], s.Sentence(c.Headline)
	for k := range c.Tellings {
		t := &c.Tellings[k]
		if t.Index < 0 || !c.HeadedBy(t) {
			continue
		}
		for _, source := range a.Statements[t.Index].Source {
			if shown.Contains(source) && !source.Overlaps(c.Headline.Span) {
				return source
			}
		}
	}
	return Span{}
}

// Named is what stands before and behind a headline in its text, from and to the given places, with
// the name of who says it behind what the sentence calls him: "the father (Ivo Brandt) said". It is
// false where it says so nowhere, so that the name must stand by itself.
func (s *Set) Named(c *Claim, from, to uint32) (before, after string, ok bool) {
	calls, words := s.Calls(c), c.Headline.Span
	if calls.Empty() || from > words.Start || words.End > to {
		return "", "", false
	}
	body := s.Texts[s.TextIndex(c.Headline.Text)].Body
	end := calls.Start + uint32(len(strings.TrimRight(calls.Of(body), " ,")))
	name := " (" + s.Words(c.Speaker) + ")"
	switch {
	case from < end && end <= words.Start:
		return body[from:end] + name + body[end:words.Start], body[words.End:to], true
	case words.End <= calls.Start && end <= to:
		return body[from:words.Start], body[words.End:end] + name + body[end:to], true
	}
	return "", "", false
}

// Places are where claims are told, by text.
type Places map[TextID][]Span

// Add adds where a claim is told.
func (t Places) Add(c *Claim) {
	for i := range c.Tellings {
		w := &c.Tellings[i].Words
		t[w.Text] = append(t[w.Text], w.Span)
	}
}

// With reports whether a claim is told in the sentence of another's headline: then who reads that claim has read the sentence, or
// what it says.
func (t Places) With(s *Set, c *Claim) bool {
	return slices.ContainsFunc(t[c.Headline.Text], s.Sentence(c.Headline).Overlaps)
}
