package casefile

import (
	"bufio"
	"bytes"
	"container/heap"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
)

// IndexBuilder makes the index of a large case: entries written in the order of their
// keys take a tenth of the time that they take in any other. It sorts them in memory, or
// in files beside the case where they are too many. It is for one goroutine.
type IndexBuilder struct {
	c     *Case
	most  int // bytes held in memory
	arena []byte
	order []span // of entries in arena
	runs  []*os.File
}

// span is where an entry lies in an arena: key and value follow each other.
type span struct {
	at           int
	key, keyVal  uint16 // lengths: of the key, of both
	keyBeginning uint64 // to compare by
}

// spanSize is how many bytes a span has.
const spanSize = 24

// sortMemory is how many bytes of entries are held before they are written to a file.
const sortMemory = 192 << 20

// NewIndex begins a new index in place of what is there.
func (c *Case) NewIndex(ctx context.Context) (*IndexBuilder, error) {
	if err := c.DropIndex(ctx); err != nil {
		return nil, err
	}
	return &IndexBuilder{c: c, most: sortMemory}, nil
}

// Put adds an entry. No two may have one key.
func (b *IndexBuilder) Put(k, v []byte) error {
	if len(k)+len(v) > 1<<16-1 {
		return fmt.Errorf("an entry of the index has %d bytes", len(k)+len(v))
	}
	if len(b.arena)+len(k)+len(v)+spanSize*len(b.order) > b.most {
		if err := b.spill(); err != nil {
			return err
		}
	}
	var first [8]byte
	copy(first[:], k)
	b.order = append(b.order, span{len(b.arena), uint16(len(k)), uint16(len(k) + len(v)), binary.BigEndian.Uint64(first[:])})
	b.arena = append(append(b.arena, k...), v...)
	return nil
}

func (b *IndexBuilder) key(s span) []byte   { return b.arena[s.at : s.at+int(s.key)] }
func (b *IndexBuilder) value(s span) []byte { return b.arena[s.at+int(s.key) : s.at+int(s.keyVal)] }

func (b *IndexBuilder) sort() {
	slices.SortFunc(b.order, func(x, y span) int {
		switch {
		case x.keyBeginning < y.keyBeginning:
			return -1
		case x.keyBeginning > y.keyBeginning:
			return 1
		}
		return bytes.Compare(b.key(x), b.key(y))
	})
}

// spill writes what is held to a file, sorted.
func (b *IndexBuilder) spill() (err error) {
	b.sort()
	f, err := os.CreateTemp(filepath.Dir(b.c.path), ".hearsay-index-*")
	if err != nil {
		return err
	}
	_ = os.Remove(f.Name()) // where a file may be open and have no name; else Close removes it
	b.runs = append(b.runs, f)
	w := bufio.NewWriterSize(f, 1<<20)
	var head [4]byte
	for _, s := range b.order {
		binary.LittleEndian.PutUint16(head[:], s.key)
		binary.LittleEndian.PutUint16(head[2:], s.keyVal)
		_, _ = w.Write(head[:])
		_, _ = w.Write(b.arena[s.at : s.at+int(s.keyVal)])
	}
	b.arena, b.order = b.arena[:0], b.order[:0]
	return w.Flush() // an error of Write comes back here
}

// Close takes away the files.
func (b *IndexBuilder) Close() error {
	var errs []error
	for _, f := range b.runs {
		errs = append(errs, f.Close())
		_ = os.Remove(f.Name())
	}
	b.runs, b.arena, b.order = nil, nil, nil
	return errors.Join(errs...)
}

// atOnce is how many entries of a new index are written in one transaction.
const atOnce = 1 << 20

// making is the version of an index that is not whole.
const making = "being made"

// Finish writes the index, which reaches to an article of the case. Killed in the middle,
// it leaves an index of a version that nobody knows, to be made again.
func (b *IndexBuilder) Finish(ctx context.Context, to Reach, articles int) error {
	next, stop := iter.Pull2(b.entries())
	defer stop()
	from, n := Reach{}, articles
	for done := false; !done; {
		step := Reach{Version: making, Article: 0}
		var failed error
		some := func(yield func(k, v []byte) bool) {
			for range atOnce {
				e, err, ok := next()
				if !ok || err != nil {
					done, failed = true, err
					return
				}
				if !yield(e[0], e[1]) {
					return
				}
			}
		}
		err := b.c.transact(ctx, "keep the index", func(tx *sql.Tx) (logged, error) {
			l := logged{action: "index", detail: step.Version}
			if now, err := reach(tx.QueryRowContext(ctx, reachQuery)); err != nil {
				return l, err
			} else if now != from {
				return l, ErrMoved
			}
			w := b.c.writer(ctx, tx)
			defer w.close()
			if err := w.entries(some); err != nil || failed != nil {
				return l, errors.Join(err, failed)
			}
			if done {
				step, l.detail, l.added = to, to.Version, n
			}
			return l, w.reach(step)
		})
		if err != nil {
			return err
		}
		from = step
	}
	return nil
}

// entries are all of them in order.
func (b *IndexBuilder) entries() iter.Seq2[[2][]byte, error] {
	return func(yield func([2][]byte, error) bool) {
		b.sort()
		var h runs
		for _, f := range b.runs {
			if _, err := f.Seek(0, io.SeekStart); err != nil {
				yield([2][]byte{}, err)
				return
			}
			h = append(h, &run{in: bufio.NewReaderSize(f, 1<<20)})
		}
		i := 0
		h = append(h, &run{more: func() ([2][]byte, bool) {
			if i == len(b.order) {
				return [2][]byte{}, false
			}
			s := b.order[i]
			i++
			return [2][]byte{b.key(s), b.value(s)}, true
		}})
		h = slices.DeleteFunc(h, func(r *run) bool { return !r.next() && r.err == nil })
		heap.Init(&h)
		for len(h) > 0 {
			r := h[0]
			if r.err != nil {
				yield([2][]byte{}, r.err)
				return
			}
			// Several entries are in use at a time: those of one statement.
			if !yield([2][]byte{bytes.Clone(r.entry[0]), bytes.Clone(r.entry[1])}, nil) {
				return
			}
			if r.next() || r.err != nil {
				heap.Fix(&h, 0)
			} else {
				heap.Pop(&h)
			}
		}
	}
}

// run is a sorted list of entries, in a file or not.
type run struct {
	in    *bufio.Reader
	more  func() ([2][]byte, bool)
	buf   []byte
	entry [2][]byte
	err   error
}

func (r *run) next() (ok bool) {
	if r.more != nil {
		r.entry, ok = r.more()
		return ok
	}
	var head [4]byte
	if _, err := io.ReadFull(r.in, head[:]); err != nil {
		if !errors.Is(err, io.EOF) {
			r.err = err
		}
		return false
	}
	key, both := int(binary.LittleEndian.Uint16(head[:])), int(binary.LittleEndian.Uint16(head[2:]))
	r.buf = slices.Grow(r.buf[:0], both)[:both]
	if _, err := io.ReadFull(r.in, r.buf); err != nil {
		r.err = err
		return false
	}
	r.entry = [2][]byte{r.buf[:key], r.buf[key:]}
	return true
}

// runs is a heap of runs, the one with the least key first.
type runs []*run

func (h runs) Len() int           { return len(h) }
func (h runs) Less(i, j int) bool { return bytes.Compare(h[i].entry[0], h[j].entry[0]) < 0 }
func (h runs) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *runs) Push(x any)        { *h = append(*h, x.(*run)) }
func (h *runs) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
