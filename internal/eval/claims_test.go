package eval

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// claimsArticles are two articles and a third, whose words stand where the tests say.
const claimsArticles = `{"id":"a","event":"e","text":"Seven men left, a clerk told the Wire. The mayor denied it all."}
{"id":"b","event_id":7,"event":"e","text":"Nine men left, a clerk told us."}
{"id":"c","event":"e","text":"Seven men left, a clerk told the Wire. The mayor denied it all."}
{"id":"d","event":"f","text":"Ten cows came."}
`

const claimsLines = `{"event":"e","claim":"left","split":"dev","tellings":[{"article":"a","span":[[0,14]],"stance":"asserts","origin":0},{"article":"b","span":[[0,13]],"stance":"repeats","origin":0},{"article":"c","span":[[0,14]],"stance":"repeats","origin":0},{"article":"a","span":[[39,63]],"stance":"denies","origin":-1},{"article":"c","span":[[39,63]],"stance":"denies","origin":-1}],"origins":[{"voice":[[16,23]],"article":"a","through":[{"article":"a"}]}],"origins_min":1,"origins_max":1,"drifts":[{"from":["a",[0,5]],"to":["b",[0,4]],"kind":"number"},{"from":["c",[0,5]],"to":["b",[0,4]],"kind":"number"},{"from":["a",[24,37]],"to":["b",[23,30]],"kind":"attribution-replaced"}]}
{"event":"f","claim":"cows","split":"report","tellings":[{"article":"d","span":[[0,13]],"stance":"asserts","origin":0}],"origins":[{"voice":null,"article":"d","through":[]}],"origins_min":1,"origins_max":1,"drifts":[],"alone":true}
`

func goldOfClaims(t *testing.T, split string) []ClaimsEvent {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"articles.jsonl": claimsArticles, "claims.jsonl": claimsLines} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	gold, err := ReadClaimsGold([]string{dir}, split)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

// foundIn is a telling of a claim that was found.
func foundIn(article string, start, end int) FoundTelling {
	return FoundTelling{Article: article, Span: Range{start, end}}
}

func driftTo(kind, from string, a, b int, to string, c, d int) ClaimDrift {
	return ClaimDrift{DriftEnd{from, Range{a, b}}, DriftEnd{to, Range{c, d}}, kind}
}

func TestReadClaimsGold(t *testing.T) {
	gold := goldOfClaims(t, "")
	if len(gold) != 2 || len(gold[0].Articles) != 3 || len(gold[0].Claims) != 1 || gold[1].Event != "f" {
		t.Fatalf("read %+v", gold)
	}
	if dev := goldOfClaims(t, "dev"); len(dev) != 1 || dev[0].Event != "e" {
		t.Errorf("dev is %+v", dev)
	}
	for _, bad := range []struct{ line, want string }{
		{strings.Replace(claimsLines, `"asserts"`, `"sings"`, 1), "no stance"},
		{strings.Replace(claimsLines, `"kind":"number"`, `"kind":"words"`, 1), "no kind of drift"},
		{strings.Replace(claimsLines, `[[0,14]]`, `[[0,1400]]`, 1), "no words of article a"},
		{strings.Replace(claimsLines, `"article":"b"`, `"article":"z"`, 1), "no article z"},
		{strings.Replace(claimsLines, `"origins_max":1`, `"origins_max":0`, 1), "1 to 0 origins"},
		{strings.Replace(claimsLines, `"event":"e"`, `"event":"zz"`, 1), "no article of its event"},
		{strings.Replace(claimsLines, `"split":"dev"`, `"split":"test"`, 1), `one of [dev report train unseen second sealed third fourth fifth], not "test"`},
		{strings.Replace(claimsLines, `["a",[24,37]]`, `["a"]`, 1), "an end of a drift"},
		{`{"event":"e"}`, "neither an article nor a claim"},
		{`{"claim":"x"}`, `no "event"`},
	} {
		file := filepath.Join(t.TempDir(), "gold.jsonl")
		if err := os.WriteFile(file, []byte(claimsArticles+bad.line), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadClaimsGold([]string{file}, ""); err == nil || !strings.Contains(err.Error(), bad.want) {
			t.Errorf("%s: the error is %v", bad.want, err)
		}
	}
	if _, err := ReadClaimsGold([]string{Constructed}, "dev-half"); err == nil {
		t.Error("a split that the gold does not have is read")
	}
}

// TestScoreClaimsRight scores what is right in all, told as an engine tells it: one of two
// copies stands for both.
func TestScoreClaimsRight(t *testing.T) {
	found := []FoundClaims{{"e", []FoundClaim{{
		Tellings: []FoundTelling{foundIn("a", 0, 14), foundIn("b", 0, 13), foundIn("c", 0, 14)},
		Min:      1, Max: 1,
		Drifts: []ClaimDrift{
			driftTo("number", "c", 0, 5, "b", 0, 4), driftTo("number", "a", 0, 5, "b", 0, 4),
			driftTo(replacedDrift, "a", 24, 37, "b", 23, 30),
		},
		Denials: []FoundDenial{{"a", Range{49, 55}, 2}},
	}}}}
	s := ScoreClaims(goldOfClaims(t, ""), found, true)
	if v, _ := s.Grouping.F1.Value(); v != 100 || s.Joined.Claims != 0 || s.Joined.Of != 1 || s.Claims != 1 || s.AloneMore != 0 {
		t.Errorf("grouping is %+v, joined %+v", s.Grouping, s.Joined)
	}
	if v, _ := s.Origins.Right.Value(); v != 100 {
		t.Errorf("origins are %+v", s.Origins)
	}
	if v, _ := s.Denials.F1.Value(); v != 100 {
		t.Errorf("denials are %+v", s.Denials)
	}
	if v, _ := s.Drift.F1.Value(); v != 100 {
		t.Errorf("drifts are %+v: %v", s.Drift, s.ByKind)
	}
	if v, _ := s.Laundering.R.Value(); v != 100 {
		t.Errorf("laundering is %+v", s.Laundering)
	}
	if len(s.Misses) != 0 {
		t.Errorf("missed: %q", s.Misses)
	}
}

// TestScoreClaimsWrong scores what is wrong, each in its own way.
func TestScoreClaimsWrong(t *testing.T) {
	gold := goldOfClaims(t, "")
	gold[0].Claims = append(gold[0].Claims, GoldClaim{
		Event: "e", Claim: "mayor", Split: "dev", Min: 1, Max: 2,
		Tellings: []GoldTelling{{"a", []Range{{39, 63}}, "asserts", -1}, {"c", []Range{{39, 63}}, "asserts", -1}},
	})
	found := []FoundClaims{
		{"e", []FoundClaim{{ // joins two claims; c is missing
			Tellings: []FoundTelling{foundIn("a", 0, 14), foundIn("b", 0, 13), foundIn("c", 40, 60)},
			Min:      2, Max: 3,
			Drifts:  []ClaimDrift{driftTo(wordsDrift, "a", 6, 9, "b", 5, 8), driftTo("made-up", "a", 6, 9, "b", 5, 8)},
			Denials: []FoundDenial{{"b", Range{14, 30}, 1}},
		}, { // not of the gold
			Tellings: []FoundTelling{foundIn("b", 20, 30)},
			Min:      1, Max: 1,
			Denials: []FoundDenial{{"b", Range{14, 30}, 1}},
		}}},
		{"f", []FoundClaim{{Tellings: []FoundTelling{foundIn("d", 0, 13), foundIn("a", 0, 13)}, Min: 1, Max: 1}}},
	}
	s := ScoreClaims(gold, found, true)
	// Gold pairs: a-b, a-c, b-c, and a-c of the mayor's; found: a-b, and two with c's mayor.
	if want := (Extents{P: rounded(100.0/3, 2), R: rounded(25, 2), F1: rounded(200.0/7, 2)}); s.Grouping != want {
		t.Errorf("grouping is %+v, not %+v", s.Grouping, want)
	}
	if s.Joined.Claims != 1 || s.Joined.Of != 2 || s.AloneMore != 1 || s.Unjudged != 1 {
		t.Errorf("joined %+v, alone %d, unjudged %d", s.Joined, s.AloneMore, s.Unjudged)
	}
	if v, _ := s.Origins.Right.Value(); v != 0 || s.Origins.Over != 2 {
		t.Errorf("origins are %+v", s.Origins)
	}
	if v, _ := s.Origins.WithinOne.Value(); v != 50 { // 2 to 3 is within one of 1 to 2, and not of 1 to 1
		t.Errorf("origins are %+v", s.Origins)
	}
	if s.Denials != (Extents{P: rounded(0, 2), R: rounded(0, 2)}) {
		t.Errorf("denials are %+v", s.Denials)
	}
	words := s.ByKind[len(s.ByKind)-1]
	if words.Kind != wordsDrift || words.Predicted != 2 || words.Right != 0 {
		t.Errorf("words are %+v", words)
	}
}

// TestScoreClaimsNothing scores an engine that finds nothing, and gold that has nothing.
func TestScoreClaimsNothing(t *testing.T) {
	s := ScoreClaims(goldOfClaims(t, ""), nil, false)
	if v, _ := s.Grouping.F1.Value(); v != 0 || s.Misses != nil || s.ByScenario != nil {
		t.Errorf("the score is %+v", s)
	}
	if v, _ := s.Origins.Right.Value(); v != 0 || s.Claims != 1 {
		t.Errorf("origins are %+v of %d", s.Origins, s.Claims)
	}
	s = ScoreClaims([]ClaimsEvent{{Event: "e"}}, []FoundClaims{{"e", []FoundClaim{{Tellings: []FoundTelling{foundIn("x", 0, 9)}}}}}, true)
	if s.Claims != 0 || s.Joined.Of != 0 {
		t.Errorf("the score is %+v", s)
	}
}

// TestSameDrift checks which kinds stand for others.
func TestSameDrift(t *testing.T) {
	for _, c := range []struct {
		found, gold string
		want        bool
	}{
		{"number", "number", true},
		{wordsDrift, "means", true},
		{wordsDrift, "number", false},
		{replacedDrift, inflatedDrift, true},
		{inflatedDrift, replacedDrift, true},
		{replacedDrift, "attribution-lost", false},
	} {
		if got := sameDrift(c.found, c.gold); got != c.want {
			t.Errorf("%s for %s is %v", c.found, c.gold, got)
		}
	}
}

// TestClaimsTogether counts a claim across events and one within.
func TestClaimsTogether(t *testing.T) {
	gold := goldOfClaims(t, "")
	e := &Engine{
		Analyse: func(body, _ string) *news.Analysis { return &news.Analysis{} },
		Trace: func(_ context.Context, s *news.Set) (*news.Findings, error) {
			tell := func(ids ...string) (c news.Claim) {
				for _, a := range s.Articles {
					for _, id := range ids {
						if a.Given == id {
							c.Tellings = append(c.Tellings, news.Telling{Article: a.ID, Words: news.Ref{Text: a.Text, Span: news.MakeSpan(0, 5)}})
						}
					}
				}
				return c
			}
			return &news.Findings{Claims: []news.Claim{tell("a", "b"), tell("b", "d"), tell("c")}}, nil
		},
	}
	r, err := e.together(context.Background(), gold)
	if err != nil {
		t.Fatal(err)
	}
	if s := r.Score.(TogetherScore); s.Claims != 3 || s.Across != 1 || s.Events != 2 || s.Articles != 4 {
		t.Errorf("the score is %+v", s)
	}
	if _, err := Run(context.Background(), "claims", Options{Gold: []string{Constructed}, Together: true}); !errors.Is(err, ErrEngine) {
		t.Errorf("without an engine the error is %v", err)
	}
}
