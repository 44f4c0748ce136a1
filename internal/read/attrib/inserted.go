package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// maxInsertedSubject is how many words stand at most between the relative that opens an inserted
// clause and the verb of saying in it.
const maxInsertedSubject = 6

// aroundInserted gives a content its whole clause where the author has others say something in the
// middle of it: "It said | the attacker, who police said held two passports, had fled". The network
// ends the outer content at the comma and gives the rest to the others, who keep the words up to the
// next one.
func (r *reader) aroundInserted() {
	for i := range r.drafts {
		d := &r.drafts[i]
		lo, hi, ok := r.openSubject(d)
		if !ok {
			continue
		}
		if n := len(d.Content) - 1; n > 0 {
			if from, _ := news.Within(r.spans, d.Content[n]); from == hi+1 && d.Content[n-1].Start == r.spans[lo].Start {
				d.Content = append(d.Content[:n-1:n-1], d.Content[n-1].Cover(d.Content[n]))
			}
			continue
		}
		for k := i + 1; k < min(i+3, len(r.drafts)); k++ {
			if comma, end := r.insertedIn(k, hi+1); end > comma {
				d.Content[0] = r.span(lo, end)
				d.Kind = r.kindOf(d.Content)
				r.insert(&r.drafts[k], hi+1, comma)
				break
			}
		}
	}
}

// afterAsClause gives back to a statement what goes on behind a clause in which others are said to have said as much:
// "Voss stressed that the quay is open, | as some papers reported, | and that the crane stands". What those said is
// what stands before.
func (r *reader) afterAsClause() {
	kept := r.drafts[:0]
	for i := range r.drafts {
		e := r.drafts[i]
		lo, ok := r.asClause(&e)
		for k := len(kept) - 1; ok && k >= max(0, len(kept)-frameReach); k-- {
			d := &kept[k]
			n := len(d.Content) - 1
			if d.unit != e.unit || n < 0 || !r.has(r.tokenAt(d.Content[n].Start), lang.That) {
				continue
			}
			if _, end := news.Within(r.spans, d.Content[n]); end == e.src[0]-2 || end == e.src[0]-1 {
				d.Content = append(d.Content, news.Span{Start: r.spans[lo].Start, End: e.Content[0].End})
				ok = false
			}
			if !ok {
				e.Content = nil
			}
		}
		if len(e.Content) > 0 {
			kept = append(kept, e)
		}
	}
	r.drafts = kept
}

// asClause is the token with which the content of a draft begins that is said in an "as" clause and has what stands
// behind that for its content: "…, as some papers reported, and | that".
func (r *reader) asClause(e *draft) (lo int, ok bool) {
	if e.src[1] <= e.src[0] || len(e.Content) != 1 || len(e.Cue) != 1 || !r.isDenial(e.src[0]-1, lang.As) || !r.comma(e.src[0]-2) {
		return 0, false
	}
	_, behind := news.Within(r.spans, e.Cue[0])
	lo, _ = news.Within(r.spans, e.Content[0])
	return lo, lo == behind+2 && r.comma(behind) && r.has(behind+1, lang.Conjunction) && r.has(lo, lang.That)
}

// insert ends a draft that is said in the relative clause at token rel at the comma that closes that.
func (r *reader) insert(e *draft, rel, comma int) {
	e.inserted = true
	r.endAt(e, comma)
	if e.src[0] == rel && e.src[1] > rel+1 {
		r.give(e, rel+1, e.src[1])
	}
}

// openSubject is where the first piece of a draft's content stands, as tokens, if that has no verb and a
// relative clause begins behind it: "said | the attacker, | who".
func (r *reader) openSubject(d *draft) (lo, hi int, ok bool) {
	if d.Carried || d.cue == nil || d.cue.Takes&(lang.TakesClause|lang.TakesThat) == 0 || len(d.Cue) != 1 || len(d.Content) == 0 || len(d.Content) > 2 {
		return 0, 0, false
	}
	_, at := news.Within(r.spans, d.Cue[0])
	lo, hi = news.Within(r.spans, d.Content[0])
	if lo != at || hi-lo > maxPhrase || !r.comma(hi) || !r.has(hi+1, lang.Relative) || !r.has(lo, lang.Determiner|lang.Possessive|lang.That) && !r.toks[lo].capital {
		return 0, 0, false
	}
	for i := lo + 1; i < hi; i++ {
		if r.toks[i].punct || r.quoted(i) || r.has(i, auxiliary) || r.pastVerb(lo, i) {
			return 0, 0, false
		}
	}
	return lo, hi, true
}

// insertedIn is the comma that closes the relative clause at token rel, in which draft n is said, and
// where the clause around ends, which goes on behind the comma with its verb; two zeros: it does not.
func (r *reader) insertedIn(n, rel int) (comma, end int) {
	e := &r.drafts[n]
	if len(e.Cue) == 0 || len(e.Content) == 0 || e.class != lang.SayCue && e.class != lang.ThinkCue {
		return 0, 0
	}
	at, hi := news.Within(r.spans, e.Cue[0])
	u := &r.units[r.unitOf(rel)]
	if at <= rel+1 || at > rel+maxInsertedSubject+1 || hi >= u.end || r.quoted(at) {
		return 0, 0
	}
	outside := e.src[1] > e.src[0] && (e.src[0] < rel || e.src[1] > at)
	if outside || e.src[1] == rel+1 {
		return 0, 0 // who says it does not stand between "who" and the verb
	}
	comma = hi
	for comma < min(u.end, hi+maxPhrase) && !r.comma(comma) {
		comma++
	}
	if !r.comma(comma) || comma+2 >= u.end || !r.has(comma+1, auxiliary) && !r.looksPast(comma+1) {
		return 0, 0
	}
	end = comma + 1
	for _, c := range e.Content {
		_, to := news.Within(r.spans, c)
		end = max(end, to)
	}
	if end > comma+1 {
		return comma, end
	}
	end = u.end
	for k := n + 1; k < min(n+echoReach, len(r.drafts)); k++ {
		if from := r.drafts[k].Extent().Start; from > r.spans[comma].Start && from < r.spans[end-1].End {
			return 0, 0 // where it ends is not plain
		}
	}
	return comma, end
}
