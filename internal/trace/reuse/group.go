package reuse

// Groups holds the postings of many texts: for every gram that several of them
// have, the places where it stands. It is not changed once it is made.
type Groups struct {
	first []int    // where each text's grams begin in refs; one more at the end
	refs  []uint32 // where a gram's own place is: its part, and its index there; or noRef
	parts [Parts][]place
}

// Parts is how many parts grams are divided into by the first bits of their hashes.
// Each is grouped by itself, in a cache, on any processor or machine.
const Parts = 1 << partBits

const (
	partBits  = 8
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
)

// posting is a gram of one text before it is grouped.
type posting struct {
	hash      uint64
	text, pos uint32
	around    around
	at        uint32 // place in refs, counted from Builder.base, and in the highest bit whether the gram is in quotation marks
}

const postedQuoted = 1 << 31

// group fills a part from its postings, which are in order of text and position.
func (g *Groups) group(part int, ps []posting, base int) {
	size := 16
	for size < 2*len(ps) {
		size *= 2
	}
	type list struct {
		hash        uint64
		first, last uint32 // texts
		n           uint32
		begin       uint32 // in places
	}
	slots := make([]uint32, size) // 1 + index into lists
	lists := make([]list, 0, len(ps)/2+1)
	of := make([]uint32, len(ps))
	for i := range ps {
		p := &ps[i]
		at := int(p.hash) & (size - 1)
		for slots[at] != 0 && lists[slots[at]-1].hash != p.hash {
			at = (at + 1) & (size - 1)
		}
		if slots[at] == 0 {
			lists = append(lists, list{hash: p.hash, first: p.text})
			slots[at] = uint32(len(lists))
		}
		of[i] = slots[at] - 1
		l := &lists[of[i]]
		l.last = p.text
		l.n++
	}
	total := uint32(0)
	for i := range lists {
		l := &lists[i]
		if l.first == l.last || uint64(total)+uint64(l.n) > mostPlace {
			l.n = 0 // in one text only
			continue
		}
		l.begin, total = total, total+l.n
	}
	places := make([]place, total)
	fill := make([]filling, len(lists))
	for i := range ps {
		p, l := &ps[i], &lists[of[i]]
		if l.n == 0 {
			continue
		}
		if at, ok := fill[of[i]].add(p, places[l.begin:l.begin+l.n]); ok {
			g.refs[base+int(p.at&^postedQuoted)] = uint32(part)<<partShift | (l.begin + at)
		}
	}
	g.parts[part] = places
}

// filling is a list of places while it is filled.
type filling struct {
	n, inText, surroundings uint32
}

// add puts a posting at the end of the list's places. Of one text, no more than repeats
// are added.
func (f *filling) add(p *posting, places []place) (at uint32, ok bool) {
	if f.n > 0 && places[f.n-1].text == p.text {
		if f.inText++; f.inText >= repeats {
			return 0, false
		}
	} else {
		f.inText = 0
	}
	q := place{text: p.text, pos: p.pos, around: p.around, nth: f.n<<lowBits | f.surroundings}
	if p.at&postedQuoted != 0 {
		q.nth |= quotedBit
	}
	places[f.n] = q
	if f.n < phraseAmong && f.surroundings < phrase && fresh(places[:f.n], p.around) {
		f.surroundings++
	}
	f.n++
	return f.n - 1, true
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
func (g *Groups) own(i int, f func(p *place, before []place)) {
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
