package html

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// drift is one change, however many articles made it.
type drift struct {
	What               string
	From, FromHref, To string
	Of                 *article // that From stands in
	Both               bool     // the article itself tells it both ways
	Apart              bool     // neither of two articles has it from the other
	In                 []place
	More               int // articles left out

	words bool // other words alone, in another article
}

// place is where a changed wording stands.
type place struct {
	Article *article
	Href    string
}

// placeOf is the place of a kind of drift among all: that of news.Claim.Drifts, but for a lost
// attribution, which stands behind the sources.
func placeOf(k news.DriftKind) int {
	order := [...]news.DriftKind{
		news.NumberDrift, news.DateDrift, news.PlaceDrift, news.NameDrift, news.RelayDrift, news.SourceDrift, news.InflationDrift,
		news.DenialDrift, news.AttributionDrift, news.HedgeDrift, news.QuotationDrift, news.WordsDrift,
	}
	if i := slices.Index(order[:], k); i >= 0 {
		return i
	}
	return len(order)
}

// explain names a change, on the card, in the evidence and in the margin alike.
func explain(x *news.ClaimDrift) string {
	switch {
	case x.Both:
		return "both ways"
	case x.Apart:
		return "numbers differ"
	}
	return line(x.Kind.Said())
}

// maxChanged is how many characters of a wording are shown, and compared.
const maxChanged = 140

// drifts lays out what changed in the tellings of a claim, and how much of it is left out.
func (b *book) drifts(c *claim, src *news.Claim) (shown []drift, more int) {
	changes := src.Drifts(func(r news.Ref) string { return fold(b.words(r, maxChanged)) })
	slices.SortStableFunc(changes, func(x, y news.ClaimDrift) int { return cmp.Compare(placeOf(x.Kind), placeOf(y.Kind)) })
	changes, more = head(changes, maxEntries)
	for i := range changes {
		shown = append(shown, b.drift(c, &changes[i]))
	}
	return shown, more
}

// drift links a change to its words on both sides.
func (b *book) drift(c *claim, x *news.ClaimDrift) drift {
	what := explain(x)
	d := drift{
		What: what, From: b.words(x.From, maxChanged), To: b.words(x.To, maxChanged), FromHref: b.href(x.From, "", "from"),
		Of: b.byID[x.Of], Both: x.Both, Apart: x.Apart, words: x.Kind == news.WordsDrift && !x.Both,
	}
	var in []news.NowReads
	in, d.More = head(x.Later, maxNumbers)
	for _, n := range in {
		if a := b.byID[n.Article]; a != nil {
			d.In = append(d.In, place{Article: a, Href: b.href(n.Words, "", "to")})
		}
		b.note(n.Words, note{Head: changedTo, Text: what, Href: "#" + c.Anchor + "_changes", Sort: "drift"})
	}
	return d
}
