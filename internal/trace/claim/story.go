package claim

import (
	"cmp"
	"math"
	"slices"

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
	// maxTexts is how many texts one is held against at most, the nearest of them.
	maxTexts = 16
)

// pair is two texts that may tell one thing, and what part of the weight of the words
// that they are known by they share. a is the smaller.
type pair struct {
	a, b int32
	near float32
}

// key is a word that a text is known by.
type key struct {
	word   uint64
	text   int32
	weight float32
}

// keys are the words that text t is known by.
func (g *graph) keys(t int32, l *Lexicon) []key {
	type count struct {
		rarity float32
		n      int
	}
	counts := map[uint64]count{}
	var buf, stem [64]byte
	body := g.set.Texts[t].Body
	for _, tok := range g.set.Analyses[t].Tokens {
		w, ok := l.word(buf[:0], tok.Of(body))
		if !ok {
			continue
		}
		s := append(stem[:0], l.stem(w)...)
		h := fnv(s)
		c, ok := counts[h]
		if !ok {
			_, c.rarity = l.look(w, s)
		}
		c.n++
		counts[h] = c
	}
	out := make([]key, 0, len(counts))
	for h, c := range counts {
		out = append(out, key{h, t, c.rarity * (1 + steps(math.Log(float64(c.n))))})
	}
	slices.SortFunc(out, func(a, b key) int { return cmp.Or(-cmp.Compare(a.weight, b.weight), cmp.Compare(a.word, b.word)) })
	out = out[:min(len(out), maxKeys)]
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
func near(keys [][]key, rank []int32, far func(a, b int32) bool, each func(n int, f func(i int))) []pair {
	type post struct {
		word   uint64
		rank   int32
		text   int32
		weight float32
	}
	var posts []post
	for t, ks := range keys {
		for _, k := range ks {
			posts = append(posts, post{k.word, rank[t], int32(t), k.weight})
		}
	}
	slices.SortFunc(posts, func(a, b post) int {
		return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.rank, b.rank), cmp.Compare(a.text, b.text))
	})
	at := make([][]int32, len(keys)) // of each text, the places of its keys among the posts
	for i, p := range posts {
		at[p.text] = append(at[p.text], int32(i))
	}
	found := make([][]pair, len(keys))
	each(len(keys), func(i int) {
		type common struct {
			text   int32
			n      int32
			weight float32
		}
		sum := map[int32]*common{}
		for _, p := range at[i] {
			me := posts[p]
			look := func(j int) bool {
				if j < 0 || j >= len(posts) || posts[j].word != me.word {
					return false
				}
				c := sum[posts[j].text]
				if c == nil {
					c = &common{text: posts[j].text}
					sum[posts[j].text] = c
				}
				c.n++
				c.weight += float32(me.weight * posts[j].weight)
				return true
			}
			for d := 1; d <= keyWindow && look(int(p)+d); d++ {
			}
			for d := 1; d <= keyWindow && look(int(p)-d); d++ {
			}
		}
		var best []common
		for _, c := range sum {
			if c.n >= minKeys && c.weight >= minNear && !far(int32(i), c.text) {
				best = append(best, *c)
			}
		}
		slices.SortFunc(best, func(a, b common) int { return cmp.Or(-cmp.Compare(a.weight, b.weight), cmp.Compare(a.text, b.text)) })
		for _, c := range best[:min(len(best), maxTexts)] {
			found[i] = append(found[i], pair{min(int32(i), c.text), max(int32(i), c.text), c.weight})
		}
	})
	return slices.Concat(found...)
}

// joinStories joins what texts that may tell of one thing say in other words. Stories do
// not touch each other, and are worked on side by side.
func (g *graph) joinStories(lexicon func(code string) *Lexicon, each func(n int, f func(i int))) {
	byLexicon := map[*Lexicon][]int32{}
	var order []*Lexicon
	for t := range g.set.Texts {
		if g.set.Analyses[t] == nil {
			continue
		}
		if l := lexicon(g.set.Texts[t].Lang); l != nil {
			if byLexicon[l] == nil {
				order = append(order, l)
			}
			byLexicon[l] = append(byLexicon[l], int32(t))
		}
	}
	keys := make([][]key, len(g.set.Texts))
	for _, l := range order {
		texts := byLexicon[l]
		each(len(texts), func(i int) { keys[texts[i]] = g.keys(texts[i], l) })
	}
	dates := g.firstDates()
	far := func(a, b int32) bool {
		return apart(dates[a], dates[b]) > maxApart || lexicon(g.set.Texts[a].Lang) != lexicon(g.set.Texts[b].Lang)
	}
	pairs := near(keys, g.ranks(), far, each)
	slices.SortFunc(pairs, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	pairs = slices.CompactFunc(pairs, func(x, y pair) bool { return x.a == y.a && x.b == y.b })
	g.markFormulas(keys, pairs)
	stories, of := g.stories(pairs)
	each(len(stories), func(i int) {
		l := lexicon(g.set.Texts[stories[i][0]].Lang)
		if l != nil {
			g.story(stories[i], l).joinAlike(of[i])
		}
	})
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

// stories are the texts that pairs, or claims found before, join, each once, and the pairs
// of each.
func (g *graph) stories(pairs []pair) (texts [][]int32, of [][]pair) {
	up := make([]int32, len(g.set.Texts))
	for i := range up {
		up[i] = int32(i)
	}
	find := func(x int32) int32 {
		for up[x] != x {
			up[x] = up[up[x]]
			x = up[x]
		}
		return x
	}
	unite := func(a, b int32) {
		a, b = find(a), find(b)
		up[max(a, b)] = min(a, b)
	}
	for _, p := range pairs {
		unite(p.a, p.b)
	}
	for n := range g.nodes {
		unite(g.nodes[n].text, g.nodes[g.find(int32(n))].text)
	}
	number := map[int32]int{}
	for t := range up {
		r := find(int32(t))
		if r == int32(t) {
			continue
		}
		i, ok := number[r]
		if !ok {
			i = len(texts)
			number[r] = i
			texts, of = append(texts, []int32{r}), append(of, nil)
		}
		texts[i] = append(texts[i], int32(t))
	}
	for _, p := range pairs {
		i := number[find(p.a)]
		of[i] = append(of[i], p)
	}
	return texts, of
}

// story reads what the texts of a story say.
func (g *graph) story(texts []int32, l *Lexicon) *story {
	s := &story{g: g, texts: texts, at: map[int32]int32{}, posts: make([]map[int32][]int32, len(texts))}
	for i, t := range texts {
		s.at[t] = int32(i)
		s.first = append(s.first, int32(len(s.nodes)))
		for n := g.first[t]; n < min(g.end[t], g.first[t]+maxStretches); n++ {
			s.nodes = append(s.nodes, n)
		}
	}
	s.first = append(s.first, int32(len(s.nodes)))
	s.m = g.mean(s.nodes, l)
	for i := range texts {
		s.posts[i] = map[int32][]int32{}
		for n := s.first[i]; n < s.first[i+1]; n++ {
			for _, w := range s.m.words[n] {
				s.posts[i][w.word] = append(s.posts[i][w.word], n)
			}
		}
	}
	return s
}

// maxPrints is how many texts with one sentence are looked at for whether it is a formula.
const maxPrints = 64

// markFormulas marks the sentences that texts have word for word in common which share
// little else: rights reserved, requests for comment, notes on corrections. They are
// nobody's claim. Of each sentence the texts that follow each other are held against each
// other, so that the cost grows with their number.
func (g *graph) markFormulas(keys [][]key, pairs []pair) {
	near := make(map[[2]int32]bool, len(pairs))
	for _, p := range pairs {
		near[[2]int32{p.a, p.b}] = true
	}
	same := map[uint64][]int32{} // nodes by the words that they have
	for n := range g.nodes {
		nd := &g.nodes[n]
		if nd.whole < 0 && len(keys[nd.text]) > 0 {
			h := fnv([]byte(string(text.Fold(nil, nd.words.Of(g.set.Texts[nd.text].Body)))))
			same[h] = append(same[h], int32(n))
		}
	}
	for _, nodes := range same {
		formula := false
		for i, n := range nodes[1:min(len(nodes), maxPrints)] {
			a, b := g.nodes[nodes[i]].text, g.nodes[n].text
			formula = formula || a != b && !near[[2]int32{a, b}] && inCommon(keys[a], keys[b]) < minNear
		}
		for _, n := range nodes {
			g.nodes[n].formula = formula
		}
	}
	for n := range g.nodes {
		if w := g.nodes[n].whole; w >= 0 {
			g.nodes[n].formula = g.nodes[w].formula
		}
	}
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
