package reuse

import "slices"

// Seed is a gram that two texts share: the word at which it stands in each.
type Seed struct{ A, B uint32 }

// Candidate is an earlier text with the grams by which it was found.
type Candidate struct {
	Text  int
	Seeds []Seed // A in the later text, B in the earlier one; sorted by A
}

// collector finds candidates. It holds buffers.
type collector struct {
	hits   []hit          // in order of Seed.A, and for one text of Seed.B
	kept   []uint64       // those that may count: their texts, and below them their places in hits
	weight [1 << 12]uint8 // of hits, by the low bits of their texts
	stock  []uint32       // words of the text at which a stock phrase begins
}

type hit struct {
	text   uint32
	weight uint8
	Seed
}

// strong is what a hit weighs that may make a passage by itself, and what a candidate's
// hits weigh at least.
const strong = 2

// candidates returns the texts before text i that may share a passage with it,
// in order. Not all shared grams are among the seeds: see fewPlaces. By far most texts
// share one gram by chance and nothing else. They are left out without a look at them,
// unless two words more beside the gram agree or both are in quotation marks.
func (c *collector) candidates(in library, i int) []Candidate {
	c.hits, c.kept, c.stock = c.hits[:0], c.kept[:0], c.stock[:0]
	clear(c.weight[:])
	in.own(i, func(p *place, before []place) {
		for n := len(before); n > 0 && before[n-1].text == p.text; n-- {
			before = before[:n-1]
		}
		if len(before) == 0 {
			return
		}
		if p.seen() >= stock && 2*p.seen() >= min(p.index(), phraseAmong) {
			c.stock = append(c.stock, p.pos)
		}
		if p.seen() >= phrase {
			return
		}
		if len(before) <= fewPlaces {
			c.add(p, before)
			return
		}
		c.add(p, before[:firstPlaces])
		c.add(p, before[len(before)-lastPlaces:])
	})
	for k := range c.hits {
		if h := &c.hits[k]; c.weight[h.text%uint32(len(c.weight))] >= strong { // of this text, or of others with it: see below
			c.kept = append(c.kept, uint64(h.text)<<32|uint64(k))
		}
	}
	slices.Sort(c.kept)
	var cs []Candidate
	seeds := make([]Seed, 0, len(c.kept)) // one array for all
	for k := 0; k < len(c.kept); {
		text, from, weight := uint32(c.kept[k]>>32), len(seeds), 0
		for ; k < len(c.kept) && uint32(c.kept[k]>>32) == text; k++ {
			h := &c.hits[uint32(c.kept[k])]
			seeds = append(seeds, h.Seed)
			weight += int(h.weight)
		}
		if weight < strong { // what is found must not depend on how texts are numbered
			seeds = seeds[:from]
			continue
		}
		cs = append(cs, Candidate{Text: int(text), Seeds: seeds[from:len(seeds):len(seeds)]})
	}
	return cs
}

// add takes up the places of a gram in other texts.
func (c *collector) add(p *place, places []place) {
	for k := range places {
		q := &places[k]
		weight := uint8(1)
		if p.quoted() && q.quoted() || p.around.agree(q.around) >= 2 {
			weight = strong
		}
		c.hits = append(c.hits, hit{q.text, weight, Seed{p.pos, q.pos}})
		w := &c.weight[q.text%uint32(len(c.weight))]
		*w = min(*w+weight, strong)
	}
}
