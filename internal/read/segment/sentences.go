package segment

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// splitter cuts one paragraph's tokens into sentences.
type splitter struct {
	body   string
	l      *lang.Segment
	tokens []news.Span
	kinds  []kind

	labels bool        // the text has labels of the page's
	title  []news.Span // of its gallery of pictures: see readLabels

	counted, marks int // tokens looked at by openQuote, and straight double quotation marks among them
}

// run appends the sentences to dst.
func (s *splitter) run(dst []news.Span) []news.Span {
	first := 0
	for i := 0; i < len(s.tokens); i++ {
		if n := s.ofPage(i); n > 0 {
			dst = s.sentence(dst, first, i)
			dst = s.sentence(dst, i, i+n)
			first = i + n
			i = first - 1
			continue
		}
		if !s.kinds[i].ends() {
			continue
		}
		j, quoted := s.closeAfter(i)
		if j == len(s.tokens) {
			break
		}
		if s.breaks(first, i, j, quoted) {
			dst = s.sentence(dst, first, j)
			first = j
		}
		// What closed after i may end in a mark of its own: (Really?).
		i = j - 1
	}
	return s.sentence(dst, first, len(s.tokens))
}

// sentence appends the tokens of [i, j) as a sentence, if there are any.
func (s *splitter) sentence(dst []news.Span, i, j int) []news.Span {
	if i >= j {
		return dst
	}
	return append(dst, news.Span{Start: s.tokens[i].Start, End: s.tokens[j-1].End})
}

// ofPage is how many tokens from i are a label of the page's, or the title of its gallery of pictures;
// 0 if there is neither.
func (s *splitter) ofPage(i int) int {
	if !s.labels {
		return 0
	}
	n := s.label(i)
	if n == 0 && s.common(s.title, i) == len(s.title) {
		n = len(s.title)
	}
	return n
}

// label returns how many tokens from i are a label of the page's, such as "Hide Caption
// 3 of 12"; 0 if there is none.
func (s *splitter) label(i int) int {
	if c := s.body[s.tokens[i].Start]; s.kinds[i] != word || c < 'A' || c > 'Z' {
		return 0
	}
	for _, l := range s.l.Labels[s.tokens[i].Of(s.body)] {
		if s.stands(l, i) {
			return len(l)
		}
	}
	if credit := s.l.Credited[s.tokens[i].Of(s.body)]; credit != "" && s.credited(i, credit) {
		return 1
	}
	if i == 0 || s.kinds[i-1].ends() || s.kinds[i-1] == closer {
		return s.pictureCredit(i)
	}
	return 0
}

// maxTaker is how many words the name of who took a picture has at most.
const maxTaker = 4

// pictureCredit returns how many tokens from i, where a sentence may begin, say whose a picture is and
// are run into its caption: "Ida Voss / Reuters | The ferry at its quay."; 0 if none.
func (s *splitter) pictureCredit(i int) int {
	at := i
	for k := i; k < min(len(s.tokens)-1, i+maxTaker) && s.kinds[k] == word && s.upper(k); k++ {
		if s.tokens[k+1].Of(s.body) == "/" {
			at = k + 2
			break
		}
	}
	if at >= len(s.tokens) {
		return 0
	}
	for _, c := range s.l.Pictures[s.tokens[at].Of(s.body)] {
		next := at + len(c.Words)
		if next < len(s.tokens) && s.stands(c.Words, at) && slices.Contains(c.Before, s.tokens[next].Of(s.body)) {
			return next - i
		}
	}
	return 0
}

// captionLength is how many tokens the caption of a picture has at most.
const captionLength = 120

// credited reports whether the caption of a picture follows the label at token i, run into what stands
// before it, with a word at the beginning of a sentence for whose the picture is: "Ferries Wait | Image
// | The ferry at its quay. | Credit | Ida Voss/Harbour Images".
func (s *splitter) credited(i int, credit string) bool {
	if i+1 >= len(s.tokens) || !s.upper(i+1) || i > 0 && s.kinds[i-1] != word && !s.kinds[i-1].ends() && s.kinds[i-1] != closer {
		return false
	}
	for k := i + 2; k+1 < min(len(s.tokens), i+captionLength); k++ {
		if s.kinds[k] == word && s.tokens[k].Of(s.body) == credit && (s.kinds[k-1].ends() || s.kinds[k-1] == closer || s.kinds[k-1] == straight) {
			return s.upper(k + 1)
		}
	}
	return false
}

// upper reports whether a token begins with a capital.
func (s *splitter) upper(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.tokens[i].Of(s.body))
	return unicode.IsUpper(r)
}

// A gallery of pictures has its title before each caption: so many times at least, in so many tokens.
const (
	manyCaptions  = 3
	shortestTitle = 3
	longestTitle  = 40
)

// readLabels finds out whether there are labels of the page's among the tokens, those of the whole text, and
// the title of a gallery of pictures: what stands behind each label.
func (s *splitter) readLabels() {
	var title []news.Span
	times := 0
	for i := 0; i < len(s.tokens); i++ {
		n := s.label(i)
		if n == 0 {
			continue
		}
		s.labels = true
		i += n - 1
		at := i + 1
		switch same := s.common(title, at); {
		case same >= shortestTitle:
			title = title[:same]
			times++
		case times < 2: // what stands behind the last label of a gallery is the text again
			title, times = s.tokens[at:min(at+longestTitle, len(s.tokens))], 1
		}
	}
	if times >= manyCaptions {
		s.title = title
	}
}

// common is how many tokens of a title stand from token i on.
func (s *splitter) common(title []news.Span, i int) int {
	n := 0
	for n < len(title) && i+n < len(s.tokens) && title[n].Of(s.body) == s.tokens[i+n].Of(s.body) {
		n++
	}
	return n
}

// stands reports whether the words of a label stand at i.
func (s *splitter) stands(label []string, i int) bool {
	if i+len(label) > len(s.tokens) {
		return false
	}
	for k, w := range label {
		t := s.tokens[i+k].Of(s.body)
		if t != w && (w != "N" || !isASCIIDigit(t[0])) {
			return false
		}
	}
	return true
}

// closeAfter returns the index of the first token that does not belong to the mark
// at i any more: after other marks, closing quotation marks and brackets. quoted
// reports whether a quotation mark was among them.
func (s *splitter) closeAfter(i int) (j int, quoted bool) {
	for j = i + 1; j < len(s.tokens); j++ {
		spaced := s.tokens[j].Start > s.tokens[j-1].End
		switch s.kinds[j] {
		case stop, mark, ellipsis, fullWidth:
			// Also ". . .": a mark alone begins no sentence.
			quoted = false
		case closer:
			quoted = quoted || !s.bracket(j)
		case straight:
			if spaced || s.openQuote(j) {
				return j, quoted
			}
			quoted = true
		case opener:
			if !s.footnote(j) {
				return j, quoted
			}
			j += 2
		default:
			return j, quoted
		}
	}
	return j, quoted
}

// openQuote reports whether the straight mark at j, which stands right behind the end of a sentence, opens a
// quotation, as in pages that lost a space: `she said."What we found`. So it does where a word is glued to it
// and as many marks have opened as have closed before it.
func (s *splitter) openQuote(j int) bool {
	if j+1 >= len(s.tokens) || s.tokens[j+1].Start > s.tokens[j].End || s.kinds[j+1] != word || s.body[s.tokens[j].Start] != '"' {
		return false
	}
	for ; s.counted < j; s.counted++ {
		if s.kinds[s.counted] == straight && s.body[s.tokens[s.counted].Start] == '"' {
			s.marks++
		}
	}
	return s.marks%2 == 0
}

// footnote reports whether the reference to a note stands at j: "[12]". It belongs to
// the sentence before it.
func (s *splitter) footnote(j int) bool {
	return j+2 < len(s.tokens) && s.body[s.tokens[j].Start] == '[' && s.body[s.tokens[j+2].Start] == ']' &&
		isASCIIDigit(s.body[s.tokens[j+1].Start])
}

func (s *splitter) bracket(i int) bool {
	switch s.body[s.tokens[i].Start] {
	case ')', ']', '}':
		return true
	}
	return false
}

// breaks reports whether a sentence that began at token first, with a mark or an
// abbreviation at i and what closes after it, ends before token j.
func (s *splitter) breaks(first, i, j int, quoted bool) bool {
	last := s.kinds[i]
	for k := i + 1; k < j; k++ {
		if s.kinds[k].ends() {
			last = s.kinds[k]
		}
	}
	if last == fullWidth {
		return true
	}
	w := s.nextWord(j)
	if w < 0 || s.lower(w) {
		return false
	}
	if s.tokens[j].Start == s.tokens[j-1].End && !s.glued(i, j, w) {
		return false
	}
	switch last {
	case stop:
		return !s.numbering(first, i) && !s.spacedEllipsis(i, j, w)
	case mark:
		return s.starter(w) || !(quoted && s.reported(w))
	case ellipsis:
		return s.starter(w) || quoted && !s.reported(w) || j < w && s.kinds[j] != punct
	case initial: // but "A. The harbour" is a list's
		return i > first && s.starter(w)
	case abbrEnd:
		return s.starter(w)
	}
	return false // abbrName, abbrNumber
}

// nextWord returns the index of the first word at or after j, or -1 if the
// paragraph ends before or another mark stands in the way.
func (s *splitter) nextWord(j int) int {
	for ; j < len(s.tokens); j++ {
		switch s.kinds[j] {
		case opener, straight, closer:
		case punct:
			if c := s.body[s.tokens[j].Start]; c == ',' || c == ';' || c == ':' {
				return -1
			}
		case word, initial, abbrName, abbrNumber, abbrEnd:
			return j
		default:
			return -1
		}
	}
	return -1
}

// lower reports whether a word begins with a small letter, and so no sentence with
// it; "iPhone" may begin one.
func (s *splitter) lower(w int) bool {
	t := s.tokens[w].Of(s.body)
	r, n := utf8.DecodeRuneInString(t)
	if !unicode.IsLower(r) {
		return false
	}
	second, _ := utf8.DecodeRuneInString(t[n:])
	return !unicode.IsUpper(second)
}

// glued reports whether a new sentence begins at j though no space stands before
// it, as in pages that lost the space between two paragraphs: "the quay.Then", "the UK.The".
func (s *splitter) glued(i, j, w int) bool {
	if i == 0 || w != j && s.kinds[j] != opener && s.kinds[j] != straight || s.kinds[i-1] != word {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s.tokens[i-1].Of(s.body))
	after, _ := utf8.DecodeRuneInString(s.tokens[w].Of(s.body))
	return unicode.IsUpper(after) && (unicode.IsLower(before) || unicode.IsUpper(before) && s.starter(w))
}

// numbering reports whether the stop at i stands after the number or the letter of a
// list, at the start of the sentence: "1. Wash your hands."
func (s *splitter) numbering(first, i int) bool {
	if i != first+1 {
		return false
	}
	t := s.tokens[first].Of(s.body)
	r, n := utf8.DecodeRuneInString(t)
	return unicode.IsDigit(r) && len(t) <= 3 || n == len(t)
}

// spacedEllipsis reports whether the marks of [i, j) are those of ". . .", after
// which a capital does not say that a sentence begins.
func (s *splitter) spacedEllipsis(i, j, w int) bool {
	return j-i >= 3 && s.kinds[i] == stop && s.kinds[i+1] == stop && s.kinds[i+2] == stop && !s.starter(w)
}

// longestStarter is the greatest length in bytes of a word that is looked up.
const longestStarter = 32

// starter reports whether the word is one that has its capital because a sentence
// begins.
func (s *splitter) starter(w int) bool {
	return s.is(s.l.Starters, w)
}

// is looks the word up in a set of words in lower case. It allocates nothing.
func (s *splitter) is(set map[string]bool, w int) bool {
	t := s.tokens[w].Of(s.body)
	if len(t) > longestStarter {
		return false
	}
	var room [2 * longestStarter]byte
	low := room[:0]
	for i, r := range t {
		if i > 0 && unicode.IsUpper(r) {
			return false // "IN", "US"
		}
		low = utf8.AppendRune(low, unicode.ToLower(r))
	}
	return set[string(low)]
}

// reportingWords is how long a name before a verb of reporting may be, in tokens.
const reportingWords = 4

// reported reports whether the words from w are those of a speaker: “Why?” Kim Lee
// asked.
func (s *splitter) reported(w int) bool {
	for i := w; i < len(s.tokens) && i <= w+reportingWords; i++ {
		if s.kinds[i] == word && s.lower(i) {
			return i > w && s.is(s.l.Reporting, i)
		}
		if s.kinds[i] == stop || s.kinds[i] == mark {
			return false
		}
	}
	return false
}
