package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/told"
)

// What the section of times holds at most.
const (
	maxPeriods = 40
	maxRows    = 14 // of them on the scale
	openRows   = 1  // the most told
	fewShared  = 3  // from so many on that several articles tell of, others are left out
	maxThings  = 8  // of one period
	openThings = 3
	maxShelves = 24 // outlets with their publications
)

// chrono is the section of times: what is told to have happened when, above, and when
// the articles were published, below, all on one scale.
type chrono struct {
	Ticks       []tick
	Periods     []*period // on the scale
	Earlier     []*period // before it
	Later       []*period // after it
	MorePeriods int
	Open        int
	Shelves     []*shelf
	MoreShelves int
	Off         bool // some of the publications lie off the scale
}

// period is a day, or a longer time as it is told.
type period struct {
	Label, DateTime string
	Articles        int
	Things          []*thing
	More            int
	Open            bool
	Start, Spread   string // of its bar, if it is on the scale
	Strength        string // of the bar, 0 to 1: by how many articles tell of it
	before, after   bool   // off the scale
	Ticks           []tick
	src             *told.Period
}

// thing is one thing that is told to have happened.
type thing struct {
	Hour, Words, Href string
	Gist              string // the beginning of Words
	Voice             *voice
	Articles, Akin    int
	In                []place
	MoreIn            int
	Others            []other
	Numbers           []drift
}

// other is another time that is told of a thing.
type other struct {
	Label, Date, Href string
	In                *article
	More              int
}

// shelf is the publications of one outlet.
type shelf struct {
	Outlet string
	In     []*article
	Dots   []dot
	Ticks  []tick
}

// chrono gathers the times. It lays marks, so it comes before the texts are rendered.
func (b *book) chrono(t told.Times) *chrono {
	if len(t.Periods) == 0 {
		return nil
	}
	c := &chrono{Open: t.Open}
	var all []*period
	for _, p := range mostTold(t.Periods) {
		all = append(all, b.period(p))
	}
	s := scaleOf(all, b)
	c.Ticks = s.ticks()
	for _, p := range all {
		p.lay(s, c.Ticks)
		switch {
		case p.before:
			c.Earlier = append(c.Earlier, p)
		case p.after:
			c.Later = append(c.Later, p)
		default:
			c.Periods = append(c.Periods, p)
		}
	}
	c.rows()
	c.MorePeriods = len(t.Periods) - len(c.Periods) - len(c.Earlier) - len(c.Later)
	b.shelves(c, s)
	return c
}

// rows keeps of the periods on the scale those that most tell of, unfolds the first of
// them, and gives their bars strengths.
func (c *chrono) rows() {
	list := slices.Clone(c.Periods)
	slices.SortStableFunc(list, func(a, b *period) int { return -cmp.Compare(a.Articles, b.Articles) })
	most := 1
	for i, p := range list {
		most = max(most, p.Articles)
		p.Open = i < openRows
		p.Strength = fmt.Sprintf("%.2f", .3+.7*float64(p.Articles)/float64(most))
	}
	if len(list) > maxRows {
		keep := list[:maxRows]
		c.Periods = slices.DeleteFunc(c.Periods, func(p *period) bool { return !slices.Contains(keep, p) })
	}
}

// mostTold are the periods that most articles tell of, by time.
func mostTold(periods []told.Period) []*told.Period {
	list := make([]*told.Period, 0, len(periods))
	for i := range periods {
		list = append(list, &periods[i])
	}
	slices.SortStableFunc(list, func(a, b *told.Period) int {
		return cmp.Or(-cmp.Compare(a.Articles, b.Articles), -cmp.Compare(len(a.Things), len(b.Things)))
	})
	list = list[:min(len(list), maxPeriods)]
	// Of many, those that one article alone tells of say least.
	if n := slices.IndexFunc(list, func(p *told.Period) bool { return p.Articles < 2 }); n >= fewShared {
		list = list[:n]
	}
	slices.SortStableFunc(list, func(a, b *told.Period) int {
		return cmp.Or(a.At.From.Compare(b.At.From), a.At.To.Compare(b.At.To))
	})
	return list
}

func (b *book) period(src *told.Period) *period {
	p := &period{Label: told.Label(src.At), Articles: src.Articles, src: src}
	if d := src.At.Value; len(d) >= 4 && !strings.ContainsAny(d, "WQHSFX") {
		p.DateTime = d
	}
	for i := range src.Things {
		if i == maxThings {
			p.More = len(src.Things) - i
			break
		}
		p.Things = append(p.Things, b.thing(&src.Things[i]))
	}
	return p
}

func (b *book) thing(src *told.Thing) *thing {
	t := &thing{
		Hour: told.How(src), Words: b.words(src.What, 220), Gist: b.words(src.What, 95), Href: b.href(src.What, "", "said"),
		Articles: src.Articles, Akin: src.Akin,
	}
	seen := map[int]bool{}
	for i := range src.Tellers {
		x := &src.Tellers[i]
		if x.What == src.What && t.Voice == nil {
			t.Voice = b.voices.at(b.articles[x.Article].text, x.Voice)
		}
		switch {
		case x.Clash > 0 || seen[x.Article]:
		case len(t.In) == maxNumbers:
			t.MoreIn++
		default:
			b.open(b.articles[x.Article])
			t.In = append(t.In, place{Article: b.articles[x.Article], Href: b.href(x.Date, "", "on")})
		}
		seen[x.Article] = true
	}
	for i, o := range src.Others {
		if i == maxEntries/10 {
			break
		}
		x := &src.Tellers[o.First]
		t.Others = append(t.Others, other{
			told.Label(o.At), b.words(x.Date, 40), b.href(x.Date, "", "on"), b.articles[x.Article], o.Articles - 1,
		})
	}
	for _, n := range src.Numbers {
		t.Numbers = append(t.Numbers, drift{
			What: explain(&news.ClaimDrift{Drift: news.Drift{Kind: news.NumberDrift}, Apart: n.Apart}), Apart: n.Apart,
			From: b.words(n.From, 40), FromHref: b.href(n.From, "", "on"), To: b.words(n.To, 40),
		})
	}
	return t
}

// scaleOf is what the strips show: the publications, and of the told times those near
// them. A time far off would press all the others into one point; it has an arrow.
func scaleOf(periods []*period, b *book) scale {
	var from, to time.Time
	add := func(a, z time.Time) {
		if from.IsZero() || a.Before(from) {
			from = a
		}
		if to.IsZero() || z.After(to) {
			to = z
		}
	}
	var published []news.Stamp
	for _, a := range b.articles {
		if p := a.src.Published; p.Known() {
			published = append(published, p)
		}
	}
	for _, t := range most(published, farOff) {
		add(t.UTC(), t.UTC())
	}
	if !from.IsZero() { // whole days, as what is told is mostly told of
		from, to = midnight(from), midnight(to.Add(24*time.Hour-1))
	}
	list := slices.Clone(periods)
	if from.IsZero() { // no article has a date: the most told time is the middle
		p := slices.MaxFunc(list, func(a, b *period) int { return cmp.Compare(a.Articles, b.Articles) })
		add(p.src.At.From, p.src.At.To)
	}
	first, last, far := from, to, reach(from, to)
	for _, p := range list {
		a, z := p.src.At.From, p.src.At.To
		if z.Unix()-a.Unix() > far {
			continue // a year: its bar begins or ends outside
		}
		if a.Unix() < first.Unix()-far || z.Unix() > last.Unix()+far {
			continue
		}
		add(a, z)
	}
	return newScale([]time.Time{from, to})
}

func midnight(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// reach is how many seconds a scale may be longer on each side for what is told: its length, or a week.
func reach(from, to time.Time) int64 { return max(to.Unix()-from.Unix(), week*3600) }

// lay gives a period its bar.
func (p *period) lay(s scale, ticks []tick) {
	p.Ticks = ticks
	from, to := p.src.At.From, p.src.At.To
	p.before, p.after = to.Before(s.start), from.After(s.end)
	if p.before || p.after {
		return
	}
	x0, x1 := s.x(later(from, s.start)), s.x(earlier(to, s.end))
	if x1-x0 < 1.6 {
		mid := (x0 + x1) / 2
		x0, x1 = mid-.8, mid+.8
	}
	if from.Before(s.start) {
		x0 = 0
	}
	if to.After(s.end) {
		x1 = 100
	}
	p.Start, p.Spread = percentOf(x0), percentOf(x1-x0)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// shelves lays the publications of each outlet, the first to publish first.
func (b *book) shelves(c *chrono, s scale) {
	at := map[string]*shelf{}
	var all []*shelf
	tl := &timeline{Ticks: c.Ticks}
	for _, a := range b.articles {
		if !a.src.Published.Known() {
			continue
		}
		x := at[a.Outlet]
		if x == nil {
			x = &shelf{Outlet: a.Outlet, Ticks: c.Ticks}
			at[a.Outlet] = x
			all = append(all, x)
		}
		x.In = append(x.In, a)
		d := tl.dot(s, a, "copy")
		x.Dots = append(x.Dots, *d)
		c.Off = c.Off || d.Shape != "copy"
	}
	c.Shelves, c.MoreShelves = head(all, maxShelves)
	for _, x := range c.Shelves {
		x.In, x.Dots = x.In[:min(len(x.In), 3*maxNumbers)], x.Dots[:min(len(x.Dots), 3*maxNumbers)]
	}
}
