package casefile

import (
	"fmt"

	"hearsay/internal/news"
)

// checker checks that positions in what is kept lead somewhere: everybody cuts
// texts by them, and a case may come from somebody else. It keeps the first
// fault that it meets.
type checker struct {
	size func(news.TextID) (int, bool)
	err  error
}

func (c *checker) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// spans checks spans of one text of size bytes.
func (c *checker) spans(size int, what string, spans ...news.Span) {
	for _, s := range spans {
		if s.Start > s.End || int64(s.End) > int64(size) {
			c.fail("%s at %d to %d lies outside its text of %d bytes", what, s.Start, s.End, size)
			return
		}
	}
}

// refs checks refs into texts of the case.
func (c *checker) refs(what string, refs ...news.Ref) {
	for _, r := range refs {
		if r == (news.Ref{}) { // the absent one
			continue
		}
		size, ok := c.size(r.Text)
		if !ok {
			c.fail("%s points into the text %s, which is not in this case", what, r.Text)
			return
		}
		c.spans(size, what, r.Span)
	}
}

// index checks an index into a list of n; -1 stands for none.
func (c *checker) index(what string, i int32, n int) {
	if i < -1 || int64(i) >= int64(n) {
		c.fail("%s %d does not exist: there are %d", what, i, n)
	}
}

// checkAnalysis checks that every span of a lies in its text of size bytes, and
// that every index leads to something.
func checkAnalysis(a *news.Analysis, size int) error {
	var c checker
	c.spans(size, "a paragraph", a.Paragraphs...)
	c.spans(size, "a sentence", a.Sentences...)
	c.spans(size, "a token", a.Tokens...)
	for i := range a.Quotations {
		c.spans(size, "a quotation", a.Quotations[i].Pieces...)
		c.spans(size, "a quotation", a.Quotations[i].Outer)
	}
	for i := range a.Statements {
		checkStatement(&c, a, &a.Statements[i], size)
	}
	for i := range a.Unsure {
		checkStatement(&c, a, &a.Unsure[i], size)
	}
	for i := range a.Nested {
		checkStatement(&c, a, &a.Nested[i].Statement, size)
		c.index("nested statement", a.Nested[i].Parent, len(a.Nested))
	}
	for i := range a.Voices {
		v := &a.Voices[i]
		c.spans(size, "a voice", v.Name, v.Role, v.Head)
		c.spans(size, "a voice", v.Mentions...)
	}
	for i := range a.Assertions {
		s := &a.Assertions[i]
		c.spans(size, "an assertion", s.Spans...)
		c.spans(size, "an assertion", s.Marks...)
		c.spans(size, "an assertion", s.Hedges...)
	}
	for i := range a.Dates {
		c.spans(size, "a date", a.Dates[i].Span)
	}
	for i := range a.Places {
		c.spans(size, "a place", a.Places[i].Span, a.Places[i].RelationWords)
	}
	for i := range a.Quantities {
		c.spans(size, "a quantity", a.Quantities[i].Span, a.Quantities[i].Unit)
	}
	for i := range a.Events {
		checkEvent(&c, a, &a.Events[i], size)
	}
	return c.err
}

func checkEvent(c *checker, a *news.Analysis, e *news.Event, size int) {
	c.spans(size, "an event", e.Span, e.Predicate, e.Who, e.Whom, e.Means, e.Site)
	for _, i := range e.When {
		c.index("date", i, len(a.Dates))
	}
	for _, i := range e.Where {
		c.index("place", i, len(a.Places))
	}
	for _, i := range e.Many {
		c.index("quantity", i, len(a.Quantities))
	}
	c.index("statement", e.Statement-1, len(a.Statements))
}

func checkStatement(c *checker, a *news.Analysis, s *news.Statement, size int) {
	c.spans(size, "a source", s.Source...)
	c.spans(size, "a cue", s.Cue...)
	c.spans(size, "a content", s.Content...)
	c.spans(size, "what denies", s.Denying...)
	c.spans(size, "what is denied", s.Meant)
	c.index("voice", s.Voice, len(a.Voices))
	c.index("statement", s.Denied, len(a.Statements))
	c.index("statement", s.Within-1, len(a.Statements))
	for _, r := range s.Chain {
		c.index("voice", r.Voice, len(a.Voices))
		c.spans(size, "a relay", r.Span)
	}
}

// checkFindings checks that every ref of f leads into a text of the case.
func checkFindings(f *news.Findings, size func(news.TextID) (int, bool)) error {
	c := checker{size: size}
	for i := range f.Passages {
		p := &f.Passages[i]
		c.refs("a passage", p.A, p.B)
		for _, e := range p.Edits {
			c.refs("an edit", news.Ref{Text: p.A.Text, Span: e.A}, news.Ref{Text: p.B.Text, Span: e.B})
		}
	}
	for i := range f.Edges {
		c.refs("an edge", f.Edges[i].Evidence...)
	}
	for i := range f.Ghosts {
		for _, x := range f.Ghosts[i].Citing {
			c.refs("a citation", x.Words)
		}
	}
	for i := range f.Claims {
		checkClaim(&c, &f.Claims[i])
	}
	for i := range f.Untied {
		c.refs("a denial", f.Untied[i].Words)
	}
	for i := range f.Revisions {
		for _, e := range f.Revisions[i].Edits {
			c.refs("a revision", e.From, e.To)
		}
	}
	return c.err
}

func checkClaim(c *checker, claim *news.Claim) {
	c.refs("a claim", claim.Headline)
	if claim.Speaker != (news.Ref{}) {
		c.refs("a claim", claim.Speaker)
	}
	if claim.Context != (news.Ref{}) {
		c.refs("a claim", claim.Context)
	}
	for i := range claim.Origins {
		c.refs("an origin", claim.Origins[i].Words)
	}
	for i := range claim.Tellings {
		t := &claim.Tellings[i]
		c.refs("a telling", t.Words)
		if t.Origin < -1 || t.Origin >= len(claim.Origins) {
			c.fail("origin %d does not exist: there are %d", t.Origin, len(claim.Origins))
		}
		for _, d := range t.Drift {
			c.refs("a drift", d.From, d.To)
		}
	}
	for i := range claim.Parts {
		for _, p := range claim.Parts[i].Tellings {
			if p.Telling < 0 || int(p.Telling) >= len(claim.Tellings) {
				c.fail("telling %d does not exist: there are %d", p.Telling, len(claim.Tellings))
				return
			}
			c.refs("a part of a claim", news.Ref{Text: claim.Tellings[p.Telling].Words.Text, Span: p.Span})
		}
	}
	for i := range claim.Denials {
		c.refs("a denial", claim.Denials[i].Words)
	}
	for i := range claim.Responses {
		c.refs("a response", claim.Responses[i].Words)
	}
}
