package document

import (
	"hearsay/internal/news"
	"hearsay/internal/read/when"
	"hearsay/internal/told"
)

// Timeline is what `hearsay timeline` answers: what articles tell, in time.
type Timeline struct {
	Schema     string      `json:"schema"`
	Articles   []Article   `json:"articles"`
	Periods    []Period    `json:"periods"`    // by time
	Open       int         `json:"open"`       // dates without a known day, month or year
	Judgements []Judgement `json:"judgements"` // what people decided, in the order in which they did
	Problems   []Problem   `json:"problems"`
}

// Period is a day, or a longer time as it is told.
type Period struct {
	Value    string  `json:"value"` // TIMEX3
	From     string  `json:"from"`
	To       string  `json:"to"`
	Articles int     `json:"articles"`
	Outlets  int     `json:"outlets"`
	Things   []Thing `json:"things"` // the most told first
}

// Thing is one thing that is told to have happened.
type Thing struct {
	Value    string   `json:"value"`
	Mod      string   `json:"mod,omitempty"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	What     Ref      `json:"what"`
	Articles int      `json:"articles"`
	Outlets  int      `json:"outlets"`
	Akin     int      `json:"akin"` // articles beside them that tell something like it
	Claim    news.ID  `json:"claim,omitempty"`
	Tellers  []Teller `json:"tellers"` // by publication
	Numbers  []Drift  `json:"numbers"` // that changed between tellings
}

// Teller is where one article tells a thing.
type Teller struct {
	Article news.ID   `json:"article"`
	Voice   *Ref      `json:"voice"` // null: the article's own word
	Date    Ref       `json:"date"`
	What    Ref       `json:"what"`
	Value   string    `json:"value"`
	From    string    `json:"from"`
	To      string    `json:"to"`
	Told    news.Told `json:"told"`
	Clash   bool      `json:"clash"` // it contradicts the thing's own time
}

// Timeline makes the document of a timeline, of findings on which some judgements were laid.
func (m *Maker) Timeline(t told.Times, judged []news.Judged, problems []Problem) Timeline {
	d := Timeline{Schema: SchemaTimeline, Articles: []Article{}, Periods: []Period{}, Open: t.Open, Judgements: m.judgements(judged), Problems: problems}
	if d.Problems == nil {
		d.Problems = []Problem{}
	}
	for i := range m.set.Articles {
		d.Articles = append(d.Articles, m.Article(&m.set.Articles[i]))
	}
	for i := range t.Periods {
		p := &t.Periods[i]
		value, from, to := valueOf(p.At)
		x := Period{value, from, to, p.Articles, p.Outlets, []Thing{}}
		for k := range p.Things {
			x.Things = append(x.Things, m.thing(&p.Things[k]))
		}
		d.Periods = append(d.Periods, x)
	}
	return d
}

func (m *Maker) thing(g *told.Thing) Thing {
	value, from, to := valueOf(g.At)
	d := Thing{
		Value: value, Mod: g.At.Mod, From: from, To: to, What: m.ref(g.What), Articles: g.Articles, Outlets: g.Outlets, Akin: g.Akin, Claim: g.Claim,
		Tellers: []Teller{}, Numbers: []Drift{},
	}
	for i := range g.Tellers {
		t := &g.Tellers[i]
		x := Teller{Article: m.set.Articles[t.Article].ID, Voice: m.voiceName(t.What.Text, t.Voice), Date: m.ref(t.Date), What: m.ref(t.What), Told: t.Told, Clash: t.Clash > 0}
		x.Value, x.From, x.To = valueOf(t.At)
		d.Tellers = append(d.Tellers, x)
	}
	for _, p := range g.Numbers {
		d.Numbers = append(d.Numbers, m.drift(&news.Drift{Kind: news.NumberDrift, From: p.From, To: p.To}))
	}
	return d
}

// voiceName is the name of a voice of a text, nil for the article's own word.
func (m *Maker) voiceName(t news.TextID, v int32) *Ref {
	x := m.set.Voice(t, v)
	if x == nil || x.Name.Empty() {
		return nil
	}
	r := m.ref(news.Ref{Text: t, Span: x.Name})
	return &r
}

func valueOf(v when.Value) (value, from, to string) {
	return v.Value, instant(v.From), instant(v.To)
}
