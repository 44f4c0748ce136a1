package tag

import (
	"sync"

	"hearsay/internal/lang"
	"hearsay/internal/linear"
	"hearsay/internal/news"
)

// Tree is the syntax of a text: for each of its tokens, in order, what it is and
// on what it depends. Every sentence is one tree.
type Tree struct {
	Tags  []uint8 // index into lang.Syntax.Tags
	Fine  []uint8 // index into lang.Syntax.Fine
	Heads []int32 // the token, of all the text's, that it depends on; Root for the head of a sentence
	Rels  []uint8 // index into lang.Syntax.Rels: what it is to its head
}

// Root is the head of a token that depends on none.
const Root = -1

// Reset empties t, keeping its room.
func (t *Tree) Reset() {
	t.Tags, t.Fine, t.Heads, t.Rels = t.Tags[:0], t.Fine[:0], t.Heads[:0], t.Rels[:0]
}

// Buffers is what parsing works with. Once it has grown to the longest sentence,
// nothing is allocated. The zero Buffers is ready to use.
type Buffers struct {
	tagger Tagger
	parser Parser
	scores [linear.MaxClasses]int32
}

// scratch keeps Buffers between texts. What is in them cannot change a result:
// each sentence empties them first.
var scratch = sync.Pool{New: func() any { return new(Buffers) }}

// Syntax tags and parses a text that package segment has cut. A nil l, a language
// of which no models are known, gives an empty tree.
func Syntax(body string, a *news.Analysis, l *lang.Syntax) *Tree {
	t := &Tree{}
	if l == nil {
		return t
	}
	n := len(a.Tokens)
	t.Tags, t.Fine, t.Rels = make([]uint8, 0, n), make([]uint8, 0, n), make([]uint8, 0, n)
	t.Heads = make([]int32, 0, n)
	b := scratch.Get().(*Buffers)
	defer scratch.Put(b)
	b.Text(t, body, a.Tokens, a.Sentences, l)
	return t
}

// Text appends the syntax of a text to t. Both slices of spans are sorted, and
// every token lies in a sentence.
func (b *Buffers) Text(t *Tree, body string, tokens, sentences []news.Span, l *lang.Syntax) {
	at := 0
	for _, s := range sentences {
		begin := at
		for at < len(tokens) && tokens[at].Start < s.End {
			at++
		}
		b.sentence(t, body, tokens[begin:at], l)
	}
	b.sentence(t, body, tokens[at:], l)
}

// sentence appends the syntax of one sentence.
func (b *Buffers) sentence(t *Tree, body string, tokens []news.Span, l *lang.Syntax) {
	if len(tokens) == 0 {
		return
	}
	b.tagger.Begin(l.Words)
	for _, s := range tokens {
		b.tagger.Add(s.Of(body))
	}
	for range b.tagger.End() {
		class := b.best(l.Models.Tag, b.tagger.Features())
		b.tagger.Set(class)
		t.Tags = append(t.Tags, l.Joined[class][0])
		t.Fine = append(t.Fine, l.Joined[class][1])
	}
	p := &b.parser
	for p.Take(&b.tagger); !p.Done(); {
		a := b.act(l)
		rel := 0
		if a != Shift {
			rel = b.best(l.Models.Label, p.LabelFeatures(a))
		}
		p.Do(a, rel)
	}
	base := int32(len(t.Heads))
	for i := range tokens {
		h := int32(p.Head(i))
		if h >= 0 {
			h += base
		}
		t.Heads = append(t.Heads, h)
		t.Rels = append(t.Rels, uint8(p.Rel(i)))
	}
}

// best is the class that scores highest, the first of equals.
func (b *Buffers) best(m *linear.Model, features []uint64) int {
	scores := b.scores[:m.Classes()]
	clear(scores)
	m.Score(features, scores)
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// act is the best of the actions that are possible.
func (b *Buffers) act(l *lang.Syntax) Action {
	var scores [actions]int32
	l.Models.Act.Score(b.parser.Features(), scores[:])
	return b.parser.Best(&scores)
}

// Best is the possible action that scores highest. There is always one before the
// tree is whole.
func (p *Parser) Best(scores *[3]int32) Action {
	best := actions
	for a := range actions {
		if p.Can(a) && (best == actions || scores[a] > scores[best]) {
			best = a
		}
	}
	return best
}
