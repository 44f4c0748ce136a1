package place

import (
	"slices"
	"strings"

	"hearsay/internal/gazetteer"
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Home is where an outlet is at home, as far as its address and its texts tell: local
// news does not say which Paris it is from. It is the idea of the local lexicon
// (Lieberman, Samet & Sankaranarayanan 2010), taken from the outlet's texts themselves.
// The nil Home says nothing.
type Home struct {
	named []entity // by the address: its country, and the place in its name
	told  []entity // by the texts
}

// What a home's parts weigh as company of a text's names; a name of the text has 1 to 2.
const (
	landWeight = 6.0
	nameWeight = 2.0
	toldWeight = 10.0 // all that the texts name together
)

// maxTold is how many names of an outlet's texts are kept.
const maxTold = 240

// HomeOf is the home of the outlet at an address, "www.lundeherald.example", of which
// nothing else is known yet.
func HomeOf(address string, l *lang.Place) *Home {
	h := &Home{}
	host := strings.ToLower(address)
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	if l == nil || len(host) > maxHost {
		return h
	}
	labels := strings.Split(strings.TrimPrefix(host, "www."), ".")
	if p, ok := gazetteer.Coded(landOf(labels[len(labels)-1])); ok {
		h.named = append(h.named, single(p, landWeight))
	}
	for _, label := range labels[:len(labels)-1] {
		if places := placesIn(label, l); len(places) > 0 {
			e := entity{from: -1, places: places, weight: nameWeight}
			for i := range places {
				e.score = append(e.score, float64(places[i].Population+unknownPeople))
				e.at = append(e.at, pointOf(&places[i]))
			}
			e.normalise()
			h.named = append(h.named, e)
		}
	}
	return h
}

// maxHost is how long the name of a host is at most (RFC 1035).
const maxHost = 253

// landOf is the country that a top-level domain stands for. Those that anybody uses
// stand for none.
func landOf(domain string) string {
	switch domain {
	case "uk":
		return "GB"
	case "tv", "me", "io", "co", "fm", "am", "ai", "ws", "cc", "to", "ly", "in", "us":
		return ""
	}
	if len(domain) != 2 {
		return ""
	}
	return strings.ToUpper(domain)
}

func single(p gazetteer.Place, weight float64) entity {
	return entity{from: -1, places: []gazetteer.Place{p}, score: []float64{1}, at: []point{pointOf(&p)}, weight: weight}
}

// placesIn are the places that a label of an address names before words of outlets:
// "lundeherald", "lunde-news".
func placesIn(label string, l *lang.Place) []gazetteer.Place {
	ends := wordsFrom(label, l)
	for n := len(label); n >= shortest; n-- {
		if !ends[n] {
			continue
		}
		name := []byte(label[:n])
		for i := range name {
			if i == 0 || name[i-1] == '-' {
				name[i] = upperByte(name[i])
			}
		}
		places := gazetteer.Named(nil, strings.ReplaceAll(string(name), "-", " "))
		places = slices.DeleteFunc(places, func(p gazetteer.Place) bool { return p.Alias || p.Population < smallTown })
		if len(places) > 0 && !l.Doubtful[string(name)] {
			sortPlaces(places)
			return places[:min(len(places), maxPlaces)]
		}
	}
	return nil
}

// smallTown is how many people a town has that an outlet is named after.
const smallTown = 1000

func upperByte(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

// wordsFrom says of each byte of a label whether nothing but words of organisations, one
// after the other, stands from there on: "dailynews".
func wordsFrom(label string, l *lang.Place) []bool {
	ok := make([]bool, len(label)+1)
	ok[len(label)] = true
	for i := len(label) - 1; i >= 0; i-- {
		for k := i + 1; k <= min(i+longestWord, len(label)) && !ok[i]; k++ {
			ok[i] = ok[k] && (label[i:k] == "-" || l.Words[label[i:k]]&(lang.OrgWord|lang.PlaceLead) != 0)
		}
	}
	return ok
}

// longestWord is how many bytes a word of an address has at most.
const longestWord = 20

// Learn adds what one of the outlet's texts names. The order of texts does not matter.
func (h *Home) Learn(body string, a *news.Analysis, l *lang.Place) {
	_, entities := read(body, a, l, h.address())
	for i := range entities {
		e := &entities[i]
		e.from, e.prior, e.next, e.beside = -1, nil, nil, nil
		if b := e.best(); e.places[b].Kind <= gazetteer.Region && len(h.told) < maxTold {
			e.places = slices.Clone(e.places)
			h.told = append(h.told, *e)
		}
	}
	for i := range h.told {
		h.told[i].weight = toldWeight / float64(len(h.told))
	}
}

// address is the home without what texts have told.
func (h *Home) address() *Home { return &Home{named: h.named} }

// company is what a home adds to the company of a text's names.
func (h *Home) company() []entity {
	if h == nil {
		return nil
	}
	if len(h.told) == 0 {
		return h.named
	}
	return append(slices.Clip(h.named), h.told...)
}
