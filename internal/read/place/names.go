package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
)

// sentence finds the names of one sentence, the longest at each word.
func (f *finder) sentence() {
	from := len(f.matches)
	for i := f.first; i < f.end; i++ {
		if !f.words[i].letter {
			continue
		}
		if !f.words[i].upper {
			if !f.particle(i) {
				continue
			}
		}
		if n := f.longest(i); n > 0 {
			i += n - 1
		}
	}
	f.plurals(from)
	f.people()
	for x := from; x < len(f.matches); x++ {
		f.look(x)
	}
}

// particle reports whether a name may begin with a small word: "al-Bab".
func (f *finder) particle(i int) bool {
	return f.words[i].span.Len() <= 3 && f.upper(i+1) && f.words[i+1].gap == hyphen
}

// longest matches the longest name at word i and gives its length in words, or 0.
func (f *finder) longest(i int) int {
	if n := f.route(i); n > 0 {
		f.matches = append(f.matches, match{first: i, end: i + n, named: named{key: f.span(i, i+n).Of(f.body)}, make: street, chosen: -1})
		return n
	}
	for n := f.reach(i); n > 0; n-- {
		if !f.words[i+n-1].upper {
			continue
		}
		k := f.lookUp(f.span(i, i+n).Of(f.body))
		if k.from == k.to || n == 1 && (f.common(i) || f.era(i) || f.zone(i)) || f.unfinished(i, i+n, k) {
			continue
		}
		if m := f.longer(i, i+n); m > n {
			f.matches = append(f.matches, match{first: i, end: i + m, named: named{key: f.span(i, i+m).Of(f.body)}, make: f.shapeOf(i, i+m), chosen: -1})
			return m
		}
		f.matches = append(f.matches, match{first: f.side(i), end: i + n, named: k, chosen: -1})
		return n
	}
	if i == f.first && f.has(i, lang.PlaceLead|lang.PlacePrep) {
		return 0
	}
	if m := f.longer(i, i+1); m > 0 {
		f.matches = append(f.matches, match{first: i, end: i + m, named: f.kernel(i, i+m), make: f.shapeOf(i, i+m), chosen: -1})
		return m
	}
	return 0
}

// side is the first word of the name at word i with the compass point before it, if it
// is part of it: "South Darfur".
func (f *finder) side(i int) int {
	k := i - 1
	if k <= f.first || !f.spaced(i) || !f.upper(k) || !f.has(k, lang.Compass) || f.words[k].gap == hyphen {
		return i
	}
	if n := len(f.matches); n > 0 && f.matches[n-1].end > k {
		return i
	}
	if f.spaced(k) && f.upper(k-1) && k-1 > f.first { // "Pine North Lunde"
		return i
	}
	return k
}

// common reports whether word i is one that names are made with, and alone names
// nothing: "University", "South".
func (f *finder) common(i int) bool {
	return f.has(i, lang.StreetWord|lang.LandWord|lang.WaterWord|lang.Settlement|lang.Compass|lang.Middle) ||
		f.has(i, lang.OrgWord) && !f.lookUpCountry(f.text(i))
}

// era reports whether word i counts years behind a number: "in the 500s B.C.".
func (f *finder) era(i int) bool {
	return f.has(i, lang.Era) && i > f.first && (f.digit(i-1) || f.has(i-1, lang.Ages))
}

// zoneAside is how many words stand in brackets at most behind the name of a zone of time.
const zoneAside = 8

// zone reports whether word i names a zone of time: "at 5 p.m. Pacific time", "Mountain (6:30 a.m.) and
// Pacific (5:30 a.m.) time zones".
func (f *finder) zone(i int) bool {
	if !f.has(i, lang.Zone) {
		return false
	}
	k := i + 1
	if f.is(k, '(') {
		for end := k + 1; end < min(f.end, k+zoneAside); end++ {
			if f.is(end, ')') {
				k = end + 1
				break
			}
		}
	}
	return f.has(k, lang.ZoneTime)
}

// unfinished reports whether a name that ends with what regions are called goes on behind
// it, and so is none of the places k of its beginning: "the Southern District of Lunde" is
// not that of another country.
func (f *finder) unfinished(i, end int, k named) bool {
	if end-i < 2 || !f.has(end-1, lang.Division) || !f.has(end, lang.Tie) || f.has(end, lang.DoerFor) {
		return false
	}
	at := end + 1
	if f.has(at, lang.PlaceLead) && !f.upper(at) {
		at++
	}
	if !f.upper(at) {
		return false
	}
	for n := f.reach(at); n > 0; n-- {
		in := f.lookUp(f.span(at, at+n).Of(f.body))
		for b := in.from; b < in.to; b++ {
			for a := k.from; a < k.to; a++ {
				if f.places[a].Within(f.places[b]) || f.places[a].Country == f.places[b].Region {
					return false
				}
			}
		}
	}
	return true
}

// route is the length of the road with a number that begins at word i, or 0: "County
// Road 35", "Interstate 70".
func (f *finder) route(i int) int {
	for k := i; k < f.end && k < i+2; k++ {
		if !f.upper(k) || k > i && !f.spaced(k) || k > i && f.has(i, lang.PlaceLead|lang.PlacePrep) {
			return 0
		}
		if f.has(k, lang.RouteWord) && f.spaced(k+1) && f.digit(k+1) {
			if k == i && f.has(k, lang.StreetWord) && f.spaced(i) && f.upper(i-1) { // "Oxford Road 5"
				return 0
			}
			return k + 2 - i
		}
	}
	return 0
}

func (f *finder) digit(i int) bool {
	c := f.body[f.words[i].span.Start]
	return '0' <= c && c <= '9'
}

// maxShape is how many words a street's or a river's name may have.
const maxShape = 4

// longer is the length of the name at word i of which words[i:end] are the beginning,
// and which tells by a word in it what it names: "Elm Street", "Fish River", "Lake
// Ruhl". It is 0 if there is none.
func (f *finder) longer(i, end int) int {
	if f.has(i, lang.FirstWord) && f.spaced(i+1) && f.upper(i+1) && f.words[i+1].class == 0 && f.text(i+1) != strings.ToUpper(f.text(i+1)) {
		return 2
	}
	for k := end; k < f.end && k < i+maxShape && f.spaced(k); k++ {
		if !f.upper(k) {
			return 0
		}
		if f.has(k, lang.StreetWord|lang.WaterWord|lang.LandWord) {
			if f.has(i, lang.NameTitle|lang.PlacePrep) || f.spaced(k+1) && f.upper(k+1) && f.has(k+1, lang.OrgWord) {
				return 0
			}
			return k + 1 - i
		}
		if f.words[k].class&lang.OrgWord != 0 {
			return 0
		}
	}
	return 0
}

func (f *finder) shapeOf(i, end int) shape {
	if f.has(end-1, lang.StreetWord) && !f.has(i, lang.FirstWord) {
		return street
	}
	return feature
}

// kernel is the place that a longer name is made of, if the gazetteer knows it: "Ruhl"
// of "Ruhl Township". A river is not where the town of its name is.
func (f *finder) kernel(i, end int) named {
	whole := f.span(i, end).Of(f.body)
	if f.has(end-1, lang.LandWord) && end-i > 1 && !f.has(i, lang.FirstWord) {
		if k := f.lookUp(f.span(i, end-1).Of(f.body)); k.from < k.to && !k.demonym {
			k.key = whole
			return k
		}
	}
	return named{key: whole}
}

// reach is how many words from i a name may cover: up to a gap that is not one space
// or a hyphen, or a mark; and no more than one if no name begins so.
func (f *finder) reach(i int) int {
	n := 1
	if !f.near(i+1) || !f.begins(f.body[f.words[i].span.Start:f.words[i].span.End+1]) {
		return n
	}
	for n < maxWords && (f.near(i+n) && f.words[i+n].letter || f.genitive(i+n)) {
		n++
	}
	return n
}

// begins reports whether some name begins with a word and the space or hyphen after it.
func (f *finder) begins(first string) bool {
	word := first[:len(first)-1]
	return word == strings.ToUpper(word) || first[len(first)-1] == '-' || f.l.Begin[word] || f.l.Long[word] != "" || gazetteer.Begins(first)
}

// lookUp finds the places of a name: those called so, also with its first word at
// full length, or with spaces for hyphens; or, if it is in capitals, as it is written
// otherwise.
func (f *finder) lookUp(name string) named {
	if len(name) >= len(f.key)/2 {
		return named{}
	}
	n, ok := f.names[name]
	if ok {
		return n
	}
	n = named{key: capital(name), from: len(f.places)}
	n.demonym = f.add(name)
	if first, rest, ok := strings.Cut(name, " "); ok && f.l.Long[first] != "" {
		f.add(f.l.Long[first] + " " + rest)
	}
	if len(f.places) == n.from && strings.Contains(name, "-") {
		f.add(capital(strings.ReplaceAll(name, "-", " ")))
	}
	if len(f.places) == n.from {
		if low, ok := f.uncapital(name); ok {
			n.key = string(low)
			n.demonym = f.add(n.key)
			if first, rest, ok := strings.Cut(n.key, " "); ok && f.l.Long[first] != "" {
				f.add(f.l.Long[first] + " " + rest)
			}
		}
	}
	if len(f.places) == n.from {
		f.places = gazetteer.Spelt(f.places, n.key)
	}
	f.few(n.from)
	n.to = len(f.places)
	f.names[name] = n
	return n
}

func capital(name string) string {
	r, n := utf8.DecodeRuneInString(name)
	if !unicode.IsLower(r) {
		return name
	}
	return string(unicode.ToUpper(r)) + name[n:]
}

// add appends the places of a name that is spelt so, and reports whether it is that of
// what belongs to a place.
func (f *finder) add(name string) (demonym bool) {
	if of := f.l.Demonyms[name]; of != "" {
		if called, ok := strings.CutPrefix(of, "@"); ok {
			from := len(f.places)
			f.places = gazetteer.Named(f.places, called)
			f.places = f.places[:from+f.foremost(from)]
		} else if p, ok := gazetteer.Coded(of); ok {
			f.places = append(f.places, p)
		}
		return true
	}
	from := len(f.places)
	f.places = gazetteer.Named(f.places, name)
	if code := f.l.Names[name]; code != "" {
		p, ok := gazetteer.Coded(code)
		for _, q := range f.places[from:] {
			ok = ok && (q.Region != p.Region || q.Kind != p.Kind)
		}
		if ok {
			f.places = append(f.places, p)
		}
	}
	return false
}

// foremost puts the most important of the places from a number on in front, and counts
// it.
func (f *finder) foremost(from int) int {
	if from == len(f.places) {
		return 0
	}
	best := from
	for i := from + 1; i < len(f.places); i++ {
		if before(&f.places[i], &f.places[best]) {
			best = i
		}
	}
	f.places[from], f.places[best] = f.places[best], f.places[from]
	return 1
}

// plurals reads what several places share: "Walker and Hall counties". Each becomes
// the county. from is the first match of the sentence.
func (f *finder) plurals(from int) {
	for k := f.first + 1; k < f.end; k++ {
		if f.words[k].class&lang.OfPlaces == 0 || !f.spaced(k) {
			continue
		}
		one := f.l.Plural[string(f.low(f.text(k)))]
		for end := k; one != "" && end > f.first; {
			i := end
			for i > f.first && f.upper(i-1) && (i == end || f.spaced(i)) && end-i < maxShape {
				i--
			}
			if i == end {
				break
			}
			if n := f.lookUp(f.span(i, end).Of(f.body) + " " + one); n.from < n.to {
				f.replace(from, match{first: i, end: end, named: n, chosen: -1})
			}
			end = i
			for end > f.first && k-end < maxShared && (f.is(end-1, ',') || f.l.Joins[f.text(end-1)]) {
				end--
			}
			if end == i {
				break
			}
		}
	}
}

// maxShared is how many words behind a place's name the word that it shares with others
// stands at most.
const maxShared = 24

// replace puts a match in the place of those of the sentence that it overlaps. from is
// the first match of the sentence.
func (f *finder) replace(from int, m match) {
	at := from
	kept := f.matches[:from]
	for _, o := range f.matches[from:] {
		if o.end <= m.first || o.first >= m.end {
			kept = append(kept, o)
		}
		if o.end <= m.first {
			at = len(kept)
		}
	}
	f.matches = append(kept, match{})
	copy(f.matches[at+1:], f.matches[at:])
	f.matches[at] = m
}

// people remembers the last names of persons whom the sentence names in full.
func (f *finder) people() {
	for i := f.first; i < f.end; i++ {
		if !f.words[i].upper || !f.words[i].letter || !f.spaced(i+1) || !f.upper(i+1) {
			continue
		}
		w := f.plain(f.text(i))
		if f.has(i, lang.PlaceLead|lang.PlacePrep|lang.Locates) && !f.has(i, lang.NameTitle) { // "May Ruhl" is rare
			continue
		}
		if !f.l.Given.Has(w) && !f.has(i, lang.NameTitle) || f.lookUpCountry(w) {
			continue
		}
		k := i + 1
		for f.spaced(k) && f.upper(k) && k < i+4 && (f.initial(k) || !f.has(k, lang.OrgWord|lang.StreetWord|lang.LandWord|lang.WaterWord)) {
			k++
		}
		if k > i+1 && !(f.spaced(k) && f.upper(k)) {
			if last := f.plain(f.text(k - 1)); !f.initial(k - 1) {
				f.persons[strings.Clone(last)] = true
			}
			if !f.has(i, lang.NameTitle) {
				f.persons[strings.Clone(f.plain(f.text(i)))] = true
			}
		}
	}
}

// lookUpCountry reports whether a first name is that of a country or a region, which
// more names of news begin with: "Georgia", "Jordan".
func (f *finder) lookUpCountry(name string) bool {
	n := f.lookUp(name)
	for _, p := range f.places[n.from:n.to] {
		if p.Kind == gazetteer.Country || p.Kind == gazetteer.Region && p.Population > million {
			return true
		}
	}
	return false
}

const million = 1_000_000

// few keeps, of many places from a number on, the most important ones.
func (f *finder) few(from int) {
	if len(f.places)-from <= maxPlaces {
		return
	}
	sortPlaces(f.places[from:])
	f.places = f.places[:from+maxPlaces]
}

// maxPlaces is how many of the places of one name are weighed. A few names have
// hundreds; the rest of them are hamlets.
const maxPlaces = 24
