package eval

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// voicesText is an article in which two people, a group and a source without a name
// speak, one of them through an agency.
const voicesText = "Ida Voss told Öst Wire it rained. Voss said it stopped. Residents said no. An official agreed. Karl Brandt denied it."

// voicesSample is the gold of voicesText.
func voicesSample() VoicesGold {
	at := func(words ...string) []Range { return pointsOf(voicesText, words...) }
	return VoicesGold{
		ID: "a", Text: voicesText,
		Voices: []GoldVoice{
			{Kind: news.Person, Names: at("Ida Voss")},
			{Kind: news.Outlet, Names: at("Öst Wire")},
			{Kind: news.Group, Names: at("Residents")},
			{Kind: news.Unnamed, Names: at("An official")},
			{Kind: news.Person, Names: at("Karl Brandt")},
		},
		Statements: []GoldStatement{
			{Content: at("it rained"), Cue: at("told"), Voice: 0, Kind: news.Direct, Chain: []VoiceLink{{1, at("Öst Wire")[0]}}, Denies: -1},
			{Content: at("it stopped"), Voice: 0, Kind: news.Indirect, Denies: -1},
			{Content: at("no"), Voice: 2, Kind: news.Indirect, Denies: -1},
			{Content: at("agreed"), Voice: 3, Kind: news.Indirect, Denies: -1},
			{Content: at("it."), Cue: at("denied"), Voice: 4, Kind: news.Indirect, Denies: -1},
		},
	}
}

// asFound is a prediction that is all of a line of gold.
func asFound(g VoicesGold) VoicesPrediction {
	p := VoicesPrediction{ID: g.ID}
	for _, v := range g.Voices {
		p.Voices = append(p.Voices, FoundVoice{Kind: v.Kind, Name: v.Names[:1], Mentions: v.Names})
	}
	for _, s := range g.Statements {
		p.Statements = append(p.Statements, VoiceStatement{s.Content, s.Cue, s.Voice, s.Chain})
	}
	return p
}

func TestScoreVoices(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(p *VoicesPrediction)
		want   string // found, known, right, direct, kind, apart, chains' F1
	}{
		{"all right", func(*VoicesPrediction) {}, "100.0 100.0 100.0 100.0 100.0 100.0 100.0"},
		{"nothing", func(p *VoicesPrediction) { *p = VoicesPrediction{ID: "a"} }, "0.0 0.0 0.0 0.0 0.0 0.0 0.0"},
		{"named by the same words elsewhere", func(p *VoicesPrediction) {
			p.Voices[4].Name = pointsOf(voicesText, "Karl Brandt")
		}, "100.0 100.0 100.0 100.0 100.0 100.0 100.0"},
		{"a voice of another kind", func(p *VoicesPrediction) { p.Voices[2].Kind = news.Organisation }, "100.0 100.0 100.0 100.0 80.0 50.0 100.0"},
		{"two voices taken for one", func(p *VoicesPrediction) {
			p.Voices[0].Mentions = pointsOf(voicesText, "Ida Voss", "Karl Brandt")
			p.Statements[4].Voice = 0
		}, "100.0 100.0 40.0 0.0 100.0 100.0 100.0"},
		{"no voice", func(p *VoicesPrediction) { p.Statements[3].Voice = -1 }, "100.0 100.0 80.0 100.0 100.0 50.0 100.0"},
		{"the author", func(p *VoicesPrediction) {
			p.Voices[3] = FoundVoice{Kind: news.Author, Mentions: pointsOf(voicesText, "An official")}
		}, "100.0 100.0 80.0 100.0 100.0 50.0 100.0"},
		{"a chain too many", func(p *VoicesPrediction) {
			p.Statements[1].Chain = []VoiceLink{{Voice: 1}}
		}, "100.0 100.0 100.0 100.0 100.0 100.0 66.67"},
		{"a content less than half, but the cue", func(p *VoicesPrediction) {
			p.Statements[0].Content = pointsOf(voicesText, "it")
		}, "100.0 100.0 100.0 100.0 100.0 100.0 100.0"},
		{"a content less than half, and no cue", func(p *VoicesPrediction) {
			p.Statements[1].Content = pointsOf(voicesText, "st")
			p.Statements[1].Cue = nil
		}, "80.0 80.0 100.0 100.0 100.0 100.0 100.0"},
	} {
		g := voicesSample()
		p := asFound(voicesSample())
		c.change(&p)
		s := ScoreVoices([]VoicesGold{g}, []VoicesPrediction{p})
		got := strings.Join([]string{s.Found.String(), s.Known.String(), s.Right.String(), s.RightDirect.String(), s.Kind.String(), s.UnnamedApart.String(), s.Chains.F1.String()}, " ")
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestReadVoicesRefuses(t *testing.T) {
	for _, line := range []string{
		`{"voices": []}`,
		`{"id": "a", "statements": [{"content": [[0, 1]], "voice": 0, "kind": "direct", "stance": "asserts", "denies": -1}]}`,
		`{"id": "a", "voices": [{"kind": "person", "names": [[3, 1]]}]}`,
		`{"id": "a", "voices": [{"kind": "person"}], "statements": [{"content": [], "voice": 0, "kind": "direct", "stance": "asserts", "denies": -1}]}`,
		`{"id": "a", "voices": [{"kind": "person"}], "statements": [{"content": [[0, 1]], "voice": 0, "kind": "direct", "stance": "asserts", "denies": 4}]}`,
	} {
		if _, err := ReadVoicesGold("gold", strings.NewReader(line)); err == nil {
			t.Errorf("%s is gold", line)
		}
	}
	if _, err := ReadVoicesPredictions("found", strings.NewReader(`{"id": "a", "statements": [{"content": [[0, 1]], "voice": 0}]}`)); err == nil {
		t.Error("a voice that does not exist was read")
	}
}

// TestVoicesGold: the project's gold fits the articles of the shared folder, and what
// is written of it scores as what was found.
func TestVoicesGold(t *testing.T) {
	articles := filepath.Join(sharedDir(t), "data", "news", "clusters", "dev.jsonl")
	if _, err := os.Stat(articles); err != nil {
		t.Skip("left out: ", err)
	}
	e := &Engine{Analyse: func(body, _ string) *news.Analysis {
		s := news.MakeSpan(0, len(body)/2)
		return &news.Analysis{
			Voices:     []news.Voice{{Kind: news.Person, Name: s, Mentions: []news.Span{s}}},
			Statements: []news.Statement{{Content: []news.Span{s}, Kind: news.Indirect}, {Content: []news.Span{s}}},
		}
	}}
	out := filepath.Join(t.TempDir(), "out.jsonl")
	r, err := Run(t.Context(), "voices", Options{Gold: []string{articles}, Predictions: out, Engine: e})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Run(t.Context(), "voices", Options{Gold: []string{articles}, Score: out})
	if err != nil {
		t.Fatal(err)
	}
	if r.Texts != 40 || r.Score.(VoicesScore).Statements != 418 || r.Score != again.Score {
		t.Errorf("%d texts, %+v, read again %+v", r.Texts, r.Score, again.Score)
	}
	more, err := Run(t.Context(), "voices", Options{Gold: []string{articles}, Split: devMore, Engine: e})
	if err != nil || more.Texts != 68 || more.Score.(VoicesScore).Statements != 669 {
		t.Errorf("%s: %+v, %v", devMore, more, err)
	}
	if _, err := Run(t.Context(), "voices", Options{Gold: []string{articles + "x"}}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without the articles: %v", err)
	}
}

// TestVoicesMore: no article of the later gold is in the one that is reported on.
func TestVoicesMore(t *testing.T) {
	seen := map[string]bool{}
	for _, gold := range [][]byte{voicesGold, voicesMoreGold} {
		items, err := ReadVoicesGold("gold", bytes.NewReader(gold))
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range items {
			if seen[g.ID] {
				t.Errorf("%s is there twice", g.ID)
			}
			seen[g.ID] = true
		}
	}
}
