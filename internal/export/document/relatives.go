package document

import "hearsay/internal/news"

// Relatives is what `hearsay relatives` answers: what a trace of a whole case would say
// of one article.
type Relatives struct {
	Schema    string    `json:"schema"`
	Version   string    `json:"version"` // of what traced it
	Article   news.ID   `json:"article"`
	Articles  []Article `json:"articles"` // it, and all that are named here
	Passages  []Passage `json:"passages"` // that its text shares
	Edges     []Edge    `json:"edges"`    // that it is an end of
	Lineage   *Lineage  `json:"lineage"`  // null: not settled
	Unsettled string    `json:"unsettled,omitempty"`
	Problems  []Problem `json:"problems"`

	Judgements []Judgement `json:"judgements,omitempty"` // what people decided of its edges
}

// Relatives makes the document of an article's relatives.
func (m *Maker) Relatives(r *news.Relatives, problems []Problem) Relatives {
	d := Relatives{
		Schema: SchemaRelatives, Version: r.Version, Article: r.Article, Articles: []Article{}, Passages: []Passage{}, Edges: []Edge{},
		Unsettled: r.Unsettled, Problems: problems,
	}
	if len(r.Judgements) > 0 {
		d.Judgements = m.judgements(r.Judgements)
	}
	if d.Problems == nil {
		d.Problems = []Problem{}
	}
	named := r.Names()
	texts := map[news.TextID]bool{}
	for i := range r.Passages {
		texts[r.Passages[i].A.Text], texts[r.Passages[i].B.Text] = true, true
		d.Passages = append(d.Passages, m.Passage(&r.Passages[i]))
	}
	for i := range m.set.Articles { // by time: the first one of a text that has no edge stands for it
		a := &m.set.Articles[i]
		if named[a.ID] || texts[a.Text] {
			d.Articles = append(d.Articles, m.Article(a))
		}
		delete(texts, a.Text)
	}
	for i := range r.Edges {
		d.Edges = append(d.Edges, m.Edge(&r.Edges[i]))
	}
	if r.Lineage != nil {
		l := lineageOf(r.Lineage)
		d.Lineage = &l
	}
	return d
}
