package ask

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// beside is within how many words of a number a word counts as one that is counted.
const beside = 5

// looked is what stands in some words of a text: their forms, which of them stand beside a
// number, and what of all that a question may want there is.
type looked struct {
	forms   []string // in their order
	counted []string
	has     [lang.WantCause + 1]bool
}

// look looks at some words of a text; a is its analysis, and may be nil.
func look(t *news.Text, a *news.Analysis, s news.Span) looked {
	var out looked
	l, in := askOf(t.Lang), wantedIn(a, s)
	out.has[lang.WantTime], out.has[lang.WantPlace], out.has[lang.WantName] = len(in.dates) > 0, in.place, in.name
	var numbers, places []int // which of the words are numbers, and which those of forms
	n := 0
	for w := range tokens(s.Of(t.Body)) {
		at := int(s.Start) + w.at
		if in.counts(news.MakeSpan(at, at+len(w.given)), isNumber(w.folded, l)) {
			numbers = append(numbers, n)
		}
		if l != nil && l.Cause[w.folded] {
			out.has[lang.WantCause] = true
		}
		if first, _ := utf8.DecodeRuneInString(w.given); n > 0 && unicode.IsUpper(first) {
			out.has[lang.WantName] = true
		}
		if !small(w.folded) {
			out.forms, places = append(out.forms, stem(w.folded, l)), append(places, n)
		}
		n++
	}
	out.has[lang.WantNumber] = len(numbers) > 0
	for i, p := range places {
		if slices.ContainsFunc(numbers, func(k int) bool { return p != k && max(p-k, k-p) <= beside }) {
			out.counted = append(out.counted, out.forms[i])
		}
	}
	return out
}

// inWords is what an analysis has in some words.
type inWords struct {
	dates, numbers, units []news.Span // dates: days and hours, and no durations
	place, name           bool
}

func wantedIn(a *news.Analysis, s news.Span) (in inWords) {
	if a == nil {
		return in
	}
	for i := range a.Dates {
		if d := &a.Dates[i]; d.Type != news.DurationType && d.Span.Overlaps(s) {
			in.dates = append(in.dates, d.Span)
		}
	}
	for i := range a.Quantities {
		if q := &a.Quantities[i]; q.Span.Overlaps(s) {
			in.numbers, in.units = append(in.numbers, q.Span), append(in.units, q.Unit)
		}
	}
	in.place = slices.ContainsFunc(a.Places, func(p news.Place) bool { return s.Contains(p.Span) })
	for i := range a.Voices {
		if v := &a.Voices[i]; v.Kind == news.Person || v.Kind == news.Organisation {
			in.name = in.name || slices.ContainsFunc(v.Mentions, s.Contains)
		}
	}
	return in
}

// counts reports whether a word is a number that counts something, and no date.
func (in *inWords) counts(w news.Span, number bool) bool {
	over := func(x news.Span) bool { return x.Overlaps(w) }
	switch {
	case slices.ContainsFunc(in.dates, over):
		return false
	case number:
		return true
	}
	return slices.ContainsFunc(in.numbers, over) && !slices.ContainsFunc(in.units, over)
}
