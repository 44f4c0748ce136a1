package told

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// Two entries of one day or period tell the same thing in other words if they share so many
// words, and these have this much of the weight of the one that has less. With half of
// that they may tell the same thing: they are akin.
const (
	alikeWords = 3
	alikeShare = .5
	akinShare  = .25
)

// maxAlike is how many entries of one day are compared with each other.
const maxAlike = 200

// joinAlike joins entries of one day that tell the same thing in other words. A word
// weighs the more, the fewer texts tell something dated with it.
func (l *ledger) joinAlike() {
	l.akin = make([][]int, len(l.entries))
	bags := make([]map[string]bool, len(l.entries))
	texts := map[string]map[int]bool{}
	for i := range l.entries {
		e := &l.entries[i]
		if f := l.first[e.text][e.index]; f != i {
			bags[i] = bags[f]
			continue
		}
		bags[i] = l.bag(e.text, e.clause, e.Date.Span)
		for w := range bags[i] {
			if texts[w] == nil {
				texts[w] = map[int]bool{}
			}
			texts[w][e.text] = true
		}
	}
	weight := func(w string) float64 { return math.Log(1 + float64(len(l.set.Texts))/float64(len(texts[w]))) }
	byTime := map[stretch][]int{}
	var periods []stretch
	for i := range l.entries {
		if e := &l.entries[i]; l.first[e.text][e.index] == i {
			p := whole(e.At)
			if byTime[p] == nil {
				periods = append(periods, p)
			}
			byTime[p] = append(byTime[p], i)
		}
	}
	for _, p := range periods {
		of := byTime[p]
		of = of[:min(len(of), maxAlike)]
		for k, i := range of {
			for _, j := range of[:k] {
				n, share := alike(bags[i], bags[j], weight)
				if n < alikeWords || share < akinShare {
					continue
				}
				l.akin[i], l.akin[j] = append(l.akin[i], j), append(l.akin[j], i)
				if share >= alikeShare {
					l.same.join(i, j)
				}
			}
		}
	}
}

// alike is how many words two bags share, and what part that is of the weight of the
// one that has less.
func alike(a, b map[string]bool, weight func(string) float64) (n int, share float64) {
	if len(a) > len(b) {
		a, b = b, a
	}
	for w := range a {
		if b[w] {
			n++
		}
	}
	if n < alikeWords {
		return n, 0
	}
	var shared, whole, other []float64
	for w := range a {
		whole = append(whole, weight(w))
		if b[w] {
			shared = append(shared, weight(w))
		}
	}
	for w := range b {
		other = append(other, weight(w))
	}
	return n, sum(shared) / max(min(sum(whole), sum(other)), 1e-9)
}

// sum adds up numbers that come in any order, to the same result.
func sum(of []float64) (s float64) {
	slices.Sort(of)
	for _, x := range of {
		s += x
	}
	return s
}

// maxBag is how many words of a clause are looked at.
const maxBag = 80

// bag is the words of a clause that may tell it from others: of four letters or more,
// with a capital, or numbers; those of the mention itself left out.
func (l *ledger) bag(t int, c, but news.Span) map[string]bool {
	a, body := l.set.Analyses[t], l.set.Texts[t].Body
	bag := map[string]bool{}
	lo, hi := news.Within(a.Tokens, c)
	for i := lo; i < min(hi, lo+maxBag); i++ {
		w := a.Tokens[i].Of(body)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case a.Tokens[i].Overlaps(but), !unicode.IsLetter(r) && !unicode.IsDigit(r):
		case utf8.RuneCountInString(w) >= 4, unicode.IsUpper(r) && i > lo, unicode.IsDigit(r):
			bag[string(text.Fold(nil, w))] = true
		}
	}
	return bag
}
