package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// flow is running text of several inks, to be broken into lines.
type flow struct {
	words  []printed
	joined bool // what is added next begins within the last word
}

// printed is a word, or a line: pieces without a space to break at.
type printed []piece

type piece struct {
	text string
	ink  ink
}

func (w printed) width() int {
	n := 0
	for _, p := range w {
		n += displaywidth.String(p.text)
	}
	return n
}

// add appends text from an article, cleaned. What follows without a space belongs to
// the last word.
func (f *flow) add(s string, i ink) {
	if s == "" {
		return
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		f.joined = false
	}
	for _, w := range strings.Fields(s) {
		w = Clean(w)
		if w == "" {
			continue
		}
		if f.joined {
			last := &f.words[len(f.words)-1]
			*last = append(*last, piece{w, i})
		} else {
			f.words = append(f.words, printed{{w, i}})
		}
		f.joined = false
	}
	if r, _ := utf8.DecodeLastRuneInString(s); len(f.words) > 0 && !unicode.IsSpace(r) {
		f.joined = true
	}
}

// space ends the last word.
func (f *flow) space() { f.joined = false }

// mark appends text between two marks.
func (f *flow) mark(begin, s, end string, i ink) { f.add(begin+strings.TrimSpace(s)+end, i) }

// lines breaks the text into lines of at most width columns.
func (f *flow) lines(width int) []printed {
	var out []printed
	var line printed
	n := 0
	for _, w := range f.words {
		if len(line) > 0 && n+1+w.width() > width {
			out, line, n = append(out, line), nil, 0
		}
		if len(line) > 0 {
			line, n = append(line, piece{" ", ""}), n+1
		}
		for _, p := range w {
			for n+displaywidth.String(p.text) > width {
				head := breakWord(p.text, width-n)
				if n+displaywidth.String(head) > width && n > 0 {
					head = ""
				}
				out, line, n = append(out, append(line, piece{head, p.ink})), nil, 0
				p.text = p.text[len(head):]
			}
			line, n = append(line, p), n+displaywidth.String(p.text)
		}
	}
	if len(line) > 0 {
		out = append(out, line)
	}
	return out
}

// inked is a line with its inks.
func (p *page) inked(line printed) string {
	var b strings.Builder
	for i := 0; i < len(line); {
		// A space between two words of one ink has it too, so that there are few changes.
		ink, text := line[i].ink, line[i].text
		for i++; i < len(line) && (line[i].ink == ink || line[i].text == " " && i+1 < len(line) && line[i+1].ink == ink); i++ {
			text += line[i].text
		}
		b.WriteString(p.ink(ink, text))
	}
	return b.String()
}
