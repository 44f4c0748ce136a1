package html

import (
	"cmp"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// maxSaid is how many statements of a single article are listed.
const maxSaid = 200

// saying is a statement of a single article: who says what, where there is nothing to hold it against.
type saying struct {
	Voice         *voice
	Name          string
	Does, Through string
	Source        string // the words that say who says it
	Words, Href   string
	Within        []saying // what is said inside it
}

// said lists the statements of an article that stands alone, in the order of the text. It comes after
// the statements have their marks.
func (b *book) said() (list []saying, more int) {
	if len(b.articles) != 1 {
		return nil, 0
	}
	t := b.articles[0].text
	a := b.set.Analyses[t]
	within := map[int32][]saying{}
	for i := range a.Nested {
		n := &a.Nested[i]
		within[n.Within] = append(within[n.Within], b.saying(t, &n.Statement, ""))
	}
	for i := range a.Statements {
		st := &a.Statements[i]
		if st.Kind == news.Unattributed && len(st.Source) == 0 {
			continue
		}
		if len(list) == maxSaid {
			more++
			continue
		}
		s := b.saying(t, st, string(news.StatementID(b.set.Texts[t].ID, st)))
		s.Within = within[int32(i)+1]
		list = append(list, s)
	}
	return list, more
}

// saying lays out one statement. Without an id, it has no link.
func (b *book) saying(t int, st *news.Statement, id string) saying {
	body := b.set.Texts[t].Body
	words := func(spans []news.Span, between string) string {
		spans = slices.Clone(spans)
		slices.SortFunc(spans, func(x, y news.Span) int { return cmp.Compare(x.Start, y.Start) })
		var parts []string
		for _, s := range spans {
			if w := line(settled(body, s).Of(body)); w != "" {
				parts = append(parts, w)
			}
		}
		return strings.Join(parts, between)
	}
	s := saying{
		Voice: b.voices.at(t, st.Voice), Does: st.Stance.Does(),
		Source: words(slices.Concat(st.Source, st.Cue), " "), Words: shorten(words(st.Content, " … "), 400),
	}
	s.Name = "somebody not named here"
	if s.Voice != nil {
		s.Name = s.Voice.Name
	}
	if st.Voice >= 0 && int(st.Voice) < len(b.set.Analyses[t].Voices) && b.set.Analyses[t].Voices[st.Voice].Kind == news.Author {
		s.Name = cmp.Or(line(b.set.Analyses[t].Voices[st.Voice].Name.Of(body)), "the author")
	}
	var through []string
	for _, r := range st.Chain {
		if x := b.voices.at(t, r.Voice); x != nil {
			through = append(through, x.Name)
		}
	}
	s.Through = strings.Join(through, ", then ")
	if id != "" {
		s.Href = b.href(news.Ref{Text: b.set.Texts[t].ID, Span: st.Extent()}, id, "said")
	}
	return s
}
