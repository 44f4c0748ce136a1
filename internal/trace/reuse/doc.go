// Package reuse finds the passages that texts share, aligned on both sides to
// the character, with the edits between them.
//
// It works in five steps, each a pure function over plain data:
//
//	WordsOf      a text becomes folded word hashes: case, accents, quotation marks and
//	             dashes do not count, digits do
//	Fingerprint  a text's words become word n-grams, winnowed, so that any stretch of
//	             Gram+Window-1 equal words is sure to have one in common
//	group        n-grams become postings, a part of them at a time, and those lead to
//	             candidate pairs of texts
//	align        a pair's runs of equal words are chained over small gaps, extended, and
//	             cut into passages
//	Diff         words become edits
//
// Passages runs them all. A Builder makes an Index on as many processors as there are;
// an Index and a Matcher give the passages a text at a time, so that several workers can
// share one Index. What a text shares with those before it depends on the places of its
// grams before it, on the candidates' words, and on what their outlets repeat: nothing
// that comes later changes it but a third page of an outlet with the same line.
//
// # What is returned
//
// Texts are taken in order of Doc.Rank (publication). Each is aligned with at
// most Options.Partners texts of lower rank: first those that together account
// for most of what it shares, then those that share most with it, the earlier
// before the later. So every pair of a small family is there; a story in ten
// thousand copies costs ten thousand times that, not the square, and every copy
// is joined to the earliest texts that hold its words. Nothing is dropped for
// being frequent. A passage within one text is not looked for.
//
// # What counts as a passage
//
//   - 12 equal words or more, two of them of five letters or more. Fewer may be a
//     formula of the trade ("did not immediately respond to a request for comment");
//   - 9 or more with a quotation among them; or with a name or a number, which
//     formulas do not have, if six of the words are outside names and three of
//     these have five letters or are numbers: "the Democratic People's Republic of
//     Korea" joins nobody. A sentence or a line that is whole in both texts need
//     not say so much;
//   - 5 equal words or more that stand in quotation marks on both sides, three of
//     them of five letters or more, no names and not common in the language: "no comment at this time"
//     joins nobody;
//   - 5 equal words or more beside a longer passage of the same pair, in the same
//     order, where on one side at least no more than 8 words lie between the two:
//     what is left of a sentence that was reworked. Several such stretches that
//     have 18 words in sum support each other;
//   - 5 equal words or more, one of them long, anywhere, where half of the shorter text
//     stands in the other: then they are one story, with its paragraphs set in another
//     order;
//   - where a pair has nothing else: three or more stretches of 5 equal words, in the
//     same order, however far apart, that have 24 words in sum and are a tenth of the
//     shorter text: the traces of one that was reworked throughout.
//
// At least half of the longer side's words are the same. Runs are joined into one
// passage over gaps of at most 8 words on either side.
//
// A stock phrase is no passage where it is all that two texts have in common: a gram
// that stood in five different surroundings before, as many as half of its places. A
// quotation is exempt, since it stands in ever other surroundings.
//
// Boilerplate is not a passage, unless half of the shorter text stands in the
// other. It is a short line (40 words or fewer) that stands in three or more texts
// of one outlet, versions of one page counted once; between two texts of that outlet, also any words that do.
//
// # Limits
//
// Winnowing guarantees that a run of 8 equal words is met, as long as its grams
// are not in more than 16 earlier texts; of commoner ones the first 6 and the last
// 4 places are followed, and of one that stood in 16 different surroundings none. Of two
// texts that have one gram in common and no other, two more words beside it must agree.
// A copy of which no 5 words in a row are left is not
// found, nor is a sentence of 9 to 11 words with no name in it that stands alone. A
// gram is followed at its first 8 places in a text only. Without Doc.Outlet there is
// no boilerplate. A formula of 12 words counts as a passage, and so does an agency's
// credit that is as long. "Name"
// means a capital within a sentence. docs/lineage-read.md counts what that costs.
//
// # Texts made to hurt
//
// Cost stays near-linear (hostile_test.go), on one core: an article copied into itself a
// thousand times beside one of five hundred 0.8 s; 2,000 copies of a story 2.7 s; a text
// of 4 MB, its copy and a story out of it 2.2 s; 100,000 one-line texts 0.9 s; texts of
// ten words at random, or of the same five-word blocks in ever another order, 10 µs a
// word at most, for each is aligned with Options.Partners others. Two texts of 50 MB take
// 24 s and 2 GB (BenchmarkLong).
//
// The method is that of Schleimer, Wilkerson and Aiken, "Winnowing: local
// algorithms for document fingerprinting" (SIGMOD 2003) for candidates, seeds
// chained along diagonals as genome aligners do (Li, "Minimap2", 2018), and
// Myers' O(ND) differences (1986) within gaps.
package reuse

import (
	"bytes"
	"cmp"
	"slices"

	"hearsay/internal/news"
)

// Doc is a text as this package wants it.
type Doc struct {
	Text       news.TextID
	Body       string
	Tokens     []news.Span      // sorted, not overlapping, on character borders
	Quotations []news.Quotation // may be nil
	// Load, where it is set, gives the tokens and quotations in place of the two fields,
	// whenever they are wanted, so that they need not be held in memory.
	Load func() ([]news.Span, []news.Quotation)

	// Common are words of the text's language that are no sign of a copy; nil: none are
	// known, and every long word is one.
	Common *Vocabulary

	// Rank is the text's place in order of publication, by its earliest article;
	// unknown ones last. Equal ranks are ordered by Text.
	Rank int
	// Outlet is where the text appeared, first if in several; "" is unknown.
	Outlet string
	// Page is the address of that article: texts of one page are versions of it. "" is
	// unknown.
	Page string
}

// Options are the sizes that the method works with. The zero Options are the
// defaults.
type Options struct {
	Gram     int // words in a gram, 2 to 32; default 5
	Window   int // grams of which winnowing keeps one at least, 1 (keep all) or more; default 4
	Words    int // equal words in a passage, at least; default 9
	Gap      int // words on either side that an edit within a passage has at most; default 8
	Partners int // texts of lower rank that one text is aligned with, at most; default 12
}

// withDefaults fills in what is absent and brings the rest within its range.
func (o Options) withDefaults() Options {
	set := func(v *int, def, least, most int) {
		if *v == 0 {
			*v = def
		}
		*v = max(least, min(*v, most))
	}
	set(&o.Gram, 5, 2, 32)
	set(&o.Window, 4, 1, 64)
	set(&o.Words, 9, o.Gram, 1000)
	set(&o.Gap, 8, 1, 64)
	set(&o.Partners, 12, 1, 1<<20)
	return o
}

// Passages finds the passages that docs share, sorted by their sides: text A,
// text B, span A, span B. The order of docs does not matter; of docs with the
// same Text one counts. Time is near-linear in the number of words. Memory,
// beside docs and passages, is about 40 bytes a word at most.
func Passages(docs []Doc, o Options) []news.Passage {
	ix := NewIndex(docs, o)
	m := ix.Matcher()
	var ps []news.Passage
	for i := range ix.Len() {
		ps = append(ps, m.Match(i)...)
	}
	Sort(ps)
	return ps
}

// Sort brings passages into the order that Passages gives them in.
func Sort(ps []news.Passage) {
	order := make([]int, len(ps)) // a passage is large to move
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return compare(&ps[i], &ps[j]) })
	sorted := make([]news.Passage, len(ps))
	for to, from := range order {
		sorted[to] = ps[from]
	}
	copy(ps, sorted)
}

// Merge makes one of two slices of passages that are sorted.
func Merge(a, b []news.Passage) []news.Passage {
	out := make([]news.Passage, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(&b[0], &a[0]) < 0 {
			out, b = append(out, b[0]), b[1:]
			continue
		}
		out, a = append(out, a[0]), a[1:]
	}
	return append(append(out, a...), b...)
}

func compare(p, q *news.Passage) int {
	if c := compareText(p.A.Text, q.A.Text); c != 0 {
		return c
	}
	if c := compareText(p.B.Text, q.B.Text); c != 0 {
		return c
	}
	return cmp.Or(compareSpan(p.A.Span, q.A.Span), compareSpan(p.B.Span, q.B.Span))
}

func compareText(a, b news.TextID) int { return bytes.Compare(a[:], b[:]) }

func compareSpan(s, t news.Span) int {
	switch {
	case s.Less(t):
		return -1
	case t.Less(s):
		return 1
	}
	return 0
}
