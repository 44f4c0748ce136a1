package news

import (
	"cmp"
	"slices"
)

// Drift is one thing that changed between two tellings.
type Drift struct {
	Kind DriftKind `json:"kind"`
	Of   ID        `json:"of"`   // the article that From stands in
	From Ref       `json:"from"` // the words in the earlier telling
	To   Ref       `json:"to"`   // the words in this one

	Judged ID `json:"-" case:"-"` // the judgement in effect that says that it is right
}

// Apart reports whether one of a telling's changes is a number that differs between two articles
// of which, as far as is known, neither has it from the other.
func (t *Telling) Apart(d *Drift) bool {
	return d.Kind == NumberDrift && d.Of != t.Article && d.Of != t.Parent
}

// DriftKind is what changed.
type DriftKind string

// The kinds of drift.
const (
	NumberDrift      DriftKind = "number"      // "three" → "thirteen"
	DateDrift        DriftKind = "date"        // "on Friday" → "on Saturday"
	PlaceDrift       DriftKind = "place"       // "in Osk" → "near Osk"
	NameDrift        DriftKind = "name"        // of somebody, or of a place that is in no list: "the Coast Guard" → "the Navy"
	WordsDrift       DriftKind = "words"       // other words inside the claim
	QuotationDrift   DriftKind = "quotation"   // words inside quotation marks changed, or cut
	SourceDrift      DriftKind = "source"      // another source is named for the same words
	RelayDrift       DriftKind = "laundering"  // the relay is replaced: "told the agency" → "told us"
	AttributionDrift DriftKind = "attribution" // the attribution is lost: a statement has become a fact
	HedgeDrift       DriftKind = "hedge"       // "may have" has become "has"
	InflationDrift   DriftKind = "inflation"   // one source has become several
	DenialDrift      DriftKind = "denial"      // a denial that stood beside it is left out
)

// ClaimDrift is what changed in the same way on the way to one telling of a claim or more.
type ClaimDrift struct {
	Drift            // as it was first found
	Both  bool       // an article tells it both ways
	Apart bool       // neither of two articles has it from the other: see Telling.Apart
	Later []NowReads // the tellings that have it, in their order
}

// NowReads is an article with the words that something changed into.
type NowReads struct {
	Article ID
	Words   Ref
}

// Drifts are what changed in the tellings of a claim, the gravest kinds first, and the same
// change in several of them once. words are those of a ref as they are compared.
func (c *Claim) Drifts(words func(Ref) string) []ClaimDrift {
	type same struct {
		kind        DriftKind
		from, to    string
		both, apart bool
	}
	at := map[same]int{}
	var out []ClaimDrift
	for i := range c.Tellings {
		t := &c.Tellings[i]
		for k := range t.Drift {
			d := &t.Drift[k]
			key := same{d.Kind, words(d.From), words(d.To), d.Of == t.Article, t.Apart(d)}
			n, ok := at[key]
			if !ok {
				n = len(out)
				at[key] = n
				out = append(out, ClaimDrift{Drift: *d, Both: key.both, Apart: key.apart})
			}
			out[n].Later = append(out[n].Later, NowReads{t.Article, d.To})
		}
	}
	slices.SortStableFunc(out, func(a, b ClaimDrift) int { return cmp.Compare(a.Kind.gravity(), b.Kind.gravity()) })
	return out
}

// driftKinds are the kinds of drift, those first that change a story most, in words that need
// no glossary.
var driftKinds = [...]struct {
	kind DriftKind
	said string
}{
	{NumberDrift, "number"},
	{DateDrift, "date"},
	{PlaceDrift, "place"},
	{NameDrift, "name"},
	{RelayDrift, "told to whom"},
	{AttributionDrift, "attribution lost"},
	{SourceDrift, "source"},
	{InflationDrift, "source multiplied"},
	{DenialDrift, "denial left out"},
	{HedgeDrift, "hedge lost"},
	{QuotationDrift, "quotation"},
	{WordsDrift, "words"},
}

// gravity is the place of a kind among all, the gravest first.
func (k DriftKind) gravity() int {
	for i := range driftKinds {
		if driftKinds[i].kind == k {
			return i
		}
	}
	return len(driftKinds)
}

// Said is what changed, in a word or two.
func (k DriftKind) Said() string {
	if i := k.gravity(); i < len(driftKinds) {
		return driftKinds[i].said
	}
	return string(k)
}
