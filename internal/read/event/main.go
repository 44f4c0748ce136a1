package event

import (
	"slices"
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

// Nothing is what an article is about that tells of no event.
func Nothing() news.MainEvent { return news.MainEvent{Event: -1, When: -1, Place: -1} }

// Main says what an article is about. The title says best what; who and where it is
// asked for first, and then the first sentences; when is mostly told there alone.
// Events of the first sentences are weighed by their place, by their class, and by the
// words that they have in common with the title and with the rest of the text.
func Main(t Titled, l *lang.Event) news.MainEvent {
	m := Nothing()
	if l == nil {
		return m
	}
	p := picker{t: t, l: l, title: wordsOf(l, t.Title)}
	if p.digest() {
		return m
	}
	head := readHeadline(t.Title, t.Body, t.Of, l)
	p.event = p.best(head.class, head.verb || head.class != news.OtherEvent)
	if p.event >= 0 {
		e := &t.Text.Events[p.event]
		m.Event, m.Class, m.Told = int32(p.event), e.Class, e.Told
	}
	if m.Class == news.OtherEvent {
		m.Class = head.class
	}
	if head.verb { // how the title tells it, and not what the text has for its own event; "not" stands in its words
		m.Told = head.told
		if m.Told == news.ToldDenied {
			m.Told = news.ToldFact
		}
	}
	if head.event != nil {
		m.Class, m.Told = head.event.Class, head.event.Told
	}
	m.What, m.Who = p.whatAndWho(head)
	if m.What.Span.Empty() { // nothing happened, and so nowhere and never
		return Nothing()
	}
	p.moves = leaves(m.Class, false) || leaves(head.class, false)
	m.When = p.when(&head)
	m.Where, m.Place = p.where(head.event, head.who, m.Who)
	if p.spoken(m.What, head.who) {
		m.What.Span.Start, m.Who = 0, news.Words{}
	}
	if p.said(m.Where) == p.said(m.Who) {
		m.Where, m.Place = news.Words{}, -1
	}
	return m
}

// spoken reports whether somebody of the text stands before the part of a title that says
// what happened: "Tamm: mayor sank the ferry" tells what Tamm says, and is not to be cut.
func (p *picker) spoken(what news.Words, who news.Span) bool {
	if !what.Title {
		return false
	}
	start := what.Span.Start
	if !who.Empty() {
		start = min(start, who.Start)
	}
	before, ok := strings.CutSuffix(p.t.Title[:start], ": ")
	if !ok || before == "" || strings.Count(before, " ") > 2 {
		return false
	}
	for i := range p.t.Text.Voices[:min(mostVoices, len(p.t.Text.Voices))] {
		v := &p.t.Text.Voices[i]
		if v.Kind == news.Person && strings.HasSuffix(v.Name.Of(p.t.Body), before) {
			return true
		}
	}
	return false
}

// digest reports whether a title says that its text tells of many things, one after the
// other: then none of them is the main one.
func (p *picker) digest() bool {
	for _, t := range p.t.Of.Tokens {
		if w := p.l.Words[string(text.Fold(nil, t.Of(p.t.Title)))]; w != nil && w.Roles&lang.EventDigest != 0 {
			return true
		}
	}
	return false
}

// said is words as they stand.
func (p *picker) said(w news.Words) string {
	if w.Title {
		return w.Span.Of(p.t.Title)
	}
	return w.Span.Of(p.t.Body)
}

type picker struct {
	t     Titled
	l     *lang.Event
	title map[string]bool // its words that say something
	event int             // of the text, or -1
	moves bool            // the title or that event tells of a journey: "from Osk" says where
}

// wordsOf are the folded words of a text that say something.
func wordsOf(l *lang.Event, s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool {
		return r <= '/' || r == ':' || r == '‘' || r == '’' || r == '“' || r == '”' || r == '—' || r == '–'
	}) {
		f := string(text.Fold(nil, w))
		if e := l.Words[f]; len(f) > 1 && (e == nil || e.Roles&lang.EventSmall == 0) {
			set[beginning(f)] = true
		}
	}
	return set
}

// beginning is what forms of a word have in common, mostly, also where they are words of several
// kinds: "evacuated", "evacuation".
func beginning(w string) string {
	if len(w) > 5 {
		return w[:5]
	}
	return strings.TrimSuffix(w, "s")
}

// best is the number of the event of the first sentences that weighs most, of all where
// they have none, or -1. Under a title that tells nothing it must be a plain one.
func (p *picker) best(class news.EventClass, titled bool) int {
	a, best, most := p.t.Text, -1, 0.0
	for i := range a.Events {
		e := &a.Events[i]
		at := news.Find(a.Sentences, e.Predicate.Start)
		if at < 0 || at >= mainReach && best >= 0 {
			break
		}
		if !titled && !p.plain(e) || p.pictured(at) {
			continue
		}
		w := 3 / float64(1+at)
		if e.Class != news.OtherEvent {
			w++
		}
		if class != news.OtherEvent && e.Class == class {
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
		if w += .5 * float64(min(p.common(e.Span.Of(p.t.Body)), 4)); w > most {
			best, most = i, w
		}
	}
	return best
}

// whatAndWho takes both from the title where it tells them, and what is missing from
// the text. A number alone is nobody, where the text says of whom it is.
func (p *picker) whatAndWho(head headline) (what, who news.Words) {
	t := &p.t
	body := p.subject()
	switch {
	case !head.verb && head.class == news.OtherEvent: // the title tells nothing
		if p.event >= 0 {
			who.Span = body
		}
	case !head.who.Empty() && !p.pronoun(head.who.Of(t.Title)) && (body.Empty() || !p.number(head.who)):
		who = news.Words{Title: true, Span: head.who}
	case !body.Empty():
		who.Span = body
	case head.event != nil:
		who = news.Words{Title: true, Span: subjectOf(head.event)}
	}
	switch {
	case head.verb || head.class != news.OtherEvent:
		what = news.Words{Title: true, Span: head.what}
	case p.event >= 0:
		e := &t.Text.Events[p.event]
		what.Span = news.Span{Start: e.Predicate.Start, End: max(e.Span.End, e.Predicate.End)}
	}
	return what, who
}

// plainReach is how many sentences a plain event is looked for in.
const plainReach = 3

// plain reports whether an event is told plainly enough to be what the text is about,
// where its title does not say: it is told first of all and as a fact, has a class, and a
// date or a place.
func (p *picker) plain(e *news.Event) bool {
	at := news.Find(p.t.Text.Sentences, e.Predicate.Start)
	return at >= 0 && at < plainReach && e.Told == news.ToldFact && e.Class != news.OtherEvent && located(e)
}

// number reports whether a span of the title is a number that counts nothing there.
func (p *picker) number(s news.Span) bool {
	for _, q := range p.t.Of.Quantities {
		if q.Span.Overlaps(s) && q.Unit.Empty() && s.Len() <= q.Span.Len() {
			return true
		}
	}
	return p.pronoun(s.Of(p.t.Title))
}

// subject is whom the text's main event is told of, or the first event with anybody.
func (p *picker) subject() news.Span {
	if p.event >= 0 {
		if s := subjectOf(&p.t.Text.Events[p.event]); !s.Empty() && !p.pronoun(s.Of(p.t.Body)) {
			return s
		}
	}
	return p.firstSubject()
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

// when is the number of the date that says when, or -1: the event's own, then one in its
// sentence, in the first sentence, or in one that has much in common with the title.
func (p *picker) when(head *headline) int32 {
	a := p.t.Text
	own := 0
	if i := p.dateOf(head.class); i >= 0 {
		return i
	}
	if p.event >= 0 && p.fits(&a.Events[p.event], head) {
		for _, i := range a.Events[p.event].When {
			if p.day(i) {
				return i
			}
		}
		own = news.Find(a.Sentences, a.Events[p.event].Predicate.Start)
	}
	first, last := int32(-1), -1
	near := false
	f := finder{body: p.t.Body, a: a, l: p.l}
	told := bodily(head.class) && len(p.t.Of.Statements) == 0 // by others, on a day of their own
	for i := range a.Dates {
		at := news.Find(a.Sentences, a.Dates[i].Span.Start)
		if at >= mainReach || at < 0 {
			break
		}
		if told && f.saidOn(a.Dates[i].Span) {
			continue // "Ten died, officials said | on Friday"
		}
		if at != last {
			last, near = at, at == 0 || p.common(a.Sentences[at].Of(p.t.Body)) >= nearTitle
		}
		switch {
		case !p.day(int32(i)) || p.elsewhen(int32(i)):
		case at == own:
			return int32(i)
		case first < 0 && (near || justNow(&a.Dates[i]) || p.dates(int32(i))):
			first = int32(i)
		}
	}
	return first
}

// bodily reports whether events of a class are told of by others, on a day of their own: of what somebody
// promises or rejects, the day on which he says so is the day.
func bodily(class news.EventClass) bool {
	switch class {
	case news.Attack, news.Battle, news.Movement, news.Arrest, news.Harm, news.Disaster, news.Launch, news.Contest:
		return true
	}
	return false
}

// fits reports whether an event of the text may be what the title tells: it is of the same
// class, of the same people, or much of it is in the title. All do where the title does not
// say who.
func (p *picker) fits(e *news.Event, head *headline) bool {
	if head.who.Empty() || p.number(head.who) || e.Class == head.class && e.Class != news.OtherEvent {
		return true
	}
	who := wordsOf(p.l, head.who.Of(p.t.Title))
	for _, s := range [...]news.Span{e.Who, e.Whom} {
		for w := range wordsOf(p.l, s.Of(p.t.Body)) {
			if who[w] {
				return true
			}
		}
	}
	return p.common(e.Span.Of(p.t.Body)) >= nearTitle
}

// elsewhen reports whether a date stands in the main event's clause, and is not the time of
// any event: the parser found what it belongs to ("to influence the vote of 8 November").
func (p *picker) elsewhen(i int32) bool {
	if p.event < 0 {
		return false
	}
	for k := range p.t.Text.Events {
		e := &p.t.Text.Events[k]
		if e.Predicate.Start > p.t.Text.Dates[i].Span.End+longSentence {
			break
		}
		if slices.Contains(e.When, i) {
			return false
		}
	}
	return p.t.Text.Events[p.event].Span.Contains(p.t.Text.Dates[i].Span)
}

// dateOf is the number of a day of the first sentences behind a word of the title's
// class, where the text's main event is of another: "the bombing late on Thursday".
func (p *picker) dateOf(class news.EventClass) int32 {
	a := p.t.Text
	if class == news.OtherEvent || p.event >= 0 && a.Events[p.event].Class == class {
		return -1
	}
	for i := range a.Dates {
		at := news.Find(a.Sentences, a.Dates[i].Span.Start)
		if at >= mainReach || at < 0 {
			break
		}
		if !p.day(int32(i)) {
			continue
		}
		k, _ := news.Within(a.Tokens, a.Dates[i].Span)
		for ; k > 0 && a.Tokens[k-1].Start >= a.Sentences[at].Start; k-- {
			if int(a.Dates[i].Span.Start)-int(a.Tokens[k-1].Start) > nearDate {
				break
			}
			w := p.l.Words[string(text.Fold(nil, a.Tokens[k-1].Of(p.t.Body)))]
			if w != nil && (p.classOf(w.Noun) == class || p.classOf(w.Verb) == class) {
				return int32(i)
			}
		}
	}
	return -1
}

// day reports whether date i says on what day something was, and not when a picture was taken.
func (p *picker) day(i int32) bool {
	d := &p.t.Text.Dates[i]
	return isDay(d) && !clock(d) && !p.ofPicture(d)
}

// clock reports whether a date is a clock's time of some day or other: "at 6 p.m."
func clock(d *news.Date) bool {
	t, ok := strings.CutPrefix(d.Value, "XXXX-XX-XXT")
	return ok && d.Shift == 0 && t != "" && t[0] <= '9'
}

// pictureReach is how many words behind a date a picture stands at most whose date it is.
const pictureReach = 3

// ofPicture reports whether a date is that of a picture: "In this Dec. 13, 2016, file photo".
func (p *picker) ofPicture(d *news.Date) bool {
	a := p.t.Text
	at := news.Find(a.Sentences, d.Span.Start)
	if p.pictured(at) {
		return true
	}
	_, behind := news.Within(a.Tokens, d.Span)
	for _, tok := range a.Tokens[behind:min(len(a.Tokens), behind+pictureReach)] {
		if at < 0 || tok.Start >= a.Sentences[at].End {
			return false
		}
		if w := p.l.Words[string(text.Fold(nil, tok.Of(p.t.Body)))]; w != nil && w.Roles&lang.EventCaption != 0 {
			return true
		}
	}
	return false
}

// captionReach is how many sentences the caption of a picture has at most behind its label.
const captionReach = 3

// pictured reports whether a sentence of the text is of the caption of a picture: its credit stands behind it,
// or the page's label for it before it, in the same paragraph.
func (p *picker) pictured(sentence int) bool {
	a := p.t.Text
	if sentence < 0 {
		return false
	}
	_, end := news.Within(a.Tokens, a.Sentences[sentence])
	f := finder{body: p.t.Body, a: a, l: p.l}
	if f.credited(end) {
		return true
	}
	within := news.Find(a.Paragraphs, a.Sentences[sentence].Start)
	for k := sentence - 1; k >= max(0, sentence-captionReach) && news.Find(a.Paragraphs, a.Sentences[k].Start) == within; k-- {
		if lo, hi := news.Within(a.Tokens, a.Sentences[k]); hi > lo && hi-lo <= longestLabel && f.picture(lo) || p.inPhoto(k) {
			return true
		}
	}
	return p.inPhoto(sentence)
}

// photoReach is how many words of a sentence are looked at for the picture that it tells of.
const photoReach = 16

// inPhoto reports whether a sentence begins with the picture that it is the caption of: "File - In this Dec. 28,
// 2017 file photo, Ida Voss is brought to a court".
func (p *picker) inPhoto(sentence int) bool {
	a := p.t.Text
	lo, hi := news.Within(a.Tokens, a.Sentences[sentence])
	f := finder{body: p.t.Body, a: a, l: p.l}
	dated := false
	for i := lo; i+1 < min(hi, lo+photoReach); i++ {
		dated = dated || p.datedSpan(a.Tokens[i])
		if dated && f.picture(i) && a.Tokens[i+1].Of(p.t.Body) == "," {
			return true
		}
	}
	return false
}

// longestLabel is how many words the label of a picture has at most: "Image caption".
const longestLabel = 2

// nearDate is how far a word stands before a date that is the time of it, in bytes.
const nearDate = 30

// classOf is the class with a number of the language's.
func (p *picker) classOf(n uint8) news.EventClass {
	var c news.EventClass
	_ = c.UnmarshalText([]byte(p.l.Classes[n]))
	return c
}

// justNow reports whether a date is told from the day of publication and next to it:
// "today", "last night".
func justNow(d *news.Date) bool {
	return d.Anchor == news.Publication && d.Unit == 'D' && -1 <= d.Shift && d.Shift <= 0
}

// dates reports whether a date is that of an event told as a fact in a sentence that has
// a word in common with the title.
func (p *picker) dates(i int32) bool {
	a := p.t.Text
	for k := range a.Events {
		e := &a.Events[k]
		if e.Predicate.Start > a.Dates[i].Span.Start+longSentence {
			break
		}
		if e.Told == news.ToldFact && slices.Contains(e.When, i) {
			at := news.Find(a.Sentences, e.Predicate.Start)
			return at >= 0 && p.common(a.Sentences[at].Of(p.t.Body)) > 0
		}
	}
	return false
}

// longSentence is how far behind a date or a place an event may stand that it belongs to,
// in bytes.
const longSentence = 1000

// nearTitle is how many words a sentence has in common with the title that tells of
// the same.
const nearTitle = 3

// common is how many words that say something a stretch has in common with the title.
func (p *picker) common(words string) int {
	n := 0
	for x := range wordsOf(p.l, words) {
		n += one(p.title[x])
	}
	return n
}

// onward is the mod of "since Tuesday": nothing is told to have happened then.
const onward = "ON_OR_AFTER"

// isDay reports whether a date is a day or a time of one: "on Tuesday", "yesterday",
// "26 August".
func isDay(d *news.Date) bool {
	switch {
	case d.Mod == onward:
		return false
	case d.Type == news.TimeType:
		return true
	case d.Type != news.DateType:
		return false
	case d.Anchor != news.NoAnchor && (d.Unit == 'D' || d.Unit == 'h'):
		return true
	}
	return strings.HasPrefix(d.Value, "XXXX-WXX-") || len(d.Value) >= len("XXXX-XX-XX") && d.Value[4] == '-' && d.Value[7] == '-' && strings.IndexByte(d.Value, 'W') < 0
}
