package term

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/news"
)

// What of a claim's family tree is set, unless all is asked for.
const (
	most         = 6  // origins; tellings that nobody has it from, under one; lines of other kinds
	mostTellings = 12 // tellings
)

// deepest is how many levels are drawn. What hangs deeper stands on the last, and says
// from which article it is.
const deepest = 5

// The lines of a tree. A question mark stands where it is not known which way the
// words went.
const (
	down      = "│  "
	blank     = "   "
	branch    = "├─ "
	lastOne   = "└─ "
	maybe     = "├? "
	lastMaybe = "└? "
)

// family is a claim's family tree, and what of it is set.
type family struct {
	claim *news.Claim
	tree  []news.Branch
	set   []bool  // by place in the tree; what a telling hangs from is set if it is
	roots [][]int // places in the tree, by origin; those without one last
	order []int   // the origins in the order in which they are set and counted
	shown []bool  // which origins are set
}

// newFamily chooses what is set of a claim's family tree: all, or the tellings nearest
// to an origin, and of those beside each other that nobody has it from, the first few.
func newFamily(c *news.Claim, all bool) *family {
	f := &family{claim: c, tree: news.Tree(c), roots: make([][]int, len(c.Origins)+1)}
	for i := 0; i < len(f.tree); i += f.tree[i].Size {
		o := f.origin(i)
		f.roots[o] = append(f.roots[o], i)
	}
	f.order, f.shown = f.origins(all)
	f.set = make([]bool, len(f.tree))
	if all {
		for i := range f.set {
			f.set[i] = true
		}
		return f
	}
	some := f.first()
	slices.SortStableFunc(some, func(a, b int) int { return cmp.Compare(f.tree[a].Depth, f.tree[b].Depth) })
	for _, i := range some[:min(len(some), mostTellings)] {
		f.set[i] = true
	}
	return f
}

// origins says in which order origins are set, and which: all, or those that most tellings
// come from. Where not all are, those stand first, with --all too: so the numbers of those
// that are set run from 1, and an origin has one number. The tellings of no origin come
// last, and are set if there are any.
func (f *family) origins(all bool) (order []int, shown []bool) {
	n := len(f.claim.Origins)
	for o := range n {
		order = append(order, o)
	}
	few := n
	if n > most {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(f.tellings(b), f.tellings(a)) })
		if !all {
			few = most - 1
		}
	}
	shown = make([]bool, n+1)
	for _, o := range order[:few] {
		shown[o] = true
	}
	shown[n] = len(f.roots[n]) > 0
	return append(order, n), shown
}

// left is how many origins are not set, and how many articles tell the claim on their word.
func (f *family) left() (origins, articles int) {
	for o := range f.claim.Origins {
		if !f.shown[o] {
			origins, articles = origins+1, articles+f.tellings(o)
		}
	}
	return origins, articles
}

// tellings is how many tellings come from an origin.
func (f *family) tellings(origin int) int {
	n := 0
	for _, r := range f.roots[origin] {
		n += f.tree[r].Size
	}
	return n
}

// first leaves out, of the tellings beside each other that nobody has it from, all but
// the first few.
func (f *family) first() []int {
	type beside struct{ from, origin int }
	of := func(i int) beside {
		if from := f.tree[i].From; from >= 0 {
			return beside{from, 0}
		}
		return beside{-1, f.origin(i)}
	}
	all, taken := map[beside]int{}, map[beside]int{}
	for i, b := range f.tree {
		if b.Size == 1 {
			all[of(i)]++
		}
	}
	var out []int
	for i, b := range f.tree {
		if !f.shown[f.origin(i)] {
			continue
		}
		if b.Size == 1 {
			k := of(i)
			if taken[k]++; all[k] > most && taken[k] >= most {
				continue
			}
		}
		out = append(out, i)
	}
	return out
}

func (f *family) telling(i int) *news.Telling { return &f.claim.Tellings[f.tree[i].Telling] }

// origin is the origin of the telling at place i; the number of origins if it has none.
func (f *family) origin(i int) int {
	if o := f.telling(i).Origin; o >= 0 && o < len(f.claim.Origins) {
		return o
	}
	return len(f.claim.Origins)
}

// under lists the places that are drawn as hanging from place i, which is drawn at the
// level: on the last level that is its whole branch.
func (f *family) under(i, level int) []int {
	var out []int
	for k, end := i+1, i+f.tree[i].Size; k < end; {
		out = append(out, k)
		if level+1 < deepest {
			k += f.tree[k].Size
		} else {
			k++
		}
	}
	return out
}

// twig is a line of a drawn tree: a telling, or those that are not set.
type twig struct {
	at     int    // place in the tree; -1: those of hidden
	hidden []int  // places in the tree
	level  int    // how deep it is drawn
	lead   string // the lines in front of it
	after  string // the lines in front of what follows it
	below  bool   // something is drawn as hanging from it
}

// twigs draws what is set of the tree that grows from an origin. It keeps a stack of
// its own: a chain may be as long as the claim has tellings.
func (f *family) twigs(origin int) []twig {
	var out []twig
	open := f.row(f.roots[origin], 0, "")
	for len(open) > 0 {
		t := open[len(open)-1]
		open = open[:len(open)-1]
		if t.at >= 0 && t.level < deepest && f.tree[t.at].Size > 1 {
			t.below = true
			open = append(open, f.row(f.under(t.at, t.level), t.level+1, t.after)...)
		}
		out = append(out, t)
	}
	return out
}

// row draws what hangs from one telling, the last first.
func (f *family) row(places []int, level int, lead string) []twig {
	var out []twig
	var hidden []int
	for _, k := range places {
		switch {
		case f.set[k]:
			out = append(out, twig{at: k, level: level})
		case level == deepest:
			hidden = append(hidden, k)
		default:
			for i := range f.tree[k].Size {
				hidden = append(hidden, k+i)
			}
		}
	}
	if len(hidden) > 0 {
		out = append(out, twig{at: -1, hidden: hidden, level: level})
	}
	for i := range out {
		if level > 0 {
			out[i].lead, out[i].after = f.lines(&out[i], lead, i == len(out)-1)
		}
	}
	slices.Reverse(out)
	return out
}

// lines are those in front of a twig, and in front of what hangs from it.
func (f *family) lines(t *twig, lead string, last bool) (own, after string) {
	sure := t.at >= 0 && f.telling(t.at).Decided
	for _, k := range t.hidden {
		sure = sure || f.telling(k).Decided
	}
	switch {
	case sure && last:
		return lead + lastOne, lead + blank
	case sure:
		return lead + branch, lead + down
	case last:
		return lead + lastMaybe, lead + blank
	}
	return lead + maybe, lead + down
}

// tellings sets what a claim rests on, and under each origin the articles that have it
// from there and those that have it from them.
func (t *traced) tellings(c *news.Claim, all bool) {
	f := newFamily(c, all)
	for i, o := range f.order {
		if !f.shown[o] {
			continue
		}
		if o < len(c.Origins) {
			name := "and on"
			if i == 0 {
				name = "rests on"
			}
			t.labelled(margin, name, label, t.judgedVoice(&c.Origins[o]), 3)
			t.toldBy(f, o)
		}
		t.draw(f, f.twigs(o))
	}
	if origins, articles := f.left(); origins > 0 {
		s := fmt.Sprintf("… %d more", origins)
		if articles > 0 {
			s += ", in " + plural(articles, "article", "articles")
		}
		t.labelled(margin, "and on", label, s, 1)
	}
}

// toldBy names the article of an origin that no telling hangs from: one that tells the
// claim on another's word, too, hangs there.
func (t *traced) toldBy(f *family, o int) {
	if a := t.articles[f.claim.Origins[o].Article]; a != nil && len(f.roots[o]) == 0 {
		t.labelled(margin, "told by", label, t.where(a), 1)
	}
}

// voice names an origin: who, and through whom it came.
func voice(o *news.ClaimOrigin) string {
	who := Clean(o.Voice)
	if o.Kind == news.Author {
		who = "its own word"
	}
	if len(o.Through) > 0 {
		who += ", through " + Clean(strings.Join(o.Through, ", "))
	}
	if !o.Sure {
		who += " (perhaps: " + Clean(o.Note) + ")"
	}
	return who
}

// judgedVoice is voice with what people found of it.
func (t *traced) judgedVoice(o *news.ClaimOrigin) string {
	who := voice(o)
	if len(o.Also) > 0 {
		who += ", judged to be " + Clean(strings.Join(o.Also, ", "))
	}
	who += t.sourceGrades(o.Judged)
	if r := t.right(o.Judged); r != "" {
		who += " [" + r + "]"
	}
	return who
}

// Columns of a drawn tree: who, as far as there is room, when, and how.
const (
	leastWho = 26
	mostWho  = 36
	leastHow = 16
)

// draw sets a tree in columns, or one telling after the other where a column would be
// too narrow to read.
func (t *traced) draw(f *family, twigs []twig) {
	when := 14
	if !t.oneYear {
		when = 19
	}
	room := t.style.Width - margin - label
	who := leastWho
	for i := range twigs {
		if k := twigs[i].at; k >= 0 {
			who = max(who, displaywidth.String(twigs[i].lead+outlet(t.article(f.telling(k).Article)))+1)
		}
	}
	who = min(who, mostWho, max(room-when-leastHow-8, leastWho))
	columns := room-who-when >= leastHow
	name := "told by"
	for i := range twigs {
		w := &twigs[i]
		switch {
		case w.at < 0:
			t.hang(w, name, t.more(f, w))
		case columns:
			t.row(f, w, name, who, when)
		default:
			x := f.telling(w.at)
			s := outlet(t.article(x.Article)) + ", " + t.told(x)
			if how := t.how(f, w); how != "" {
				s += ": " + how
			}
			t.hang(w, name, s)
		}
		name = ""
	}
}

// row sets a telling in columns.
func (t *traced) row(f *family, w *twig, name string, who, when int) {
	x := f.telling(w.at)
	lead, room := w.lead, who-1-displaywidth.String(w.lead)
	after := w.after
	if w.below {
		after += down
	}
	what, at := cut(outlet(t.article(x.Article)), room), t.told(x)
	lines := wrap(t.how(f, w), t.style.Width-margin-label-who-when)
	for i := range max(len(lines), 1) {
		how := ""
		if i < len(lines) {
			how = lines[i]
		}
		t.line(strings.Repeat(" ", margin) + t.ink(faint, pad(name, label)) + t.ink(faint, lead) +
			pad(what, who-displaywidth.String(lead)) + pad(at, when) + how)
		name, lead, what, at = "", after, "", ""
	}
}

// hang sets running text behind the lines of a tree. Where there is little room, the
// tree begins at the margin.
func (t *traced) hang(w *twig, name, s string) {
	indent, first := margin+label, w.lead
	if w.level > 0 && t.style.Width < narrow {
		indent = margin
	}
	lines := wrap(s, t.style.Width-indent-displaywidth.String(first))
	for i, l := range lines {
		if w.level == 0 {
			t.line(strings.Repeat(" ", margin) + t.ink(faint, pad(name, label)) + l)
		} else {
			t.line(strings.Repeat(" ", indent) + t.ink(faint, first) + l)
		}
		if i == 0 {
			name, first = "", w.after
		}
	}
}

// narrow is below how many columns a tree begins at the margin.
const narrow = 70

// told is when an article told a claim, or was changed to tell it anew.
func (t *traced) told(x *news.Telling) string {
	a := t.article(x.Article)
	if b := t.articles[x.Revises]; b != nil {
		return t.shortStamp(t.changed(a, b))
	}
	return t.shortStamp(a.Published)
}

// more says how many tellings are not set, and from when they are.
func (t *traced) more(f *family, w *twig) string {
	open, revised := 0, false
	articles := make([]news.Article, 0, len(w.hidden))
	for _, k := range w.hidden {
		x := f.telling(k)
		articles = append(articles, *t.article(x.Article))
		revised = revised || x.Revises != ""
		if !x.Decided && f.tree[k].From >= 0 {
			open++
		}
	}
	s := fmt.Sprintf("… and %d more", len(w.hidden))
	switch {
	case w.level == 0 || revised:
	case open == len(w.hidden):
		return s + ", which way is not known, " + days(articles, t.oneYear)
	default:
		s = "… and " + plural(len(w.hidden), "more copy", "more copies")
	}
	if open > 0 {
		s += fmt.Sprintf(" (%d undecided)", open)
	}
	return s + ", " + days(articles, t.oneYear)
}

// how says what a telling has of the one that it hangs from, and how that is known.
func (t *traced) how(f *family, w *twig) string {
	s := t.taken(f, w)
	if e := t.edges[f.telling(w.at).Edge]; e != nil && f.tree[w.at].From >= 0 {
		if r := t.right(e.Judged); r != "" {
			s += " [" + r + "]"
		}
	}
	return s
}

// taken says it without what people found.
func (t *traced) taken(f *family, w *twig) string {
	x, b := f.telling(w.at), f.tree[w.at]
	if b.From < 0 {
		return t.root(f, w.at)
	}
	from := ""
	if w.level < b.Depth {
		from = ", from " + outlet(t.article(x.Parent))
	}
	e := t.edges[x.Edge]
	switch {
	case x.Revises != "":
		return t.revises(x) + from
	case x.Words.Text == t.article(x.Parent).Text:
		return "same text" + from + t.unsure(x, e)
	case e != nil && e.Kind == news.Links:
		return "links to it" + from
	case e != nil && e.Kind == news.Quotes:
		return "same quotation" + from + t.unsure(x, e)
	case e == nil && x.Share <= 0:
		return strings.TrimPrefix(from, ", ")
	}
	var parts []string
	switch {
	case x.Share > 0 && x.Decided:
		parts = append(parts, percent(x.Share)+" of its text"+from)
	case x.Share > 0: // which does not say whose words they were
		parts = append(parts, percent(x.Share)+" shared"+strings.Replace(from, ", from", " with", 1))
	}
	if e != nil && (e.Why == "names it" || e.Why == "links to it") {
		parts = append(parts, e.Why)
	}
	return strings.Join(parts, ", ") + t.unsure(x, e)
}

// unsure says of a telling, if it is so, that it is not known which way the words went,
// and why.
func (t *traced) unsure(x *news.Telling, e *news.Edge) string {
	switch {
	case x.Decided:
		return ""
	case e == nil || e.Why == "":
		return "; which way is not known"
	}
	return "; which way is not known (" + e.Why + ")"
}

// root says of a telling that hangs from none how it comes to stand there, if it is not
// the first of its origin.
func (t *traced) root(f *family, i int) string {
	x := f.telling(i)
	a := t.article(x.Article)
	var parts []string
	switch {
	case f.tree[i].Circle:
		parts = append(parts, "credits go in a circle")
	case x.Parent != "" && t.articles[x.Parent] != nil:
		parts = append(parts, "from "+outlet(t.article(x.Parent)))
	case x.Elsewhere:
		parts = append(parts, "names no source, quotes it elsewhere")
	case f.roots[f.origin(i)][0] != i:
		parts = append(parts, "the same voice")
	}
	if of := t.agency(a); of != "" {
		parts = append(parts, "text of "+of)
	}
	if p := a.Published; p.Known() && p.Origin != news.Declared {
		parts = append(parts, "date "+Clean(string(p.Origin)))
	}
	return strings.Join(parts, "; ")
}
