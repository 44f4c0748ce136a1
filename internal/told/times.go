package told

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
)

// Times is what a set tells in time.
type Times struct {
	Periods []Period // by time; of those that begin together, the shortest first
	Open    int      // dates that are told, of which no day, month or year is known
}

// Period is a day, or a longer stretch of the calendar as it is told: a month, a year.
type Period struct {
	At       when.Value // a day without its hours
	Things   []Thing    // first those that most articles tell, or tell something like
	Articles int        // that tell any of them, versions of one counted once
	Outlets  int
}

// Thing is one thing that is told to have happened at some time, by one article or by
// several.
type Thing struct {
	At       when.Value // as most tell it; of several that as many tell, the first told
	What     news.Ref   // it, in the words of the first who tells it so, or of one whose words are much more like those of others
	Tellers  []Teller   // by publication
	Told     news.Told  // how that is told
	Articles int        // versions of one counted once
	Outlets  int
	Akin     int     // articles beside them that tell something like it of the same time
	Others   []Other // other times that are told of it, which contradict At
	Numbers  []Pair  // numbers that changed between tellings
	Claim    news.ID // that it is part of, if it is
}

// Teller is where one article tells a thing.
type Teller struct {
	Article int      // index into Set.Articles
	Voice   int32    // index into the voices of its text's analysis, or news.NoVoice: the article's own word
	Date    news.Ref // the words that say when
	What    news.Ref // the words that say what
	At      when.Value
	Told    news.Told // as a fact, or as possible, denied, planned, commanded, as far as its event says
	Clash   int       // 1 + the index into Thing.Others of the time that it tells; 0: it does not contradict

	event bool // an event is told to have happened then
	akin  int  // articles that tell something like it of the same time
	near  bool // At is a day or an hour counted from publication: "today"
}

// Other is a time that contradicts the one that most tell.
type Other struct {
	At       when.Value
	Articles int
	First    int // index into Thing.Tellers of the first who tells it
}

// Pair is words in an earlier telling and in a later one.
type Pair struct {
	From, To news.Ref
	Apart    bool // neither article has it from the other: see news.Telling.Apart
}

// entry is one date of one article.
type entry struct {
	Teller
	text, index int // of the date in its text's analysis
	clause      news.Span
	relative    bool
}

// InTime lays what a set tells in time. Findings may be nil: things are then joined by
// their words alone. The cost grows with the number of dates, and of each day with the
// square of them up to maxAlike.
func InTime(set *news.Set, found *news.Findings) Times {
	o := look(set, found)
	l := &ledger{outlook: o}
	l.enter()
	l.same = newUnion(len(l.entries))
	l.copied = newUnion(len(l.entries))
	l.joinCopies()
	l.settleWeekdays()
	l.settleCopies()
	l.joinClaims()
	l.joinAlike()
	return Times{l.periods(), l.open}
}

// periods makes things of the groups of entries, and lays them into their periods.
func (l *ledger) periods() []Period {
	at := map[stretch]int{}
	var out []Period
	for _, same := range l.same.groups(func(int) bool { return true }) {
		g := l.thing(same)
		k := whole(g.At)
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, Period{At: dayOf(g.At)})
			out[i].At.Mod = ""
		}
		out[i].Things = append(out[i].Things, g)
	}
	for i := range out {
		p := &out[i]
		articles := map[int]bool{}
		for _, g := range p.Things {
			for _, t := range g.Tellers {
				if t.Clash == 0 {
					articles[l.original[t.Article]] = true
				}
			}
		}
		p.Articles, p.Outlets = len(articles), l.outletsOf(articles)
		slices.SortStableFunc(p.Things, func(a, b Thing) int {
			return cmp.Or(-cmp.Compare(a.Articles+a.Akin, b.Articles+b.Akin), -cmp.Compare(a.Articles, b.Articles), l.compare(&a, &b))
		})
	}
	slices.SortStableFunc(out, func(a, b Period) int {
		return cmp.Or(a.At.From.Compare(b.At.From), a.At.To.Compare(b.At.To))
	})
	return out
}

// compare orders things by who told them first, those of a claim before others, and
// those in which an event happens before those that tell of a time alone.
func (l *ledger) compare(a, b *Thing) int {
	rank := func(g *Thing) int {
		n := 0
		if g.Claim == "" {
			n += 2
		}
		if !slices.ContainsFunc(g.Tellers, func(t Teller) bool { return t.event }) {
			n++
		}
		return n
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Tellers[0].Article, b.Tellers[0].Article), cmp.Compare(a.What.Span.Start, b.What.Span.Start))
}

// stretch is a period by its ends, in seconds from 1970 on.
type stretch struct{ from, to int64 }

// whole is the period that a time belongs to: its day, or itself if it is longer.
func whole(v when.Value) stretch {
	v = dayOf(v)
	return stretch{v.From.Unix(), v.To.Unix()}
}

// dayOf is a time without its hours. A night belongs to the day that it began on.
func dayOf(v when.Value) when.Value {
	if !isDay(v) {
		return v
	}
	if strings.HasSuffix(v.Value, "T24:00") {
		v.From = v.From.Add(-1) // the end of the day that it is told of
	}
	v.From = v.From.UTC().Truncate(24 * time.Hour)
	v.To = v.From.Add(24 * time.Hour)
	v.Value, _, _ = strings.Cut(v.Value, "T")
	return v
}

// ledger is the entries in the making of things.
type ledger struct {
	*outlook
	entries []entry
	first   [][]int // of each text and date, the entry of its first printing, or -1
	open    int
	events  []int32 // of the text that is entered, of each date 1 + the event that happened then; 0: none
	same    union   // entries that tell the same thing
	akin    [][]int
	copied  union // entries whose words were copied from each other
	claims  []news.ID
	numbers map[news.ID][]Pair
}

// fewestWords is how many words beside its date a clause has that tells something: a
// dateline and a line of "Updated: …" have fewer.
const fewestWords = 3

// enter makes an entry of each date that is a stretch of the calendar and that
// something is told of, of each article.
func (l *ledger) enter() {
	l.first = make([][]int, len(l.set.Texts))
	for t, a := range l.set.Analyses {
		if a == nil {
			continue
		}
		l.first[t] = make([]int, len(a.Dates))
		l.events = eventsOf(a)
		for i := range l.first[t] {
			l.first[t][i] = -1
		}
		for _, article := range l.prints[t] {
			values := when.Resolve(a.Dates, l.set.Articles[article].Published)
			clocks(a, values)
			for i := range a.Dates {
				l.date(t, i, article, values[i])
			}
		}
	}
	slices.SortStableFunc(l.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.index, b.index))
	})
	for i := range l.entries {
		if e := &l.entries[i]; l.first[e.text][e.index] < 0 {
			l.first[e.text][e.index] = i
		}
	}
}

// eventsOf gives, for each date of a text, 1 + the event that is told to have happened
// then: that of the main clause, or the first; 0 for none.
func eventsOf(a *news.Analysis) []int32 {
	of := make([]int32, len(a.Dates))
	for i := range a.Events {
		for _, d := range a.Events[i].When {
			if d >= 0 && int(d) < len(of) && (of[d] == 0 || a.Events[i].Main && !a.Events[of[d]-1].Main) {
				of[d] = int32(i) + 1
			}
		}
	}
	return of
}

// onward is the mod of "since August": what is told of the time from then on did not
// happen then.
const onward = "ON_OR_AFTER"

func (l *ledger) date(t, i, article int, at when.Value) {
	a, body := l.set.Analyses[t], l.set.Texts[t].Body
	d := &a.Dates[i]
	if d.Type != news.DateType && d.Type != news.TimeType || strings.HasSuffix(d.Value, "_REF") || d.Mod == onward || dateline(a, body, d.Span) {
		return
	}
	c, s := clauseOf(a, body, d.Span)
	if wordsBeside(a, body, c, d.Span) < fewestWords {
		return
	}
	if !at.Known() {
		if article == l.prints[t][0] {
			l.open++
		}
		return
	}
	voice := int32(news.NoVoice)
	if s >= 0 {
		voice = a.Statements[s].Voice
	}
	told, event := news.ToldFact, false
	if e := l.events[i]; e > 0 && (a.Events[e-1].Statement > 0) == (s >= 0) { // not that something was said to happen, on the day of the saying
		told, event = a.Events[e-1].Told, true
	}
	id := l.set.Texts[t].ID
	near := d.Anchor != news.NoAnchor && (d.Unit == 'D' || d.Unit >= 'a')
	l.entries = append(l.entries, entry{
		Teller: Teller{Article: article, Voice: voice, Date: news.Ref{Text: id, Span: d.Span}, What: news.Ref{Text: id, Span: c}, At: at, Told: told, event: event, near: near},
		text:   t, index: i, clause: c, relative: d.Anchor != news.NoAnchor,
	})
}

// clocks gives clocks of which the words do not say the day that of the date before
// them, in their sentence or in the one before. Others have none: that of publication
// would be a guess.
func clocks(a *news.Analysis, values []when.Value) {
	last, in := -1, -1 // the last day, and its sentence
	for i := range values {
		v := &values[i]
		s := news.Find(a.Sentences, a.Dates[i].Span.Start)
		clock, hasClock := strings.CutPrefix(a.Dates[i].Value, "XXXX-XX-XXT")
		switch {
		case !v.Known():
		case hasClock && len(clock) == len("15:04") && a.Dates[i].Shift == 0:
			if last < 0 || s-in > 1 {
				*v = when.Value{Value: a.Dates[i].Value, Mod: v.Mod}
				continue
			}
			d := dayOf(values[last])
			shift := d.From.Sub(dayOf(*v).From)
			v.From, v.To = v.From.Add(shift), v.To.Add(shift)
			v.Value = d.Value + "T" + clock
		case isDay(*v):
			last, in = i, s
		}
	}
}

// settleWeekdays looks again at weekdays that were taken for the one six days before
// publication. West of where something happens, the day after publication has come
// there already: if more articles tell of that day than of the one before, it is meant.
func (l *ledger) settleWeekdays() {
	articles := map[int64]map[int]bool{}
	doubtful := func(e *entry) bool {
		d := &l.set.Analyses[e.text].Dates[e.index]
		p := l.set.Articles[e.Article].Published
		return strings.HasPrefix(d.Value, "XXXX-WXX-") && d.Unit == 0 && d.Side != news.Future && isDay(e.At) &&
			p.Known() && days(p.Time)-days(e.At.From) == 6
	}
	for i := range l.entries {
		e := &l.entries[i]
		if !isDay(e.At) || doubtful(e) {
			continue
		}
		d := days(e.At.From)
		if articles[d] == nil {
			articles[d] = map[int]bool{}
		}
		articles[d][l.original[e.Article]] = true
	}
	for i := range l.entries {
		e := &l.entries[i]
		if d := days(e.At.From); doubtful(e) && len(articles[d+7]) > len(articles[d]) {
			e.At.From, e.At.To = e.At.From.AddDate(0, 0, 7), e.At.To.AddDate(0, 0, 7)
			_, clock, hasClock := strings.Cut(e.At.Value, "T")
			e.At.Value = e.At.From.Format(time.DateOnly)
			if hasClock {
				e.At.Value += "T" + clock
			}
			e.near = true
		}
	}
}

// joinCopies joins printings of one text, and dates that stand in the same place of
// passages which texts share.
func (l *ledger) joinCopies() {
	both := func(i, j int) {
		l.same.join(i, j)
		l.copied.join(i, j)
	}
	for i := range l.entries {
		e := &l.entries[i]
		both(i, l.first[e.text][e.index])
	}
	spans := make([][]news.Span, len(l.set.Texts))
	for t, a := range l.set.Analyses {
		if a == nil {
			continue
		}
		for i := range a.Dates {
			spans[t] = append(spans[t], a.Dates[i].Span)
		}
	}
	l.counterparts(spans, func(t, i, u, j int) {
		if a, b := l.first[t][i], l.first[u][j]; a >= 0 && b >= 0 {
			both(a, b)
		}
	})
}

// settleCopies gives copied words the time that they had where they stood first, if
// they count from publication.
func (l *ledger) settleCopies() {
	type key struct {
		root  int
		words string
	}
	first := map[key]int{}
	for i := range l.entries { // by publication
		e := &l.entries[i]
		if !e.relative {
			continue
		}
		k := key{l.copied.find(i), l.folded(e.Date)}
		if f, ok := first[k]; !ok {
			first[k] = i
		} else {
			e.At = l.entries[f].At
		}
	}
}

func (l *ledger) folded(r news.Ref) string {
	return string(text.Fold(nil, strings.Join(strings.Fields(l.set.Words(r)), " ")))
}

// joinClaims joins tellings of a claim that have one date each. Of tellings with
// several, nobody knows which is which; passages tell them apart where they can.
func (l *ledger) joinClaims() {
	l.claims = make([]news.ID, len(l.entries))
	l.numbers = map[news.ID][]Pair{}
	byArticle := make([][]int, len(l.set.Articles))
	for i := range l.entries {
		byArticle[l.entries[i].Article] = append(byArticle[l.entries[i].Article], i)
	}
	for c := range l.found.Claims {
		claim := &l.found.Claims[c]
		one := -1
		for k := range claim.Tellings {
			x := &claim.Tellings[k]
			in, ok := l.byID[x.Article]
			if !ok {
				continue
			}
			var inside []int
			for _, i := range byArticle[in] {
				if e := &l.entries[i]; e.Date.Text == x.Words.Text && x.Words.Span.Contains(e.Date.Span) {
					inside = append(inside, i)
					if l.claims[i] == "" {
						l.claims[i] = claim.ID
					}
				}
			}
			if len(inside) == 1 && isDay(l.entries[inside[0]].At) {
				if one < 0 {
					one = inside[0]
				}
				if gap := days(l.entries[one].At.From) - days(l.entries[inside[0]].At.From); max(gap, -gap) <= maxGap {
					l.same.join(one, inside[0])
				}
			}
			l.changedNumbers(claim.ID, x)
		}
	}
}

// maxGap is how many days two tellings of a claim lie apart at most that are taken to
// date the same thing. Of those farther apart one likely dates something else in it.
const maxGap = 31

// isDay reports whether a time is a day or less.
func isDay(v when.Value) bool { return v.To.Sub(v.From) <= 24*time.Hour }

// maxNumbers is how many changed numbers of a claim are kept.
const maxNumbers = 8

// changedNumbers keeps the numbers of a telling that changed on the way to it and are
// no dates.
func (l *ledger) changedNumbers(claim news.ID, x *news.Telling) {
	for _, d := range x.Drift {
		p := Pair{d.From, d.To, x.Apart(&d)}
		if d.Kind != news.NumberDrift || l.isDate(d.From) || l.isDate(d.To) || len(l.numbers[claim]) == maxNumbers {
			continue
		}
		alike := func(q Pair) bool {
			return l.folded(p.From) == l.folded(q.From) && l.folded(p.To) == l.folded(q.To)
		}
		if !slices.ContainsFunc(l.numbers[claim], alike) {
			l.numbers[claim] = append(l.numbers[claim], p)
		}
	}
}

func (l *ledger) isDate(r news.Ref) bool {
	t := l.set.TextIndex(r.Text)
	if t < 0 || l.set.Analyses[t] == nil {
		return false
	}
	return slices.ContainsFunc(l.set.Analyses[t].Dates, func(d news.Date) bool { return d.Span.Overlaps(r.Span) })
}

// thing makes a thing of its entries, which are in the order of publication.
func (l *ledger) thing(of []int) Thing {
	var g Thing
	articles := map[int]bool{}
	for _, i := range of {
		e := &l.entries[i]
		if n := len(g.Tellers); n > 0 && g.Tellers[n-1].Article == e.Article && sameTime(g.Tellers[n-1].At, e.At) {
			continue // it tells it twice
		}
		e.akin = l.akinTo(i)
		g.Tellers = append(g.Tellers, e.Teller)
		articles[l.original[e.Article]] = true
		if g.Claim == "" {
			g.Claim = l.claims[i]
		}
	}
	g.Articles, g.Outlets = len(articles), l.outletsOf(articles)
	akin := map[int]bool{}
	for _, i := range of {
		for _, j := range l.akin[i] {
			if a := l.original[l.entries[j].Article]; !articles[a] {
				akin[a] = true
			}
		}
	}
	g.Akin = len(akin)
	l.judge(&g)
	if g.Claim != "" {
		for _, p := range l.numbers[g.Claim] {
			if l.within(&g, p.From) || l.within(&g, p.To) {
				g.Numbers = append(g.Numbers, p)
			}
		}
	}
	return g
}

// akinTo counts the articles with entries that are akin to one.
func (l *ledger) akinTo(i int) int {
	articles := map[int]bool{}
	for _, j := range l.akin[i] {
		articles[l.original[l.entries[j].Article]] = true
	}
	return len(articles)
}

// within reports whether words stand in the telling of a thing.
func (l *ledger) within(g *Thing, r news.Ref) bool {
	return slices.ContainsFunc(g.Tellers, func(t Teller) bool { return t.What.Text == r.Text && t.What.Span.Contains(r.Span) })
}

// judge finds the time that most articles tell, and those that contradict it. A month
// and a day in it do not; neither do two days next to each other of which one counts
// from publication, since that may have been on the other side of the world.
func (l *ledger) judge(g *Thing) {
	type vote struct {
		at       when.Value
		first    int
		near     bool
		articles map[int]bool
	}
	var votes []vote
	for i := range g.Tellers {
		t := &g.Tellers[i]
		k := slices.IndexFunc(votes, func(v vote) bool { return sameTime(v.at, t.At) })
		if k < 0 {
			k = len(votes)
			votes = append(votes, vote{t.At, i, false, map[int]bool{}})
		}
		votes[k].articles[l.original[t.Article]] = true
		votes[k].near = votes[k].near || t.near
	}
	slices.SortStableFunc(votes, func(a, b vote) int {
		return cmp.Or(-cmp.Compare(len(a.articles), len(b.articles)), cmp.Compare(a.first, b.first))
	})
	g.At, g.What, g.Told = votes[0].at, g.Tellers[votes[0].first].What, g.Tellers[votes[0].first].Told
	most := 0
	for i := range g.Tellers {
		if t := &g.Tellers[i]; sameTime(t.At, g.At) && t.akin > most+1 { // the first, unless another says it much better
			most, g.What, g.Told = t.akin, t.What, t.Told
		}
	}
	for _, v := range votes[1:] {
		if !clash(g.At, v.at, v.near || votes[0].near) {
			continue
		}
		g.Others = append(g.Others, Other{At: v.at, Articles: len(v.articles), First: v.first})
		for i := range g.Tellers {
			if sameTime(g.Tellers[i].At, v.at) {
				g.Tellers[i].Clash = len(g.Others)
			}
		}
	}
}

func sameTime(a, b when.Value) bool { return a.From.Equal(b.From) && a.To.Equal(b.To) }

// clash reports whether two times cannot both be right: they have no day in common.
// Hours are not held against each other, since nobody says whose clock they are of. A
// day that was counted from publication may be the one beside it elsewhere in the
// world: near says that one of them was.
func clash(a, b when.Value, near bool) bool {
	from, to := max(days(a.From), days(b.From)), min(days(a.To.Add(-1)), days(b.To.Add(-1)))
	if near {
		return from > to+1
	}
	return from > to
}

// days counts days from 1970 on; before, the number is negative.
func days(t time.Time) int64 {
	const day = 24 * 60 * 60
	s := t.Unix()
	return (s - (s%day+day)%day) / day
}
