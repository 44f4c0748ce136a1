// Package gazetteer is a table of the world's places: countries, their regions and
// districts, cities, towns and villages, and what lies between them. It knows what they are called, where they are, how
// many people live there and what lies in what; which of several places of one name
// a text means is for package place to say.
//
// The table is a file of fixed-width records, compiled into the program and read
// where it lies: nothing is built when the program starts. Package compile makes
// it, and says from what.
package gazetteer

import (
	_ "embed"
	"encoding/binary"
	"sort"
	"strings"
)

// Kind is what a place is.
type Kind uint8

// The kinds of place.
const (
	City Kind = iota
	Capital
	County // of the second order: a county, a district
	Region // of the first order: a state, a province
	Country
	Area  // a continent, a part of the world or of a country, an island, mountains
	Water // a sea, a river, a lake
)

// Place is an entry of the table.
type Place struct {
	ID         int32   // in GeoNames; 0 where the sources of the table have none
	Kind       Kind    //
	Country    string  // ISO 3166-1 alpha-2; empty for areas and waters
	Region     string  // country and region as GeoNames has them, "US.KY"; that of a country is its Country
	Lat, Lon   float64 // degrees north and east, WGS 84; of a country or region, a point within it
	Population int     // of a region: of its cities in the sources
	Alias      bool    // found by a name that is not its first, nor the beginning of it
}

// Within reports whether p lies in the country or region q.
func (p Place) Within(q Place) bool {
	switch q.Kind {
	case Country:
		return p.Country == q.Country && p.Kind != Country
	case Region:
		return p.Region == q.Region && p.Kind < Region
	case County:
		return p.Region == q.Region && p.Kind < County && max(abs(p.Lat-q.Lat), abs(p.Lon-q.Lon)) < countySize
	}
	return false
}

// countySize is how far from the middle of a county, in degrees, a place in it lies
// at most. The table does not say in which county a place lies; this is near enough to
// tell the counties of one name from each other.
const countySize = .5

func abs(x float64) float64 { return max(x, -x) }

// The file: a header of magic and four counts; then, for n names, n+1 offsets into
// the bytes of the names and n+1 offsets into the references; the references, each
// the number of a place, with aliasBit where the name is an alias; the places;
// the regions, in the order of their codes; for each two bytes that a name may begin with,
// and one more, the number of the first name that does not stand before them, so that
// looking for one takes half the steps; and the bytes of the names. All numbers
// are little-endian and 32 bits wide, except where it is said.
const (
	magic      = "hsgaz003"
	header     = len(magic) + 4*4
	placeWidth = 20 // id, latitude and longitude in 1e-5 degrees, population, region (16 bits), kind (16 bits)
	codeWidth  = 8  // of a region's code, filled up with zeros; then the number of its place
	aliasBit   = 1 << 31
	twos       = 1 << 16
)

//go:embed table.bin
var file string

// table is the parts of file. Its zero value, and that of a file of another format,
// knows no place.
type table struct {
	names, refs                                      int // counts
	nameAt, refAt, refList, places, codes, twos, end int // offsets in file
	regions                                          int
}

// parts takes the header apart. It is so little work that nothing is kept of it.
func parts() table {
	var t table
	if len(file) < header || file[:len(magic)] != magic {
		return t
	}
	t.names, t.refs = number(len(magic)), number(len(magic)+4)
	places := number(len(magic) + 8)
	t.regions = number(len(magic) + 12)
	t.nameAt = header
	t.refAt = t.nameAt + 4*(t.names+1)
	t.refList = t.refAt + 4*(t.names+1)
	t.places = t.refList + 4*t.refs
	t.codes = t.places + placeWidth*places
	t.twos = t.codes + (codeWidth+4)*t.regions
	t.end = t.twos + 4*(twos+1)
	return t
}

func number(at int) int { return int(le32(at)) }

func le32(at int) uint32 {
	s := file[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// name is the i-th name, in the order of bytes.
func (t table) name(i int) string {
	return file[t.end+number(t.nameAt+4*i) : t.end+number(t.nameAt+4*i+4)]
}

// search is the number of the first name that does not stand before name.
func (t table) search(name string) int {
	from, to := 0, t.names
	if len(name) > 1 && t.names > 0 {
		two := int(name[0])<<8 | int(name[1])
		from, to = number(t.twos+4*two), number(t.twos+4*two+4)
	}
	return from + sort.Search(to-from, func(i int) bool { return t.name(from+i) >= name })
}

// Named appends to dst the places that are called name, in any order. Names are
// compared as they are written, capitals and accents included; a name with accents
// is found without them too. It allocates only where dst has no room.
func Named(dst []Place, name string) []Place {
	t := parts()
	i := t.search(name)
	if i == t.names || t.name(i) != name {
		return dst
	}
	for r := number(t.refAt + 4*i); r < number(t.refAt+4*i+4); r++ {
		ref := le32(t.refList + 4*r)
		p := t.place(int(ref &^ aliasBit))
		p.Alias = ref&aliasBit != 0
		dst = append(dst, p)
	}
	return dst
}

// Begins reports whether the name of some place begins with prefix. It spares whoever
// looks for the longest name most of the looking.
func Begins(prefix string) bool {
	t := parts()
	i := t.search(prefix)
	return i < t.names && strings.HasPrefix(t.name(i), prefix)
}

// Coded returns the country or region of a code: "US", "US.KY".
func Coded(code string) (Place, bool) {
	if code == "" {
		return Place{}, false
	}
	t := parts()
	i := sort.Search(t.regions, func(i int) bool { return t.code(i) >= code })
	if i == t.regions || t.code(i) != code {
		return Place{}, false
	}
	return t.place(number(t.codes + (codeWidth+4)*i + codeWidth)), true
}

func (t table) code(i int) string {
	at := t.codes + (codeWidth+4)*i
	return strings.TrimRight(file[at:at+codeWidth], "\x00")
}

func (t table) place(i int) Place {
	at := t.places + placeWidth*i
	last := le32(at + 16)
	code := t.code(int(last & 0xffff))
	country, _, _ := strings.Cut(code, ".")
	return Place{
		ID:         int32(le32(at)),
		Kind:       Kind(last >> 16),
		Country:    country,
		Region:     code,
		Lat:        float64(int32(le32(at+4))) / 1e5,
		Lon:        float64(int32(le32(at+8))) / 1e5,
		Population: number(at + 12),
	}
}

// Entry is a place with its names, the first first, as it goes into the table.
type Entry struct {
	Place
	Names []string
	Own   int // how many of Names, from the first on, are spellings of the first
}

// Encode writes the file. Countries and regions must be among the entries, or what
// lies in them is left out. The result depends on the entries, not their order.
func Encode(entries []Entry) []byte {
	sort.SliceStable(entries, func(i, j int) bool {
		a, b := &entries[i], &entries[j]
		if a.Kind != b.Kind {
			return a.Kind > b.Kind
		}
		if a.Region != b.Region {
			return a.Region < b.Region
		}
		return a.ID < b.ID
	})
	codes := map[string]int{}
	for _, e := range entries {
		if e.Kind >= Region && len(e.Region) <= codeWidth { // that of areas and waters is empty
			codes[e.Region] = 0
		}
	}
	order := make([]string, 0, len(codes))
	for c := range codes {
		order = append(order, c)
	}
	sort.Strings(order)
	for i, c := range order {
		codes[c] = i
	}

	le := binary.LittleEndian
	var places []byte
	placeOf := make([]uint32, len(order))
	refs := map[string][]uint32{}
	n := uint32(0)
	for _, e := range entries {
		code, ok := codes[e.Region]
		if !ok {
			continue
		}
		if e.Kind >= Region {
			placeOf[code] = n
		}
		for _, v := range []uint32{uint32(e.ID), fixed(e.Lat), fixed(e.Lon), uint32(e.Population), uint32(code) | uint32(e.Kind)<<16} {
			places = le.AppendUint32(places, v)
		}
		seen := map[string]bool{}
		for i, name := range e.Names {
			if seen[name] {
				continue
			}
			seen[name] = true
			ref := n
			if i > 0 && i >= e.Own && !strings.HasPrefix(e.Names[0], name+" ") { // "New York" is as good as "New York City"
				ref |= aliasBit
			}
			refs[name] = append(refs[name], ref)
		}
		n++
	}
	names := make([]string, 0, len(refs))
	for name := range refs {
		names = append(names, name)
	}
	sort.Strings(names)

	var nameAt, refAt, refList []byte
	var text strings.Builder
	for _, name := range names {
		nameAt = le.AppendUint32(nameAt, uint32(text.Len()))
		refAt = le.AppendUint32(refAt, uint32(len(refList)/4))
		text.WriteString(name)
		for _, r := range refs[name] {
			refList = le.AppendUint32(refList, r)
		}
	}
	nameAt = le.AppendUint32(nameAt, uint32(text.Len()))
	refAt = le.AppendUint32(refAt, uint32(len(refList)/4))

	out := []byte(magic)
	for _, v := range []int{len(names), len(refList) / 4, int(n), len(order)} {
		out = le.AppendUint32(out, uint32(v))
	}
	for _, part := range [][]byte{nameAt, refAt, refList, places} {
		out = append(out, part...)
	}
	for i, c := range order {
		out = append(out, c...)
		out = append(out, make([]byte, codeWidth-len(c))...)
		out = le.AppendUint32(out, placeOf[i])
	}
	for two, i := 0, 0; two <= twos; two++ {
		for i < len(names) && firstTwo(names[i]) < two {
			i++
		}
		out = le.AppendUint32(out, uint32(i))
	}
	return append(out, text.String()...)
}

// firstTwo are the first two bytes of a name as a number.
func firstTwo(name string) int {
	two := 0
	for i := range 2 {
		two <<= 8
		if i < len(name) {
			two |= int(name[i])
		}
	}
	return two
}

// fixed is degrees in units of 1e-5, as two's complement.
func fixed(degrees float64) uint32 {
	if degrees < 0 {
		return uint32(int32(degrees*1e5 - .5))
	}
	return uint32(int32(degrees*1e5 + .5))
}
