package term

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/internal/news"
)

// Fit says how some words that were asked for fit what was found.
type Fit struct {
	Untold []string       // words that no telling has
	Like   [][2]string    // of these, those for which one has a word that may mean the same: asked for, told
	Beside []string       // of these, those that stand beside a telling
	Misses string         // what the question wants and no telling has: "a number"
	Some   []news.Article // the articles of a claim that have all the words that its tellings have, if not all have
	Of     int            // of how many
	Words  news.Ref       // a telling that has most of the words, if the headline has not
}

func (f *Fit) whole() bool { return len(f.Untold) == 0 && f.Misses == "" }

// lacks says what nothing has, as the end of a sentence: "has “boats”".
func (f *Fit) lacks() string {
	var parts []string
	if len(f.Untold) > 0 {
		parts = append(parts, quotedAll(f.Untold, " or "))
	}
	if f.Misses != "" {
		parts = append(parts, f.Misses+" that fits")
	}
	s := "has " + strings.Join(parts, ", or ")
	if n := len(f.Beside); n > 0 && n == len(f.Untold) && f.Misses == "" {
		s += either(n == 1, ", which stands beside it", ", which stand beside it")
	}
	return s
}

// instead says what there is in place of words that there are not; "" for nothing.
func (f *Fit) instead() string {
	var parts []string
	for _, l := range f.Like {
		parts = append(parts, fmt.Sprintf("“%s” may mean “%s”", Clean(l[1]), Clean(l[0])))
	}
	if len(f.Beside) > 0 {
		parts = append(parts, either(len(f.Beside) == 1, quotedAll(f.Beside, " and ")+" stands beside it", quotedAll(f.Beside, " and ")+" stand beside it"))
	}
	return strings.Join(parts, "; ")
}

func either(is bool, one, other string) string {
	if is {
		return one
	}
	return other
}

func quotedAll(words []string, and string) string {
	var out []string
	for _, w := range words {
		out = append(out, "“"+Clean(w)+"”")
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + and + out[n-1]
	}
	return strings.Join(out, "")
}

// brief is Fit in a few words, for a list.
func (f *Fit) brief() string {
	if f.whole() {
		return "has all of it"
	}
	var parts []string
	var not []string
	for _, w := range f.Untold {
		if !f.has(w) {
			not = append(not, w)
		}
	}
	if len(not) > 0 {
		parts = append(parts, "not "+quotedAll(not, ", "))
	}
	if f.Misses != "" {
		parts = append(parts, "not "+f.Misses+" that fits")
	}
	if s := f.instead(); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

// has reports whether there is something in place of a word.
func (f *Fit) has(word string) bool {
	return slices.Contains(f.Beside, word) || slices.ContainsFunc(f.Like, func(l [2]string) bool { return l[0] == word })
}

// fits says above a claim that was asked for what no telling of it has, and which of its
// articles have the words, if not all have.
func (t *followed) fits(f *Fit, perhaps bool) {
	if f == nil {
		return
	}
	said := false
	if !f.whole() || perhaps {
		s := either(perhaps, "Perhaps this claim is meant", "The claim that is nearest")
		if !f.whole() {
			s += "; no telling of it " + f.lacks()
		}
		s += "."
		if in := f.instead(); in != "" {
			first, n := utf8.DecodeRuneInString(in)
			if len(f.Beside) < len(f.Untold) || f.Misses != "" {
				s += " " + strings.ToUpper(string(first)) + in[n:] + "."
			}
		}
		t.block(0, s, 0, faint)
		said = true
	}
	if len(f.Some) < f.Of {
		all := either(f.whole(), "all of the words", "all of the others")
		s := fmt.Sprintf("No one of its %d articles has %s together.", f.Of, all)
		if n := len(f.Some); n > 0 {
			var names []string
			for i := range f.Some[:min(n, 3)] {
				names = append(names, outlet(&f.Some[i]))
			}
			if n > 3 {
				names = append(names, fmt.Sprintf("%d more", n-3))
			}
			s = fmt.Sprintf("Of its %d articles %d %s %s: %s.", f.Of, n, either(n == 1, "has", "have"), all, strings.Join(names, ", "))
		}
		t.block(0, s, 0, faint)
		said = true
	}
	if words := Clean(t.set.Words(f.Words)); words != "" {
		t.block(margin, quoted(words), 3, "")
		said = true
	}
	if said {
		t.line("")
	}
}

// Nearest is a claim that some words may mean.
type Nearest struct {
	Set   *news.Set
	Claim *news.Claim
	Words news.Ref    // of its tellings, that have most of the words
	Marks []news.Span // the words that were asked for, in these
	Fit   Fit
}

// Spoken is a sentence that has more of some words than any claim.
type Spoken struct {
	Set      *news.Set
	Article  *news.Article
	Articles int // how many have it
	Words    news.Ref
	Marks    []news.Span
	Voice    string // whose words they are; "" for the author's own
	Denies   bool
	Alone    bool        // no other article has another that fits as well
	Within   *news.Claim // that a part of it tells; nil if none does
	Fit      Fit
}

// Asking is some words and what was found for them, where no claim is it.
type Asking struct {
	Words string
	Where string // "of this case"
	Said  []Spoken
	Near  []Nearest // the likeliest first
	May   int       // how many claims may be meant, of which Near begins with some
}

// Asked sets what has most of the words: sentences, if there are that have more of them
// than any claim, and the claims that may be meant, or the nearest, where none may.
func Asked(w io.Writer, a *Asking, s Style) error {
	p := newPage(w, s)
	words := "“" + Clean(a.Words) + "”"
	for i := range a.Said {
		p.spoken(&a.Said[i], words, a.Where, i == 0, len(a.Said) > 1)
	}
	more := 0
	switch {
	case len(a.Said) > 0 && len(a.Near) == 0:
		return p.err
	case len(a.Said) > 0:
		p.line("")
		p.block(0, "Nearest of what more than one article tells:", 0, bold)
	case a.May > 0:
		s := fmt.Sprintf("%s may mean %s %s; --claim shows one in full:", words, plural(a.May, "claim", "claims"), a.Where)
		if more = a.May - len(a.Near); more > 0 {
			s = fmt.Sprintf("%s may mean %d claims %s, of which these %d have most of it; --claim shows one in full:", words, a.May, a.Where, len(a.Near))
		}
		p.block(0, s, 0, bold)
		a.Near = a.Near[:min(len(a.Near), a.May)]
	case len(a.Near) == 0:
		p.block(0, fmt.Sprintf("No claim %s tells %s, nor has any of its words.", a.Where, words), 0, bold)
	default:
		p.block(0, fmt.Sprintf("No claim %s tells %s. The nearest:", a.Where, words), 0, bold)
	}
	for i := range a.Near {
		p.nearest(&a.Near[i])
	}
	if more > 0 {
		p.line("")
		p.block(margin, fmt.Sprintf("… and %d more (--top %d); a rarer word narrows it down", more, a.May), 0, faint)
	}
	return p.err
}

func (p *page) nearest(n *Nearest) {
	c := n.Claim
	p.line("")
	p.marked(n.Set.Words(n.Words), n.Marks, margin, 3)
	counts := fmt.Sprintf("%s  %s · %s", c.ID, plural(c.Articles, "article", "articles"), origins(c))
	if len(c.Denials) > 0 {
		counts += " · denied"
	}
	p.block(margin, counts+" · "+n.Fit.brief(), 0, faint)
}

// spoken sets a sentence, who says it and where.
func (p *page) spoken(x *Spoken, words, where string, first, several bool) {
	if first {
		one, many := "tells it", "tell it"
		if !x.Fit.whole() {
			one, many = "has more of it", "have more of it"
		}
		head := fmt.Sprintf("No claim %s, each told by more than one, has as much of %s. ", where, words)
		switch {
		case several:
			head += "Sentences of articles " + many + ":"
		case x.Alone:
			head += "One article alone " + one + ":"
		case x.Articles == 1:
			head += "An article " + one + ":"
		default:
			head += fmt.Sprintf("%d articles %s in one sentence:", x.Articles, many)
		}
		p.block(0, head, 0, bold)
	}
	p.line("")
	who := "its own word"
	switch {
	case x.Denies:
		who = "denied by " + Clean(either(x.Voice == "", "somebody not named here", x.Voice))
	case x.Voice != "":
		who = Clean(x.Voice)
	}
	who += ", in " + outlet(x.Article) + ", " + sourced(x.Article.Published)
	if x.Articles > 1 {
		who += fmt.Sprintf(" and %d more", x.Articles-1)
	}
	p.block(margin, who, 0, "")
	p.marked(x.Set.Words(x.Words), x.Marks, margin+2, 0)
	at := string(x.Article.ID)
	if i := x.Set.TextIndex(x.Words.Text); i >= 0 {
		from, to := points(x.Set.Texts[i].Body, x.Words.Span)
		at = fmt.Sprintf("%s, characters %d–%d", at, from, to)
	}
	at += " · " + x.Fit.brief()
	if c := x.Within; c != nil {
		at += fmt.Sprintf(" · a part of it is claim %s, told by %s", c.ID, plural(c.Articles, "article", "articles"))
	}
	p.block(margin, at, 0, faint)
}

// marked sets words with some of them marked, in so many lines at most (0: all).
func (p *page) marked(s string, marks []news.Span, indent, most int) {
	var f flow
	at := 0
	for _, m := range marks {
		f.add(s[at:m.Start], "")
		f.add(m.Of(s), bold)
		at = int(m.End)
	}
	f.add(s[at:], "")
	lines := f.lines(p.style.Width - indent - 2)
	for i, l := range lines {
		if most > 0 && i == most-1 && len(lines) > most {
			p.line(strings.Repeat(" ", indent) + p.inked(l) + p.ink(faint, " …"))
			return
		}
		p.line(strings.Repeat(" ", indent) + p.inked(l))
	}
}
