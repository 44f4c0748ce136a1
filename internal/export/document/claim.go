package document

import (
	"hearsay/internal/news"
	"hearsay/internal/told"
)

// Followed is what `hearsay trace --claim` answers: one claim with what it rests on.
type Followed struct {
	Schema    string     `json:"schema"`
	Version   string     `json:"version"` // of what traced it
	Claim     Claim      `json:"claim"`
	Contexts  []Context  `json:"contexts"` // one a telling, in their order
	Articles  []Article  `json:"articles"` // that are named
	Edges     []Edge     `json:"edges"`    // that tellings rest on
	Passages  []Passage  `json:"passages"` // of those edges, that hold the claim's words
	Revisions []Revision `json:"revisions"`
	Ghosts    []Ghost    `json:"ghosts"` // outlets that are cited for it and whose reports are not here
	Problems  []Problem  `json:"problems"`
}

// Context is where a telling stands, and of what time it tells.
type Context struct {
	Article   news.ID    `json:"article"`
	Statement news.ID    `json:"statement"`
	Sentence  Ref        `json:"sentence"` // all sentences that the telling's words stand in
	Told      []ToldTime `json:"told"`     // times that its words tell of
}

// ToldTime is a time that words tell of.
type ToldTime struct {
	Words Ref    `json:"words"` // that say when
	Value string `json:"value"` // TIMEX3; X where it is not known
	Label string `json:"label"` // as it is read: "Mon 11 Mar 2024"
	From  string `json:"from"`  // RFC 3339 in UTC; the interval is half-open
	To    string `json:"to"`
}

// Followed makes the document of the one claim of some findings, which are of the
// Maker's set.
func (m *Maker) Followed(f *news.Findings, problems []Problem) Followed {
	t := m.Trace(f, problems)
	d := Followed{
		Schema: SchemaClaim, Version: t.Version, Claim: t.Claims[0], Contexts: []Context{}, Articles: t.Articles, Edges: t.Edges,
		Passages: t.Passages, Revisions: t.Revisions, Ghosts: t.Ghosts, Problems: t.Problems,
	}
	c := &f.Claims[0]
	days := told.OfClaim(m.set, f, c)
	for i := range c.Tellings {
		x := &c.Tellings[i]
		r := x.Words
		if t := m.set.TextIndex(r.Text); t >= 0 && m.set.Analyses[t] != nil {
			sentences := m.set.Analyses[t].Sentences
			lo, hi := news.Within(sentences, r.Span)
			r.Span = r.Span.Cover(news.CoverAll(sentences[lo:hi]))
		}
		k := Context{Article: x.Article, Statement: x.Statement, Sentence: m.ref(r), Told: []ToldTime{}}
		for _, t := range days[i] {
			k.Told = append(k.Told, ToldTime{m.ref(t.Date), t.At.Value, told.Label(t.At), instant(t.At.From), instant(t.At.To)})
		}
		d.Contexts = append(d.Contexts, k)
	}
	return d
}

// Answer is what `hearsay trace --ask` answers: the claim that some words mean.
type Answer struct {
	Schema   string    `json:"schema"`
	Words    string    `json:"words"`   // as they were asked for
	Meant    *Followed `json:"meant"`   // null: none is, or it is not clear which
	May      int       `json:"may"`     // how many of the nearest may be meant
	Nearest  []Nearest `json:"nearest"` // the likeliest first
	Said     []Said    `json:"said"`    // sentences that have more of the words than the tellings of any claim, the likeliest first
	Problems []Problem `json:"problems"`
}

// Nearest is a claim that has some of the words.
type Nearest struct {
	Claim Claim   `json:"claim"`
	Score float64 `json:"score"` // how well it fits, from 0 to 1.1
	Fit
}

// Fit is how some words fit. Each is in one of the lists.
type Fit struct {
	Has    []string `json:"has"`    // the words that a telling has
	Like   []Like   `json:"like"`   // those for which one has a word that may mean the same
	Beside []string `json:"beside"` // those that stand beside a telling, or in a denial
	Lacks  []string `json:"lacks"`  // and those that it has not
	Misses string   `json:"misses"` // what the question wants and no telling has: "a number"
}

// Like is a word that was asked for, and one that may mean the same.
type Like struct {
	Asked string `json:"asked"`
	Told  string `json:"told"`
}

// Said is a sentence that has some of the words.
type Said struct {
	Words    Ref       `json:"words"`
	Articles []Article `json:"articles"` // that have it
	Voice    string    `json:"voice"`    // whose words they are; empty for the author's own
	Denies   bool      `json:"denies"`
	Alone    bool      `json:"alone"` // no other article has another that fits as well
	Fit
}

// NewAnswer makes the document of an answer.
func NewAnswer(words string, meant *Followed, may int, nearest []Nearest, said []Said, problems []Problem) Answer {
	if nearest == nil {
		nearest = []Nearest{}
	}
	if said == nil {
		said = []Said{}
	}
	if problems == nil {
		problems = []Problem{}
	}
	return Answer{SchemaAsk, words, meant, may, nearest, said, problems}
}

// Said makes the document of a sentence of the Maker's set.
func (m *Maker) Said(words news.Ref, articles []news.Article, voice string, denies, alone bool, f Fit) Said {
	s := Said{Words: m.ref(words), Voice: voice, Denies: denies, Alone: alone, Fit: f, Articles: []Article{}}
	for i := range articles {
		s.Articles = append(s.Articles, m.Article(&articles[i]))
	}
	return s
}
