package claimcases

import (
	"strings"
	"unicode"
)

// Span is a half-open range of code points of an article's text.
type Span [2]int

// lay takes the marks ‹name|…› out of s, which may hold each other, and says where the
// words that they held stand, in code points.
func lay(s string) (text string, marks map[string][]Span) {
	type open struct {
		name  string
		start int
	}
	var out strings.Builder
	var stack []open
	marks = map[string][]Span{}
	n := 0
	for rs := []rune(s); len(rs) > 0; {
		switch r := rs[0]; r {
		case '‹':
			i := 1
			for rs[i] != '|' {
				i++
			}
			stack = append(stack, open{string(rs[1:i]), n})
			rs = rs[i+1:]
			continue
		case '›':
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if n > o.start {
				marks[o.name] = append(marks[o.name], Span{o.start, n})
			}
		default:
			out.WriteRune(r)
			n++
		}
		rs = rs[1:]
	}
	return out.String(), marks
}

// fill puts values in the places of a line: fill("{S} said", "S", "he").
func fill(line string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(line)
}

// finish makes a sentence of a filled line: a capital at its start and after a dateline, and no comma of a
// description ("Ivo Belk, a stoker,") before a stop or another comma.
func finish(s string) string {
	for _, p := range []string{".", ",", ":", "›"} {
		s = strings.ReplaceAll(s, ",›"+p, "›"+p)
		if p != "›" {
			s = strings.ReplaceAll(s, ","+p, p)
		}
	}
	rs := []rune(s)
	inName, start := false, true
	for i, r := range rs {
		switch {
		case r == '‹':
			inName = true
		case inName:
			inName = r != '|'
		case r == '.' || r == '—':
			start = true
		case start && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			rs[i], start = unicode.ToUpper(r), false
		}
	}
	return string(rs)
}
