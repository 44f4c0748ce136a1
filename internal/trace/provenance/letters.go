package provenance

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

const (
	minLetters = 2 // that a name is shortened to
	maxLetters = 6
)

// lettersOf are the names that texts of a set shorten to letters in brackets behind them, by
// those letters: "All Coast Airways (ACA)". The letters must be the first ones of the words.
// Letters that stand for two names in the set stand for neither: they have the value "".
func lettersOf(set *news.Set) map[string]string {
	out := map[string]string{}
	for t := range set.Texts {
		body := set.Texts[t].Body
		for i := 0; ; {
			at := strings.IndexByte(body[i:], '(')
			if at < 0 {
				break
			}
			i += at + 1
			n := strings.IndexByte(body[i:min(len(body), i+maxLetters+1)], ')')
			if n < minLetters || strings.ContainsFunc(body[i:i+n], func(r rune) bool { return !unicode.IsUpper(r) }) {
				continue
			}
			letters := body[i : i+n]
			name := initialled(body[:i-1], letters)
			if old, ok := out[letters]; name != "" && ok && old != name {
				name = ""
			} else if name == "" {
				continue
			}
			out[letters] = name
		}
	}
	return out
}

// initialled is the end of a text, of as many words as there are letters, if each begins with
// its letter, in capitals: the name that they are short for.
func initialled(before, letters string) string {
	before = strings.TrimRight(before, " ")
	start := len(before)
	for rest := letters; rest != ""; {
		r, n := utf8.DecodeLastRuneInString(rest)
		rest = rest[:len(rest)-n]
		head := strings.TrimRight(before[:start], " ")
		start = strings.LastIndexAny(head, " \n\t(") + 1
		if first, _ := utf8.DecodeRuneInString(head[start:]); first != r {
			return ""
		}
	}
	return before[start:]
}
