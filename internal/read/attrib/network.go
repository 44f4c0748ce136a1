package attrib

import (
	"iter"
	"slices"
	"sync"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/nn"
	"hearsay/internal/text"
)

// How much of a text the network reads at a time, in tokens: whole paragraphs up
// to pieceSize; a longer paragraph is a piece of its own, and one of more than
// twice that is cut at a sentence. It was trained on such pieces.
const pieceSize = 220

// together is how many pieces are read at once, at most: so many fetch each weight of the
// network fewer times than piece by piece; more of them cost memory and gain nothing.
const together = 4

// affix is how many characters of a word's beginning and end the network sees.
const affix = 3

// Rows of the network's tables that stand for no string of theirs.
const unknownRow = 1

// work is what the network works in, kept from text to text: some 2 KiB a token of what is
// read at once, which made anew for each text cost a twelfth of reading it.
type work struct {
	in      nn.Input
	scratch nn.Scratch
}

var memory = sync.Pool{New: func() any { return new(work) }}

// columns are the numbers of the network's tables.
type columns struct {
	word, pre, suf, bits, cue, form, shape, quote, start, rule int
}

func columnsOf(t *nn.Tagger) columns {
	return columns{
		word: t.Table("word"), pre: t.Table("pre"), suf: t.Table("suf"), bits: t.Table("bits"), cue: t.Table("cue"),
		form: t.Table("form"), shape: t.Table("shape"), quote: t.Table("quote"), start: t.Table("start"), rule: t.Table("rule"),
	}
}

// The network has two decoders over one reading of a text. They learned in two ways what is
// attributed to somebody: from PolNeAR, whose attributions are wide, and from texts that were
// annotated for what hearsay calls a statement (docs/gold-statements.md).
const (
	wideDecoder = iota
	saidDecoder
	decoders
)

// labelling is what one decoder makes of a text.
type labelling struct {
	roles []Role    // of each token
	has   []float32 // how sure it is that a token has a role at all: nn.Tagger.Margins against Outside
	cue   []float32 // how sure that it begins no cue: nn.Tagger.Margins against BeginCue
}

// labellings are what the decoders of the network make of the text.
func (r *reader) labellings(net *nn.Tagger, a *news.Analysis) (out [decoders]labelling) {
	features := r.features(a)
	c := columnsOf(net)
	m := memory.Get().(*work)
	defer memory.Put(m)
	in, s := &m.in, &m.scratch
	var labels, buf []byte
	for some := range evenly(pieces(features), together) {
		in.Begin(net)
		for _, p := range some {
			in.Next()
			for i := p.lo; i < p.hi; i++ {
				in.Token()
				buf = r.addToken(in, net, &c, i, &features[i], buf)
			}
		}
		net.Read(in, s)
		for k := range out {
			l := &out[k]
			labels = net.Label(labels[:0], k, s)
			for _, x := range labels {
				l.roles = append(l.roles, Role(x))
			}
			if k == saidDecoder { // what is said is what must be sure
				l.has = net.Margins(l.has, k, uint8(Outside), s)
				l.cue = net.Margins(l.cue, k, uint8(BeginCue), s)
			}
		}
	}
	return out
}

// readNetwork makes the drafts anew: of what the network takes for an attribution in the wide sense, whose ends it knows
// best, since it learned them from the larger corpus, and of what it takes for a statement where that left nothing.
// How sure each is to be one, the second decoder says (sureness.go).
func (r *reader) readNetwork(net *nn.Tagger, a *news.Analysis) {
	by := r.labellings(net, a)
	r.said = &by[saidDecoder]
	r.mergeRoles(by[wideDecoder].roles)
	r.keep()
	wide := r.drafts
	r.drafts = nil // what the rules found is in those already
	r.mergeRoles(by[saidDecoder].roles)
	r.keep()
	said := r.drafts
	r.drafts = wide
	taken := r.marked(cueOf, contentOf)
	for i := range said {
		d := &said[i]
		d.Content = slices.DeleteFunc(d.Content, func(c news.Span) bool {
			_, held := r.count([]news.Span{c}, taken)
			return held > 0 // somebody says that already
		})
		if _, cue := r.count(d.Cue, taken); cue == 0 && len(d.Content) > 0 {
			r.drafts = append(r.drafts, *d)
		}
	}
	r.sortDrafts()
}

// addToken tells the network what is known of a token.
func (r *reader) addToken(in *nn.Input, net *nn.Tagger, c *columns, i int, f *Feature, buf []byte) []byte {
	buf = digitless(r.appendFold(buf[:0], i))
	in.Add(c.word, row(net, c.word, buf))
	in.Add(c.pre, row(net, c.pre, text.Prefix(buf, affix)))
	in.Add(c.suf, row(net, c.suf, text.Suffix(buf, affix)))
	for b, class := int32(0), f.Class; class != 0; b, class = b+1, class>>1 {
		if class&1 != 0 {
			in.Add(c.bits, b)
		}
	}
	in.Add(c.cue, int32(f.Cue))
	in.Add(c.form, int32(f.Form))
	in.Add(c.shape, int32(f.Shape))
	in.Add(c.quote, int32(f.Quote))
	in.Add(c.start, int32(f.Start))
	in.Add(c.rule, int32(f.Rule))
	return buf
}

// piece is a stretch of a text, as [lo, hi) of its tokens.
type piece struct{ lo, hi int }

// pieces cuts a text into what is read by itself.
func pieces(f []Feature) (out []piece) {
	cut := func(lo, hi int) {
		for hi-lo > 2*pieceSize {
			c := lo + pieceSize
			for c > lo+pieceSize/2 && f[c].Start == NoStart {
				c--
			}
			out = append(out, piece{lo, c})
			lo = c
		}
		if hi > lo {
			out = append(out, piece{lo, hi})
		}
	}
	lo, last := 0, 0 // the piece begins at lo, its last paragraph at last
	for i := 1; i <= len(f); i++ {
		if i < len(f) && f[i].Start != ParagraphStart {
			continue
		}
		if i-lo > pieceSize && last > lo {
			cut(lo, last)
			lo = last
		}
		last = i
	}
	cut(lo, len(f))
	return out
}

// evenly gives pieces in groups of at most so many, none of which is much smaller than
// the others.
func evenly(all []piece, most int) iter.Seq[[]piece] {
	groups := max(1, (len(all)+most-1)/most)
	return slices.Chunk(all, max(1, (len(all)+groups-1)/groups))
}

// row is a string's row, or that of unknown strings.
func row(net *nn.Tagger, table int, s []byte) int32 {
	if n, ok := net.Row(table, s); ok {
		return n
	}
	return unknownRow
}

// digitless makes every digit a 0: which number it is tells nothing of its role.
func digitless(w []byte) []byte {
	for i, c := range w {
		if '0' <= c && c <= '9' {
			w[i] = '0'
		}
	}
	return w
}

// network is the language's network, or nil.
func network(l *lang.Attrib) *nn.Tagger {
	if l.Network == nil {
		return nil
	}
	return l.Network()
}
