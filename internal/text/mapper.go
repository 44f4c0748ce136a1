package text

import (
	"sort"
	"unicode/utf8"
)

// stride is how many bytes lie between two marks of a Mapper: a conversion
// reads at most this many, and a text of n bytes has n/stride marks of 12 bytes.
const stride = 256

// Mapper converts offsets in one string between bytes (which we count), Unicode
// code points (which the gold data, Python, jq and W3C annotations count) and
// UTF-16 code units (which browsers count). An offset beyond the end is taken
// for the end, and one inside a character for the start of that character.
type Mapper struct {
	s     string
	ascii bool
	marks []mark
}

type mark struct{ byte, point, unit int32 }

// NewMapper reads s once.
func NewMapper(s string) *Mapper {
	m := &Mapper{s: s, ascii: true, marks: make([]mark, 1, len(s)/stride+2)}
	var at mark
	for i, r := range s {
		if r >= utf8.RuneSelf {
			m.ascii = false
		}
		if i-int(m.marks[len(m.marks)-1].byte) >= stride {
			at.byte = int32(i)
			m.marks = append(m.marks, at)
		}
		at.point++
		at.unit += units(r)
	}
	at.byte = int32(len(s))
	m.marks = append(m.marks, at)
	return m
}

// units is the number of UTF-16 code units of r.
func units(r rune) int32 {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

// PointOfByte converts a byte offset to one in code points.
func (m *Mapper) PointOfByte(b int) int {
	if m.ascii {
		return clamp(b, len(m.s))
	}
	return int(m.walk(func(x mark) bool { return int(x.byte) > b }).point)
}

// UnitOfByte converts a byte offset to one in UTF-16 code units.
func (m *Mapper) UnitOfByte(b int) int {
	if m.ascii {
		return clamp(b, len(m.s))
	}
	return int(m.walk(func(x mark) bool { return int(x.byte) > b }).unit)
}

// ByteOfPoint converts an offset in code points to one in bytes.
func (m *Mapper) ByteOfPoint(p int) int {
	if m.ascii {
		return clamp(p, len(m.s))
	}
	return int(m.walk(func(x mark) bool { return int(x.point) > p }).byte)
}

// ByteOfUnit converts an offset in UTF-16 code units to one in bytes.
func (m *Mapper) ByteOfUnit(u int) int {
	if m.ascii {
		return clamp(u, len(m.s))
	}
	return int(m.walk(func(x mark) bool { return int(x.unit) > u }).byte)
}

// walk returns the last character border that is not beyond.
func (m *Mapper) walk(beyond func(mark) bool) mark {
	i := sort.Search(len(m.marks), func(i int) bool { return beyond(m.marks[i]) })
	if i == 0 {
		return mark{}
	}
	at := m.marks[i-1]
	for int(at.byte) < len(m.s) {
		r, n := utf8.DecodeRuneInString(m.s[at.byte:])
		next := mark{at.byte + int32(n), at.point + 1, at.unit + units(r)}
		if beyond(next) {
			break
		}
		at = next
	}
	return at
}

func clamp(i, n int) int { return max(0, min(i, n)) }
