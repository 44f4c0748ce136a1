package document

import "hearsay/internal/news"

// Diff is what `hearsay diff` answers: two articles side by side.
type Diff struct {
	Schema   string    `json:"schema"`
	Version  string    `json:"version"` // of what traced them
	A        Article   `json:"a"`
	B        Article   `json:"b"`
	Edge     *Edge     `json:"edge"`      // what joins them; null: nothing
	SameText bool      `json:"same_text"` // both have one text
	ShareA   float64   `json:"share_a"`   // part of a that stands in passages which b shares
	ShareB   float64   `json:"share_b"`
	Words    Tally     `json:"words"`
	Rows     []Row     `json:"rows"`
	Problems []Problem `json:"problems"`
}

// Tally counts words.
type Tally struct {
	Kept     int `json:"kept"`
	ChangedA int `json:"changed_a"`
	ChangedB int `json:"changed_b"`
	Dropped  int `json:"dropped"`
	Added    int `json:"added"`
}

// Row is a stretch of one article beside one of the other.
type Row struct {
	Kind    news.RowKind `json:"kind"`
	Passage news.ID      `json:"passage,omitempty"`
	A       *Ref         `json:"a"` // null: it has nothing there
	B       *Ref         `json:"b"`
	Moved   bool         `json:"moved"`
	Again   bool         `json:"again"`
	Words   Tally        `json:"words"`
	Edits   []Change     `json:"edits"`
}

// Change is a difference inside a row.
type Change struct {
	Kind news.ChangeKind `json:"kind"`
	A    Span            `json:"a"`
	B    Span            `json:"b"`
}

// Diff makes the document of a comparison of two articles of the set.
func (m *Maker) Diff(version string, c *news.Comparison, problems []Problem) Diff {
	d := Diff{
		Schema: SchemaDiff, Version: version, SameText: c.Same, ShareA: c.ShareA, ShareB: c.ShareB,
		Words: Tally(c.Words), Rows: []Row{}, Problems: problems,
	}
	if d.Problems == nil {
		d.Problems = []Problem{}
	}
	var a, b *body
	for i := range m.set.Articles {
		x := &m.set.Articles[i]
		if x.ID == c.A {
			a, d.A = m.body(x.Text), m.Article(x)
		}
		if x.ID == c.B {
			b, d.B = m.body(x.Text), m.Article(x)
		}
	}
	if c.Edge != nil {
		e := m.Edge(c.Edge)
		d.Edge = &e
	}
	for i := range c.Rows {
		d.Rows = append(d.Rows, rowOf(a, b, &c.Rows[i]))
	}
	return d
}

func rowOf(a, b *body, r *news.Row) Row {
	out := Row{Kind: r.Kind, Passage: r.Passage, Moved: r.Moved, Again: r.Again, Words: Tally(r.Words), Edits: []Change{}}
	if !r.A.Empty() {
		x := a.ref(r.A)
		out.A = &x
	}
	if !r.B.Empty() {
		x := b.ref(r.B)
		out.B = &x
	}
	for _, c := range r.Changes {
		out.Edits = append(out.Edits, Change{c.Kind, a.span(c.A), b.span(c.B)})
	}
	return out
}
