package nn

import "fmt"

// Parser tags the tokens of a sentence and puts them into a tree. An encoder reads
// the sentence; tags are read from one of its layers. Every pair of tokens gets a
// score of how well the one would be the other's head, a product of two vectors
// (biaffine: Dozat and Manning 2017), and the best tree is built from them. A
// relation is read from a token and its head together (Kiperwasser and Goldberg 2016).
type Parser struct {
	encoder
	tagLayer  int
	tags      affine
	child     affine    // a token as a child, for heads
	turn      affine    // such a vector turned, so that its product with a head's is the score
	head      affine    // a token as a head
	root      []float32 // the root as a head
	labelled  affine    // a token as a child, for relations
	labelling affine    // as a head
	labelRoot []float32
	rels      affine
}

// affine is a matrix and what is added to its product. Its width is a multiple of
// pad; names is how much of it is meant.
type affine struct {
	matrix
	bias  []float32
	names int
}

// MaxSentence is the longest sentence that Parse takes: scores are as many as the
// square of its length.
const MaxSentence = 128

// parserMagic begins a parser's file.
const parserMagic = "HSNP0001"

// LoadParser reads a Parser from the bytes of its file.
func LoadParser(raw []byte) (*Parser, error) {
	h, f, err := begin(raw, parserMagic)
	if err != nil {
		return nil, err
	}
	if min(h.Labels, h.Rels, h.Arc, h.Label) < 1 || max(h.Labels, h.Rels) > 255 || max(h.Arc, h.Label) > maxDepth || h.Arc%pad+h.Label%pad != 0 {
		return nil, fmt.Errorf("a parser of %d tags, %d relations and widths of %d and %d cannot be", h.Labels, h.Rels, h.Arc, h.Label)
	}
	if h.TagLayer < 1 || h.TagLayer > len(h.Layers) {
		return nil, fmt.Errorf("a parser of %d layers cannot have its tags from layer %d", len(h.Layers), h.TagLayer)
	}
	p := &Parser{tagLayer: h.TagLayer}
	if err := f.encoder(&p.encoder, h); err != nil {
		return nil, err
	}
	top := p.top()
	p.tags = f.affine(2*h.Layers[h.TagLayer-1], h.Labels, h.Whole)
	p.child, p.turn, p.head = f.affine(top, h.Arc, h.Whole), f.affine(h.Arc, h.Arc, h.Whole), f.affine(top, h.Arc, h.Whole)
	p.root = f.take(h.Arc)
	p.labelled, p.labelling = f.affine(top, h.Label, h.Whole), f.affine(top, h.Label, h.Whole)
	p.labelRoot = f.take(h.Label)
	p.rels = f.affine(h.Label, h.Rels, h.Whole)
	return p, f.end()
}

// affine takes a matrix of depth × width and its bias, both filled up with zeros.
func (f *floats) affine(depth, width int, rounded bool) affine {
	wide := padded(width)
	return affine{f.matrix(depth, wide, rounded), f.take(wide), width}
}

func padded(n int) int { return (n + pad - 1) / pad * pad }

// Tags is how many tags there are.
func (p *Parser) Tags() int { return p.tags.names }

// Rels is how many relations there are.
func (p *Parser) Rels() int { return p.rels.names }

// Parsed is what was found of tokens, one of each for every token.
type Parsed struct {
	Tags  []uint8
	Heads []int32 // the number of the token, or -1 for the head of the sentence
	Rels  []uint8
}

// Parse replaces out by the tags and the tree of each sequence of an input, which is a
// sentence: one root, no circles; heads are counted from the sentence's first token. A
// sentence longer than MaxSentence is cut off there, and has no more in out. Time grows
// with the square of a sentence's length; once s and out have grown nothing is allocated.
func (p *Parser) Parse(out *Parsed, in *Input, s *Scratch) {
	n := p.sentences(in, s)
	out.Tags, out.Heads, out.Rels = out.Tags[:0], grow(out.Heads, n), out.Rels[:0]
	if n == 0 {
		return
	}
	p.read(in, n, s)
	for i := range p.layers {
		p.layer(i, nil, s)
		if i+1 == p.tagLayer {
			out.Tags = s.best(out.Tags, &p.tags, n)
		}
	}
	s.label = s.times(s.label, &p.labelled, n)
	s.above = s.times(s.above, &p.labelling, n)
	p.turnHeads(n, s)
	for _, q := range s.seqs {
		heads := out.Heads[q.from : q.from+q.n]
		p.scoreHeads(q, s)
		s.tree.build(heads, s.scores, padded(q.n+1))
		p.meet(q, heads, s)
	}
	s.read(s.label, n)
	out.Rels = s.best(out.Rels, &p.rels, n)
}

// sentences makes s.seqs, the longest first, and returns how many tokens they have.
func (p *Parser) sentences(in *Input, s *Scratch) int {
	s.seqs = in.sequences(s.seqs[:0])
	n := 0
	for i := range s.seqs {
		q := &s.seqs[i]
		q.n = min(q.n, MaxSentence)
		if q.from > n { // one before was cut off
			copy(in.of[n:], in.of[q.from:q.from+q.n])
			q.from = n
		}
		n += q.n
	}
	s.longestFirst()
	return n
}

// turnHeads makes of what s.read rounded, n vectors, those as heads, s.arc, and rounds
// those as children, turned.
func (p *Parser) turnHeads(n int, s *Scratch) {
	s.arc = s.times(s.arc, &p.head, n)
	cutOff(s.arc)
	s.turned = s.times(s.turned, &p.child, n)
	cutOff(s.turned)
	s.read(s.turned, n)
	s.turned = s.times(s.turned, &p.turn, n)
	s.read(s.turned, n)
}

// scoreHeads makes s.scores of one sentence, a row for each token: in column 0 how
// good the root would be as its head, in column j token j-1.
func (p *Parser) scoreHeads(q seq, s *Scratch) {
	arc, wide := len(p.turn.scale), padded(q.n+1)
	s.heads.columns(wide, arc)
	s.heads.column(0, p.root)
	for t := range q.n {
		s.heads.column(t+1, s.arc[(q.from+t)*arc:(q.from+t+1)*arc])
	}
	s.scores = grow(s.scores, q.n*wide)
	clear(s.scores)
	dots(s.scores, &s.heads, s.small[q.from*arc:(q.from+q.n)*arc], s.units[q.from:q.from+q.n])
}

// meet makes of each token of a sentence and its head what its relation is read from.
func (p *Parser) meet(q seq, heads []int32, s *Scratch) {
	wide := len(p.labelled.scale)
	for t, h := range heads {
		above := p.labelRoot
		if h >= 0 {
			above = s.above[(q.from+int(h))*wide : (q.from+int(h)+1)*wide]
		}
		x := s.label[(q.from+t)*wide : (q.from+t+1)*wide]
		for j := range above {
			x[j] += above[j]
		}
		cutOff(x)
	}
}

// times gives what s.read rounded, n vectors, times a, in y if it is large enough.
func (s *Scratch) times(y []float32, a *affine, n int) []float32 {
	wide := len(a.scale)
	y = grow(y, n*wide)
	for t := range n {
		copy(y[t*wide:(t+1)*wide], a.bias)
	}
	dots(y, &a.matrix, s.small, s.units)
	return y
}

// best appends, of what s.read rounded, the name that scores best for each vector,
// the first of equals.
func (s *Scratch) best(dst []uint8, a *affine, n int) []uint8 {
	s.scores = s.times(s.scores, a, n)
	wide := len(a.scale)
	for t := range n {
		row := s.scores[t*wide : t*wide+a.names]
		best := 0
		for j, v := range row {
			if v > row[best] {
				best = j
			}
		}
		dst = append(dst, uint8(best))
	}
	return dst
}

// columns makes m a matrix of zeros.
func (m *matrix) columns(width, depth int) {
	depth = even(depth)
	if cap(m.w) < depth*width {
		m.w = make([]int16, depth*width*5/4)
	}
	m.w = m.w[:depth*width]
	clear(m.w)
	m.scale = grow(m.scale, width)
	clear(m.scale)
}

// column rounds x into a column of m.
func (m *matrix) column(j int, x []float32) {
	top := largest(x)
	if top == 0 {
		return
	}
	m.scale[j] = top / whole
	up := whole / top
	w := m.w[m.at(0, j):]
	for k := 0; k+1 < len(x); k += 2 {
		pair := w[k*pad:][:2] // columns comes in whole blocks
		pair[0], pair[1] = round(float32(x[k]*up)), round(float32(x[k+1]*up))
	}
}
