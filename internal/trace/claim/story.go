package claim

import (
	"cmp"
	"math"
	"slices"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

const (
	// maxKeys is how many words of a text, those that tell most of what it is about, it is
	// known by to others.
	maxKeys = 40
	// keyWindow is how many texts that have a key too, before and behind a text in the order
	// of publication, are looked at.
	keyWindow = 12
	// minKeys is how many keys two texts must share, and minNear what part of the weight of
	// their keys, to be held against each other.
	minKeys = 3
	minNear = 0.12
	// maxStory is how far apart two texts may be published and still tell one story: a
	// month, since what was announced is told again when it happens.
	maxStory = 31 * 24 * time.Hour
	// maxTexts is how many texts one is held against at most, the nearest of them.
	maxTexts = 12
)

// pair is two texts that may tell one thing, and what part of the weight of the words
// that they are known by they share. a is the smaller.
type pair struct {
	a, b int32
	near float32
}

// byTexts orders pairs by their texts.
func byTexts(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }

// key is a word that a text is known by.
type key struct {
	word   int32 // number of its stem
	weight float32
}

// keys are the words that each text is known by, those that tell most first.
func (g *graph) keys() [][]key {
	keys := make([][]key, len(g.set.Texts))
	blocks(len(keys), maxBlocks, minBlock, g.each, func(lo, hi int) {
		type count struct {
			word   int32
			n      int32
			rarity float32
		}
		var counts []count
		var all []uint64
		at := make([]int32, g.read.stems) // of a stem, its place among the counts, from 1
		for t := lo; t < hi; t++ {
			if g.read.lexicon[t] == nil {
				continue
			}
			counts, all = counts[:0], all[:0]
			forms := g.read.forms[t].all
			for _, i := range g.read.tokens[t] {
				f := &forms[i]
				if f.marks&sayMark == 0 {
					continue
				}
				if at[f.stem] == 0 {
					counts = append(counts, count{word: f.stem, rarity: f.rarity})
					at[f.stem] = int32(len(counts))
				}
				counts[at[f.stem]-1].n++
			}
			for _, c := range counts {
				at[c.word] = 0
				weight := c.rarity * (1 + steps(math.Log(float64(c.n))))
				all = append(all, uint64(^math.Float32bits(weight))<<32|uint64(c.word))
			}
			keys[t] = mostTelling(all)
		}
	})
	return keys
}

// mostTelling are the heaviest of the keys of a text, as a vector of unit length. They are
// packed: of numbers that are not negative, the bits are in the order of the numbers.
func mostTelling(packed []uint64) []key {
	slices.Sort(packed)
	out := make([]key, min(len(packed), maxKeys))
	for i := range out {
		out[i] = key{int32(uint32(packed[i])), math.Float32frombits(^uint32(packed[i] >> 32))}
	}
	var long float64
	for _, k := range out {
		long += float64(float64(k.weight) * float64(k.weight))
	}
	for i := range out {
		out[i].weight /= float32(math.Sqrt(long))
	}
	return out
}

// steps rounds a logarithm to what every processor makes the same of.
func steps(x float64) float32 { return float32(math.Round(x*32)) / 32 }

// fnv is the 64-bit FNV-1a hash of a word: two words that have the same are as good as
// never met, and would bring two texts together that nothing else joins.
func fnv(w []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range w {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// near are the pairs of texts that may tell one thing: those that have enough of the words
// that they are known by in common, and are not published too far apart. rank is the place
// of each text in the order of publication. The cost grows with the number of texts,
// however many of them tell one story: each is held against maxTexts others at most, those
// that are published near it before those that are far.
func near(keys [][]key, words int, rank []int32, far func(a, b int32) bool, each func(n int, f func(i int))) []pair {
	posts, at := post(keys, words, rank)
	found := make([][]pair, len(keys))
	blocks(len(keys), maxBlocks, minBlock, each, func(lo, hi int) {
		type common struct {
			text   int32
			n      int32
			weight float32
		}
		var sum, best []common
		slot := make([]int32, len(keys)) // of a text, its place in sum, from 1
		for i := lo; i < hi; i++ {
			sum, best = sum[:0], best[:0]
			for _, p := range at[i] {
				me := posts[p]
				look := func(j int) bool {
					if j < 0 || j >= len(posts) || posts[j].word != me.word {
						return false
					}
					t := posts[j].text
					if slot[t] == 0 {
						sum = append(sum, common{text: t})
						slot[t] = int32(len(sum))
					}
					c := &sum[slot[t]-1]
					c.n++
					c.weight += float32(me.weight * posts[j].weight)
					return true
				}
				for d := 1; d <= keyWindow && look(int(p)+d); d++ {
				}
				for d := 1; d <= keyWindow && look(int(p)-d); d++ {
				}
			}
			for _, c := range sum {
				slot[c.text] = 0
				if c.n >= minKeys && c.weight >= minNear && !far(int32(i), c.text) {
					best = append(best, c)
				}
			}
			slices.SortFunc(best, func(a, b common) int { return cmp.Or(-cmp.Compare(a.weight, b.weight), cmp.Compare(a.text, b.text)) })
			for _, c := range best[:min(len(best), maxTexts)] {
				found[i] = append(found[i], pair{min(int32(i), c.text), max(int32(i), c.text), c.weight})
			}
		}
	})
	pairs := slices.Concat(found...)
	slices.SortFunc(pairs, byTexts)
	return slices.CompactFunc(pairs, func(x, y pair) bool { return byTexts(x, y) == 0 })
}

// posting is that a text has a key.
type posting struct {
	word   int32
	text   int32
	weight float32
}

// post puts the keys of all texts in the order of words, and of those that have one word in
// the order of publication. at are the places of each text's keys among them, in order.
func post(keys [][]key, words int, rank []int32) (posts []posting, at [][]int32) {
	texts := make([]int32, len(keys))
	next := make([]int32, words+1) // of a word, where its next posting goes
	n := 0
	for t, ks := range keys {
		texts[t] = int32(t)
		n += len(ks)
		for _, k := range ks {
			next[k.word+1]++
		}
	}
	for w := range words {
		next[w+1] += next[w]
	}
	slices.SortFunc(texts, func(a, b int32) int { return cmp.Or(cmp.Compare(rank[a], rank[b]), cmp.Compare(a, b)) })
	posts, at = make([]posting, n), make([][]int32, len(keys))
	places := make([]int32, 0, n)
	for _, t := range texts {
		first := len(places)
		for _, k := range keys[t] {
			posts[next[k.word]] = posting{k.word, t, k.weight}
			places = append(places, next[k.word])
			next[k.word]++
		}
		at[t] = places[first:len(places):len(places)]
		slices.Sort(at[t])
	}
	return posts, at
}

// joinStories joins what texts that may tell of one thing say in other words. What cannot
// touch each other is worked on side by side.
func (g *graph) joinStories() {
	keys := g.keys()
	dates, lexicon := g.firstDates(), g.read.lexicon
	far := func(a, b int32) bool { return apart(dates[a], dates[b]) > maxStory || lexicon[a] != lexicon[b] }
	ranks := g.ranks()
	pairs := near(keys, g.read.stems, ranks, far, g.each)
	g.markFormulas(keys, pairs)
	s := g.stories(pairs)
	s.joinAlike(pairs, ranks)
	s.oppose(pairs)
	s.answer(pairs, ranks)
	g.near = pairs
}

// nearEach reports whether two texts may tell one thing: see near.
func (g *graph) nearEach(t, u int32) bool {
	_, ok := slices.BinarySearchFunc(g.near, pair{a: min(t, u), b: max(t, u)}, byTexts)
	return ok
}

// ranks is the place of each text in the order of its first printing.
func (g *graph) ranks() []int32 {
	out := make([]int32, len(g.set.Texts))
	for t, printings := range g.set.Printings() {
		out[t] = int32(len(g.set.Articles))
		if len(printings) > 0 {
			out[t] = int32(printings[0])
		}
	}
	return out
}

// story is texts of one language that may tell of one thing: what pairs, or claims found
// before, join. Its words are numbered as they come.
type story struct {
	texts  []int32
	place  []int32   // of a word: in the vectors, or -1
	rarity []float32 // in the language, and among what the story's texts assert
}

// stories are those of a set. What a text says is read again whenever it is wanted: held for
// all of them it would take gigabytes.
type stories struct {
	g     *graph
	of    []*story  // of each text; nil for one that is in none
	words [][]int32 // of each text in one: the numbers of its tokens' words in the story, as far as they stand in nodes
}

func (g *graph) stories(pairs []pair) *stories {
	f := newForest(len(g.set.Texts))
	for _, p := range pairs {
		f.join(p.a, p.b)
	}
	for n := range g.nodes {
		f.join(g.nodes[n].text, g.nodes[g.find(int32(n))].text)
	}
	s := &stories{g: g, of: make([]*story, len(f)), words: make([][]int32, len(f))}
	var all []*story
	for t := range f {
		r := f.find(int32(t))
		if r == int32(t) {
			continue
		}
		if s.of[r] == nil {
			s.of[r] = &story{texts: []int32{r}}
			all = append(all, s.of[r])
		}
		s.of[t] = s.of[r]
		s.of[t].texts = append(s.of[t].texts, int32(t))
	}
	blocks(len(all), maxBlocks, minBlock, g.each, func(lo, hi int) {
		number := make([]int32, g.read.stems) // of a stem, its number in the story, from 1
		for _, y := range all[lo:hi] {
			s.number(y, number)
		}
	})
	return s
}

// number numbers the words of a story, and works out how rare they are. number has room for
// every stem; it is empty before and after.
func (s *stories) number(y *story, number []int32) {
	g, l := s.g, s.g.read.lexicon[y.texts[0]]
	if l == nil {
		return
	}
	var spread []int32 // by word: in how many nodes
	var last []int32   // by word: the last of them
	var stems []int32
	nodes := 0
	for _, t := range y.texts {
		if g.read.lexicon[t] == nil {
			continue
		}
		forms, tokens := g.read.forms[t].all, g.read.tokens[t]
		s.words[t] = make([]int32, len(tokens))
		for n := g.first[t]; n < g.last(t); n++ {
			nodes++
			for _, p := range s.spoken(n) {
				lo, hi := news.Within(g.set.Analyses[t].Tokens, p)
				for i := lo; i < min(hi, lo+maxStretch); i++ {
					f := &forms[tokens[i]]
					if f.marks&sayMark == 0 {
						continue
					}
					k := number[f.stem]
					if k == 0 {
						stems = append(stems, f.stem)
						k = int32(len(stems))
						number[f.stem] = k
						y.place, y.rarity = append(y.place, f.place), append(y.rarity, f.rarity)
						spread, last = append(spread, 0), append(last, -1)
					}
					s.words[t][i] = k - 1
					if last[k-1] != n {
						last[k-1] = n
						spread[k-1]++
					}
				}
			}
		}
	}
	for _, w := range stems {
		number[w] = 0
	}
	for k := range y.rarity {
		local := steps(math.Log(float64(nodes+1) / (float64(spread[k]) + .5)))
		y.rarity[k] = float32(rarityPart*y.rarity[k]) + float32((1-rarityPart)*local)
	}
}

// last is the end of the nodes of text t that are looked at.
func (g *graph) last(t int32) int32 { return min(g.end[t], g.first[t]+maxStretches) }

// maxPrints is how many texts with one sentence are looked at for whether it is a formula.
const maxPrints = 64

// markFormulas marks the sentences that texts have word for word in common which share
// little else: rights reserved, requests for comment, notes on corrections. They are
// nobody's claim. Of each sentence the texts that follow each other are held against each
// other, so that the cost grows with their number.
func (g *graph) markFormulas(keys [][]key, pairs []pair) {
	near := func(a, b int32) bool {
		_, ok := slices.BinarySearchFunc(pairs, pair{a: a, b: b}, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
		return ok
	}
	same := g.prints(keys)
	blocks(len(same), maxBlocks, minBlock, g.each, func(lo, hi int) {
		g.markFormulasAmong(same, lo, hi, keys, near)
	})
	for n := range g.nodes {
		if w := g.nodes[n].whole; w >= 0 {
			g.nodes[n].formula = g.nodes[w].formula
		}
	}
}

// markFormulasAmong looks at the sentences of which the first print stands at lo or behind it,
// and before hi.
func (g *graph) markFormulasAmong(same []print, lo, hi int, keys [][]key, near func(a, b int32) bool) {
	i := lo
	for i > 0 && i < hi && same[i].hash == same[i-1].hash {
		i++ // of a sentence that begins before
	}
	for i < hi {
		j := i + 1
		for j < len(same) && same[j].hash == same[i].hash {
			j++
		}
		formula, apart, looked := false, 0, 0
		for k := i + 1; k < min(j, i+maxPrints) && !formula; k++ {
			a, b := g.nodes[same[k-1].node].text, g.nodes[same[k].node].text
			if a == b {
				continue
			}
			formula = !near(a, b) && inCommon(keys[a], keys[b]) < minNear
			if looked++; j-i >= minFormula && g.beside(keys, same[k-1].node, same[k].node) < minNear {
				apart++
			}
		}
		formula = formula || j-i >= minFormula && 2*apart > looked
		for ; i < j; i++ {
			g.nodes[same[i].node].formula = formula
		}
	}
}

// print is what a node's words are known by.
type print struct {
	hash uint64
	node int32
}

// prints are those of the statements and assertions of all texts that have keys: the same
// words one after the other.
func (g *graph) prints(keys [][]key) []print {
	all := make([]print, len(g.nodes))
	blocks(len(all), maxBlocks, minBlock, g.each, func(lo, hi int) {
		var folded []byte
		for n := lo; n < hi; n++ {
			all[n].node = -1
			if nd := &g.nodes[n]; nd.whole < 0 && len(keys[nd.text]) > 0 {
				folded = text.Fold(folded[:0], nd.words.Of(g.set.Texts[nd.text].Body))
				all[n] = print{fnv(folded), int32(n)}
			}
		}
	})
	all = slices.DeleteFunc(all, func(p print) bool { return p.node < 0 })
	return sorted(all, g.each, func(a, b print) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.node, b.node)) })
}

// minFormula is how many texts with one sentence must be, for it to be told whether what
// they have beside it is of one thing: of two or three short ones that cannot be said.
const minFormula = 4

// beside is what part of the weight of the words that two texts are known by they share, beside
// those of two nodes of theirs that are the same.
func (g *graph) beside(keys [][]key, m, n int32) float32 {
	said := map[int32]bool{}
	t := g.nodes[m].text
	for _, p := range g.nodes[m].pieces {
		lo, hi := news.Within(g.set.Analyses[t].Tokens, p)
		for i := lo; i < hi; i++ {
			said[g.read.form(t, i).stem] = true
		}
	}
	rest := func(ks []key) ([]key, float32) {
		var out []key
		var long float32
		for _, k := range ks {
			if !said[k.word] {
				out = append(out, k)
				long += float32(k.weight * k.weight)
			}
		}
		return out, long
	}
	a, x := rest(keys[t])
	b, y := rest(keys[g.nodes[n].text])
	if x == 0 || y == 0 {
		return 1 // one of them says nothing else
	}
	return inCommon(a, b) / float32(math.Sqrt(float64(x)*float64(y)))
}

// inCommon is what part of the weight of the words that two texts are known by they share.
func inCommon(a, b []key) float32 {
	var sum float32
	for _, x := range a {
		for _, y := range b {
			if x.word == y.word {
				sum += float32(x.weight * y.weight)
			}
		}
	}
	return sum
}
