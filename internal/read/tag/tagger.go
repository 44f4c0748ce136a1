package tag

import "hearsay/internal/linear"

// Tagger tags one sentence from left to right. It is exported for the program
// that trains it, which must see the very same features.
type Tagger struct {
	words *linear.Table
	forms []form // two before the first token and two after the last
	tags  []uint64
	buf   []byte
	f     []uint64
}

// margin is how many forms stand before a sentence and after it.
const margin = 2

// Begin empties t for the next sentence; words are the classes of words.
func (t *Tagger) Begin(words *linear.Table) {
	t.words = words
	t.forms = append(t.forms[:0], noForm, noForm)
	t.tags = append(t.tags[:0], 0, 0)
}

// Add adds a token to the sentence.
func (t *Tagger) Add(token string) {
	var f form
	f, t.buf = formOf(token, t.buf)
	f.class = uint64(t.words.Get(f.word))
	t.forms = append(t.forms, f)
}

// End says that the sentence has no more tokens; their number is returned.
func (t *Tagger) End() int {
	n := len(t.forms) - margin
	t.forms = append(t.forms, noForm, noForm)
	return n
}

// Set gives the next token its tag, counted from 0.
func (t *Tagger) Set(class int) { t.tags = append(t.tags, uint64(class)+1) }

// Features are those of the next token: the one whose tag was not set yet. They
// are good until the next call.
func (t *Tagger) Features() []uint64 {
	i := len(t.tags)
	w := &t.forms[i]
	a, aa, b, bb := &t.forms[i-1], &t.forms[i-2], &t.forms[i+1], &t.forms[i+2]
	t1, t2 := t.tags[i-1], t.tags[i-2]
	f := append(t.f[:0],
		f1(0, w.word), f1(1, w.shape),
		f1(2, w.prefix[0]), f1(3, w.prefix[1]), f1(4, w.prefix[2]),
		f1(5, w.suffix[0]), f1(6, w.suffix[1]), f1(7, w.suffix[2]), f1(8, w.suffix[3]), f1(9, w.suffix[4]),
		f2(10, w.word, w.shape), f2(11, w.suffix[2], w.shape),
		f1(12, a.word), f1(13, b.word), f1(14, aa.word), f1(15, bb.word),
		f2(16, a.word, w.word), f2(17, w.word, b.word), f2(18, a.word, b.word),
		f1(19, t1), f2(20, t1, t2), f2(21, t1, w.word), f2(22, t1, w.suffix[2]), f2(23, t1, w.suffix[1]),
		f2(24, t1, b.word), f3(25, t1, t2, w.word),
		f1(26, b.suffix[2]), f1(27, b.suffix[1]), f1(28, a.suffix[2]),
		f1(29, b.shape), f1(30, a.shape), f2(31, w.shape, b.shape), f2(32, w.shape, a.shape),
		f2(33, w.word, b.suffix[1]), f2(34, w.word, b.suffix[2]),
		f3(35, t1, w.word, b.suffix[1]), f3(36, t1, w.suffix[2], b.suffix[2]),
		f2(37, b.word, bb.word), f2(38, aa.word, a.word), f2(39, w.word, bb.suffix[1]),
		f3(40, w.shape, a.shape, b.shape), f3(41, a.word, w.word, b.word), f2(42, t1, w.shape),
		f2(43, w.suffix[2], b.word), f2(44, a.word, w.suffix[2]),
		f1(45, w.class), f1(46, a.class), f1(47, b.class), f1(48, aa.class), f1(49, bb.class),
		f2(50, a.class, w.class), f2(51, w.class, b.class), f2(52, a.class, b.class), f2(53, t1, w.class), f2(54, t1, b.class),
		f2(55, w.word, b.class), f2(56, a.class, w.word), f2(57, b.class, bb.class), f2(58, w.suffix[2], b.class), f3(59, t1, t2, w.class),
		f3(60, a.class, w.suffix[2], b.class), f2(61, w.class, w.shape), f3(62, t1, w.class, b.class),
	)
	t.f = f
	return f
}
