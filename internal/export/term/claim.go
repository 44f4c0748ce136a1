package term

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/news"
	"hearsay/internal/told"
)

// ClaimOptions is how much of one claim to set.
type ClaimOptions struct {
	Style
	All     bool // everything, and not what fits two screens
	Fit     *Fit // how the words fit that it was found by; nil: it was not found by words
	Perhaps bool // it may be meant by them, and is no more than likely
}

// What of one claim is set unless all is asked for.
const (
	mostLaid    = 12 // tellings by publication
	mostWording = 5  // wordings, each of so many lines at most:
	mostLines   = 5
	mostChanged = 6 // tellings with what changed on the way to them
)

// Claim sets one claim in full: where it comes from and who has it from whom, when each
// article told it, what changed on the way, who denies it, and its words where they
// stand. The claim is the only one of the findings, which are of the set.
func Claim(w io.Writer, set *news.Set, f *news.Findings, o ClaimOptions) error {
	t := &followed{traced: newTraced(w, set, f, o.Style), c: &f.Claims[0], all: o.All}
	t.fits(o.Fit, o.Perhaps)
	t.head()
	t.comesFrom()
	t.byPublication(told.OfClaim(set, f, t.c))
	t.changedOnTheWay()
	t.deniedBy()
	t.answers()
	t.notSeen()
	t.wordings()
	return t.err
}

// followed is one claim, being set in full.
type followed struct {
	*traced
	c   *news.Claim
	all bool
}

func (t *followed) heading(s string) {
	t.line("")
	t.line(t.ink(bold, s))
}

// cutShort says how many of a list are not set.
func (t *followed) cutShort(n int) {
	t.line(t.ink(faint, fmt.Sprintf("   … and %d more (--all)", n)))
}

// listed sets a heading and what stands under it, n things, the first few unless all are
// asked for; nothing for none.
func (t *followed) listed(heading string, n, few int, set func(i int)) {
	if n == 0 {
		return
	}
	t.heading(heading)
	for i := range n {
		if !t.all && i == few {
			t.cutShort(n - i)
			return
		}
		set(i)
	}
}

func (t *followed) head() {
	for _, l := range t.claimed(t.lead(t.c), t.c, t.style.Width) {
		t.line(t.inked(l))
	}
	var tellers []news.Article
	for i := range t.c.Tellings {
		tellers = append(tellers, *t.article(t.c.Tellings[i].Article))
	}
	var f flow
	f.add(counted(t.c), "")
	if len(t.c.Denials) > 0 {
		f.add(" · ", "")
		f.add("denied", alarm)
	}
	for _, l := range f.lines(t.style.Width) {
		t.line(t.inked(l))
	}
	t.block(0, "told "+news.Period(tellers)+" · "+string(t.c.ID), 0, faint)
	t.zones(tellers)
}

// comesFrom sets each origin with why it is one, and under it the family tree of the
// tellings that come from there.
func (t *followed) comesFrom() {
	t.heading("WHERE IT COMES FROM")
	f := newFamily(t.c, t.all)
	for i, o := range f.order {
		if !f.shown[o] {
			continue
		}
		if o < len(t.c.Origins) {
			t.origin(i+1, o, f)
			t.toldBy(f, o)
		} else {
			t.block(margin, "of no origin that could be told", 0, "")
		}
		t.draw(f, f.twigs(o))
	}
	if origins, articles := f.left(); origins > 0 {
		s := "   … and " + plural(origins, "more origin", "more origins")
		if articles > 0 {
			s += ", in " + plural(articles, "article", "articles")
		}
		t.line(t.ink(faint, s+" (--all)"))
	}
}

// origin sets who an origin is and how that is known; it is the nth.
func (t *followed) origin(n, o int, f *family) {
	x := &t.c.Origins[o]
	t.labelled(0, fmt.Sprint(n), margin, voice(x), 0)
	t.block(margin, t.why(o, f), 0, "")
	if a := t.articles[x.Article]; a != nil && !x.Words.Span.Empty() {
		t.block(margin, "“"+Clean(t.set.Words(x.Words))+"”, in "+t.where(a), 3, faint)
	}
}

// originKinds say what an origin is, as far as its words tell.
var originKinds = map[news.VoiceKind]string{
	news.Person:       "a person who is named",
	news.Organisation: "an organisation",
	news.Outlet:       "an outlet",
	news.Document:     "a document",
	news.Unnamed:      "a source that is not named",
	news.Group:        "a group that nobody is named of",
	news.Author:       "no source is named",
}

// why says what an origin is, who tells the claim on its word, and how that is known.
func (t *followed) why(o int, f *family) string {
	var first *news.Telling
	all, named, same, open, voiced, elsewhere := 0, 0, 0, 0, 0, 0
	for _, r := range f.roots[o] {
		for i := r; i < r+f.tree[r].Size; i++ {
			x := f.telling(i)
			if x.Revises != "" {
				continue
			}
			all++
			e := t.edges[x.Edge]
			switch {
			case f.tree[i].From < 0 && x.Elsewhere:
				elsewhere++
			case f.tree[i].From < 0 && first == nil:
				first = x
			case f.tree[i].From < 0:
				voiced++
			case !x.Decided:
				open++
			case e != nil && (e.Why == "names it" || e.Why == "links to it"):
				named++
			default:
				same++
			}
		}
	}
	s := originKinds[t.c.Origins[o].Kind]
	switch {
	case all == 0:
		return s
	case all < 2 || first == nil:
		return s + "; " + plural(all, "article tells", "articles tell") + " it on this word"
	}
	s += fmt.Sprintf("; %d articles tell it on this word, %s first", all, outlet(t.article(first.Article)))
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{named, "says that it has it from another here", "say that they have it from another here"},
		{same, "has the words of another here", "have the words of another here"},
		{open, "shares its words, and which way they went is not known", "share its words, and which way they went is not known"},
		{voiced, "names the same voice", "name the same voice"},
		{elsewhere, "names no source for it, and quotes the same voice elsewhere", "name no source for it, and quote the same voice elsewhere"},
	} {
		if p.n > 0 {
			parts = append(parts, plural(p.n, p.one, p.many))
		}
	}
	adds := "None of them adds a witness"
	if all == 2 {
		adds = "It adds no witness"
	}
	return s + ": " + strings.Join(parts, "; ") + ". " + adds
}

// byPublication sets when each article told the claim, and of what day.
func (t *followed) byPublication(days [][]told.Teller) {
	t.heading("TOLD, BY PUBLICATION")
	n := len(t.c.Tellings)
	if !t.all {
		n = min(n, mostLaid)
	}
	when, who := 14, 0
	if !t.oneYear {
		when = 19
	}
	for i := range n {
		who = max(who, displaywidth.String(outlet(t.article(t.c.Tellings[i].Article)))+2)
	}
	who = min(who, mostWho)
	said := map[string]bool{}
	for i := range n {
		x := &t.c.Tellings[i]
		s := t.of(days[i], said)
		if x.Revises != "" {
			s = strings.TrimPrefix(s+", a later version", ", ")
		}
		at, name := t.told(x), outlet(t.article(x.Article))
		if t.style.Width < narrow {
			t.block(margin, strings.TrimSuffix(at+", "+name+", "+s, ", "), 0, "")
			continue
		}
		name = cut(name, who-2)
		switch {
		case s == "":
			t.line(strings.Repeat(" ", margin) + pad(at, when) + name)
		default:
			t.beside(pad(at, when)+pad(name, who), s)
		}
	}
	if n < len(t.c.Tellings) {
		t.cutShort(len(t.c.Tellings) - n)
	}
}

// beside sets text wrapped beside what names it.
func (t *followed) beside(name, s string) {
	indent := margin + displaywidth.String(name)
	for i, l := range wrap(s, t.style.Width-indent) {
		if i == 0 {
			t.line(strings.Repeat(" ", margin) + name + l)
		} else {
			t.line(strings.Repeat(" ", indent) + l)
		}
	}
}

// of is the time that a telling tells of, with the words that say so where they were not
// said before.
func (t *followed) of(days []told.Teller, said map[string]bool) string {
	var names []string
	for i, d := range days {
		if i == 2 {
			names = append(names, fmt.Sprintf("%d more", len(days)-i))
			break
		}
		s := told.Label(d.At)
		if h := told.Hour(d.At); h != "" {
			s += ", " + h
		}
		words := " (“" + cut(Clean(t.set.Words(d.Date)), 32) + "”)"
		if said[s+words] {
			words = ""
		}
		said[s+words] = true
		names = append(names, s+words)
	}
	if len(names) == 0 {
		return ""
	}
	return "of " + strings.Join(names, ", ")
}

// changedOnTheWay sets what changed, with both wordings, article by article.
func (t *followed) changedOnTheWay() {
	var list []*news.Telling
	for i := range t.c.Tellings {
		if len(t.c.Tellings[i].Drift) > 0 {
			list = append(list, &t.c.Tellings[i])
		}
	}
	t.listed("CHANGED ON THE WAY", len(list), mostChanged, func(i int) {
		x := list[i]
		var from news.ID
		for k, d := range x.Drift {
			if k == 0 || d.Of != from {
				from = d.Of
				t.block(margin, t.way(from, x.Article), 0, "")
			}
			kind, what := d.Kind.Said(), t.wording(d.From)+" → "+t.wording(d.To)
			if x.Apart(&d) {
				kind, what = numbersDiffer, t.wording(d.From)+", "+t.wording(d.To)
			}
			if t.style.Width < narrow {
				t.block(margin+2, kind+": "+what, atMost(5, t.all), "")
			} else {
				t.labelled(margin+2, kind, mostKind, what, atMost(4, t.all))
			}
		}
	})
}

// way says from which article to which something changed, or that one article tells it both
// ways.
func (t *followed) way(from, to news.ID) string {
	switch {
	case from == to:
		return outlet(t.article(to)) + ", both ways in itself"
	case t.articles[from] == nil:
		return "… → " + outlet(t.article(to))
	}
	return outlet(t.article(from)) + " → " + outlet(t.article(to))
}

// mostKind is the width of the column with the kinds of drift.
const mostKind = 18

func (t *followed) wording(r news.Ref) string {
	s := Clean(t.set.Words(r))
	if s == "" {
		return "–"
	}
	if !t.all {
		s = cut(s, 160)
	}
	return "“" + s + "”"
}

// deniedBy sets the denials in their words.
func (t *followed) deniedBy() {
	t.listed("DENIED BY", len(t.c.Denials), most, func(i int) {
		d := &t.c.Denials[i]
		who := t.denier(d)
		if why := d.Tied(); why != "" {
			who += " (" + Clean(why) + ")"
		}
		t.block(margin, who, 0, "")
		t.sentence(d.Words, margin+2)
	})
}

// notSeen sets whom the tellings cite and whose report is not here, or shares no words with them.
func (t *followed) notSeen() {
	if len(t.f.Ghosts) == 0 {
		return
	}
	t.heading("CITED FOR IT")
	for i := range t.f.Ghosts {
		g := &t.f.Ghosts[i]
		c := &g.Citing[0]
		at := "not in this set"
		if g.Here {
			at = "here, but not in these words"
		}
		s := Clean(g.Name) + " (" + at + "), by " + outlet(t.article(c.Article)) + ": " + t.words(c.Words)
		more := -1
		for range g.ByArticle() {
			more++
		}
		if more > 0 {
			s += fmt.Sprintf(" and %d more", more)
		}
		t.block(margin, s, 0, "")
	}
}

// wordings sets the words of each telling in their sentence, those that tell it in the
// same words together.
func (t *followed) wordings() {
	type wording struct{ tellings []*news.Telling }
	var list []*wording
	at := map[string]*wording{}
	for i := range t.c.Tellings {
		x := &t.c.Tellings[i]
		k := Clean(t.set.Words(x.Words))
		if at[k] == nil {
			at[k] = &wording{}
			list = append(list, at[k])
		}
		at[k].tellings = append(at[k].tellings, x)
	}
	t.listed("IN THEIR WORDS", len(list), mostWording, func(i int) {
		w := list[i]
		for k, x := range w.tellings {
			if !t.all && k == 1 {
				break
			}
			a := t.article(x.Article)
			t.block(margin, outlet(a)+", "+t.told(x)+" · "+t.place(a.ID, x.Words), 0, faint)
		}
		t.sentence(w.tellings[0].Words, margin+2)
		if n := len(w.tellings); n > 1 && !t.all {
			t.block(margin+2, "the same words in "+t.outlets(w.tellings[1:]), 2, faint)
		}
	})
}

// outlets names where some tellings stand: the first few.
func (t *followed) outlets(tellings []*news.Telling) string {
	var names []string
	for i, x := range tellings {
		if i == 3 && len(tellings) > 4 {
			return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", len(tellings)-i)
		}
		names = append(names, outlet(t.article(x.Article)))
	}
	return strings.Join(names, ", ")
}

// place is where words stand, as JSON counts.
func (t *followed) place(article news.ID, r news.Ref) string {
	i := t.set.TextIndex(r.Text)
	if i < 0 {
		return string(article)
	}
	from, to := points(t.set.Texts[i].Body, r.Span)
	return fmt.Sprintf("%s, characters %d–%d", article, from, to)
}

// sentence sets words between brackets within their sentence.
func (t *followed) sentence(r news.Ref, indent int) {
	before, words, after := t.within(r)
	if words == "" {
		return
	}
	if !t.all {
		before, after = endsAbout(before, around), start(after, around)
	}
	var f flow
	f.add(before, faint)
	f.mark("[", words, "]", "")
	f.add(after, faint)
	lines := f.lines(t.style.Width - indent - 2)
	for i, l := range lines {
		if !t.all && i == mostLines-1 && len(lines) > mostLines {
			t.line(strings.Repeat(" ", indent) + t.inked(l) + t.ink(faint, " …"))
			break
		}
		t.line(strings.Repeat(" ", indent) + t.inked(l))
	}
}

// points are the ends of a span in characters, as JSON counts.
func points(body string, s news.Span) (from, to int) {
	from = utf8.RuneCountInString(body[:s.Start])
	return from, from + utf8.RuneCountInString(body[s.Start:s.End])
}
