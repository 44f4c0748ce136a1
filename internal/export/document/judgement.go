package document

import (
	"time"

	"hearsay/internal/news"
)

// Judgements is what `hearsay judge` answers: what people decided in a case.
type Judgements struct {
	Schema     string      `json:"schema"`
	Case       string      `json:"case"`       // as given
	Judgements []Judgement `json:"judgements"` // in the order in which they were made
}

// Judgement is what a person decided, and what became of it.
type Judgement struct {
	ID      news.ID     `json:"id"`
	At      string      `json:"at"` // RFC 3339 in UTC
	By      string      `json:"by"`
	Verb    news.Verb   `json:"verb"`
	Of      Target      `json:"of"`
	And     *Target     `json:"and,omitempty"`
	Grade   string      `json:"grade,omitempty"` // A to F of a source, 1 to 6 of an item
	Why     string      `json:"why"`
	Says    string      `json:"says"` // what was decided, in words
	Effect  news.Effect `json:"effect"`
	On      news.ID     `json:"on,omitempty"`    // what it is about, as it is called now
	Other   news.ID     `json:"other,omitempty"` // the judgement that replaced or withdrew it
	Against []news.ID   `json:"against"`         // by others, who say otherwise
	Note    string      `json:"note,omitempty"`
}

// Target is what a judgement is about: texts and spans, articles and names, which a new
// version of the analyser does not change.
type Target struct {
	Kind      news.TargetKind `json:"kind"`
	Name      string          `json:"name,omitempty"`
	Words     []Ref           `json:"words"`    // as far as they stand in the articles at hand
	Articles  []news.ID       `json:"articles"` // of an edge, its two ends
	Claim     []Ref           `json:"claim"`    // tellings of the claim that it belongs to
	Judgement news.ID         `json:"judgement,omitempty"`
}

// Pieces is what `hearsay judge ids` answers: what of a claim can be judged.
type Pieces struct {
	Schema string  `json:"schema"`
	Case   string  `json:"case"`
	Claim  news.ID `json:"claim"`
	Pieces []Piece `json:"pieces"`
}

// Piece is something that can be judged.
type Piece struct {
	ID   news.ID         `json:"id"`
	Kind news.TargetKind `json:"kind"`
	Says string          `json:"says"`
}

// Judgements makes the document of judgements in a case.
func (m *Maker) Judgements(path string, js []news.Judged) Judgements {
	return Judgements{SchemaJudgements, path, m.judgements(js)}
}

// NewPieces makes the document of what of a claim can be judged.
func NewPieces(path string, claim news.ID, ps []Piece) Pieces {
	return Pieces{SchemaPieces, path, claim, ps}
}

func (m *Maker) judgements(js []news.Judged) []Judgement {
	out := make([]Judgement, 0, len(js))
	for i := range js {
		j := &js[i]
		d := Judgement{
			ID: j.ID, At: j.At.UTC().Format(time.RFC3339Nano), By: j.By, Verb: j.Verb, Of: m.target(&j.Of), Grade: j.Grade, Why: j.Why,
			Says: j.Says, Effect: j.Effect, On: j.On, Other: j.Other, Against: ids(j.Against), Note: j.Note,
		}
		if j.And != nil {
			and := m.target(j.And)
			d.And = &and
		}
		out = append(out, d)
	}
	return out
}

func (m *Maker) target(t *news.Target) Target {
	return Target{t.Kind, t.Name, m.known(t.Refs), ids(t.Articles), m.known(t.Claim), t.Judgement}
}

// known are the refs that lead into texts that are here.
func (m *Maker) known(rs []news.Ref) []Ref {
	out := make([]Ref, 0, len(rs))
	for _, r := range rs {
		if i := m.set.TextIndex(r.Text); i >= 0 && r.Span.Start <= r.Span.End && int(r.Span.End) <= len(m.set.Texts[i].Body) {
			out = append(out, m.ref(r))
		}
	}
	return out
}

// ids is never nil, so that JSON has [] and not null.
func ids(list []news.ID) []news.ID {
	if list == nil {
		return []news.ID{}
	}
	return list
}
