package claim

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

const (
	// minAlike is how alike two stretches must be to be one claim: as they are, less what
	// either has that is more alike in the other text (see bestOff); and how alike the two
	// groups that they join must be, on the mean, perDoubling more for each doubling of their
	// members beyond two: a wide claim is joined with care, since what strays in there is
	// counted with all. Set on the training events of docs/gold-claims.md, where figures
	// change little around them.
	minAlike    = 0.47
	minMean     = 0.47
	perDoubling = 0.03
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
	// minTelling is how many words that tell something a stretch must have.
	minTelling = 3
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

const (
	// maxSheets is in how many parts the pairs of texts are cut that are held against each
	// other, and minSheets how many pairs one has at least: each part reads its texts anew.
	maxSheets = 32
	minSheets = 512
	// maxHeld is how many nodes a part holds that it has read, some 20 MB of them: texts of
	// one day are held against each other again and again.
	maxHeld = 1 << 15
)

// compare finds the nodes of the pairs of texts that are alike enough to be one claim.
func (s *stories) compare(pairs []pair, ranks []int32) []likePair {
	pairs = slices.Clone(pairs)
	first := func(p pair) int32 { return min(ranks[p.a], ranks[p.b]) }
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(first(x), first(y)), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	found := make([][]likePair, max(1, min(maxSheets, len(pairs)/minSheets)))
	s.g.each(len(found), func(i int) {
		c := comparer{s: s, held: map[int32]*textSheet{}}
		for _, p := range pairs[i*len(pairs)/len(found) : (i+1)*len(pairs)/len(found)] {
			found[i] = c.compare(found[i], p)
		}
	})
	return slices.Concat(found...)
}

// comparer holds texts against each other, two at a time.
type comparer struct {
	s       *stories
	held    map[int32]*textSheet
	queue   []*textSheet // those held, the first read first
	rows    int          // how many they have together
	free    []*textSheet
	cells   []cell // by row of the one, then of the other: what they have in common; empty between two texts
	touched []int32
	mine    []float32 // of each row, how alike the most alike of the other text is
	theirs  []float32
	here    []likePair
}

// textSheet is what the nodes of one text say.
type textSheet struct {
	sheet
	text  int32
	words []uint64 // words and the rows that they stand in, in order
	tells []bool   // of each row: see graph.tells; it has minTelling words
}

// cell is what two rows have in common: what part of the weight of the words of the first,
// and the product of both.
type cell struct{ part, shared float32 }

// compare adds the nodes of two texts that are alike enough.
func (c *comparer) compare(found []likePair, p pair) []likePair {
	if c.s.words[p.a] == nil || c.s.words[p.b] == nil {
		return found
	}
	x := c.text(p.a, nil)
	y := c.text(p.b, x)
	n, m := len(x.rows), len(y.rows)
	c.cells = slices.Grow(c.cells[:0], n*m)[:n*m]
	c.mine = slices.Grow(c.mine[:0], n)[:n]
	c.theirs = slices.Grow(c.theirs[:0], m)[:m]
	clear(c.mine)
	clear(c.theirs)
	all := c.meet(x, y)
	need := minAlike + float32(distrust*max(0, sureNear-p.near))
	c.weigh(x, y, all, need)
	return c.prune(found, x, y, need)
}

// text reads a text, if it is not held. It does not let go of keep.
func (c *comparer) text(t int32, keep *textSheet) *textSheet {
	if p := c.held[t]; p != nil {
		return p
	}
	for len(c.queue) > 0 && c.rows > maxHeld {
		old := c.queue[0]
		c.queue = c.queue[1:]
		if old == keep {
			c.queue = append(c.queue, old)
			if len(c.queue) == 1 {
				break
			}
			continue
		}
		c.rows -= len(old.rows)
		delete(c.held, old.text)
		c.free = append(c.free, old)
	}
	p := &textSheet{}
	if k := len(c.free); k > 0 {
		p, c.free = c.free[k-1], c.free[:k-1]
	}
	p.read(c.s, t)
	c.held[t] = p
	c.queue = append(c.queue, p)
	c.rows += len(p.rows)
	return p
}

// read reads a text.
func (p *textSheet) read(s *stories, t int32) {
	g := s.g
	p.start(s, s.of[t])
	p.text, p.words, p.tells = t, p.words[:0], p.tells[:0]
	p.vecs = slices.Grow(p.vecs, int(g.last(t)-g.first[t])*p.dims)
	for n := g.first[t]; n < g.last(t); n++ {
		i := p.add(n)
		words, _ := p.said(i)
		for _, w := range words {
			p.words = append(p.words, uint64(w)<<32|uint64(i))
		}
		p.tells = append(p.tells, g.tells(n) && len(words) >= minTelling)
	}
	slices.Sort(p.words)
}

// meet fills in what the rows of two texts have in common. A word that stands in very many
// rows of the other leads to none; it reports whether there is no such word.
func (c *comparer) meet(p, q *textSheet) bool {
	x, y, m, all := p.words, q.words, len(q.rows), true
	rarity := p.y.rarity
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
			weight := rarity[w] * p.rows[a].long
			if many || weight == 0 || !p.tells[a] {
				continue
			}
			for _, z := range y[j:end] {
				b := int(uint32(z))
				k := &c.cells[a*m+b]
				if k.part == 0 {
					c.touched = append(c.touched, int32(a*m+b))
				}
				k.part += weight
				k.shared += float32(weight * float32(rarity[w]*q.rows[b].long))
			}
		}
		j = end
	}
	return all
}

// weigh says how alike the rows are that have enough in common; all tells that each cell has
// all of the words that two rows share. It leaves the cells empty.
func (c *comparer) weigh(x, y *textSheet, all bool, need float32) {
	c.here = c.here[:0]
	m := len(y.rows)
	kept := c.touched[:0]
	for _, at := range c.touched {
		k := &c.cells[at]
		if a, b := int(at)/m, int(at)%m; k.part >= minSharedWords && y.tells[b] && x.rows[a].no == y.rows[b].no {
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
		row := func(i int) int { return int(kept[min(i, k-1)]) % m }
		if k > 1 {
			meant[0], meant[1], meant[2], meant[3] = dots(x.vec(a), y.vec(row(0)), y.vec(row(1)), y.vec(row(2)), y.vec(row(3)))
		} else {
			meant[0] = dot(x.vec(a), y.vec(row(0)))
		}
		for i := range k {
			b, common := row(i), c.cells[kept[i]].shared
			c.cells[kept[i]] = cell{}
			if !all {
				common = shared(&x.sheet, a, &y.sheet, b)
			}
			like := likeness(&x.sheet, a, &y.sheet, b, meant[i], common) + leads(&x.sheet, a, &y.sheet, b)
			c.mine[a], c.theirs[b] = max(c.mine[a], like), max(c.theirs[b], like)
			if like >= need {
				c.here = append(c.here, likePair{int32(a), int32(b), like})
			}
		}
		kept = kept[k:]
	}
}

// prune adds the pairs of rows that are still alike enough when what either has that is more
// alike is taken off.
func (c *comparer) prune(found []likePair, x, y *textSheet, need float32) []likePair {
	for _, p := range c.here {
		a, b := x.rows[p.a].node, y.rows[p.b].node
		like := p.like - float32(bestOff*(c.mine[p.a]-p.like)) - float32(bestOff*(c.theirs[p.b]-p.like))
		if like < need || like < otherVoice && c.s.g.anotherSays(a, b) {
			continue
		}
		found = append(found, likePair{a, b, like})
	}
	return found
}

// anotherSays reports whether two nodes are what two persons or organisations say, and not
// what one says and the other doubts or judges.
func (g *graph) anotherSays(a, b int32) bool {
	return (g.nodes[a].aside == 0) == (g.nodes[b].aside == 0) && g.otherPerson(a, b)
}

// ownWords reports whether two nodes are by one voice: nobody denies what they say themselves.
func (g *graph) ownWords(a, b int32) bool {
	return g.voice(a) != nil && g.voice(b) != nil && g.sameVoice(a, b)
}

// tells reports whether a node tells something that may be so.
func (g *graph) tells(n int32) bool {
	return !g.nodes[n].formula && !g.nodes[n].caption && g.asserts(n)
}

// asserts reports whether who speaks in a node says that something may be so, and does not
// deny it, put it as a question, or decline to say.
func (g *graph) asserts(n int32) bool {
	s := g.statement(n)
	return s == nil || s.Stance != news.Declines && s.Stance != news.Asks && !g.denies(n)
}
