package html

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// What of a claim is set at a glance.
const (
	glanceClaims  = 7
	glanceRests   = 3 // origins that are named, a line each
	glanceOutlets = 3 // that name no source, in one line
	glanceChanges = 2
	glanceWith    = 2
)

// card is a claim at a glance: what is claimed, how many tell it and on whose word, who
// denies it, what changed on the way. All that it says is in the claim's evidence too.
type card struct {
	*claim
	Rests      []rest
	MoreRests  int
	Own        *rest   // who tell it in their own words
	Denial     *denial // the first
	MoreDenied int     // denials left out
	Doubt      *denial // the first doubt
	MoreDoubts int     // doubts left out
	Changes    []drift
	MoreChange int
}

// rest is an origin as a card has it; or all those together that name no source, with
// Outlets in the place of a name.
type rest struct {
	Voice     *voice
	Name      string
	Role      string
	Href      string
	Through   string
	First     place // where it was first heard
	Outlets   []place
	More      int  // outlets left out
	Repeats   int  // articles that have it from there, if that is not said elsewhere
	Elsewhere int  // that name no source for it, and quote this one for something else
	Uncertain bool // it may be the same as another
}

// card sets a claim whose evidence is already on the page.
func (b *book) card(c *claim, src *news.Claim) card {
	k := card{claim: c}
	by := src.Heard()
	own := rest{}
	seen := map[string]bool{}
	for i := range src.Origins {
		o, h := &src.Origins[i], by[i]
		if o.Kind == news.Author {
			if h.First == nil {
				continue
			}
			own.Repeats += h.N - 1
			if p := b.stands(h.First); p.Article != nil && !seen[p.Article.Outlet] {
				seen[p.Article.Outlet] = true
				own.Outlets = append(own.Outlets, p)
			}
			continue
		}
		r := rest{
			Voice: b.voices.named(o.Voice), Name: shorten(line(o.Voice), 90), Role: role(o), Through: through(o),
			Href: b.href(o.Words, "", "said"), Uncertain: !o.Sure, Repeats: max(0, h.N-1-h.Elsewhere), Elsewhere: h.Elsewhere,
		}
		if h.First != nil {
			r.First = b.stands(h.First)
		} else if in := b.byID[o.Article]; in != nil {
			r.First = place{Article: in, Href: r.Href}
		}
		k.Rests = append(k.Rests, r)
	}
	if len(k.Rests) > glanceRests {
		k.Rests, k.MoreRests = head(k.Rests, glanceRests-1)
	}
	if len(own.Outlets) > 0 {
		own.Outlets, own.More = head(own.Outlets, glanceOutlets)
		k.Own = &own
	}
	if len(k.Rests) == 1 && k.Own == nil {
		k.Rests[0].Repeats = 0 // the sentence above says it
	} else if len(k.Rests) == 0 && k.Own != nil {
		k.Own.Repeats = 0
	}
	if len(c.Denials) > 0 {
		k.Denial, k.MoreDenied = &c.Denials[0], len(c.Denials)-1+c.MoreDenials
	}
	for i := range c.Responses {
		switch x := &c.Responses[i]; {
		case !x.Doubts:
		case k.Doubt == nil:
			k.Doubt = x
		default:
			k.MoreDoubts++
		}
	}
	k.Changes, k.MoreChange = head(tellingMost(c.Drift), glanceChanges)
	k.MoreChange += c.MoreDrift
	return k
}

// stands is where a telling stands.
func (b *book) stands(x *news.Telling) place {
	return place{Article: b.byID[x.Article], Href: b.href(x.Words, string(x.Statement), "said")}
}

// role is what a person is, where his name does not say it.
func role(o *news.ClaimOrigin) string {
	if strings.Contains(strings.ToLower(o.Voice), strings.ToLower(o.Role)) {
		return ""
	}
	return shorten(line(o.Role), 90)
}

func through(o *news.ClaimOrigin) string {
	list := make([]string, 0, len(o.Through))
	for _, t := range o.Through {
		list = append(list, line(t))
	}
	return strings.Join(list, ", then ")
}

// Brief is the headline in its sentence where there is little room.
func (c *claim) Brief() string { return shorten(c.Before+c.Headline+c.After, 70) }

// Heads are the first claims that the same articles tell, for a card; of those that stand
// in one sentence, one, and none in which a claim stands that has a card.
func (c *claim) Heads() []*claim {
	seen := map[news.Ref]bool{c.sentence: true}
	var out []*claim
	for _, x := range c.With {
		if !seen[x.sentence] && !x.told && len(out) < glanceWith {
			seen[x.sentence] = true
			out = append(out, x)
		}
	}
	return out
}

// OtherHeads is how many claims Heads leaves out.
func (c *claim) OtherHeads() int { return len(c.With) + c.MoreWith - len(c.Heads()) }

// NarrowerCount is how many claims tell only a part of this one.
func (c *claim) NarrowerCount() int { return len(c.Narrower) + c.MoreNarrower }

// Others is how many articles print a denial, beside the first.
func (d *denial) Others() int { return len(d.In) - 1 + d.More }

// How much of a headline's sentence is shown with it, in characters.
const (
	maxBefore = 180
	maxAfter  = 100
)

// around is what a claim's headline stands in: where its sentence, or sentences, begin, and
// the rest of them, with the name of who says it; and the stretch of the text that is shown so, from
// end to end.
func (b *book) around(c *news.Claim) (at news.Ref, before, after string, shown news.Span) {
	r := c.Headline
	t := b.set.TextIndex(r.Text)
	if t < 0 || b.set.Analyses[t] == nil {
		return r, "", "", r.Span
	}
	body, sentences := b.set.Texts[t].Body, b.set.Analyses[t].Sentences
	span := settled(body, r.Span)
	lo, hi := news.Within(sentences, span)
	if span.Empty() || lo >= hi {
		return r, "", "", span
	}
	shown = span
	sentence := settled(body, b.set.Sentence(news.Ref{Text: r.Text, Span: span}))
	start, end := sentence.Start, sentence.End
	at = news.Ref{Text: r.Text, Span: news.Span{Start: start, End: start}}
	before, after = body[min(start, span.Start):span.Start], body[span.End:max(end, span.End)]
	if x, y, ok := b.set.Named(c, start, end); ok && span == r.Span {
		before, after = x, y
	}
	before, after = line(before), line(after)
	if !strings.ContainsFunc(before, unicode.IsLetter) { // an opening quotation mark
		before = ""
	}
	if !strings.ContainsFunc(after, unicode.IsLetter) { // a full stop
		after = ""
	}
	if before != "" {
		shown.Start = start
	}
	if after != "" {
		shown.End = end
	}
	before, after = endsWithin(before, maxBefore), shorten(after, maxAfter)
	if x, _ := utf8.DecodeLastRuneInString(body[:span.Start]); before != "" && unicode.IsSpace(x) {
		before += " "
	}
	if x, _ := utf8.DecodeRuneInString(body[span.End:]); after != "" && unicode.IsSpace(x) {
		after = " " + after
	}
	return at, before, after, shown
}

// endsWithin cuts the middle out of s, at spaces, so that at most its first three fifths and last two
// fifths of n characters are left, and says so with "…": who speaks in a sentence mostly stands at
// its beginning, and the verb that leads to the claim just before that. What is longer by less than
// half is left whole.
func endsWithin(s string, n int) string {
	r := []rune(s)
	if len(r) <= n+n/2 {
		return s
	}
	head, tail := string(r[:n*3/5]), string(r[len(r)-n*2/5:])
	if i := strings.LastIndexByte(head, ' '); i > 0 {
		head = head[:i]
	}
	if _, rest, ok := strings.Cut(tail, " "); ok {
		tail = rest
	}
	return head + " … " + tail
}

// why says in one sentence why a claim has as many origins as it has: who they are, how
// many repeat them, and that those add none.
func (b *book) why(src *news.Claim) string {
	if len(src.Origins) == 0 {
		return ""
	}
	var names, outlets []string
	own, perhaps, repeats, open := 0, 0, 0, 0
	for i, h := range src.Heard() {
		o := &src.Origins[i]
		repeats += max(0, h.N-1)
		open += h.Open
		if !o.Sure {
			perhaps++
		}
		if o.Kind != news.Author {
			names = append(names, source(o))
			continue
		}
		own++
		if a := b.byID[o.Article]; a != nil && !slices.Contains(outlets, a.Outlet) {
			outlets = append(outlets, a.Outlet)
		}
	}
	if src.Min != src.Max { // who they are stands below, each on a line
		return fmt.Sprintf("At least %d and at most %d independent origins: %s%s.", src.Min, src.Max,
			either(perhaps == 1, "one of them may rest on another", fmt.Sprintf("%d of them may rest on another", perhaps)), repeated(len(src.Origins), repeats, open))
	}
	if own > 0 {
		names = append(named(names, 2), noSource(outlets, own))
	}
	return originCount(src.Min, src.Max) + ": " + listed(named(names, 3)) + repeated(len(src.Origins), repeats, open) + "."
}

// source names an origin that is no author, and through whom it came.
func source(o *news.ClaimOrigin) string {
	s := shorten(line(o.Voice), 60)
	if s == "" {
		s = "a source"
	}
	if t := through(o); t != "" {
		s += ", through " + shorten(t, 60)
	}
	return s
}

// named is the first n of a list, the last of them saying how many more there are.
func named(list []string, n int) []string {
	if len(list) <= n {
		return list
	}
	return append(slices.Clone(list[:n-1]), fmt.Sprintf("%d more", len(list)-n+1))
}

// listed puts names together that may have commas themselves.
func listed(list []string) string {
	switch n := len(list); {
	case n < 2:
		return strings.Join(list, "")
	case n == 2:
		return list[0] + either(strings.ContainsAny(list[0]+list[1], ","), "; and ", " and ") + list[1]
	default:
		return strings.Join(list[:n-1], "; ") + "; and " + list[n-1]
	}
}

// noSource says of outlets that tell a claim that they say not from whom they have it.
func noSource(outlets []string, articles int) string {
	switch {
	case articles == 1 && len(outlets) == 1:
		return outlets[0] + ", which names no source"
	case len(outlets) == 1:
		return fmt.Sprintf("%d articles of %s, which name no source", articles, outlets[0])
	case len(outlets) > 0 && len(outlets) == articles && len(outlets) <= 3:
		return strings.Join(outlets[:len(outlets)-1], ", ") + " and " + outlets[len(outlets)-1] + ", which name no source"
	}
	return fmt.Sprintf("%d articles that name no source", articles)
}

// repeated says how many articles have a claim from its origins.
func repeated(origins, articles, open int) string {
	it := either(origins == 1, "it", "them")
	s := ""
	switch {
	case articles == 0 && origins == 1:
		return "; no other article repeats it"
	case articles == 0:
		return "; none was seen to repeat another"
	case articles == 1:
		s = "; 1 article repeats " + it + " and adds no witness"
	default:
		s = fmt.Sprintf("; %d articles repeat %s; none adds a witness", articles, it)
	}
	if open > 0 {
		s += fmt.Sprintf(" (of %d it is not known which came first)", open)
	}
	return s
}

// tellingMost leaves out other words, mostly another way to say it, unless one article has both.
func tellingMost(all []drift) []drift {
	return slices.DeleteFunc(slices.Clone(all), func(d drift) bool { return d.words })
}
