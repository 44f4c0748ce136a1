package told

import (
	"cmp"
	"slices"
	"time"

	"hearsay/internal/lang"
	"hearsay/internal/lang/all"
	"hearsay/internal/news"
	"hearsay/internal/read/when"
)

// Toll is how many were killed, or hurt, in one happening, where articles differ on it.
type Toll struct {
	Killed   bool // else hurt
	Figures  []Figure
	Articles int // that tell any of them, versions of one counted once
}

// Of is what befell those whom a toll counts: "killed" or "hurt".
func (t *Toll) Of() string {
	if t.Killed {
		return "killed"
	}
	return "hurt"
}

// Figure is one number of a toll, with those who tell it.
type Figure struct {
	Number   news.Quantity // as the first who tells it has it
	Words    news.Ref      // the number, as the first who tells it writes it: "at least 84"
	Tellers  []TollTeller  // by publication
	Articles int           // versions of one counted once
}

// TollTeller is where one article tells a figure.
type TollTeller struct {
	Article int      // index into Set.Articles
	Voice   int32    // index into the voices of its text's analysis, or news.NoVoice: the article's own word
	Words   news.Ref // with what befell: "killing at least 84 people"
}

// tolled is a toll in one article.
type tolled struct {
	tollMention
	article int
	text    int
	day     time.Time // of the earliest day that its sentence names; zero: none
}

// beforeNews is how long before the first article of a happening a day may lie that a toll's sentence
// names: what was before that is another happening.
const beforeNews = 4 * 24 * time.Hour

// Tolls are the tolls on which articles of one happening differ, those that most articles tell
// first. Articles tell of one happening if they tell a claim in common that has a toll in it; of
// each the first toll counts. The cost grows with the texts' numbers and the claims' tellings.
func Tolls(set *news.Set, found *news.Findings) []Toll {
	o := look(set, found)
	b := &bills{outlook: o, of: make([][]tolled, len(set.Articles))}
	b.read()
	b.join()
	var out []Toll
	for _, group := range b.groups() {
		for fate := range lang.Fates {
			if t := b.toll(group, fate); t.differs() {
				out = append(out, t)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Toll) int { return -cmp.Compare(x.Articles, y.Articles) })
	return out
}

// bills are the tolls of a set's articles.
type bills struct {
	*outlook
	of   [][]tolled // by article
	same union      // articles that tell of one happening
}

func (b *bills) read() {
	for t, a := range b.set.Analyses {
		if a == nil {
			continue
		}
		l := all.Of(b.set.Texts[t].Lang)
		if l == nil || l.Toll == nil {
			continue
		}
		r := &tollReader{l: l.Toll, a: a, body: b.set.Texts[t].Body}
		mentions := r.mentions()
		if len(mentions) == 0 {
			continue
		}
		for _, article := range b.prints[t] {
			values := when.Resolve(a.Dates, b.set.Articles[article].Published)
			for _, m := range mentions {
				b.of[article] = append(b.of[article], tolled{m, article, t, firstDay(a, values, m.sentence)})
			}
		}
	}
}

// firstDay is the earliest day that a sentence names, as far as it could be laid in time.
func firstDay(a *news.Analysis, values []when.Value, s news.Span) (day time.Time) {
	for i := range a.Dates {
		if v := &values[i]; s.Contains(a.Dates[i].Span) && v.Known() && (day.IsZero() || v.To.Before(day)) {
			day = v.To
		}
	}
	return day
}

// join puts articles together that tell a claim with a toll in it.
func (b *bills) join() {
	b.same = newUnion(len(b.set.Articles))
	for c := range b.found.Claims {
		tellings := b.found.Claims[c].Tellings
		if !slices.ContainsFunc(tellings, func(t news.Telling) bool { return b.tells(&t) }) {
			continue
		}
		first := -1
		for i := range tellings {
			a, ok := b.byID[tellings[i].Article]
			if !ok || len(b.of[a]) == 0 {
				continue
			}
			if first < 0 {
				first = a
			}
			b.same.join(first, a)
		}
	}
}

// tells reports whether a telling has a toll in its words.
func (b *bills) tells(t *news.Telling) bool {
	a, ok := b.byID[t.Article]
	return ok && slices.ContainsFunc(b.of[a], func(x tolled) bool {
		return b.set.Texts[x.text].ID == t.Words.Text && t.Words.Span.Contains(x.words)
	})
}

// groups are the articles of each happening, in the order of the set.
func (b *bills) groups() [][]int {
	all := b.same.groups(func(i int) bool { return len(b.of[i]) > 0 })
	return slices.DeleteFunc(all, func(g []int) bool { return len(g) < 2 })
}

// toll lays the first tolls of a kind of a happening's articles side by side.
func (b *bills) toll(group []int, fate int) Toll {
	t := Toll{Killed: fate == lang.Killed}
	var since time.Time
	if p := b.set.Articles[group[0]].Published; p.Known() {
		since = p.Time.Add(-beforeNews)
	}
	told := map[int]bool{}
	byFigure := make([]map[int]bool, 0, len(group))
	for _, a := range group {
		i := slices.IndexFunc(b.of[a], func(x tolled) bool {
			return x.fate == fate && (x.day.IsZero() || since.IsZero() || x.day.After(since))
		})
		if i < 0 {
			continue
		}
		x := &b.of[a][i]
		q := &b.set.Analyses[x.text].Quantities[x.quantity]
		k := slices.IndexFunc(t.Figures, func(f Figure) bool { return f.Number.Min == q.Min && f.Number.Max == q.Max })
		id := b.set.Texts[x.text].ID
		if k < 0 {
			k = len(t.Figures)
			t.Figures = append(t.Figures, Figure{Number: *q, Words: news.Ref{Text: id, Span: q.Span}})
			byFigure = append(byFigure, map[int]bool{})
		}
		f := &t.Figures[k]
		f.Tellers = append(f.Tellers, TollTeller{Article: a, Voice: b.voice(x), Words: news.Ref{Text: id, Span: x.words}})
		byFigure[k][b.original[a]] = true
		f.Articles = len(byFigure[k])
		told[b.original[a]] = true
	}
	t.Articles = len(told)
	return t
}

// voice is whose word a toll is: that of the statement that it stands in.
func (b *bills) voice(x *tolled) int32 {
	for i := range b.set.Analyses[x.text].Statements {
		s := &b.set.Analyses[x.text].Statements[i]
		for _, c := range s.Content {
			if c.Contains(x.words) {
				return s.Voice
			}
		}
	}
	return news.NoVoice
}

// differs reports whether some two figures of a toll cannot be one.
func (t *Toll) differs() bool {
	for i := range t.Figures {
		for j := range i {
			if t.Figures[i].Number.Differs(&t.Figures[j].Number) {
				return true
			}
		}
	}
	return false
}
