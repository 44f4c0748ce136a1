package reuse

import "slices"

// flag flags, once a pair has pieces that may be boilerplate, the lines of both texts
// and, where they are one outlet's, the grams that it repeats.
func (l *Lookup) flag(a, b *Words) {
	ta, tb := l.words[a], l.words[b]
	for _, t := range []*stored{ta, tb} {
		l.flagLines(t)
	}
	if ta.Outlet != "" && ta.Outlet == tb.Outlet {
		for _, t := range []*stored{ta, tb} {
			l.flagRepeated(t)
		}
	}
}

func (l *Lookup) flagLines(t *stored) {
	if t.stale {
		return
	}
	t.stale = true
	t.words.eachStoredLine(t.Outlet, func(lo, hi int, key uint64) {
		if l.recurs(key) {
			setFlag(t.words.flag[lo:hi], boilerplate)
		}
	})
}

// recurs reports whether a line stands on enough pages of its outlet.
func (l *Lookup) recurs(key uint64) bool {
	is, ok := l.lines[key]
	if ok {
		return is
	}
	from := lineKey(key, 0)
	end := Upto(from[:9])
	pages := 0
	for met := true; met && pages < outletTexts; {
		met = false
		l.scan(from, end, false, 1, func(k, _ []byte) bool {
			if len(k) < 17+minRank {
				l.fail(damaged("a line is cut off"))
				return false
			}
			met = true
			pages++
			from = Upto(k[:17])
			return false
		})
	}
	l.lines[key] = pages >= outletTexts
	return l.lines[key]
}

func (l *Lookup) flagRepeated(t *stored) {
	if t.repeated {
		return
	}
	t.repeated = true
	nth := map[uint64]int{}
	for _, g := range t.grams {
		if nth[g.Hash]++; nth[g.Hash] > repeats {
			continue
		}
		if l.repeats(g.Hash, t.Outlet) {
			lo, hi := l.o.around(int(g.Pos), t.words.Len())
			setFlag(t.words.flag[lo:hi], repeated)
		}
	}
}

// repeats reports whether a gram stands on enough pages of an outlet.
func (l *Lookup) repeats(hash uint64, outlet string) bool {
	key := outletGram{outlet, hash}
	if is, ok := l.repts[key]; ok {
		return is
	}
	tag := outletTag(outlet)
	var last Rank
	var pages []uint64
	count := func(p *posted) (more bool) {
		if p.tag != tag || p.rank == last {
			return true
		}
		last = p.rank
		t := l.at(p.rank)
		if page := pageHash(t.Page, t.Rank); t.Outlet == outlet && !slices.Contains(pages, page) {
			pages = append(pages, page)
		}
		return len(pages) < outletTexts
	}
	h := l.headOf(hash)
	more := true
	for i := 0; i < len(h.places) && more; i++ {
		more = count(&h.places[i])
	}
	// The places beyond are read a few at a time: looking up a text is another question.
	for from := h.places; more && !h.all && len(from) > 0 && l.err == nil; {
		from = l.places(hash, next([]byte(from[len(from)-1].rank)), nil, false, somePlaces)
		for i := 0; i < len(from) && more; i++ {
			more = count(&from[i])
		}
	}
	l.repts[key] = len(pages) >= outletTexts
	return l.repts[key]
}
