package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// maxCreditGap is how many tokens may stand between words and the name that they
// are credited to: a dash, a colon, a quotation mark.
const maxCreditGap = 2

// credits makes the statements of a paragraph that has sources and contents, but no
// cue: “The lights went out.” — Ane Brask. Contents belong to the source right
// behind them, or else to the one right before. It reports whether it made any.
func (r *reader) credits(all []stretch) bool {
	made := false
	from := 0 // the first content that no source has yet
	for k := range all {
		if all[k].role != BeginSource {
			continue
		}
		lo, hi := from, k
		for lo < hi && all[lo].role != BeginContent {
			lo++
		}
		if lo == hi || all[k].lo-all[hi-1].hi > maxCreditGap {
			lo, hi = k+1, k+1
			for hi < len(all) && all[hi].role == BeginContent {
				hi++
			}
			if lo == hi || all[lo].lo-all[k].hi > maxCreditGap {
				continue
			}
		}
		d := draft{unit: r.unitOf(all[k].lo), verb: -1, class: lang.SayCue, src: [2]int{all[k].lo, all[k].hi}}
		d.Denied, d.Voice = -1, news.NoVoice
		d.Source = []news.Span{r.span(all[k].lo, all[k].hi)}
		for _, x := range all[lo:hi] {
			d.Content = append(d.Content, r.span(x.lo, x.hi))
		}
		r.drafts = append(r.drafts, d)
		from, made = max(hi, k+1), true
	}
	return made
}

// maxCreditWords is how many tokens a name behind a dash has at most.
const maxCreditWords = 10

// creditLines corrects the roles of the lines that are a quotation, a dash and a
// name, as in lists of readers' letters and under a pulled quotation: what stands
// in the marks is content, and the name is its source. Typography tells these
// more surely than words do.
func (r *reader) creditLines(roles []Role) {
	for i := range r.regions {
		g := &r.regions[i]
		lo, hi := int(g.lo), int(g.hi)
		u := r.unitOf(lo)
		if !r.units[u].first || r.units[u].lo != lo || hi-lo < 4 {
			continue
		}
		end := r.paragraphEnd(u)
		for end > hi && r.toks[end-1].punct {
			end--
		}
		name := hi + 1
		if name >= end || end-name > maxCreditWords || !r.dash(hi) || !r.toks[name].capital {
			continue
		}
		lay(roles[lo:hi], BeginContent)
		lay(roles[name:end], BeginSource)
		roles[hi] = Outside
	}
}

// lay gives tokens one role, the first of them as its beginning.
func lay(roles []Role, begin Role) {
	for i := range roles {
		roles[i] = begin + 1
	}
	roles[0] = begin
}

// paragraphEnd is the token after the paragraph that unit u is in.
func (r *reader) paragraphEnd(u int) int {
	for u+1 < len(r.units) && !r.units[u+1].first {
		u++
	}
	return r.units[u].hi
}

// dash reports whether token i is a dash between words.
func (r *reader) dash(i int) bool {
	switch r.word(i) {
	case "—", "―", "–", "-", "--":
		return true
	}
	return false
}
