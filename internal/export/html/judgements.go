package html

import (
	"strings"

	"hearsay/internal/news"
)

// What of judgements a page holds at most.
const (
	maxJudged     = 40  // beside one claim
	maxJudgements = 200 // in the list of all
)

// judgement is what a person decided, as the page shows it.
type judgement struct {
	ID, By, At, Says, Why string
	Effect                string // empty: it is in effect
	Against               string // who says otherwise
}

// judgements prepares all judgements for the page.
func (b *book) judgements(f *news.Findings) (shown []judgement, more int) {
	b.judged = map[news.ID]*news.Judged{}
	for i := range f.Judgements {
		b.judged[f.Judgements[i].ID] = &f.Judgements[i]
	}
	list, more := head(f.Judgements, maxJudgements)
	for i := range list {
		shown = append(shown, b.judgement(&list[i], ""))
	}
	return shown, more
}

// judgement is one of them; said shorter beside the claim that it is about.
func (b *book) judgement(j *news.Judged, claim news.ID) judgement {
	says := j.Says
	if j.Here != "" && claim != "" && (j.On == claim || j.Of.Kind == news.OfOrigin || j.Of.Kind == news.OfDenial) {
		says = j.Here
	}
	x := judgement{ID: string(j.ID), By: line(j.By), At: j.At.UTC().Format("2 Jan 2006"), Says: line(says), Why: shorten(line(j.Why), 600)}
	switch {
	case j.Effect != news.InEffect && j.Other != "":
		x.Effect = string(j.Effect) + " by " + line(string(j.Other))
	case j.Effect != news.InEffect:
		x.Effect = "has no effect: " + line(j.Note)
	case j.Note != "":
		x.Says += " (" + line(j.Note) + ")"
	}
	var who []string
	for _, id := range j.Against {
		if o := b.judged[id]; o != nil {
			who = append(who, line(o.By+" ("+strings.TrimSpace(string(o.Verb)+" "+o.Grade)+", "+string(o.ID)+")"))
		}
	}
	x.Against = strings.Join(who, ", ")
	return x
}

// judgedBy prepares those that are about a claim and what is in it.
func (b *book) judgedBy(src *news.Claim) (shown []judgement, more int) {
	list, more := head(src.Judged, maxJudged)
	for _, id := range list {
		if j := b.judged[id]; j != nil {
			shown = append(shown, b.judgement(j, src.ID))
		}
	}
	return shown, more
}

// itemGrade is the grade that a person gave to a claim.
func (b *book) itemGrade(src *news.Claim) string {
	s := ""
	for _, id := range src.Judged {
		if j := b.judged[id]; j != nil && j.Verb == news.Grade && j.Of.Kind == news.OfClaim {
			if s = j.Grade + ", " + line(j.By); len(j.Against) > 0 {
				s += ", disputed"
			}
		}
	}
	return s
}

// found is what people found of an origin: that it is others, too, grades, that it is right.
func (b *book) found(src *news.ClaimOrigin) []string {
	var out []string
	if len(src.Also) > 0 {
		out = append(out, "judged to be "+line(strings.Join(src.Also, ", ")))
	}
	for _, id := range src.Judged {
		switch j := b.judged[id]; {
		case j == nil:
		case j.Verb == news.Grade && news.IsSourceGrade(j.Grade):
			out = append(out, "source "+j.Grade+": "+line(j.Of.Name)+", "+line(j.By))
		case j.Verb == news.Accept:
			out = append(out, "right: "+line(j.By))
		}
	}
	return out
}
