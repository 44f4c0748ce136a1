package document

import (
	"fmt"
	"time"

	"hearsay/internal/news"
)

// Added is what `hearsay add` answers.
type Added struct {
	Schema   string    `json:"schema"`
	Case     string    `json:"case"`
	Added    int       `json:"added"` // articles that are new
	Known    int       `json:"known"` // articles that the case held already
	Problems []Problem `json:"problems"`
}

// NewAdded makes the document of what was added to a case.
func NewAdded(path string, added, known int, problems []Problem) Added {
	if problems == nil {
		problems = []Problem{}
	}
	return Added{SchemaAdd, path, added, known, problems}
}

// Shown is what `hearsay show` answers: one thing of a case.
type Shown struct {
	Schema string  `json:"schema"`
	Kind   string  `json:"kind"` // what Value is: "article", "text", "capture", "statement", "assertion", "passage", "edge" or "claim"
	ID     news.ID `json:"id"`
	Value  any     `json:"value"`
}

// NewShown makes the document of one thing.
func NewShown(kind string, id news.ID, value any) Shown { return Shown{SchemaShow, kind, id, value} }

// Told is a statement by itself: with the names that its numbers stand for.
type Told struct {
	Text      news.TextID `json:"text"`
	Statement Statement   `json:"statement"`
	Voices    []Voice     `json:"voices"` // of the text; the statement's numbers are places in it
}

// Told makes the document of one statement of an analysis.
func (m *Maker) Told(n *news.Analysis, i int) Told {
	b := m.body(n.Text)
	return Told{n.Text, statementOf(b, n, &n.Statements[i]), voicesOf(b, n)}
}

// Assertion makes the document of a sentence of the author's own.
func (m *Maker) Assertion(r news.Ref) Ref { return m.ref(r) }

// Text is a normalised body.
type Text struct {
	ID   news.TextID `json:"id"`
	Lang string      `json:"lang"`
	Text string      `json:"text"`
}

// Capture is the bytes that articles were read from: every time that they came
// in.
type Capture struct {
	ID       news.CaptureID `json:"id"`   // their SHA-256
	Size     int64          `json:"size"` // bytes kept
	Arrivals []Arrival      `json:"arrivals"`
}

// Arrival is the first time that bytes came in under a name.
type Arrival struct {
	At      string  `json:"at"` // RFC 3339 in UTC
	Name    string  `json:"name"`
	Media   string  `json:"media"`
	Charset string  `json:"charset,omitempty"`
	Size    int64   `json:"size"`              // bytes, unpacked
	Article news.ID `json:"article,omitempty"` // the article in them
}

// ArrivalOf makes the document of an arrival.
func ArrivalOf(c news.Capture, at time.Time, article news.ID) Arrival {
	return Arrival{at.UTC().Format(time.RFC3339Nano), c.Name, c.Media, c.Charset, c.Size, article}
}

// Show makes the document of a value of package news.
func (m *Maker) Show(id news.ID, value any) (Shown, error) {
	switch v := value.(type) {
	case news.Article:
		return NewShown("article", id, m.Article(&v)), nil
	case news.Text:
		return NewShown("text", id, Text{v.ID, v.Lang, v.Body}), nil
	case news.Passage:
		return NewShown("passage", id, m.Passage(&v)), nil
	case news.Edge:
		return NewShown("edge", id, m.Edge(&v)), nil
	case news.Claim:
		return NewShown("claim", id, m.Claim(&v)), nil
	}
	return Shown{}, fmt.Errorf("%s: there is no document for a %T", id, value)
}
