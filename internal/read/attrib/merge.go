package attrib

import (
	"cmp"
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// stretch is a run of tokens that the network gave one role.
type stretch struct {
	role   Role // BeginSource, BeginCue or BeginContent
	lo, hi int
}

// stretches cuts the roles of a text into runs, none across a paragraph.
func (r *reader) stretches(roles []Role) []stretch {
	var out []stretch
	paragraph := make([]bool, len(roles)+1)
	for i := range r.units {
		if r.units[i].first {
			paragraph[r.units[i].lo] = true
		}
	}
	for i := 0; i < len(roles); {
		role := roles[i]
		if role == Outside {
			i++
			continue
		}
		inside := role
		if role%2 == 1 {
			inside++
		}
		j := i + 1
		for j < len(roles) && roles[j] == inside && !paragraph[j] {
			j++
		}
		out = append(out, stretch{inside - 1, i, j})
		i = j
	}
	return out
}

// mergeRoles makes the drafts anew from what the network says: a statement for
// each cue, with the source and the contents that belong to it. What the rules
// found of a cue beyond its spans — the verb, its negation, whom it was told to —
// is kept. A quotation that the rules gave to the speaker before stays where the
// network, too, takes it for content.
func (r *reader) mergeRoles(roles []Role) {
	r.creditLines(roles)
	r.verbsInSources(roles)
	r.namelessSources(roles)
	r.withoutTeasers(roles)
	r.withoutArticles(roles)
	r.wholeBounds(roles)
	all := r.stretches(roles)
	old := r.drafts
	r.drafts = nil
	used := make([]bool, len(old))
	of := r.byToken(old)
	for lo := 0; lo < len(all); {
		hi := lo + 1
		p := r.paragraphOf(all[lo].lo)
		for hi < len(all) && r.paragraphOf(all[hi].lo) == p {
			hi++
		}
		if !r.link(all[lo:hi], old, of, used, roles) && !r.credits(all[lo:hi]) {
			r.carryOn(all[lo:hi])
		}
		lo = hi
	}
	r.keepCarried(old, roles)
	r.keepAlone(old, used)
}

// withoutArticles takes away what was taken for said by nothing but an article: "| The | report on | the raid …". A noun
// that has no other source says what somebody's words are about, and goes with its verb.
func (r *reader) withoutArticles(roles []Role) {
	for i := 0; i+1 < len(roles); i++ {
		if roles[i] != BeginSource || roles[i+1] != BeginCue || !r.has(i, lang.Definite) || r.has(i, lang.Pronoun|lang.Possessive) {
			continue
		}
		end := runEnd(roles, i+1)
		if end < len(roles) && roles[end] == BeginContent {
			end = runEnd(roles, end)
		}
		clear(roles[i:end])
	}
}

// runEnd is where the run of one role ends that begins at token i.
func runEnd(roles []Role, i int) int {
	j := i + 1
	for j < len(roles) && roles[j] == roles[i]+1 {
		j++
	}
	return j
}

func cueOf(d *draft) []news.Span     { return d.Cue }
func contentOf(d *draft) []news.Span { return d.Content }

// marked marks the tokens that some parts of the drafts hold.
func (r *reader) marked(parts ...func(*draft) []news.Span) []bool {
	out := make([]bool, len(r.toks))
	for i := range r.drafts {
		for _, part := range parts {
			for _, c := range part(&r.drafts[i]) {
				for k, hi := news.Within(r.spans, c); k < hi; k++ {
					out[k] = true
				}
			}
		}
	}
	return out
}

// count is how many tokens spans have, and how many of them are marked.
func (r *reader) count(spans []news.Span, marked []bool) (all, n int) {
	for _, c := range spans {
		lo, hi := news.Within(r.spans, c)
		all += hi - lo
		for k := lo; k < hi; k++ {
			if marked[k] {
				n++
			}
		}
	}
	return all, n
}

// carryOn gives the quotations of a paragraph without a cue to the speaker of the
// paragraph before.
func (r *reader) carryOn(all []stretch) {
	n := len(r.drafts)
	if n == 0 {
		return
	}
	last := r.drafts[n-1]
	if len(last.Content) == 0 {
		return
	}
	before := r.paragraphOf(r.tokenAt(last.Content[len(last.Content)-1].Start))
	if d := r.overCaption(all[0].lo); d != nil {
		last, before = *d, r.paragraphOf(all[0].lo)-1
	}
	for _, x := range all {
		if x.role != BeginContent || r.paragraphOf(x.lo) != before+1 || !r.quoted(x.lo) || r.subhead(&r.units[r.unitOf(x.lo)]) {
			continue
		}
		d := draft{unit: r.unitOf(x.lo), verb: -1, class: lang.SayCue, src: last.src}
		d.Denied, d.Voice, d.Carried = -1, news.NoVoice, true
		d.Content = []news.Span{r.span(x.lo, x.hi)}
		if lo := r.units[d.unit].lo; lo < x.lo && r.is(x.lo-1, ':') {
			// "Voss wrote beside it: “…”": whoever the sentence is about says it.
			if end := r.bareNameEnd(lo, x.lo); r.speaks(lo, end) {
				d.src, d.Source, d.Carried = [2]int{lo, end}, []news.Span{r.span(lo, end)}, false
			}
		}
		if lo, end := r.commentBy(x.lo); end > lo {
			d.src, d.Source, d.Carried = [2]int{lo, end}, []news.Span{r.span(lo, end)}, false
		}
		if !overlap(d.Content, last.Content) {
			r.drafts = append(r.drafts, d)
		}
	}
}

// commentBy is whom the sentence is about in which a word for what words are given in leads up to the quotation at
// token i: "| Another sailor | chose a picture, with the comment, “…”". Equal: nobody.
func (r *reader) commentBy(i int) (lo, hi int) {
	lo = r.units[r.unitOf(i)].lo
	if i < lo+4 || r.quoted(lo) || !r.comma(i-1) && !r.is(i-1, ':') {
		return 0, 0
	}
	if m := i - 2; !r.has(m, lang.MediumNoun) && !r.nameClass(m, m+1).Has(lang.OwnWords|lang.Written) && !(r.anyCueTakes(m, lang.NounToo) && r.has(m-1, lang.Determiner)) {
		return 0, 0
	}
	if hi = r.subjectEnd(lo, i); hi <= lo || hi >= i || !r.speaks(lo, hi) && !r.pastVerb(lo, hi) || r.has(lo, lang.Pronoun) && !r.has(lo, lang.Determiner) {
		return 0, 0
	}
	return lo, hi
}

// bareNameEnd is where the words with capitals end that begin at token lo.
func (r *reader) bareNameEnd(lo, hi int) int {
	from := lo
	for lo < hi && (r.toks[lo].capital && !r.toks[lo].punct || lo > from && r.namePart(lo)) {
		lo++
	}
	return lo
}

// unitOf is the unit that token i is in.
func (r *reader) unitOf(i int) int {
	lo, hi := 0, len(r.units)
	for lo < hi {
		if mid := (lo + hi) / 2; r.units[mid].hi <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return min(lo, len(r.units)-1)
}

func (r *reader) paragraphOf(i int) int { return r.units[r.unitOf(i)].paragraph }

// link makes the statements of one paragraph out of its stretches, and reports
// whether it has a cue.
func (r *reader) link(all []stretch, old []draft, of map[int]int, used []bool, roles []Role) bool {
	var cues []int
	for k := range all {
		if all[k].role == BeginCue {
			cues = append(cues, k)
		}
	}
	sources := r.pairs(all, cues)
	contents := r.assign(all, cues)
	for _, c := range cues {
		if r.spent(all[c], old, of, used) {
			continue
		}
		d := r.draftOf(all[c], old, of, used)
		rules := d
		rules.Content = slices.Clone(d.Content)
		d.Cue = []news.Span{r.span(all[c].lo, r.withoutListener(&rules, all[c]))}
		d.Content = nil
		for _, k := range contents[c] {
			d.Content = append(d.Content, r.span(all[k].lo, all[k].hi))
		}
		if k, ok := sources[c]; ok && !r.nearer(&rules, all[k], all[c]) {
			d.src = r.sourceEnds(all[k], &rules, roles)
			d.Source = []news.Span{r.span(d.src[0], d.src[1])}
		} else {
			r.ruleSource(&d, &rules)
		}
		if len(rules.Source) > 0 && overlap(rules.Source, d.Cue) && !overlap(rules.Source, rules.Cue) {
			// "an official who asked not to be named | told": the network began the cue too early.
			d.src, d.Source, d.Cue = rules.src, rules.Source, rules.Cue
		}
		r.wholeAside(&d, &rules)
		r.mend(&d, &rules, roles)
		r.rulePieces(&d, &rules, roles)
		r.inverted(&d, all[c])
		if len(d.Content) > 0 && !r.isCalled(&d) && !r.isTeaser(&d) && !r.isButton(&d) {
			r.drafts = append(r.drafts, d)
		}
	}
	return len(cues) > 0
}

// withoutListener is where a cue ends of which the network took whom it was told to for a part: "told | reporters".
func (r *reader) withoutListener(rules *draft, cue stretch) int {
	if l := rules.listener; l[1] > l[0]+1 && cue.lo <= l[0] && l[0] < cue.hi && cue.hi <= l[1] {
		return l[0] + 1
	}
	return cue.hi
}

// sourceEnds is the source that a stretch means: with the aside that the rules take with
// it and the network gave no role, without a comma that ends no aside.
func (r *reader) sourceEnds(s stretch, rules *draft, roles []Role) [2]int {
	lo, hi := s.lo, s.hi
	for i := lo + 1; i < hi-1 && r.toks[lo].upper; i++ {
		if r.is(i, '-') {
			lo = i + 1 // "DUNMORE, Kelland — | investigators"
		}
	}
	if rules.src[0] == lo && rules.src[1] > hi && !slices.ContainsFunc(roles[hi:rules.src[1]], func(x Role) bool { return x != Outside }) {
		return rules.src
	}
	if end := rules.src[1]; rules.src[0] == lo && end > lo && end < hi && r.has(hi-1, lang.TimeWord) && r.onlyTime(end, hi) {
		hi = end // "the ministry | on Wednesday"
	}
	if rules.src[1] == hi && rules.src[0] < lo && slices.ContainsFunc(r.toks[rules.src[0]:lo], func(t token) bool { return t.has(lang.Relative) && t.region < 0 }) {
		return rules.src // "a guard who left before | the flood"
	}
	if at := r.beforeMeans(lo, hi); at > lo && r.has(at+1, lang.Preposition) {
		hi = at // "workers, | in a letter to the board,"
	}
	if at := r.inMediumTo(lo, hi); at > lo {
		hi = at // "a lawyer | in an email to the Post"
	}
	if hi-lo > 1 && r.comma(hi-1) {
		inner := false
		for i := lo; i < hi-1; i++ {
			inner = inner || r.comma(i) || r.has(i, lang.Relative)
		}
		if !inner {
			hi--
		}
	}
	return [2]int{r.relativeHead(lo, hi), hi}
}

// relativeHead is where the phrase of those without a name begins of whose relative clause [lo, hi) is
// the end: "a person who saw | the documents"; lo if it is none's.
func (r *reader) relativeHead(lo, hi int) int {
	past, first := false, r.units[r.unitOf(lo)].lo
	if r.toks[lo].capital || r.has(lo, lang.Pronoun) && !r.has(lo, lang.Relative) {
		return lo // "the minister who left when | he shouted"
	}
	for j := lo; j > max(first, lo-maxPhrase/2) && !r.toks[j].punct && !r.quoted(j); j-- {
		if !r.has(j, lang.Relative) || r.has(j, lang.That) {
			past = past || j < lo && (r.looksPast(j) || r.has(j, auxiliary))
			continue
		}
		if j < lo && !past || !r.has(j-1, lang.UnnamedNoun|lang.GroupNoun|lang.Role|lang.PersonNoun) || j == lo && hi == lo+1 {
			return lo
		}
		return r.coreLeft(first, j)
	}
	return lo
}

// inMediumTo is where in [lo, hi) begins in what, and to whom, something was said: "a lawyer | in an
// email to the Post"; lo if nowhere.
func (r *reader) inMediumTo(lo, hi int) int {
	for i := lo + 1; i+3 < hi; i++ {
		if !r.nameClass(i, i+1).Has(lang.Locative) || !r.has(i+1, lang.Determiner) {
			continue
		}
		for k := i + 2; k < min(hi-1, i+5); k++ {
			if r.has(k, lang.MediumNoun) && !r.toks[k].capital && r.nameClass(k+1, k+2).Has(lang.Partner) {
				return i
			}
		}
	}
	return lo
}

// onlyTime reports whether [lo, hi) is nothing but when something was said.
func (r *reader) onlyTime(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if !r.has(i, lang.TimeWord|lang.Preposition|lang.Determiner|lang.AdverbWord) {
			return false
		}
	}
	return true
}

// ruleSource gives a cue for which the network has no source the one that the rules
// found for it. Where the network took that source for a part of the content, the
// rules' contents count, too.
func (r *reader) ruleSource(d, rules *draft) {
	if len(rules.Source) == 0 || overlap(rules.Source, d.Cue) {
		r.accordingTo(d)
		return
	}
	if overlap(rules.Source, d.Content) {
		d.Content = rules.Content
	}
	d.Source = rules.Source
}

// accordingTo takes the source of "according to" from the beginning of what the network
// took for its content.
func (r *reader) accordingTo(d *draft) {
	at := r.tokenAt(d.Cue[0].End)
	if len(d.Content) == 0 || at >= len(r.toks) || d.Content[0].Start != r.spans[at].Start || !r.according(at-len(r.l.According), at) {
		return
	}
	u := &r.units[r.unitOf(at)]
	end := r.phraseRight(at, u.end)
	rest := end
	if r.comma(rest) {
		rest++
	}
	if end == at || end >= len(r.toks) {
		return
	}
	d.src, d.Source = [2]int{at, end}, []news.Span{r.span(at, end)}
	switch {
	case rest < len(r.toks) && r.spans[rest].Start < d.Content[0].End:
		d.Content[0].Start = r.spans[rest].Start
	default:
		d.Content = d.Content[1:]
	}
}

// inverted turns a statement around whose content is nothing but a name at the end of a
// sentence: "The bridge may fall, said Ida Voss, an engineer." What was
// taken for its source before the comma is a piece of what is said.
func (r *reader) inverted(d *draft, cue stretch) {
	u := &r.units[r.unitOf(cue.lo)]
	if d.src[1] > cue.lo || len(d.Content) != 1 || cue.hi != cue.lo+1 || d.class != lang.SayCue || cue.lo <= u.lo || !r.comma(cue.lo-1) {
		return
	}
	lo, hi := news.Within(r.spans, d.Content[0])
	if lo != cue.hi || hi < u.end || !r.toks[lo].capital || r.quoted(lo) {
		return
	}
	if s := r.describe(lo, hi); !s.named() || s.kind != news.Person || s.core < hi && !r.comma(s.core) {
		return
	}
	if len(d.Source) > 0 && (d.src[0] == r.leftStart(u) || d.cue == nil || d.cue.Takes&lang.TakesQuote == 0 || d.cue.Takes&lang.TakesObject != 0) {
		return // "Voss, on Monday, congratulated | Ida King": she is the subject
	}
	d.src, d.Source = [2]int{lo, hi}, d.Content
	d.Content = []news.Span{r.span(r.leftStart(u), cue.lo-1)}
}

// rulePieces gives a statement what the network left out of what the rules found: the
// source that an outlet cites, a piece of the content on the other side of the cue, the
// rest of a quotation. A content that the network lacks altogether is the rules' own.
func (r *reader) rulePieces(d, rules *draft, roles []Role) {
	if len(rules.Content) == 0 {
		return
	}
	if rules.relay[1] > rules.relay[0] && len(rules.Cue) > 1 {
		d.src, d.Source, d.Cue = rules.src, rules.Source, rules.Cue
	}
	if len(d.Content) == 0 {
		d.Content = rules.Content
		return
	}
	for _, c := range rules.Content {
		lo, hi := news.Within(r.spans, c)
		// "…, according to Voss, who wrote the time, …": what comes after the aside goes on
		// with what comes before, whatever else the network made of it.
		after := rules.verb < 0 && c.Start > d.Cue[0].Start && rules.Content[0].Start < d.Cue[0].Start
		if (after || !slices.ContainsFunc(roles[lo:hi], func(x Role) bool { return x != Outside })) && !overlap([]news.Span{c}, d.Content) {
			d.Content = append(d.Content, c)
			continue
		}
		for k := range d.Content {
			p := &d.Content[k]
			if p.Start != c.Start || p.End >= c.End || !r.quoted(lo) || r.after(lo) < hi {
				continue
			}
			if at := r.tokenAt(p.End); !slices.ContainsFunc(roles[at:hi], func(x Role) bool { return x == BeginSource || x == BeginCue }) {
				p.End = c.End // the rest of one quotation
			}
		}
	}
	slices.SortFunc(d.Content, func(a, b news.Span) int { return cmp.Compare(a.Start, b.Start) })
}

// nearer reports whether the rules found another source for a cue, and nearer to it, than
// the one that the network's roles leave for it: theirs was taken for something else.
func (r *reader) nearer(rules *draft, source, cue stretch) bool {
	lo, hi := rules.src[0], rules.src[1]
	if hi <= lo || len(rules.Source) == 0 || lo < source.hi && source.lo < hi || lo < cue.hi && cue.lo < hi {
		return false
	}
	gap := func(lo, hi int) int { return max(cue.lo-hi, lo-cue.hi) }
	return gap(lo, hi) < gap(source.lo, source.hi)
}

// overlap reports whether a span of a overlaps one of b.
func overlap(a, b []news.Span) bool {
	for _, s := range a {
		if slices.ContainsFunc(b, s.Overlaps) {
			return true
		}
	}
	return false
}

// byToken finds the rules' drafts by the tokens of their cues.
func (r *reader) byToken(old []draft) map[int]int {
	of := make(map[int]int, 2*len(old))
	for i := len(old) - 1; i >= 0; i-- { // of two with one token, the first counts
		o := &old[i]
		if o.verb >= 0 {
			of[o.verb] = i
		}
		for _, c := range o.Cue {
			lo, hi := news.Within(r.spans, c)
			for k := lo; k < hi; k++ {
				of[k] = i
			}
		}
	}
	return of
}

// draftOf begins a statement for a cue: with what the rules know of it, or else
// with what the verb in it says.
func (r *reader) draftOf(cue stretch, old []draft, of map[int]int, used []bool) draft {
	for k := cue.lo; k < cue.hi; k++ {
		if i, ok := of[k]; ok && !used[i] {
			used[i] = true
			d := old[i]
			d.Carried = false
			return d
		}
	}
	n := r.unitOf(cue.lo)
	d := draft{unit: n, verb: -1, class: lang.SayCue, alone: true}
	d.Denied, d.Voice = -1, news.NoVoice
	for i := cue.lo; i < cue.hi; i++ {
		if r.isDenial(i, lang.DenialNoun) {
			d.class = lang.DenyCue
		}
		if r.toks[i].cue > 0 && !r.toks[i].punct {
			g := r.group(&r.units[n], i)
			d.verb, d.cue, d.class, d.negated, d.modal = i, g.cue, g.class, g.negated, g.modal
			d.listed = g.takes&lang.NeedsParticle == 0
			break
		}
	}
	return d
}
