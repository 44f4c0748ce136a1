package provenance

import (
	"slices"

	"hearsay/internal/news"
)

// A document is its maker's word: "a police statement" the police's, and "a statement" that of the
// one body that speaks beside it.

// nobody and several stand for a voice where there is none, and where there are more than one.
const (
	nobody  = -1
	several = -2
)

// makers are whose word the documents of a text are, each by its voice.
type makers struct {
	of     map[int32]int32 // those that are called so, as "a police statement"; see theirs
	beside map[int32]bool  // those of whoever speaks beside them, as "a statement"
	here   []int32         // of each paragraph, the one voice with a name that speaks there, or nobody, or several
}

// makersOf are the makers of each text of a set. Every statement is looked at once, and not once for
// each telling.
func (s *standing) makersOf() []makers {
	out := make([]makers, len(s.set.Texts))
	for t := range out {
		a, l := s.set.Analyses[t], s.words(s.set.Texts[t].Lang)
		if a == nil || l == nil {
			continue
		}
		m := makers{map[int32]int32{}, map[int32]bool{}, nil}
		called := map[int32][]string{}
		for v := range a.Voices {
			if a.Voices[v].Kind != news.Document {
				continue
			}
			switch whose, written, issued := owners(l, a.Voices[v].Name.Of(s.set.Texts[t].Body)); {
			case !written:
			case len(whose) > 0:
				called[int32(v)] = whose
			case issued:
				m.beside[int32(v)] = true
			}
		}
		if len(called) > 0 {
			s.theirs(t, called, m.of)
		}
		if len(m.beside) > 0 {
			m.here = s.speakers(t)
		}
		out[t] = m
	}
	return out
}

// owners are the words of what a document is called that say whose it is, whether others say that it
// is written, and whether as what somebody says by himself.
func owners(l *Words, document string) (whose []string, written, issued bool) {
	whose = slices.DeleteFunc(nameWords(document), func(w string) bool {
		written, issued = written || l.Written[w], issued || l.Issued[w]
		return l.Written[w]
	})
	return whose, written, issued
}

// theirs finds, for documents of text t by the words that say whose they are, the only organisation
// that speaks in it and has all of these in its name.
func (s *standing) theirs(t int, called map[int32][]string, of map[int32]int32) {
	a, body := s.set.Analyses[t], s.set.Texts[t].Body
	names, by := map[int32][]string{}, map[string][]int32{} // by: by a word, see wordKey
	for i := range a.Statements {
		v := a.Statements[i].Voice
		if v < 0 || names[v] != nil || a.Voices[v].Kind != news.Organisation {
			continue
		}
		o := byName(a, body, v)
		if !named(&o) {
			continue
		}
		names[v] = nameWords(o.Voice)
		for _, w := range names[v] {
			k := wordKey(w)
			if b := by[k]; len(b) == 0 || b[len(b)-1] != v {
				by[k] = append(b, v)
			}
		}
	}
	for document, whose := range called {
		rarest := by[wordKey(whose[0])]
		for _, w := range whose[1:] {
			if b := by[wordKey(w)]; len(b) < len(rarest) {
				rarest = b
			}
		}
		found := int32(nobody)
		for _, v := range rarest {
			if allAmong(whose, names[v], sameWord) {
				found = s.oneOf(t, found, v)
			}
			if found == several {
				break
			}
		}
		of[document] = found
	}
}

// speakers are, of each paragraph of text t, the one voice with a name that speaks there.
func (s *standing) speakers(t int) []int32 {
	a, body := s.set.Analyses[t], s.set.Texts[t].Body
	out := slices.Repeat([]int32{nobody}, len(a.Paragraphs))
	for i := range a.Statements {
		st := &a.Statements[i]
		if st.Voice < 0 {
			continue
		}
		if o := byName(a, body, st.Voice); named(&o) {
			lo, hi := news.Within(a.Paragraphs, st.Extent())
			for p := lo; p < hi; p++ {
				out[p] = s.oneOf(t, out[p], st.Voice)
			}
		}
	}
	return out
}

// oneOf is what two voices of text t are together, of which either may be nobody or several.
func (s *standing) oneOf(t int, v, w int32) int32 {
	switch {
	case v == w || w == nobody:
		return v
	case v == nobody:
		return w
	case v == several || w == several:
		return several
	}
	x, y := byName(s.set.Analyses[t], s.set.Texts[t].Body, v), byName(s.set.Analyses[t], s.set.Texts[t].Body, w)
	if s.sameVoice(&x, &y) {
		return w
	}
	return several
}

// byName is what voice v of a text would be as one by its name alone.
func byName(a *news.Analysis, body string, v int32) news.ClaimOrigin {
	return news.ClaimOrigin{Kind: a.Voices[v].Kind, Voice: a.Voices[v].Name.Of(body)}
}

// maker is the organisation whose word a document is by which a telling came: the only one with all
// the words that say whose it is, or, where none do, the only voice with a name in the telling's
// paragraph. It is nil where that is not known.
func (s *standing) maker(r *news.Telling, document int32) *news.Voice {
	t := s.set.TextIndex(r.Words.Text)
	m, a := &s.makers[t], s.set.Analyses[t]
	found, ok := m.of[document]
	if !ok {
		found = nobody
	}
	if m.beside[document] {
		lo, hi := news.Within(a.Paragraphs, r.Words.Span)
		for p := lo; p < hi; p++ {
			found = s.oneOf(t, found, m.here[p])
		}
	}
	if found < 0 || a.Voices[found].Kind != news.Organisation {
		return nil
	}
	return &a.Voices[found]
}
