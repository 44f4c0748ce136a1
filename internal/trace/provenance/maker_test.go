package provenance

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// BenchmarkMakers: a text with eight times as many ministries and statements of theirs takes eight
// times as long, and so does one with as many papers that are cited by the ends of their names.
func BenchmarkMakers(b *testing.B) {
	words := &Words{Written: map[string]bool{"statement": true}, Issued: map[string]bool{"statement": true}}
	for _, n := range []int{1000, 8000} {
		s, tellings := ministries(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				st := newStanding(s, nil, nil, func(string) *Words { return words })
				for i := range tellings {
					if m := st.maker(&tellings[i], int32(3*i+1)); m == nil {
						b.Fatal("nobody's statement")
					}
				}
				full := fullNames(s.Analyses[0], s.Texts[0].Body, words)
				for _, c := range cited(s.Analyses[0]) {
					full.of(c)
				}
			}
		})
	}
}

// ministries is a text in which each of n ministries says something, and a statement of each, and
// which cites as many papers; and the tellings by the statements.
func ministries(n int) (*news.Set, []news.Telling) {
	var body strings.Builder
	a := &news.Analysis{}
	say := func(kind news.VoiceKind, name, said string) news.Span {
		at := body.Len()
		body.WriteString(name + said)
		a.Voices = append(a.Voices, news.Voice{Kind: kind, Name: news.MakeSpan(at, at+len(name))})
		s := news.Statement{Voice: int32(len(a.Voices) - 1)}
		s.Source = []news.Span{news.MakeSpan(at, at+len(name))}
		s.Content = []news.Span{news.MakeSpan(at+len(name), body.Len())}
		a.Statements = append(a.Statements, s)
		return s.Content[0]
	}
	var told []news.Span
	for i := range n {
		at := body.Len()
		say(news.Organisation, fmt.Sprintf("The X%04d ministry", i), " said it was closed. ")
		told = append(told, say(news.Document, fmt.Sprintf("an X%04d ministry statement", i), " said it was open. "))
		say(news.Outlet, fmt.Sprintf("The X%04d Times", i), " said it was late.\n\n")
		a.Paragraphs = append(a.Paragraphs, news.MakeSpan(at, body.Len()))
	}
	id := news.TextIDOf(body.String())
	s := news.NewSet(nil, []news.Text{{ID: id, Body: body.String()}})
	s.Analyses = []*news.Analysis{a}
	var out []news.Telling
	for i, w := range told {
		out = append(out, news.Telling{Words: news.Ref{Text: id, Span: w}, Index: int32(3*i + 1)})
	}
	return s, out
}
