package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// This file finds who is meant where what somebody tells is given as who says it: "Remarks by | Voss |,
// published by the Post, suggest that the ferry sank" is hers, through the Post, and not a document's.

// accountsOf looks for that in every draft.
func (r *reader) accountsOf() {
	for i := range r.drafts {
		d := &r.drafts[i]
		long := d.src[1]-d.src[0] >= 3 && d.src[1]-d.src[0] <= maxPart
		if long && len(d.Source) == 1 && d.Kind != news.Direct && d.relay[1] <= d.relay[0] && !r.quoted(d.src[0]) {
			r.accountOf(d)
		}
	}
}

// accountOf reads the source of a draft as a piece that says who tells a thing (tellpart.go).
func (r *reader) accountOf(d *draft) {
	lo, hi := d.src[0], d.src[1]
	p, ok := r.looseTellPart(lo, hi)
	if !ok {
		return
	}
	if r.carriedAside(&p) {
		d.src = p.src
		return
	}
	for k := lo; k < lo+3 && p.account < 0; k++ {
		if r.has(k, lang.MediumNoun|lang.DocumentNoun) {
			p.account = k
		}
	}
	if p.account < 0 || p.account > lo+2 || r.taken(&p, lo) {
		return
	}
	document := r.has(p.account, lang.DocumentNoun) || r.has(r.partHead(lo, hi), lang.DocumentNoun)
	switch {
	case p.hasBoth():
		m := p.asFramed([2]int{})
		d.src = p.src
		d.relay, d.relayAt, d.spare = p.relay, m.relaying(), true
	case document:
	case p.hasTeller():
		d.src = p.src
	case r.namedOutlet(&p) && !r.has(p.account, lang.MediumNoun):
		d.src, d.paper = p.relay, true
	}
}

// carriedAside reports whether a source is somebody with an aside on who passed his account on: "Voss, | whose account
// was carried by the Post".
func (r *reader) carriedAside(p *part) bool {
	aside := r.comma(p.src[1]) && r.has(p.src[1]+1, lang.Relative)
	return p.src[0] == p.lo && aside && p.hasPasser() && (p.conveys || p.hears)
}
