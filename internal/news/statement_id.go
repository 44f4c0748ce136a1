package news

import "fmt"

// StatementID derives the id of a statement of a text from where its words
// stand, so that a new analyser which finds the same words gives the same id.
func StatementID(text TextID, s *Statement) ID {
	return MakeID(KindStatement, text.String(), spanList(s.Source), spanList(s.Cue), spanList(s.Content))
}

// AssertionID derives the id of a sentence that no statement holds: the
// author's own.
func AssertionID(text TextID, s Span) ID {
	return MakeID(KindStatement, text.String(), "", "", spanList([]Span{s}))
}

// ClaimID derives the id of a claim from its first telling, in a text with an analysis: of a statement that tells more than the
// claim, from where its words stand in it as well.
func ClaimID(t *Telling, a *Analysis) ID {
	if t.Index >= 0 && CoverAll(a.Statements[t.Index].Content) != t.Words.Span {
		return MakeID(KindClaim, string(t.Statement), fmt.Sprint(t.Words.Span))
	}
	return MakeID(KindClaim, string(t.Statement))
}

// PassageID derives the id of a passage from its two sides.
func PassageID(a, b Ref) ID {
	return MakeID(KindPassage, a.Text.String(), fmt.Sprint(a.Span.Start, a.Span.End), b.Text.String(), fmt.Sprint(b.Span.Start, b.Span.End))
}

func spanList(spans []Span) string {
	var b []byte
	for _, s := range spans {
		b = fmt.Appendf(b, "%d-%d ", s.Start, s.End)
	}
	return string(b)
}
