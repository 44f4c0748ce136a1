package read

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/read/event"
)

const fiction = `ORLIN, March 3 — A grey truck carried seven crates across the Orlin bridge on Sunday, an army officer told the Valley Post. “Nobody stopped it,” he said.

The Ministry of Roads denied the allegations. The bridge is reportedly closed.`

func text(body, lang string) news.Text {
	return news.Text{ID: news.TextIDOf(body), Lang: lang, Body: body}
}

func TestReadFillsEveryLayer(t *testing.T) {
	a := Read(text(fiction, "en"))
	for name, n := range map[string]int{
		"paragraphs": len(a.Paragraphs), "sentences": len(a.Sentences), "tokens": len(a.Tokens), "quotations": len(a.Quotations),
		"statements": len(a.Statements), "voices": len(a.Voices), "assertions": len(a.Assertions), "dates": len(a.Dates), "quantities": len(a.Quantities),
		"events": len(a.Events),
	} {
		if n == 0 {
			t.Errorf("no %s", name)
		}
	}
	if a.Version != Version || a.Text != news.TextIDOf(fiction) {
		t.Errorf("the analysis says it is of text %v by version %q", a.Text, a.Version)
	}
}

// TestMainEvent: what an article is about needs its title, and no language that nobody
// reads.
func TestMainEvent(t *testing.T) {
	title := "Crates carried across Orlin bridge"
	m := MainEvent(title, text(fiction, "en"), Read(text(fiction, "en")))
	if !m.What.Title || m.What.Span.Of(title) != "carried across Orlin bridge" || m.Who.Span.Of(title) != "Crates" || m.When < 0 {
		t.Errorf("%+v", m)
	}
	if m := MainEvent(title, text(fiction, "xx"), Read(text(fiction, "xx"))); !m.What.Span.Empty() {
		t.Errorf("a language that nobody reads: %+v", m)
	}
}

func TestLanguages(t *testing.T) {
	if a := Read(text(fiction, "xx")); len(a.Tokens) == 0 || len(a.Statements) > 0 {
		t.Errorf("a language that nobody reads: %d tokens, %d statements; want segments alone", len(a.Tokens), len(a.Statements))
	}
	if a := Read(text(fiction, "und")); len(a.Statements) == 0 {
		t.Error("a text whose language could not be told has no statements")
	}
	for code, want := range map[string]bool{"en": true, "und": true, "": true, "xx": false} {
		if Speaks(code) != want {
			t.Errorf("Speaks(%q) = %v", code, !want)
		}
	}
}

func TestWorkersChangeNothing(t *testing.T) {
	var texts []news.Text
	for i := range 20 {
		texts = append(texts, text(strings.Repeat(fiction+"\n\n", i+1), "en"))
	}
	one, err := All(context.Background(), texts, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	many, err := All(context.Background(), texts, 8, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(one)
	b, _ := json.Marshal(many)
	if string(a) != string(b) {
		t.Error("other analyses with 8 workers than with 1")
	}
}

// TestOneTextStopsNoOther: a stage that fails on one text costs what it and the stages
// after it find in that text, and nothing else.
func TestOneTextStopsNoOther(t *testing.T) {
	whole := Read(text(fiction, "en"))
	kept := stages
	defer func() { stages = kept }()
	for at, s := range kept {
		stages = slices.Clone(kept)
		stages[at].run = func(body string, a *news.Analysis, l *lang.Language) {
			s.run(body, a, l)
			if strings.Contains(body, "crates") {
				_ = a.Tokens[len(a.Tokens)]
			}
		}
		texts := []news.Text{text("Nobody was hurt, the mayor said.", "en"), text(fiction, "en"), text("The bridge is closed.", "en")}
		got, err := All(context.Background(), texts, 2, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got[0].Stopped != nil || got[2].Stopped != nil {
			t.Errorf("%s: others stopped, too", s.name)
		}
		a := got[1]
		if a.Stopped == nil || a.Stopped.Stage != s.name || !strings.Contains(a.Stopped.Why, "index out of range") {
			t.Fatalf("%s: stopped: %+v", s.name, a.Stopped)
		}
		if m := MainEvent("Crates carried", texts[1], a); m != event.Nothing() {
			t.Errorf("%s: a main event of what was not read to its end: %+v", s.name, m)
		}
		want := &news.Analysis{Text: whole.Text, Lang: whole.Lang, Version: Version, Stopped: a.Stopped}
		for _, before := range kept[:at] {
			before.run(fiction, want, language("en"))
		}
		if d := cmp.Diff(want, a); d != "" {
			t.Errorf("%s: the layers of the stages before it (-want +got):\n%s", s.name, d)
		}
	}
}

func TestAllStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := All(ctx, []news.Text{text(fiction, "en")}, 1, nil); err == nil {
		t.Error("an analysis that was stopped gives no error")
	}
}

// FuzzRead holds every span of every layer to its text.
func FuzzRead(f *testing.F) {
	f.Add(fiction)
	f.Add("“‘\"«")
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(body, "?")
		a := Read(text(body, "en"))
		if a.Stopped != nil {
			t.Fatalf("stopped at %s: %s", a.Stopped.Stage, a.Stopped.Why)
		}
		inside := func(layer string, spans ...news.Span) {
			for _, s := range spans {
				if int(s.End) > len(body) || s.Start > s.End {
					t.Fatalf("%s: span %v in %d bytes", layer, s, len(body))
				}
			}
		}
		inside("tokens", a.Tokens...)
		for _, s := range a.Statements {
			inside("statements", append(append(append([]news.Span(nil), s.Source...), s.Cue...), s.Content...)...)
			if int(s.Voice) >= len(a.Voices) || int(s.Denied) >= len(a.Statements) {
				t.Fatalf("a statement points at voice %d of %d, statement %d of %d", s.Voice, len(a.Voices), s.Denied, len(a.Statements))
			}
		}
		for _, d := range a.Dates {
			inside("dates", d.Span)
		}
		for _, p := range a.Places {
			inside("places", p.Span)
		}
		for _, q := range a.Quantities {
			inside("quantities", q.Span, q.Unit)
		}
		for _, e := range a.Events {
			inside("events", e.Span, e.Predicate, e.Who, e.Whom, e.Means, e.Site)
		}
		m, stopped := mainEvent(body, text(body, "en"), a)
		if stopped != nil {
			t.Fatalf("stopped at %s: %s", stopped.Stage, stopped.Why)
		}
		inside("the main event", m.Who.Span, m.What.Span, m.Where.Span)
	})
}
