package claim

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// minTold is how alike two tellings of a claim must be to those in other texts, on the mean, for
// a number in freely chosen words to be held against the other's. Less alike ones tell of two
// things as often as not ("two of them flew 155 miles", "which can fly 497 miles"). Set on the
// training events of docs/gold-claims.md.
const minTold = 0.58

// differ finds numbers of one thing that two tellings have in words of their own: "25 people were
// injured", "27 people are injured". Each is held against the first telling that numbers the same
// thing and is not of the same text. What was copied is compared where it stands: see between.
func (d *drifter) differ(c *news.Claim) {
	type counted struct {
		*news.Telling
		count
	}
	first := map[string]counted{}
	for j := range c.Tellings {
		b := &c.Tellings[j]
		if b.Alike < minTold {
			continue
		}
		told := slices.ContainsFunc(b.Drift, func(x news.Drift) bool { return x.Kind == news.NumberDrift })
		for _, y := range d.counts(b) {
			a, ok := first[y.what]
			switch {
			case y.left && (!ok || y.number.Min <= a.number.Max):
				// what is left may be fewer, and it is not what the others are held against
			case !ok:
				first[y.what] = counted{b, y}
			case !told && a.Words.Text != b.Words.Text && a.number.Differs(&y.number):
				b.Drift = append(b.Drift, news.Drift{Kind: news.NumberDrift, Of: a.Article, From: ref(a.Telling, a.words), To: ref(b, y.words)})
			}
		}
	}
}

// count is how many of a thing a telling says there are.
type count struct {
	what   string // the stem of the word for the thing
	number news.Quantity
	words  news.Span // the number and what it counts
	left   bool      // it is what is left of another: "two girls are still there"
}

// counts are the things that a telling numbers once: of one that it numbers twice ("21 of the more
// than 200 girls", "770 kilometres high, 3,700 kilometres far") nobody knows which is meant.
func (d *drifter) counts(t *news.Telling) []count {
	i := d.set.TextIndex(t.Words.Text)
	l := d.lexicon(d.set.Texts[i].Lang)
	if l == nil {
		return nil
	}
	var out []count
	vague := map[string]bool{}
	for _, q := range within(d.set.Analyses[i].Quantities, t.Words.Span, func(q news.Quantity) news.Span { return q.Span }) {
		if q.Unit.Empty() || q.Unit.Start < q.Span.Start {
			continue // a bare number, or money: a price has parts, and goes up
		}
		what, part, left := d.counted(i, l, &q)
		vague[what] = vague[what] || part || slices.ContainsFunc(out, func(x count) bool { return x.what == what })
		out = append(out, count{what, q, q.Span.Cover(q.Unit), left})
	}
	return slices.DeleteFunc(out, func(x count) bool { return vague[x.what] })
}

// stillReach is how many words before or behind a number say that it is what is left.
const stillReach = 2

// counted is the stem of the last word for what a quantity counts, whether that is a part of something
// ("of the 200 girls", "five other girls"), and whether it is what is left of it.
func (d *drifter) counted(t int, l *Lexicon, q *news.Quantity) (what string, part, left bool) {
	tokens, body := d.set.Analyses[t].Tokens, d.set.Texts[t].Body
	var buf [64]byte
	word := func(i int) []byte { return text.Fold(buf[:0], tokens[i].Of(body)) }
	lo, hi := news.Within(tokens, q.Span.Cover(q.Unit))
	for i := lo; i < hi; i++ {
		part = part || l.Other[string(word(i))]
	}
	before := lo - 1
	if before >= 0 && l.Definite[string(word(before))] {
		before--
	}
	part = part || before >= 0 && l.Of[string(word(before))]
	first, last := lo, hi
	if s := news.Find(d.set.Analyses[t].Sentences, q.Span.Start); s >= 0 {
		first, last = news.Within(tokens, d.set.Analyses[t].Sentences[s])
	}
	for i := max(first, lo-stillReach); i < min(last, hi+stillReach); i++ {
		left = left || l.Still[string(word(i))]
	}
	return string(l.stem(word(hi - 1))), part, left
}
