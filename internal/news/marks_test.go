package news

import (
	"strings"
	"testing"
)

func TestMissingMarks(t *testing.T) {
	const body = "“The lamps are out. Nobody came,” Voss said, “and nobody will. We wait.” The port fell silent. “It was dark."
	at := func(words string) Span {
		i := strings.Index(body, words)
		if i < 0 {
			t.Fatalf("the text has no %q", words)
		}
		return MakeSpan(i, i+len(words))
	}
	quotations := []Quotation{
		{
			Pieces: []Span{at("The lamps are out. Nobody came,"), at("and nobody will. We wait.")},
			Outer:  at("“The lamps are out. Nobody came,” Voss said, “and nobody will. We wait.”"), Closed: true,
		},
		{Pieces: []Span{at("It was dark.")}, Outer: at("“It was dark.")},
	}
	for _, c := range []struct{ words, opening, closing string }{
		{"“The lamps are out.", "", "”"},
		{"Nobody came,” Voss said, “and nobody will.", "“", "”"},
		{"Nobody came,” Voss said", "“", ""},
		{"We wait.”", "“", ""},
		{"We wait.” The port fell silent.", "“", ""},
		{"The lamps are out.", "", ""}, // as a whole within: who sets it says whose it is
		{"nobody will", "", ""},
		{"“The lamps are out. Nobody came,” Voss said, “and nobody will. We wait.”", "", ""},
		{"The port fell silent.", "", ""},
		{"“It was dark.", "", "”"}, // never closed
	} {
		opening, closing := missingMarks(body, quotations, at(c.words))
		if opening != c.opening || closing != c.closing {
			t.Errorf("%s: lacks %q and %q, want %q and %q", c.words, opening, closing, c.opening, c.closing)
		}
	}
	// What was read from a damaged file must not end the run.
	if o, c := missingMarks("“a", []Quotation{{Pieces: []Span{{1, 900}}, Outer: Span{0, 900}}}, Span{0, 3}); o+c != "" {
		t.Errorf("a quotation beyond the text: %q %q", o, c)
	}
}

// TestNamed: the name of who says a headline stands behind what its sentence calls him.
func TestNamed(t *testing.T) {
	for _, c := range []struct{ body, source, headline, before, after string }{
		{"Ida Voss came in. The keeper, from Oster, said it was late.", "The keeper, from Oster,", "it was late", "The keeper, from Oster (Ida Voss), said ", "."},
		{"Ida Voss came in. “It is late,” she said. Nobody slept.", "she", "“It is late,”", "", " she (Ida Voss) said."},
		{"Ida Voss came in. It was late, she said, and cold.", "she", "It was late, she said, and cold", "", ""}, // she is among the words
		{"Ida Voss came in. “It is late.”", "", "“It is late.”", "", ""},
		{"Ida Voss came in. She was asked. “It is late.”", "She", "“It is late.”", "", ""}, // another sentence
	} {
		at := func(words string) Span {
			i := strings.LastIndex(c.body, words)
			return MakeSpan(i, i+len(words))
		}
		x := Text{ID: TextIDOf(c.body), Body: c.body}
		set := NewSet([]Article{{ID: "a", Text: x.ID}}, []Text{x})
		a := &Analysis{Statements: []Statement{{Content: []Span{at(c.headline)}}}}
		if c.source != "" {
			a.Statements[0].Source = []Span{at(c.source)}
		}
		from := 0
		for part := range strings.SplitAfterSeq(c.body, ". ") {
			a.Sentences = append(a.Sentences, MakeSpan(from, from+len(strings.TrimSuffix(part, " "))))
			from += len(part)
		}
		set.Analyses[0] = a
		words := Ref{Text: x.ID, Span: at(c.headline)}
		claim := &Claim{Headline: words, Speaker: Ref{Text: x.ID, Span: MakeSpan(0, 8)}, Tellings: []Telling{{Article: "a", Words: words}}}
		sentence := a.Sentences[Find(a.Sentences, words.Span.Start)]
		before, after, ok := set.Named(claim, sentence.Start, sentence.End)
		if before != c.before || after != c.after || ok != (c.before+c.after != "") {
			t.Errorf("%q: %q and %q, want %q and %q", c.body, before, after, c.before, c.after)
		}
	}
	if _, _, ok := NewSet(nil, nil).Named(&Claim{}, 0, 0); ok {
		t.Error("a claim that no text of the set tells has a speaker in it")
	}
}
