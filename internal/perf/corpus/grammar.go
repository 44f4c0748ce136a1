package corpus

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed news.grammar
var newsGrammar string

// grammar writes phrases: for every symbol the ways to write it, each cut into
// its parts.
type grammar map[string][][]part

// part is a stretch of words, or a symbol to write in its place.
type part struct {
	text   string
	symbol bool
}

// parseGrammar reads the format that news.grammar describes at its head.
func parseGrammar(src string) (grammar, error) {
	g := grammar{}
	section := ""
	for n, line := range strings.Split(src, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && line[len(line)-1] == ']':
			section = line[1 : len(line)-1]
		case section == "":
			return nil, fmt.Errorf("line %d: words before the first section", n+1)
		default:
			for _, way := range strings.Split(line, " | ") {
				parts, err := cut(way)
				if err != nil {
					return nil, fmt.Errorf("line %d: %w", n+1, err)
				}
				g[section] = append(g[section], parts)
			}
		}
	}
	return g, nil
}

func cut(way string) ([]part, error) {
	var parts []part
	for way != "" {
		before, rest, found := strings.Cut(way, "{")
		if before != "" {
			parts = append(parts, part{text: before})
		}
		if !found {
			break
		}
		symbol, after, closed := strings.Cut(rest, "}")
		if !closed {
			return nil, fmt.Errorf("a brace is open in %q", way)
		}
		parts = append(parts, part{text: symbol, symbol: true})
		way = after
	}
	return parts, nil
}

// writer writes phrases of one story.
type writer struct {
	g     grammar
	rng   *rand.Rand
	story map[string]string // what {$name} stands for
	makes map[string]func() string
	buf   []byte
}

// write writes a symbol once.
func (w *writer) write(symbol string) string {
	w.buf = w.buf[:0]
	w.append(symbol)
	return withAn(string(w.buf))
}

// withAn writes "an" for "a" before a vowel: the grammar cannot know what
// follows its "a".
func withAn(s string) string {
	var b strings.Builder
	from := 0
	for i := 0; i+2 < len(s); i++ {
		if (s[i] == 'a' || s[i] == 'A') && s[i+1] == ' ' && strings.IndexByte("aeio", s[i+2]) >= 0 && (i == 0 || s[i-1] == ' ') {
			b.WriteString(s[from : i+1])
			b.WriteByte('n')
			from = i + 1
		}
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}

func (w *writer) append(symbol string) {
	from := len(w.buf)
	name := symbol
	first, _ := utf8.DecodeRuneInString(symbol)
	if unicode.IsUpper(first) {
		name = strings.ToLower(symbol)
	}
	switch {
	case first == '$':
		w.buf = append(w.buf, w.story[symbol[1:]]...)
	case w.makes[name] != nil:
		w.buf = append(w.buf, w.makes[name]()...)
	default:
		ways := w.g[name]
		for _, p := range ways[w.rng.IntN(len(ways))] {
			if p.symbol {
				w.append(p.text)
			} else {
				w.buf = append(w.buf, p.text...)
			}
		}
	}
	if unicode.IsUpper(first) && from < len(w.buf) && w.buf[from] < utf8.RuneSelf {
		w.buf[from] = byte(unicode.ToUpper(rune(w.buf[from])))
	}
}
