package news

import (
	"cmp"
	"time"
)

// Capture says which bytes we were given for an article, and from where. The
// bytes themselves are kept apart, under ID.
type Capture struct {
	ID      CaptureID `json:"id"`
	Name    string    `json:"name"`              // path as given; "-" is standard input; "x.jsonl#3" is its third record
	Media   string    `json:"media"`             // media type that it was read as: "text/html", "application/json", "text/plain", "text/markdown"
	Charset string    `json:"charset,omitempty"` // IANA name of the encoding that it was decoded from
	Size    int64     `json:"size"`              // bytes, after decompression
}

// Origin says how we came by a piece of metadata.
type Origin string

// How a piece of metadata was come by, from the surest to the least sure.
const (
	Given    Origin = "given"    // by the user, on the command line
	Declared Origin = "declared" // in the page's or record's own metadata
	InText   Origin = "in text"  // written in the text: a dateline, "Updated: …"
	Guessed  Origin = "guessed"  // from an address, a file name
)

// Stamp is a point in time with how precisely, and how surely, it is known. The
// zero Stamp is unknown.
type Stamp struct {
	Time       time.Time `json:"time"`              // UTC
	Day        bool      `json:"day"`               // only the day is known; Time is its midnight
	NoZone     bool      `json:"no_zone,omitempty"` // the time of day was given without a zone; Time has it as if it were UTC
	Origin     Origin    `json:"origin"`            // how we came by it
	Confidence float64   `json:"confidence"`        // 0 to 1
}

// Known reports whether there is a time at all.
func (s Stamp) Known() bool { return !s.Time.IsZero() }

// Before reports whether s is surely earlier than t: both are known and their
// intervals (a day, where only the day is known) do not overlap.
func (s Stamp) Before(t Stamp) bool {
	if !s.Known() || !t.Known() {
		return false
	}
	return !t.Time.Before(s.until()) && s.Time.Before(t.Time)
}

// Around is the time that s may stand for: the instant itself, the day where only that is known,
// and where no zone was given, what clocks somewhere on Earth show as that time.
func (s Stamp) Around() (from, to time.Time) {
	from, to = s.Time.UTC(), s.until().UTC()
	if s.NoZone {
		from, to = from.Add(-easternmost), to.Add(westernmost)
	}
	return from, to
}

// How far clocks are ahead of UTC at most, and behind it.
const (
	easternmost = 14 * time.Hour
	westernmost = 12 * time.Hour
)

// until is the first instant after the interval that s stands for.
func (s Stamp) until() time.Time {
	if s.Day {
		return s.Time.Add(24 * time.Hour)
	}
	return s.Time
}

// Link is a hyperlink of an article: the words that it stands on and where it
// leads.
type Link struct {
	Span Span   `json:"span"` // anchor text
	URL  string `json:"url"`  // absolute
}

// Article is one published text. Several articles may share a text.
type Article struct {
	ID        ID        `json:"id"`
	Capture   CaptureID `json:"capture"`
	Text      TextID    `json:"text_id"`
	Given     string    `json:"given_id,omitempty"` // the record's own id, where the source has one
	Title     string    `json:"title,omitempty"`
	Authors   []string  `json:"authors,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	URL       string    `json:"url,omitempty"`  // canonical address
	Lang      string    `json:"lang,omitempty"` // BCP 47 primary subtag; "und" if it could not be told
	Published Stamp     `json:"published"`
	Modified  Stamp     `json:"modified"`
	Links     []Link    `json:"links,omitempty"`
}

// ArticleID derives an article's id from what it says of itself and its text, so
// that the same article captured twice is one.
func ArticleID(a *Article) ID {
	return MakeID(KindArticle, a.Text.String(), a.URL, a.Outlet, a.Title, a.Given, a.Published.Time.UTC().Format(time.RFC3339))
}

// Text is a normalised body: what all spans point into.
type Text struct {
	ID   TextID
	Lang string // BCP 47 primary subtag
	Body string // valid UTF-8; lines end in "\n"; no control characters but "\n" and "\t"
}

// CompareVersions orders the versions of one article, the older first as far as can be
// known: by time of publication, then by when it was last changed, then by id.
func CompareVersions(a, b *Article) int {
	known := func(s Stamp) int {
		if s.Known() {
			return 1
		}
		return 0
	}
	return cmp.Or(
		-cmp.Compare(known(a.Published), known(b.Published)), a.Published.Time.Compare(b.Published.Time),
		a.Modified.Time.Compare(b.Modified.Time), cmp.Compare(a.ID, b.ID))
}
