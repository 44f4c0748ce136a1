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

// outlets are the outlets of texts and their pages, by number.
type outlets struct {
	of, page     []int32 // of each text; outlet 0 is unknown, and a text whose page is not known has its own
	count, pages int
}

func numberOutlets(docs []*Doc) outlets {
	o := outlets{of: make([]int32, len(docs)), page: make([]int32, len(docs))}
	type address struct {
		outlet int32
		page   string
	}
	outlet, page := map[string]int32{"": 0}, map[address]int32{}
	for i, d := range docs {
		n, ok := outlet[d.Outlet]
		if !ok {
			n = int32(len(outlet))
			outlet[d.Outlet] = n
		}
		at := address{n, d.Page}
		p, ok := page[at]
		if !ok || d.Page == "" {
			p = int32(o.pages)
			o.pages++
			page[at] = p
		}
		o.of[i], o.page[i] = n, p
	}
	o.count = len(outlet) - 1
	return o
}

// lineParts is into how many parts lines are divided by their hashes.
const lineParts = 64

// line is a short line of an outlet's text.
type line struct {
	key  uint64 // of the outlet and the words
	page int32
}

// linePart is where a line belongs.
func linePart(key uint64) int { return int(key % lineParts) }

// eachShortLine calls f with the short lines of a text: words [lo, hi).
func (w *Words) eachShortLine(f func(lo, hi int, key uint64)) {
	if w.outlet == 0 {
		return
	}
	w.lines(func(lo, hi int) {
		if hi-lo > lineWords {
			return
		}
		key := uint64(w.outlet)
		for _, h := range w.Hash[lo:hi] {
			key = mix(key ^ spread(h))
		}
		f(lo, hi, key)
	})
}

// recurring are the keys of those of lines that stand on enough pages.
func recurring(blocks func(yield func([]line) bool)) map[uint64]bool {
	type seen struct {
		n     int
		pages [outletTexts - 1]int32 // the first of them, so that a page counts once
	}
	once, out := map[uint64]seen{}, map[uint64]bool{}
	for lines := range blocks {
		for _, l := range lines {
			s := once[l.key]
			switch {
			case s.n == outletTexts || slices.Contains(s.pages[:min(s.n, len(s.pages))], l.page):
				continue
			case s.n < len(s.pages):
				s.pages[s.n] = l.page
			default:
				out[l.key] = true
			}
			s.n++
			once[l.key] = s
		}
	}
	return out
}

// around is the words that an outlet may repeat where it repeats the gram at pos: as
// winnowing leaves grams out, a stretch may go on for Window-1 words on either side.
func (o Options) around(pos, words int) (lo, hi int) {
	return max(0, pos-o.Window+1), min(words, pos+o.Gram+o.Window-1)
}

// markRepeated flags the words of grams that recur in an outlet's texts, wherever
// in a line they stand: extraction often runs lines together.
func markRepeated(ix *Index, o outlets) {
	outlet, page := o.of, o.page
	count := make([]int32, o.count+1)
	met := make([]int32, o.pages) // the last list, counted from 1, that a page was met in
	lists := int32(0)
	for _, part := range ix.groups.parts {
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
					lo, hi := ix.o.around(int(p.pos), ix.len(int(p.text)))
					ix.flag(int(p.text), lo, hi, repeated)
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
// which the outlet's third telling makes everything look like boilerplate. The words are
// flagged already, or flag does it now.
func withoutBoilerplate(a, b *Words, pieces []piece, gram int, flag func(a, b *Words)) []piece {
	if len(pieces) == 0 || retold(a, b, pieces) {
		return pieces
	}
	if flag != nil {
		flag(a, b)
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
