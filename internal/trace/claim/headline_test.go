package claim

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/news"
)

func TestPoor(t *testing.T) {
	body := "She saw it, which the old miller of Oster had not expected. Done. Brandt was late, which the old miller of Oster knew."
	a := &news.Analysis{Sentences: []news.Span{news.MakeSpan(0, 59), news.MakeSpan(60, 65), news.MakeSpan(66, len(body))}}
	for at, i := 0, 0; i <= len(body); i++ {
		if i == len(body) || body[i] == ' ' {
			a.Tokens = append(a.Tokens, news.MakeSpan(at, i))
			at = i + 1
		}
	}
	x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
	s := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
	s.Analyses[0] = a
	l := &Lexicon{Leans: map[string]bool{"she": true, "which": true}, Small: map[string]bool{"it,": true, "the": true, "of": true, "had": true}}
	for _, c := range []struct {
		from, to, want int
		why            string
	}{
		{0, 59, pointing, "a whole sentence that leans"},
		{12, 59, partOnly + pointing, "a clause that leans"},
		{18, 59, partOnly + pointing, "a clause of a sentence that leans"},
		{83, len(body), partOnly, "a clause that leans on its own sentence"},
		{60, 65, fewWords, "too few words"},
	} {
		got, _ := poor(s, &news.Telling{Index: -1, Words: news.Ref{Text: x.ID, Span: news.MakeSpan(c.from, c.to)}}, func(string) *Lexicon { return l })
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.why, got, c.want)
		}
	}
}

func TestBracketed(t *testing.T) {
	body := "we asked [the airline] to open it"
	for _, c := range []struct {
		from, to int
		want     bool
	}{{9, 22, true}, {10, 21, true}, {10, 13, false}, {0, 2, false}, {len(body), len(body), false}} {
		if got := bracketed(body, news.MakeSpan(c.from, c.to)); got != c.want {
			t.Errorf("%q: %v", body[c.from:c.to], got)
		}
	}
}

// TestHeadlines: of two tellings the one that is a sentence is shown, and "that" before what
// is said is no part of it.
func TestHeadlines(t *testing.T) {
	l := &Lexicon{
		Finite: map[string]bool{"was": true, "went": true}, Past: "ed", That: map[string]bool{"that": true}, Definite: map[string]bool{"the": true},
		Small:   map[string]bool{"the": true, "of": true, "at": true, "that": true, "a": true, "in": true, "she": true, "by": true, "after": true},
		Stands:  map[string]bool{"she": true},
		People:  map[string]bool{"keeper": true},
		Caption: map[string]bool{"photo": true, "photos": true},
		Open:    map[string]bool{"after": true}, Joining: []string{"ing"},
	}
	set := func(bodies ...string) (*news.Set, []news.Telling) {
		var articles []news.Article
		var texts []news.Text
		for i, b := range bodies {
			texts = append(texts, news.Text{ID: news.TextIDOf(b), Lang: "en", Body: b})
			articles = append(articles, news.Article{ID: news.ID(fmt.Sprint("a", i)), Text: texts[i].ID})
		}
		s := news.NewSet(articles, texts)
		var ts []news.Telling
		for i, b := range bodies {
			at := s.TextIndex(texts[i].ID)
			whole := news.MakeSpan(0, len(b))
			s.Analyses[at] = &news.Analysis{Tokens: tokens(b), Sentences: []news.Span{whole}, Statements: []news.Statement{{Content: []news.Span{whole}}}}
			ts = append(ts, news.Telling{Article: articles[i].ID, Words: news.Ref{Text: texts[i].ID, Span: whole}})
		}
		return s, ts
	}
	for _, c := range []struct {
		bodies []string
		want   string
		poor   int
	}{
		{[]string{"the old yellow crane of the yard", "an old crane went down at noon"}, "an old crane went down at noon", 0},
		{[]string{"the old crane went down at noon", "a yellow crane went down at Oster"}, "the old crane went down at noon", 0},
		{[]string{"that the old yellow crane was sold"}, "the old yellow crane was sold", 0},
		{[]string{"That was half the price of the old yellow crane"}, "That was half the price of the old yellow crane", pointing},
		{[]string{"went down at noon after the gale"}, "went down at noon after the gale", headless},
		{[]string{"the old yellow crane of the yard"}, "the old yellow crane of the yard", verbless},
		{[]string{"a crane toppled after the morning gale"}, "a crane toppled after the morning gale", 0},
		{[]string{"a crane toppled after the morning gale?”"}, "a crane toppled after the morning gale?”", asking},
		{[]string{"being struck by lightning bolts at Oster", "a crane was struck by lightning at Oster"}, "a crane was struck by lightning at Oster", 0},
		{[]string{"a crane was struck by lightning after", "a crane was struck by lightning at Oster"}, "a crane was struck by lightning at Oster", 0},
		// what the others do not say stands in the way of what they share
		{[]string{"a yellow crane bought twice for scrap money from breakers nobody else would trust with rusty iron" + " or copper wire" + " was struck by lightning while everybody slept through rain, wind, hail, thunder", "a crane was struck by lightning", "lightning has struck a crane which was"}, "a crane was struck by lightning", 0},
		// of two that say it by themselves the earlier, but for one that leaves out what the others share, is
		// long, begins with what was told of before, does not say who "she" is, or says what a picture shows
		{[]string{"a crane was struck by lightning at Oster", "a crane was struck by lightning in Oster harbour"}, "a crane was struck by lightning at Oster", 0},
		{[]string{"a crane was a first for all", "a crane was struck by lightning", "lightning struck a crane"}, "a crane was struck by lightning", 0},
		{[]string{"a crane was struck" + strings.Repeat(" again and again", 18) + " by lightning", "a crane was struck by lightning"}, "a crane was struck by lightning", 0},
		{[]string{"after a gale she was struck by lightning", "Ida was struck by lightning near Oster"}, "Ida was struck by lightning near Oster", 0},
		{[]string{"Ida said she was struck by lightning", "Voss was struck by lightning after"}, "Ida said she was struck by lightning", 0},
		{[]string{"a keeper said she was struck by lightning", "Voss was struck by lightning after"}, "a keeper said she was struck by lightning", 0},
		{[]string{"In a photo lightning was seen over Oster", "lightning was seen over Oster harbour"}, "lightning was seen over Oster harbour", 0},
		{[]string{"New photos of the yellow crane went out", "photos of the yellow crane went out"}, "New photos of the yellow crane went out", 0},
		{[]string{"lightning was seen over Oster oster.example/a://b", "lightning was seen over the Oster harbour"}, "lightning was seen over the Oster harbour", 0},
	} {
		s, ts := set(c.bodies...)
		claims := []news.Claim{{ID: "c", Tellings: ts}}
		poor := Headlines(s, claims, Options{Lexicon: func(string) *Lexicon { return l }, Each: inTurn})
		if got := s.Words(claims[0].Headline); got != c.want || poor["c"] != c.poor {
			t.Errorf("%q: %q, %d poor; want %q, %d", c.bodies, got, poor["c"], c.want, c.poor)
		}
	}
	s, ts := set("a crane was struck by lightning at Oster", "lightning has struck a crane", "a dog was lost at Oster")
	claims := []news.Claim{{ID: "c", Tellings: ts}}
	Headlines(s, claims, Options{Lexicon: func(string) *Lexicon { return l }, Each: inTurn})
	for k, want := range []float64{1, 0.6, 0.4} {
		if got := claims[0].Tellings[k].Says; got != want {
			t.Errorf("telling %d has %.2f of the headline's words, not %.2f", k, got, want)
		}
	}
}

// TestContext: what stands before a headline is shown with it where that begins with what says
// nothing alone, or, if it is short, with a thing that was told of before.
func TestContext(t *testing.T) {
	l := &Lexicon{
		Finite: map[string]bool{"went": true}, Definite: map[string]bool{"the": true}, Leans: map[string]bool{"it": true},
		Small: map[string]bool{"the": true, "of": true, "at": true},
	}
	const crane = "Oster has a crane."
	long := "Oster has had a crane" + strings.Repeat(" and a mill", 10) + "."
	for _, c := range []struct{ before, words, want string }{
		{crane, "The old crane went down at noon.", crane},
		{crane, "It went down at noon.", crane},
		{long, "It went down at noon.", long},
		{long, "The old crane went down at noon.", ""},
		{"It is old.", "The old crane went down at noon.", ""},
		{crane, "The crane of the yard went down at noon.", ""},
		{crane, "The Oster crane went down at noon.", ""},
		{crane, "A crane went down at noon.", ""},
	} {
		body := c.before + " " + c.words
		x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		set := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
		at := news.MakeSpan(len(c.before)+1, len(body))
		set.Analyses[0] = &news.Analysis{
			Tokens: tokens(body), Paragraphs: []news.Span{news.MakeSpan(0, len(body))},
			Sentences: []news.Span{news.MakeSpan(0, len(c.before)), at},
		}
		got := set.Words(context(set, news.Ref{Text: x.ID, Span: at}, func(string) *Lexicon { return l }))
		if got != c.want {
			t.Errorf("%q: got %q, want %q", body, got, c.want)
		}
	}
}

// TestSpeaker: a claim's headline has the name of who says it where its sentence does not.
func TestSpeaker(t *testing.T) {
	for _, c := range []struct{ body, source, content, kind, want string }{
		{"Ida Voss came in. He left, she said.", "she", "He left", "person", "Ida Voss"},
		{"Ida Voss came in. “It is late.”", "", "“It is late.”", "person", "Ida Voss"},
		{"Ida Voss came in. It is late, said Voss.", "Voss", "It is late", "person", ""},
		{"Kelland Harbour Trust came in. It is late, KHT said.", "KHT", "It is late", "organisation", ""},
		{"Kelland Harbour Trust came in. It is late, it said.", "it", "It is late", "organisation", "Kelland Harbour Trust"},
		{"a keeper came in. It is late, he said.", "he", "It is late", "unnamed", ""},
	} {
		at := func(s string) []news.Span {
			if s == "" {
				return nil
			}
			i := strings.LastIndex(c.body, s)
			return []news.Span{news.MakeSpan(i, i+len(s))}
		}
		x := news.Text{ID: news.TextIDOf(c.body), Lang: "en", Body: c.body}
		set := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
		name, _, _ := strings.Cut(c.body, " came")
		stop := strings.Index(c.body, ".") + 1
		v := news.Voice{Name: at(name)[0]}
		if err := v.Kind.UnmarshalText([]byte(c.kind)); err != nil {
			t.Fatal(err)
		}
		set.Analyses[0] = &news.Analysis{
			Sentences: []news.Span{news.MakeSpan(0, stop), news.MakeSpan(stop+1, len(c.body))}, Voices: []news.Voice{v},
			Statements: []news.Statement{{Source: at(c.source), Content: at(c.content)}},
		}
		words := news.Ref{Text: x.ID, Span: at(c.content)[0]}
		claim := news.Claim{Headline: words, Tellings: []news.Telling{{Article: "a", Words: words}}}
		if got := set.Words(speaker(set, &claim)); got != c.want {
			t.Errorf("%q: got %q, want %q", c.body, got, c.want)
		}
	}
}

func TestDateline(t *testing.T) {
	body := "Rain.\nSAN JOSE, Costa Rica — Two boats sank in the bay of San Jose - so the harbour master told the paper"
	for _, c := range []struct {
		words string
		want  bool
	}{{"SAN JOSE, Costa Rica —", true}, {"Costa Rica —", true}, {"San Jose -", false}, {"Costa Rica", false}, {"Rain.", false}} {
		at := strings.Index(body, c.words)
		if got := dateline(body, news.MakeSpan(at, at+len(c.words))); got != c.want {
			t.Errorf("%q: %v", c.words, got)
		}
	}
}

// TestParted: what says nearly the same as a claim before it, or stands in one sentence with
// it, comes behind what does not.
func TestParted(t *testing.T) {
	body := "The old mill of Oster burned down on Sunday. The mill of Oster burned down. The ferry sank in the storm after the fire. Nobody was hurt there."
	var sentences, tokens []news.Span
	for at, from, i := 0, 0, 0; i <= len(body); i++ {
		if i == len(body) || body[i] == ' ' {
			tokens = append(tokens, news.MakeSpan(at, i))
			if body[i-1] == '.' {
				sentences = append(sentences, news.MakeSpan(from, i))
				from = i + 1
			}
			at = i + 1
		}
	}
	x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
	s := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
	s.Analyses[0] = &news.Analysis{Sentences: sentences, Tokens: tokens}
	l := &Lexicon{Small: map[string]bool{"the": true, "of": true, "on": true, "in": true, "was": true}}
	ferry := strings.Index(body, "The ferry")
	said := func(sentence int, statement int32) []news.Telling {
		return []news.Telling{{Words: news.Ref{Text: x.ID, Span: sentences[sentence]}, Index: statement}}
	}
	claims := []news.Claim{
		{ID: "mill", Headline: news.Ref{Text: x.ID, Span: sentences[0]}},
		{ID: "mill again", Headline: news.Ref{Text: x.ID, Span: sentences[1]}},
		{ID: "ferry", Headline: news.Ref{Text: x.ID, Span: news.MakeSpan(ferry, ferry+14)}},
		{ID: "storm", Headline: news.Ref{Text: x.ID, Span: news.MakeSpan(ferry+15, ferry+42)}},
		{ID: "nobody", Headline: news.Ref{Text: x.ID, Span: sentences[3]}, Tellings: said(3, 1)},
		{ID: "one post", Tellings: said(2, 1)}, // in other words, of the same statement
		{ID: "half of it", Tellings: append(said(1, 1), said(0, 2)...)},
	}
	parted(s, claims, make([]bool, len(claims)), Options{Lexicon: func(string) *Lexicon { return l }})
	var got []news.ID
	for _, c := range claims {
		got = append(got, c.ID)
	}
	if want := []news.ID{"mill", "ferry", "nobody", "half of it", "mill again", "storm", "one post"}; !slices.Equal(got, want) {
		t.Errorf("the order is %q, want %q", got, want)
	}
}

// TestSaysName: a name is said where one of its longer words stands, or its initials, of any
// alphabet's letters.
func TestSaysName(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       bool
	}{
		{"“It sank,” Voss said", "Ida Voss", true},
		{"“It sank,” IV said", "Ida Voss", true},
		{"“It sank,” she said", "Ida Voss", false},
		{"the ÉÖ said on Monday", "Étoile Ölberg", true},
		{"the EO said on Monday", "Étoile Ölberg", false},
	} {
		if got := saysName(c.text, c.name); got != c.want {
			t.Errorf("saysName(%q, %q) = %v", c.text, c.name, got)
		}
	}
}

// TestFelt: somebody's own words without a name or a number say what he felt.
func TestFelt(t *testing.T) {
	l := &Lexicon{Words: lexicon("en").Words, Small: map[string]bool{"we": true, "are": true, "in": true, "it": true, "was": true}}
	for _, c := range []struct {
		words  string
		quoted bool
		kind   news.VoiceKind
		want   bool
	}{
		{"We are in utter shock", true, news.Person, true},
		{"Storm hits us all", true, news.Unnamed, true},
		{"Oster hits us all", true, news.Unnamed, false},
		{"We are in Oster", true, news.Person, false},
		{"It was 5 degrees", true, news.Person, false},
		{"We are in utter shock", false, news.Person, false},
		{"We are in utter shock", true, news.Organisation, false},
	} {
		whole := news.MakeSpan(0, len(c.words))
		x := news.Text{ID: news.TextIDOf(c.words), Lang: "en", Body: c.words}
		set := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
		set.Analyses[0] = &news.Analysis{Tokens: tokens(c.words), Sentences: []news.Span{whole}}
		if c.quoted {
			set.Analyses[0].Quotations = []news.Quotation{{Pieces: []news.Span{whole}, Outer: whole, Closed: true, Speech: true}}
		}
		claim := news.Claim{Headline: news.Ref{Text: x.ID, Span: whole}, Origins: []news.ClaimOrigin{{Kind: c.kind}}}
		if got := felt(set, &claim, func(string) *Lexicon { return l }); got != c.want {
			t.Errorf("%q, quoted: %v, by a voice of kind %v: %v", c.words, c.quoted, c.kind, got)
		}
	}
}

// TestOpensWithSpeaker: a sentence that begins with who says it, whose name is known, leans on nothing.
func TestOpensWithSpeaker(t *testing.T) {
	body := "Ida Voss came in. She said it was late. It was late, she said."
	x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
	at := func(words string) news.Span {
		i := strings.Index(body, words)
		return news.MakeSpan(i, i+len(words))
	}
	for _, c := range []struct {
		source, words string
		want          bool
	}{{"She", "it was late", true}, {"she", "It was late", false}, {"", "It was late", false}} {
		set := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
		st := news.Statement{Content: []news.Span{at(c.words)}}
		if c.source != "" {
			st.Source = []news.Span{at(c.source)}
		}
		set.Analyses[0] = &news.Analysis{
			Sentences:  []news.Span{at("Ida Voss came in."), at("She said it was late."), at("It was late, she said.")},
			Statements: []news.Statement{st},
		}
		words := news.Ref{Text: x.ID, Span: at(c.words)}
		claim := news.Claim{Headline: words, Speaker: news.Ref{Text: x.ID, Span: at("Ida Voss")}, Tellings: []news.Telling{{Article: "a", Words: words}}}
		if got := opensWithSpeaker(set, &claim); got != c.want {
			t.Errorf("%q by %q: %v", c.words, c.source, got)
		}
	}
}

func TestHasAddress(t *testing.T) {
	for words, want := range map[string]bool{
		"See https://oster.example/a for more": true, "It sank pic.oster.example/3Ksx": true, "Two and/or three": false, "It is 1.5/2 full": false, "U.S./Oster talks": false, "": false, "a / b": false,
	} {
		if got := hasAddress(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}

// TestBeside: a claim is beside one that is shown if most of its tellings stand where that one's do, or half of
// them, three at least, and most of that one's.
func TestBeside(t *testing.T) {
	at := func(places ...int32) (out [][]standsIn) {
		for _, n := range places {
			out = append(out, []standsIn{{0, n, false}})
		}
		return out
	}
	shown := map[standsIn][]int{}
	for _, n := range []int32{1, 2, 3, 4, 5} { // the tellings of claim 7
		shown[standsIn{0, n, false}] = []int{7}
	}
	for _, c := range []struct {
		tellings [][]standsIn
		size     int
		want     bool
	}{
		{at(1, 2, 9), 5, true},
		{at(1, 2, 8, 9), 5, false},
		{at(1, 2, 3, 7, 8, 9), 5, true},
		{at(1, 2, 3, 7, 8, 9), 6, false}, // not most of the other's
		{at(1, 2, 8, 9), 2, false},       // too few
		{at(8, 9), 5, false},
	} {
		if got := beside(c.tellings, shown, func(int) int { return c.size }); got != c.want {
			t.Errorf("%v of %d: %v", c.tellings, c.size, got)
		}
	}
}
