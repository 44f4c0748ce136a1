package judge

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"hearsay/internal/news"
)

// gradeWords are what the Admiralty grades mean (NATO, AJP-2.1).
var gradeWords = map[string]string{
	"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable",
	"D": "not usually reliable", "E": "unreliable", "F": "reliability cannot be judged",
	"1": "confirmed by other sources", "2": "probably true", "3": "possibly true",
	"4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
}

// say says in a line what a judgement decides. It quotes the words that were judged, so
// that it can be said of what is not found any more.
func (s sayer) say(j *news.Judgement) string {
	of := s.target(&j.Of)
	switch j.Verb {
	case news.Accept:
		if j.And != nil && j.And.Articles[0] == j.Of.Articles[0] {
			return "right, and this way: " + of
		} else if j.And != nil {
			turned := j.Of
			turned.Articles = []news.ID{j.Of.Articles[1], j.Of.Articles[0]}
			return "right, and this way: " + s.target(&turned)
		}
		return "right: " + of
	case news.Reject:
		return "wrong: " + of
	case news.Join:
		return "one claim: " + s.quote(j.Of.Refs[0]) + " and " + s.quote(j.And.Refs[0])
	case news.Split:
		return "not a telling of " + s.quote(j.Of.Refs[0]) + ": " + s.quote(j.And.Refs[0])
	case news.Same:
		return fmt.Sprintf("one voice: “%s” is “%s”", j.Of.Name, j.And.Name)
	case news.Apart:
		return fmt.Sprintf("two voices: “%s” is not “%s”", j.Of.Name, j.And.Name)
	case news.Grade:
		if news.IsSourceGrade(j.Grade) {
			return fmt.Sprintf("source %s (%s): %s", j.Grade, gradeWords[j.Grade], j.Of.Name)
		}
		return fmt.Sprintf("item %s (%s): %s", j.Grade, gradeWords[j.Grade], of)
	case news.Remark:
		return "note on " + of
	}
	return string(j.Verb) + " " + of
}

// here says it shorter, beside the claim that it is about.
func (s sayer) here(j *news.Judgement) string {
	switch {
	case j.Of.Kind == news.OfClaim && j.Verb == news.Split:
		return "not told by " + s.quote(j.And.Refs[0])
	case j.Of.Kind == news.OfClaim && j.Verb == news.Grade:
		return fmt.Sprintf("item %s (%s)", j.Grade, gradeWords[j.Grade])
	case j.Of.Kind == news.OfClaim && j.Verb == news.Remark:
		return "note"
	case j.Of.Kind == news.OfClaim && j.Verb == news.Accept:
		return "right: a claim"
	}
	verb := map[news.Verb]string{news.Accept: "right", news.Reject: "wrong", news.Remark: "note on", news.Grade: "item " + j.Grade}[j.Verb]
	switch {
	case verb == "":
	case j.Of.Kind == news.OfOrigin:
		return fmt.Sprintf("%s: the origin “%s”", verb, j.Of.Name)
	case j.Of.Kind == news.OfDenial:
		return fmt.Sprintf("%s: the denial %s", verb, s.quote(j.Of.Refs[0]))
	}
	return ""
}

type sayer struct {
	set      *news.Set
	articles map[news.ID]int
}

// target says what a judgement is about.
func (s sayer) target(t *news.Target) string {
	switch t.Kind {
	case news.OfEdge:
		return fmt.Sprintf("%s → %s (%s)", s.article(t.Articles[0]), s.article(t.Articles[1]), t.Name)
	case news.OfClaim:
		return "the claim " + s.quote(t.Refs[0])
	case news.OfOrigin:
		return fmt.Sprintf("the origin “%s” of %s", t.Name, s.quote(t.Claim[0]))
	case news.OfDenial:
		return fmt.Sprintf("the denial %s of %s", s.quote(t.Refs[0]), s.quote(t.Claim[0]))
	case news.OfDrift:
		return fmt.Sprintf("the change of %s %s → %s", t.Name, s.quote(t.Refs[0]), s.quote(t.Refs[1]))
	case news.OfArticle:
		return "the article " + s.article(t.Articles[0])
	case news.OfVoice, news.OfOutlet:
		return "“" + t.Name + "”"
	case news.OfJudgement:
		return "the judgement " + string(t.Judgement)
	}
	return "the " + string(t.Kind) + " " + s.quote(t.Refs[0])
}

// article names an article by its outlet and date.
func (s sayer) article(id news.ID) string {
	i, ok := s.articles[id]
	if !ok {
		return "article " + string(id)
	}
	a := &s.set.Articles[i]
	name := a.Outlet
	if name == "" {
		name = "article " + string(id)
	}
	if a.Published.Known() {
		name += " of " + a.Published.Time.UTC().Format("2 Jan 2006")
	}
	return name
}

// mostQuoted is how many characters are quoted of what was judged.
const mostQuoted = 70

func (s sayer) quote(r news.Ref) string {
	if r.Span.Empty() {
		return "–"
	}
	i := s.set.TextIndex(r.Text)
	if i < 0 || int(r.Span.End) > len(s.set.Texts[i].Body) {
		return "words of the text t" + r.Text.String()[:12]
	}
	w := strings.Join(strings.Fields(r.Span.Of(s.set.Texts[i].Body)), " ")
	if utf8.RuneCountInString(w) <= mostQuoted {
		return "“" + w + "”"
	}
	cut := []rune(w)[:mostQuoted]
	for k := len(cut) - 1; k > mostQuoted/2; k-- {
		if cut[k] == ' ' {
			cut = cut[:k]
			break
		}
	}
	return "“" + strings.TrimRight(string(cut), " ,;") + " …”"
}
