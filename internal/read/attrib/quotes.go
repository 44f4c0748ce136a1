package attrib

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// A family of quotation marks: a mark opens and closes only with its own.
type family uint8

const (
	noFamily  family = iota
	double           // “ ” „ ‟ and the straight "
	guillemet        // « »
	angle            // ‹ ›
	single           // ‘ ’ ‚ and the straight '
	tex              // `` ''
)

// maxDepth is how deep quotations may nest: what is opened deeper is ignored, so
// that a text of nothing but opening marks costs no more than another.
const maxDepth = 6

// region is one paragraph's stretch of a quotation, its marks included.
type region struct {
	outer, inner news.Span
	quote        int32 // index into Analysis.Quotations
	lo, hi       int32 // tokens of outer
}

// mark is a quotation mark where it stands.
type mark struct {
	family      family
	span        news.Span
	opens, shut bool // by its position and shape it can open, can close
	straight    bool
}

// open is a quotation that is not closed yet.
type open struct {
	family    family
	straight  bool
	mark      news.Span
	firstKin  uint32 // where a closed quotation of the same family begins inside it; 0: none
	continues int32  // the quotation that it continues from the paragraph before, or -1
}

// quoteReader finds quotations in one pass over the marks.
type quoteReader struct {
	body    string
	quotes  []news.Quotation
	regions []region
	stack   []open
	goesOn  rune  // the single mark that the next paragraph begins with, or 0
	pending int32 // quotation left open at the end of the paragraph before, or -1
	pfamily family
	sureOf  news.Span // the paragraph that sure was looked up for
	sure    int       // offset in it of the last mark that surely closes a single quotation, or -1
}

// quotations finds all quotations, sorted by Outer, and the regions of the
// outermost ones, which do not overlap.
func quotations(body string, paragraphs []news.Span) ([]news.Quotation, []region) {
	q := &quoteReader{body: body, pending: -1}
	for i, p := range paragraphs {
		q.goesOn = 0
		if i+1 < len(paragraphs) {
			q.goesOn = singleAt(body, paragraphs[i+1])
		}
		q.paragraph(p)
	}
	return q.finish()
}

// singleAt is the single mark that a paragraph begins with, before a capital, or 0.
func singleAt(body string, p news.Span) rune {
	r, n := utf8.DecodeRuneInString(p.Of(body))
	if r != '\'' && r != '‘' {
		return 0
	}
	if c, _ := utf8.DecodeRuneInString(p.Of(body)[n:]); !unicode.IsUpper(c) {
		return 0
	}
	return r
}

func (q *quoteReader) paragraph(p news.Span) {
	q.stack = q.stack[:0]
	first, alone := true, true
	for i := int(p.Start); i < int(p.End); {
		m, n := q.markAt(i, p)
		if m.family != noFamily && !(alone && q.goesOnTo(m, p)) {
			q.take(m, first && i == int(p.Start))
			first = false
		}
		alone = alone && m.family != q.pfamily
		i += n
	}
	q.endParagraph(p)
}

// goesOnTo ends at m, the last mark of a paragraph and the first of its family there, a quotation
// that the paragraph before left open, where this one lacks the mark that opens it anew.
func (q *quoteReader) goesOnTo(m mark, p news.Span) bool {
	if q.pending < 0 || m.family != q.pfamily || m.family == single || !m.shut || m.opens && !m.straight || strings.TrimSpace(q.body[m.span.End:p.End]) != "" {
		return false
	}
	q.emit(open{family: m.family, mark: news.Span{Start: p.Start, End: p.Start}, continues: q.pending}, news.Span{Start: p.Start, End: m.span.Start}, m.span.End, true)
	q.pending = -1
	return true
}

// take opens or closes a quotation at m.
func (q *quoteReader) take(m mark, startsParagraph bool) {
	top := len(q.stack) - 1
	for i := top; i >= 0 && m.shut; i-- {
		if q.stack[i].family == m.family && (m.family == double || q.stack[i].straight == m.straight) {
			q.close(i, m.span)
			return
		}
	}
	if !m.opens || len(q.stack) >= maxDepth {
		return
	}
	o := open{family: m.family, straight: m.straight, mark: m.span, continues: -1}
	if startsParagraph && q.pending >= 0 && q.pfamily == m.family {
		o.continues = q.pending
		q.pending = -1
	}
	q.stack = append(q.stack, o)
}

// close ends the quotation at depth i; what was opened inside it and not closed
// was no quotation.
func (q *quoteReader) close(i int, by news.Span) {
	o := q.stack[i]
	q.stack = q.stack[:i]
	for j := range q.stack {
		if q.stack[j].family == o.family && q.stack[j].firstKin == 0 {
			q.stack[j].firstKin = o.mark.Start
		}
	}
	q.emit(o, news.Span{Start: o.mark.End, End: by.Start}, by.End, true)
}

func (q *quoteReader) emit(o open, inner news.Span, end uint32, closed bool) int32 {
	outer := news.Span{Start: o.mark.Start, End: end}
	id := o.continues
	if id < 0 {
		id = int32(len(q.quotes))
		q.quotes = append(q.quotes, news.Quotation{Outer: outer})
	}
	x := &q.quotes[id]
	x.Pieces = append(x.Pieces, inner)
	x.Outer = x.Outer.Cover(outer)
	x.Closed = closed
	q.regions = append(q.regions, region{outer: outer, inner: inner, quote: id})
	return id
}

// endParagraph ends what is still open. A double mark that is never closed quotes
// to the end of its paragraph, or to the next one opened inside it: then the
// closing mark is what is missing. A single one was an apostrophe, unless the next
// paragraph opens it again.
func (q *quoteReader) endParagraph(p news.Span) {
	q.pending = -1
	for i, o := range q.stack {
		if o.family == single && (i > 0 || !q.again(o, p)) {
			continue
		}
		end := p.End
		if o.firstKin > 0 {
			end = trimRight(q.body, o.mark.End, o.firstKin)
		}
		if end <= o.mark.End {
			continue
		}
		id := q.emit(o, news.Span{Start: o.mark.End, End: end}, end, false)
		if i == 0 && o.firstKin == 0 {
			q.pending, q.pfamily = id, o.family
		}
	}
}

// again reports whether a single quotation that a paragraph does not close goes on in the
// next one, or came from the one before and lacks its closing mark: "'It was dark.", and
// below it "'We ran.'".
func (q *quoteReader) again(o open, p news.Span) bool {
	end, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(p.Of(q.body)))
	if o.continues >= 0 {
		return true
	}
	mark, _ := utf8.DecodeRuneInString(o.mark.Of(q.body))
	first, _ := utf8.DecodeRuneInString(q.body[o.mark.End:p.End])
	return q.goesOn == mark && unicode.IsUpper(first) && strings.ContainsRune(".?!…\"”", end)
}

func trimRight(body string, from, to uint32) uint32 {
	return from + uint32(len(strings.TrimRightFunc(body[from:to], unicode.IsSpace)))
}

// finish sorts, numbers and judges what was found, and keeps the outermost
// regions.
func (q *quoteReader) finish() ([]news.Quotation, []region) {
	order := make([]int32, len(q.quotes))
	for i := range order {
		order[i] = int32(i)
	}
	sort.Slice(order, func(i, j int) bool {
		a, b := q.quotes[order[i]].Outer, q.quotes[order[j]].Outer
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	sorted := make([]news.Quotation, len(order))
	place := make([]int32, len(order))
	for to, from := range order {
		sorted[to], place[from] = q.quotes[from], int32(to)
		sorted[to].Speech = looksSpoken(q.body, &sorted[to])
	}
	for i := range q.regions {
		q.regions[i].quote = place[q.regions[i].quote]
	}
	sort.Slice(q.regions, func(i, j int) bool {
		a, b := q.regions[i].outer, q.regions[j].outer
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	outer := q.regions[:0]
	for _, r := range q.regions {
		if n := len(outer); n > 0 && r.outer.Start < outer[n-1].outer.End {
			continue
		}
		outer = append(outer, r)
	}
	return sorted, outer
}

// looksSpoken guesses from a quotation alone whether it is somebody's words:
// it runs over paragraphs, holds or ends in a sentence's punctuation, or is too
// long for a title or a term.
func looksSpoken(body string, q *news.Quotation) bool {
	if len(q.Pieces) > 1 {
		return true
	}
	s := strings.TrimSpace(q.Pieces[0].Of(body))
	words, small := 0, 0
	for i, w := range strings.Fields(s) {
		words++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && i > 0 && len(w) > 3 {
			small++
		}
		if words > 12 {
			return true
		}
	}
	ended := strings.ContainsAny(s, "?!") || strings.Contains(s, ". ") ||
		strings.HasSuffix(s, ".") || strings.HasSuffix(s, ",")
	return small > 0 && (words >= 5 || ended && words >= 3)
}

// markAt reads the character at i and says what mark it is, if any, and how many
// bytes to go on by.
func (q *quoteReader) markAt(i int, p news.Span) (mark, int) {
	c := q.body[i]
	if c < utf8.RuneSelf && c != '"' && c != '\'' && c != '`' {
		return mark{}, 1
	}
	r, n := utf8.DecodeRuneInString(q.body[i:])
	m := mark{span: news.MakeSpan(i, i+n)}
	if (c == '`' || c == '\'') && i+1 < int(p.End) && q.body[i+1] == c {
		return q.twin(i, p), 2
	}
	before, after := neighbours(q.body, i, i+n, p)
	opensHere := opensAfter(before) && after != 0 && !unicode.IsSpace(after)
	shutsHere := before != 0 && !unicode.IsSpace(before)
	switch r {
	case '"', '″', '＂': // some papers print the sign of inches for it
		if r == '″' && unicode.IsDigit(before) {
			return mark{}, n
		}
		m.family, m.straight = double, true
		m.shut = shutsHere && !opensHere || after == 0 || unicode.IsSpace(after)
		m.opens = opensHere || !m.shut || lostSpace(before, after)
	case '“', '„', '‟':
		// In German “ closes what „ opened.
		m.family, m.opens = double, true
		m.shut = r == '“' && shutsHere && !opensAfter(before) && !isWord(after)
	case '”':
		m.family, m.shut, m.opens = double, shutsHere || !opensHere, opensHere
		if opensHere && q.isOpen(double) {
			m.shut = shutsHere
		}
	case '«', '»':
		m.family, m.opens, m.shut = guillemet, r == '«' || opensHere, r == '»' || !opensHere && q.isOpen(guillemet)
		if r == '«' && !m.shut || r == '»' && !q.isOpen(guillemet) {
			m.shut = false
		}
	case '‹', '›':
		m.family, m.opens, m.shut = angle, r == '‹', r == '›'
	case '‘', '‚':
		m.family, m.opens = single, opensHere && !unicode.IsDigit(after)
	case '’':
		m.family, m.shut = single, shutsHere && !isWord(after) && !q.plural(i, before, after, p)
	case '\'':
		m.family, m.straight = single, true
		m.opens = opensHere && !unicode.IsDigit(after)
		m.shut = shutsHere && !m.opens && !isWord(after) && !q.plural(i, before, after, p)
	}
	return m, n
}

// lostSpace reports whether a mark may open a quotation, where none is open, though it stands right behind a sentence: a page
// lost the space of “She said.“We ran.””
func lostSpace(before, after rune) bool {
	return unicode.IsUpper(after) && (before == '.' || before == '?' || before == '!')
}

// plural reports whether the mark at i is an apostrophe after a plural ("the
// boys’ boat") rather than the end of a quotation: it follows a letter, and a mark
// that is surely an end, after a sentence's punctuation, is still to come.
func (q *quoteReader) plural(i int, before, after rune, p news.Span) bool {
	if !unicode.IsLetter(before) || !unicode.IsSpace(after) || !q.isOpen(single) {
		return false
	}
	if q.sureOf != p {
		q.sureOf, q.sure = p, -1
		s := p.Of(q.body)
		for _, end := range [...]string{",’", ".’", "?’", "!’", ",'", ".'", "?'", "!'"} {
			q.sure = max(q.sure, strings.LastIndex(s, end))
		}
	}
	return int(p.Start)+q.sure > i && (before == 's' || before == 'S')
}

// twin reads two grave accents or two apostrophes, which stand for a double mark.
// Two apostrophes may also close what one opened.
func (q *quoteReader) twin(i int, p news.Span) mark {
	before, after := neighbours(q.body, i, i+2, p)
	m := mark{family: tex, span: news.MakeSpan(i, i+2)}
	m.opens = q.body[i] == '`' || opensAfter(before) && after != 0 && !unicode.IsSpace(after)
	m.shut = q.body[i] == '\'' && !m.opens
	if m.shut && !q.isOpen(tex) {
		m.family, m.straight = single, true
	}
	return m
}

func (q *quoteReader) isOpen(f family) bool {
	for _, o := range q.stack {
		if o.family == f {
			return true
		}
	}
	return false
}

// neighbours are the characters before and after [i, j) in its paragraph; 0 where
// there is none.
func neighbours(body string, i, j int, p news.Span) (before, after rune) {
	if i > int(p.Start) {
		before, _ = utf8.DecodeLastRuneInString(body[p.Start:i])
	}
	if j < int(p.End) {
		after, _ = utf8.DecodeRuneInString(body[j:p.End])
	}
	return before, after
}

// opensAfter reports whether a mark after r can open: at the start, after space,
// brackets, dashes and other opening marks.
func opensAfter(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Ps, r) ||
		unicode.Is(unicode.Pi, r) || r == '"' || r == '\'' || r == '/' || r == '`'
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
