package term

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestClaimed: the words of a claim are set within their sentence, where that says more.
func TestClaimed(t *testing.T) {
	long := strings.Repeat("and the miller went on ", 20)
	for body, want := range map[string]string{
		"She thinks «that the mill burned down». It did.":              "She thinks [that the mill burned down].",
		"OSTER, May 2 (Wire) — «The mill burned down», a miller said.": "[The mill burned down], a miller said.",
		"«The mill burned down».":                                      "The mill burned down",
		"“«The mill burned down».”":                                    "The mill burned down",
		"Then " + long + "«and the mill burned down».":                 "Then " + strings.Repeat("and the miller went on ", 4) + "and the miller … " + strings.Repeat("and the miller went on ", 3) + "[and the mill burned down].",
		"«The mill burned down» " + long + "in the end.":               "[The mill burned down] " + strings.Repeat("and the miller went on ", 7) + "and the miller went …",
		"The keeper \x1b[31m said «the mill burned down».":             "The keeper \ufffd[31m said [the mill burned down].",
	} {
		from := strings.Index(body, "«")
		to := strings.Index(body, "»") - len("«")
		body = strings.NewReplacer("«", "", "»", "").Replace(body)
		x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		set := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
		set.Analyses[0] = &news.Analysis{Sentences: sentencesOf(body)}
		var b bytes.Buffer
		tr := newTraced(&b, set, &news.Findings{}, Style{Width: 400})
		var got []string
		for _, l := range tr.claimed("", &news.Claim{Headline: news.Ref{Text: x.ID, Span: news.MakeSpan(from, to)}}, 400) {
			got = append(got, tr.inked(l))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// sentencesOf ends a sentence at each full stop, with the mark behind it.
func sentencesOf(body string) (out []news.Span) {
	at := 0
	for i := range body {
		if body[i] == '.' {
			end := i + 1
			if strings.HasPrefix(body[end:], "”") {
				end += len("”")
			}
			out = append(out, news.MakeSpan(at, end))
			at = min(end+1, len(body))
		}
	}
	return out
}

// TestCutQuotation: a sentence of a quotation that goes on has the mark that stands in another
// sentence; before what leads to it, where that is of the quotation, too.
func TestCutQuotation(t *testing.T) {
	const body = "“It was dark. The mill burned down,” a miller said. “Nobody slept. We all watched.”"
	at := func(words string) news.Span {
		i := strings.Index(body, words)
		return news.MakeSpan(i, i+len(words))
	}
	x := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
	set := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
	set.Analyses[0] = &news.Analysis{Sentences: sentencesOf(body), Quotations: []news.Quotation{
		{Pieces: []news.Span{at("It was dark. The mill burned down,")}, Outer: at("“It was dark. The mill burned down,”"), Closed: true},
		{Pieces: []news.Span{at("Nobody slept. We all watched.")}, Outer: at("“Nobody slept. We all watched.”"), Closed: true},
	}}
	for _, c := range []struct{ headline, context, lead, want string }{
		{"“It was dark.", "", "", "“It was dark.”"},
		{"The mill burned down", "", "", "“[The mill burned down],” a miller said."},
		{"The mill burned down", "“It was dark.", "“It was dark. ", "“It was dark. [The mill burned down],” a miller said."},
		{"We all watched.”", "", "Odd Farrow: ", "Odd Farrow: “We all watched.”"},
		{"We all watched.”", "Nobody slept.", "Nobody slept. ", "“Nobody slept. [We all watched.”]"},
	} {
		claim := &news.Claim{Headline: news.Ref{Text: x.ID, Span: at(c.headline)}}
		if c.context != "" {
			claim.Context = news.Ref{Text: x.ID, Span: at(c.context)}
		}
		var got []string
		tr := newTraced(&bytes.Buffer{}, set, &news.Findings{}, Style{Width: 400})
		for _, l := range tr.claimed(c.lead, claim, 400) {
			got = append(got, tr.inked(l))
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s: %q, want %q", c.headline, g, c.want)
		}
	}
}

// TestLead: what the words of a claim lean on stands before them, and who says what is all in
// quotation marks.
func TestLead(t *testing.T) {
	for _, c := range []struct{ body, context, headline, voice, want string }{
		{"The Kelp struck a rock. It sank.", "The Kelp struck a rock.", "It sank.", "", "The Kelp struck a rock. "},
		{"“It went down at noon. We saw it.”", "", "“It went down at noon.", "Ida Voss", "Ida Voss: "},
		{"“It went down,” Voss said. “We saw it.”", "", "“It went down,” Voss said. “We saw it.”", "Ida Voss", ""},
		{"“It went down,” the keeper said.", "", "“It went down,”", "Ida Voss", ""},
		{"“It went down at noon.”", "", "“It went down at noon.”", "a keeper", ""},
		{"The Kelp went down at noon.", "", "The Kelp went down at noon.", "Ida Voss", ""},
	} {
		x := news.Text{ID: news.TextIDOf(c.body), Lang: "en", Body: c.body}
		set := news.NewSet([]news.Article{{ID: "a", Text: x.ID}}, []news.Text{x})
		set.Analyses[0] = &news.Analysis{Sentences: sentencesOf(c.body)}
		ref := func(s string) news.Ref {
			if s == "" {
				return news.Ref{}
			}
			at := strings.Index(c.body, s)
			return news.Ref{Text: x.ID, Span: news.MakeSpan(at, at+len(s))}
		}
		kind := news.Person
		if c.voice == "a keeper" {
			kind = news.Unnamed
		}
		claim := news.Claim{
			Headline: ref(c.headline), Context: ref(c.context), Tellings: []news.Telling{{Article: "a", Words: ref(c.headline)}},
			Origins: []news.ClaimOrigin{{Voice: c.voice, Kind: kind}},
		}
		var b bytes.Buffer
		if got := newTraced(&b, set, &news.Findings{}, Style{Width: 80}).lead(&claim); got != c.want {
			t.Errorf("%q: before the headline stands %q, want %q", c.body, got, c.want)
		}
	}
}
