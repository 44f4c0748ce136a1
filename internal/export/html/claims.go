package html

import (
	"fmt"
	"iter"
	"slices"
	"strconv"

	"hearsay/internal/news"
)

// claim is one claim as the page shows it.
type claim struct {
	No             string // "3"; "3b" of one that stands under claim 3
	ID             string
	Open           bool // unfolded
	Nested         bool // it stands under another claim
	Same           bool // its tree is that of the claim that it stands under
	Why            string
	Anchor         string
	Headline, Href string
	Before, After  string // the rest of the headline's sentence, and what it leans on
	Articles       int
	Outlets        int
	FewInWords     int    // how many of the articles tell it in nearly these words; 0: a third of them and more
	OriginCount    string // "2 origins", "2 to 4 origins"
	Denied         bool
	Origins        []origin
	MoreOrigins    int
	Beyond         int // tellings that come from those
	Tellings       []*telling
	Strays         *kin // tellings that rest on none of the origins above
	MoreTellings   int
	Denials        []denial
	MoreDenials    int
	Responses      []denial // of those who speak about it and do not tell it
	MoreResponses  int
	Drift          []drift
	MoreDrift      int
	Timeline       *timeline
	With           []*claim // told by the same articles, each having them from the same other
	MoreWith       int
	Narrower       []*claim // that tell a part of it
	MoreNarrower   int
	Judged         []judgement
	MoreJudged     int
	Item           string // grade, and by whom

	sentence news.Ref // where the headline's sentence begins
	told     bool     // a claim that is shown at a glance is told in that sentence, too
}

type origin struct {
	Voice   *voice // nil: it has no statements under this name
	Name    string
	Role    string
	Kind    string
	Through string
	In      *article
	Href    string
	Sure    bool
	Note    string
	Count   int      // tellings that come from it
	Several int      // origins that are shown as this one: articles in their own words
	Found   []string // by people
	Roots   []*kin
	Folded  []*kin
	More    int // left out
}

type telling struct {
	In      *article
	Words   string
	Href    string
	Parent  *article
	Decided bool
	Share   string // "98 %"; empty if nothing is shared
	Revised bool   // a later version of its parent
	Root    bool   // nothing behind it that we can see
	Stance  string // to the claim, if it is more than to tell it

	Elsewhere bool // see news.Telling
}

// denial is what a voice says against a claim, however many articles have it in
// the same words.
type denial struct {
	Voice      *voice
	Name       string
	In         []*article
	More       int // articles that print it too
	Words, Why string
	Doubts     bool // of a response: it doubts the claim
	Href       string
	Mark       *dot
}

// all walks the claim's drawn tree.
func (c *claim) all() iter.Seq[*kin] {
	return func(yield func(*kin) bool) {
		var walk func(lists ...[]*kin) bool
		walk = func(lists ...[]*kin) bool {
			for _, list := range lists {
				for _, k := range list {
					if !yield(k) || !walk(k.Copies, k.Folded) {
						return false
					}
				}
			}
			return true
		}
		for i := range c.Origins {
			if !walk(c.Origins[i].Roots, c.Origins[i].Folded) {
				return
			}
		}
		if c.Strays != nil {
			walk(c.Strays.Copies, c.Strays.Folded)
		}
	}
}

func (b *book) headline(src *news.Claim) *claim {
	want := ""
	if i := slices.IndexFunc(src.Tellings, func(t news.Telling) bool {
		return src.HeadedBy(&t)
	}); i >= 0 {
		want = string(src.Tellings[i].Statement)
	}
	return &claim{
		Anchor:   b.take(string(src.ID)),
		ID:       line(string(src.ID)),
		Headline: b.words(src.Headline, 260),
		Href:     b.href(src.Headline, want, "said"),
		Articles: src.Articles, FewInWords: src.FewInWords(), Outlets: src.Outlets, OriginCount: originCount(src.Min, src.Max), Denied: len(src.Denials) > 0,
	}
}

func (b *book) claim(src *news.Claim, no string) *claim {
	c := b.headline(src)
	c.No = no
	c.Why = b.why(src)
	var shown news.Span
	c.sentence, c.Before, c.After, shown = b.around(src)
	opening, closing := b.set.MissingMarks(src, shown)
	c.After += closing
	context := b.words(src.Context, maxBefore)
	if context == "" {
		c.Before = opening + c.Before
	}
	if w := b.words(src.Speaker, maxBefore); w != "" && b.set.Calls(src).Empty() { // else it stands in the sentence
		c.Before = w + ": " + c.Before
	}
	if context != "" {
		c.Before = opening + context + " " + c.Before
	}
	for i, o := range src.Origins {
		if i == maxEntries {
			c.MoreOrigins = len(src.Origins) - i
			break
		}
		c.Origins = append(c.Origins, b.origin(c, o))
	}
	b.plant(c, src)
	c.Origins = together(c.Origins)
	c.Drift, c.MoreDrift = b.drifts(c, src)
	for i := range src.Denials {
		b.addDenial(c, &src.Denials[i])
	}
	for i := range src.Responses {
		b.addResponse(c, &src.Responses[i])
	}
	c.Timeline = newTimeline(c)
	c.Item = b.itemGrade(src)
	c.Judged, c.MoreJudged = b.judgedBy(src)
	return c
}

// originCount is a number of origins in words; a range where the direction of
// some copy is not known.
func originCount(lo, hi int) string {
	switch {
	case hi > lo:
		return fmt.Sprintf("%d to %d origins", lo, hi)
	case lo == 1:
		return "1 origin"
	}
	return strconv.Itoa(lo) + " origins"
}

func (b *book) origin(c *claim, src news.ClaimOrigin) origin {
	o := origin{
		Voice: b.voices.named(src.Voice), Name: line(src.Voice), Role: role(&src), Kind: src.Kind.String(), Through: through(&src),
		In: b.byID[src.Article], Sure: src.Sure, Note: line(src.Note),
		Href: b.href(src.Words, "", "said"), Found: b.found(&src),
	}
	if src.Kind == news.Author {
		o.Name = "the article’s own word"
	}
	b.open(o.In)
	b.note(src.Words, note{Head: begins, Text: c.No, Href: "#" + c.Anchor, Sort: "tells"})
	return o
}

func (b *book) telling(c *claim, src *news.Telling) telling {
	t := telling{
		In: b.byID[src.Article], Words: b.words(src.Words, 200), Decided: src.Decided, Revised: src.Revises != "", Stance: src.Stance.Said(),
		Href: b.href(src.Words, string(src.Statement), "said"), Elsewhere: src.Elsewhere,
	}
	if src.Parent != "" {
		t.Parent = b.byID[src.Parent]
	}
	if t.Parent == nil {
		t.Root = true
	} else if src.Share > 0 {
		t.Share = percent(src.Share)
	}
	if t.In != nil {
		b.open(t.In)
		b.note(src.Words, note{Head: tellsClaim, Text: c.No, Href: "#" + c.Anchor, Sort: "tells"})
	}
	return t
}

func (b *book) addDenial(c *claim, src *news.Denial) {
	in := b.byID[src.Article]
	if in == nil {
		return
	}
	b.open(in)
	b.note(src.Words, note{Head: "denies claim", Text: c.No, Href: "#" + c.Anchor, Sort: "denies"})
	d := denial{
		Voice: b.voices.named(src.Voice), Name: line(src.Voice), In: []*article{in},
		More: max(0, src.Articles-1), Words: b.words(src.Words, 240), Why: line(src.Tied()),
	}
	for i := range c.Denials {
		if x := &c.Denials[i]; x.Name == d.Name && x.Words == d.Words {
			x.In = append(x.In, in)
			x.More += max(0, src.Articles-1)
			return
		}
	}
	if len(c.Denials) == maxEntries {
		c.MoreDenials++
		return
	}
	d.Href = b.href(src.Words, string(src.Statement), "said")
	c.Denials = append(c.Denials, d)
}

// addResponse adds who speaks about a claim and does not tell it; the same words in several
// articles once.
func (b *book) addResponse(c *claim, src *news.Response) {
	in := b.byID[src.Article]
	if in == nil {
		return
	}
	d := denial{Voice: b.voices.named(src.Voice), Name: line(src.Voice), In: []*article{in}, Words: b.words(src.Words, 240), Why: src.Stance.Said(), Doubts: src.Stance == news.DoubtsClaim}
	if src.Voice == "" {
		d.Name = in.Outlet
	}
	for i := range c.Responses {
		if x := &c.Responses[i]; x.Name == d.Name && x.Words == d.Words && x.Why == d.Why {
			x.In = append(x.In, in)
			return
		}
	}
	if len(c.Responses) == maxEntries {
		c.MoreResponses++
		return
	}
	b.open(in)
	b.note(src.Words, note{Head: d.Why + ": claim", Text: c.No, Href: "#" + c.Anchor, Sort: "denies"})
	d.Href = b.href(src.Words, string(src.Statement), "said")
	c.Responses = append(c.Responses, d)
}

// open unfolds the article that a finding speaks of.
func (b *book) open(a *article) {
	if a != nil {
		b.texts[a.text].home.Open = true
		a.Open = true
	}
}

// percent is a share of 0 to 1 in whole per cent; what is neither nothing nor
// all is not rounded to either.
func percent(share float64) string {
	p := int(share*100 + 0.5)
	if p == 100 && share < 1 {
		p = 99
	}
	if p <= 0 {
		return "under 1 %"
	}
	return strconv.Itoa(min(p, 100)) + " %"
}
