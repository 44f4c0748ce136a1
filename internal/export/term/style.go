package term

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"hearsay/internal/text"
)

// Style is how to set a page.
type Style struct {
	Width int  // columns, 40 or more; 0: 80
	Color bool // ANSI colours
}

// page is what is being set, with its style.
type page struct {
	w     io.Writer
	style Style
	err   error
}

func newPage(w io.Writer, s Style) *page {
	if s.Width == 0 {
		s.Width = 80
	}
	s.Width = max(s.Width, 40)
	return &page{w: w, style: s}
}

func (p *page) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *page) line(s string) { p.printf("%s\n", strings.TrimRight(s, " ")) }

// ink is an ANSI rendition.
type ink string

const (
	bold  ink = "1"
	faint ink = "2"
	alarm ink = "31"
)

// voiceInks tell voices apart. They are chosen from the 256-colour cube to be
// legible on black and on white, and apart from each other for the colour-blind;
// the number beside a voice says the same without colour.
var voiceInks = []ink{"38;5;32", "38;5;166", "38;5;36", "38;5;133", "38;5;136", "38;5;67", "38;5;168", "38;5;71"}

func voiceInk(i int) ink { return voiceInks[i%len(voiceInks)] }

func (p *page) ink(i ink, s string) string {
	if !p.style.Color || s == "" || i == "" {
		return s
	}
	return "\x1b[" + string(i) + "m" + s + "\x1b[0m"
}

// Clean makes words from an article safe to print: runs of space become one
// space, invisible characters and changes of writing direction are left out, and
// any other control character becomes U+FFFD.
func Clean(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case text.Invisible(r), isFormat(r):
			continue
		case unicode.IsControl(r):
			r = unicode.ReplacementChar
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// isFormat reports whether r shapes the text around it and is nothing to see:
// Unicode's Cf, without the few signs of Arabic and its like that are drawn. Among
// them are the tag characters, with which words can be hidden in words.
func isFormat(r rune) bool {
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// cut shortens s to at most width columns, at a word where it can, and shows
// that it did.
func cut(s string, width int) string {
	if displaywidth.String(s) <= width {
		return s
	}
	n, end, word := 0, 0, 0
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		if n += g.Width(); n > width-2 {
			break
		}
		if g.Value() == " " {
			word = end
		}
		end += len(g.Value())
	}
	if word > end*2/3 {
		end = word
	}
	head := strings.TrimRight(s[:end], " ,;:—–-")
	if head == "" {
		return "…"
	}
	return head + " …"
}

// noBreak is a space at which no line is broken. What comes from an article has none
// (Clean); it is printed as a common space.
const noBreak = '\u00a0'

// wrap breaks s into lines of at most width columns, at spaces; a word that is
// longer than a line is broken. A width below 1 is taken for 1.
func wrap(s string, width int) []string {
	width = max(width, 1)
	var lines []string
	line, n := "", 0
	isBreak := func(r rune) bool { return unicode.IsSpace(r) && r != noBreak }
	for _, word := range strings.FieldsFunc(s, isBreak) {
		word = strings.ReplaceAll(word, string(noBreak), " ")
		w := displaywidth.String(word)
		joined := displaywidth.String(" " + word) // a mark that it begins with joins the space
		if line != "" && n+joined > width {
			lines, line, n = append(lines, line), "", 0
		}
		if line != "" {
			line, n = line+" "+word, n+joined
			continue
		}
		for w > width {
			head := breakWord(word, width)
			lines = append(lines, head)
			word = word[len(head):]
			w = displaywidth.String(word)
		}
		line, n = word, w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// breakWord is the part of s that fits into width columns, at least one character
// as readers count them (a grapheme cluster: flags and accents stay whole).
func breakWord(s string, width int) string {
	n, end := 0, 0
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		if n += g.Width(); end > 0 && n > width {
			break
		}
		end += len(g.Value())
	}
	return s[:end]
}

// block prints s wrapped behind an indent, at most most lines of it (0: all).
func (p *page) block(indent int, s string, most int, style ink) {
	lines := wrap(s, p.style.Width-indent)
	if most > 0 && len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1], cut(rest, p.style.Width-indent))
	}
	for _, l := range lines {
		p.line(strings.Repeat(" ", indent) + p.ink(style, l))
	}
}

// section sets a heading and the first of n rows, as many as most (0: all), and says
// how many more there are: of one, or of several. It sets nothing where there are none.
func (p *page) section(heading string, n, most int, one, several string, row func(i int)) {
	if n == 0 {
		return
	}
	shown := n
	if most > 0 {
		shown = min(n, most)
	}
	p.line("")
	p.line(p.ink(bold, heading))
	for i := range shown {
		row(i)
	}
	if more := n - shown; more > 0 {
		p.line(p.ink(faint, fmt.Sprintf("   … and %s (--all)", plural(more, one, several))))
	}
}

// lineageName is the width of the column of articles.
const lineageName = 38

// nameColumn is the width of that column on this page.
func (p *page) nameColumn() int { return min(lineageName, p.style.Width/2) }

// atMost is most, or 0 if all are asked for.
func atMost(most int, all bool) int {
	if all {
		return 0
	}
	return most
}

// labelled prints a label in the margin and s wrapped beside it.
func (p *page) labelled(indent int, label string, width int, s string, most int) {
	lines := wrap(s, p.style.Width-indent-width)
	if most > 0 && len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1], cut(rest, p.style.Width-indent-width))
	}
	for i, l := range lines {
		head := strings.Repeat(" ", indent+width)
		if i == 0 {
			head = strings.Repeat(" ", indent) + p.ink(faint, label) + strings.Repeat(" ", max(1, width-displaywidth.String(label)))
		}
		p.line(head + l)
	}
}

// pad fills s up to width columns.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-displaywidth.String(s)))
}

// plural is "1 article", "2 articles".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
