// Package segment cuts a text into paragraphs, sentences and tokens.
//
// A token is a word, a number, a mark of punctuation, an address. The rules are
// those of Unicode's word boundaries (UAX #29) with the habits of newspaper
// corpora laid over them, so that "3,000.5", "coal-fired", "U.S.", "..." and
// "name@example.org" are one token each, and "don’t" and "Kim’s" are two.
//
// A sentence ends at a full stop, a question or exclamation mark or an ellipsis,
// with the quotation marks and brackets that close after it, unless what follows
// says that it goes on. Abbreviations are language data (lang.Segment); without
// any, the rules that hold in all languages are left.
//
// The three passes, in order: paragraphs.go, tokens.go, sentences.go. Each reads
// the text once; the time is linear in its length, whatever is in it.
package segment

import (
	"sync"

	"github.com/clipperhouse/uax29/v2/words"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Buffers holds the segments of one text, and room for those of the next. The
// zero Buffers is ready to use. Once its slices have grown to the size of the
// texts, Segment allocates nothing.
type Buffers struct {
	Paragraphs []news.Span
	Sentences  []news.Span
	Tokens     []news.Span

	kinds []kind // of Tokens
	ends  []int  // of each paragraph, in Tokens
	words *words.Iterator[string]
}

// Segment fills b with the segments of body, which must be a normalised text; what
// b held before is lost. A nil l stands for a language that nothing is known of.
//
// The spans of each slice are sorted and do not overlap. They begin and end at the
// borders of characters, with no space at either end. Every token lies in one
// sentence and every sentence in one paragraph. No token is longer than MaxToken
// bytes.
func Segment(body string, l *lang.Segment, b *Buffers) {
	if l == nil {
		l = &noLanguage
	}
	if b.words == nil {
		b.words = words.FromString("")
	}
	b.Paragraphs, b.Sentences = b.Paragraphs[:0], b.Sentences[:0]
	b.Tokens, b.kinds, b.ends = b.Tokens[:0], b.kinds[:0], b.ends[:0]

	b.Paragraphs = paragraphs(b.Paragraphs, body)
	kept := b.Paragraphs[:0]
	for _, p := range b.Paragraphs {
		first := len(b.Tokens)
		t := tokeniser{body: body[:p.End], pos: int(p.Start), l: l, b: b}
		t.run()
		if len(b.Tokens) == first { // nothing but invisible characters
			continue
		}
		kept, b.ends = append(kept, p), append(b.ends, len(b.Tokens))
	}
	b.Paragraphs = kept

	all := splitter{body: body, l: l, tokens: b.Tokens, kinds: b.kinds}
	all.readLabels()
	first := 0
	for _, end := range b.ends {
		s := all
		s.tokens, s.kinds = b.Tokens[first:end], b.kinds[first:end]
		b.Sentences = s.run(b.Sentences)
		first = end
	}
}

// noLanguage is never written to.
var noLanguage lang.Segment

// scratch keeps the buffers of Run between texts. What is in them cannot change a
// result: Segment empties them first.
var scratch = sync.Pool{New: func() any { return new(Buffers) }}

// Run fills the three layers of a with the segments of body, in slices of exactly
// their size.
func Run(body string, a *news.Analysis, l *lang.Segment) {
	b := scratch.Get().(*Buffers)
	defer scratch.Put(b)
	Segment(body, l, b)
	b.words.SetText("") // or the pool would keep the text alive
	a.Paragraphs = exact(b.Paragraphs)
	a.Sentences = exact(b.Sentences)
	a.Tokens = exact(b.Tokens)
}

// exact copies s to a slice without room to spare; it is never nil, so that an
// empty layer is [] in JSON.
func exact(s []news.Span) []news.Span {
	to := make([]news.Span, len(s))
	copy(to, s)
	return to
}
