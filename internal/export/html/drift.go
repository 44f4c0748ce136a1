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

// driftKinds explains the kinds of drift to a reader, those that change a story
// most first: that is the order in which they are shown.
var driftKinds = [...]struct {
	kind  news.DriftKind
	short string // where there is little room
	says  string
}{
	{news.NumberDrift, "number", "a number changed"},
	{news.DateDrift, "date", "a date changed"},
	{news.PlaceDrift, "place", "a place changed"},
	{news.NameDrift, "name", "a name changed"},
	{news.RelayDrift, "told to whom", "laundering: who heard it was replaced"},
	{news.SourceDrift, "source", "another source for the same words"},
	{news.InflationDrift, "source made more", "one source became several"},
	{news.DenialDrift, "denial left out", "a denial was left out"},
	{news.AttributionDrift, "attribution lost", "the attribution was lost"},
	{news.HedgeDrift, "hedge lost", "a hedge was lost"},
	{news.QuotationDrift, "quotation", "a quotation changed or was cut"},
	{news.WordsDrift, "words", "other words"},
}

// explain is what a kind of drift says to a reader, in short and in full, and its place
// in the order.
func explain(k news.DriftKind) (short, says string, order int) {
	for i, d := range driftKinds {
		if d.kind == k {
			return d.short, d.says, i
		}
	}
	return line(string(k)), line(string(k)), len(driftKinds)
}

// change is a drift that is not yet linked to its words.
type change struct {
	kind      news.DriftKind
	short     string
	says      string
	order     int
	fromWords string
	toWords   string
	from      news.Ref
	of        *article
	both      bool
	apart     bool
	articles  []*article
	to        []news.Ref
}

// drifts gathers what changed in the tellings of a claim; the same change made
// by several articles is one. It gives how many it leaves out too.
func (b *book) drifts(c *claim, src *news.Claim) (shown []drift, more int) {
	type same struct {
		kind        news.DriftKind
		from, to    string
		both, apart bool
	}
	index := map[same]int{}
	var changes []change
	for _, t := range src.Tellings {
		in := b.byID[t.Article]
		if in == nil {
			continue
		}
		for _, d := range t.Drift {
			from, to := b.words(d.From, 140), b.words(d.To, 140)
			k := same{d.Kind, fold(from), fold(to), d.Of == t.Article, t.Apart(&d)}
			i, ok := index[k]
			if !ok {
				i = len(changes)
				index[k] = i
				short, says, order := explain(d.Kind)
				switch {
				case k.both:
					short, says = "both ways", "an article tells it both ways"
				case k.apart:
					short, says = "numbers differ", "two numbers, and neither article has it from the other"
				}
				changes = append(changes, change{kind: d.Kind, short: short, says: says, order: order, from: d.From, of: b.byID[d.Of], both: k.both, apart: k.apart, fromWords: from, toWords: to})
			}
			changes[i].articles = append(changes[i].articles, in)
			changes[i].to = append(changes[i].to, d.To)
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.order, b.order) })
	changes, more = head(changes, maxEntries)
	for i := range changes {
		shown = append(shown, b.drift(c, &changes[i]))
	}
	return shown, more
}

// drift links a change to its words on both sides.
func (b *book) drift(c *claim, x *change) drift {
	d := drift{What: x.says, Short: x.short, From: x.fromWords, To: x.toWords, FromHref: b.href(x.from, "", "from"), Of: x.of, Both: x.both, Apart: x.apart, words: x.kind == news.WordsDrift && !x.both}
	var in []*article
	in, d.More = head(x.articles, maxNumbers)
	for i, a := range in {
		d.In = append(d.In, place{Article: a, Href: b.href(x.to[i], "", "to")})
		b.note(x.to[i], note{Text: x.says, Href: "#" + c.Anchor, Sort: "drift"})
	}
	return d
}
