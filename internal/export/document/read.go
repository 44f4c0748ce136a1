package document

import (
	"math"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/read/when"
)

// Reading is what `hearsay read` answers: one article and all that is found in
// its text alone.
type Reading struct {
	Schema     string      `json:"schema"`
	Analyser   string      `json:"analyser"` // version of what read it
	Article    Article     `json:"article"`
	Main       *Main       `json:"main"` // null: nothing
	Text       string      `json:"text"`
	Paragraphs []Range     `json:"paragraphs"`
	Sentences  []Range     `json:"sentences"`
	Quotations []Quotation `json:"quotations"`
	Voices     []Voice     `json:"voices"`
	Statements []Statement `json:"statements"`
	Nested     []Statement `json:"nested"`
	Unsure     []Statement `json:"unsure"`
	Assertions []Assertion `json:"assertions"`
	Dates      []Date      `json:"dates"`
	Places     []Place     `json:"places"`
	Quantities []Quantity  `json:"quantities"`
	Events     []Event     `json:"events"`
	Stopped    *Stop       `json:"stopped,omitempty"`
}

// Stop is where reading a text ended before its end.
type Stop struct {
	Stage string `json:"stage"`
	Why   string `json:"why"`
}

// Range is a span without its words: [start, end), in code points.
type Range [2]int

// Quotation is a stretch in quotation marks.
type Quotation struct {
	Span
	Closed bool `json:"closed"`
	Speech bool `json:"speech"`
}

// Voice is who a statement is from. Its number is its place in the list.
type Voice struct {
	Kind     news.VoiceKind `json:"kind"`
	Name     *Span          `json:"name"` // null for the author
	Role     *Span          `json:"role,omitempty"`
	Mentions []Span         `json:"mentions"`
	Head     *Span          `json:"head,omitempty"` // the noun that a description is about
	Many     bool           `json:"many"`           // several
}

// Statement is one attribution.
type Statement struct {
	ID      news.ID     `json:"id"`
	Kind    news.Kind   `json:"kind"`
	Stance  news.Stance `json:"stance"`
	Voice   *int        `json:"voice"` // number of the voice; null: not known
	Source  []Span      `json:"source"`
	Cue     []Span      `json:"cue"`
	Content []Span      `json:"content"`
	Chain   []Relay     `json:"chain"`                  // from the voice outwards
	Denies  news.ID     `json:"denies,omitempty"`       // the statement that it denies
	Denying []Span      `json:"denying,omitempty"`      // of a denial of several sentences, those that deny, where others do not
	Meant   *Span       `json:"denies_words,omitempty"` // the words that it denies, where no statement holds them
	Carried bool        `json:"carried,omitempty"`
	Within  news.ID     `json:"within,omitempty"` // the statement whose content it stands in
}

// Relay is a voice that passed a statement on.
type Relay struct {
	Voice int  `json:"voice"`
	Words Span `json:"words"`
}

// Assertion is what the author says in his own voice in one sentence.
type Assertion struct {
	Spans   []Span `json:"spans"`
	Opinion bool   `json:"opinion"`
	Marks   []Span `json:"marks"`
	Hedges  []Span `json:"hedges"`
}

// Date is a temporal expression, resolved against the publication date.
type Date struct {
	Span
	Type  news.TimexType `json:"type"`
	Value string         `json:"value"` // TIMEX3; X where not known
	Mod   string         `json:"mod,omitempty"`
	From  string         `json:"from,omitempty"` // RFC 3339: the half-open interval meant
	To    string         `json:"to,omitempty"`
}

// Place is a toponym, what it is there for, what it was resolved to, and how what is
// told lies to it.
type Place struct {
	Span
	Kind      news.PlaceKind `json:"kind"`
	GeoNameID int32          `json:"geonameid,omitempty"`
	Lat       *float64       `json:"lat"`
	Lon       *float64       `json:"lon"`
	Country   string         `json:"country,omitempty"`
	Relation  *Relation      `json:"relation,omitempty"`
}

// Relation is how what is told lies to a place, and the words that say so.
type Relation struct {
	Kind  news.PlaceRelation `json:"kind"`
	Words Span               `json:"words"`
}

// Quantity is a number and what it counts.
type Quantity struct {
	Span
	Min  *float64 `json:"min"`
	Max  *float64 `json:"max"` // null: no upper bound
	Unit *Span    `json:"unit,omitempty"`
}

// ReadingOf makes the document of one article.
func ReadingOf(a *news.Article, t *news.Text, n *news.Analysis, m news.MainEvent) Reading {
	b := newBody(t)
	return Reading{
		Schema: SchemaRead, Analyser: n.Version, Article: articleOf(a, b), Main: mainOf(a, b, n, m), Text: t.Body,
		Paragraphs: b.ranges(n.Paragraphs), Sentences: b.ranges(n.Sentences),
		Quotations: quotationsOf(b, n), Voices: voicesOf(b, n), Statements: statementsOf(b, n, n.Statements), Nested: nestedOf(b, n),
		Unsure: statementsOf(b, n, n.Unsure), Assertions: assertionsOf(b, n),
		Dates: datesOf(b, n, a.Published), Places: placesOf(b, n), Quantities: quantitiesOf(b, n), Events: eventsOf(b, n), Stopped: (*Stop)(n.Stopped),
	}
}

func (b *body) ranges(ss []news.Span) []Range {
	out := make([]Range, 0, len(ss))
	for _, s := range ss {
		out = append(out, Range{b.points.PointOfByte(int(s.Start)), b.points.PointOfByte(int(s.End))})
	}
	return out
}

func quotationsOf(b *body, n *news.Analysis) []Quotation {
	out := make([]Quotation, 0, len(n.Quotations))
	for _, q := range n.Quotations {
		out = append(out, Quotation{b.span(q.Outer), q.Closed, q.Speech})
	}
	return out
}

func voicesOf(b *body, n *news.Analysis) []Voice {
	out := make([]Voice, 0, len(n.Voices))
	for _, v := range n.Voices {
		out = append(out, Voice{v.Kind, b.optional(v.Name), b.optional(v.Role), b.spans(v.Mentions), b.optional(v.Head), v.Many})
	}
	return out
}

func statementsOf(b *body, n *news.Analysis, list []news.Statement) []Statement {
	out := make([]Statement, 0, len(list))
	for i := range list {
		out = append(out, statementOf(b, n, &list[i]))
	}
	return out
}

func nestedOf(b *body, n *news.Analysis) []Statement {
	out := make([]Statement, 0, len(n.Nested))
	for i := range n.Nested {
		d := statementOf(b, n, &n.Nested[i].Statement)
		if p := n.Nested[i].Parent; p >= 0 {
			d.Within = news.StatementID(b.id, &n.Nested[p].Statement)
		}
		out = append(out, d)
	}
	return out
}

func statementOf(b *body, n *news.Analysis, s *news.Statement) Statement {
	d := Statement{
		ID: news.StatementID(b.id, s), Kind: s.Kind, Stance: s.Stance, Carried: s.Carried,
		Source: b.spans(s.Source), Cue: b.spans(s.Cue), Content: b.spans(s.Content), Chain: []Relay{},
	}
	if s.Voice >= 0 {
		v := int(s.Voice)
		d.Voice = &v
	}
	for _, l := range s.Chain {
		d.Chain = append(d.Chain, Relay{int(l.Voice), b.span(l.Span)})
	}
	if s.Denied >= 0 {
		d.Denies = news.StatementID(b.id, &n.Statements[s.Denied])
	}
	if s.Within > 0 {
		d.Within = news.StatementID(b.id, &n.Statements[s.Within-1])
	}
	if len(s.Denying) > 0 {
		d.Denying = b.spans(s.Denying)
	}
	if !s.Meant.Empty() {
		m := b.span(s.Meant)
		d.Meant = &m
	}
	return d
}

func assertionsOf(b *body, n *news.Analysis) []Assertion {
	out := make([]Assertion, 0, len(n.Assertions))
	for i := range n.Assertions {
		a := &n.Assertions[i]
		out = append(out, Assertion{b.spans(a.Spans), a.Opinion, b.spans(a.Marks), b.spans(a.Hedges)})
	}
	return out
}

func datesOf(b *body, n *news.Analysis, published news.Stamp) []Date {
	out := make([]Date, 0, len(n.Dates))
	values := when.Resolve(n.Dates, published)
	for i, d := range n.Dates {
		v := values[i]
		out = append(out, Date{b.span(d.Span), d.Type, v.Value, v.Mod, instant(v.From), instant(v.To)})
	}
	return out
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func placesOf(b *body, n *news.Analysis) []Place {
	out := make([]Place, 0, len(n.Places))
	for _, p := range n.Places {
		d := Place{Span: b.span(p.Span), Kind: p.Kind, GeoNameID: p.GeoNameID, Country: p.Country}
		if p.Relation != news.At {
			d.Relation = &Relation{p.Relation, b.span(p.RelationWords)}
		}
		if p.GeoNameID != 0 || p.Lat != 0 || p.Lon != 0 {
			d.Lat, d.Lon = &p.Lat, &p.Lon
		}
		out = append(out, d)
	}
	return out
}

func quantitiesOf(b *body, n *news.Analysis) []Quantity {
	out := make([]Quantity, 0, len(n.Quantities))
	for _, q := range n.Quantities {
		out = append(out, Quantity{b.span(q.Span), finite(q.Min), finite(q.Max), b.optional(q.Unit)})
	}
	return out
}

// finite is a bound, or nil for none.
func finite(x float64) *float64 {
	if math.IsInf(x, 0) || math.Abs(x) == math.MaxFloat64 {
		return nil
	}
	return &x
}
