package event

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Titled is an article's title and its text, with what was found in each.
type Titled struct {
	Title string
	Of    *news.Analysis // of the title
	Body  string
	Text  *news.Analysis // of the body
}

// mainReach is how many sentences of a text the main event is looked for in.
const mainReach = 6

// Main says what an article is about. The title says best what; who and where it is
// asked for first, and then the first sentences; when is mostly told there alone.
// Events of the first sentences are weighed by their place, by their class, and by the
// words that they have in common with the title and with the rest of the text.
func Main(t Titled, l *lang.Event) news.MainEvent {
	m := news.MainEvent{Event: -1, When: -1, Place: -1}
	if l == nil {
		return m
	}
	p := picker{t: t, l: l, title: wordsOf(l, t.Title)}
	p.event = p.best()
	if p.event >= 0 {
		e := &t.Text.Events[p.event]
		m.Event, m.Class, m.Told = int32(p.event), e.Class, e.Told
	}
	head := p.headline()
	if head != nil {
		m.Class, m.Told = head.Class, head.Told
	}
	m.What, m.Who = p.whatAndWho(head)
	m.When = p.when()
	m.Where, m.Place = p.where(head)
	return m
}

type picker struct {
	t     Titled
	l     *lang.Event
	title map[string]bool // its words that say something
	event int             // of the text, or -1
}

// wordsOf are the folded words of a text that say something.
func wordsOf(l *lang.Event, s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r <= '/' || r == ':' || r == '‘' || r == '’' || r == '“' || r == '”' || r == '—' || r == '–' }) {
		f := string(text.Fold(nil, w))
		if e := l.Words[f]; len(f) > 1 && (e == nil || e.Roles&lang.EventSmall == 0) {
			set[stem(f)] = true
		}
	}
	return set
}

// stem is what forms of a word have in common, mostly.
func stem(w string) string {
	if len(w) > 5 {
		return w[:5]
	}
	return strings.TrimSuffix(w, "s")
}

// best is the number of the event of the first sentences that weighs most, or -1.
func (p *picker) best() int {
	a, best, most := p.t.Text, -1, 0.0
	for i := range a.Events {
		e := &a.Events[i]
		at := news.Find(a.Sentences, e.Predicate.Start)
		if at < 0 || at >= mainReach {
			break
		}
		w := 3 / float64(1+at)
		if e.Class != news.OtherEvent {
			w++
		}
		if e.Main {
			w += .75
		}
		if e.Told == news.ToldFact {
			w += .5
		}
		if len(e.When) > 0 {
			w += .5
		}
		common := 0
		for x := range wordsOf(p.l, e.Span.Of(p.t.Body)) {
			common += one(p.title[x])
		}
		if w += .5 * float64(min(common, 4)); w > most {
			best, most = i, w
		}
	}
	return best
}

// headline is the event that the title tells, or nil: its main clause, or else the
// first with a class.
func (p *picker) headline() *news.Event {
	var best *news.Event
	for i := range p.t.Of.Events {
		e := &p.t.Of.Events[i]
		if best == nil || best.Class == news.OtherEvent && !best.Main && (e.Main || e.Class != news.OtherEvent) {
			best = e
		}
	}
	return best
}

// whatAndWho takes both from the title where it tells them, and what is missing from
// the text.
func (p *picker) whatAndWho(head *news.Event) (what, who news.Words) {
	t := &p.t
	if head != nil {
		if s := subjectOf(head); !s.Empty() && !p.pronoun(s.Of(t.Title)) {
			who = news.Words{Title: true, Span: s}
		}
	}
	if who.Span.Empty() && p.event >= 0 {
		if s := subjectOf(&t.Text.Events[p.event]); !p.pronoun(s.Of(t.Body)) {
			who.Span = s
		}
	}
	if who.Span.Empty() {
		who.Span = p.firstSubject()
	}
	seg := p.segment(head)
	switch {
	case !seg.Empty():
		if who.Title && seg.Contains(who.Span) && strings.TrimSpace(t.Title[seg.Start:who.Span.Start]) == "" {
			seg.Start = skipSpace(t.Title, who.Span.End)
		}
		what = news.Words{Title: true, Span: seg}
	case p.event >= 0:
		e := &t.Text.Events[p.event]
		s := e.Span
		if x := subjectOf(e); !x.Empty() && x.Start <= s.Start+2 && x.End < s.End {
			s.Start = skipSpace(t.Body, x.End)
		}
		what.Span = s
	}
	return what, who
}

// subjectOf is who an event is told of: who did it, or to whom it was done where
// nobody is said to have done it.
func subjectOf(e *news.Event) news.Span {
	if e.Who.Empty() {
		return e.Whom
	}
	return e.Who
}

func (p *picker) pronoun(words string) bool {
	e := p.l.Words[string(text.Fold(nil, words))]
	return e != nil && e.Roles&lang.EventPronoun != 0
}

// firstSubject is whom the first event of the text with a name is told of.
func (p *picker) firstSubject() news.Span {
	for i := range p.t.Text.Events {
		e := &p.t.Text.Events[i]
		if at := news.Find(p.t.Text.Sentences, e.Predicate.Start); at < 0 || at >= mainReach {
			break
		}
		if s := subjectOf(e); !s.Empty() && !p.pronoun(s.Of(p.t.Body)) {
			return s
		}
	}
	return news.Span{}
}

// segment is the part of the title that tells what happened: of "Port Ellery fire: two
// men held" the part behind the colon. It is empty for a title without words.
func (p *picker) segment(head *news.Event) news.Span {
	title := p.t.Title
	cuts := []int{0}
	for _, sep := range [...]string{": ", " - ", " – ", " — ", " | "} {
		for at := 0; ; {
			k := strings.Index(title[at:], sep)
			if k < 0 {
				break
			}
			at += k + len(sep)
			cuts = append(cuts, at)
		}
	}
	cuts = append(cuts, len(title))
	sortInts(cuts)
	best := news.Span{}
	for i := range len(cuts) - 1 {
		s := news.MakeSpan(cuts[i], cuts[i+1])
		for !s.Empty() && strings.ContainsRune(" :-–—|", rune(title[s.End-1])) {
			s.End--
		}
		s.End = trimEnd(title, s)
		if head != nil && s.Overlaps(head.Predicate) {
			return s
		}
		if head == nil && s.Len() > best.Len() {
			best = s
		}
	}
	return best
}

func sortInts(v []int) {
	for i := range v {
		for k := i; k > 0 && v[k] < v[k-1]; k-- {
			v[k], v[k-1] = v[k-1], v[k]
		}
	}
}

// trimEnd is the end of s without the space and the separators at it.
func trimEnd(title string, s news.Span) uint32 {
	return s.Start + uint32(len(strings.TrimRight(s.Of(title), " :-–—|")))
}

func skipSpace(s string, at uint32) uint32 {
	return at + uint32(len(s[at:])-len(strings.TrimLeft(s[at:], " ,")))
}

// when is the number of the date that says when, or -1: the event's own, then one in its
// sentence, then the first of the first sentences.
func (p *picker) when() int32 {
	a := p.t.Text
	usable := func(i int32) bool {
		d := &a.Dates[i]
		return d.Type == news.DateType && (d.Anchor != news.NoAnchor && (d.Unit == 0 || d.Unit == 'D' || d.Unit == 'h') || len(d.Value) >= len("XXXX-XX-XX") && !strings.Contains(d.Value, "W") && strings.Count(d.Value, "-") == 2 || strings.HasPrefix(d.Value, "XXXX-WXX-")) || d.Type == news.TimeType
	}
	if p.event >= 0 {
		for _, i := range a.Events[p.event].When {
			if usable(i) {
				return i
			}
		}
	}
	first := int32(-1)
	own := -1
	if p.event >= 0 {
		own = news.Find(a.Sentences, a.Events[p.event].Predicate.Start)
	}
	for i := range a.Dates {
		at := news.Find(a.Sentences, a.Dates[i].Span.Start)
		if at >= mainReach || at < 0 {
			break
		}
		switch {
		case !usable(int32(i)):
		case at == own:
			return int32(i)
		case first < 0:
			first = int32(i)
		}
	}
	return first
}

// where is the words that say where, and the number of the place in them, or -1: the
// event's own, then what the title says, then the first place of the first sentences.
func (p *picker) where(head *news.Event) (news.Words, int32) {
	a := p.t.Text
	if p.event >= 0 {
		e := &a.Events[p.event]
		if len(e.Where) > 0 {
			if s := e.Site; !s.Empty() && s.Contains(a.Places[e.Where[0]].Span) {
				return news.Words{Span: s}, e.Where[0]
			}
			return news.Words{Span: p.joined(e.Where[0])}, e.Where[0]
		}
	}
	switch {
	case head != nil && len(head.Where) > 0:
		return news.Words{Title: true, Span: p.t.Of.Places[head.Where[0]].Span}, -1
	case head != nil && !head.Site.Empty():
		return news.Words{Title: true, Span: head.Site}, -1
	case len(p.t.Of.Places) > 0:
		return news.Words{Title: true, Span: p.t.Of.Places[0].Span}, -1
	case p.event >= 0 && !a.Events[p.event].Site.Empty():
		return news.Words{Span: a.Events[p.event].Site}, -1
	}
	for i := range a.Places {
		if at := news.Find(a.Sentences, a.Places[i].Span.Start); at < 0 || at >= mainReach {
			break
		}
		return news.Words{Span: p.joined(int32(i))}, int32(i)
	}
	return news.Words{}, -1
}

// joined is a place with those that follow it behind a comma: "Osk, Northmark".
func (p *picker) joined(i int32) news.Span {
	all := p.t.Text.Places
	s := all[i].Span
	for k := int(i) + 1; k < len(all) && all[k].Span.Start >= s.End && strings.TrimSpace(p.t.Body[s.End:min(int(all[k].Span.Start), int(s.End)+3)]) == "," && all[k].Span.Start-s.End < 3; k++ {
		s.End = all[k].Span.End
	}
	return s
}
