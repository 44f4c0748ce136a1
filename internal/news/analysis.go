package news

// Analysis is all that is found in one text alone, one named field a layer. Each
// field is filled by one stage, is sorted by position, and is then frozen. It
// depends on the text and its language and on nothing else: dates are kept as
// written, and resolved against a publication date by whoever has one.
type Analysis struct {
	Text    TextID `json:"text"`
	Lang    string `json:"lang"`
	Version string `json:"version"` // of the analyser; another version, another layer

	// Segments: each covers no leading or trailing space, none overlap, and a
	// smaller one never crosses the border of a larger one.
	Paragraphs []Span `json:"paragraphs"`
	Sentences  []Span `json:"sentences"`
	Tokens     []Span `json:"tokens"`

	Quotations []Quotation `json:"quotations"`
	Statements []Statement `json:"statements"`
	Voices     []Voice     `json:"voices"`     // by first mention; a Statement's Voice is an index into it
	Nested     []Nested    `json:"nested"`     // statements inside statements that Statements does not hold
	Unsure     []Statement `json:"unsure"`     // what may be no statement: see Statement
	Assertions []Assertion `json:"assertions"` // the author's own, beside the statements of others
	Dates      []Date      `json:"dates"`
	Places     []Place     `json:"places"`
	Quantities []Quantity  `json:"quantities"`
	Events     []Event     `json:"events"`

	Stopped *Stop `json:"stopped,omitempty"` // nil: read to the end
}

// Stop says where reading a text ended before its end: at a stage that failed by an error of
// the program's own. The layers of the stages before it are there, and no others.
type Stop struct {
	Stage string `json:"stage"` // by the name of its package: "attrib"
	Why   string `json:"why"`
}

// Quotation is a stretch of text in quotation marks. One that runs over several
// paragraphs, opened again in each, has a piece in each.
type Quotation struct {
	Pieces []Span `json:"pieces"` // inside the marks, marks left out
	Outer  Span   `json:"outer"`  // from the first mark to the last, marks included
	Closed bool   `json:"closed"` // false: the closing mark is missing, and the end is the paragraph's
	Speech bool   `json:"speech"` // false: a title, a term or a scare quote
}

// Kind is how a statement's words are given.
type Kind uint8

// The kinds of statement.
const (
	Unattributed Kind = iota // the author's own assertion
	Direct                   // all of the content in quotation marks
	Indirect                 // none of it
	Mixed                    // some of it
)

var kindNames = [...]string{"unattributed", "direct", "indirect", "mixed"}

// String is the kind's name, as on screen and in JSON.
func (k Kind) String() string { return nameOf(kindNames[:], int(k)) }

// MarshalText writes the kind's name.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (k *Kind) UnmarshalText(b []byte) error { return setName(kindNames[:], b, (*uint8)(k)) }

// Stance is what a voice does to the content of its statement.
type Stance uint8

// The stances.
const (
	Asserts  Stance = iota
	Denies          // says that it is not so
	Hedges          // says that it may be so, or passes it on as not its own
	Asks            // puts a question
	Wants           // orders, wants, calls for
	Declines        // refuses to comment
)

var stanceNames = [...]string{"asserts", "denies", "hedges", "asks", "wants", "declines"}

// stanceWords say to a reader what a voice does.
var stanceWords = [...]string{"says", "denies", "hedges", "asks", "wants", "declines to comment"}

// Does says to a reader what a voice does, as its verb: "declines to comment".
func (s Stance) Does() string { return nameOf(stanceWords[:], int(s)) }

// String is the stance's name, as on screen and in JSON.
func (s Stance) String() string { return nameOf(stanceNames[:], int(s)) }

// MarshalText writes the stance's name.
func (s Stance) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Stance) UnmarshalText(b []byte) error { return setName(stanceNames[:], b, (*uint8)(s)) }

// NoVoice is the Voice of a statement whose voice is not known.
const NoVoice = -1

// Statement is one attribution: somebody says, thinks, denies or orders
// something. Its spans are those of the words that say so. One of Analysis.Unsure
// may be an act or an attitude and nothing said ("unveiled the car", "is keen on a
// vote"): it has no voice and is nobody's telling.
type Statement struct {
	Source  []Span  `json:"source"`  // who, in the words used here; empty for the author's own
	Cue     []Span  `json:"cue"`     // "said", "according to"
	Content []Span  `json:"content"` // what; in pieces when a cue interrupts it; quotation marks included
	Kind    Kind    `json:"kind"`
	Stance  Stance  `json:"stance"`
	Voice   int32   `json:"voice"`             // index into Analysis.Voices, or NoVoice
	Chain   []Relay `json:"chain,omitempty"`   // through whom it came, from the voice outwards to this article
	Denied  int32   `json:"denied"`            // a denial's target: index into Analysis.Statements, or -1
	Denying []Span  `json:"denying,omitempty"` // the sentences of a denial's content that deny, where others do not; empty: all of it
	Meant   Span    `json:"meant,omitzero"`    // what a denial denies, where no statement holds it: a sentence or a part of one
	Carried bool    `json:"carried,omitempty"` // the voice is carried over from the statement before: no source or cue of its own
	Within  int32   `json:"within,omitempty"`  // 1 + the index into Analysis.Statements of the one whose content it stands in; 0: none
}

// Nested is a statement that somebody makes inside another statement's content:
// “The minister told me he would resign,” she said. It is kept apart, since what it
// says is said on the other's word alone.
type Nested struct {
	Statement
	Parent int32 `json:"parent"` // index into Analysis.Nested of the one whose content it stands in; -1: that of Within's
}

// Assertion is what an author says in his own voice in one sentence: the sentence,
// or the parts of it that stand outside everybody's statements.
type Assertion struct {
	Spans   []Span `json:"spans"`
	Opinion bool   `json:"opinion"`          // a judgement, as against a fact
	Marks   []Span `json:"marks,omitempty"`  // the words that make it one
	Hedges  []Span `json:"hedges,omitempty"` // "allegedly", "is believed"
}

// Extent is the smallest span that holds all of a statement's words.
func (s *Statement) Extent() Span {
	return CoverAll(s.Source).Cover(CoverAll(s.Cue)).Cover(CoverAll(s.Content))
}

// Relay is one link of a chain: a voice that passed another's words on.
type Relay struct {
	Voice int32 `json:"voice"` // index into Analysis.Voices
	Span  Span  `json:"span"`  // the words that say so: "told Sputnik"
}

// VoiceKind is what a voice is.
type VoiceKind uint8

// The kinds of voice.
const (
	Person       VoiceKind = iota // named
	Organisation                  // named: a ministry, a company, an office and its spokesmen
	Outlet                        // a newspaper, an agency, a station
	Document                      // a report, a statement, data
	Unnamed                       // a source that is described and not named
	Group                         // residents, experts, critics
	Author                        // the article's own voice
)

var voiceKindNames = [...]string{"person", "organisation", "outlet", "document", "unnamed", "group", "author"}

// String is the kind's name, as on screen and in JSON.
func (k VoiceKind) String() string { return nameOf(voiceKindNames[:], int(k)) }

// MarshalText writes the kind's name.
func (k VoiceKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (k *VoiceKind) UnmarshalText(b []byte) error {
	return setName(voiceKindNames[:], b, (*uint8)(k))
}

// Voice is who a statement is from, resolved within one text.
type Voice struct {
	Kind     VoiceKind `json:"kind"`
	Name     Span      `json:"name"`     // the fullest name or description in the text; empty for the author, unless a transcript names its host
	Role     Span      `json:"role"`     // "foreign ministry spokeswoman"; may be empty
	Mentions []Span    `json:"mentions"` // every stretch that means this voice, sorted
	// Head is the noun that a description is about, "official" in "a senior official at the
	// port", and lies in Name; empty where the voice has a name of its own.
	Head Span `json:"head,omitzero"`
	Many bool `json:"many,omitempty"` // several: "two officials", "residents"
}

// Place is a toponym: what it is there for, what it was resolved to, and how what is
// told lies to it.
type Place struct {
	Span          Span          `json:"span"`
	Kind          PlaceKind     `json:"kind"`
	GeoNameID     int32         `json:"geonameid"` // 0: not known
	Lat           float64       `json:"lat"`       // degrees north, WGS 84; with Lon 0: not resolved
	Lon           float64       `json:"lon"`       // degrees east
	Country       string        `json:"country"`   // ISO 3166-1 alpha-2; may be empty
	Relation      PlaceRelation `json:"relation"`
	RelationWords Span          `json:"relation_words"` // "north-west of"; may be empty
}

// Is reports whether two toponyms are known to mean one place, by whatever name: "US", "American".
func (p *Place) Is(q *Place) bool { return p.GeoNameID != 0 && p.GeoNameID == q.GeoNameID }

// Quantity is a number in words or figures with what it counts.
type Quantity struct {
	Span Span    `json:"span"` // the number and its qualifiers: "more than 20"
	Min  float64 `json:"min"`  // smallest value meant
	Max  float64 `json:"max"`  // largest; +Inf is written as MaxFloat64
	Unit Span    `json:"unit"` // what is counted: "field commanders", "%", "$"; may be empty
}

func nameOf(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return "unknown"
}

func setName(names []string, b []byte, to *uint8) error {
	for i, n := range names {
		if n == string(b) {
			*to = uint8(i)
			return nil
		}
	}
	return unknownName(b)
}
