package term

import (
	"strings"
	"unicode"

	"hearsay/internal/news"
)

// around is how many bytes of a sentence are set before and behind the words that count, and
// beside how many before and behind a claim's.
const (
	around = 120
	beside = 180
)

// within is words, and what stands before and behind them in their sentences, but for a dateline.
func (t *traced) within(r news.Ref) (before, words, after string) {
	i := t.set.TextIndex(r.Text)
	if i < 0 || r.Span.Empty() {
		return "", "", ""
	}
	body, s := t.set.Texts[i].Body, t.set.Sentence(r)
	return body[s.Start:r.Span.Start], r.Span.Of(body), body[r.Span.End:s.End]
}

// claimed sets the words of a claim's headline: within their sentence, where that says more, since
// half of one says little by itself, and since who thinks or doubts it stands there. What lead says
// stands before them. A quotation that their sentence cuts has its marks.
func (t *traced) claimed(lead string, c *news.Claim, width int) []printed {
	r := c.Headline
	before, words, after := t.within(r)
	shown := news.Span{Start: r.Span.Start - uint32(len(before)), End: r.Span.End + uint32(len(after))}
	if b, a, ok := t.set.Named(c, shown.Start, shown.End); ok {
		before, after = b, a
	}
	if !says(before) && says(after) { // a quotation mark
		before, words = "", before+words
	}
	alone := !says(before) && !says(after)
	if alone {
		shown = r.Span
	}
	opening, closing := t.set.MissingMarks(c, shown)
	if !c.Context.Span.Empty() {
		lead, opening = opening+lead, ""
	}
	var f flow
	f.add(lead, "")
	if alone && c.Context.Span.Empty() { // else who reads without bold letters takes what is before it for the claim
		f.add(opening+words+closing, bold)
		return f.lines(width)
	}
	f.add(opening+endsAbout(before, beside), "")
	f.mark("[", words, "]", bold)
	f.add(start(after, beside)+closing, "")
	return f.lines(width)
}

// lead is what a reader must know before the headline of a claim: the end of the sentence before, if
// it leans on that, or who says what stands there in quotation marks alone.
func (t *traced) lead(c *news.Claim) string {
	if !c.Context.Span.Empty() {
		return endsAbout(strings.TrimSpace(t.set.Words(c.Context)), around) + " "
	}
	if !c.Speaker.Span.Empty() {
		if t.set.Calls(c).Empty() {
			return t.set.Words(c.Speaker) + ": "
		}
		return "" // it stands in the sentence
	}
	before, words, after := t.within(c.Headline)
	if says(before) || says(after) || !strings.ContainsAny(before+words[:min(len(words), 3)], "“\"‘«„") {
		return ""
	}
	for i := range c.Tellings {
		x := &c.Tellings[i]
		if x.Words.Text != c.Headline.Text || !x.Words.Span.Overlaps(c.Headline.Span) || x.Origin < 0 || x.Elsewhere {
			continue
		}
		o := &c.Origins[x.Origin]
		names := strings.Fields(o.Voice)
		if news.Named(o.Kind, o.Voice) && !strings.Contains(words, names[len(names)-1]) { // not “…,” Voss said, “…”
			return o.Voice + ": "
		}
	}
	return ""
}

// says reports whether there is a word in s.
func says(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// endsAbout is s without its middle, about n bytes of it: a cut inside a word at the beginning goes on
// to the word's end, so that it may be longer (the page's endsWithin never is). Who speaks in a
// sentence mostly stands at its beginning, and the verb that leads to the words that count just
// before them. What is longer by less than half is left whole: to cut a few words saves nothing, and
// may cost the verb.
func endsAbout(s string, n int) string {
	if len(s) <= n+n/2 {
		return s
	}
	return s[:spaceFrom(s, n*3/5)] + " …" + s[spaceFrom(s, len(s)-n*2/5):]
}

// start is the beginning of s, about n bytes of it.
func start(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:spaceFrom(s, n)] + " …"
}

// spaceFrom is where the first space stands in s from a place on; the end if there is
// none.
func spaceFrom(s string, from int) int {
	if i := strings.IndexAny(s[from:], " \n\t"); i >= 0 {
		return from + i
	}
	return len(s)
}
