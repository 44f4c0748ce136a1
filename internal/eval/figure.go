package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"
)

// Figure is a number of a score, printed as Python prints it: the reference
// scorers give 0.0 where a measure is nought, 0 where there was nothing to
// measure, and null where it has no meaning. The zero Figure is 0.0.
type Figure struct {
	value float64
	form  form
}

type form uint8

const (
	float form = iota
	whole      // printed without a fraction
	none       // printed null
)

// rounded is Python's round(x, digits): the decimal nearest to the exact value
// of x, ties to even, and then the double nearest to that decimal.
func rounded(x float64, digits int) Figure {
	r, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', digits, 64), 64)
	if err != nil { // infinities only: no measure here has one
		r = x
	}
	return Figure{value: r}
}

func integer(n int) Figure { return Figure{value: float64(n), form: whole} }

func missing() Figure { return Figure{form: none} }

// Value is the number; ok is false where there is none (null).
func (f Figure) Value() (v float64, ok bool) { return f.value, f.form != none }

// String is the figure as Python's json module prints it.
func (f Figure) String() string {
	switch f.form {
	case none:
		return "null"
	case whole:
		return strconv.FormatFloat(f.value, 'f', 0, 64)
	}
	return pythonFloat(f.value)
}

// MarshalJSON writes what String shows.
func (f Figure) MarshalJSON() ([]byte, error) { return []byte(f.String()), nil }

// pythonFloat is repr of a finite float: the fewest digits that read back as the
// same number, with an exponent only below 1e-4 and from 1e16 on.
func pythonFloat(x float64) string {
	s := strconv.FormatFloat(x, 'e', -1, 64)
	exp, err := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	if err == nil && (exp < -4 || exp >= 16) {
		return s
	}
	s = strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// WriteScore writes a score as json.dump(score, out, indent=1) and a newline do.
func WriteScore(w io.Writer, score any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(score); err != nil {
		return fmt.Errorf("eval: writing a score: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// asciiKey quotes a JSON key as Python does: everything beyond ASCII escaped, in
// UTF-16 code units.
func asciiKey(s string) string {
	quoted, _ := json.Marshal(s) // a string cannot fail
	var b strings.Builder
	for _, r := range string(quoted) {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		}
	}
	return b.String()
}

// over is a/b, or 0 where b is 0: a share of nothing.
func over(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// exactMean is the mean of xs, summed without rounding errors as Python's
// statistics.mean does; 0 of none.
func exactMean(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	sum := new(big.Rat)
	for _, x := range xs {
		if r := new(big.Rat).SetFloat64(x); r != nil { // nil: not finite
			sum.Add(sum, r)
		}
	}
	mean, _ := sum.Quo(sum, big.NewRat(int64(len(xs)), 1)).Float64()
	return mean
}
