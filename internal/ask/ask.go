// Package ask finds the claim that some words mean. Claims are ranked by the words of
// all their tellings, of who tells and who denies them, and of what stands around them,
// the rare ones counting most. No claim is better than a wrong one: where too few of the
// words are a claim's, none is meant.
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
const Version = "1"

// maxWords is how many words of a question may count.
const maxWords = 32

// Question is the words that tell what is meant.
type Question struct {
	words []asked
}

// asked is a word of a question: as it was given, and the forms that it is looked up in.
type asked struct {
	given string
	forms []string
}

// Parse takes the words of a question that tell what is meant.
func Parse(s string) (Question, error) {
	var q Question
	seen := map[string]bool{}
	for given, folded := range words(strings.ToValidUTF8(s, " ")) {
		if small(folded) {
			continue
		}
		forms := []string{stem(folded, nil)}
		for _, l := range all.Languages {
			forms = append(forms, stem(folded, l().Ask))
		}
		slices.Sort(forms)
		forms = slices.Compact(forms)
		if slices.ContainsFunc(forms, func(f string) bool { return seen[f] }) {
			continue
		}
		for _, f := range forms {
			seen[f] = true
		}
		if len(q.words) == maxWords {
			return q, fmt.Errorf("more than %d words are too many to ask for at once: give those that tell the claim from others", maxWords)
		}
		q.words = append(q.words, asked{given, forms})
	}
	if len(q.words) == 0 {
		return q, errors.New("nothing to ask for: give words that tell what is claimed")
	}
	return q, nil
}

func small(folded string) bool {
	for _, l := range all.Languages {
		if a := l().Ask; a != nil && a.Small[folded] {
			return true
		}
	}
	return false
}

// words yields the words of s as they stand and folded: runs of letters, marks and
// digits. Single letters with stops between are one word ("U.S."); others are none.
func words(s string) func(yield func(given, folded string) bool) {
	return func(yield func(given, folded string) bool) {
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
			fold = fold[:0]
			for _, part := range strings.Split(s[i:end], ".") {
				fold = text.Fold(fold, part)
			}
			fold = slices.DeleteFunc(fold, func(c byte) bool { return c < utf8.RuneSelf && !inWord(rune(c)) }) // what signs are made of, taken apart
			one := utf8.RuneCount(fold) == 1 && isCased(fold)
			if len(fold) > 0 && !one && !yield(s[i:end], string(fold)) {
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
