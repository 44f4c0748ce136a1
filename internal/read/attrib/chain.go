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
	if d.listener[1] <= d.listener[0] {
		r.findListener(d)
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
	x.inMedium(d)
}

func (x *resolver) relay(d *draft, id int32, words news.Span) {
	if id == news.NoVoice || id == d.Voice || len(d.Chain) >= 4 {
		return
	}
	for _, l := range d.Chain {
		if l.Voice == id {
			return
		}
	}
	d.Chain = append(d.Chain, news.Relay{Voice: id, Span: words})
}

// findListener reads whom a thing was told to behind a cue that can be told to
// somebody, where that has not been read yet.
func (r *reader) findListener(d *draft) {
	if len(d.Cue) == 0 || d.unit >= len(r.units) {
		return
	}
	c := d.Cue[0]
	for i := r.tokenAt(c.Start); i < len(r.toks) && r.spans[i].Start < c.End; i++ {
		t := &r.toks[i]
		if t.cue == 0 || t.region >= 0 || r.l.Cues[t.cue-1].Takes&lang.TakesPerson == 0 || i+1 >= r.units[d.unit].end || r.quoted(i+1) {
			continue
		}
		end := i + 2
		if !r.has(i+1, lang.FirstPerson) {
			end = r.coreRight(i+1, r.units[d.unit].end)
		}
		if end > i+1 && !r.within(d.Content, i+1) && !r.within(d.Source, i+1) {
			d.listener = [2]int{i, end}
		}
		return
	}
}

// within reports whether token i is part of spans.
func (r *reader) within(spans []news.Span, i int) bool {
	for _, s := range spans {
		if s.Contains(r.spans[i]) {
			return true
		}
	}
	return false
}

// inMedium reads "in an interview with SOURCE", "in a SOURCE interview", "wrote in
// SOURCE" and "said to SOURCE" in the sentence of a statement, outside its
// content.
func (x *resolver) inMedium(d *draft) {
	r := x.r
	if d.unit >= len(r.units) || len(d.Cue) == 0 {
		return
	}
	u := &r.units[d.unit]
	at := r.tokenAt(d.Cue[0].Start)
	for i := max(u.lo, at-maxPhrase); i < min(u.end, at+maxPhrase); i++ {
		if r.quoted(i) || r.within(d.Content, i) || r.within(d.Source, i) {
			continue
		}
		switch {
		case r.has(i, lang.MediumNoun) && i+2 < u.end && r.has(i+1, lang.Postmodifier):
			given := r.nameClass(i, i+1).Has(lang.Interview) && r.nameClass(i+1, i+2).Has(lang.Partner)
			if end := r.coreRight(i+2, u.end); end > i+2 && (given && r.bareName(i+2, end) || r.outlet(i+2, end)) {
				x.relay(d, x.outlet(i+2, end), r.span(i, end))
			}
		case r.has(i, lang.MediumNoun):
			lo := i
			for lo > u.lo && r.toks[lo-1].capital && !r.toks[lo-1].punct {
				lo--
			}
			if lo < i && r.has(lo-1, lang.Determiner) && r.nameClass(lo-2, lo-1).Has(lang.Locative) && r.outlet(lo, i) {
				x.relay(d, x.outlet(lo, i), r.span(lo, i+1))
			}
		case i > at && i <= at+3 && i+1 < u.end && (r.has(i, lang.ToWord) || r.nameClass(i, i+1).Has(lang.Locative)):
			end := r.coreRight(i+1, u.end)
			if s := r.describe(i+1, end); end > i+1 && s.named() && s.kind == news.Outlet && s.role[1] <= s.role[0] {
				x.relay(d, x.outlet(i+1, end), r.span(i, end))
			}
		}
	}
}

// bareName reports whether a phrase is nothing but words with capitals.
func (r *reader) bareName(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.toks[i].capital || r.toks[i].punct || r.toks[i].has(lang.TimeWord|lang.Metonym) {
			return false
		}
	}
	return hi > lo
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
	if d.unit >= len(r.units) || len(d.Cue) == 0 {
		return
	}
	from := r.tokenAt(max(news.CoverAll(d.Cue).Start, news.CoverAll(d.Source).End))
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
