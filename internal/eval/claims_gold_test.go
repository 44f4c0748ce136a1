package eval

import (
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// claimsGoldLines is our own gold of claims; see docs/gold-claims.md. It holds no text:
// it points into the articles of the shared folder.
//
//go:embed testdata/gold/claims.jsonl
var claimsGoldLines string

// goldClaimLine is a line of it: one claim of one event.
type goldClaimLine struct {
	Event    string            `json:"event"` // as the articles name it
	Claim    string            `json:"claim"` // “e07c03”: the event's number in the data, then the claim's
	Split    string            `json:"split"` // “dev” or “report”, from the event's name
	About    string            `json:"about"` // what it is about, in our own words
	Tellings []goldTellingLine `json:"tellings"`
	Origins  []goldOriginLine  `json:"origins"`
	Min      int               `json:"origins_min"`
	Max      int               `json:"origins_max"`
	Why      string            `json:"why"` // the two numbers, in our own words
	Drifts   []goldDriftLine   `json:"drifts"`
	Alone    bool              `json:"alone"` // one article alone tells it
}

type goldTellingLine struct {
	Article string  `json:"article"`
	Span    []Range `json:"span"`
	Stance  string  `json:"stance"`
	Origin  int     `json:"origin"`       // in the claim's origins; −1: it supports nothing
	By      []Range `json:"by,omitempty"` // who denies, doubts, comments, declines
}

type goldOriginLine struct {
	Voice   []Range           `json:"voice"` // null: the article itself
	Article string            `json:"article"`
	Through []goldThroughLine `json:"through"`
}

// goldThroughLine is who passes an origin on: words of an article, or its byline.
type goldThroughLine struct {
	Article string `json:"article"`
	Span    *Range `json:"span,omitempty"`
	Field   string `json:"field,omitempty"` // “authors”
}

type goldDriftLine struct {
	From goldPlaceLine `json:"from"`
	To   goldPlaceLine `json:"to"`
	Kind string        `json:"kind"`
}

// goldPlaceLine is an article and a range in it: ["…", [3, 9]].
type goldPlaceLine struct {
	Article string
	At      Range
}

func (p *goldPlaceLine) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&p.Article, &p.At})
}

var (
	goldTells      = []string{"asserts", "repeats", "confirms", "corrects"} // they rest on an origin
	goldAnswers    = []string{"denies", "doubts"}                           // tellings, too, that support nothing
	goldAside      = []string{"comments", "declines"}                       // they only look like tellings
	goldDriftKinds = []string{
		"number", "date", "place", "means", "actor", "hedge-lost", "attribution-lost", "attribution-replaced",
		"source-inflated", "quotation-altered", "denial-left-out",
	}
)

func readClaimLines(t *testing.T) []goldClaimLine {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(claimsGoldLines))
	d.DisallowUnknownFields()
	var out []goldClaimLine
	for d.More() {
		var c goldClaimLine
		if err := d.Decode(&c); err != nil {
			t.Fatalf("after %d claims: %v", len(out), err)
		}
		out = append(out, c)
	}
	return out
}

// TestClaimsGold: the gold keeps what docs/gold-claims.md promises of its lines, and
// both halves are large enough to say something.
func TestClaimsGold(t *testing.T) {
	claims := readClaimLines(t)
	seen, events, n := map[string]bool{}, map[string]string{}, map[string]int{}
	for i := range claims {
		c := &claims[i]
		if seen[c.Claim] {
			t.Errorf("%s: twice", c.Claim)
		}
		seen[c.Claim] = true
		number, _, _ := strings.Cut(c.Claim, "c")
		if e, ok := events[number]; ok && e != c.Event {
			t.Errorf("%s is of %s, others of its number are of %s", c.Claim, c.Event, e)
		}
		events[number] = c.Event
		if want := []string{"dev", "report"}[sha256.Sum256([]byte(c.Event))[0]%2]; c.Split != want {
			t.Errorf("%s: in %q, and its event belongs to %q", c.Claim, c.Split, want)
		}
		n[c.Split]++
		checkClaimLine(t, c)
	}
	if len(events) < 12 || n["dev"] < 90 || n["report"] < 90 {
		t.Errorf("%d events, claims by half %v", len(events), n)
	}
}

func checkClaimLine(t *testing.T, c *goldClaimLine) {
	t.Helper()
	if c.About == "" || c.Why == "" || len(c.Tellings) == 0 {
		t.Errorf("%s: something is empty", c.Claim)
	}
	if c.Min < 1 || c.Min > c.Max || c.Max != len(c.Origins) {
		t.Errorf("%s: %d to %d origins, %d listed", c.Claim, c.Min, c.Max, len(c.Origins))
	}
	articles, used := map[string]bool{}, make([]bool, len(c.Origins))
	for i, x := range c.Tellings {
		tells := slices.Contains(goldTells, x.Stance)
		switch {
		case len(x.Span) == 0 || allOrdered(x.Span) != nil:
			t.Errorf("%s: telling %d: spans %v", c.Claim, i, x.Span)
		case tells && (x.Origin < 0 || x.Origin >= len(c.Origins)), !tells && x.Origin != -1:
			t.Errorf("%s: telling %d %s, from origin %d", c.Claim, i, x.Stance, x.Origin)
		case tells:
			used[x.Origin] = true
		case !slices.Contains(goldAnswers, x.Stance) && !slices.Contains(goldAside, x.Stance):
			t.Errorf("%s: no such stance: %q", c.Claim, x.Stance)
		}
		if !slices.Contains(goldAside, x.Stance) {
			articles[x.Article] = true
		}
		for _, y := range c.Tellings[:i] {
			if x.Article == y.Article && inCommon(x.Span, y.Span) > 0 {
				t.Errorf("%s: two tellings share words: %v, %v", c.Claim, x.Span, y.Span)
			}
		}
	}
	if slices.Contains(used, false) {
		t.Errorf("%s: an origin that no telling rests on", c.Claim)
	}
	if c.Alone != (len(articles) == 1) {
		t.Errorf("%s: alone %v, told by %d articles", c.Claim, c.Alone, len(articles))
	}
	for _, d := range c.Drifts {
		if !slices.Contains(goldDriftKinds, d.Kind) {
			t.Errorf("%s: no such drift: %q", c.Claim, d.Kind)
		}
		for _, p := range []goldPlaceLine{d.From, d.To} {
			if !slices.ContainsFunc(c.Tellings, func(x goldTellingLine) bool {
				return x.Article == p.Article && inCommon(x.Span, []Range{p.At}) > 0
			}) {
				t.Errorf("%s: a drift (%s) at %v, where nobody tells it", c.Claim, d.Kind, p.At)
			}
		}
	}
}

// TestClaimsGoldFitsItsTexts: every article is one of its event, and every range in it
// begins and ends with something to be read.
func TestClaimsGoldFitsItsTexts(t *testing.T) {
	type article struct{ ID, Event, Text string }
	path := filepath.Join(sharedDir(t), "data", "news", "clusters", "dev.jsonl")
	all, err := readFile(path, func(name string, r io.Reader) ([]article, error) {
		return readLines(name, r, func(*article) error { return nil })
	})
	if err != nil {
		t.Fatal(err)
	}
	events, texts := map[string]string{}, map[string][]rune{}
	for _, a := range all {
		events[a.ID], texts[a.ID] = a.Event, []rune(a.Text)
	}
	for _, c := range readClaimLines(t) {
		check := func(id string, ranges ...Range) {
			if events[id] != c.Event {
				t.Errorf("%s: %s is no article of %s", c.Claim, id, c.Event)
				return
			}
			x := texts[id]
			for _, r := range ranges {
				if r[0] < 0 || r[1] > len(x) || r[0] >= r[1] || unicode.IsSpace(x[r[0]]) || unicode.IsSpace(x[r[1]-1]) {
					t.Errorf("%s: [%d, %d] of %s is no stretch of words", c.Claim, r[0], r[1], id)
				}
			}
		}
		for _, x := range c.Tellings {
			check(x.Article, slices.Concat(x.Span, x.By)...)
		}
		for _, o := range c.Origins {
			check(o.Article, o.Voice...)
			for _, v := range o.Through {
				if (v.Span == nil) == (v.Field == "") {
					t.Errorf("%s: who passes it on is neither words nor a field, or both", c.Claim)
				}
				if v.Span != nil {
					check(v.Article, *v.Span)
				}
			}
		}
		for _, d := range c.Drifts {
			check(d.From.Article, d.From.At)
			check(d.To.Article, d.To.At)
		}
	}
}
