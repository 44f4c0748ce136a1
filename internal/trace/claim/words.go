package claim

import (
	"math"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

const (
	// minWord is the shortest word that tells what a statement is about, in
	// letters; shorter ones are mostly the small change of every language. Words
	// with a digit always count.
	minWord = 5
	// maxSpread is in how many statements a word may stand and still bring two
	// of them together. It bounds the pairs looked at to maxSpread a word.
	maxSpread = 40
	// otherCommon and otherWeight are how many such words the contents of two named voices
	// must share, and what part of the weight of the lighter one they must make up.
	otherCommon = 6
	otherWeight = 0.75
	// twoWitnesses is the part of the weight of the heavier one that two named voices in
	// one text must share to tell one thing.
	twoWitnesses = 0.5
	// maxApart is how far apart two articles may be published and still be
	// taken to tell of one thing by their words alone.
	maxApart = 10 * 24 * time.Hour
)

// vocabulary is the words of every node's content, numbered, with their weights.
type vocabulary struct {
	words  [][]int32 // by node: sorted word numbers, each once
	weight []float64 // by word: log of the inverse share of texts that have it
	nodes  [][]int32 // by word: the nodes that have it
}

func (g *graph) vocabulary() *vocabulary {
	v := &vocabulary{words: make([][]int32, len(g.nodes))}
	number := map[string]int32{}
	var texts []int32 // by word: in how many texts
	var last []int32  // by word: the last text seen with it
	var folded []byte
	for n, nd := range g.nodes {
		if nd.whole >= 0 {
			continue // its words are those of the whole
		}
		body, tokens := g.set.Texts[nd.text].Body, g.set.Analyses[nd.text].Tokens
		for _, p := range nd.pieces {
			lo, hi := news.Within(tokens, p)
			for _, tok := range tokens[lo:hi] {
				folded = text.Fold(folded[:0], tok.Of(body))
				if !tells(folded) {
					continue
				}
				w, ok := number[string(folded)]
				if !ok {
					w = int32(len(number))
					number[string(folded)] = w
					texts, last, v.nodes = append(texts, 0), append(last, -1), append(v.nodes, nil)
				}
				if last[w] != nd.text {
					last[w] = nd.text
					texts[w]++
				}
				v.words[n] = append(v.words[n], w)
			}
		}
		slices.Sort(v.words[n])
		v.words[n] = slices.Compact(v.words[n])
		for _, w := range v.words[n] {
			v.nodes[w] = append(v.nodes[w], int32(n))
		}
	}
	v.weight = make([]float64, len(texts))
	for w, k := range texts {
		v.weight[w] = math.Log(float64(1+len(g.set.Texts)) / float64(k))
	}
	return v
}

// tells reports whether a folded word says what a statement is about.
func tells(w []byte) bool {
	for _, c := range w {
		if '0' <= c && c <= '9' {
			return true
		}
	}
	return utf8.RuneCount(w) >= minWord
}

// likeness is what two contents have in common: how many words, and what part of
// the weight of the first, of the lighter and of the heavier they make up.
type likeness struct {
	words               int
	first, light, heavy float64
}

func (v *vocabulary) common(a, b int32) (l likeness) {
	var shared, wa, wb float64
	x, y := v.words[a], v.words[b]
	for i, j := 0, 0; i < len(x) || j < len(y); {
		switch {
		case j == len(y) || i < len(x) && x[i] < y[j]:
			wa += v.weight[x[i]]
			i++
		case i == len(x) || y[j] < x[i]:
			wb += v.weight[y[j]]
			j++
		default:
			w := v.weight[x[i]]
			shared, wa, wb = shared+w, wa+w, wb+w
			l.words++
			i++
			j++
		}
	}
	if m := min(wa, wb); m > 0 {
		l.first, l.light, l.heavy = shared/wa, shared/m, shared/max(wa, wb)
	}
	return l
}

// near counts, for node a, the words it shares with each other node through
// words that are rare enough, and calls fn for those with at least two.
func (v *vocabulary) near(a int32, fn func(b int32)) {
	counts := map[int32]int{}
	for _, w := range v.words[a] {
		if len(v.nodes[w]) > maxSpread {
			continue
		}
		for _, b := range v.nodes[w] {
			counts[b]++
		}
	}
	var near []int32
	for b, k := range counts {
		if k >= 2 && b != a {
			near = append(near, b)
		}
	}
	slices.Sort(near)
	for _, b := range near {
		fn(b)
	}
}

// joinWitnesses joins the statements of two witnesses in one text that say the same in
// nearly the same words.
func (g *graph) joinWitnesses() {
	v := g.vocabulary()
	for a := range g.nodes {
		a := int32(a)
		if g.denies(a) || g.statement(a) == nil || g.nodes[a].whole >= 0 {
			continue
		}
		v.near(a, func(b int32) {
			if b < a || g.nodes[a].text != g.nodes[b].text || g.denies(b) || g.nodes[b].whole >= 0 || g.find(a) == g.find(b) {
				return
			}
			l := v.common(a, b)
			if l.words < otherCommon || l.light < otherWeight || l.heavy < twoWitnesses || !g.otherPerson(a, b) || g.inside(a, b) {
				return
			}
			g.join(a, b)
		})
	}
	g.vocab = v
}

// inside reports whether the contents of two statements of one text overlap: then one is
// told within the other, and is no second witness.
func (g *graph) inside(a, b int32) bool {
	for _, p := range g.nodes[b].pieces {
		if overlap(g.nodes[a].pieces, p) > 0 {
			return true
		}
	}
	return false
}

// otherPerson reports whether two statements are by different persons or
// organisations. What each says of one thing ("condemned the launch", "welcomed
// the launch") may have many words in common and not be the same.
func (g *graph) otherPerson(a, b int32) bool {
	x, y := g.voice(a), g.voice(b)
	proper := func(v *news.Voice) bool {
		return v != nil && (v.Kind == news.Person || v.Kind == news.Organisation)
	}
	return proper(x) && proper(y) && !g.sameVoice(a, b)
}

func (g *graph) voice(n int32) *news.Voice {
	s := g.statement(n)
	if s == nil || s.Voice < 0 {
		return nil
	}
	return &g.set.Analyses[g.nodes[n].text].Voices[s.Voice]
}

// sameVoice reports whether the names of the voices of two statements have a
// word in common that tells.
func (g *graph) sameVoice(a, b int32) bool {
	return shareWord(g.set, int(g.nodes[a].text), g.voice(a).Name, int(g.nodes[b].text), []news.Span{g.voice(b).Name})
}

// shareWord reports whether a stretch has a word that tells who is meant in common with one
// of others.
func shareWord(set *news.Set, ta int, a news.Span, tb int, others []news.Span) bool {
	x := whoWords(set, ta, a)
	for _, b := range others {
		for w := range whoWords(set, tb, b) {
			if x[w] {
				return true
			}
		}
	}
	return false
}

// whoWords are the folded words of a stretch of text t that tell who is meant: those with a
// capital letter, and those of minWord letters.
func whoWords(set *news.Set, t int, s news.Span) map[string]bool {
	body, out := set.Texts[t].Body, map[string]bool{}
	lo, hi := news.Within(set.Analyses[t].Tokens, s)
	for _, tok := range set.Analyses[t].Tokens[lo:hi] {
		w := tok.Of(body)
		if r, _ := utf8.DecodeRuneInString(w); utf8.RuneCountInString(w) >= minWord || unicode.IsUpper(r) && len(w) > 2 {
			out[string(text.Fold(nil, w))] = true
		}
	}
	return out
}

func (g *graph) denies(n int32) bool {
	s := g.statement(n)
	return s != nil && s.Stance == news.Denies
}

// firstDates is when each text was first published, as far as known.
func (g *graph) firstDates() []news.Stamp {
	out := make([]news.Stamp, len(g.set.Texts))
	for t, printings := range g.set.Printings() {
		for _, i := range printings {
			if at := g.set.Articles[i].Published; at.Known() {
				out[t] = at
				break
			}
		}
	}
	return out
}

func apart(a, b news.Stamp) time.Duration {
	if !a.Known() || !b.Known() {
		return 0
	}
	return a.Time.Sub(b.Time).Abs()
}
