// Package ask finds the claim that some words mean. Claims are ranked by the words of
// all their tellings, of who tells and who denies them, and of what stands around them,
// the rare ones counting most. No claim is better than a wrong one: where too few of the
// words are a claim's, none is meant; and of one that has not all of them in its tellings
// it is known which it lacks. Where no claim has all, the sentences of the articles may
// have more: Said finds those.
package ask

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/lang/all"
	"hearsay/internal/text"
)

// Version names the profiles that are made here. Whoever changes what stands in them
// changes it, so that those that are kept are made again.
const Version = "2"

// maxWords is how many words of a question may count.
const maxWords = 32

// Question is the words that tell what is meant, and what the answer has to have.
type Question struct {
	words []Word
	wants lang.WantOf
	wide  bool // words that may mean the same were looked for
}

// Word is a word of a question: as it was given, and the forms that it is looked up in; and
// those of words that may mean the same, the nearest first.
type Word struct {
	given string
	forms []string
	exact []string // as it may stand in a text: folded, with its other forms
	near  []alike
}

// alike is a word that may mean the same as one that was asked for.
type alike struct{ word, form string }

// Parse takes the words of a question that tell what is meant.
func Parse(s string) (Question, error) {
	var q Question
	seen := map[string]bool{}
	begin := 0
	q.wants, begin = wanted(s)
	i := 0
	for given, folded := range words(strings.ToValidUTF8(s, " ")) {
		if i++; i <= begin || small(folded) {
			continue
		}
		forms := formsOf(folded)
		if slices.ContainsFunc(forms, func(f string) bool { return seen[f] }) {
			continue
		}
		for _, f := range forms {
			seen[f] = true
		}
		if len(q.words) == maxWords {
			return q, fmt.Errorf("more than %d words are too many to ask for at once: give those that tell the claim from others", maxWords)
		}
		q.words = append(q.words, Word{given: given, forms: forms, exact: exactOf(given, folded)})
	}
	if len(q.words) == 0 {
		return q, errors.New("nothing to ask for: give words that tell what is claimed")
	}
	return q, nil
}

// formsOf are the forms that a word of any language is looked up in.
func formsOf(folded string) []string {
	forms := []string{stem(folded, nil)}
	for _, l := range all.Languages {
		forms = append(forms, stem(folded, l().Ask))
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// exactOf are the ways to write a word that its form does not begin: "took" and "taken" of
// "takes".
func exactOf(given, folded string) []string {
	out := []string{folded, given}
	for _, l := range all.Languages {
		a := l().Ask
		if a == nil {
			continue
		}
		first := folded
		if same, ok := a.Same[folded]; ok {
			first = same
		}
		out = append(out, first)
		for other, same := range a.Same {
			if same == first {
				out = append(out, other)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func small(folded string) bool {
	for _, l := range all.Languages {
		if a := l().Ask; a != nil && a.Small[folded] {
			return true
		}
	}
	return false
}

// token is a word where it stands in a string, as it is written and folded.
type token struct {
	at            int
	given, folded string
}

// words yields the words of s as they stand and folded.
func words(s string) func(yield func(given, folded string) bool) {
	return func(yield func(given, folded string) bool) {
		for t := range tokens(s) {
			if !yield(t.given, t.folded) {
				return
			}
		}
	}
}

// tokens yields the words of s: runs of letters, marks and digits. Single letters with stops
// between are one word ("U.S."); others are none. So are the digits of a large number.
func tokens(s string) func(yield func(token) bool) {
	return func(yield func(token) bool) {
		var fold []byte
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRuneInString(s[i:])
			if !inWord(r) {
				i += n
				continue
			}
			end := wordEnd(s, i)
			if utf8.RuneCountInString(s[i:end]) == 1 {
				end = initials(s, i, end)
			}
			end = thousands(s, i, end)
			fold = fold[:0]
			for _, part := range strings.FieldsFunc(s[i:end], func(r rune) bool { return r == '.' || r == ',' }) {
				fold = text.Fold(fold, part)
			}
			fold = slices.DeleteFunc(fold, func(c byte) bool { return c < utf8.RuneSelf && !inWord(rune(c)) }) // what signs are made of, taken apart
			one := utf8.RuneCount(fold) == 1 && isCased(fold)
			if len(fold) > 0 && !one && !yield(token{i, s[i:end], string(fold)}) {
				return
			}
			i = end
		}
	}
}

func isCased(folded []byte) bool {
	r, _ := utf8.DecodeRune(folded)
	return unicode.ToUpper(r) != r
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

func wordEnd(s string, from int) int {
	for i, r := range s[from:] {
		if !inWord(r) {
			return from + i
		}
	}
	return len(s)
}

// initials is the end of a run of single letters with stops between: "U.S."
func initials(s string, from, end int) int {
	for end+1 < len(s) && s[end] == '.' {
		r, _ := utf8.DecodeRuneInString(s[end+1:])
		next := wordEnd(s, end+1)
		if !unicode.IsLetter(r) || utf8.RuneCountInString(s[end+1:next]) != 1 {
			break
		}
		end = next
	}
	return end
}

// thousands is the end of a number in digits with commas before each three of them: "3,700".
func thousands(s string, from, end int) int {
	for i := from; i < end; i++ {
		if s[i] < '0' || s[i] > '9' {
			return end
		}
	}
	for end < len(s) && s[end] == ',' {
		next := wordEnd(s, end+1)
		if next != end+4 || strings.ContainsFunc(s[end+1:next], func(r rune) bool { return r < '0' || r > '9' }) {
			break
		}
		end = next
	}
	return end
}

// leastStem is how many letters of a word stay when its ending is cut.
const leastStem = 3

// stem is the form of a folded word that its forms share: without its ending.
func stem(w string, l *lang.Ask) string {
	if l == nil {
		return w
	}
	if same, ok := l.Same[w]; ok {
		w = same
	}
	if l.Whole[w] {
		return w
	}
	for _, e := range l.Endings {
		head, ok := strings.CutSuffix(w, e.Cut)
		if !ok || utf8.RuneCountInString(head) < leastStem || strings.HasSuffix(head, e.Cut) {
			continue // the last: "pass", "agree"
		}
		if n := len(head); e.Put == "" && len(e.Cut) > 1 && head[n-1] == head[n-2] && head[n-1] != 'l' && head[n-1] != 's' {
			head = head[:n-1] // "stopped"
		}
		return head + e.Put
	}
	return w
}
