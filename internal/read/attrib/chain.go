package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// chain finds through whom a statement came: "told the Harbour Post", "told us",
// "in a letter published by the Post", and an outlet's report that cites a source.
func (x *resolver) chain(d *draft) {
	r := x.r
	if d.relay[1] > d.relay[0] {
		if id := x.voiceOf(d.relay[0], d.relay[1]); id != news.NoVoice && id != d.Voice {
			d.Chain = append(d.Chain, news.Relay{Voice: id, Span: r.span(d.relayAt[0], d.relayAt[1])})
		}
	}
	if d.listener[1] > d.listener[0]+1 {
		lo, hi := d.listener[0]+1, d.listener[1]
		switch {
		case hi == lo+1 && r.has(lo, lang.FirstPerson):
			id := x.v.theAuthor()
			x.v.mention(id, r.span(lo, hi), news.Span{}, news.Span{})
			x.relay(d, id, r.span(lo-1, hi))
		case r.outlet(lo, hi):
			x.relay(d, x.outlet(lo, hi), r.span(d.listener[0], hi))
		}
	}
	x.passedOn(d)
}

func (x *resolver) relay(d *draft, id int32, words news.Span) {
	if id != news.NoVoice && id != d.Voice && len(d.Chain) < 4 {
		d.Chain = append(d.Chain, news.Relay{Voice: id, Span: words})
	}
}

// outlet resolves the name of an outlet that is no source itself.
func (x *resolver) outlet(lo, hi int) int32 {
	s := x.r.describe(lo, hi)
	if !s.named() {
		return news.NoVoice
	}
	s.kind = news.Outlet
	return x.body(&s)
}

// outlet reports whether a noun phrase names an outlet: by a name that is one, by
// a word that such names end in, or by "the" before a name that is nothing else.
func (r *reader) outlet(lo, hi int) bool {
	s := r.describe(lo, hi)
	if !s.named() || s.kind == news.Person && !s.definite {
		return false
	}
	if s.kind == news.Outlet {
		return true
	}
	for i := s.lo; i < s.hi; i++ {
		if r.toks[i].has(lang.OrgNoun | lang.Metonym | lang.GroupNoun | lang.Role | lang.Conjunction) {
			return false
		}
	}
	return s.definite && s.kind == news.Organisation && !r.toks[s.name[1]-1].upper
}

// passedOn reads "…, quoted by SOURCE" and "in a statement carried by SOURCE"
// behind a statement's source, cue and listener.
func (x *resolver) passedOn(d *draft) {
	r := x.r
	from := r.tokenAt(max(news.CoverAll(d.Cue).End, news.CoverAll(d.Source).End))
	if d.unit >= len(r.units) || len(d.Cue) == 0 {
		return
	}
	end := min(r.units[d.unit].end, from+14)
	for i := from; i+2 < end+1 && i+1 < len(r.toks); i++ {
		if r.quoted(i) {
			return
		}
		if !r.has(i, lang.CarriedVerb) || !r.has(i+1, lang.RelayBy) {
			continue
		}
		stop := r.coreRight(i+2, end)
		if stop > i+2 && r.outlet(i+2, stop) {
			x.relay(d, x.outlet(i+2, stop), r.span(i, stop))
		}
		return
	}
}
