package place

import (
	"math"
	"slices"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
)

// hints resolves the pairs in which the second name holds the first: "Alexandria,
// Louisiana".
func (f *finder) hints() {
	for i := 0; i+1 < len(f.matches); i++ {
		m, in := &f.matches[i], &f.matches[i+1]
		comma := in.first == m.end+1 && f.body[f.words[m.end].span.Start] == ','
		if !comma && in.first != m.end || m.demonym || in.demonym || f.words[in.first].gap == hyphen {
			continue
		}
		if p, q, ok := f.pair(m, in); ok && !(comma && f.inList(i, p)) {
			m.chosen, m.fixed = p, true
			in.chosen, in.holding = q, true
			in.fixed = true
		} else {
			m.lost = comma && f.elsewhere(i)
			if m.lost {
				m.land = f.land(in)
			}
		}
	}
	for i := range f.matches {
		m := &f.matches[i]
		m.longer = !m.fixed && f.goesOn(m)
	}
}

// inList reports whether match i is a state or a country in a list of such, and no village of that name in the one
// behind it: "California, Maryland, Vermont and Delaware". p is the place that it would be there.
func (f *finder) inList(i, p int) bool {
	if !f.holder(i, f.matches[i].first) || f.places[p].Kind == gazetteer.Region || i+2 >= len(f.matches) {
		return false
	}
	in, next := &f.matches[i+1], &f.matches[i+2]
	at := in.end
	for k := 0; k < 2 && at < next.first && (f.body[f.words[at].span.Start] == ',' || f.l.Joins[f.text(at)]); k++ {
		at++
	}
	return at > in.end && at == next.first && f.holder(i+2, next.first)
}

// goesOn reports whether a name that few know goes on in a language of its own, so that it is another place's: "San Lund
// de Flores".
func (f *finder) goesOn(m *match) bool {
	f.inSentence(m)
	k := m.end + 1
	if !f.spaced(m.end) || !f.has(m.end, lang.GoesOn) || f.upper(m.end) {
		return false
	}
	if f.spaced(k) && f.words[k].letter && !f.upper(k) { // "de la"
		k++
	}
	if !f.spaced(k) || !f.upper(k) {
		return false
	}
	for _, p := range f.places[m.from:m.to] {
		if p.Population >= wellKnown {
			return false
		}
	}
	return true
}

// elsewhere reports whether match i lies in a country or a state that the text names
// behind it, where the gazetteer knows none of its name: "York, Maine". Then it is none of
// those that the gazetteer knows, and nobody knows where it lies. A list ("from Boston,
// Texas and Ohio") is none, and what lies just beyond a border may be seen otherwise.
func (f *finder) elsewhere(i int) bool {
	m, in := &f.matches[i], &f.matches[i+1]
	f.inSentence(m)
	before, behind := m.first-1, in.end
	if m.from == m.to || !f.holder(i+1, in.first) || f.holder(i, m.first) || m.signs.has(isListed) ||
		f.is(before, ',') || f.has(before, lang.Between) || before >= f.first && f.l.Joins[f.text(before)] {
		return false
	}
	if behind < f.end && !f.is(behind, ',') && !f.is(behind, '.') && !f.is(behind, '(') && !f.is(behind, ')') {
		return false
	}
	if f.is(behind, ',') && behind+1 < f.end && (f.upper(behind+1) || f.l.Joins[f.text(behind+1)]) {
		return false
	}
	for a := m.from; a < m.to; a++ {
		for b := in.from; b < in.to; b++ {
			far := beyondRegion
			if f.places[b].Kind == gazetteer.Country {
				far = beyondLand
			}
			if apart(pointOf(&f.places[a]), pointOf(&f.places[b])) < far {
				return false
			}
		}
	}
	return true
}

// How far from the middle of a region and of a country, in radii of the earth, a place is
// sure not to be in it, whoever draws the border.
const (
	beyondRegion = 250 / 6371.0
	beyondLand   = 1000 / 6371.0
)

// apart is the distance of two points through the earth, in its radii.
func apart(p, q point) float64 {
	x, y, z := p.x-q.x, p.y-q.y, p.z-q.z
	return math.Sqrt(float64(x*x) + float64(y*y) + float64(z*z))
}

// land is the country of what may hold other places, if all that is called so lies in one.
func (f *finder) land(in *match) string {
	land := ""
	for b := in.from; b < in.to; b++ {
		switch p := &f.places[b]; {
		case p.Kind != gazetteer.Country && p.Kind != gazetteer.Region:
		case land != "" && land != p.Country:
			return ""
		default:
			land = p.Country
		}
	}
	return land
}

// pair returns the most important place of m that lies in one of in, and that one. A
// country with a country behind it is no village of that one: "Chad, Niger and Mali".
func (f *finder) pair(m, in *match) (p, q int, ok bool) {
	country := f.country(m)
	for b := in.from; b < in.to; b++ {
		for a := m.from; a < m.to; a++ {
			if country && f.places[b].Kind == gazetteer.Country && f.places[a].Kind != gazetteer.Region {
				continue
			}
			if f.places[a].Within(f.places[b]) && (!ok || f.importance(m, a) > f.importance(m, p)) {
				p, q, ok = a, b, true
			}
		}
	}
	return p, q, ok
}

// country reports whether a country is called as a match is.
func (f *finder) country(m *match) bool {
	for _, p := range f.places[m.from:m.to] {
		if p.Kind == gazetteer.Country {
			return true
		}
	}
	return false
}

// entity is one name of the text with the places that it may be, the same wherever the
// text has it: a text seldom means two places by one name, and says so if it does.
type entity struct {
	from   int               // of finder.places; −1: not of this text
	places []gazetteer.Place // from there on
	score  []float64         // probability of each
	prior  []float64         // what each weighs by itself, in log-odds
	beside []int             // names that the text lists it with
	next   []float64         // what each weighs, in log-odds
	fixed  bool
	lost   bool    // none of these
	called float64 // what the text’s calling it a town counts for
	weight float64 // in the company of others
	at     []point // of each of the places
}

// point is a place on the unit sphere.
type point struct{ x, y, z float64 }

func pointOf(p *gazetteer.Place) point {
	lat, lon := p.Lat*math.Pi/180, p.Lon*math.Pi/180
	return point{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
}

// inCompany is how many names of a text are weighed against each other at most: the cost
// of one name does not depend on the length of the text.
const inCompany = 40

// rounds is how often the names are weighed against each other.
const rounds = 3

// resolve chooses a place for each match that is left, and returns the names. home, if
// not nil, is company too.
func (f *finder) resolve(home *Home) []entity {
	entities, of := f.entities()
	around, elsewhere := entities[:min(len(entities), inCompany)], home.company()
	for round := range rounds {
		for i := range entities {
			if i >= inCompany && round+1 < rounds { // nobody's company
				continue
			}
			entities[i].weigh(entities, around, elsewhere)
		}
		for i := range entities {
			entities[i].settle()
		}
	}
	f.namesakes(around)
	for i := range f.matches {
		m := &f.matches[i]
		if !m.fixed && of[i] >= 0 && !entities[of[i]].lost {
			m.chosen = f.said(m, &entities[of[i]])
		}
	}
	f.strays(of)
	return entities
}

// namesakes takes a name of a country that a region of another has too (Georgia) for the region's, where the text names
// that other country, or what lies in it, and nothing elsewhere.
func (f *finder) namesakes(all []entity) {
	for i := range all {
		e := &all[i]
		if e.fixed || e.lost || len(e.score) < 2 || e.places[e.best()].Kind != gazetteer.Country {
			continue
		}
		for k := range e.places {
			p := &e.places[k]
			if p.Kind != gazetteer.Region || p.Country == e.places[e.best()].Country || p.Population < million || !aloneIn(p.Country, e, all) {
				continue
			}
			clear(e.score)
			e.score[k] = 1
			break
		}
	}
}

// aloneIn reports whether all names of a text but one lie in a country, as far as they lie in any.
func aloneIn(country string, but *entity, all []entity) bool {
	found := false
	for i := range all {
		o := &all[i]
		if o.from == but.from && o.from >= 0 || o.lost {
			continue
		}
		switch land := o.places[o.best()].Country; land {
		case country:
			found = true
		case "":
		default:
			return false
		}
	}
	return found
}

// What a text names once and far from all else of it, a small town that shares its name with what
// the gazetteer does not know ("Judea"), is left open where the text names so many other places.
const (
	littleTown = 50_000 // people
	inTouch    = 1000 / 6371.0
	others     = 3
)

// strays leaves open where those places lie that nothing else in the text is near to. of says
// which name each match has.
func (f *finder) strays(of []int) {
	byName := map[int]int{} // of a name, its place
	for i := range f.matches {
		if m := &f.matches[i]; m.chosen >= 0 && len(byName) < inCompany {
			byName[of[i]] = m.chosen
		}
	}
	if len(byName) <= others {
		return
	}
	type lies struct {
		name  int
		place *gazetteer.Place
		at    point
	}
	var all []lies // of each name, once it is asked for
	for i := range f.matches {
		m := &f.matches[i]
		if m.chosen < 0 || m.fixed || m.demonym {
			continue
		}
		p := &f.places[m.chosen]
		if p.Population >= littleTown || p.Kind != gazetteer.City {
			continue
		}
		if all == nil {
			for name, k := range byName {
				all = append(all, lies{name, &f.places[k], pointOf(&f.places[k])})
			}
		}
		at := pointOf(p)
		near := func(q lies) bool {
			return q.name != of[i] && (q.place.Country == p.Country || apart(at, q.at) <= inTouch)
		}
		if !slices.ContainsFunc(all, near) {
			m.chosen = -1
		}
	}
}

// said is the likeliest place of a name, of those that the word behind it allows: a
// province, or any.
func (f *finder) said(m *match, e *entity) int {
	best := e.best()
	if i := m.end; i < len(f.words) && f.words[i].gap == space && f.words[i].class&lang.Division != 0 {
		region := -1
		for k, s := range e.score {
			if p := &e.places[k]; (p.Kind == gazetteer.Region || p.Kind == gazetteer.County) && (region < 0 || s > e.score[region]) {
				region = k
			}
		}
		if region >= 0 {
			best = region
		}
	}
	return e.from + best
}

// entities gathers the names of the matches, and says which of them each match has.
func (f *finder) entities() ([]entity, []int) {
	var entities []entity
	of := make([]int, len(f.matches))
	byKey := map[string]int{}
	for i := range f.matches {
		m := &f.matches[i]
		of[i] = -1
		if m.from == m.to && !m.fixed {
			continue
		}
		k, ok := byKey[m.key]
		if !ok {
			k = len(entities)
			byKey[m.key] = k
			entities = append(entities, f.entity(m))
		}
		e := &entities[k]
		e.weight = min(e.weight+.25, 2)
		e.lost = e.lost || m.lost || m.longer
		f.calls(m, e)
		if m.fixed && !e.fixed {
			e.fixed = true
			for p := range e.score {
				e.score[p] = 0
			}
			e.score[m.chosen-m.from] = 1
		}
		of[i] = k
		if i > 0 && of[i-1] >= 0 && of[i-1] != k && m.signs.has(isListed) && f.parted(f.matches[i-1].end, m.first) {
			o := of[i-1]
			if len(e.beside) < inCompany && len(entities[o].beside) < inCompany {
				e.beside = append(e.beside, o)
				entities[o].beside = append(entities[o].beside, k)
			}
		}
	}
	return entities, of
}

// calls notes what a match says that its name is: "the city of Lunde", "the capital
// Lunde". A dateline names a town.
func (f *finder) calls(m *match, e *entity) {
	f.inSentence(m)
	i, more := m.first-1, 0.0
	if m.signs.has(beforeDateline) {
		more = datelined
	}
	if f.has(i, lang.TownWord) || f.has(i, lang.Tie) && f.has(i-1, lang.TownWord) {
		more = toldKind
	}
	least := gazetteer.City
	if f.has(i, lang.CapitalWord) || f.is(i, ',') && f.has(i-1, lang.CapitalWord) {
		more, least = toldKind, gazetteer.Capital
	}
	if more <= e.called {
		return
	}
	for k := range e.places {
		if kind := e.places[k].Kind; least <= kind && kind <= gazetteer.Capital {
			e.prior[k] += more - e.called
			e.score[k] *= math.Exp(more - e.called)
		}
	}
	e.called = more
	e.normalise()
}

func (f *finder) entity(m *match) entity {
	n := m.to - m.from
	e := entity{from: m.from, places: f.places[m.from:m.to:m.to], weight: .75}
	e.score, e.prior, e.at = make([]float64, n), make([]float64, n), make([]point, n)
	if m.demonym {
		e.weight = .4
	}
	for i := range e.places {
		e.prior[i] = f.importance(m, m.from+i)
		e.score[i] = math.Exp(e.prior[i])
		e.at[i] = pointOf(&e.places[i])
	}
	e.normalise()
	return e
}

// importance is the prior of places[i] as what a match means.
func (f *finder) importance(m *match, i int) float64 {
	p := &f.places[i]
	s := prior(p)
	switch code := f.l.Names[m.key]; {
	case code != "" && p.Region == code && p.Kind >= gazetteer.Region:
		s += byLanguage
	case p.Kind == gazetteer.Region && f.chiefTown(m, p):
		s += lessKnown
	}
	return s
}

// chiefTown reports whether a town in a region is called like it.
func (f *finder) chiefTown(m *match, region *gazetteer.Place) bool {
	for _, p := range f.places[m.from:m.to] {
		if p.Kind <= gazetteer.Capital && p.Region == region.Region {
			return true
		}
	}
	return false
}

func (e *entity) normalise() {
	sum := 0.0
	for _, s := range e.score {
		sum += s
	}
	for i := range e.score {
		e.score[i] /= sum
	}
}

// best is the likeliest place; of equals the first.
func (e *entity) best() int {
	best := 0
	for i, s := range e.score {
		if s > e.score[best] {
			best = i
		}
	}
	return best
}

// prior is how much more often news means one place than others of its name, in
// natural log-odds.
func prior(p *gazetteer.Place) float64 {
	s := perPeople * math.Log(float64(p.Population)+unknownPeople)
	switch p.Kind {
	case gazetteer.Country:
		s += ofCountry
	case gazetteer.Capital:
		s += ofCapital
	case gazetteer.Region:
		s += ofRegion
	case gazetteer.County:
		s = ofCounty
	case gazetteer.Area, gazetteer.Water:
		s = ofArea
	}
	if p.Alias {
		s += ofAlias
	}
	return s
}

// What the importance of a place counts for, in log-odds; chosen on the half of LGL and
// of GeoVirus that we develop on, where the optimum is flat. The population of some
// hamlets is not known; regions have that of their towns, and counties none.
const (
	perPeople     = .75 // for each factor e of people
	unknownPeople = 200
	ofCountry     = 4
	ofCapital     = 2
	ofRegion      = -.3
	ofCounty      = 6
	ofArea        = 14
	ofAlias       = -4
	lessKnown     = -2.5 // a region with a town that is called like it
	toldKind      = 8    // a town that the text says is one
	datelined     = 3    // a town, in a dateline
	byLanguage    = 2    // a country or region that the language has a name of its own for
)
