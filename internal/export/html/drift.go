package html

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// drift is one change, however many articles made it.
type drift struct {
	What, Short        string
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

// driftKinds explains the kinds of drift to a reader, in the order in which the page has them:
// that of news.Claim.Drifts, but for a lost attribution, which stands behind the sources.
var driftKinds = [...]struct {
	kind news.DriftKind
	says string
}{
	{news.NumberDrift, "a number changed"},
	{news.DateDrift, "a date changed"},
	{news.PlaceDrift, "a place changed"},
	{news.NameDrift, "a name changed"},
	{news.RelayDrift, "laundering: who heard it was replaced"},
	{news.SourceDrift, "another source for the same words"},
	{news.InflationDrift, "one source became several"},
	{news.DenialDrift, "a denial was left out"},
	{news.AttributionDrift, "the attribution was lost"},
	{news.HedgeDrift, "a hedge was lost"},
	{news.QuotationDrift, "a quotation changed or was cut"},
	{news.WordsDrift, "other words"},
}

// placeOf is the place of a kind of drift among all.
func placeOf(k news.DriftKind) int {
	for i := range driftKinds {
		if driftKinds[i].kind == k {
			return i
		}
	}
	return len(driftKinds)
}

// explain says what a change is, in short and in full.
func explain(x *news.ClaimDrift) (short, says string) {
	switch {
	case x.Both:
		return "both ways", "an article tells it both ways"
	case x.Apart:
		return "numbers differ", "two numbers, and neither article has it from the other"
	}
	if i := placeOf(x.Kind); i < len(driftKinds) {
		return x.Kind.Said(), driftKinds[i].says
	}
	return line(x.Kind.Said()), line(x.Kind.Said())
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
	short, says := explain(x)
	d := drift{
		What: says, Short: short, From: b.words(x.From, maxChanged), To: b.words(x.To, maxChanged), FromHref: b.href(x.From, "", "from"),
		Of: b.byID[x.Of], Both: x.Both, Apart: x.Apart, words: x.Kind == news.WordsDrift && !x.Both,
	}
	var in []news.NowReads
	in, d.More = head(x.Later, maxNumbers)
	for _, n := range in {
		if a := b.byID[n.Article]; a != nil {
			d.In = append(d.In, place{Article: a, Href: b.href(n.Words, "", "to")})
		}
		b.note(n.Words, note{Text: says, Href: "#" + c.Anchor, Sort: "drift"})
	}
	return d
}
