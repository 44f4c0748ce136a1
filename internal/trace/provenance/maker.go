package provenance

import (
	"slices"

	"hearsay/internal/news"
)

// A document is its maker's word: "a police statement" the police's, and "a statement" that of the
// one body that speaks beside it.

// maker is the organisation whose word a document is by which a telling came, as its text calls it:
// the only one with all the words that say whose it is, or, where none do, the only voice with a name
// in the telling's paragraph. It is nil where that is not known.
func (s *standing) maker(r *news.Telling, document string) *news.Voice {
	t := s.set.TextIndex(r.Words.Text)
	l := s.wordsOf(r.Words.Text)
	if l == nil {
		return nil
	}
	whose, written, issued := nameWords(document), false, false
	whose = slices.DeleteFunc(whose, func(w string) bool {
		written, issued = written || l.Written[w], issued || l.Issued[w]
		return l.Written[w]
	})
	if !written || len(whose) == 0 && !issued {
		return nil
	}
	a, body := s.set.Analyses[t], s.set.Texts[t].Body
	var found *news.Voice
	var as news.ClaimOrigin
	for i := range a.Statements {
		st := &a.Statements[i]
		if st.Voice < 0 {
			continue
		}
		v := &a.Voices[st.Voice]
		o := news.ClaimOrigin{Kind: v.Kind, Voice: v.Name.Of(body)}
		if !named(&o) || len(whose) == 0 && paragraphsApart(a, st.Extent(), r.Words.Span) > 0 ||
			len(whose) > 0 && (v.Kind != news.Organisation || !allAmong(whose, nameWords(o.Voice), sameWord)) {
			continue
		}
		if found != nil && !s.sameVoice(&o, &as) {
			return nil
		}
		found, as = v, o
	}
	if found == nil || found.Kind != news.Organisation {
		return nil
	}
	return found
}
