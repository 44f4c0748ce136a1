package tag

// Parser builds the tree of one sentence by arc-hybrid transitions (Kuhlmann,
// Gómez-Rodríguez and Satta 2011): a stack, a queue of the tokens not yet read,
// and three actions. It is exported for the program that trains it.
type Parser struct {
	words []uint64 // of each node
	class []uint64
	tags  []uint64
	nodes []node
	stack []int32
	next  int32 // the first node of the queue
	f     []uint64
}

// node is a token in a tree that grows. Nodes are numbered: none is the absent
// one, root stands before all tokens, the first token is first.
type node struct {
	head           int32
	l1, l2, r1, r2 int32 // outermost children left and right, and those next to them
	rel            uint8 // the relation to head, plus 1
	lefts, rights  uint8 // how many children, up to 255
}

const (
	none  = 0
	root  = 1
	first = 2
)

// Action is what a parser does next.
type Action uint8

// The actions. With Left the top of the stack becomes a child of the first token of
// the queue, with Right of the token below it; either way it is popped.
const (
	Shift Action = iota
	Left
	Right
	actions
)

// Begin empties p for the next sentence.
func (p *Parser) Begin() {
	p.words = append(p.words[:0], 1, 2)
	p.class = append(p.class[:0], 0, 0xffff)
	p.tags = append(p.tags[:0], 0, 0xff)
	p.nodes = append(p.nodes[:0], node{}, node{})
	p.stack = append(p.stack[:0], none, none, root)
	p.next = first
}

// Take begins a sentence with the tokens and tags of t.
func (p *Parser) Take(t *Tagger) {
	p.Begin()
	for i := margin; i < len(t.forms)-margin; i++ {
		p.words = append(p.words, t.forms[i].word)
		p.class = append(p.class, t.forms[i].class)
		p.tags = append(p.tags, t.tags[i])
		p.nodes = append(p.nodes, node{})
	}
}

// Stack returns the token that lies i below the top of the stack, counted from 0
// in the sentence; -1 is the root of the tree, and -2 that there is none.
func (p *Parser) Stack(i int) int { return int(p.top(i)) - first }

// Depth is how many tokens are on the stack.
func (p *Parser) Depth() int { return len(p.stack) - 3 }

// Next is the first token of the queue, or the number of tokens if it is empty.
func (p *Parser) Next() int { return int(p.next) - first }

func (p *Parser) top(i int) int32 { return p.stack[len(p.stack)-1-i] }

// queue is the node that stands i behind the first of the queue.
func (p *Parser) queue(i int32) int32 {
	if at := p.next + i; int(at) < len(p.nodes) {
		return at
	}
	return none
}

// Can reports whether an action is possible. Exactly one token ends under the
// root: only the last one is put there.
func (p *Parser) Can(a Action) bool {
	more := int(p.next) < len(p.nodes)
	switch a {
	case Shift:
		return more
	case Left:
		return more && p.top(0) != root
	}
	return p.top(0) != root && (p.top(1) != root || !more)
}

// Done reports whether the tree is whole.
func (p *Parser) Done() bool { return int(p.next) == len(p.nodes) && p.top(0) == root }

// Do acts. rel, counted from 0, is the relation of a new arc.
func (p *Parser) Do(a Action, rel int) {
	child := p.top(0)
	switch a {
	case Shift:
		p.stack = append(p.stack, p.next)
		p.next++
		return
	case Left:
		h := &p.nodes[p.next]
		h.l1, h.l2 = child, h.l1
		h.lefts += uint8(min(1, 255-int(h.lefts)))
		p.nodes[child].head = p.next
	case Right:
		h := &p.nodes[p.top(1)]
		h.r1, h.r2 = child, h.r1
		h.rights += uint8(min(1, 255-int(h.rights)))
		p.nodes[child].head = p.top(1)
	}
	p.nodes[child].rel = uint8(rel) + 1
	p.stack = p.stack[:len(p.stack)-1]
}

// arc is the arc that Left or Right would make.
func (p *Parser) arc(a Action) (head, child int32) {
	if a == Left {
		return p.next, p.top(0)
	}
	return p.top(1), p.top(0)
}

// Head is the head of a token, counted from 0; -1 is the root.
func (p *Parser) Head(token int) int { return int(p.nodes[token+first].head) - first }

// Rel is the relation of a token to its head, counted from 0.
func (p *Parser) Rel(token int) int { return int(p.nodes[token+first].rel) - 1 }

// distance is how far two nodes are apart, in a few classes.
func distance(a, b int32) uint64 {
	if a == none || b == none {
		return 15
	}
	switch d := uint64(b - a); {
	case d < 5:
		return d
	case d < 7:
		return 5
	case d < 11:
		return 6
	case d < 20:
		return 7
	}
	return 8
}
