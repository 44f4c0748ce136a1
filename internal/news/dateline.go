package news

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxDateline = 70 // bytes
	minCapitals = 3  // bytes that the first word of a dateline has, all of them capitals
	maxBrackets = 3  // words of a name in brackets
)

// Dateline is how many bytes of a sentence say whence, when and by whom it was written, and
// nothing of what happened: "TOLVANE, March 12 (Tarn Wire) — ", "(Tarn Wire) ". Only the
// first sentence of a paragraph has one.
func (a *Analysis) Dateline(body string, sentence Span) int {
	if p := Find(a.Paragraphs, sentence.Start); p >= 0 && a.Paragraphs[p].Start != sentence.Start {
		return 0
	}
	words := sentence.Of(body)
	if n := agencyAhead(words); n > 0 {
		return n
	}
	return placeAhead(words)
}

// Sentence is the sentence, or sentences, that words of a text stand in, without a dateline at the
// beginning, or the dash that is left of one which was cut: "ERIE, Pa. | (AP) — A woman".
func (s *Set) Sentence(r Ref) Span {
	i := s.TextIndex(r.Text)
	if i < 0 || s.Analyses[i] == nil || r.Span.Empty() {
		return r.Span
	}
	a, body := s.Analyses[i], s.Texts[i].Body
	lo, hi := Within(a.Sentences, r.Span)
	at := r.Span.Cover(CoverAll(a.Sentences[lo:hi]))
	at.Start = min(at.Start+uint32(a.Dateline(body, at)), r.Span.Start)
	before := body[at.Start:r.Span.Start]
	at.Start += uint32(len(before) - len(strings.TrimLeft(before, "—–- ")))
	return at
}

// MaxLead is how many bytes the lead of a text has at most, and leadPart of how many parts of the text
// it is one at most.
const (
	MaxLead  = 350
	leadPart = 5
)

// Lead is how many bytes of a text are its lead, which tells the main thing and sums up the rest.
func Lead(body string) int { return min(MaxLead, len(body)/leadPart) }

// agencyAhead is the length of a name in brackets that words begin with, and of the dash
// behind it, before what begins like a sentence.
func agencyAhead(words string) int {
	inside, rest, closed := strings.Cut(strings.TrimPrefix(words, "("), ")")
	if !strings.HasPrefix(words, "(") || !closed || len(inside) > maxDateline {
		return 0
	}
	names := strings.Fields(inside)
	for _, w := range names {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return 0
		}
	}
	rest = strings.TrimLeft(rest, " –—-")
	n := len(words) - len(rest)
	if len(names) == 0 || len(names) > maxBrackets || n == len(inside)+2 || !opens(rest) {
		return 0
	}
	return n
}

// dashes part a dateline from what it stands before.
var dashes = [...]string{"—", "–", " --", " -"}

// placeAhead is the length of a place, and of whatever else is written as names and dates are,
// with the dash behind it. The place stands in capitals, or an agency in brackets before the dash.
func placeAhead(words string) int {
	at, dash := -1, ""
	for _, d := range dashes {
		if i := strings.Index(words[:min(len(words), maxDateline)], d); i > 0 && (at < 0 || i < at) {
			at, dash = i, d
		}
	}
	if at < 0 {
		return 0
	}
	head, rest := strings.TrimSpace(words[:at]), strings.TrimLeft(words[at+len(dash):], " -")
	if !opens(rest) || !placeAndDate(head, dash) {
		return 0
	}
	more := 0
	for _, d := range dashes {
		more += strings.Count(rest, d)
	}
	if more == 1 {
		return 0 // the second of a pair: "Ida Voss (Greens) – Leader of the council – said"
	}
	return len(words) - len(rest)
}

// placeAndDate reports whether what stands before a dash is written as a place, a date and an agency are.
// A word alone may be what is told of ("COVID – Deaths rise"): only the long dash says that it is a place.
func placeAndDate(head, dash string) bool {
	for w := range strings.FieldsSeq(head) {
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(")); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	if strings.HasSuffix(head, ")") && strings.Contains(head, ",") {
		return true
	}
	n := capitals(head)
	return n >= minCapitals && (strings.ContainsAny(head, ",(/") || n == len(head) && (dash == "—" || dash == " --"))
}

// opens reports whether words begin as a sentence does.
func opens(words string) bool {
	r, _ := utf8.DecodeRuneInString(words)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || closings[r] != ""
}

// capitals is with how many bytes of capital letters, and no small one behind them, words begin.
func capitals(words string) int {
	for i, r := range words {
		switch {
		case unicode.IsLower(r):
			return 0
		case !unicode.IsUpper(r):
			return i
		}
	}
	return len(words)
}
