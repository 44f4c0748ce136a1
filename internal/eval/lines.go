package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// maxLine is the longest line that is read, in bytes. The longest gold record is
// under 300 kB.
const maxLine = 64 << 20

// readLines decodes one T from each line that is not blank, and has check look
// at it. An error names the file, the line, and what is wrong with it.
func readLines[T any](name string, r io.Reader, check func(*T) error) ([]T, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<16), maxLine)
	var out []T
	n := 0
	for sc.Scan() {
		n++
		line := bytes.TrimSpace(sc.Bytes())
		if len(line) == 0 {
			continue
		}
		var t T
		err := json.Unmarshal(line, &t)
		if err == nil {
			err = check(&t)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, t)
	}
	if err := sc.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s:%d: the line is longer than %d MB", name, n+1, maxLine>>20)
	} else if err != nil {
		return nil, fmt.Errorf("reading %s after line %d: %w", name, n, err)
	}
	return out, nil
}

// readFile opens path and has read read it.
func readFile[T any](path string, read func(name string, r io.Reader) (T, error)) (T, error) {
	f, err := os.Open(path)
	if err != nil {
		var zero T
		return zero, err
	}
	defer f.Close()
	return read(path, f)
}

// writeLines writes one JSON value a line.
func writeLines[T any](w io.Writer, lines []T) error {
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	for i := range lines {
		if err := enc.Encode(&lines[i]); err != nil {
			return err
		}
	}
	return b.Flush()
}

var (
	errNoID      = errors.New(`no "id"`)
	errNoRecords = errors.New("no records: nothing to score")
)

// Range is a half-open range of Unicode code points in a gold record's text (or,
// for the gold's paragraphs, of tokens), written [start, end].
type Range [2]int

// UnmarshalJSON reads a pair of whole numbers, and nothing else.
func (r *Range) UnmarshalJSON(b []byte) error {
	var pair []int
	if err := json.Unmarshal(b, &pair); err != nil {
		return err
	}
	if len(pair) != 2 {
		return fmt.Errorf("a range has two ends, not %d: %s", len(pair), b)
	}
	*r = Range{pair[0], pair[1]}
	return nil
}

// ordered reports a range that ends before it starts, or starts before the text.
func (r Range) ordered() error {
	if r[0] < 0 || r[1] < r[0] {
		return fmt.Errorf("the range [%d, %d] is not one of a text", r[0], r[1])
	}
	return nil
}

// readGold is readLines for gold, of which there must be some.
func readGold[T any](name string, r io.Reader, check func(*T) error) ([]T, error) {
	gold, err := readLines(name, r, check)
	if err == nil && len(gold) == 0 {
		err = fmt.Errorf("%s: %w", name, errNoRecords)
	}
	return gold, err
}
