package claim

import (
	"slices"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// cutClauses are the clauses of a text, in words.
func cutClauses(body string, s news.Span) []news.Span {
	l := lexicon("en")
	f := &forms{number: map[string]int32{}}
	var marks []uint32
	toks := tokens(body)
	for _, t := range toks {
		i := f.find(t.Of(body), l)
		marks = append(marks, f.all[i].marks)
	}
	return clauses(nil, &news.Analysis{Tokens: toks}, s, func(i int) uint32 { return marks[i] })
}

func TestClauses(t *testing.T) {
	for body, want := range map[string][]string{
		"The ferry sank in the harbour on Monday.": nil,
		"The ferry sank in the harbour on Monday, and forty workers who were on board drowned.": {
			"The ferry sank in the harbour on Monday", "forty workers who were on board drowned.",
		},
		"The ferry sank in the harbour on Monday and forty workers who were on board drowned.": {
			"The ferry sank in the harbour on Monday", "forty workers who were on board drowned.",
		},
		"The ferry and the harbour sank.": nil, // "and" may join anything
		"The ferry sank in the harbour on Monday because the owner had not mended the pumps.": {
			"The ferry sank in the harbour on Monday", "because the owner had not mended the pumps.",
		},
		"The ferry sank in the harbour on Monday; forty workers who were on board drowned.": {
			"The ferry sank in the harbour on Monday", "forty workers who were on board drowned.",
		},
		"Although it was late, the ferry left the harbour with forty workers on board.": nil,                              // nothing before it
		"The ferry sank, and forty workers drowned in it.":                              {"forty workers drowned in it."}, // what is cut off tells too little by itself
		"The ferry sank in the harbour on Monday, and all drowned.":                     {"The ferry sank in the harbour on Monday"},
		"It sank, and all drowned.":                                                     nil,
	} {
		var got []string
		for _, c := range cutClauses(body, news.MakeSpan(0, len(body))) {
			got = append(got, c.Of(body))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\ngot  %q\nwant %q", body, got, want)
		}
	}
}

// TestQuotedWords: a few quoted words are not taken apart, and a quoted sentence is.
func TestQuotedWords(t *testing.T) {
	for body, want := range map[string][]string{
		"The owner called the bid for the yard his “best and last one,” and went home to Oster.": {
			"The owner called the bid for the yard his “best and last one,”", "went home to Oster.",
		},
		"“We had hung up all our lights for the winter and I thought that this was it,” she said.": {
			"“We had hung up all our lights for the winter", "I thought that this was it,” she said.",
		},
	} {
		a := &news.Analysis{Tokens: tokens(body)}
		open, shut := strings.Index(body, "“"), strings.Index(body, "”")
		a.Quotations = []news.Quotation{{Pieces: []news.Span{news.MakeSpan(open+len("“"), shut)}, Outer: news.MakeSpan(open, shut+len("”")), Closed: true}}
		f, l := &forms{number: map[string]int32{}}, lexicon("en")
		marks := func(i int) uint32 { return f.all[f.find(a.Tokens[i].Of(body), l)].marks }
		var got []string
		for _, c := range clauses(nil, a, news.MakeSpan(0, len(body)), marks) {
			got = append(got, c.Of(body))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\ngot  %q\nwant %q", body, got, want)
		}
	}
}

// TestUndated: a dateline is no part of what is told.
func TestUndated(t *testing.T) {
	body := "OSTER (Wire) — A crane fell. A mill burned."
	first := strings.Index(body, " A mill")
	a := &news.Analysis{Paragraphs: []news.Span{news.MakeSpan(0, len(body))}, Sentences: []news.Span{news.MakeSpan(0, first), news.MakeSpan(first+1, len(body))}}
	for _, c := range []struct{ words, want string }{
		{body[:first], "A crane fell."}, {"(Wire) — A crane fell.", "A crane fell."}, {"crane fell.", "crane fell."}, {"A mill burned.", "A mill burned."}, {"OSTER", "OSTER"},
	} {
		at := strings.Index(body, c.words)
		pieces := []news.Span{news.MakeSpan(at, at+len(c.words))}
		if got := undated(a, body, pieces)[0].Of(body); got != c.want || pieces[0].Of(body) != c.words {
			t.Errorf("%q: %q, want %q", c.words, got, c.want)
		}
	}
	if got := undated(a, body, nil); got != nil {
		t.Errorf("nothing is %v", got)
	}
}

// TestParts: what runs over several sentences is told sentence by sentence too.
func TestParts(t *testing.T) {
	body := "She wasn't responsive. There was blood everywhere, and nobody came to help. Go!"
	first, second := strings.Index(body, "There"), strings.Index(body, "Go!")
	a := &news.Analysis{Tokens: tokens(body), Sentences: []news.Span{news.MakeSpan(0, first-1), news.MakeSpan(first, second-1), news.MakeSpan(second, len(body))}}
	none := func(int) uint32 { return 0 }
	var got []string
	for _, c := range parts(nil, a, news.MakeSpan(4, len(body)), none) {
		got = append(got, c.Of(body))
	}
	if want := []string{"wasn't responsive.", "There was blood everywhere, and nobody came to help."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := parts(nil, a, news.MakeSpan(first, second-1), none); got != nil {
		t.Errorf("one sentence has the parts %v", got)
	}
}

func FuzzClauses(f *testing.F) {
	f.Add("The ferry sank in the harbour on Monday, and forty workers who were on board drowned.", uint16(0), uint16(90))
	f.Add(";;;; and, because; —, and", uint16(3), uint16(9))
	f.Add("été, and İstanbul — but ; ; the gale blew because of the storm that came, and went on", uint16(1), uint16(400))
	f.Fuzz(func(t *testing.T, body string, from, to uint16) {
		a := min(int(from), len(body))
		s := news.MakeSpan(a, max(a, min(int(to), len(body))))
		at := s.Start
		for _, c := range cutClauses(body, s) {
			if c.Start < at || c.End > s.End || c.Len() < minClause {
				t.Fatalf("clause %v of %v after %d", c, s, at)
			}
			at = c.End
		}
	})
}

func TestStem(t *testing.T) {
	l := lexicon("en")
	for w, want := range map[string]string{"sinking": "sink", "workers": "worker", "was": "was", "blamed": "blam", "king": "king", "rings": "ring", "": ""} {
		if got := string(l.stem([]byte(w))); got != want {
			t.Errorf("%s: got %s, want %s", w, got, want)
		}
	}
}

// TestVerbs: at "and" a stretch is cut only where a verb stands on one side of it.
func TestVerbs(t *testing.T) {
	l := lexicon("en")
	l.Finite, l.Past = map[string]bool{"sank": true}, "ed"
	for body, want := range map[string]int{
		"The ferry sank in the harbour and forty workers drowned in it.":   2,
		"The ferry sank in the harbour on Monday and two barges on Sunday": 2,
		"the owner of the old ferry and the master of the two barges":      0,
	} {
		f := &forms{number: map[string]int32{}}
		toks := tokens(body)
		var marks []uint32
		for _, tok := range toks {
			marks = append(marks, f.all[f.find(tok.Of(body), l)].marks)
		}
		if got := clauses(nil, &news.Analysis{Tokens: toks}, news.MakeSpan(0, len(body)), func(i int) uint32 { return marks[i] }); len(got) != want {
			t.Errorf("%s: cut into %v, want %d pieces", body, got, want)
		}
	}
}

func TestForms(t *testing.T) {
	l := lexicon("en")
	f := &forms{number: map[string]int32{}}
	for token, want := range map[string]uint32{
		"Ferry": sayMark | tellMark | capitalMark, "the": 0, "1984": sayMark | tellMark, "and": joinMark | bareMark, "because": openMark | sayMark | tellMark,
		"—": breakMark, ";": breakMark | stopMark, "ship": sayMark, "\u200b": 0, "": 0,
	} {
		want |= finiteMark // of this language no verbs are known
		if got := f.all[f.find(token, l)].marks; got != want {
			t.Errorf("%q: got %b, want %b", token, got, want)
		}
	}
	if a, b := f.find("Ferry", l), f.find("Ferry", l); a != b {
		t.Error("one form has two numbers")
	}
}
