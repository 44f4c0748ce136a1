package place

import (
	"math"
	"slices"

	"hearsay/internal/gazetteer"
)

// What nearness counts for against importance, in log-odds; chosen as importance was.
const (
	nearBy     = 70 / 6371.0 // the distance at which nearness is half of what it is at none, in radii of the earth
	perName    = 3.0         // what a name of the text that is sure to be near counts for
	inOneState = .3          // of that, what lying in the same region counts for
	inOneLand  = .12         // in the same country
	held       = .6          // in a region that the text names
	heldLand   = .25         // in a country that it names
	ownCounty  = .6          // how likely a county is at least, of all that are called so, if a town named lies in it
	inCounty   = .6          // how near it lies to the county's middle then
	besideLike = 3.0         // what being listed with places of the same kind counts for
)

// weigh weighs the places of one name by their importance and their nearness to those
// around it, of the text and from elsewhere. It writes into next what settle takes over.
func (e *entity) weigh(all, around, home []entity) {
	if e.fixed || len(e.score) < 2 {
		return
	}
	e.next = e.next[:0]
	for i := range e.score {
		var text, elsewhere company
		for k := range around {
			if o := &around[k]; o.from != e.from {
				text.add(o, &e.places[i], e.at[i])
			}
		}
		for k := range home {
			elsewhere.add(&home[k], &e.places[i], e.at[i])
		}
		if less := e.greatest(i) - dwarfed - e.prior[i]; less > 0 && max(text.near, text.region) > withoutThem && !e.amid(i, all) && e.local(i, around) < fewest+float64(moreForLess*less) {
			text.near, text.region = min(text.near, withoutThem), min(text.region, withoutThem)
		}
		like := 0.0
		for _, k := range e.beside {
			like = max(like, all[k].share(e.places[i].Kind))
		}
		e.next = append(e.next, e.prior[i]+float64(perName*(text.ofText()+elsewhere.all()))+float64(besideLike*like))
	}
}

// greatest is the importance of the foremost place of a name beside place i; the island that a town lies on is
// none beside it.
func (e *entity) greatest(i int) float64 {
	most := e.prior[i]
	for k := range e.prior {
		if kind := e.places[k].Kind; kind != gazetteer.Area || apart(e.at[i], e.at[k]) > nearBy {
			most = max(most, e.prior[k])
		}
	}
	return most
}

// amid reports whether place i of a name lies in one region with all that the text lists on both sides of it.
func (e *entity) amid(i int, all []entity) bool {
	for _, k := range e.beside {
		in := 0.0
		for x, s := range all[k].score {
			if all[k].places[x].Region == e.places[i].Region {
				in += s
			}
		}
		if in < .5 {
			return false
		}
	}
	return len(e.beside) >= 2 && e.places[i].Region != ""
}

// company is what speaks for a place of a name: that others of the text, or what is
// known from elsewhere, lie near it, in its region, in its country.
type company struct{ near, region, land float64 }

// Of one text, lying in one region and in one country counts for no more than this, in
// names of the text: a country that is named in five ways ("US", "America", "American")
// is still one, and says nothing of which of its towns is meant.
const (
	mostInRegion = 1.6
	mostInLand   = .75
)

// A namesake of a great city, with so much less to it by itself, is not meant for the sake
// of another city that everybody knows: a report on a match of Pittsburgh's in Houston is
// not about Houston, Pennsylvania. What few know, a county or a town, is another matter:
// who tells of Edgar County means the Paris there. It takes more of them for Florida,
// Massachusetts.
const (
	dwarfed     = 3.0     // how much less a namesake has, in log-odds
	fewest      = .5      // how many names of what few know make up for it,
	moreForLess = .35     // and for each unit more that it has less
	withoutThem = .8      // what nearness and lying in one region count for at most, else
	wellKnown   = 200_000 // people
)

// local is how many names of the text that few know lie near place i of a name.
func (e *entity) local(i int, around []entity) float64 {
	sum := 0.0
	for x := range around {
		o := &around[x]
		if o.from == e.from {
			continue
		}
		for k, s := range o.score {
			if s > unlikely {
				near := nearness(&e.places[i], e.at[i], &o.places[k], o.at[k]).near
				sum += float64(s * near * witness(&o.places[k]))
			}
		}
	}
	return sum
}

// witness is what a place counts for as one that few know. A county is hardly told of but
// in local news.
func witness(p *gazetteer.Place) float64 {
	switch {
	case p.Kind == gazetteer.County:
		return 2
	case p.Population >= wellKnown:
		return 0
	}
	return 1
}

func (c *company) all() float64 { return c.near + c.region + c.land }

func (c *company) ofText() float64 {
	return c.near + min(c.region, mostInRegion) + min(c.land, mostInLand)
}

// add adds a name, by what it most likely means.
func (c *company) add(o *entity, p *gazetteer.Place, at point) {
	for k, s := range o.score {
		if s > unlikely {
			n := nearness(p, at, &o.places[k], o.at[k])
			if o.places[k].Kind == gazetteer.County && p.Kind != gazetteer.County && n.near >= inCounty && len(o.score) > 1 && n.region > 0 {
				s = max(s, ownCounty)
			}
			c.near += float64(o.weight * s * n.near)
			c.region += float64(o.weight * s * n.region)
			c.land += float64(o.weight * s * n.land)
		}
	}
}

// share is how likely a name means a place of a kind; towns and capitals are one.
func (e *entity) share(kind gazetteer.Kind) float64 {
	sum := 0.0
	for i, s := range e.score {
		if k := e.places[i].Kind; k == kind || k <= gazetteer.Capital && kind <= gazetteer.Capital {
			sum += s
		}
	}
	return sum
}

// unlikely is how unlikely a place must be to be no company.
const unlikely = .02

// nearness is how near a place is to another one: its parts add up to no more than 1 and
// a third. (The conversions keep compilers from fusing a product into a sum, which would
// round differently from one processor to another.)
func nearness(c *gazetteer.Place, at point, d *gazetteer.Place, there point) company {
	switch {
	case d.Kind == gazetteer.Country || c.Kind == gazetteer.Country:
		if c.Country == d.Country {
			return company{land: heldLand}
		}
		return company{}
	case d.Kind == gazetteer.Region || c.Kind == gazetteer.Region:
		if c.Region == d.Region {
			return company{region: held}
		}
		if c.Country == d.Country {
			return company{land: inOneLand}
		}
		return company{}
	}
	x, y, z := at.x-there.x, at.y-there.y, at.z-there.z
	near := 1 / (1 + (float64(x*x)+float64(y*y)+float64(z*z))/(nearBy*nearBy))
	switch {
	case c.Region == d.Region && c.Region != "":
		return company{near: max(0, near-inOneState) + float64(inOneState*near), region: inOneState}
	case c.Country == d.Country && c.Country != "":
		return company{near: near, land: max(0, inOneLand-near)}
	}
	return company{near: near}
}

// settle takes over what the places of a name were found to weigh, as probabilities.
func (e *entity) settle() {
	if e.fixed || len(e.next) != len(e.score) || len(e.next) == 0 {
		return
	}
	most := slices.Max(e.next)
	for i, s := range e.next {
		e.score[i] = math.Exp(s - most)
	}
	e.normalise()
}

// sortPlaces puts the more important places first.
func sortPlaces(p []gazetteer.Place) {
	slices.SortFunc(p, func(a, b gazetteer.Place) int {
		switch {
		case before(&a, &b):
			return -1
		case before(&b, &a):
			return 1
		}
		return 0
	})
}

// before reports whether p is more important than q. Their ids settle what is left.
func before(p, q *gazetteer.Place) bool {
	if a, b := prior(p), prior(q); a != b {
		return a > b
	}
	if p.ID != q.ID {
		return p.ID < q.ID
	}
	return p.Region < q.Region
}
