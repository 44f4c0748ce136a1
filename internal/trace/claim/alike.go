package claim

import (
	"slices"

	"hearsay/internal/news"
)

const (
	// minAlike is how alike two stretches must be to be one claim: as they are, less what
	// either has that is more alike in the other text (see bestOff); and how alike the two
	// groups that they join must be, on the mean. All were set on the development half of
	// docs/gold-claims.md, where figures change little around them.
	minAlike = 0.5
	minMean  = 0.5
	// bestOff is what part of the distance to the best of the other text is taken off
	// (hubs: sentences that are a little like everything; after CSLS, Conneau et al. 2018).
	bestOff = 0.2
	// sureNear is how near two texts are that are taken to tell of one thing; of those that
	// are not so near, two stretches must be more alike, by distrust for each step.
	sureNear = 0.24
	distrust = 2
	// otherVoice takes minAlike's place where the two are by different persons or
	// organisations: what each says of one thing ("condemned the launch", "welcomed the
	// launch") may have many words in common and not be the same.
	otherVoice = 0.75
	// minSharedWords is what part of the weight of a stretch's words must stand in another for the
	// two to be looked at further: one word, of a short one.
	minSharedWords = 0.2
	// maxStretches is how many stretches of one text are looked at, the first: some 400
	// sentences. What lies behind is joined by passages alone.
	maxStretches = 800
	// maxPosts is in how many stretches of a text a word may stand and still lead to them.
	maxPosts = 48
	// maxPointer is how many words that tell something a denial has that only points at what
	// it denies.
	maxPointer = 2
	// copyAlike is how alike two stretches are that count once.
	copyAlike = 0.9
	// maxMembers is how many members of a group speak for it, and maxLooked how many are
	// looked at to find them, the first.
	maxMembers = 12
	maxLooked  = 1024
)

// likePair is two nodes of a story that may be one claim.
type likePair struct {
	a, b int32
	like float32
}

// compare finds the nodes of the pairs of texts that are alike enough to be one claim. Pairs
// are in the order of their first texts.
func (s *stories) compare(pairs []pair) []likePair {
	n := max(1, min(4*maxBlocks, len(pairs)/minBlock))
	found := make([][]likePair, n)
	s.g.each(n, func(i int) {
		var c comparer
		for lo, end := i*len(pairs)/n, (i+1)*len(pairs)/n; lo < end; {
			hi := lo + 1
			for hi < end && pairs[hi].a == pairs[lo].a {
				hi++
			}
			found[i] = c.compare(found[i], s, pairs[lo:hi])
			lo = hi
		}
	})
	return slices.Concat(found...)
}

// comparer holds two texts against each other.
type comparer struct {
	sheet
	mine, theirs []uint64 // of each text: words and the rows that they stand in, in order
	cells        []cell   // by row of the one, then of the other: what they have in common; empty between two texts
	touched      []int32
	best         []float32 // of each row, how alike the most alike of the other text is
	here         []likePair
}

// cell is what two rows have in common: what part of the weight of the words of the first,
// and the product of both.
type cell struct{ part, shared float32 }

// compare adds the nodes of one text and others that are alike enough.
func (c *comparer) compare(found []likePair, s *stories, pairs []pair) []likePair {
	t := pairs[0].a
	if s.words[t] == nil {
		return found
	}
	c.start(s, s.of[t])
	c.mine = c.read(c.mine[:0], t)
	n := len(c.rows)
	for _, p := range pairs {
		if s.words[p.b] == nil {
			continue
		}
		c.cut(n)
		c.theirs = c.read(c.theirs[:0], p.b)
		m := len(c.rows) - n
		c.cells = slices.Grow(c.cells[:0], n*m)[:n*m]
		c.best = slices.Grow(c.best[:0], n+m)[:n+m]
		clear(c.best)
		all := c.meet(n, m)
		need := minAlike + float32(distrust*max(0, sureNear-p.near))
		c.weigh(n, m, all, need)
		found = c.prune(found, need)
	}
	return found
}

// read adds the nodes of a text, and returns where their words stand.
func (c *comparer) read(to []uint64, t int32) []uint64 {
	g := c.s.g
	for n := g.first[t]; n < g.last(t); n++ {
		i := c.add(n)
		words, _ := c.said(i)
		for _, w := range words {
			to = append(to, uint64(w)<<32|uint64(i))
		}
	}
	slices.Sort(to)
	return to
}

// meet fills in what the n rows of one text and the m of the other have in common. A word
// that stands in very many rows of the other leads to none; it reports whether there is no
// such word.
func (c *comparer) meet(n, m int) bool {
	x, y, all := c.mine, c.theirs, true
	c.touched = c.touched[:0]
	for i, j := 0, 0; i < len(x) && j < len(y); {
		w := uint32(x[i] >> 32)
		switch v := uint32(y[j] >> 32); {
		case w < v:
			i++
			continue
		case v < w:
			j++
			continue
		}
		end := j + 1
		for end < len(y) && uint32(y[end]>>32) == w {
			end++
		}
		many := end-j > maxPosts
		all = all && !many
		for ; i < len(x) && uint32(x[i]>>32) == w; i++ {
			a := int(uint32(x[i]))
			if many || !c.s.g.tells(c.rows[a].node) {
				continue
			}
			weight := c.y.rarity[w] * c.rows[a].long
			if weight == 0 {
				continue
			}
			for _, p := range y[j:end] {
				b := int(uint32(p))
				at := a*m + b - n
				k := &c.cells[at]
				if k.part == 0 {
					c.touched = append(c.touched, int32(at))
				}
				k.part += weight
				k.shared += float32(weight * float32(c.y.rarity[w]*c.rows[b].long))
			}
		}
		j = end
	}
	return all
}

// weigh says how alike the rows are that have enough in common; all tells that each cell has
// all of the words that two rows share. It leaves the cells empty.
func (c *comparer) weigh(n, m int, all bool, need float32) {
	c.here = c.here[:0]
	kept := c.touched[:0]
	for _, at := range c.touched {
		k := &c.cells[at]
		if k.part >= minSharedWords && c.s.g.tells(c.rows[n+int(at)%m].node) {
			kept = append(kept, at)
		} else {
			*k = cell{}
		}
	}
	slices.Sort(kept)
	var meant [4]float32
	for len(kept) > 0 {
		a := int(kept[0]) / m
		k := 1
		for k < len(meant) && k < len(kept) && int(kept[k])/m == a {
			k++
		}
		row := func(i int) int { return n + int(kept[min(i, k-1)])%m }
		if k > 1 {
			meant[0], meant[1], meant[2], meant[3] = dots(c.vec(a), c.vec(row(0)), c.vec(row(1)), c.vec(row(2)), c.vec(row(3)))
		} else {
			meant[0] = dot(c.vec(a), c.vec(row(0)))
		}
		for i := range k {
			b, shared := row(i), c.cells[kept[i]].shared
			c.cells[kept[i]] = cell{}
			if !all {
				shared = c.shared(a, b)
			}
			like := c.likeness(a, b, meant[i], shared)
			c.best[a], c.best[b] = max(c.best[a], like), max(c.best[b], like)
			if like >= need {
				c.here = append(c.here, likePair{int32(a), int32(b), like})
			}
		}
		kept = kept[k:]
	}
}

// prune adds the pairs of rows that are still alike enough when what either has that is more
// alike is taken off.
func (c *comparer) prune(found []likePair, need float32) []likePair {
	for _, p := range c.here {
		a, b := c.rows[p.a].node, c.rows[p.b].node
		like := p.like - float32(bestOff*(c.best[p.a]-p.like)) - float32(bestOff*(c.best[p.b]-p.like))
		if like < need || like < otherVoice && c.s.g.otherPerson(a, b) {
			continue
		}
		found = append(found, likePair{a, b, like})
	}
	return found
}

// ownWords reports whether two nodes are by one voice: nobody denies what they say themselves.
func (g *graph) ownWords(a, b int32) bool {
	return g.voice(a) != nil && g.voice(b) != nil && g.sameVoice(a, b)
}

// tells reports whether a node tells something that may be so.
func (g *graph) tells(n int32) bool {
	s := g.statement(n)
	return !g.nodes[n].formula && (s == nil || s.Stance != news.Denies && s.Stance != news.Declines && s.Stance != news.Asks)
}
