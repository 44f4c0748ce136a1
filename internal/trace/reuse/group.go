package reuse

import (
	"cmp"
	"math/bits"
	"slices"
)

// groups holds the postings of many texts: for every gram that several of them
// have, the places where it stands. It is not changed once it is made.
type groups struct {
	first []int    // where each text's grams begin in refs; one more at the end
	refs  []uint32 // where a gram's own place is: its part, and its index there; or noRef
	parts [gramParts][]place
}

// gramParts is how many parts grams are divided into by the first bits of their hashes.
// Each is grouped by itself, in a cache, on any processor or machine.
const gramParts = 1 << partBits

const (
	partBits  = 10
	partShift = 32 - partBits
	noRef     = ^uint32(0)
	mostPlace = 1<<partShift - 2 // places in a part, at most; grams beyond lead nowhere
)

func partOf(hash uint64) int { return int(hash >> (64 - partBits)) }

// place is where a gram stands. The places of one gram follow each other, in order of
// text and position.
type place struct {
	text, pos uint32
	around    around
	nth       uint32 // its place among those of its gram, and below it, in lowBits, quotedBit and how many surroundings the gram had before
}

const (
	seenMask  = 1<<5 - 1
	quotedBit = 1 << 5
	lowBits   = 6
)

func (p place) index() int   { return int(p.nth >> lowBits) }
func (p place) seen() int    { return int(p.nth & seenMask) }
func (p place) quoted() bool { return p.nth&quotedBit != 0 }

// around is what stands beside a gram: the low byte of the hashes of the two words before
// it, the nearest in the lowest byte, and of the two behind it; 0 where there is none.
type around uint32

func aroundOf(words []uint32, pos, n int) around {
	at := func(i int) around {
		if i < 0 || i >= len(words) {
			return 0
		}
		return max(1, around(words[i]&0xff))
	}
	return at(pos-1) | at(pos-2)<<8 | at(pos+n)<<16 | at(pos+n+1)<<24
}

// agree is how many words in a row, on both sides of a gram, are likely the same.
func (a around) agree(b around) int {
	x := a ^ b
	n := 0
	if x&0xff == 0 && a&0xff != 0 {
		n++
		if x&0xff00 == 0 && a&0xff00 != 0 {
			n++
		}
	}
	if x&0xff0000 == 0 && a&0xff0000 != 0 {
		n++
		if x>>24 == 0 && a>>24 != 0 {
			n++
		}
	}
	return n
}

const (
	// repeats is how many places of one gram in one text are followed. It keeps
	// a text that repeats itself a thousand times from costing a million.
	repeats = 8

	// A gram leads from a text to all the texts before it if it stands at no
	// more than fewPlaces there, and otherwise to the first and the last ones.
	// The first are where a widely copied story came from, as far as can be
	// seen; the last are where a recent change to it may have. So a list of n
	// places costs n and not n², and no gram need be dropped for being common.
	fewPlaces   = 16
	firstPlaces = 6
	lastPlaces  = 4

	// A gram that stood in many different surroundings before is a phrase of the
	// language and leads nowhere. Copies, however many, have the same surroundings,
	// so that what is widely copied is not taken for a phrase. Only the first places
	// are looked at: what comes later changes nothing for those before.
	phrase      = 16 // surroundings
	phraseAmong = 32 // of so many places

	// One that stood in some different surroundings, as many as half of its places, is a
	// stock phrase: it leads from text to text, but shows nothing if it is all that two
	// texts have in common.
	stock = 5
)

// posting is a gram of one text before it is grouped.
type posting struct {
	hash      uint64
	text, pos uint32
	around    around
	at        uint32 // which of the text's grams it is, and in the highest bit whether the gram is in quotation marks
}

const postedQuoted = 1 << 31

// group fills a part from its postings, which are in order of text and position.
func (g *groups) group(part int, ps []posting) {
	ps = byHash(ps)
	n := 0
	eachList(ps, func(list []posting) { n += len(list) })
	places := make([]place, 0, min(n, mostPlace))
	eachList(ps, func(list []posting) {
		if len(places)+len(list) > mostPlace {
			return
		}
		begin := len(places)
		var f filling
		for i := range list {
			p := &list[i]
			if q, ok := f.next(p, places[begin:]); ok {
				g.refs[g.first[p.text]+int(p.at&^postedQuoted)] = uint32(part)<<partShift | uint32(len(places))
				places = append(places, q)
			}
		}
	})
	g.parts[part] = places
}

// eachList calls f with the postings of each gram that is in several texts.
func eachList(ps []posting, f func(list []posting)) {
	for len(ps) > 0 {
		n := 1
		for n < len(ps) && ps[n].hash == ps[0].hash {
			n++
		}
		if ps[0].text != ps[n-1].text {
			f(ps[:n])
		}
		ps = ps[n:]
	}
}

// bucket is about how many postings are sorted at a time.
const bucket = 32

// byHash sorts postings by hash, and those of one hash by text and position: by the bits
// behind those of the part into buckets, and then each of them.
func byHash(ps []posting) []posting {
	width := min(16, bits.Len(uint(len(ps)/bucket)))
	at := func(h uint64) int { return int(h << partBits >> (64 - width)) }
	begin := make([]int, 1<<width+1)
	for i := range ps {
		begin[at(ps[i].hash)+1]++
	}
	for i := range begin[1:] {
		begin[i+1] += begin[i]
	}
	sorted := make([]posting, len(ps))
	next := slices.Clone(begin)
	for i := range ps {
		b := at(ps[i].hash)
		sorted[next[b]] = ps[i]
		next[b]++
	}
	for b := range begin[1:] {
		slices.SortFunc(sorted[begin[b]:begin[b+1]], func(p, q posting) int {
			if p.hash != q.hash {
				return cmp.Compare(p.hash, q.hash)
			}
			if p.text != q.text {
				return cmp.Compare(p.text, q.text)
			}
			return cmp.Compare(p.pos, q.pos)
		})
	}
	return sorted
}

// filling is a list of places while it is filled.
type filling struct {
	inText, surroundings uint32
}

// next is the place of the posting that follows those of places in a list. Of one text,
// no more than repeats are taken.
func (f *filling) next(p *posting, places []place) (q place, ok bool) {
	n := len(places)
	if n > 0 && places[n-1].text == p.text {
		if f.inText++; f.inText >= repeats {
			return place{}, false
		}
	} else {
		f.inText = 0
	}
	q = place{text: p.text, pos: p.pos, around: p.around, nth: uint32(n)<<lowBits | f.surroundings}
	if p.at&postedQuoted != 0 {
		q.nth |= quotedBit
	}
	if n < phraseAmong && f.surroundings < phrase && fresh(places, p.around) {
		f.surroundings++
	}
	return q, true
}

// fresh reports whether none of places, which are few, has these surroundings.
func fresh(places []place, a around) bool {
	for i := range places {
		if places[i].around == a {
			return false
		}
	}
	return true
}

// own are the places of text i's grams, each with those of the same gram before it, in
// order of position.
func (g *groups) own(i int, f func(p *place, before []place)) {
	for _, r := range g.refs[g.first[i]:g.first[i+1]] {
		if r == noRef {
			continue
		}
		places := g.parts[r>>partShift]
		at := int(r & (1<<partShift - 1))
		p := &places[at]
		f(p, places[at-p.index():at])
	}
}
