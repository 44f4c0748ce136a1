package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// taken is a story as another outlet prints it: whole, cut, or edited.
func (m *Maker) taken(s *story) *story {
	switch r := m.rng.IntN(10); {
	case r < 4:
		return s
	case r < 6:
		return m.cut(s)
	case r < 9:
		return m.edited(s)
	}
	return m.edited(m.cut(s))
}

// cut keeps the first third or more: editors cut from the end.
func (m *Maker) cut(s *story) *story {
	n := len(s.paragraphs)
	keep := max(2, n/3+m.rng.IntN(n-n/3))
	return &story{paragraphs: s.paragraphs[:min(keep, n)], agency: s.agency, at: s.at}
}

// edited drops one sentence in ten, changes a word in forty, and here and there
// takes the agency's words for the outlet's own.
func (m *Maker) edited(s *story) *story {
	own := m.rng.IntN(2) == 0
	out := &story{agency: s.agency, at: s.at}
	for i, p := range s.paragraphs {
		var kept []string
		for _, sentence := range p {
			if i > 0 && m.rng.IntN(10) == 0 {
				continue
			}
			if own {
				sentence = strings.ReplaceAll(sentence, "told "+s.agency, "told us")
			}
			kept = append(kept, m.reworded(sentence))
		}
		if len(kept) > 0 {
			out.paragraphs = append(out.paragraphs, kept)
		}
	}
	return out
}

// reworded changes one word in forty for another of its kind: a number for a
// number, a plain word for an adjective.
func (m *Maker) reworded(sentence string) string {
	words := strings.Fields(sentence)
	for i, w := range words {
		if m.rng.IntN(40) != 0 {
			continue
		}
		core := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if core == "" {
			continue
		}
		switch first, _ := utf8.DecodeRuneInString(core); {
		case unicode.IsDigit(first):
			words[i] = strings.Replace(w, core, number(m.rng), 1)
		case unicode.IsLower(first) && len(core) > 4:
			words[i] = strings.Replace(w, core, m.w.write("adjective"), 1)
		}
	}
	return strings.Join(words, " ")
}

// quoting is a story of its own with one or two paragraphs of another.
func (m *Maker) quoting(s *story) *story {
	own := m.invent()
	at := 1 + m.rng.IntN(len(own.paragraphs))
	from := m.rng.IntN(len(s.paragraphs))
	upto := min(len(s.paragraphs), from+1+m.rng.IntN(2))
	own.paragraphs = slices.Insert(own.paragraphs, at, s.paragraphs[from:upto]...)
	return own
}

// capitalFirst makes the first letter of a sentence a capital, quotation marks
// aside.
func capitalFirst(s string) string {
	for i, r := range s {
		if unicode.IsLetter(r) {
			return s[:i] + string(unicode.ToUpper(r)) + s[i+utf8.RuneLen(r):]
		}
		if unicode.IsDigit(r) {
			break
		}
	}
	return s
}
