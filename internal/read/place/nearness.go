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
	inOneLand  = .05         // in the same country
	held       = .6          // in a region that the text names
	heldLand   = .25         // in a country that it names
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
		support := 0.0
		for k := range around {
			if o := &around[k]; o.from != e.from {
				support += float64(o.weight * o.nearest(&e.places[i], e.at[i]))
			}
		}
		for k := range home {
			support += float64(home[k].weight * home[k].nearest(&e.places[i], e.at[i]))
		}
		like := 0.0
		for _, k := range e.beside {
			like = max(like, all[k].share(e.places[i].Kind))
		}
		e.next = append(e.next, e.prior[i]+float64(perName*support)+float64(besideLike*like))
	}
}

// nearest is how near, from 0 to 1, a place is to what a name most likely means.
func (e *entity) nearest(c *gazetteer.Place, at point) float64 {
	sum := 0.0
	for k, s := range e.score {
		if s > unlikely {
			sum += float64(s * nearness(c, at, &e.places[k], e.at[k]))
		}
	}
	return sum
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

// nearness is how near a place is to another one, from 0 to 1; lying in the same region
// adds to it. (The conversions keep compilers from fusing a product into a sum, which
// would round differently from one processor to another.)
func nearness(c *gazetteer.Place, at point, d *gazetteer.Place, there point) float64 {
	switch {
	case d.Kind == gazetteer.Country || c.Kind == gazetteer.Country:
		if c.Country == d.Country {
			return heldLand
		}
		return 0
	case d.Kind == gazetteer.Region || c.Kind == gazetteer.Region:
		if c.Region == d.Region {
			return held
		}
		if c.Country == d.Country {
			return inOneLand
		}
		return 0
	}
	x, y, z := at.x-there.x, at.y-there.y, at.z-there.z
	near := 1 / (1 + (float64(x*x)+float64(y*y)+float64(z*z))/(nearBy*nearBy))
	switch {
	case c.Region == d.Region && c.Region != "":
		near = max(near, inOneState) + float64(inOneState*near)
	case c.Country == d.Country && c.Country != "":
		near = max(near, inOneLand)
	}
	return near
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
