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
	w := &When{Numbers: numbers, Words: make(map[string]*WhenWord), ByWord: make(map[uint16]*WhenStart), OrdinalEndings: make(map[string]bool)}
	p := whenParser{w: w, next: WhenEdge + 1, fields: make(map[string]WhenIs), classes: make(map[string]WhenClass, WhenClasses)}
	for i, n := range whenNames {
		p.classes[n] = 1 << i
	}
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
	w       *When
	next    uint16
	classes map[string]WhenClass
	fields  map[string]WhenIs // of patterns, read before: options repeat them
	key     []byte
}

// word returns the entry of one word, made if it is new. The word of a rule may
// be punctuation.
func (p *whenParser) word(s string) *WhenWord {
	p.key = text.Fold(p.key[:0], s)
	if n := len(p.key); n > 1 && p.key[n-1] == '.' {
		p.key = p.key[:n-1]
	}
	e := p.w.Words[string(p.key)]
	if e == nil {
		e = &WhenWord{ID: p.next}
		p.next++
		p.w.Words[string(p.key)] = e
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
		c := p.classes[name]
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
			w := p.word(s)
			w.Either = w.Either || s[0] >= 'A' && s[0] <= 'Z'
			ph.Before = append(ph.Before, w.ID)
		}
		e.Either = e.Either || last[0] >= 'A' && last[0] <= 'Z'
		e.Ends = append(e.Ends, ph)
		e = ph.Word
	} else {
		capital := last[0] >= 'A' && last[0] <= 'Z'
		e.Any = e.Any || len(e.Readings) > 0 && capital != e.Capital
		e.Capital = capital && !e.Any
		e.Stop = e.Stop || strings.HasSuffix(last, ".")
	}
	e.Readings = append(e.Readings, r)
	e.Class |= r.Class
}

var brackets = strings.NewReplacer("[", " [ ", "]", " ] ")

var whenKinds = map[string]WhenKind{"point": WhenPoint, "duration": WhenDuration, "set": WhenSet, "nothing": WhenNothing}

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
	fields := strings.Fields(brackets.Replace(pattern))
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
	choices = [][]string{make([]string, 0, len(fields))}
	for len(fields) > 0 {
		f := fields[0]
		fields = fields[1:]
		switch f {
		case "]":
			if depth == 0 {
				return nil, nil, fmt.Errorf("%q closes nothing", "]")
			}
			return choices, fields, nil
		case "[":
			var tails [][]string
			if tails, fields, err = expand(fields, depth+1); err != nil {
				return nil, nil, err
			}
			all := make([][]string, 0, len(choices)*(len(tails)+1))
			for _, c := range choices {
				for _, t := range tails {
					all = append(all, append(append(make([]string, 0, len(c)+len(t)+len(fields)), c...), t...))
				}
				all = append(all, c)
			}
			choices = all
		default:
			for k := range choices {
				choices[k] = append(choices[k], f)
			}
		}
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
			kind, ok := whenKinds[f]
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
	all := make([]WhenIs, 0, len(fields))
	for _, f := range fields {
		is, ok := p.fields[f]
		if !ok {
			var err error
			if is, err = p.field(f); err != nil {
				return err
			}
			p.fields[f] = is
		}
		all = append(all, is)
		n := len(all)
		switch beside := strings.HasPrefix(f, "{") || strings.HasPrefix(f, "!{"); {
		case !beside:
			if is.Not || len(r.After) > 0 {
				return fmt.Errorf("%q stands after what is beside the match", f)
			}
			r.Core = all[len(r.Before):n:n]
		case len(r.Core) == 0:
			r.Before = all[:n:n]
		default:
			r.After = all[len(r.Before)+len(r.Core) : n : n]
		}
	}
	if len(r.Core) == 0 {
		return fmt.Errorf("a pattern can be empty")
	}
	return nil
}

// field reads one item of a pattern.
func (p *whenParser) field(f string) (is WhenIs, err error) {
	f, is.Not = strings.CutPrefix(f, "!")
	f = strings.TrimSuffix(strings.TrimPrefix(f, "{"), "}")
	for _, s := range strings.Split(f, "|") {
		switch c := p.classes[s]; {
		case c != 0:
			is.Class |= c
		case s == "^":
			is.Words = append(is.Words, WhenEdge)
		case s == "" || strings.ToUpper(s) == s && strings.ToLower(s) != s:
			return is, fmt.Errorf("no class %q", s)
		default:
			w := p.word(s)
			w.Either = w.Either || s[0] >= 'A' && s[0] <= 'Z'
			is.Words = append(is.Words, w.ID)
		}
	}
	return is, nil
}

// index fills ByClass and ByWord.
func (w *When) index() {
	for i := range w.Rules {
		first := &w.Rules[i].Core[0]
		for c := uint64(first.Class); c != 0; c &= c - 1 {
			w.ByClass[bits.TrailingZeros64(c)].add(w.Rules, i)
		}
		for _, id := range first.Words {
			s := w.ByWord[id]
			if s == nil {
				s = &WhenStart{}
				w.ByWord[id] = s
			}
			s.add(w.Rules, i)
		}
	}
}

// add adds rule i.
func (s *WhenStart) add(rules []WhenRule, i int) {
	core := rules[i].Core
	if len(core) == 1 {
		s.One = append(s.One, uint16(i))
		return
	}
	s.More = append(s.More, uint16(i))
	s.Next |= core[1].Class
	for _, id := range core[1].Words {
		for len(s.IDs) <= int(id>>6) {
			s.IDs = append(s.IDs, 0)
		}
		s.IDs[id>>6] |= 1 << (id & 63)
	}
}
