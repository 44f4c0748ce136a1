package reuse

import (
	"slices"

	"hearsay/internal/news"
)

const (
	// lineWords is how many words a line of boilerplate has at most: more is a
	// paragraph of a story that was printed again.
	lineWords = 40
	// outletTexts is in how many texts of one outlet the same words must stand to
	// be boilerplate. Two may be a story and its update. Texts of one page (Doc.Page)
	// count as one: they are versions of an article.
	outletTexts = 3
)

// numberOutlets gives every outlet a number, from 1, and returns how many there
// are; "" is 0.
func numberOutlets(words []Words, name func(i int) string) int {
	number := map[string]int32{"": 0}
	for i := range words {
		n, ok := number[name(i)]
		if !ok {
			n = int32(len(number))
			number[name(i)] = n
		}
		words[i].outlet = n
	}
	return len(number) - 1
}

// numberPages gives every page a number; a text whose page is not known has its own.
func numberPages(words []Words, page func(i int) string) (pages int) {
	number := map[string]int32{}
	for i := range words {
		p := page(i)
		n, ok := number[p]
		if !ok || p == "" {
			n = int32(pages)
			pages++
			number[p] = n
		}
		words[i].page = n
	}
	return pages
}

// markLines flags the words of short lines that recur in an outlet's texts.
func markLines(words []Words) {
	type seen struct {
		n     int
		pages [outletTexts]int32 // the first of them, so that a page counts once
	}
	lines := map[uint64]seen{}
	each := func(f func(w *Words, lo, hi int, key uint64)) {
		for i := range words {
			w := &words[i]
			if w.outlet == 0 {
				continue
			}
			w.lines(func(lo, hi int) {
				if hi-lo > lineWords {
					return
				}
				key := uint64(w.outlet)
				for _, h := range w.Hash[lo:hi] {
					key = mix(key ^ spread(h))
				}
				f(w, lo, hi, key)
			})
		}
	}
	each(func(w *Words, _, _ int, key uint64) {
		if s := lines[key]; s.n < outletTexts && !slices.Contains(s.pages[:s.n], w.page) {
			s.pages[s.n] = w.page
			s.n++
			lines[key] = s
		}
	})
	each(func(w *Words, lo, hi int, key uint64) {
		if lines[key].n >= outletTexts {
			setFlag(w.flag[lo:hi], boilerplate)
		}
	})
}

// markRepeated flags the words of grams that recur in an outlet's texts, wherever
// in a line they stand: extraction often runs lines together.
func markRepeated(words []Words, g *Groups, outlets, pages, gram int) {
	outlet, page := make([]int32, len(words)), make([]int32, len(words))
	for i := range words {
		outlet[i], page[i] = words[i].outlet, words[i].page
	}
	count := make([]int32, outlets+1)
	met := make([]int32, pages) // the last list, counted from 1, that a page was met in
	lists := int32(0)
	for _, part := range g.parts {
		for len(part) > 0 {
			n := 1
			for n < len(part) && part[n].index() > 0 {
				n++
			}
			places := part[:n]
			part = part[n:]
			if len(places) < outletTexts {
				continue
			}
			lists++
			for _, p := range places {
				if at := page[p.text]; met[at] != lists {
					met[at] = lists
					count[outlet[p.text]]++
				}
			}
			for _, p := range places {
				if o := outlet[p.text]; o > 0 && count[o] >= outletTexts {
					setFlag(words[p.text].flag[p.pos:int(p.pos)+gram], repeated)
				}
			}
			for _, p := range places {
				count[outlet[p.text]] = 0
			}
		}
	}
}

func setFlag(flags []flag, f flag) {
	for i := range flags {
		flags[i] |= f
	}
}

// withoutBoilerplate leaves out the pieces of a pair that are boilerplate and
// nothing else: lines that an outlet repeats, and, where both texts are one
// outlet's, any words that it repeats. It leaves them in if half of the
// shorter text stands in the other: then the two are one story told again, of
// which the outlet's third telling makes everything look like boilerplate.
func withoutBoilerplate(a, b *Words, pieces []piece, gram int) []piece {
	if retold(a, b, pieces) {
		return pieces
	}
	stale := boilerplate
	if a.outlet == b.outlet {
		stale |= repeated
	}
	kept := pieces[:0]
	for _, p := range pieces {
		if notStale(a, b, &p, stale) >= gram {
			kept = append(kept, p)
		}
	}
	return kept
}

// notStale is the number of equal words of a piece that are not flagged stale.
func notStale(a, b *Words, p *piece, stale flag) int {
	n := 0
	for _, r := range p.runs {
		for k := range r.N {
			n += one((a.flag[r.A+k]|b.flag[r.B+k])&stale == 0)
		}
	}
	return n
}

// lines calls f with the word range of each line that has words.
func (w *Words) lines(f func(lo, hi int)) {
	lo := 0
	for i := 1; i <= w.Len(); i++ {
		if i == w.Len() || newLine(w.Body, w.Span[i-1], w.Span[i]) {
			f(lo, i)
			lo = i
		}
	}
}

// newLine reports whether a line ends between two words.
func newLine(body string, before, after news.Span) bool {
	for _, c := range []byte(body[before.End:after.Start]) {
		if c == '\n' {
			return true
		}
	}
	return false
}
