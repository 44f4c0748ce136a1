package news

import (
	"bytes"
	"cmp"
	"slices"
)

// Set is what texts are held against each other in: articles with their texts
// and analyses. Texts and Analyses run side by side, sorted by TextID; several
// articles may share a text.
type Set struct {
	Articles []Article // sorted by CompareArticles
	Texts    []Text
	Analyses []*Analysis

	at map[TextID]int32 // of a text, its place in Texts; empty in a set that was not made here
}

// NewSet sorts articles and texts into a Set, each once. Analyses are filled by
// the caller, one for each of Texts.
func NewSet(articles []Article, texts []Text) *Set {
	s := &Set{Articles: slices.Clone(articles), Texts: slices.Clone(texts)}
	slices.SortFunc(s.Articles, CompareArticles)
	s.Articles = slices.CompactFunc(s.Articles, func(a, b Article) bool { return a.ID == b.ID })
	slices.SortFunc(s.Texts, func(a, b Text) int {
		return cmp.Or(bytes.Compare(a.ID[:], b.ID[:]), compareLang(a.Lang, b.Lang))
	})
	s.Texts = slices.CompactFunc(s.Texts, func(a, b Text) bool { return a.ID == b.ID })
	s.Analyses = make([]*Analysis, len(s.Texts))
	s.place()
	return s
}

// place notes where each text is: it is asked for again and again, and in a large set a search
// is many times as slow.
func (s *Set) place() {
	s.at = make(map[TextID]int32, len(s.Texts))
	for i := range s.Texts {
		s.at[s.Texts[i].ID] = int32(i)
	}
}

// compareLang orders languages so that one that could be told comes first: of one
// text under several articles, the set keeps that one's.
func compareLang(a, b string) int {
	if unknown := func(s string) bool { return s == "" || s == "und" }; unknown(a) != unknown(b) {
		if unknown(b) {
			return -1
		}
		return 1
	}
	return cmp.Compare(a, b)
}

// CompareArticles orders articles by time of publication, those without one
// last, then by id.
func CompareArticles(a, b Article) int {
	switch {
	case a.Published.Known() != b.Published.Known():
		if a.Published.Known() {
			return -1
		}
		return 1
	case !a.Published.Time.Equal(b.Published.Time):
		return a.Published.Time.Compare(b.Published.Time)
	}
	return cmp.Compare(a.ID, b.ID)
}

// TextIndex returns where in Texts the text with this id is, or -1.
func (s *Set) TextIndex(id TextID) int {
	if len(s.at) == len(s.Texts) {
		if i, ok := s.at[id]; ok {
			return int(i)
		}
		return -1
	}
	i, ok := slices.BinarySearchFunc(s.Texts, id, func(t Text, id TextID) int { return bytes.Compare(t.ID[:], id[:]) })
	if !ok {
		return -1
	}
	return i
}

// Printings lists, for each of Texts, the articles that have it, by their places in
// Articles: the first printing first.
func (s *Set) Printings() [][]int {
	out := make([][]int, len(s.Texts))
	for i := range s.Articles {
		if t := s.TextIndex(s.Articles[i].Text); t >= 0 {
			out[t] = append(out[t], i)
		}
	}
	return out
}

// Voice is a voice of a text, by its place in that text's analysis: nil for NoVoice, and for one that is not there.
func (s *Set) Voice(t TextID, v int32) *Voice {
	i := s.TextIndex(t)
	if i < 0 || s.Analyses[i] == nil || v < 0 || int(v) >= len(s.Analyses[i].Voices) {
		return nil
	}
	return &s.Analyses[i].Voices[v]
}

// Words cuts a ref out of the set's texts.
func (s *Set) Words(r Ref) string {
	i := s.TextIndex(r.Text)
	if i < 0 {
		return ""
	}
	return r.Span.Of(s.Texts[i].Body)
}
