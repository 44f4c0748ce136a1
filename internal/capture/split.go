package capture

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// records emits the records of a JSON file, one at a time.
func (w *walker) records(name string, in *bufio.Reader, f format) error {
	if bom, _ := in.Peek(3); string(bom) == "\xef\xbb\xbf" {
		if _, err := in.Discard(3); err != nil {
			return err
		}
	}
	s := &splitter{in: in, limit: w.opts.MaxBytes}
	if f == jsonLines {
		return w.lines(name, s)
	}
	return w.values(name, s)
}

// errLong is a record beyond the limit; it has been passed over.
var errLong = errors.New("record too long")

// lines emits a record for each line that is not blank.
func (w *walker) lines(name string, s *splitter) error {
	for n := 1; ; {
		raw, err := s.line()
		if err != nil && !errors.Is(err, errLong) && !errors.Is(err, io.EOF) {
			return err
		}
		if len(bytes.TrimSpace(raw)) > 0 || errors.Is(err, errLong) {
			if err := w.record(name, n, raw, err); err != nil {
				return err
			}
			n++
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// record emits the nth record, or that it was too long. n 0 is the file's only
// one.
func (w *walker) record(file string, n int, raw []byte, err error) error {
	name := file
	if n > 0 {
		name = fmt.Sprintf("%s#%d", file, n)
	}
	if errors.Is(err, errLong) {
		return w.fail(Problem{Name: name, What: "is larger than " + sizeName(w.opts.MaxBytes), Do: "check that the file has one record to each article", Err: err})
	}
	return w.send(job{name: name, format: jsonValue, raw: raw})
}

// values emits the records of a JSON text that is one object, an array of them,
// an object with an array called "articles", or several of these in a row.
func (w *walker) values(name string, s *splitter) error {
	n := 0
	for {
		c, err := s.next()
		if errors.Is(err, io.EOF) {
			if n == 0 {
				return &fault{what: "has no record in it", do: "give an object, or an array of objects, each an article"}
			}
			return nil
		}
		switch {
		case err != nil:
			return err
		case c == '[':
			err = w.array(name, s, &n)
		case c == '{' && s.hasArticles():
			if err = s.skipTo('['); err == nil {
				if err = w.array(name, s, &n); err == nil {
					err = s.closeObject()
				}
			}
		default:
			err = w.single(name, s, &n)
		}
		if err != nil {
			return err
		}
	}
}

// single emits a value that stands on its own: under the file's name if it is
// the only one.
func (w *walker) single(name string, s *splitter, n *int) error {
	raw, err := s.value()
	if err != nil && !errors.Is(err, errLong) {
		return err
	}
	if err == nil && len(raw) == 0 { // a bracket that closes nothing
		return &fault{what: "is not sound as JSON", do: "give an object, or an array of objects, each an article"}
	}
	number := *n + 1
	if _, end := s.next(); *n == 0 && errors.Is(end, io.EOF) {
		number = 0
	}
	*n++
	return w.record(name, number, raw, err)
}

// array emits the elements of an array.
func (w *walker) array(name string, s *splitter, n *int) error {
	if _, err := s.in.ReadByte(); err != nil {
		return err
	}
	for {
		c, err := s.next()
		if err != nil {
			return cutShort(err)
		}
		if c == ']' {
			_, err := s.in.ReadByte()
			return err
		}
		raw, err := s.value()
		if err != nil && !errors.Is(err, errLong) {
			return err
		}
		*n++
		if err := w.record(name, *n, raw, err); err != nil {
			return err
		}
	}
}

// cutShort says in our words that JSON ended too early.
func cutShort(err error) error {
	if errors.Is(err, io.EOF) {
		return &fault{what: "ends in the middle of its JSON", do: "fetch or copy it again"}
	}
	return err
}

// splitter cuts JSON into values without understanding them: it counts brackets
// outside strings. So no value beyond limit is ever held in memory, and each is
// given as the bytes that it stands as.
type splitter struct {
	in    *bufio.Reader
	limit int64
}

// next skips space and commas, and returns the byte that follows, unread.
func (s *splitter) next() (byte, error) {
	for {
		c, err := s.in.ReadByte()
		if err != nil {
			return 0, err
		}
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != ',' {
			return c, s.in.UnreadByte()
		}
	}
}

// hasArticles reports whether the object that follows begins with the key
// "articles" and an array.
func (s *splitter) hasArticles() bool {
	head, _ := s.in.Peek(256)
	joined := strings.Join(strings.Fields(string(head)), "")
	return strings.HasPrefix(joined, `{"articles":[`)
}

func (s *splitter) skipTo(c byte) error {
	for {
		b, err := s.in.ReadByte()
		if err != nil {
			return err
		}
		if b == c {
			return s.in.UnreadByte()
		}
	}
}

// closeObject passes over what follows "articles" in its object.
func (s *splitter) closeObject() error {
	return s.balance(1, func([]byte) {})
}

// value reads the value that follows, or passes over it with errLong.
func (s *splitter) value() ([]byte, error) {
	var b []byte
	long := false
	keep := func(part []byte) {
		if long = long || int64(len(b)+len(part)) > s.limit; long {
			b = nil
		} else {
			b = append(b, part...)
		}
	}
	if err := s.balance(0, keep); err != nil {
		return nil, err
	}
	if long {
		return nil, errLong
	}
	return b, nil
}

// balance reads until depth brackets that are open, and all that open on the
// way, are closed, and gives what it read to keep, in parts. A value without
// brackets ends before a comma, a bracket that is not its own, or a line's end.
func (s *splitter) balance(depth int, keep func(part []byte)) error {
	c := cutter{depth: depth, bare: depth == 0}
	for {
		if _, err := s.in.Peek(1); err != nil {
			if c.bare && !c.inString && errors.Is(err, io.EOF) {
				return nil
			}
			return cutShort(err)
		}
		part, _ := s.in.Peek(s.in.Buffered())
		n, done := c.read(part)
		keep(part[:n])
		if _, err := s.in.Discard(n); err != nil || done {
			return err
		}
	}
}

// cutter is how far into a value balance is.
type cutter struct {
	depth             int
	bare              bool // no bracket was met yet
	inString, escaped bool
}

// read reads on in part: n bytes belong to the value, which ends there if done.
func (c *cutter) read(part []byte) (n int, done bool) {
	for i, b := range part {
		switch {
		case c.escaped:
			c.escaped = false
		case c.inString:
			c.escaped, c.inString = b == '\\', b != '"'
		case b == '"':
			c.inString = true
		case b == '{' || b == '[':
			c.depth, c.bare = c.depth+1, false
		case c.bare && (b == ',' || b == ']' || b == '\n'):
			return i, true
		case !c.bare && (b == '}' || b == ']'):
			if c.depth--; c.depth == 0 {
				return i + 1, true
			}
		}
	}
	return len(part), false
}

// line reads a line without its end, or passes over it with errLong.
func (s *splitter) line() ([]byte, error) {
	var b []byte
	long := false
	for {
		part, err := s.in.ReadSlice('\n')
		if !long && int64(len(b)+len(part)) > s.limit {
			long, b = true, nil
		}
		if !long {
			b = append(b, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long {
			return nil, errLong
		}
		return bytes.TrimRight(b, "\r\n"), err
	}
}
