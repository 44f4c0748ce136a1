package attrib

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestDeniedByPieces asks who denies what in sentences in which nothing stands around a clause but words of denying; "" as
// who: nobody does.
func TestDeniedByPieces(t *testing.T) {
	const told = "two cranes were sold at Lunden on Friday"
	for _, c := range []struct{ sentence, who, what string }{
		{"From the Harbour Board came a flat denial of the claim that " + told + ".", "Harbour Board", told},
		{"The claim that " + told + " drew a curt rebuttal from the Harbour Board.", "Harbour Board", told},
		{"The Harbour Board greeted reports that " + told + " with a tight-lipped denial.", "Harbour Board", told},
		{"The suggestion that " + told + ", after eleven years of talks between both towns, was flatly rejected by the Harbour Board.", "Harbour Board", told},
		{"“Fabricated” was the word the Harbour Board used for the story that " + told + ".", "Harbour Board", told},
		{"The Harbour Board labelled rumours that " + told + " untrue.", "Harbour Board", told},
		{"The report that " + told + " has been branded a hoax by the Harbour Board.", "Harbour Board", told},
		{"The Harbour Board gave short shrift to the notion that " + told + ".", "Harbour Board", told},
		{"Asked whether " + told + ", a spokeswoman for the Harbour Board answered with a plain no.", "Harbour Board", told},
		{"No – that was the answer from the Harbour Board to the question whether " + told + ".", "Harbour Board", told},
		{"When it was put to the Harbour Board that " + told + ", the answer was a plain no.", "Harbour Board", told},
		{"A denial came from the Harbour Board, which has two cranes.", "Harbour Board", "A denial"},
		{"The Harbour Board would have none of it and said both cranes stood where they always did.", "Harbour Board", "it"},

		{"The Harbour Board refused to issue a denial when told of the report that " + told + ".", "", ""},
		{"A denial of the report that " + told + " was sent to the Harbour Board.", "", ""},
		{"The Harbour Board was called a liar over the report that " + told + ".", "", ""},
		{"The Harbour Board repeated the false claim that " + told + ".", "", ""},
		{"The report that " + told + " was a lie by the Harbour Board.", "", ""},
		{"Asked whether " + told + ", a spokeswoman for the Harbour Board answered with a smile.", "", ""},
		{"Asked whether " + told + ", a spokeswoman for the Harbour Board answered with a plain yes.", "", ""},
		{"The Harbour Board drew a denial from the firm.", "", ""},
		{"The Harbour Board refused to answer the report that " + told + " with a denial.", "", ""},
		{"The claim that " + told + " was put to the Harbour Board.", "", ""},
		{"The Harbour Board put out the fire that two men had lit.", "", ""},
		{"When asked about it, the Harbour Board has called for calm.", "", ""},
		{"The candidates debated on Tuesday, and their rivals were having none of it.", "", ""},
	} {
		text := "A former clerk told the Arvik Herald that " + told + ".\n\n" + c.sentence
		a := analyse(text)
		who, what := "", ""
		for i := range a.Statements {
			if s := &a.Statements[i]; s.Stance == news.Denies {
				if s.Voice >= 0 {
					v := a.Voices[s.Voice]
					who = v.Name.Of(text)
				}
				what = news.CoverAll(s.Content).Of(text)
			}
		}
		if c.who == "" && who != "" || !strings.Contains(who, c.who) || !strings.Contains(what, c.what) {
			t.Errorf("%q: %q denies %q, want %q, %q", c.sentence, who, what, c.who, c.what)
		}
	}
}

// TestDeniedByItself asks whether what somebody says denies by its own words.
func TestDeniedByItself(t *testing.T) {
	for _, c := range []struct {
		sentence string
		denies   bool
	}{
		{"No such thing took place, the Harbour Board said.", true},
		{"None of it is true, the Harbour Board said.", true},
		{"The claim does not hold water, the Harbour Board said.", true},
		{"The report does not stand up, said the Harbour Board.", true},
		{"The story was plucked out of thin air, the Harbour Board said.", true},
		{"Contrary to what has been published, the Harbour Board said, both cranes stand where they always stood.", true},
		{"“Pure invention,” said the Harbour Board.", true},

		{"None of the money is left, the Harbour Board said.", false},
		{"The bucket does not hold water, the Harbour Board said.", false},
		{"The numbers do not add up, the Harbour Board said.", false},
		{"The crane came out of thin air, the Harbour Board said.", false},
		{"Contrary to expectations, the Harbour Board said, both cranes stand where they always stood.", false},
		{"Contrary to his earlier claims, Ida Voss said both cranes stand where they always stood.", false},
	} {
		text := "A former clerk told the Arvik Herald that two cranes were sold at Lunden on Friday.\n\n" + c.sentence
		a := analyse(text)
		denies := false
		for i := range a.Statements {
			denies = denies || a.Statements[i].Stance == news.Denies
		}
		if denies != c.denies {
			t.Errorf("%q: denies is %v", c.sentence, denies)
		}
	}
}
