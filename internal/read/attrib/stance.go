package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// How many tokens at a content's beginning show what is done to it. A hedge
// further on belongs to some later clause.
const (
	stanceWindow = 30
	hedgeWindow  = 12
	falseWindow  = 8 // "it is not true that …", and not "… where the wrong one was let through"
	backWindow   = 6 // "the allegations on Wednesday" points back; "reports that the bridge is closed" says itself what it means
)

// signs are the words of a content that bear on its stance.
type signs struct {
	report    bool // "the allegations"
	anaphor   bool // begins with "it", "this"
	falsehood bool // "false", "no such", "not true"
	hedge     bool // "allegedly", "may have"
	saying    bool // the first verb is one of saying: "to comment"
	words     int  // how many words were looked at
}

// pointsBack reports whether a denial's content only names what it denies and
// leaves it to the text before to say what that is: "it", "the allegations", "this
// is not true".
func (s signs) pointsBack() bool {
	return s.anaphor && (s.words <= 2 || s.falsehood) || s.report && (s.words <= backWindow || s.falsehood)
}

func (r *reader) signsOf(content []news.Span) signs {
	var s signs
	for _, c := range content {
		n, negation, no := 0, -9, -9
		for i := r.tokenAt(c.Start); i < len(r.toks) && r.spans[i].Start < c.End && n < stanceWindow; i++ {
			t := &r.toks[i]
			if t.punct {
				continue
			}
			switch {
			case t.has(lang.Negation):
				negation = n
			case t.has(lang.NoSuch):
				no = n
			}
			s.report = s.report || i > 0 && t.has(lang.ReportNoun) && r.hasClass(i-1, lang.Determiner)
			s.anaphor = s.anaphor || n <= 1 && t.has(lang.Anaphor)
			s.falsehood = s.falsehood || n < falseWindow && (t.has(lang.Falsehood) && n-negation > 4 ||
				t.has(lang.Truth) && (n-negation <= 3 || n-no <= 2) || t.has(lang.SuchWord) && n-no == 1)
			s.hedge = s.hedge || n < hedgeWindow && t.has(lang.HedgeWord) &&
				(!t.has(lang.Modal) || r.hasClass(i+1, lang.AuxBe|lang.AuxHave)) // "may have", not "nobody may cross"
			s.saying = s.saying || n <= 2 && t.cue > 0 && t.form == lang.BaseForm && r.l.Cues[t.cue-1].Class == lang.SayCue
			n++
		}
		s.words += n
	}
	return s
}

// reportNoun is the first word of a content that names what a denial may be of, or
// "".
func (r *reader) reportNoun(content []news.Span) string {
	for _, c := range content {
		for i := r.tokenAt(c.Start); i < len(r.toks) && r.spans[i].Start < c.End; i++ {
			if r.toks[i].has(lang.ReportNoun) {
				return r.fold(i)
			}
		}
	}
	return ""
}

// stanceOf reads the stance from the cue, its negation, and the first words of
// the content.
func (r *reader) stanceOf(d *draft) news.Stance {
	s := r.signsOf(d.Content)
	switch d.class {
	case lang.DenyCue:
		if d.negated {
			return news.Hedges // "did not deny"
		}
		return news.Denies
	case lang.JudgeCue:
		if s.falsehood && !d.negated {
			return news.Denies
		}
		return news.Asserts
	case lang.DeclineCue:
		if s.saying {
			return news.Declines
		}
		return news.Asserts
	case lang.AskCue:
		return news.Asks
	case lang.WantCue:
		return news.Wants
	case lang.HedgeCue:
		return news.Hedges
	case lang.ThinkCue:
		if d.negated {
			return news.Denies // "does not believe that"
		}
	case lang.SayCue:
		if d.negated {
			return news.Declines // "would not say"
		}
	}
	switch {
	case s.falsehood && (s.report || s.anaphor):
		return news.Denies
	case s.hedge:
		return news.Hedges
	}
	return news.Asserts
}

// farBack is how many statements a denial is looked back over for what it
// denies.
const farBack = 50

// tieDenials finds what each denial that points back ("the allegations", "it")
// denies: the nearest statement before it that another voice asserts; but "the
// allegations" are those that were denied as such before.
func (r *reader) tieDenials() {
	before := map[string]int32{} // report noun → what it was last denied for
	for i := range r.drafts {
		d := &r.drafts[i]
		if d.Stance != news.Denies {
			continue
		}
		if !r.signsOf(d.Content).pointsBack() {
			continue
		}
		noun := r.reportNoun(d.Content)
		if target, ok := before[noun]; ok && noun != "" {
			d.Denied = target
			continue
		}
		for j := i - 1; j >= max(0, i-farBack); j-- {
			e := &r.drafts[j]
			if e.Stance != news.Asserts && e.Stance != news.Hedges || e.Voice == d.Voice && e.Voice != news.NoVoice || e.cue != nil && e.class == lang.JudgeCue {
				continue
			}
			if e.Extent().Overlaps(d.Extent()) {
				continue
			}
			d.Denied = int32(j)
			before[noun] = int32(j)
			break
		}
	}
}
