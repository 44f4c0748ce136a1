package news

// Heard is where an origin of a claim was first heard, and how many articles have it from
// there.
type Heard struct {
	First     *Telling // nil: no telling rests on it
	N         int      // articles that tell it on its word, later versions not counted
	Open      int      // of which it is not known which way the words went
	Elsewhere int      // of which name no source for it, and give this one for something else: see Telling
}

// Heard counts the tellings of each origin, in the order of Origins.
func (c *Claim) Heard() []Heard {
	by := make([]Heard, len(c.Origins))
	for i := range c.Tellings {
		x := &c.Tellings[i]
		if x.Origin < 0 || x.Origin >= len(by) || x.Revises != "" {
			continue
		}
		h := &by[x.Origin]
		if h.First == nil || h.First.Elsewhere && !x.Elsewhere {
			h.First = x
		}
		h.N++
		if x.Elsewhere {
			h.Elsewhere++
		}
		if x.Parent != "" && !x.Decided {
			h.Open++
		}
	}
	return by
}
