// Package factual says how sure the words of a sentence are that an event in it
// happened: a value from 3 (it did) through 0 (nobody knows) to -3 (it did not).
//
// Of is a linear model over what stands around the event's word: the modals,
// negations and "to" before it, the word that governs it ("agreed to", "failed
// to", "said that"), its own form, conditions and question marks. Its weights are
// learned from gold by package train for the least absolute error, which is what it
// is measured by.
//
// Nothing uses it but `hearsay eval factuality`: package event tells facts from plans
// by the words around the verb, and no user is shown these values.
package factual

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/text"
)

// Most is the value of what surely happened; the least is its negative.
const Most = 3

// Buckets is how many weights the model has; features share them by their hash.
const Buckets = 1 << 16

// Of is the factuality of the event that the word at place at stands for. It takes
// time linear in the sentence.
func Of(words []string, at int, l *lang.Factual) float64 {
	if at < 0 || at >= len(words) || l == nil {
		return Most
	}
	w := l.Weights()
	if len(w) != Buckets {
		return Most
	}
	sum := w[0]
	for _, f := range Features(words, at, l) {
		sum += w[f]
	}
	return min(max(float64(sum), -Most), Most)
}

// reader collects the features of one event.
type reader struct {
	words []string // folded
	class []lang.FactWord
	at    int
	l     *lang.Factual
	out   []uint32
}

// Features are the buckets of what is known of the event at place at; none is 0.
func Features(words []string, at int, l *lang.Factual) []uint32 {
	r := &reader{at: at, l: l}
	for i, w := range words {
		r.words = append(r.words, string(text.Fold(nil, w)))
		r.class = append(r.class, l.Words[r.words[i]])
	}
	r.event(words[at])
	r.before()
	r.after()
	r.sentence()
	return r.out
}

// add adds a feature, named by its parts.
func (r *reader) add(parts ...string) {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	h ^= h >> 15
	r.out = append(r.out, 1+h%(Buckets-1))
}

func name(c lang.FactWord) string { return string(rune('A' + c)) }

// form is the ending that shows the form of a word, "" of one without.
func (r *reader) form(i int) string {
	for _, s := range r.l.Suffixes {
		if len(r.words[i]) > len(s)+2 && strings.HasSuffix(r.words[i], s) {
			return s
		}
	}
	return ""
}

// event adds what the event's own word says.
func (r *reader) event(raw string) {
	w := r.words[r.at]
	r.add("word", w)
	r.add("form", r.form(r.at))
	r.add("stem", w[:min(len(w), 5)])
	if raw != "" && raw[0] >= 'A' && raw[0] <= 'Z' {
		r.add("capital")
	}
	r.add("class", name(r.class[r.at]))
}

// kind is a word's class or, of a word without, its form.
func (r *reader) kind(i int) string {
	switch {
	case i < 0:
		return "<"
	case i >= len(r.words):
		return ">"
	case r.class[i] != lang.NoFact:
		return name(r.class[i])
	case len(r.words[i]) > 0 && !letter(r.words[i][0]):
		return r.words[i][:1]
	}
	return "-" + r.form(i)
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }

// How far back a word can govern the event.
const reach = 12

// before adds the words before the event: the nearest three, the chain of
// auxiliaries, and what may govern it, with how it is joined.
func (r *reader) before() {
	form := r.form(r.at)
	a, b, c := r.kind(r.at-1), r.kind(r.at-2), r.kind(r.at-3)
	r.add("k1", a, form)
	r.add("k2", a, b, form)
	r.add("k3", a, b, c)
	if r.at > 0 {
		r.add("w1", r.words[r.at-1])
		r.add("w1f", r.words[r.at-1], form)
	}
	if r.at > 1 {
		r.add("w2", r.words[r.at-2], r.words[r.at-1])
		r.add("w2b", r.words[r.at-2])
	}
	path, joined := "", 0
	for i := r.at - 1; i >= max(0, r.at-reach); i-- {
		k := r.class[i]
		switch k {
		case lang.NoFact, lang.FactThe, lang.FactPronoun:
			if k == lang.NoFact && r.words[i] != "" && !letter(r.words[i][0]) {
				path += r.words[i][:1]
			}
			continue
		case lang.FactSay, lang.FactThink, lang.FactWant, lang.FactFail, lang.FactManage, lang.FactDeny, lang.FactAsk, lang.FactHedge:
			r.add("gov", name(k), path)
			if joined == 0 {
				r.add("gov1", r.words[i], path)
				r.add("gov1k", name(k), path, form)
				r.add("gov1w", r.words[i])
			}
			joined++
			path += "*"
		default:
			path += name(k)
		}
		if k == lang.FactNo || k == lang.FactModal || k == lang.FactIf || k == lang.FactTo {
			near := "near"
			if r.at-i > 3 {
				near = "far"
			}
			r.add("has", name(k), near)
			r.add("hasw", r.words[i], near)
			r.add("path", path)
			r.add("pathf", path, form)
		}
		if len(path) > 6 {
			break
		}
	}
	r.add("chain", path)
}

// after adds the words after the event.
func (r *reader) after() {
	a, b := r.kind(r.at+1), r.kind(r.at+2)
	r.add("a1", a, r.form(r.at))
	r.add("a2", a, b)
	if r.at+1 < len(r.words) {
		r.add("aw", r.words[r.at+1])
	}
	r.add("around", r.kind(r.at-1), a)
	for i := r.at + 1; i < min(len(r.words), r.at+reach); i++ {
		switch k := r.class[i]; k {
		case lang.FactModal, lang.FactNo, lang.FactIf, lang.FactFail, lang.FactFuture, lang.FactHedge:
			near := "near"
			if i-r.at > 4 {
				near = "far"
			}
			r.add("later", name(k), near)
		}
	}
}

// sentence adds what is true of the sentence as a whole.
func (r *reader) sentence() {
	var seen [lang.FactWords]bool
	for i, c := range r.class {
		if !seen[c] && (c == lang.FactIf || c == lang.FactModal || c == lang.FactHedge) {
			side := "left"
			if i > r.at {
				side = "right"
			}
			r.add("in", name(c), side)
		}
		seen[c] = true
	}
	if n := len(r.words); n > 0 && r.words[n-1] == "?" {
		r.add("question")
	}
	if r.class[r.at] != lang.NoFact {
		return
	}
	open := false
	for i := range r.at {
		if w := r.words[i]; w == "``" || w == "\"" || w == "''" {
			open = !open
		}
	}
	if open {
		r.add("quoted")
	}
}
