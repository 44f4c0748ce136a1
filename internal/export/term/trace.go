package term

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"hearsay/internal/news"
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
	t := &traced{page: newPage(w, o.Style), set: set, f: f, articles: map[news.ID]*news.Article{}, edges: map[news.ID]*news.Edge{}}
	for i := range set.Articles {
		t.articles[set.Articles[i].ID] = &set.Articles[i]
	}
	for i := range f.Edges {
		t.edges[f.Edges[i].ID] = &f.Edges[i]
	}
	t.header()
	shown := f.Claims
	if o.Top > 0 && len(shown) > o.Top {
		shown = shown[:o.Top]
	}
	seen := map[string]int{}
	for i := range shown {
		t.claim(i+1, &shown[i], seen)
	}
	t.rest(len(f.Claims) - len(shown))
	return t.err
}

type traced struct {
	*page
	set      *news.Set
	f        *news.Findings
	articles map[news.ID]*news.Article
	edges    map[news.ID]*news.Edge
}

func (t *traced) header() {
	outlets := map[string]bool{}
	for _, a := range t.set.Articles {
		outlets[a.Outlet] = true
	}
	t.line(t.ink(bold, fmt.Sprintf("%s · %s · %s", plural(len(t.set.Articles), "article", "articles"), plural(len(outlets), "outlet", "outlets"), period(t.set.Articles))))
	shared := 0
	for _, c := range t.f.Claims {
		if c.Articles > 1 {
			shared++
		}
	}
	switch {
	case shared > 0:
		t.line(plural(shared, "claim", "claims") + " told by more than one of them")
	case len(t.set.Articles) == 1:
		t.line("One article: there is nothing to hold it against. `hearsay read` shows who says what in it.")
	default:
		t.line("No claim is told by more than one of them, as far as shared words can show.")
	}
}

// claim sets one claim. One that is told by the same articles as a claim set
// before it refers to that, and adds only what is its own.
func (t *traced) claim(n int, c *news.Claim, seen map[string]int) {
	t.line("")
	num := pad(fmt.Sprint(n), margin-1) + " "
	head := wrap(Clean(t.set.Words(c.Headline)), t.style.Width-margin)
	if len(head) > 3 {
		head = append(head[:2], cut(strings.Join(head[2:], " "), t.style.Width-margin))
	}
	for i, l := range head {
		if i > 0 {
			num = strings.Repeat(" ", margin)
		}
		t.line(t.ink(bold, num+l))
	}
	counts := fmt.Sprintf("%s · %s · %s", plural(c.Articles, "article", "articles"), plural(c.Outlets, "outlet", "outlets"), origins(c))
	if len(c.Denials) > 0 {
		counts += " · " + t.ink(alarm, "denied")
	}
	t.line(strings.Repeat(" ", margin) + counts + "   " + t.ink(faint, string(c.ID)))

	key := tellers(c)
	if first, again := seen[key]; again {
		t.labelled(margin, "told by", label, fmt.Sprintf("the same articles as %d", first), 1)
		t.origins(c)
	} else {
		seen[key] = n
		t.origins(c)
		t.copies(c)
	}
	t.denials(c)
	t.changes(c)
}

// tellers says which articles tell a claim and whom each has it from.
func tellers(c *news.Claim) string {
	var b strings.Builder
	for _, x := range c.Tellings {
		fmt.Fprintf(&b, "%s<%s ", x.Article, x.Parent)
	}
	return b.String()
}

// origins is the number of a claim's independent origins, a range where it is
// not sure.
func origins(c *news.Claim) string {
	if c.Min != c.Max {
		return fmt.Sprintf("%d to %d origins", c.Min, c.Max)
	}
	return plural(c.Max, "origin", "origins")
}

func (t *traced) origins(c *news.Claim) {
	for i, o := range c.Origins {
		l := ""
		if i == 0 {
			l = "rests on"
		}
		a := t.articles[o.Article]
		who := Clean(o.Voice)
		if o.Kind == news.Author {
			who = "its own word"
		}
		if len(o.Through) > 0 {
			who += ", through " + Clean(strings.Join(o.Through, ", "))
		}
		if !o.Sure {
			who += " (perhaps: " + o.Note + ")"
		}
		t.labelled(margin, l, label, who, 3)
		t.block(margin+label+2, t.where(a), 1, faint)
	}
}

// where names an article: outlet and date.
func (t *traced) where(a *news.Article) string {
	return outlet(a) + ", " + sourced(a.Published)
}

func outlet(a *news.Article) string {
	switch {
	case a.Outlet != "":
		return strings.TrimPrefix(Clean(a.Outlet), "www.")
	case a.Title != "":
		return "“" + cut(Clean(a.Title), 40) + "”"
	}
	return string(a.ID)
}

// most is how many lines of a kind are set for a claim.
const most = 6

func (t *traced) copies(c *news.Claim) {
	var lines []string
	for i := range c.Tellings {
		x := &c.Tellings[i]
		if x.Parent == "" {
			continue
		}
		lines = append(lines, t.where(t.articles[x.Article])+": "+t.how(x))
	}
	t.list("taken by", lines)
	lines = nil
	for i := range c.Tellings {
		if x := &c.Tellings[i]; x.Parent == "" && !t.isOrigin(c, x) {
			lines = append(lines, t.where(t.articles[x.Article]))
		}
	}
	t.list("also in", lines)
}

func (t *traced) isOrigin(c *news.Claim, x *news.Telling) bool {
	for _, o := range c.Origins {
		if o.Article == x.Article {
			return true
		}
	}
	return false
}

// how says what a telling took, and on what that rests.
func (t *traced) how(x *news.Telling) string {
	parent := t.articles[x.Parent]
	e := t.edges[x.Edge]
	share := fmt.Sprintf("%.0f %% of its text", 100*x.Share)
	switch {
	case e != nil && len(e.Passages) == 0 && x.Share == 0:
		return "after " + outlet(parent) + ", in words of its own; " + e.Why
	case e != nil && e.Kind == news.Quotes && x.Decided:
		return "the same quotation after " + outlet(parent)
	case e != nil && e.Kind == news.Quotes:
		return "the same quotation as " + outlet(parent)
	case !x.Decided && e != nil:
		return fmt.Sprintf("%.0f %% shared with %s; which way is not known (%s)", 100*x.Share, outlet(parent), e.Why)
	case x.Words.Text == t.textOf(x.Parent):
		return "the same text as " + outlet(parent)
	case e != nil && e.Why != "published later":
		return share + " from " + outlet(parent) + "; " + e.Why
	}
	return share + " from " + outlet(parent)
}

func (t *traced) textOf(article news.ID) news.TextID { return t.articles[article].Text }

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
		who := Clean(d.Voice)
		if who == "" {
			who = "somebody not named here"
		}
		who += ", in " + t.where(t.articles[d.Article])
		if d.Articles > 1 {
			who += fmt.Sprintf(" and %d more", d.Articles-1)
		}
		t.labelled(margin, name, label, who, 2)
		t.block(margin+label+2, Clean(t.set.Words(d.Words)), 2, faint)
	}
}

// changes sets what differs between tellings, the gravest kinds first; the same
// change in several copies once.
func (t *traced) changes(c *news.Claim) {
	order := []news.DriftKind{news.NumberDrift, news.RelayDrift, news.AttributionDrift, news.SourceDrift, news.HedgeDrift, news.QuotationDrift, news.WordsDrift}
	type change struct {
		kind     news.DriftKind
		from, to string
	}
	in := map[change][]string{}
	var list []change
	for _, k := range order {
		for _, x := range c.Tellings {
			for _, d := range x.Drift {
				if d.Kind != k {
					continue
				}
				ch := change{k, t.words(d.From), t.words(d.To)}
				if in[ch] == nil {
					list = append(list, ch)
				}
				in[ch] = append(in[ch], outlet(t.articles[x.Article]))
			}
		}
	}
	var lines []string
	for _, ch := range list {
		where := in[ch][0]
		if n := len(in[ch]); n > 1 {
			where += fmt.Sprintf(" and %d more", n-1)
		}
		lines = append(lines, fmt.Sprintf("%s: %s → %s (%s)", driftName(ch.kind), ch.from, ch.to, where))
	}
	t.list("changed", lines)
}

// driftNames are the kinds of drift in words that need no glossary.
var driftNames = map[news.DriftKind]string{
	news.NumberDrift:      "number",
	news.RelayDrift:       "told to whom",
	news.AttributionDrift: "attribution lost",
	news.SourceDrift:      "source",
	news.HedgeDrift:       "hedge lost",
	news.QuotationDrift:   "quotation",
	news.WordsDrift:       "words",
}

func driftName(k news.DriftKind) string {
	if n, ok := driftNames[k]; ok {
		return n
	}
	return string(k)
}

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
		if !e.Decided {
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
		t.labelled(0, name, label+margin, outlet(a)+", “"+cut(Clean(a.Title), 50)+"”", 1)
	}
}
