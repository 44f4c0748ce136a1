package term

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/news"
	"hearsay/internal/told"
)

// TimelineOptions is how much of a timeline to set.
type TimelineOptions struct {
	Style
	All        bool          // everything that is told, and not the most told alone
	Judgements []news.Judged // laid on what was found
}

// What of a timeline is set unless all is asked for: so many periods, and things of one.
const (
	mostPeriods = 9
	mostThings  = 3
)

// Timeline sets when things are told to have happened and who tells them, by the time
// that they are told of, then when the articles were published.
func Timeline(w io.Writer, set *news.Set, times told.Times, o TimelineOptions) error {
	t := &timed{page: newPage(w, o.Style), set: set, all: o.All}
	t.block(0, fmt.Sprintf("%s · %s · %s", plural(len(set.Articles), "article", "articles"), plural(news.CountOutlets(set.Articles), "outlet", "outlets"), news.Period(set.Articles)), 0, bold)
	if by := byPeople(o.Judgements); by != "" {
		t.block(0, by, 0, "")
	}
	t.zones(set.Articles)
	shown := t.chosen(times.Periods)
	t.line("")
	t.line(t.ink(bold, "TOLD TO HAVE HAPPENED"))
	if len(shown) == 0 {
		t.line("No date is told that could be laid in time.")
	}
	for _, p := range shown {
		t.period(p)
	}
	t.left(times, shown)
	t.published()
	return t.err
}

type timed struct {
	*page
	set *news.Set
	all bool
}

// chosen are the periods that most articles tell of, by time.
func (t *timed) chosen(periods []told.Period) []*told.Period {
	list := make([]*told.Period, 0, len(periods))
	for i := range periods {
		list = append(list, &periods[i])
	}
	if t.all || len(list) <= mostPeriods {
		return list
	}
	slices.SortStableFunc(list, func(a, b *told.Period) int {
		return cmp.Or(-cmp.Compare(a.Articles, b.Articles), -cmp.Compare(len(a.Things), len(b.Things)))
	})
	list = list[:mostPeriods]
	slices.SortStableFunc(list, func(a, b *told.Period) int {
		return cmp.Or(a.At.From.Compare(b.At.From), a.At.To.Compare(b.At.To))
	})
	return list
}

// period sets a day with the things that are told of it.
func (t *timed) period(p *told.Period) {
	t.line("")
	head, count := told.Label(p.At), plural(p.Articles, "article", "articles")
	if gap := t.style.Width - displaywidth.String(head) - displaywidth.String(count); gap > 0 {
		t.line(t.ink(bold, head) + strings.Repeat(" ", gap) + count)
	} else {
		t.line(t.ink(bold, head) + " " + count)
	}
	for i := range p.Things {
		if !t.all && i == mostThings {
			t.line(t.ink(faint, fmt.Sprintf("   … and %d more told of it (--all)", len(p.Things)-i)))
			break
		}
		t.thing(&p.Things[i])
	}
}

// thing sets what is told to have happened, who tells it, and what contradicts it.
func (t *timed) thing(g *told.Thing) {
	what := Clean(t.set.Words(g.What))
	if h := told.How(g); h != "" {
		what = h + " – " + what
	}
	most := 2
	if t.all {
		most = 0
	}
	t.block(margin, what, most, "")
	words := t.worded(g)
	who := t.teller(&g.Tellers[words])
	if g.Articles > 1 {
		who = fmt.Sprintf("%s: %s first", plural(g.Articles, "article", "articles"), t.teller(&g.Tellers[0]))
		if words > 0 && g.Tellers[words].Article != g.Tellers[0].Article {
			who += fmt.Sprintf("; in the words of %s", t.outlet(&g.Tellers[words]))
		}
	}
	if g.Akin > 0 {
		who += "; something like it in " + plural(g.Akin, "more", "more")
	}
	t.block(margin+2, who, 3, faint)
	for i, o := range g.Others {
		if !t.all && i == mostThings {
			break
		}
		x := &g.Tellers[o.First]
		t.contradiction(fmt.Sprintf("told as %s, too: “%s”, %s%s", told.Label(o.At), cut(Clean(t.set.Words(x.Date)), 40), t.outlet(x), others(o.Articles-1)))
	}
	for _, p := range g.Numbers {
		what, between := news.NumberDrift.Said(), "→"
		if p.Apart {
			what, between = numbersDiffer, "·"
		}
		t.contradiction(fmt.Sprintf("%s: “%s” %s “%s”", what, cut(Clean(t.set.Words(p.From)), 30), between, cut(Clean(t.set.Words(p.To)), 30)))
	}
}

func (t *timed) contradiction(s string) {
	for i, l := range wrap(s, t.style.Width-margin-4) {
		mark := t.ink(alarm, "≠")
		if i > 0 {
			mark = " "
		}
		t.line(strings.Repeat(" ", margin+2) + mark + " " + l)
	}
}

func others(n int) string {
	if n < 1 {
		return ""
	}
	return fmt.Sprintf(" and %d more", n)
}

// worded is the teller whose words the thing is told in.
func (t *timed) worded(g *told.Thing) int {
	return max(0, slices.IndexFunc(g.Tellers, func(x told.Teller) bool { return x.What == g.What }))
}

// teller names who tells something: whose word it is, and the outlet.
func (t *timed) teller(x *told.Teller) string {
	who := t.outlet(x)
	if name := cut(called(t.set, x.What.Text, x.Voice), 48); name != "" && !strings.EqualFold(name, who) {
		return name + ", in " + who
	}
	return who
}

func (t *timed) outlet(x *told.Teller) string { return outlet(&t.set.Articles[x.Article]) }

// left says how much is told that is not set.
func (t *timed) left(times told.Times, shown []*told.Period) {
	n := len(times.Periods) - len(shown)
	if n <= 0 && times.Open == 0 {
		return
	}
	t.line("")
	if n > 0 {
		t.block(0, fmt.Sprintf("… and %s told of by fewer (--all)", plural(n, "more day or longer time", "more days and longer times")), 0, faint)
	}
	if times.Open > 0 {
		t.block(0, plural(times.Open, "more date", "more dates")+" without a known day", 0, faint)
	}
}

// published sets when the articles were published, a line for each day.
func (t *timed) published() {
	t.line("")
	t.line(t.ink(bold, "PUBLISHED"))
	var day string
	var names []string
	flush := func() {
		if len(names) == 0 {
			return
		}
		t.labelled(0, pad(fmt.Sprintf("%3d", len(names)), 4)+day, dayColumn, t.within(names), atMost(2, t.all))
		names = nil
	}
	for i := range t.set.Articles {
		a := &t.set.Articles[i]
		d, hour := "no date", ""
		if p := a.Published; p.Known() {
			d = p.Time.UTC().Format("2 Jan 2006")
			if !p.Day {
				hour = " " + clock(p)
			}
		}
		if d != day {
			flush()
			day = d
		}
		names = append(names, outlet(a)+strings.ReplaceAll(hour, " ", string(noBreak)))
	}
	flush()
}

// dayColumn is the width of the column with the days of publication.
const dayColumn = 17

// within names the articles of a day: as many as fit two lines unless all are asked for, and
// how many more there are.
func (t *timed) within(names []string) string {
	all := strings.Join(names, ", ")
	if t.all || len(names) == 1 || len(wrap(all, t.style.Width-dayColumn)) <= 2 {
		return all
	}
	some := ""
	for n := range names[1:] {
		s := strings.Join(names[:n+1], ", ") + fmt.Sprintf(" … and %d more (--all)", len(names)-n-1)
		if n > 0 && len(wrap(s, t.style.Width-dayColumn)) > 2 {
			break
		}
		some = s
	}
	return some
}
