package event

import (
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// A candidate for where weighs by how it is told. The weights were set by hand on the
// half of the gold for development.
const (
	inTitle     = 2.5 // behind a preposition in the title, or before what happened there
	ofEvent     = 1.5 // in the clause of the main event
	afterAt     = 1.0 // behind a preposition that says where
	merely      = 0.3 // anywhere else
	unknown     = 0.7 // behind such a preposition, and no place of the layer: a part of it
	titleScene  = 0.8 // before what happened there, in the title
	titleNation = 0.2 // the same of a country
	nationwide  = 0.8 // is taken off a country
	early       = 0.8 // for the first sentence; less for the next ones
	again       = 0.25
	mostAgain   = 4 // times that a name counts again
)

// scene is somewhere that may be where it happened.
type scene struct {
	words news.Words
	name  string
	place int32 // of the text, or -1
	w     float64
}

// where is the words that say where, and the number of the place in them, or -1: of
// those in the title and in the first sentences what weighs most.
func (p *picker) where(head *news.Event, who news.Span, whoever news.Words) (news.Words, int32) {
	var all []scene
	if head != nil && short(head.Site.Of(p.t.Title)) {
		all = append(all, scene{news.Words{Title: true, Span: head.Site}, head.Site.Of(p.t.Title), -1, inTitle + .5})
	}
	all = p.named(p.inTitle(all, who))
	all = p.unknown(all)
	best, most := scene{place: -1}, 0.0
	for i := range all {
		c := &all[i]
		c.w += again * float64(min(mostAgain, strings.Count(p.lead(), c.name)))
		if p.nation(c.name) {
			c.w -= nationwide
		}
		if c.w > most {
			best, most = *c, c.w
		}
	}
	if p.nation(best.name) && best.name == p.said(whoever) { // who acts, and not where
		return news.Words{}, -1
	}
	if k := p.within(best); k >= 0 {
		return news.Words{Span: p.upTo(k, best.name)}, k
	}
	return best.words, best.place
}

// withinReach is how many sentences a place in a country is looked for in.
const withinReach = 3

// within is the number of the one place that the first sentences tell of in the country
// that was found, behind a preposition that says where; -1, where they tell of none or of
// several. Of "Northmark" and "in Osk" the latter says more.
func (p *picker) within(best scene) int32 {
	if best.name == "" || !p.nation(best.name) {
		return -1
	}
	a, country := p.t.Text, ""
	for i := range a.Places {
		if a.Places[i].Span.Of(p.t.Body) == best.name {
			country = a.Places[i].Country
			break
		}
	}
	found := int32(-1)
	for i := range a.Places {
		x := &a.Places[i]
		at := news.Find(a.Sentences, x.Span.Start)
		if at < 0 || at >= withinReach {
			break
		}
		name := x.Span.Of(p.t.Body)
		switch {
		case x.Kind != news.Location || x.Country != country || country == "" || p.nation(name) || p.owns(p.t.Body, x.Span) || !p.after(p.t.Body, a.Tokens, x.Span) && !p.from(x.Span) && !p.cityOf(x.Span):
		case found >= 0 && a.Places[found].Span.Of(p.t.Body) != name:
			return -1
		case found < 0:
			found = int32(i)
		}
	}
	if found >= 0 && !p.tells(a.Sentences[news.Find(a.Sentences, a.Places[found].Span.Start)].Of(p.t.Body), best.name) {
		return -1
	}
	return found
}

// from reports whether a place of the text stands right behind a preposition that says where
// somebody is from.
func (p *picker) from(s news.Span) bool {
	lo, _ := news.Within(p.t.Text.Tokens, s)
	return lo > 0 && p.role(lo-1, lang.EventWay) && p.role(lo-1, lang.EventAt)
}

// tells reports whether a sentence has a word of the title but a name.
func (p *picker) tells(sentence, name string) bool {
	return p.common(strings.ReplaceAll(sentence, name, "")) > 0
}

// countryNear is how far behind a place its country is looked for, in bytes.
const countryNear = 24

// upTo is a place with its country, where that is told right behind it: "Osk in the north
// of Northmark".
func (p *picker) upTo(i int32, country string) news.Span {
	s := p.joined(i)
	rest := p.t.Body[s.End:min(len(p.t.Body), int(s.End)+countryNear+len(country))]
	if k := strings.Index(rest, country); k >= 0 && !strings.ContainsAny(rest[:k], ".;:!?\n") {
		s.End += uint32(k + len(country))
	}
	return s
}

// mostPlaces is how many places of a text are looked for in its title.
const mostPlaces = 64

// inTitle adds the places of the title: a name in it that the text has for a place is
// one, too.
func (p *picker) inTitle(all []scene, who news.Span) []scene {
	title := p.t.Title
	add := func(s news.Span, at int32) {
		if s != who && !p.hyphened(title, s) && !p.partOfName(s, who) && (p.scene(s) || p.behind(s)) {
			w := inTitle
			if p.scene(s) {
				if w += titleScene; p.nation(s.Of(title)) {
					w -= titleScene - titleNation
				}
			}
			all = append(all, scene{news.Words{Title: true, Span: s}, s.Of(title), at, w})
		}
	}
	for i := range p.t.Text.Places[:min(mostPlaces, len(p.t.Text.Places))] {
		if p.t.Text.Places[i].Kind == news.Demonym { // "outside the Northmark consulate"
			continue
		}
		name := p.t.Text.Places[i].Span.Of(p.t.Body)
		if k := strings.Index(title, name); k >= 0 && p.whole(k, k+len(name)) {
			add(news.MakeSpan(k, k+len(name)), int32(i))
		}
	}
	for i := range p.t.Of.Places {
		if p.t.Of.Places[i].Kind != news.Demonym {
			add(p.t.Of.Places[i].Span, -1)
		}
	}
	return all
}

// mostNamed is how many bytes the rest of a name has that begins with a place: "Osk Rovers".
const mostNamed = 20

// partOfName reports whether a place of the title is but the beginning of the name of who acts there: "Osk Rovers win".
func (p *picker) partOfName(s, who news.Span) bool {
	if s.Start != who.Start || s.End >= who.End || who.End-s.End > mostNamed || strings.Count(who.Of(p.t.Title), " ") > 2 {
		return false
	}
	i := firstOver(p.t.Of.Places, s, placeSpan)
	return i >= 0 && p.t.Of.Places[i].Kind == news.PartOfName
}

// named adds the places of the layer in the first sentences.
func (p *picker) named(all []scene) []scene {
	a := p.t.Text
	var event *news.Event
	if p.event >= 0 {
		event = &a.Events[p.event]
	}
	for i := range a.Places {
		s := a.Places[i].Span
		at := news.Find(a.Sentences, s.Start)
		if at < 0 || at >= mainReach {
			break
		}
		if a.Places[i].Kind != news.Location || p.owns(p.t.Body, s) && !p.ownsPlace(s) || p.hyphened(p.t.Body, s) {
			continue
		}
		c := scene{news.Words{Span: p.joined(int32(i))}, s.Of(p.t.Body), int32(i), merely}
		if p.after(p.t.Body, a.Tokens, s) {
			c.w = afterAt
		}
		if event != nil && slices.Contains(event.Where, int32(i)) {
			c.w += ofEvent
			if x := event.Site; short(x.Of(p.t.Body)) && x.Contains(s) && !p.datedSpan(x) {
				c.words.Span = x
			}
		}
		if c.w == merely && (p.whose(s) || p.nation(c.name) && !p.names(s)) || p.elsewhere(int32(i)) && !(p.moves && p.after(p.t.Body, a.Tokens, s)) || p.pictured(at) {
			continue
		}
		c.w += early / float64(1+at)
		all = append(all, c)
	}
	return all
}

// cityOf reports whether a kind of place and "of" stand before a place.
func (p *picker) cityOf(s news.Span) bool {
	lo, _ := news.Within(p.t.Text.Tokens, s)
	return lo >= 2 && p.role(lo-1, lang.EventOf) && p.role(lo-2, lang.EventKind)
}

// unknown adds names behind a preposition in the first sentences that the layer does
// not know for places, with a word for the kind of place that they are: "in the city of
// Saltern", "near the Saltern stop". What the main event's clause says is one, too.
func (p *picker) unknown(all []scene) []scene {
	a := p.t.Text
	if p.event >= 0 {
		if s := a.Events[p.event].Site; short(s.Of(p.t.Body)) && !p.layered(s) { // layered: dates, voices
			all = append(all, scene{news.Words{Span: s}, s.Of(p.t.Body), -1, unknown + ofEvent/2})
		}
	}
	for at := range min(mainReach, len(a.Sentences)) {
		if p.pictured(at) {
			continue
		}
		lo, hi := news.Within(a.Tokens, a.Sentences[at])
		for i := lo; i < hi; i++ {
			if !p.role(i, lang.EventAt) {
				continue
			}
			from, to := p.nameAfter(i+1, hi)
			if from == to || !p.kind(i, from, to, hi) {
				continue
			}
			s := news.Span{Start: a.Tokens[from].Start, End: a.Tokens[to-1].End}
			if p.layered(s) || p.owns(p.t.Body, s) {
				continue
			}
			all = append(all, scene{news.Words{Span: s}, s.Of(p.t.Body), -1, unknown + early/float64(1+at)})
		}
	}
	return all
}

// kind reports whether a kind of place is named with the name of tokens [from, to):
// between the preposition at token i and it, or behind it.
func (p *picker) kind(i, from, to, end int) bool {
	for k := i + 1; k < min(to+3, end); k++ {
		if p.lower(k) && p.role(k, lang.EventKind) {
			return true
		}
		if k >= to && !p.lower(k) { // what follows is another name
			return false
		}
	}
	return false
}

func (p *picker) lower(i int) bool {
	w := p.t.Text.Tokens[i].Of(p.t.Body)
	return 'a' <= w[0] && w[0] <= 'z'
}

// mostLower is how many words in lower case may stand between a preposition and a name:
// "in the northern city of Osk".
const mostLower = 4

// nameAfter is the tokens of a name in capitals from token i on.
func (p *picker) nameAfter(i, end int) (from, to int) {
	a := p.t.Text
	for n := 0; i < end && n < mostLower; n, i = n+1, i+1 {
		w := a.Tokens[i].Of(p.t.Body)
		if 'A' <= w[0] && w[0] <= 'Z' {
			break
		}
		if w[0] < 'a' || w[0] > 'z' || p.role(i, lang.EventAt|lang.EventSay|lang.EventPronoun|lang.EventAfter) {
			return 0, 0
		}
	}
	from = i
	for to = i; to < end; to++ {
		if w := a.Tokens[to].Of(p.t.Body); w[0] < 'A' || w[0] > 'Z' {
			break
		}
	}
	if to > from && (to-from > mostLower || len(a.Tokens[from].Of(p.t.Body)) < 3) {
		return 0, 0
	}
	return from, to
}

// role reports whether a token of the text has one of the roles.
func (p *picker) role(i int, r lang.EventRole) bool {
	e := p.l.Words[string(text.Fold(nil, p.t.Text.Tokens[i].Of(p.t.Body)))]
	return e != nil && e.Roles&r != 0
}

// layered reports whether a place, a date or a voice of the layers is in a span.
func (p *picker) layered(s news.Span) bool {
	a := p.t.Text
	if firstOver(a.Places, s, placeSpan) >= 0 || p.datedSpan(s) {
		return true
	}
	for i := range a.Voices[:min(mostPlaces, len(a.Voices))] {
		if strings.Contains(a.Voices[i].Name.Of(p.t.Body), s.Of(p.t.Body)) {
			return true
		}
	}
	return false
}

// datedSpan reports whether a date is in a span.
func (p *picker) datedSpan(s news.Span) bool { return firstOver(p.t.Text.Dates, s, dateSpan) >= 0 }

// lead is the first sentences.
func (p *picker) lead() string {
	ss := p.t.Text.Sentences
	if len(ss) == 0 {
		return ""
	}
	return p.t.Body[:ss[min(2*mainReach, len(ss))-1].End]
}

// whole reports whether a stretch of the title is cut at the borders of tokens.
func (p *picker) whole(from, to int) bool {
	lo, hi := news.Within(p.t.Of.Tokens, news.MakeSpan(from, to))
	return lo < hi && int(p.t.Of.Tokens[lo].Start) == from && int(p.t.Of.Tokens[hi-1].End) == to
}

// nation reports whether words are the name of a country.
func (p *picker) nation(words string) bool {
	e := p.l.Words[string(text.Fold(nil, strings.TrimPrefix(words, "the ")))]
	return e != nil && e.Roles&lang.EventNation != 0
}

// behind reports whether a preposition that says where stands before a place of the
// title.
func (p *picker) behind(s news.Span) bool { return p.after(p.t.Title, p.t.Of.Tokens, s) }

// after reports whether a preposition that says where stands before a place, with two
// words between at most: "in south Ellery".
func (p *picker) after(body string, tokens []news.Span, s news.Span) bool {
	lo, _ := news.Within(tokens, s)
	for i := lo - 1; i >= max(0, lo-3); i-- {
		if w := p.l.Words[string(text.Fold(nil, tokens[i].Of(body)))]; w != nil && w.Roles&lang.EventAt != 0 {
			return w.Roles&lang.EventWay == 0 || p.moves // "ten killed from Osk", and "a flight from Osk"
		}
	}
	return false
}

// elsewhere reports whether a place stands in an event's clause, and is not where any
// happened: the parser found what it belongs to ("challenges in Osk").
func (p *picker) elsewhere(i int32) bool {
	out := false
	for k := range p.t.Text.Events {
		e := &p.t.Text.Events[k]
		s := p.t.Text.Places[i].Span
		if e.Predicate.Start > s.End+longSentence {
			break
		}
		if slices.Contains(e.Where, i) || e.Site.Contains(s) {
			return false
		}
		out = out || e.Span.Contains(s) && !e.Who.Contains(s)
	}
	return out
}

// names reports whether a place of the text names which thing is meant: "the Norland range
// of the bars", and not "they blame Norland for it".
func (p *picker) names(s news.Span) bool {
	_, hi := news.Within(p.t.Text.Tokens, s)
	return hi < len(p.t.Text.Tokens) && p.lower(hi) && !p.role(hi, lang.EventSmall)
}

// whoseReach is how many words behind a place a person stands at most whose place it is.
const whoseReach = 3

// whose reports whether a place of the text says only whose somebody is, or where from: "an
// Osk state senator", "ten people from Osk".
func (p *picker) whose(s news.Span) bool {
	a := p.t.Text
	lo, hi := news.Within(a.Tokens, s)
	if lo > 0 && p.role(lo-1, lang.EventWay) && (!p.moves || !p.role(lo-1, lang.EventAt)) { // a flight to Osk may never come there
		return true
	}
	for i := hi; i < min(hi+whoseReach, len(a.Tokens)); i++ {
		w := p.l.Words[string(text.Fold(nil, a.Tokens[i].Of(p.t.Body)))]
		switch {
		case a.Tokens[i].Len() == 1 || w != nil && w.Roles&lang.EventSmall != 0:
			return false
		case w != nil && w.Things&lang.ThingPeople != 0:
			return true
		}
	}
	return false
}

// hyphened reports whether a place is the first half of a word: "an Osk-bound tram".
func (p *picker) hyphened(body string, s news.Span) bool { return strings.HasPrefix(body[s.End:], "-") }

// owns reports whether a place is a possessor, and so somebody rather than somewhere:
// "Northmark's Ilse Tamm".
func (p *picker) owns(body string, s news.Span) bool {
	rest := body[s.End:]
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

// ownsPlace reports whether a place of the text owns another one where something is: "at Osk's
// Old Gate", and not "Osk's Ilse Tamm said".
func (p *picker) ownsPlace(s news.Span) bool {
	a := p.t.Text
	lo, hi := news.Within(a.Tokens, s)
	if lo == 0 || hi+1 >= len(a.Tokens) || !p.role(lo-1, lang.EventAt) || p.role(lo-1, lang.EventWay) {
		return false
	}
	return !p.lower(hi + 1)
}

// scene reports whether a place of the title stands before what happened there: "Ellery
// tram crash".
func (p *picker) scene(s news.Span) bool {
	first, k := news.Within(p.t.Of.Tokens, s)
	if first > 0 {
		if w := p.l.Words[string(text.Fold(nil, p.t.Of.Tokens[first-1].Of(p.t.Title)))]; w != nil && w.Roles&lang.EventWay != 0 {
			return false // "the Lome to Osk flight"
		}
	}
	for i := k; i < min(k+2, len(p.t.Of.Tokens)); i++ {
		if w := p.l.Words[string(text.Fold(nil, p.t.Of.Tokens[i].Of(p.t.Title)))]; w != nil && w.Noun > 0 {
			return true
		}
	}
	return false
}

// joined is a place with those that follow it behind a comma: "Osk, Northmark".
func (p *picker) joined(i int32) news.Span {
	all := p.t.Text.Places
	s := all[i].Span
	for _, next := range all[i+1:] {
		if gap := int(next.Span.Start) - int(s.End); gap < 1 || gap > 2 || strings.TrimSpace(p.t.Body[s.End:next.Span.Start]) != "," {
			break
		}
		s.End = next.Span.End
	}
	return s
}

// short reports whether words are few enough to say where.
func short(words string) bool { return words != "" && len(words) <= 60 }
