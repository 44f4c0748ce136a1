package term

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/agency"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// TraceOptions is what of a trace to set.
type TraceOptions struct {
	Style
	Top int // claims to set, most widely told first; 0: all
}

// margin is the column in which the findings of a claim begin; label is the
// width of what names them.
const (
	margin = 3
	label  = 11
)

// Trace sets the answer of a trace: each claim with what it rests on, who copied
// it, who denies it and what changed on the way, then what stands alone and what
// could not be decided.
func Trace(w io.Writer, set *news.Set, f *news.Findings, o TraceOptions) error {
	t := newTraced(w, set, f, o.Style)
	t.indexJudgements()
	t.header()
	fs := news.Families(f.Claims)
	heads := map[news.ID]bool{} // what is not read under another
	for _, x := range news.Clusters(f.Claims) {
		heads[x.Head.ID] = true
	}
	left, n := 0, 0
	for _, fam := range fs {
		c := fam[0]
		if o.Top > 0 && (n >= o.Top || !heads[c.ID] || c.Loose()) {
			left += len(fam)
			continue
		}
		n++
		if o.Top == 0 {
			t.family(n, fam)
		} else {
			t.glance(n, fam)
		}
	}
	t.single(o.Top == 0)
	t.tolls(o.Top == 0)
	t.untied(o.Top == 0)
	t.lineages(o.Top == 0)
	t.ghosts(o.Top == 0)
	t.circles(o.Top == 0)
	t.revisions(o.Top == 0)
	t.otherJudgements(o.Top == 0)
	t.rest(left)
	return t.err
}

// single sets who says what in an article that stands alone, as Read does.
func (t *traced) single(all bool) {
	if len(t.set.Articles) != 1 {
		return
	}
	a := &t.set.Articles[0]
	i := t.set.TextIndex(a.Text)
	if i < 0 || i >= len(t.set.Analyses) || t.set.Analyses[i] == nil {
		return
	}
	r := &reading{page: t.page, Reading: Reading{Article: a, Text: &t.set.Texts[i], Analysis: t.set.Analyses[i]}, body: t.set.Texts[i].Body}
	r.voices()
	r.statements(atMost(mostSaid, all))
}

// mostSaid is how many statements of an article that stands alone are set, unless all are asked for.
const mostSaid = 24

type traced struct {
	*page
	set      *news.Set
	f        *news.Findings
	articles map[news.ID]*news.Article
	edges    map[news.ID]*news.Edge
	later    map[news.ID]news.ID // of later versions of an article, the one before
	oneYear  bool                // all dates are of one year
	shown    news.Places         // where the claims are told that are set at a glance so far

	judgements map[news.ID]*news.Judged
	said       map[news.ID]bool // judgements that are set
}

func newTraced(w io.Writer, set *news.Set, f *news.Findings, s Style) *traced {
	t := &traced{page: newPage(w, s), set: set, f: f, articles: map[news.ID]*news.Article{}, edges: map[news.ID]*news.Edge{}, later: map[news.ID]news.ID{}, shown: news.Places{}}
	for i := range set.Articles {
		t.articles[set.Articles[i].ID] = &set.Articles[i]
	}
	for i := range f.Edges {
		t.edges[f.Edges[i].ID] = &f.Edges[i]
	}
	for i := range f.Revisions {
		t.later[f.Revisions[i].To] = f.Revisions[i].From
	}
	t.oneYear = oneYear(set.Articles)
	return t
}

func (t *traced) header() {
	articles := plural(len(t.set.Articles), "article", "articles")
	if n := len(t.f.Revisions); n > 0 {
		articles += fmt.Sprintf(" (%s)", plural(n, "of them a later version of another", "of them later versions of others"))
	}
	t.block(0, fmt.Sprintf("%s · %s · %s", articles, plural(news.CountOutlets(t.set.Articles), "outlet", "outlets"), news.Period(t.set.Articles)), 0, bold)
	shared := 0
	for _, c := range t.f.Claims {
		if c.Articles > 1 {
			shared++
		}
	}
	switch {
	case shared > 0:
		t.block(0, plural(shared, "claim", "claims")+" told by more than one of them", 0, "")
	case len(t.set.Articles) == 1:
		t.block(0, "One article, which cannot be compared with others: who says what in it. `hearsay read` shows more of it.", 0, "")
	default:
		t.block(0, "No claim is told by more than one of them, as far as shared words can show.", 0, "")
	}
	t.zones(t.set.Articles)
	t.applied()
}

// family sets claims that the same articles tell: the first in full, of the
// others what each says and on whose word.
func (t *traced) family(n int, fam []*news.Claim) {
	t.claim(n, fam[0], true)
	for i, c := range fam[1:] {
		name := ""
		if i == 0 {
			name = "with it"
		}
		who := ""
		if len(c.Origins) > 0 && c.Origins[0].Voice != "" {
			who = Clean(c.Origins[0].Voice) + ": "
		}
		if len(c.Denials) > 0 {
			who = "denied: " + who
		}
		t.labelled(margin, name, label, who+Clean(t.set.Words(c.Headline))+" ("+string(c.ID)+")", 2)
	}
}

// claim sets one claim with the family tree of its tellings.
func (t *traced) claim(n int, c *news.Claim, all bool) {
	t.headline(n, c)
	t.tellings(c, all)
	t.denials(c)
	t.list("changed", t.drifts(c, true))
	t.judged(c, all)
}

// mostHead is how many lines the words of a claim take at most.
const mostHead = 5

// headline sets what is claimed, and how many tell it.
func (t *traced) headline(n int, c *news.Claim) {
	t.line("")
	num := pad(fmt.Sprint(n), margin-1) + " "
	head := t.claimed(t.lead(c), c, t.style.Width-margin)
	for i, l := range head {
		more := ""
		if i == mostHead-1 && len(head) > mostHead {
			more = " …"
			for len(l) > 1 && l.width()+2 > t.style.Width-margin {
				l = l[:len(l)-1]
			}
		}
		t.line(t.ink(bold, num) + t.inked(l) + more)
		if more != "" {
			break
		}
		num = strings.Repeat(" ", margin)
	}
	counts := counted(c)
	if g := t.itemGrade(c.Judged); g != "" {
		counts += " · item " + g
	}
	denied := ""
	if len(c.Denials) > 0 {
		denied = " · denied"
	}
	if margin+displaywidth.String(counts+denied)+3+len(c.ID) <= t.style.Width {
		t.line(strings.Repeat(" ", margin) + counts + t.ink(alarm, denied) + "   " + t.ink(faint, string(c.ID)))
	} else {
		t.block(margin, counts+denied, 0, "")
		t.block(margin, string(c.ID), 0, faint)
	}
}

// counted is how many articles and outlets tell a claim, where it is less than a third how many of them in nearly the
// words shown, and from how many origins it comes.
func counted(c *news.Claim) string {
	words := ""
	if n := c.FewInWords(); n > 0 {
		words = fmt.Sprintf(" (%d in nearly these words)", n)
	}
	return fmt.Sprintf("%s%s · %s · %s", plural(c.Articles, "article", "articles"), words, plural(c.Outlets, "outlet", "outlets"), origins(c))
}

// origins is the number of a claim's independent origins, a range where it is
// not sure.
func origins(c *news.Claim) string {
	if c.Min != c.Max {
		return fmt.Sprintf("%d to %d origins", c.Min, c.Max)
	}
	return plural(c.Max, "origin", "origins")
}

// where names an article: outlet, whose text it prints, and date.
func (t *traced) where(a *news.Article) string {
	return t.prints(a) + ", " + sourced(a.Published)
}

// prints is an article's outlet, with the agency before it whose text it prints.
func (t *traced) prints(a *news.Article) string {
	if of := t.agency(a); of != "" {
		return of + " in " + outlet(a)
	}
	return outlet(a)
}

// agency is the agency whose text an article prints, "" for none but its own outlet.
func (t *traced) agency(a *news.Article) string {
	i := t.set.TextIndex(a.Text)
	if i < 0 {
		return ""
	}
	return Clean(agency.Other(a, t.set.Texts[i].Body).Name)
}

// article is the article of that id; one of which nothing is known, if it is not in the
// set.
func (t *traced) article(id news.ID) *news.Article {
	if a := t.articles[id]; a != nil {
		return a
	}
	return &news.Article{ID: id}
}

func outlet(a *news.Article) string {
	switch {
	case a.Outlet != "":
		return strings.TrimPrefix(Clean(a.Outlet), "www.")
	case a.Title != "":
		return "“" + cut(Clean(a.Title), 40) + "”"
	}
	return "article " + string(a.ID)
}

// shortStamp leaves out the year where all articles are of one, which the header
// says.
func (t *traced) shortStamp(s news.Stamp) string {
	switch {
	case !s.Known():
		return "no date"
	case !t.oneYear && s.Day:
		return s.Time.UTC().Format("2 Jan 2006")
	case !t.oneYear:
		return s.Time.UTC().Format("2 Jan 2006 ") + clock(s)
	case s.Day:
		return s.Time.UTC().Format("2 Jan")
	}
	return s.Time.UTC().Format("2 Jan ") + clock(s)
}

func (t *traced) list(name string, lines []string) {
	for i, l := range lines {
		if i == most-1 && len(lines) > most {
			t.labelled(margin, "", label, fmt.Sprintf("… and %d more", len(lines)-i), 1)
			return
		}
		if i > 0 {
			name = ""
		}
		t.labelled(margin, name, label, l, 2)
	}
}

func (t *traced) denials(c *news.Claim) {
	for i, d := range c.Denials {
		if i == most {
			t.labelled(margin, "", label, fmt.Sprintf("… and %d more", len(c.Denials)-i), 1)
			return
		}
		name := ""
		if i == 0 {
			name = "denied by"
		}
		t.labelled(margin, name, label, t.denier(&d), 2)
		t.block(margin+label+2, Clean(t.set.Words(d.Words)), 2, faint)
	}
}

// denier says who denies a claim, and where.
func (t *traced) denier(d *news.Denial) string {
	who := voiceOf(d) + ", in " + t.where(t.article(d.Article))
	if d.Articles > 1 {
		who += fmt.Sprintf(" and %d more", d.Articles-1)
	}
	return who
}

func voiceOf(d *news.Denial) string {
	return cmp.Or(Clean(d.Voice), "somebody not named here")
}

// drifts says what differs between tellings, the gravest kinds first; the same change in
// several copies once. Other words are mostly another way to say it, and are left out unless they
// are asked for, or one article has both.
func (t *traced) drifts(c *news.Claim, words bool) []string {
	var lines []string
	var apart news.Ref // what the last line holds numbers against
	for _, ch := range c.Drifts(func(r news.Ref) string { return string(text.Fold(nil, t.words(r))) }) {
		if ch.Kind == news.WordsDrift && !words && !ch.Both {
			continue
		}
		where := outlet(t.articles[ch.Later[0].Article])
		if n := len(ch.Later); n > 1 {
			where += fmt.Sprintf(" and %d more", n-1)
		}
		from, to := t.words(ch.From), t.words(ch.To)
		switch {
		case ch.Apart && ch.From == apart:
			lines[len(lines)-1] += fmt.Sprintf(", %s (%s)", to, where)
		case ch.Both:
			lines = append(lines, fmt.Sprintf("%s and %s, in one article (%s)", from, to, where))
		case ch.Apart:
			apart = ch.From
			lines = append(lines, fmt.Sprintf("%s: %s (%s), %s (%s)", numbersDiffer, from, outlet(t.articles[ch.Of]), to, where))
		default:
			lines = append(lines, fmt.Sprintf("%s: %s → %s (%s)", ch.Kind.Said(), from, to, where))
		}
	}
	return lines
}

// numbersDiffer stands in place of "number" where neither of two tellings was taken from the other.
const numbersDiffer = "numbers differ"

func (t *traced) words(r news.Ref) string {
	s := cut(Clean(t.set.Words(r)), 44)
	if s == "" {
		return "–"
	}
	return "“" + s + "”"
}

// rest sets what the claims leave out: how many more there are, which articles
// share nothing with the others, and what could not be decided.
func (t *traced) rest(more int) {
	if more > 0 {
		t.line("")
		t.line(t.ink(faint, fmt.Sprintf("… and %s (--all)", plural(more, "more claim", "more claims"))))
	}
	joined := map[news.ID]bool{}
	undecided := map[string]int{}
	for _, e := range t.f.Edges {
		joined[e.From], joined[e.To] = true, true
		if !e.Decided && e.Kind != news.Revises { // which is said beside the revision
			undecided[e.Why]++
		}
	}
	for _, c := range t.f.Claims {
		if c.Articles > 1 {
			for _, x := range c.Tellings {
				joined[x.Article] = true
			}
		}
	}
	var alone []*news.Article
	for i := range t.set.Articles {
		if a := &t.set.Articles[i]; !joined[a.ID] {
			alone = append(alone, a)
		}
	}
	if len(t.set.Articles) < 2 || len(alone) == 0 && len(undecided) == 0 {
		return
	}
	t.line("")
	t.alone(alone)
	for _, why := range slices.Sorted(maps.Keys(undecided)) {
		t.labelled(0, "undecided", label+margin, fmt.Sprintf("which way %s went: %s", plural(undecided[why], "pair of copies", "pairs of copies"), why), 2)
	}
}

// alone lists the articles that share nothing with the others, by name while
// they are few.
func (t *traced) alone(alone []*news.Article) {
	if len(alone) > 3 {
		t.labelled(0, "stand alone", label+margin, plural(len(alone), "article shares", "articles share")+" no words with the others", 1)
		return
	}
	for i, a := range alone {
		name := ""
		if i == 0 {
			name = "stands alone"
		}
		what := outlet(a)
		if a.Title != "" && a.Outlet != "" {
			what += ", “" + cut(Clean(a.Title), 50) + "”"
		}
		t.labelled(0, name, label+margin, what, 1)
	}
}
