package ask

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Where no claim has all words, the sentences of the articles are looked at, since what one
// article alone tells is in no claim, nor is a denial of what nobody tells.

const (
	// mostRead is how many texts that have words of a question are read.
	mostRead = 16
	// mostHaving is how many texts are looked up that have one of its words.
	mostHaving = 2_000
	// better is by what part of the weight a sentence has more of the words than the tellings
	// of any claim, so that it is told.
	better = .1
	// mostSaid is how many sentences are told.
	mostSaid = 3
	// alikeSaid is from what part on of what the best sentence has another is told, too.
	alikeSaid = .9
	// longest is how many bytes a sentence has that is taken for one; more are mostly a list.
	longest = 800
)

// Texts are the texts of articles by their words.
type Texts interface {
	// With are the numbers of the texts that have a word, in order: the first so many.
	With(w *Word, most int) ([]int64, error)
	Read(n int64) (*Page, error)
}

// Page is a text with its analysis and the articles that print it, the first of them first.
type Page struct {
	Text     *news.Text
	Analysis *news.Analysis
	Articles []news.Article
}

// Sentence is a sentence that has words of a question.
type Sentence struct {
	Page
	Hit
	Words news.Ref
	Also  []news.Article // others that have the same sentence
	Alone bool           // no other article has a sentence that fits as well; all that might were read
}

// Exact are the forms of a word as they may stand in a text, folded; Starts those that a
// form of it begins with.
func (w *Word) Exact() []string { return w.exact }

// Starts are beginnings of forms of a word.
func (w *Word) Starts() (out []string) {
	for _, f := range w.forms {
		if utf8.RuneCountInString(f) > leastStem {
			out = append(out, f)
		}
	}
	return out
}

// In reports whether some words, by their forms, have this one or one that may mean the same.
func (w *Word) In(forms map[string]bool) bool {
	return w.in(forms) || slices.ContainsFunc(w.near, func(n alike) bool { return forms[n.form] })
}

// Forms are the words of a text in the forms in which they are looked up: see Word.In.
func Forms(t *news.Text) map[string]bool { return formSet(t.Body, t.Lang) }

// formSet are the forms of the words of a string in the language with a code.
func formSet(s, code string) map[string]bool {
	out, l := map[string]bool{}, askOf(code)
	for _, folded := range words(s) {
		if !small(folded) {
			out[stem(folded, l)] = true
		}
	}
	return out
}

// Said are the sentences of articles that have more of the words than the tellings of the
// claims that were found, the likeliest first. There are none where a claim has all.
func (q Question) Said(in Texts, claims Shelf, hits []Hit) ([]Sentence, error) {
	least := least
	for i := range hits {
		if hits[i].Whole() {
			return nil, nil
		}
		least = max(least, hits[i].Fits+better)
	}
	q = q.Widened()
	n, err := claims.Len()
	if err != nil {
		return nil, err
	}
	w, err := q.weigh(claims, n)
	if err != nil {
		return nil, err
	}
	read, left, err := q.texts(in, w)
	if err != nil {
		return nil, err
	}
	var out []Sentence
	for _, k := range read {
		p, err := in.Read(k)
		if err != nil {
			return nil, err
		}
		out = q.sentences(out, p, w, least)
	}
	slices.SortStableFunc(out, func(a, b Sentence) int {
		return cmp.Or(-cmp.Compare(a.Fits, b.Fits), cmp.Compare(len(a.Lacks), len(b.Lacks)), cmp.Compare(a.Words.Span.Len(), b.Words.Span.Len()))
	})
	out = once(out)
	for i := range out {
		if i == mostSaid || out[i].Fits < alikeSaid*out[0].Fits {
			out = out[:i]
			break
		}
	}
	if len(out) == 1 && len(out[0].Articles)+len(out[0].Also) == 1 {
		out[0].Alone = left < out[0].Fits
	}
	return out, nil
}

// texts are those with most weight of the words, and what part of the weight one may have
// that is not among them.
func (q Question) texts(in Texts, w weights) (most []int64, left float64, err error) {
	sum := map[int64]float64{}
	for i := range q.words {
		has, err := in.With(&q.words[i], mostHaving)
		if err != nil {
			return nil, 0, err
		}
		if len(has) == mostHaving {
			left += w.word[i]
		}
		for _, t := range has {
			sum[t] += w.word[i]
		}
	}
	for t := range sum {
		most = append(most, t)
	}
	slices.SortFunc(most, func(a, b int64) int { return cmp.Or(-cmp.Compare(sum[a], sum[b]), cmp.Compare(a, b)) })
	if len(most) > mostRead {
		left = max(left, sum[most[mostRead]]+w.want)
		most = most[:mostRead]
	}
	return most, left / w.total, nil
}

// sentences adds the sentences of a page that have enough.
func (q Question) sentences(out []Sentence, p *Page, w weights, least float64) []Sentence {
	if p.Analysis == nil {
		return out
	}
	for _, s := range p.Analysis.Sentences {
		if s.Len() > longest {
			continue
		}
		l := look(p.Text, p.Analysis, s)
		if h, ok := q.hit(l.profile(), w); ok && h.Fits >= least {
			out = append(out, Sentence{Page: *p, Hit: h, Words: news.Ref{Text: p.Text.ID, Span: s}})
		}
	}
	return out
}

// profile is what was looked at as the profile of a claim with this headline alone.
func (l *looked) profile() Profile {
	var fields [lines][]string
	fields[inHeadline], fields[counted] = slices.Clone(l.forms), l.counted
	for of, has := range l.has {
		if has {
			fields[marks] = append(fields[marks], wantMarks[lang.WantOf(of)])
		}
	}
	return profileOf(&fields)
}

// once joins sentences of the same words.
func once(list []Sentence) (out []Sentence) {
	at := map[string]int{}
	for _, s := range list {
		var key strings.Builder
		for _, folded := range words(s.Words.Span.Of(s.Text.Body)) {
			key.WriteString(folded + " ")
		}
		if i, ok := at[key.String()]; ok {
			if out[i].Text.ID != s.Text.ID {
				out[i].Also = append(out[i].Also, s.Articles...)
			}
			continue
		}
		at[key.String()] = len(out)
		out = append(out, s)
	}
	return out
}

// Tellers are the articles of a claim that tell it with all of the words that tellings of it
// have, in their order, and how many tell it. A word that is in a name of a voice alone, or
// nowhere, does not count; none does if that is nil.
func (q Question) Tellers(set *news.Set, c *news.Claim) (whole []news.ID, of int) {
	forms := map[news.ID]map[string]bool{}
	all := map[string]bool{}
	var order []news.ID
	for i := range c.Tellings {
		x := &c.Tellings[i]
		t := set.TextIndex(x.Words.Text)
		if t < 0 {
			continue
		}
		if forms[x.Article] == nil {
			forms[x.Article] = map[string]bool{}
			order = append(order, x.Article)
		}
		for f := range formSet(x.Words.Span.Of(set.Texts[t].Body), set.Texts[t].Lang) {
			forms[x.Article][f], all[f] = true, true
		}
	}
	for _, a := range order {
		if !slices.ContainsFunc(q.words, func(w Word) bool { return w.in(all) && !w.in(forms[a]) }) {
			whole = append(whole, a)
		}
	}
	return whole, len(order)
}

// in reports whether a word is among others, by their forms.
func (w *Word) in(forms map[string]bool) bool {
	return slices.ContainsFunc(w.forms, func(f string) bool { return forms[f] })
}

// Fitting are the words of a telling of a claim that has most of the words that were asked
// for, or that may mean the same if those were looked for: its headline, if that has as many.
func (q Question) Fitting(set *news.Set, c *news.Claim) news.Ref {
	best, most := c.Headline, -1
	refs := []news.Ref{c.Headline}
	for i := range c.Tellings[:min(len(c.Tellings), maxTellings)] {
		refs = append(refs, c.Tellings[i].Words)
	}
	for _, r := range refs {
		t := set.TextIndex(r.Text)
		if t < 0 {
			continue
		}
		forms, n := formSet(r.Span.Of(set.Texts[t].Body), set.Texts[t].Lang), 0
		for i := range q.words {
			if q.words[i].In(forms) {
				n++
			}
		}
		if n > most {
			best, most = r, n
		}
	}
	return best
}

// Marks are the spans of the words that were asked for, and of those that may mean the same,
// in a string.
func (q Question) Marks(s, code string) (out []news.Span) {
	l := askOf(code)
	for t := range tokens(s) {
		form := map[string]bool{stem(t.folded, l): true}
		if slices.ContainsFunc(q.words, func(w Word) bool { return w.In(form) }) {
			out = append(out, news.MakeSpan(t.at, t.at+len(t.given)))
		}
	}
	return out
}

// Voice is whose words most of a sentence is, in the words of the text, and whether it denies
// something with them; "" for the author's own.
func (s *Sentence) Voice() (name string, denies bool) {
	a, best, most := s.Analysis, -1, s.Words.Span.Len()/3
	for i := range a.Statements {
		st := &a.Statements[i]
		n := 0
		for _, c := range st.Content {
			n += max(0, c.Intersect(s.Words.Span).Len())
		}
		if n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return "", false
	}
	st := &a.Statements[best]
	if st.Voice >= 0 && int(st.Voice) < len(a.Voices) {
		name = a.Voices[st.Voice].Name.Of(s.Text.Body)
	}
	return name, st.Stance == news.Denies
}

// inMemory is the texts of a set by their words.
type inMemory struct {
	set  *news.Set
	with func() map[string][]int64
}

// NewTexts makes Texts of a set, whose numbers are their places in it. They are looked
// through when they are first asked for.
func NewTexts(set *news.Set) Texts {
	return inMemory{set, sync.OnceValue(func() map[string][]int64 {
		with := map[string][]int64{}
		for i := range set.Texts {
			for f := range Forms(&set.Texts[i]) {
				with[f] = append(with[f], int64(i))
			}
		}
		return with
	})}
}

func (m inMemory) With(w *Word, most int) ([]int64, error) {
	var out []int64
	for _, f := range w.forms {
		out = append(out, m.with()[f]...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), most)], nil
}

func (m inMemory) Read(n int64) (*Page, error) {
	p := &Page{Text: &m.set.Texts[n], Analysis: m.set.Analyses[n]}
	for i := range m.set.Articles {
		if m.set.Articles[i].Text == p.Text.ID {
			p.Articles = append(p.Articles, m.set.Articles[i])
		}
	}
	return p, nil
}
