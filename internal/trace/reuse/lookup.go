package reuse

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

	"hearsay/internal/news"
)

// Lookup finds the passages of single texts in a Store: the same ones that an Index of
// all of its texts finds (lookup_test.go). It keeps what it has read, so it is for one
// question, and for one goroutine.
type Lookup struct {
	o     Options
	store Store
	doc   func(news.TextID) (Doc, error) // a text without its rank, outlet and page

	m     Matcher
	texts map[Rank]*stored
	heads map[uint64]*head
	lines map[uint64]bool
	repts map[outletGram]bool

	undated struct{ asked, any bool } // see anyUndated

	now   *stored // the text that is matched
	found []Rank  // those that it is held against, by number
	words map[*Words]*stored
	pair  pairing
	err   error
	left  int // entries that may still be read
}

type outletGram struct {
	outlet string
	gram   uint64
}

// stored is a text of the store, as far as it was read.
type stored struct {
	Posted
	words    *Words
	grams    []Gram
	matched  bool
	passages []news.Passage // with texts before it
	partners []Rank
	stale    bool // its lines are flagged
	repeated bool // so are its grams
}

// ErrTooMuch says that a question would take longer than a Lookup is for.
var ErrTooMuch = errors.New("too many relatives to settle this at once")

// MostEntries is how many entries are read in about a second.
const MostEntries = 400_000

// NewLookup makes a Lookup, which reads so many entries of a Store at most. doc reads a
// text's words.
func NewLookup(s Store, doc func(news.TextID) (Doc, error), o Options, most int) *Lookup {
	l := &Lookup{
		o: o.withDefaults(), store: s, doc: doc, left: most,
		texts: map[Rank]*stored{}, heads: map[uint64]*head{}, lines: map[uint64]bool{}, repts: map[outletGram]bool{}, words: map[*Words]*stored{},
	}
	l.m = Matcher{in: l, o: l.o, align: aligner{o: l.o, flag: l.flag}}
	l.pair.align = aligner{o: l.o, flag: func(a, b *Words) {}}
	return l
}

// fail keeps the first error.
func (l *Lookup) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// What steps cost, in entries.
const (
	scanCost  = 10
	shareCost = 100
	matchCost = 1000
)

// Spend takes the cost of a step from what may still be read, and reports whether there
// was enough.
func (l *Lookup) Spend(cost int) error {
	if l.left -= cost; l.left < 0 {
		l.fail(ErrTooMuch)
	}
	return l.err
}

// scan is Store.Scan within the limit.
func (l *Lookup) scan(from, to []byte, backwards bool, limit int, f func(k, v []byte) bool) {
	if l.Spend(scanCost) != nil {
		return
	}
	err := l.store.Scan(from, to, backwards, limit, func(k, v []byte) bool {
		if l.left--; l.left < 0 {
			l.fail(ErrTooMuch)
			return false
		}
		return f(k, v) && l.err == nil
	})
	if err != nil {
		l.fail(err)
	}
}

// at is the text of a rank, its words not read yet.
func (l *Lookup) at(r Rank) *stored {
	t, ok := l.texts[r]
	if !ok {
		p, err := PostedAt(l.store, r)
		if err != nil {
			l.fail(err)
			p.Rank = r
		}
		t = &stored{Posted: p}
		l.texts[r] = t
	}
	return t
}

// At is the entry of the text of a rank.
func (l *Lookup) At(r Rank) (Posted, error) { return l.at(r).Posted, l.err }

// read reads the words of a text.
func (l *Lookup) read(t *stored) *Words {
	if t.words != nil {
		return t.words
	}
	t.words = &Words{}
	l.words[t.words] = t
	if l.err != nil {
		return t.words
	}
	d, err := l.doc(t.Text)
	if err != nil {
		l.fail(err)
		return t.words
	}
	*t.words = WordsOf(d)
	var f fingerprinter
	t.grams = f.appendTo(nil, t.words, l.o)
	return t.words
}

// Match returns the passages that a text shares with texts before it, and the ranks of
// those.
func (l *Lookup) Match(r Rank) ([]news.Passage, []Rank, error) {
	t := l.at(r)
	if !t.matched && l.Spend(matchCost) == nil {
		t.matched = true
		l.now, l.found = t, nil
		t.passages = l.m.Match(0)
		t.partners = l.partners(t)
	}
	return t.passages, t.partners, l.err
}

// partners are the ranks of the texts that a text's passages are shared with, sorted.
func (l *Lookup) partners(t *stored) (out []Rank) {
	var last news.TextID
	for i := range t.passages {
		other := t.passages[i].A.Text
		if other == t.Text {
			other = t.passages[i].B.Text
		}
		if i > 0 && other == last {
			continue
		}
		last = other
		for _, r := range l.found {
			if x, ok := l.texts[r]; ok && x.Text == other {
				out = append(out, r)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// head is text, whose words are read as a whole.
func (l *Lookup) head(i int) *Words { return l.text(i) }

// text is what the Matcher asks for: 0 is the text that is matched, 1 and on are those
// before it, in their order.
func (l *Lookup) text(i int) *Words {
	t := l.now
	if i > 0 {
		t = l.at(l.found[i-1])
	}
	w := l.read(t)
	w.outlet = 0
	if t.Outlet != "" {
		w.outlet = 1 // the same as the other's or not: see flag
		if t != l.now && t.Outlet != l.now.Outlet {
			w.outlet = 2
		}
	}
	return w
}

// head is the first places of a gram.
type head struct {
	places []posted
	all    bool // there are no more
	more   bool // it was read on
}

const (
	// headPlaces is enough to tell a phrase by, and where the first places end.
	headPlaces = phraseAmong + 1
	// somePlaces is how many more are read of a gram that is no phrase: as a family has.
	somePlaces = 480
)

// readOn reads more places of a gram that has more.
func (l *Lookup) readOn(hash uint64, h *head) {
	if h.all || h.more {
		return
	}
	h.more = true
	more := l.places(hash, behindPlace(hash, &h.places[len(h.places)-1]), nil, false, somePlaces)
	h.places = append(h.places, more...)
	h.all = len(more) < somePlaces
}

// behindPlace is where the places behind one begin.
func behindPlace(hash uint64, p *posted) []byte {
	return append(gramKey(hash, p.rank, p.pos)[9:], 0)
}

// headOf reads the first places of a gram, once.
func (l *Lookup) headOf(hash uint64) *head {
	h, ok := l.heads[hash]
	if ok {
		return h
	}
	h = &head{places: l.places(hash, nil, nil, false, headPlaces)}
	h.all = len(h.places) < headPlaces
	l.heads[hash] = h
	return h
}

// places reads places of a gram, from those of one rank up to those of another.
func (l *Lookup) places(hash uint64, from, to []byte, backwards bool, limit int) (out []posted) {
	prefix := gramPrefix(hash)
	lo, hi := append(bytes.Clone(prefix), from...), Upto(prefix)
	if to != nil {
		hi = append(bytes.Clone(prefix), to...)
	}
	l.scan(lo, hi, backwards, limit, func(k, v []byte) bool {
		p, err := readPosted(hash, k, v)
		if err != nil {
			l.fail(err)
			return false
		}
		out = append(out, p)
		return true
	})
	return out
}

// owned is a gram of the text that is matched, with the places before it that lead
// somewhere.
type owned struct {
	pos    uint32
	around around
	quoted bool
	nth    uint32 // how many places are before it, right up to headPlaces
	seen   uint32
	before []posted
	many   bool // before is the first and the last of them
}

// own gives the Matcher the places of the grams of the text that is matched.
func (l *Lookup) own(_ int, f func(p *place, before []place)) {
	t := l.now
	w := l.read(t)
	var all []owned
	nth := map[uint64][]posted{} // the text's own places so far, by gram
	for _, g := range t.grams {
		mine := nth[g.Hash]
		if len(mine) == repeats {
			continue
		}
		p := posted{rank: t.Rank, pos: g.Pos, around: aroundOf(w.Hash, int(g.Pos), l.o.Gram), quoted: allQuoted(w.flag[g.Pos : int(g.Pos)+l.o.Gram])}
		nth[g.Hash] = append(mine, p)
		if o, ok := l.before(g.Hash, &p, mine); ok {
			all = append(all, o)
		}
		if l.err != nil {
			return
		}
	}
	number := l.number(all)
	var before []place
	for i := range all {
		o := &all[i]
		before = before[:0]
		for k := range o.before {
			q := &o.before[k]
			if o.many && k == firstPlaces { // for those in the middle, which nobody looks at
				before = append(before, make([]place, fewPlaces+1-firstPlaces-lastPlaces)...)
			}
			before = append(before, place{text: number[q.rank], pos: q.pos, around: q.around, nth: quotedNth(q.quoted)})
		}
		f(&place{text: 0, pos: o.pos, around: o.around, nth: o.nth<<lowBits | quotedNth(o.quoted) | o.seen}, before)
	}
}

func quotedNth(q bool) uint32 {
	if q {
		return quotedBit
	}
	return 0
}

// number gives the texts that were met their numbers, from 1, in order of rank.
func (l *Lookup) number(all []owned) map[Rank]uint32 {
	number := map[Rank]uint32{}
	var ranks []Rank
	for i := range all {
		for k := range all[i].before {
			r := all[i].before[k].rank
			if _, ok := number[r]; !ok {
				number[r] = 0
				ranks = append(ranks, r)
			}
		}
	}
	slices.Sort(ranks)
	for i, r := range ranks {
		number[r] = uint32(i + 1)
	}
	l.found = ranks
	return number
}

// before finds the places of a gram in texts before that of p, as far as they lead
// somewhere: all of few, of many more than fewPlaces of which the first and the last are
// right. mine are the gram's places before p in the same text.
func (l *Lookup) before(hash uint64, p *posted, mine []posted) (o owned, ok bool) {
	h := l.headOf(hash)
	n, _ := slices.BinarySearchFunc(h.places, p.rank, func(q posted, r Rank) int { return cmp.Compare(q.rank, r) })
	if n == 0 {
		return o, false
	}
	o = owned{pos: p.pos, around: p.around, quoted: p.quoted, nth: uint32(n + len(mine))}
	o.seen = surroundings(h.places[:n], mine)
	if o.seen >= phrase { // it leads nowhere
		o.before = h.places[:1]
		return o, true
	}
	if n <= fewPlaces {
		o.before = h.places[:n]
		return o, true
	}
	if n == len(h.places) {
		l.readOn(hash, h)
		n, _ = slices.BinarySearchFunc(h.places, p.rank, func(q posted, r Rank) int { return cmp.Compare(q.rank, r) })
	}
	var last []posted
	if n < len(h.places) || h.all {
		last = h.places[n-lastPlaces : n]
	} else {
		last = l.places(hash, nil, []byte(p.rank), true, lastPlaces)
		slices.Reverse(last)
	}
	o.many, o.before = true, append(slices.Clone(h.places[:firstPlaces]), last...)
	return o, true
}

// surroundings is how many surroundings a gram had among its first places, of which
// those of the text at hand are the last.
func surroundings(places, mine []posted) uint32 {
	var met [phraseAmong]around
	n, seen := 0, uint32(0)
	for _, ps := range [][]posted{places, mine} {
		for i := range ps {
			if n == phraseAmong || seen == phrase {
				return seen
			}
			if !slices.Contains(met[:n], ps[i].around) {
				seen++
			}
			met[n] = ps[i].around
			n++
		}
	}
	return seen
}
