package attrib

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// takeFrame makes a statement of what a frame was laid on, in place of what stands there.
// Where there is the same statement already it only learns who passes it on; and what
// somebody says in quotation marks, or what goes on in other sentences, is left alone.
// A frame that says that nobody told it leaves none.
func (r *reader) takeFrame(n int, m framed, t *taking) {
	d, untold := r.frameDraft(m), r.untold(&m)
	d.unit, d.Denied, d.Voice = n, -1, news.NoVoice
	whole := news.Span{Start: r.spans[min(m.lo, m.words[0])].Start, End: r.spans[max(m.hi, m.words[1])-1].End}
	var spent []int
	lo, hi := r.draftsNear(whole)
	for i := lo; i < hi; i++ {
		e := &r.drafts[i]
		at := e.Extent()
		switch {
		case t.spent[i] || !whole.Overlaps(at), m.back && r.besides(e, whole):
		case r.sameStatement(e, &d) && !untold:
			if e.relay[1] == e.relay[0] || e.relay[1] == e.relay[0]+1 && d.relay[1] > 0 && r.has(e.relay[0], lang.That|lang.Relative) { // "the Post | that | quoted Voss"
				e.relay, e.relayAt, e.spare = d.relay, d.relayAt, true
			}
			if e.alone, e.turn = false, true; len(e.Cue) == 0 {
				e.Cue, e.verb, e.cue, e.class = d.Cue, d.verb, d.cue, d.class // who says it was found, and no word for it
			}
			if e.src[0] == d.src[0] && e.src[1] < d.src[1] && r.has(e.src[1], lang.Relative) {
				e.src, e.Source = d.src, d.Source
			}
			if m.class == lang.DenyCue {
				e.class, e.Stance = d.class, d.Stance
			}
			return
		case m.src[1] == m.src[0] && m.relay[1] == m.relay[0] && e.src[1] > e.src[0] && e.src[0] >= m.hi: // "it later emerged that …, police said"
			return
		case e.verb >= m.words[1] && e.src[0] >= m.lo && e.src[1] <= m.words[0] && r.toks[e.verb].form == lang.IngForm:
			e.src, e.Source = d.src, d.Source // "Voss took issue with | those who say that it sank, | calling it a lie"
		case m.back && e.class == lang.WantCue && e.src == m.src: // "sought | to set the record straight: the cranes stood still"
			spent = append(spent, i)
		case m.answer[1] > 0 && r.saysAnswer(e, &m):
			spent = append(spent, i) // “Not true,” is no statement by itself
		case m.noun && overlap(e.Cue, d.Cue):
			spent = append(spent, i) // whoever else was taken for whose the claim is
		case m.noun && e.alone && !r.sure(e): // "spoke in spite of | Voss’s claim that"
		case m.shy && !r.givesWay(e, &m) || !whole.Contains(at) || e.Kind == news.Direct && len(e.Source) > 0:
			return
		default:
			spent = append(spent, i)
		}
	}
	for _, i := range spent {
		t.spent[i] = true
	}
	if !untold {
		t.made = append(t.made, d)
	}
}

// untold reports whether a frame says that nobody told it, or only what if somebody did: "| No | word came
// from Voss that", "it was | not | Voss who said that", "| If | Voss let it be known that".
func (r *reader) untold(m *framed) bool {
	who := m.src[0]
	switch {
	case m.src[1] == m.src[0] && m.relay[1] == m.relay[0]:
		who = m.lo
	case m.src[1] == m.src[0]:
		who = m.relay[0]
	}
	not := func(i int) bool {
		return r.has(i, lang.Negation) || r.isDenial(i, lang.Nought) || r.nameClass(i, i+1).Has(lang.Supposes)
	}
	if not(who) || m.lo > 0 && not(m.lo-1) {
		return true
	}
	for _, c := range m.cue {
		if r.anyOf(c[0], c[1], lang.Negation) {
			return true
		}
	}
	return false
}

// givesWay reports whether a draft is less than what a side of its sentence says: nobody makes it, the
// network alone found it, or it takes the outlet, or all of the side, for who speaks.
func (r *reader) givesWay(e *draft, m *framed) bool {
	whole := e.src[0] <= m.relay[0] && e.src[1] >= m.src[1] && r.comma(m.relay[1]) // "the Post, relying on Voss,"
	return e.alone || len(e.Source) == 0 || whole || e.src[0] >= m.relay[0] && e.src[1] <= m.relay[1]
}

// sameStatement reports whether a draft is what a frame says: the same words, by the same.
func (r *reader) sameStatement(e, d *draft) bool {
	if len(e.Source) == 0 || len(e.Content) != 1 || !overlap(e.Source, d.Source) || r.has(e.src[0], lang.Relative) && overlap(e.Cue, d.Source) {
		return false // "a source | who requested | anonymity"
	}
	if inside := e.src[0] >= d.src[0] && e.src[1] <= d.src[1]+1; !inside && (e.src[0] != d.src[0] || d.relay[1] > d.relay[0]) {
		return false // "the Post, on the strength of what it heard from Voss,"
	}
	a, b := e.Content[0], d.Content[0]
	if d.relay[1] > d.relay[0] && a.Start < b.Start && a.Contains(r.span(d.relay[0], d.relay[1])) {
		return false // "described to | the Post how the ferry sank"
	}
	if r.is(r.tokenAt(b.Start)-1, ':') && a.Start < b.Start {
		return false // "described | the night to the Post as follows: the ferry sank"
	}
	both := 10 * a.Intersect(b).Len()
	return both > 9*max(a.Len(), b.Len()) || both > 6*b.Len() && a.End == b.End // "said | on Monday the ferry would sail"
}

// frameDraft is the statement of a frame.
func (r *reader) frameDraft(m framed) draft {
	d := draft{verb: m.verb, class: m.class, src: m.src, relay: m.relay, spare: true, back: m.back, answered: m.answer[1] > 0, turn: true}
	if m.src[1] == m.src[0] {
		d.src, d.relay, d.paper = m.relay, [2]int{}, true
	}
	if by := m.src[0] - 1; d.relay[1] == 0 && by > 0 && r.has(by, lang.RelayBy) && r.has(by-1, lang.CarriedVerb) && r.bareName(m.src[0], m.src[1]) && !r.nameClass(m.src[0], m.src[0]+1).Has(lang.GivenName) {
		d.paper = true // "as reported by Western Shipping, …"
	}
	slices.SortFunc(m.cue, func(a, b [2]int) int { return a[0] - b[0] })
	if d.relay[1] > d.relay[0] {
		d.relayAt = m.relaying()
	}
	if m.verb >= 0 {
		d.cue = &r.l.Cues[r.toks[m.verb].cue-1]
	}
	for k, c := range m.cue {
		if last := len(d.Cue) - 1; k > 0 && m.cue[k-1][1] == c[0] {
			d.Cue[last].End = r.spans[c[1]-1].End
			continue
		}
		d.Cue = append(d.Cue, r.span(c[0], c[1]))
	}
	if d.src[1] > d.src[0] { // of "it later emerged that", nothing says who found it out
		d.Source = []news.Span{r.span(d.src[0], d.src[1])}
	}
	d.Content = []news.Span{r.span(m.words[0], r.withoutCommas(m.words[0], m.words[1]))}
	d.Kind = r.kindOf(d.Content)
	d.Stance = r.stanceOf(&d)
	return d
}

// relaying is who passes the words on with the words of the frame that say so: those before
// them, "who spoke to the Post", or else those behind, "the Post has learned".
func (m *framed) relaying() [2]int {
	at := m.relay
	for k := len(m.cue) - 1; k >= 0; k-- {
		if m.cue[k][1] == at[0] {
			at[0] = m.cue[k][0]
		}
	}
	for _, c := range m.cue {
		if at[0] == m.relay[0] && c[0] == at[1] {
			at[1] = c[1]
		}
	}
	return at
}
