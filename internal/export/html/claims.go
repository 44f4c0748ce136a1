package html

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/news"
)

// claim is one claim as the page shows it.
type claim struct {
	No             int
	Open           bool // unfolded
	Anchor         string
	Headline, Href string
	Articles       int
	Outlets        int
	OriginCount    string // "2 origins", "2 to 4 origins"
	Origins        []origin
	MoreOrigins    int
	Beyond         int // tellings that come from those
	Tellings       []*telling
	Strays         *kin // tellings that rest on none of the origins above
	MoreTellings   int
	Denials        []denial
	MoreDenials    int
	Drift          []drift
	MoreDrift      int
	Timeline       *timeline
	Judged         []judgement
	MoreJudged     int
	Item           string // grade, and by whom
}

type origin struct {
	Voice   *voice // nil: it has no statements under this name
	Name    string
	Kind    string
	Through string
	In      *article
	Href    string
	Sure    bool
	Note    string
	Count   int      // tellings that come from it
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
}

// denial is what a voice says against a claim, however many articles have it in
// the same words.
type denial struct {
	Voice      *voice
	Name       string
	In         []*article
	Words, Why string
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

// addClaims fills the list of claims: those told by several articles in full,
// the others in a line, as far as there is room.
func (b *book) addClaims(p *page, claims []news.Claim) {
	for i := range claims {
		src := &claims[i]
		single := src.Articles <= 1 && len(src.Denials) == 0
		switch {
		case single && len(p.Singles) == maxSingles:
			p.MoreSingles++
		case single:
			p.Singles = append(p.Singles, b.headline(src))
		case len(p.Claims) == maxClaims:
			p.MoreClaims++
		default:
			c := b.claim(src, len(p.Claims)+1)
			p.Claims = append(p.Claims, c)
		}
	}
}

func (b *book) headline(src *news.Claim) *claim {
	want := ""
	if i := slices.IndexFunc(src.Tellings, func(t news.Telling) bool { return t.Words == src.Headline }); i >= 0 {
		want = string(src.Tellings[i].Statement)
	}
	return &claim{
		Anchor:   b.take(string(src.ID)),
		Headline: b.words(src.Headline, 260),
		Href:     b.href(src.Headline, want, "said"),
		Articles: src.Articles, Outlets: src.Outlets,
	}
}

func (b *book) claim(src *news.Claim, no int) *claim {
	c := b.headline(src)
	c.No, c.Open = no, no <= openClaims
	c.OriginCount = originCount(src.Min, src.Max)
	for i, o := range src.Origins {
		if i == maxEntries {
			c.MoreOrigins = len(src.Origins) - i
			break
		}
		c.Origins = append(c.Origins, b.origin(c, o))
	}
	b.plant(c, src)
	c.Drift, c.MoreDrift = b.drifts(c, src)
	for i := range src.Denials {
		b.addDenial(c, &src.Denials[i])
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
		Voice: b.voices.named(src.Voice), Name: line(src.Voice), Kind: src.Kind.String(),
		In: b.byID[src.Article], Sure: src.Sure, Note: line(src.Note),
		Href: b.href(src.Words, "", "said"), Found: b.found(&src),
	}
	if src.Kind == news.Author {
		o.Name = "the article’s own word"
	}
	through := make([]string, 0, len(src.Through))
	for _, t := range src.Through {
		through = append(through, line(t))
	}
	o.Through = strings.Join(through, ", then ")
	b.open(o.In)
	b.note(src.Words, note{Text: fmt.Sprintf("claim %d begins here", c.No), Href: "#" + c.Anchor, Sort: "tells"})
	return o
}

func (b *book) telling(c *claim, src *news.Telling) telling {
	t := telling{
		In: b.byID[src.Article], Words: b.words(src.Words, 200), Decided: src.Decided, Revised: src.Revises != "",
		Href: b.href(src.Words, string(src.Statement), "said"),
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
		b.note(src.Words, note{Text: fmt.Sprintf("tells claim %d", c.No), Href: "#" + c.Anchor, Sort: "tells"})
	}
	return t
}

func (b *book) addDenial(c *claim, src *news.Denial) {
	in := b.byID[src.Article]
	if in == nil {
		return
	}
	b.open(in)
	b.note(src.Words, note{Text: fmt.Sprintf("denies claim %d", c.No), Href: "#" + c.Anchor, Sort: "denies"})
	d := denial{
		Voice: b.voices.named(src.Voice), Name: line(src.Voice), In: []*article{in},
		Words: b.words(src.Words, 240), Why: line(src.Why),
	}
	for i := range c.Denials {
		if x := &c.Denials[i]; x.Name == d.Name && x.Words == d.Words {
			x.In = append(x.In, in)
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
