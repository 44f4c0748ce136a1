package reuse

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"hearsay/internal/news"
)

// Spill is where an Index keeps what is too much for the memory: a file. It is written
// to, and read from, by several goroutines at the same time.
type Spill interface {
	io.ReaderAt
	io.WriterAt
}

// spilled are the words of many texts in a Spill: about eight bytes a word, of which
// none are in memory but those that are looked at.
type spilled struct {
	to   Spill
	end  atomic.Int64
	at   []region // of each text
	mark [][]late // flags that were found later
	err  atomic.Pointer[error]
	lock sync.Mutex // of mark
}

type region struct {
	start int64
	size  int32 // bytes
	words int32
}

// headSize is how many bytes hashes and flags take; the spans follow.
func (r region) headSize() int { return 6 * int(r.words) }

// late is a flag of the words [lo, hi).
type late struct {
	lo, hi int32
	flag   flag
}

func newSpilled(to Spill, texts int) *spilled {
	return &spilled{to: to, at: make([]region, texts), mark: make([][]late, texts)}
}

// fail keeps the first error.
func (s *spilled) fail(err error) { s.err.CompareAndSwap(nil, &err) }

func (s *spilled) failure() error {
	if s == nil {
		return nil
	}
	if err := s.err.Load(); err != nil {
		return fmt.Errorf("what did not fit into memory could not be kept: %w", *err)
	}
	return nil
}

// put writes the words of text i.
func (s *spilled) put(i int, w *Words) {
	b := make([]byte, 0, 9*w.Len())
	for _, h := range w.Hash {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	for _, f := range w.flag {
		b = binary.LittleEndian.AppendUint16(b, uint16(f))
	}
	last := uint32(0)
	for _, x := range w.Span {
		b = binary.AppendUvarint(b, uint64(x.Start-last))
		b = binary.AppendUvarint(b, uint64(x.End-x.Start))
		last = x.End
	}
	end := s.end.Add(int64(len(b)))
	s.at[i] = region{start: end - int64(len(b)), size: int32(len(b)), words: int32(w.Len())}
	if _, err := s.to.WriteAt(b, s.at[i].start); err != nil {
		s.fail(err)
	}
}

// head reads the hashes and flags of text i into w, whose room is used again.
func (s *spilled) head(i int, w *Words, buf []byte) []byte {
	r := s.at[i]
	n := int(r.words)
	b, ok := s.read(buf, r.start, r.headSize())
	if !ok {
		n = 0
	}
	w.Hash, w.flag, w.Span = slices.Grow(w.Hash[:0], n)[:n], slices.Grow(w.flag[:0], n)[:n], w.Span[:0]
	for k := range n {
		w.Hash[k] = binary.LittleEndian.Uint32(b[4*k:])
	}
	for k := range n {
		w.flag[k] = flag(binary.LittleEndian.Uint16(b[4*n+2*k:]))
	}
	if n > 0 {
		for _, m := range s.mark[i] {
			setFlag(w.flag[m.lo:m.hi], m.flag)
		}
	}
	return b
}

// spans reads the spans of text i into w, which has the rest.
func (s *spilled) spans(i int, w *Words, buf []byte) []byte {
	r := s.at[i]
	b, ok := s.read(buf, r.start+int64(r.headSize()), int(r.size)-r.headSize())
	if !ok {
		w.Hash, w.flag = w.Hash[:0], w.flag[:0]
	}
	w.Span = slices.Grow(w.Span[:0], len(w.Hash))[:len(w.Hash)]
	last, rest := uint32(0), b
	for k := range w.Span {
		gap, x := binary.Uvarint(rest)
		size, y := binary.Uvarint(rest[x:])
		rest = rest[x+y:]
		start := last + uint32(gap)
		last = start + uint32(size)
		w.Span[k] = news.Span{Start: start, End: last}
	}
	return b
}

// read reads so many bytes into buf, which may grow.
func (s *spilled) read(buf []byte, start int64, size int) ([]byte, bool) {
	buf = slices.Grow(buf[:0], size)[:size]
	if n, err := s.to.ReadAt(buf, start); n < size {
		s.fail(err)
		return buf, false
	}
	return buf, true
}

// Failure is why words could not be spilled or read again: what was found then is not
// all.
func (ix *Index) Failure() error { return ix.spilled.failure() }

// put keeps the words of text i.
func (ix *Index) put(i int, w Words) {
	if ix.spilled != nil {
		ix.spilled.put(i, &w)
		w.Hash, w.Span, w.flag = nil, nil, nil
	}
	ix.words[i] = w
}

// len is the number of words of text i.
func (ix *Index) len(i int) int {
	if ix.spilled != nil {
		return int(ix.spilled.at[i].words)
	}
	return ix.words[i].Len()
}

// flag flags the words [lo, hi) of text i.
func (ix *Index) flag(i, lo, hi int, f flag) {
	if s := ix.spilled; s != nil {
		s.lock.Lock()
		defer s.lock.Unlock()
		if ms := s.mark[i]; len(ms) > 0 && ms[len(ms)-1].flag == f && int(ms[len(ms)-1].hi) >= lo && int(ms[len(ms)-1].lo) <= lo {
			ms[len(ms)-1].hi = max(ms[len(ms)-1].hi, int32(hi))
			return
		}
		s.mark[i] = append(s.mark[i], late{int32(lo), int32(hi), f})
		return
	}
	setFlag(ix.words[i].flag[lo:hi], f)
}

// held is how many texts a reader holds that it has read from a Spill.
const held = 64

// reader is an Index as a library.
type reader struct {
	ix    *Index
	last  loaded // that own was called for
	slots [held]loaded
	buf   []byte
}

// loaded is a text that was read.
type loaded struct {
	text  int // counted from 1; 0: none
	words Words
}

func (ix *Index) reader() *reader { return &reader{ix: ix} }

func (r *reader) head(i int) *Words {
	if r.ix.spilled == nil {
		return &r.ix.words[i]
	}
	if r.last.text == i+1 {
		return &r.last.words
	}
	l := &r.slots[i%held]
	r.load(l, i)
	return &l.words
}

func (r *reader) text(i int) *Words {
	w := r.head(i)
	if r.ix.spilled != nil && len(w.Span) < len(w.Hash) {
		r.buf = r.ix.spilled.spans(i, w, r.buf)
	}
	return w
}

// load reads the head of text i into a slot, unless it is there.
func (r *reader) load(l *loaded, i int) {
	if l.text == i+1 {
		return
	}
	w := &r.ix.words[i]
	l.text, l.words.Text, l.words.Body, l.words.outlet = i+1, w.Text, w.Body, w.outlet
	r.buf = r.ix.spilled.head(i, &l.words, r.buf)
}

func (r *reader) own(i int, f func(p *place, before []place)) {
	if r.ix.spilled != nil {
		r.load(&r.last, i)
	}
	r.ix.groups.own(i, f)
}
