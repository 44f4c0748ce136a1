package term

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// mostJudged is how many judgements are set beside a claim, and at the end of a trace,
// unless all are asked for.
const mostJudged = 6

// indexJudgements keeps the judgements at hand by their ids.
func (t *traced) indexJudgements() {
	t.judgements, t.said = map[news.ID]*news.Judged{}, map[news.ID]bool{}
	for i := range t.f.Judgements {
		t.judgements[t.f.Judgements[i].ID] = &t.f.Judgements[i]
	}
}

// applied says at the head of the page that people have a hand in it.
func (t *traced) applied() {
	if by := byPeople(t.f.Judgements); by != "" {
		t.block(0, by, 0, "")
	}
}

// byPeople says how many judgements have a hand in what is shown, or "" for none.
func byPeople(js []news.Judged) string {
	n, lost := 0, 0
	for i := range js {
		switch j := &js[i]; {
		case j.Verb == news.Undo:
		case j.Effect == news.InEffect:
			n++
		case j.Effect == news.Lost:
			lost++
		}
	}
	if n+lost == 0 {
		return ""
	}
	s := plural(n, "judgement", "judgements") + " by people"
	if lost > 0 {
		s += fmt.Sprintf(", and %s lost what it was about", plural(lost, "more", "more"))
	}
	return s + "; --no-judgements shows the machine’s findings alone"
}

// judged sets what people decided of a claim and what is in it.
func (t *traced) judged(c *news.Claim, all bool) {
	for i, id := range c.Judged {
		j := t.judgements[id]
		if j == nil {
			continue
		}
		if !all && i == mostJudged-1 && len(c.Judged) > mostJudged {
			t.labelled(margin, "", label, fmt.Sprintf("… and %d more", len(c.Judged)-i), 1)
			return
		}
		name := ""
		if i == 0 {
			name = "judged"
		}
		t.said[id] = true
		t.labelled(margin, name, label, whoSays(j, c.ID), 4)
		t.block(margin+label+2, "“"+Clean(j.Why)+"”", 3, faint)
		if s := t.disputed(j); s != "" {
			t.block(margin+label+2, s, 2, alarm)
		}
	}
}

// whoSays is a judgement in a line; shorter beside a claim that it is about.
func whoSays(j *news.Judged, claim news.ID) string {
	says := j.Says
	if j.Here != "" && (j.On == claim || claim != "" && (j.Of.Kind == news.OfOrigin || j.Of.Kind == news.OfDenial)) {
		says = j.Here
	}
	s := Clean(j.By) + ", " + j.At.UTC().Format("2 Jan 2006") + ": " + Clean(says)
	if j.Note != "" && j.Effect == news.InEffect {
		s += " (" + Clean(j.Note) + ")"
	}
	return s
}

// disputed says who says otherwise than a judgement.
func (t *traced) disputed(j *news.Judged) string { return disputed(j, t.judgements) }

func disputed(j *news.Judged, by map[news.ID]*news.Judged) string {
	var who []string
	for _, id := range j.Against {
		if o := by[id]; o != nil {
			if s := Clean(o.By) + " (" + string(o.Verb) + " " + o.Grade + ", " + string(o.ID) + ")"; !slices.Contains(who, s) {
				who = append(who, strings.ReplaceAll(s, " ,", ","))
			}
		}
	}
	if len(who) == 0 {
		return ""
	}
	return "contradicted by " + strings.Join(who, ", ")
}

// itemGrade is the grade that a person gave to a claim, and who.
func (t *traced) itemGrade(ids []news.ID) string {
	s := ""
	for _, id := range ids {
		if j := t.judgements[id]; j != nil && j.Verb == news.Grade && j.Of.Kind == news.OfClaim {
			if s = j.Grade + ", " + Clean(j.By); len(j.Against) > 0 {
				s += ", disputed"
			}
		}
	}
	return s
}

// sourceGrades are those of the sources of an origin: each of its own name.
func (t *traced) sourceGrades(ids []news.ID) string {
	s := ""
	for _, id := range ids {
		if j := t.judgements[id]; j != nil && j.Verb == news.Grade && news.IsSourceGrade(j.Grade) {
			s += " [source " + j.Grade + ": " + Clean(j.Of.Name) + ", " + Clean(j.By) + "]"
		}
	}
	return s
}

// right says who found an origin or an edge to be right.
func (t *traced) right(ids []news.ID) string {
	for _, id := range ids {
		if j := t.judgements[id]; j != nil && j.Verb == news.Accept {
			return "right: " + Clean(j.By)
		}
	}
	return ""
}

// otherJudgements sets those that do not stand beside a claim above.
func (t *traced) otherJudgements(all bool) {
	var rest []*news.Judged
	for i := range t.f.Judgements {
		if j := &t.f.Judgements[i]; !t.said[j.ID] && (j.Effect == news.InEffect || j.Effect == news.Lost) && j.Verb != news.Undo {
			rest = append(rest, j)
		}
	}
	t.section("JUDGED BY PEOPLE", len(rest), atMost(mostJudged, all), "more judgement", "more judgements", func(i int) {
		t.judgement(rest[i], t.judgements)
	})
}

// judgement sets one judgement in full.
func (p *page) judgement(j *news.Judged, by map[news.ID]*news.Judged) {
	p.labelled(0, string(j.ID), 15, whoSays(j, ""), 4)
	p.block(15, "“"+Clean(j.Why)+"”", 4, faint)
	switch {
	case j.Effect == news.Lost || j.Effect == news.Elsewhere:
		p.block(15, "has no effect: "+Clean(j.Note), 3, alarm)
	case j.Effect == news.Replaced && j.Other == "":
		p.block(15, "has no effect: "+Clean(j.Note), 3, alarm)
	case j.Effect != news.InEffect:
		p.block(15, fmt.Sprintf("%s by %s", j.Effect, j.Other), 2, faint)
	}
	if s := disputed(j, by); s != "" {
		p.block(15, s, 3, alarm)
	}
}

// All is what Judgements is given to set all of them.
const All = -1

// Judgements sets judgements of a case, in the order in which they were made: All, with a
// heading, or those that were only just made, from fresh on.
func Judgements(w io.Writer, js []news.Judged, fresh int, s Style) error {
	p := newPage(w, s)
	by := map[news.ID]*news.Judged{}
	n, lost := 0, 0
	for i := range js {
		by[js[i].ID] = &js[i]
		switch js[i].Effect {
		case news.InEffect:
			n++
		case news.Lost:
			lost++
		}
	}
	head := fmt.Sprintf("%s · %d in effect", plural(len(js), "judgement", "judgements"), n)
	if lost > 0 {
		head += fmt.Sprintf(" · %d lost", lost)
	}
	if fresh == All {
		p.block(0, head, 0, bold)
	}
	for i := max(fresh, 0); i < len(js); i++ {
		if fresh == All {
			p.line("")
		}
		p.judgement(&js[i], by)
	}
	return p.err
}

// Piece is something that can be judged.
type Piece struct {
	ID   news.ID
	Kind string
	Says string
}

// Pieces lists what of a claim can be judged, with the ids to do so.
func Pieces(w io.Writer, ps []Piece, s Style) error {
	p := newPage(w, s)
	for _, x := range ps {
		p.labelled(0, string(x.ID)+"  "+x.Kind, 24, Clean(x.Says), 2)
	}
	return p.err
}
