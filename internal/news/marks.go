package news

import "unicode/utf8"

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
