package claim

import (
	"math"
	"slices"
	"strings"
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
	// witnessWeight is otherWeight for two of one text by the base forms of all words, weighed by the language.
	witnessWeight = 0.7
	// twoWitnesses is the part of the weight of the heavier one that two named voices in
	// one text must share to tell one thing.
	twoWitnesses = 0.5
)

// vocabulary is the words of every node's content that tell something, numbered as they
// come, with their weights.
type vocabulary struct {
	g      *graph
	number []int32   // of a word of the reading
	weight []float64 // by word: log of the inverse share of texts that have it
	nodes  []int32   // by word: how many nodes have it
	last   []int32   // by word: its last place among places, if no more nodes than maxSpread have it
	places []wordPlace
	a, b   []int32 // room for the words of two nodes
	near   []int32
}

// wordPlace is that a node has a word; before is the place before it of the word, or -1.
type wordPlace struct{ node, before int32 }

func (g *graph) vocabulary() *vocabulary {
	v := &vocabulary{g: g, number: make([]int32, g.read.words)}
	for i := range v.number {
		v.number[i] = -1
	}
	var texts []int32              // by word: in how many texts
	var lastText, lastNode []int32 // by word: where it was seen last
	for n := range g.nodes {
		nd := &g.nodes[n]
		if nd.whole >= 0 {
			continue // its words are those of the whole
		}
		v.each(nd, func(word int32) {
			w := v.number[word]
			if w < 0 {
				w = int32(len(texts))
				v.number[word] = w
				texts, lastText, lastNode = append(texts, 0), append(lastText, -1), append(lastNode, -1)
				v.nodes, v.last = append(v.nodes, 0), append(v.last, -1)
			}
			if lastText[w] != nd.text {
				lastText[w] = nd.text
				texts[w]++
			}
			if lastNode[w] != int32(n) {
				lastNode[w] = int32(n)
				if v.nodes[w]++; v.nodes[w] <= maxSpread {
					v.places = append(v.places, wordPlace{int32(n), v.last[w]})
					v.last[w] = int32(len(v.places) - 1)
				}
			}
		})
	}
	v.weight = make([]float64, len(texts))
	for w, k := range texts {
		v.weight[w] = math.Log(float64(1+len(g.set.Texts)) / float64(k))
	}
	return v
}

// each calls fn with the words of a node's content that tell something.
func (v *vocabulary) each(nd *node, fn func(word int32)) {
	r := v.g.read
	forms, tokens := r.forms[nd.text].all, r.tokens[nd.text]
	for _, p := range nd.pieces {
		lo, hi := news.Within(v.g.set.Analyses[nd.text].Tokens, p)
		for _, i := range tokens[lo:hi] {
			if f := &forms[i]; f.marks&tellMark != 0 {
				fn(f.word)
			}
		}
	}
}

// words are those of a node's content, sorted, each once.
func (v *vocabulary) words(to []int32, n int32) []int32 {
	nd := &v.g.nodes[n]
	to = to[:0]
	if nd.whole < 0 {
		v.each(nd, func(word int32) { to = append(to, v.number[word]) })
	}
	slices.Sort(to)
	return slices.Compact(to)
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

// overlapOf is what two contents have in common: how many words, and what part of
// the weight of the first, of the lighter and of the heavier they make up.
type overlapOf struct {
	words               int
	first, light, heavy float64
}

func (v *vocabulary) common(a, b int32) (l overlapOf) {
	var shared, wa, wb float64
	v.a, v.b = v.words(v.a, a), v.words(v.b, b)
	x, y := v.a, v.b
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

// nearTo calls fn with the nodes of those from lo to before hi that have two words at least
// in common with node a, itself left out, of those that are rare enough.
func (v *vocabulary) nearTo(a, lo, hi int32, fn func(b int32)) {
	v.a, v.near = v.words(v.a, a), v.near[:0]
	for _, w := range v.a {
		if v.nodes[w] > maxSpread {
			continue
		}
		for p := v.last[w]; p >= 0; p = v.places[p].before {
			if b := v.places[p].node; b != a && lo <= b && b < hi {
				v.near = append(v.near, b)
			}
		}
	}
	slices.Sort(v.near)
	for i, b := range v.near {
		if i > 0 && v.near[i-1] == b && (i < 2 || v.near[i-2] != b) {
			fn(b)
		}
	}
}

// joinWitnesses joins the statements of two witnesses in one text that say the same in
// nearly the same words.
func (g *graph) joinWitnesses() {
	v := g.vocabulary()
	for a := range g.nodes {
		a := int32(a)
		if g.nodes[a].whole >= 0 || !proper(g.voice(a)) || g.denies(a) || g.nodes[a].aside != 0 {
			continue
		}
		v.nearTo(a, a+1, g.end[g.nodes[a].text], func(b int32) {
			if g.denies(b) || g.nodes[b].aside != 0 || g.nodes[b].whole >= 0 || g.find(a) == g.find(b) || !g.otherPerson(a, b) || g.inside(a, b) {
				return
			}
			if l := v.common(a, b); l.words >= otherCommon && l.light >= otherWeight && l.heavy >= twoWitnesses || g.witness(a, b) {
				g.join(a, b)
			}
		})
	}
	g.vocab = v
}

// witness reports whether two contents are alike in the base forms of all their words, weighed by the
// language: of two short sentences of one text, few words are long, and a set of few texts knows
// none of them as rare.
func (g *graph) witness(a, b int32) bool {
	if g.mainNot(a) != g.mainNot(b) {
		return false
	}
	x, y := g.bases(a), g.bases(b)
	words, of := covered(x, y)
	_, in := covered(y, x)
	return words >= otherCommon && max(of, in) >= witnessWeight && min(of, in) >= twoWitnesses
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
	if !proper(x) || !proper(y) || g.sameVoice(a, b) {
		return false
	}
	name, other := x.Name.Of(g.set.Texts[g.nodes[a].text].Body), y.Name.Of(g.set.Texts[g.nodes[b].text].Body)
	return x.Kind != news.Person || y.Kind != news.Person || !shortFor(name, other) && !shortFor(other, name)
}

// minShort is how many letters a first name has at least that is short for another.
const minShort = 3

// shortFor reports whether a name is a first name alone that begins another: "Chris", "Christine".
func shortFor(name, other string) bool {
	return utf8.RuneCountInString(name) >= minShort && !strings.Contains(name, " ") && strings.HasPrefix(other, name)
}

// proper reports whether a voice is a person or an organisation with a name.
func proper(v *news.Voice) bool {
	return v != nil && (v.Kind == news.Person || v.Kind == news.Organisation)
}

func (g *graph) voice(n int32) *news.Voice {
	s := g.statement(n)
	if s == nil || s.Voice < 0 {
		return nil
	}
	return &g.set.Analyses[g.nodes[n].text].Voices[s.Voice]
}

// sameVoice reports whether the names of the voices of two statements have a
// word in common that tells; of two whole names of persons a first name is not enough.
func (g *graph) sameVoice(a, b int32) bool {
	if x, y := g.voice(a), g.voice(b); x.Kind == news.Person && y.Kind == news.Person {
		of := strings.Fields(string(text.Fold(nil, x.Name.Of(g.set.Texts[g.nodes[a].text].Body))))
		in := strings.Fields(string(text.Fold(nil, y.Name.Of(g.set.Texts[g.nodes[b].text].Body))))
		if len(of) > 1 && len(in) > 1 && !slices.Contains(in, of[len(of)-1]) && !slices.Contains(of, in[len(in)-1]) {
			return false
		}
	}
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

// denies reports whether a node says that something is not so: its statement denies, and of
// one that denies in a few of its sentences the node has one of those.
func (g *graph) denies(n int32) bool {
	s := g.statement(n)
	return s != nil && s.Stance == news.Denies && (len(s.Denying) == 0 || overlap(s.Denying, g.nodes[n].words) > 0)
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
