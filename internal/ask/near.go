package ask

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/lang/all"
	"hearsay/internal/text"
)

const (
	// nearest is the least cosine between the vectors of two words that may mean the same.
	// Below it stand the days of the week to each other (.72), "closed" and "opened" (.70).
	nearest = .73
	// mostNear is how many other words may be looked up for one.
	mostNear = 8
	// likeness is what a word that may mean the same counts of one that was asked for.
	likeness = .7
)

// Widened is the question with words beside its own that may mean the same. Names and
// numbers have none: another name is somebody else.
func (q Question) Widened() Question {
	if q.wide {
		return q
	}
	q.words, q.wide = slices.Clone(q.words), true
	for i := range q.words {
		w := &q.words[i]
		first, _ := utf8.DecodeRuneInString(w.given)
		if unicode.IsUpper(first) {
			continue
		}
		for _, l := range all.Languages {
			if a := l().Ask; a != nil && a.Words != nil && !isNumber(string(text.Fold(nil, w.given)), a) {
				w.near = append(w.near, nearWords(w, a)...)
			}
		}
	}
	return q
}

func nearWords(w *Word, a *lang.Ask) (out []alike) {
	v := a.Words()
	at := v.Find(text.Fold(nil, w.given))
	if at < 0 {
		return nil
	}
	for _, k := range v.Near(at, nearest, 4*mostNear) {
		word := v.Word(k)
		form := stem(word, a)
		if len(out) == mostNear {
			break
		}
		if a.Small[word] || isNumber(word, a) || slices.Contains(w.forms, form) || slices.ContainsFunc(out, func(x alike) bool { return x.form == form }) {
			continue
		}
		out = append(out, alike{word, form})
	}
	return out
}

// isNumber reports whether a folded word is a number, in digits or in letters.
func isNumber(w string, a *lang.Ask) bool {
	return strings.ContainsFunc(w, unicode.IsDigit) || a != nil && a.Numbers[w]
}
