package tag

import (
	"strings"
	"sync"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/nn"
	"hearsay/internal/text"
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

// Part is the tree of the sentence of tokens [from, to), counted from its first. It
// shares what it can with t.
func (t *Tree) Part(from, to int) *Tree {
	p := &Tree{Tags: t.Tags[from:to], Fine: t.Fine[from:to], Rels: t.Rels[from:to], Heads: make([]int32, to-from)}
	for i, h := range t.Heads[from:to] {
		if h == Root {
			p.Heads[i] = Root
		} else {
			p.Heads[i] = h - int32(from)
		}
	}
	return p
}

// Buffers is what parsing works with. Once it has grown to the longest sentence,
// nothing is allocated. The zero Buffers is ready to use.
type Buffers struct {
	in      nn.Input
	scratch nn.Scratch
	parsed  nn.Parsed
	buf     []byte
	of      *lang.Syntax // whose columns those are
	columns columns
	pieces  []piece // of the input
	top     int32   // the head of the sentence that was read last
}

// scratch keeps Buffers between texts. What is in them cannot change a result:
// each sentence empties them first.
var scratch = sync.Pool{New: func() any { return new(Buffers) }}

// Syntax tags and parses a text that package segment has cut. A nil l, a language
// of which no network is known, gives an empty tree.
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

// Sentence is one of a text's, and those of its tokens that are to be parsed.
type Sentence struct {
	Span   news.Span
	Tokens []news.Span
}

// Sentences parses some sentences of a text, in their order, at once: that takes less than one
// by one. It returns the tree of each, counted from its first token, and nothing where l is nil.
func Sentences(body string, some []Sentence, l *lang.Syntax) []*Tree {
	if len(some) == 0 || l == nil {
		return nil
	}
	var all news.Analysis
	for _, s := range some {
		all.Tokens = append(all.Tokens, s.Tokens...)
		all.Sentences = append(all.Sentences, s.Span)
	}
	tree := Syntax(body, &all, l)
	if len(tree.Heads) != len(all.Tokens) {
		return nil // a sentence does not hold its tokens
	}
	trees, at := make([]*Tree, len(some)), 0
	for i, s := range some {
		trees[i] = tree.Part(at, at+len(s.Tokens))
		at += len(s.Tokens)
	}
	return trees
}

// together is how many tokens are read at once, mostly: so many fetch each weight fewer
// times than sentence by sentence, and their vectors still stay in the cache.
const together = 160

// Text appends the syntax of a text to t. Both slices of spans are sorted, and
// every token lies in a sentence.
func (b *Buffers) Text(t *Tree, body string, tokens, sentences []news.Span, l *lang.Syntax) {
	if b.of != l {
		b.of, b.columns = l, columnsOf(l)
	}
	b.in.Begin(l.Net)
	b.pieces = b.pieces[:0]
	at := 0
	for _, s := range sentences {
		begin := at
		for at < len(tokens) && tokens[at].Start < s.End {
			at++
		}
		b.sentence(t, body, tokens[begin:at], l)
	}
	b.sentence(t, body, tokens[at:], l)
	b.parse(t, l)
}

// piece is what of a sentence is parsed together: of a long one the pieces but the first
// hang on the head of the first.
type piece struct {
	tokens int
	first  bool
}

// sentence makes an input of one sentence.
func (b *Buffers) sentence(t *Tree, body string, tokens []news.Span, l *lang.Syntax) {
	for first := true; len(tokens) > 0; first = false {
		n := pieceEnd(body, tokens)
		if b.in.Len() > 0 && b.in.Len()+n > together {
			b.parse(t, l)
		}
		if b.in.Len() > 0 {
			b.in.Next()
		}
		for _, s := range tokens[:n] {
			b.in.Token()
			b.see(l.Net, s.Of(body))
		}
		b.pieces = append(b.pieces, piece{n, first})
		tokens = tokens[n:]
	}
}

// parse appends the syntax of the input, and empties it.
func (b *Buffers) parse(t *Tree, l *lang.Syntax) {
	l.Net.Parse(&b.parsed, &b.in, &b.scratch)
	at := 0
	for _, p := range b.pieces {
		base, head := int32(len(t.Heads)), int32(Root)
		for i, h := range b.parsed.Heads[at : at+p.tokens] {
			if h < 0 {
				head, h = base+int32(i), Root
			} else {
				h += base
			}
			pair := l.Joined[b.parsed.Tags[at+i]]
			t.Tags, t.Fine = append(t.Tags, pair[0]), append(t.Fine, pair[1])
			t.Heads, t.Rels = append(t.Heads, h), append(t.Rels, b.parsed.Rels[at+i])
		}
		if at += p.tokens; p.first {
			b.top = head
		} else {
			t.Heads[head], t.Rels[head] = b.top, b.columns.beside
		}
	}
	b.in.Begin(l.Net)
	b.pieces = b.pieces[:0]
}

// pieceEnd is how many tokens of a sentence are parsed together: all, or of a long
// one as many as end with a mark inside the sentence, or as can be.
func pieceEnd(body string, tokens []news.Span) int {
	const most = nn.MaxSentence
	if len(tokens) <= most {
		return len(tokens)
	}
	for n := most; n > most/2; n-- {
		if strings.Contains(";:,", tokens[n-1].Of(body)) {
			return n
		}
	}
	return most
}

// columns are the numbers of the network's tables, and of the relation that pieces
// of a sentence have to each other.
type columns struct {
	word, shape, pre3, suf2, suf3, suf4 int
	beside                              uint8
}

func columnsOf(l *lang.Syntax) columns {
	t := l.Net
	return columns{
		word: t.Table("word"), shape: t.Table("shape"), pre3: t.Table("pre3"), suf2: t.Table("suf2"), suf3: t.Table("suf3"), suf4: t.Table("suf4"),
		beside: uint8(max(0, l.Rel("parataxis"))),
	}
}

// see tells the network what is seen of a token.
func (b *Buffers) see(net *nn.Parser, token string) {
	token = shorten(token)
	w, c := appendWord(b.buf[:0], token), &b.columns
	b.add(net, c.word, w)
	b.add(net, c.pre3, text.Prefix(w, 3))
	b.add(net, c.suf2, text.Suffix(w, 2))
	b.add(net, c.suf3, text.Suffix(w, 3))
	b.add(net, c.suf4, text.Suffix(w, 4))
	w = appendShape(w[:0], token)
	b.add(net, c.shape, w)
	b.buf = w
}

// unknownRow stands for strings that a table has not.
const unknownRow = 1

func (b *Buffers) add(net *nn.Parser, table int, s []byte) {
	row, ok := net.Row(table, s)
	if !ok {
		row = unknownRow
	}
	b.in.Add(table, row)
}
