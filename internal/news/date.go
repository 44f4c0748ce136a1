package news

import "fmt"

type unknownName []byte

func (n unknownName) Error() string { return fmt.Sprintf("unknown name %q", []byte(n)) }

// TimexType is the type of a temporal expression in TimeML's TIMEX3.
type TimexType uint8

// The types of TIMEX3.
const (
	DateType TimexType = iota
	TimeType
	DurationType
	SetType
)

var timexNames = [...]string{"DATE", "TIME", "DURATION", "SET"}

// String is the type's name in TIMEX3.
func (t TimexType) String() string { return nameOf(timexNames[:], int(t)) }

// MarshalText writes the type's name.
func (t TimexType) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (t *TimexType) UnmarshalText(b []byte) error { return setName(timexNames[:], b, (*uint8)(t)) }

// Anchor is the point in time that an expression counts from.
type Anchor uint8

// The anchors.
const (
	NoAnchor    Anchor = iota // the value stands as it is: "26 August 2017", "three days"
	Publication               // "today", "three days ago"
	Previous                  // the date told of just before: "two days later"
	Story                     // the time told of: publication in news, the story's own in a narrative: "on Tuesday", "in August"
	Spoken                    // when the words around it were spoken: "today" in a quotation
)

var anchorNames = [...]string{"none", "publication", "previous", "story", "spoken"}

// String is the anchor's name, as in JSON.
func (a Anchor) String() string { return nameOf(anchorNames[:], int(a)) }

// MarshalText writes the anchor's name.
func (a Anchor) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (a *Anchor) UnmarshalText(b []byte) error { return setName(anchorNames[:], b, (*uint8)(a)) }

// Direction says on which side of the anchor an incomplete value lies.
type Direction int8

// The directions.
const (
	Nearest Direction = 0  // whichever is nearer
	Past    Direction = -1 // the last one before the anchor; of a month, unless the next one is much nearer
	Future  Direction = 1  // the next one after it
	Coming  Direction = 2  // of a month or a day of the year: the next one, unless the last one is much nearer
)

// Date is a temporal expression as it is written, before anyone says when the
// text was published. Package when resolves it.
type Date struct {
	Span Span      `json:"span"`
	Type TimexType `json:"type"`

	// Value is the TIMEX3 value as far as the words alone give it. What must
	// come from the anchor is written X: "2017-08-26", "XXXX-08-26" (a day of
	// some year), "XXXX-WXX-2" (a Tuesday), "P3Y", "BC0480" (480 BC); a feast that
	// moves with the calendar is written by its rule (package when, feast.go). It
	// is empty where Unit and Shift say all: "two days later".
	Value  string    `json:"value,omitempty"`
	Mod    string    `json:"mod,omitempty"` // TIMEX3 mod: "START", "MID", "END", "APPROX", "MORE_THAN", …
	Anchor Anchor    `json:"anchor"`
	Side   Direction `json:"side"`

	// A shift from the anchor, in whole units of a granularity: "last month" is
	// −1 M, "two days later" +2 D, "today" 0 D. Unit is 0 where there is none. A month
	// or a day so many years from the anchor is that of the calendar year ("March of last
	// year"), or, with Side, the nearest to that point ("on New Year's Eve two years ago").
	Unit  byte  `json:"unit,omitempty"` // 'D', 'W', 'M', 'Q', 'Y', 'E' (decade), 'C' (century); 'h', 'm', 's' for hours, minutes, seconds
	Shift int32 `json:"shift,omitempty"`

	// Of says which mention of the text it counts from, where Anchor is Spoken and
	// the text says when that was: so many mentions further on, or back if negative;
	// 0 where it does not say.
	Of int32 `json:"of,omitempty"`
}
