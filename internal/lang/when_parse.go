package lang

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"hearsay/internal/text"
)

// ParseWhen reads the two files that a language's dates are written down in.
// Both are lines; "#" starts a comment.
//
// words: "CLASS[,CLASS…] VALUE | word, word, two words, …". A word with a
// capital counts only with a capital in the text; a final stop says that it is
// an abbreviation. A value is a number or a code.
//
// rules: "KIND [flag…] : pattern". Kinds: point, duration, set, nothing. Flags:
// prev, pub (the anchor); borrow (the month, year or era from beside the match);
// + or - (what a number of units shifts by); UNIT=n (a
// shift); a TIMEX3 value. A pattern is words and CLASSES, "a|B" either, "[…]"
// optional, "{…}" one item beside the match that is no part of it, "!{…}" one
// that must not stand there, "^" the sentence's border.
func ParseWhen(words, rules string, numbers *Numbers) (*When, error) {
	w := &When{Numbers: numbers, Words: make(map[string]*WhenWord), ByWord: make(map[uint16][]uint16), OrdinalEndings: make(map[string]bool)}
	p := whenParser{w: w, next: WhenEdge + 1}
	for i, line := range strings.Split(words, "\n") {
		if err := p.words(clean(line)); err != nil {
			return nil, fmt.Errorf("words of dates, line %d: %w", i+1, err)
		}
	}
	for i, line := range strings.Split(rules, "\n") {
		if err := p.rule(clean(line), i+1); err != nil {
			return nil, fmt.Errorf("rules of dates, line %d: %w", i+1, err)
		}
	}
	w.index()
	return w, nil
}

// clean is a line without its comment and outer space.
func clean(line string) string {
	line, _, _ = strings.Cut(line, "#")
	return strings.TrimSpace(line)
}

type whenParser struct {
	w    *When
	next uint16
}

// word returns the entry of one word, made if it is new. The word of a rule may
// be punctuation.
func (p *whenParser) word(s string) *WhenWord {
	key := string(text.Fold(nil, s))
	if len(key) > 1 {
		key = strings.TrimSuffix(key, ".")
	}
	e := p.w.Words[key]
	if e == nil {
		e = &WhenWord{ID: p.next}
		p.next++
		p.w.Words[key] = e
	}
	return e
}

func (p *whenParser) words(line string) error {
	if line == "" {
		return nil
	}
	head, list, ok := strings.Cut(line, "|")
	fields := strings.Fields(head)
	if !ok || len(fields) == 0 || len(fields) > 2 {
		return fmt.Errorf("want CLASS VALUE | words, got %q", line)
	}
	switch fields[0] {
	case "PASTSUFFIX":
		p.w.PastSuffixes = strings.Fields(list)
		return nil
	case "ORDINAL":
		for _, s := range strings.Fields(list) {
			p.w.OrdinalEndings[s] = true
		}
		return nil
	}
	var r WhenReading
	for _, name := range strings.Split(fields[0], ",") {
		c := whenClass(name)
		if c == 0 {
			return fmt.Errorf("no class %q", name)
		}
		r.Class |= c
	}
	if len(fields) == 2 {
		if n, err := strconv.ParseInt(fields[1], 10, 32); err == nil {
			r.Val = int32(n)
		} else {
			r.Code = fields[1]
		}
	}
	for _, s := range strings.Split(list, ",") {
		p.reading(strings.Fields(s), r)
	}
	return nil
}

// reading adds a reading to a word or a phrase.
func (p *whenParser) reading(parts []string, r WhenReading) {
	if len(parts) == 0 {
		return
	}
	last := parts[len(parts)-1]
	e := p.word(last)
	if len(parts) > 1 {
		ph := WhenPhrase{Word: &WhenWord{ID: p.next}}
		p.next++
		for _, s := range parts[:len(parts)-1] {
			ph.Before = append(ph.Before, p.word(s).ID)
		}
		e.Ends = append(e.Ends, ph)
		e = ph.Word
	} else {
		e.Capital = e.Capital || last[0] >= 'A' && last[0] <= 'Z'
		e.Stop = e.Stop || strings.HasSuffix(last, ".")
	}
	e.Readings = append(e.Readings, r)
	e.Class |= r.Class
}

func whenClass(name string) WhenClass {
	for i, n := range whenNames {
		if n == name && n != "" {
			return 1 << i
		}
	}
	return 0
}

func (p *whenParser) rule(line string, number int) error {
	if line == "" {
		return nil
	}
	head, pattern, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("want KIND flags : pattern, got %q", line)
	}
	r := WhenRule{Line: number}
	if err := r.flags(strings.Fields(head)); err != nil {
		return err
	}
	fields := strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(pattern))
	choices, rest, err := expand(fields, 0)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return fmt.Errorf("%q closes nothing", "]")
	}
	for _, c := range choices {
		v := r
		if err := p.pattern(&v, c); err != nil {
			return err
		}
		p.w.Rules = append(p.w.Rules, v)
	}
	return nil
}

// expand takes the options apart: with each of them, and without.
func expand(fields []string, depth int) (choices [][]string, rest []string, err error) {
	choices = [][]string{nil}
	for len(fields) > 0 {
		f := fields[0]
		fields = fields[1:]
		tails := [][]string{{f}}
		switch f {
		case "]":
			if depth == 0 {
				return nil, nil, fmt.Errorf("%q closes nothing", "]")
			}
			return choices, fields, nil
		case "[":
			if tails, fields, err = expand(fields, depth+1); err != nil {
				return nil, nil, err
			}
			tails = append(tails, nil)
		}
		var all [][]string
		for _, c := range choices {
			for _, t := range tails {
				all = append(all, append(append([]string(nil), c...), t...))
			}
		}
		choices = all
	}
	if depth > 0 {
		return nil, nil, fmt.Errorf("a %q is not closed", "[")
	}
	return choices, nil, nil
}

func (r *WhenRule) flags(fields []string) error {
	for i, f := range fields {
		unit, n, shift := strings.Cut(f, "=")
		switch {
		case i == 0:
			kind, ok := map[string]WhenKind{"point": WhenPoint, "duration": WhenDuration, "set": WhenSet, "nothing": WhenNothing}[f]
			if !ok {
				return fmt.Errorf("no kind %q", f)
			}
			r.Kind = kind
		case f == "prev":
			r.Anchor = WhenFromPrev
		case f == "pub":
			r.Anchor = WhenFromPublish
		case f == "START" || f == "MID" || f == "END":
			r.Mod = f
		case f == "borrow":
			r.Borrow = true
		case f == "+":
			r.Sign = 1
		case f == "-":
			r.Sign = -1
		case shift && len(unit) == 1:
			v, err := strconv.ParseInt(n, 10, 32)
			if err != nil {
				return fmt.Errorf("shift %q: %w", f, err)
			}
			r.Unit, r.Shift = unit[0], int32(v)
		default:
			r.Code = f
		}
	}
	return nil
}

// pattern fills a rule's items.
func (p *whenParser) pattern(r *WhenRule, fields []string) error {
	for _, f := range fields {
		is := WhenIs{}
		f, is.Not = strings.CutPrefix(f, "!")
		inner, beside := strings.CutPrefix(f, "{")
		inner = strings.TrimSuffix(inner, "}")
		for _, s := range strings.Split(inner, "|") {
			switch c := whenClass(s); {
			case c != 0:
				is.Class |= c
			case s == "^":
				is.Words = append(is.Words, WhenEdge)
			case s == "" || strings.ToUpper(s) == s && strings.ToLower(s) != s:
				return fmt.Errorf("no class %q", s)
			default:
				is.Words = append(is.Words, p.word(s).ID)
			}
		}
		switch {
		case !beside:
			if is.Not || len(r.After) > 0 {
				return fmt.Errorf("%q stands after what is beside the match", f)
			}
			r.Core = append(r.Core, is)
		case len(r.Core) == 0:
			r.Before = append(r.Before, is)
		default:
			r.After = append(r.After, is)
		}
	}
	if len(r.Core) == 0 {
		return fmt.Errorf("a pattern can be empty")
	}
	return nil
}

// index fills ByClass and ByWord.
func (w *When) index() {
	for i := range w.Rules {
		first := &w.Rules[i].Core[0]
		for c := uint64(first.Class); c != 0; c &= c - 1 {
			k := bits.TrailingZeros64(c)
			w.ByClass[k] = append(w.ByClass[k], uint16(i))
		}
		for _, id := range first.Words {
			w.ByWord[id] = append(w.ByWord[id], uint16(i))
		}
	}
}
