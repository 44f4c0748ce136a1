package reuse

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"

	"hearsay/internal/news"
)

// A Store keeps an index of texts that outlives the program, so that the passages of one
// text are found without reading the others. It is a sorted set of entries; what they
// are is told here. Its methods may fail, and what it returns is not trusted.
//
//	kind    rest of the key                        value
//	gram    hash, rank, word                       surroundings, quoted, tag of the outlet
//	line    outlet and words, page, rank           -
//	text    id                                     rank
//	rank    rank                                   id, size, outlet, page
//
// A text is known by its rank, which is that of its first printing. Where an earlier
// printing turns up, the text's entries are taken out and put in again under the new one.
type Store interface {
	// Scan calls f with the entries whose keys lie in [from, to), in order of keys or
	// against it, at most limit of them (0: all), until f returns false. Slices are
	// valid during the call.
	Scan(from, to []byte, backwards bool, limit int, f func(key, value []byte) bool) error
}

// Entry is one entry of a Store.
type Entry struct{ Key, Value []byte }

// The kinds of entry, first in each key. Other packages keep their own beside them, with
// capitals.
const (
	kindGram = 'g'
	kindLine = 'l'
	kindText = 't'
	kindRank = 'r'
)

// ErrStore says that a Store holds what nobody can have put there.
var ErrStore = errors.New("the index is damaged")

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrStore, fmt.Sprintf(format, args...))
}

// Rank is an article's place in order of publication as bytes that sort like
// news.CompareArticles: its time in seconds, their fraction, its id.
type Rank string

const (
	secondBytes = 5 // enough for the years 0 to 9999
	idBytes     = 6
	yearZero    = 62167219200 // seconds from the beginning of the year 0 to that of Unix time
	minRank     = secondBytes + 1 + idBytes
)

// RankOf is the rank of an article.
func RankOf(a *news.Article) Rank {
	b := appendTime(make([]byte, 0, minRank), a.Published)
	var id [idBytes]byte
	if len(a.ID) != 1+2*idBytes {
		return Rank(append(b, id[:]...))
	}
	_, _ = hex.Decode(id[:], []byte(a.ID[1:])) // an id of ours is hexadecimal
	return Rank(append(b, id[:]...))
}

// RankAt is where the ranks of articles of a time begin.
func RankAt(s news.Stamp) Rank { return Rank(appendTime(nil, s)) }

func appendTime(b []byte, s news.Stamp) []byte {
	if !s.Known() {
		return append(b, 0xff, 0xff, 0xff, 0xff, 0xff, 0)
	}
	sec := min(max(s.Time.Unix()+yearZero, 0), 1<<(8*secondBytes)-2)
	b = append(b, byte(sec>>32), byte(sec>>24), byte(sec>>16), byte(sec>>8), byte(sec))
	if ns := s.Time.Nanosecond(); ns != 0 {
		return binary.BigEndian.AppendUint32(b, 1<<30|uint32(ns))
	}
	return append(b, 0)
}

// Article is the id of the article that has this rank.
func (r Rank) Article() news.ID {
	return news.ID(string(news.KindArticle) + hex.EncodeToString([]byte(r[len(r)-idBytes:])))
}

// Dated reports whether the article's time is known.
func (r Rank) Dated() bool { return r[:secondBytes] != "\xff\xff\xff\xff\xff" }

// CutRank reads a rank off the front of b.
func CutRank(b []byte) (r Rank, rest []byte, ok bool) {
	n := minRank
	if len(b) > secondBytes && b[secondBytes] != 0 {
		n += 3
	}
	if len(b) < n {
		return "", nil, false
	}
	return Rank(b[:n]), b[n:], true
}

// Upto is the end of the range of keys that begin with a prefix.
func Upto(prefix []byte) []byte {
	end := bytes.Clone(prefix)
	for i := len(end) - 1; i >= 0; i-- {
		if end[i]++; end[i] != 0 {
			return end[:i+1]
		}
	}
	return nil // never: no kind is 0xff
}

// Posted is a text's entry under its rank.
type Posted struct {
	Rank         Rank
	Text         news.TextID
	Size         int // bytes
	Outlet, Page string
}

// Entries are those of a text with the outlet and the page of its first printing, and
// that one's rank. Doc.Rank does not count.
func Entries(d Doc, r Rank, o Options) []Entry {
	o = o.withDefaults()
	w := WordsOf(d)
	w.outlet = outletHash(d.Outlet)
	var out []Entry
	put := func(key []byte, value []byte) { out = append(out, Entry{key, value}) }
	put(append([]byte{kindText}, d.Text[:]...), []byte(r))
	value := append([]byte(nil), d.Text[:]...)
	value = binary.AppendUvarint(value, uint64(len(d.Body)))
	for _, s := range []string{d.Outlet, d.Page} {
		value = append(binary.AppendUvarint(value, uint64(len(s))), s...)
	}
	put(append([]byte{kindRank}, r...), value)

	page := pageHash(d.Page, r)
	lines := map[uint64]bool{}
	w.eachStoredLine(d.Outlet, func(_, _ int, key uint64) {
		if !lines[key] {
			lines[key] = true
			put(append(lineKey(key, page), r...), nil)
		}
	})
	var f fingerprinter
	times := map[uint64]int{}
	for _, g := range f.appendTo(nil, &w, o) {
		if times[g.Hash]++; times[g.Hash] > repeats {
			continue
		}
		put(gramKey(g.Hash, r, g.Pos), gramValue(&w, g, o, d.Outlet))
	}
	return out
}

// outletHash is only told from 0, the unknown one.
func outletHash(name string) int32 {
	if name == "" {
		return 0
	}
	return 1
}

func hashString(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	return mix(h.Sum64())
}

// Hash is what a name is kept under.
func Hash(name string) [8]byte {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], hashString(name))
	return b
}

// pageHash is what a page is kept under. A text whose page is not known has its own.
func pageHash(page string, r Rank) uint64 {
	if page == "" {
		return hashString("\x00" + string(r))
	}
	return hashString(page)
}

// eachStoredLine is eachShortLine with keys that do not depend on other texts.
func (w *Words) eachStoredLine(outlet string, f func(lo, hi int, key uint64)) {
	if outlet == "" {
		return
	}
	name := hashString(outlet)
	w.lines(func(lo, hi int) {
		if hi-lo > lineWords {
			return
		}
		key := name
		for _, h := range w.Hash[lo:hi] {
			key = mix(key ^ spread(h))
		}
		f(lo, hi, key)
	})
}

func lineKey(key, page uint64) []byte {
	b := append(make([]byte, 0, 1+16+minRank), kindLine)
	b = binary.BigEndian.AppendUint64(b, key)
	return binary.BigEndian.AppendUint64(b, page)
}

func gramPrefix(hash uint64) []byte {
	return binary.BigEndian.AppendUint64(append(make([]byte, 0, 1+8+minRank+2), kindGram), hash)
}

// gramKey ends in the gram's position, in two bytes or, with the first bit set, in five.
func gramKey(hash uint64, r Rank, pos uint32) []byte {
	b := append(gramPrefix(hash), r...)
	if pos < 1<<15 {
		return binary.BigEndian.AppendUint16(b, uint16(pos))
	}
	return binary.BigEndian.AppendUint32(append(b, 0x80), pos)
}

// gramValue is what stands beside a gram, a byte that says whether it is in quotation
// marks and which outlets it may be from, and a byte to tell damage by.
func gramValue(w *Words, g Gram, o Options, outlet string) []byte {
	v := binary.BigEndian.AppendUint32(make([]byte, 0, 6), uint32(aroundOf(w.Hash, int(g.Pos), o.Gram)))
	tag := outletTag(outlet)
	if allQuoted(w.flag[g.Pos : int(g.Pos)+o.Gram]) {
		tag |= 0x80
	}
	v = append(v, tag)
	return append(v, checkByte(g.Hash, g.Pos, v))
}

func outletTag(outlet string) byte { return byte(hashString(outlet) >> 57) }

func checkByte(hash uint64, pos uint32, v []byte) byte {
	return byte(mix(hash^uint64(pos)<<32^uint64(binary.BigEndian.Uint32(v))^uint64(v[4])<<24) >> 56)
}

// posted is a place of a gram as it is kept.
type posted struct {
	rank   Rank
	pos    uint32
	around around
	quoted bool
	tag    byte // of the outlet
}

func readPosted(hash uint64, key, value []byte) (p posted, err error) {
	r, rest, ok := CutRank(key[min(9, len(key)):])
	if !ok || len(value) != 6 {
		return p, damaged("a place of a gram is cut off")
	}
	p = posted{rank: r, around: around(binary.BigEndian.Uint32(value)), quoted: value[4]&0x80 != 0, tag: value[4] & 0x7f}
	switch {
	case len(rest) == 2 && rest[0] < 0x80:
		p.pos = uint32(binary.BigEndian.Uint16(rest))
	case len(rest) == 5 && rest[0] == 0x80:
		p.pos = binary.BigEndian.Uint32(rest[1:])
	default:
		return p, damaged("a place of a gram has no position")
	}
	if checkByte(hash, p.pos, value[:5]) != value[5] {
		return p, damaged("a place of a gram was altered")
	}
	return p, nil
}

// FirstPrinting is the rank under which a text is kept, or ok is false.
func FirstPrinting(s Store, id news.TextID) (r Rank, ok bool, err error) {
	key := append([]byte{kindText}, id[:]...)
	err = s.Scan(key, Upto(key), false, 1, func(_, v []byte) bool {
		var rest []byte
		r, rest, ok = CutRank(v)
		ok = ok && len(rest) == 0
		if !ok {
			r = "damaged"
		}
		return false
	})
	if err == nil && !ok && r != "" {
		err = damaged("the text %s has no rank", id)
	}
	return r, ok, err
}

// PostedAt is the entry of the text that has a rank.
func PostedAt(s Store, r Rank) (p Posted, err error) {
	key := append([]byte{kindRank}, r...)
	found := false
	err = s.Scan(key, Upto(key), false, 1, func(_, v []byte) bool {
		found = true
		p.Rank = r
		if len(v) < len(p.Text) {
			found = false
			return false
		}
		copy(p.Text[:], v)
		v = v[len(p.Text):]
		size, n := binary.Uvarint(v)
		if n <= 0 || size > 1<<32 {
			found = false
			return false
		}
		p.Size, v = int(size), v[n:]
		for _, to := range []*string{&p.Outlet, &p.Page} {
			size, n := binary.Uvarint(v)
			if n <= 0 || size > uint64(len(v)-n) {
				found = false
				return false
			}
			*to, v = string(v[n:n+int(size)]), v[n+int(size):]
		}
		return false
	})
	if err == nil && !found {
		err = damaged("no text is kept under the rank of the article %s", r.Article())
	}
	return p, err
}
