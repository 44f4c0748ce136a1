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
