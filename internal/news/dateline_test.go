package news

import (
	"strings"
	"testing"
)

func TestDateline(t *testing.T) {
	for _, c := range []struct{ words, head string }{
		{"TOLVANE, March 12 (Tarn Wire) — Two cranes fell.", "TOLVANE, March 12 (Tarn Wire) — "},
		{"TOLVANE, Oster — Two cranes fell.", "TOLVANE, Oster — "},
		{"TOLVANE/OSTER (Wire) - “Two cranes fell,” he said.", "TOLVANE/OSTER (Wire) - "},
		{"Tolvane, Jan 1 (Tarn Wire) -- Two cranes fell.", "Tolvane, Jan 1 (Tarn Wire) -- "},
		{"ÖSTER — 21 cranes fell.", "ÖSTER — "},
		{"(Tarn Wire) Two cranes fell.", "(Tarn Wire) "},
		{"(Wire) - Two cranes fell.", "(Wire) - "},
		{"Tolvane — Two cranes fell.", ""},
		{"TOLVANE cranes fell — two of them.", ""},
		{"TOLVANE — which has two cranes — fell silent.", ""},
		{"Voss (Tarn Wire) said: two cranes fell.", ""},
		{"(Two cranes fell.) Nobody was hurt.", ""},
		{"(Wire)s fell.", ""},
		{"(Wire", ""},
		{"( ) Two cranes fell.", ""},
		{"TOLVANE —", ""},
		{"—", ""},
		{"TOL-VANE — Two cranes fell.", ""},
		{"TOLVANE (Wire) – Two cranes fell.", "TOLVANE (Wire) – "},
		{"TOLVANE – Two cranes fell.", ""},
		{"COVID-19 – Deaths in Oster rose to 40.", ""},
		{"Ida Voss (Greens) – Leader of the Oster council – said so.", ""},
		{"TOLVANE — Two cranes — both of them old — fell.", "TOLVANE — "},
		{"TOLVANE — Mayor of the cranes — fell.", ""},
		{strings.Repeat("TOLVANE ", 12) + "— Two cranes fell.", ""},
		{"", ""},
	} {
		a := &Analysis{Paragraphs: []Span{MakeSpan(0, len(c.words))}}
		if got := c.words[:a.Dateline(c.words, MakeSpan(0, len(c.words)))]; got != c.head {
			t.Errorf("%q: %q, want %q", c.words, got, c.head)
		}
	}
	body := "Two fell. OSTER — Nobody saw it."
	a := &Analysis{Paragraphs: []Span{MakeSpan(0, len(body))}}
	if n := a.Dateline(body, MakeSpan(10, len(body))); n != 0 {
		t.Errorf("a sentence within a paragraph has a dateline of %d bytes", n)
	}
}

func FuzzDateline(f *testing.F) {
	f.Add("TOLVANE, March 12 (Tarn Wire) — Two cranes fell.")
	f.Add("(Wire) - ")
	f.Fuzz(func(t *testing.T, body string) {
		a := &Analysis{Paragraphs: []Span{MakeSpan(0, len(body))}}
		if n := a.Dateline(body, MakeSpan(0, len(body))); n < 0 || n >= len(body) && n > 0 {
			t.Errorf("%d of %d bytes", n, len(body))
		}
	})
}

func TestSentence(t *testing.T) {
	body := "OSTER (Wire) — A crane fell, he said. — A mill burned. Nobody was hurt there."
	x := Text{ID: TextIDOf(body), Body: body}
	set := NewSet([]Article{{ID: "a", Text: x.ID}}, []Text{x})
	at := func(words string) Ref {
		i := strings.Index(body, words)
		return Ref{x.ID, MakeSpan(i, i+len(words))}
	}
	for _, words := range []string{"A crane fell", "burned", "burned. Nobody", "OSTER"} {
		if got := set.Sentence(at(words)); got != at(words).Span {
			t.Errorf("%q of a text that was not read stands in %q", words, got.Of(body))
		}
	}
	set.Analyses[0] = &Analysis{
		Paragraphs: []Span{MakeSpan(0, len(body))},
		Sentences:  []Span{at("OSTER (Wire) — A crane fell, he said.").Span, at("— A mill burned.").Span, at("Nobody was hurt there.").Span},
	}
	for words, want := range map[string]string{
		"A crane fell": "A crane fell, he said.", "OSTER": "OSTER (Wire) — A crane fell, he said.", "burned": "A mill burned.",
		"burned. Nobody": "A mill burned. Nobody was hurt there.", "hurt": "Nobody was hurt there.",
	} {
		if got := set.Sentence(at(words)).Of(body); got != want {
			t.Errorf("%q stands in %q, not in %q", words, got, want)
		}
	}
	if s := set.Sentence(Ref{}); !s.Empty() {
		t.Errorf("nothing stands in %v", s)
	}
}

func TestLead(t *testing.T) {
	for n, want := range map[int]int{0: 0, 100: 20, 1750: MaxLead, 9000: MaxLead} {
		if got := Lead(strings.Repeat("a", n)); got != want {
			t.Errorf("of %d bytes %d are the lead, not %d", n, got, want)
		}
	}
}
