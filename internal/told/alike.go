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

// bag is the words of a clause that may tell it from others, by their numbers, sorted,
// and what they weigh together.
type bag struct {
	words []int32
	whole float64
}

// joinAlike joins entries of one day or period that tell the same thing in other words.
// A word weighs the more, the fewer texts tell something dated with it.
func (l *ledger) joinAlike() {
	l.akin = make([][]int, len(l.entries))
	bags, weight := l.bags()
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
				n, share := alike(&bags[i], &bags[j], weight)
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

// bags are those of the entries that are the first printings of their texts, and the
// weights of the words.
func (l *ledger) bags() (bags []bag, weight []float64) {
	bags = make([]bag, len(l.entries))
	number := map[string]int32{}
	var texts, last []int // of each word: how many texts have it, and 1 + the last
	for i := range l.entries {
		e := &l.entries[i]
		if l.first[e.text][e.index] != i {
			continue
		}
		for _, w := range l.wordsOf(e.text, e.clause, e.Date.Span) {
			n, ok := number[w]
			if !ok {
				n = int32(len(number))
				number[w] = n
				texts, last = append(texts, 0), append(last, 0)
			}
			if last[n] != e.text+1 {
				texts[n]++
				last[n] = e.text + 1
			}
			bags[i].words = append(bags[i].words, n)
		}
		slices.Sort(bags[i].words)
		bags[i].words = slices.Compact(bags[i].words)
	}
	weight = make([]float64, len(texts))
	for n := range weight {
		weight[n] = math.Log(1 + float64(len(l.set.Texts))/float64(texts[n]))
	}
	for i := range bags {
		for _, n := range bags[i].words {
			bags[i].whole += weight[n]
		}
	}
	return bags, weight
}

// alike is how many words two bags share, and what part that is of the weight of the
// one that has less.
func alike(a, b *bag, weight []float64) (n int, share float64) {
	sum := 0.0
	for i, j := 0, 0; i < len(a.words) && j < len(b.words); {
		switch x, y := a.words[i], b.words[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			n++
			sum += weight[x]
			i, j = i+1, j+1
		}
	}
	if n == 0 {
		return 0, 0
	}
	return n, sum / min(a.whole, b.whole)
}

// maxBag is how many words of a clause are looked at.
const maxBag = 80

// wordsOf are the words of a clause that may tell it from others, folded: of four letters
// or more, with a capital, or numbers; those of the mention itself left out.
func (l *ledger) wordsOf(t int, c, but news.Span) (words []string) {
	a, body := l.set.Analyses[t], l.set.Texts[t].Body
	lo, hi := news.Within(a.Tokens, c)
	for i := lo; i < min(hi, lo+maxBag); i++ {
		w := a.Tokens[i].Of(body)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case a.Tokens[i].Overlaps(but), !unicode.IsLetter(r) && !unicode.IsDigit(r):
		case utf8.RuneCountInString(w) >= 4, unicode.IsUpper(r) && i > lo, unicode.IsDigit(r):
			words = append(words, string(text.Fold(nil, w)))
		}
	}
	return words
}
