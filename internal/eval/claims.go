package eval

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/internal/eval/claimcases"
)

// claimsGold is our own gold of claims in real events; see docs/gold-claims.md. It holds no
// text: its spans point into the news clusters of the shared folder.
//
//go:embed testdata/gold/claims.jsonl
var claimsGold []byte

// Constructed is the name of the gold of claims that is made by package claimcases, in
// place of a file.
const Constructed = "constructed"

// ClaimsEvent is one event of the gold of claims: its articles, which are traced alone,
// and the claims in them.
type ClaimsEvent struct {
	Event    string
	Articles []CaseArticle
	Claims   []GoldClaim
}

// GoldClaim is a line of the gold of claims.
type GoldClaim struct {
	Event    string        `json:"-"`
	Claim    string        `json:"claim"`
	Split    string        `json:"split"`
	Scenario string        `json:"scenario"` // of a constructed case
	Tellings []GoldTelling `json:"tellings"`
	Origins  []GoldOrigin  `json:"origins"`
	Min      int           `json:"origins_min"`
	Max      int           `json:"origins_max"`
	Drifts   []ClaimDrift  `json:"drifts"`
	Alone    bool          `json:"alone"` // no second article tells it: no engine has to show it
}

// GoldTelling is what an article does to a claim, and where.
type GoldTelling struct {
	Article string  `json:"article"`
	Span    []Range `json:"span"`
	Stance  string  `json:"stance"` // one of claimStances
	Origin  int     `json:"origin"` // index into Origins; -1: none
}

// GoldOrigin is where a claim enters.
type GoldOrigin struct {
	Voice   []Range         `json:"voice"` // none: the author
	Article string          `json:"article"`
	Through json.RawMessage `json:"through"` // names of outlets, or where they stand; it is not scored
}

// ClaimDrift is what changed between two tellings.
type ClaimDrift struct {
	From DriftEnd `json:"from"`
	To   DriftEnd `json:"to"`
	Kind string   `json:"kind"` // one of driftKinds
}

// DriftEnd is words of an article, written [article, [start, end]].
type DriftEnd struct {
	Article string
	Span    Range
}

// UnmarshalJSON reads [article, [start, end]].
func (e *DriftEnd) UnmarshalJSON(b []byte) error {
	parts := []any{&e.Article, &e.Span}
	if err := json.Unmarshal(b, &parts); err != nil {
		return err
	}
	if len(parts) != 2 {
		return fmt.Errorf("an end of a drift is [article, [start, end]], not %s", b)
	}
	return nil
}

// MarshalJSON writes what UnmarshalJSON reads.
func (e DriftEnd) MarshalJSON() ([]byte, error) { return json.Marshal([]any{e.Article, e.Span}) }

// claimStances are what an article may do to a claim, and whether it thereby tells it.
var claimStances = map[string]bool{
	"asserts": true, "repeats": true, "confirms": true, "doubts": true, "corrects": true, "retracts": true,
	"denies": false, "comments": false, "declines": false,
}

// driftKinds are what may change, in the order of the scores; docs/gold-claims.md says
// when. The engine says wordsDrift of what it cannot tell apart further; no gold has it.
var driftKinds = []string{
	"number", "date", "place", "means", "actor", "hedge-lost", "attribution-lost",
	replacedDrift, inflatedDrift, "quotation-altered", "denial-left-out", wordsDrift,
}

const (
	replacedDrift = "attribution-replaced"
	inflatedDrift = "source-inflated"
	wordsDrift    = "words"
)

// claimSplits are the halves of the gold of claims, the events to train on, which have a
// file of their own (docs/gold-claims.md), and of the constructed cases those that nobody who
// makes rules has read (docs/claims.md).
var claimSplits = []string{"dev", "report", "train", "unseen", "second", "sealed", "third", "fourth", "fifth"}

// lookedAt are the splits of which the misses are shown: those that rules are made with.
var lookedAt = []string{"dev", "train", "second", "third", "fourth"}

// claimsLine is a line of either file: an article, or a claim.
type claimsLine struct {
	CaseArticle
	GoldClaim
	Event   json.RawMessage `json:"event"`
	EventID json.RawMessage `json:"event_id"` // of an article: another name of its event
}

// nameOf is a JSON string or number as a name.
func nameOf(raw json.RawMessage) string { return strings.Trim(string(raw), `"`) }

// ReadClaimsGold reads the gold of claims: folders with articles.jsonl and claims.jsonl,
// files with lines of either, or Constructed; where they have articles alone, the claims
// are claimsGold. Of the events that have claims, those of the split are kept: one of
// claimSplits, or "" for all.
func ReadClaimsGold(paths []string, split string) ([]ClaimsEvent, error) {
	if split != "" && !slices.Contains(claimSplits, split) {
		return nil, fmt.Errorf("the gold of claims has no split %q: it has %v", split, claimSplits)
	}
	lines, err := readClaimsPaths(paths)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(lines, func(l claimsLine) bool { return !l.isArticle() }) {
		own, err := readClaimsLines("testdata/gold/claims.jsonl", bytes.NewReader(claimsGold))
		if err != nil {
			return nil, err
		}
		lines = append(lines, own...)
	}
	events, err := claimsEvents(lines)
	if err != nil {
		return nil, err
	}
	events = filter(events, func(e ClaimsEvent) bool {
		return len(e.Claims) > 0 && (split == "" || e.Claims[0].Split == split)
	})
	if len(events) == 0 {
		return nil, fmt.Errorf("split %q of %v: %w", split, paths, errNoRecords)
	}
	return events, nil
}

// readEvents reads the articles of all events, whatever claims they have.
func readEvents(paths []string) ([]ClaimsEvent, error) {
	lines, err := readClaimsPaths(paths)
	if err != nil {
		return nil, err
	}
	return claimsEvents(filter(lines, func(l claimsLine) bool { return l.isArticle() }))
}

func readClaimsPaths(paths []string) ([]claimsLine, error) {
	var lines []claimsLine
	for _, path := range paths {
		more, err := readClaimsPath(path)
		if err != nil {
			return nil, err
		}
		lines = append(lines, more...)
	}
	return lines, nil
}

func readClaimsPath(path string) ([]claimsLine, error) {
	if path == Constructed {
		var articles, claims bytes.Buffer
		if err := claimcases.Write(&articles, &claims, claimcases.Seed); err != nil {
			return nil, err
		}
		return readClaimsLines(path, io.MultiReader(&articles, &claims))
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return readFile(path, readClaimsLines)
	}
	var out []claimsLine
	for _, name := range []string{"articles.jsonl", "claims.jsonl"} {
		more, err := readFile(filepath.Join(path, name), readClaimsLines)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

func readClaimsLines(name string, r io.Reader) ([]claimsLine, error) {
	return readGold(name, r, func(l *claimsLine) error {
		if nameOf(l.Event)+nameOf(l.EventID) == "" {
			return errors.New(`no "event"`)
		}
		if l.isArticle() == (l.Claim != "") {
			return errors.New("neither an article nor a claim, or both")
		}
		if l.isArticle() {
			return nil
		}
		l.GoldClaim.Event = nameOf(l.Event)
		return l.check()
	})
}

func (l *claimsLine) isArticle() bool { return l.ID != "" }

// check reports what no article is needed to see.
func (c *GoldClaim) check() error {
	if !slices.Contains(claimSplits, c.Split) {
		return fmt.Errorf("claim %s: the split is one of %v, not %q", c.Claim, claimSplits, c.Split)
	}
	if c.Min < 0 || c.Max < c.Min {
		return fmt.Errorf("claim %s: %d to %d origins", c.Claim, c.Min, c.Max)
	}
	for i := range c.Tellings {
		t := &c.Tellings[i]
		if _, ok := claimStances[t.Stance]; !ok {
			return fmt.Errorf("claim %s, telling %d: no stance %q", c.Claim, i+1, t.Stance)
		}
		if len(t.Span) == 0 {
			return fmt.Errorf("claim %s, telling %d: no words", c.Claim, i+1)
		}
		if t.Origin < -1 || t.Origin >= len(c.Origins) {
			return fmt.Errorf("claim %s, telling %d: no origin %d", c.Claim, i+1, t.Origin)
		}
	}
	for _, d := range c.Drifts {
		if d.Kind == wordsDrift || !slices.Contains(driftKinds, d.Kind) {
			return fmt.Errorf("claim %s: no kind of drift %q", c.Claim, d.Kind)
		}
	}
	return nil
}

// claimsEvents puts lines together: events in the order of their first line.
func claimsEvents(lines []claimsLine) ([]ClaimsEvent, error) {
	at := map[string]int{}
	var out []ClaimsEvent
	for i := range lines {
		l := &lines[i]
		if !l.isArticle() {
			continue
		}
		names := []string{nameOf(l.EventID), nameOf(l.Event)}
		if names[1] == "" {
			names[1] = names[0]
		}
		k, ok := at[names[1]]
		if !ok {
			k = len(out)
			out = append(out, ClaimsEvent{Event: names[1]})
			for _, n := range names {
				if n != "" {
					at[n] = k
				}
			}
		}
		out[k].Articles = append(out[k].Articles, l.CaseArticle)
	}
	for i := range lines {
		l := &lines[i]
		if l.isArticle() {
			continue
		}
		k, ok := at[l.GoldClaim.Event]
		if !ok {
			return nil, fmt.Errorf("claim %s: there is no article of its event %s", l.Claim, l.GoldClaim.Event)
		}
		if err := l.fits(out[k].Articles); err != nil {
			return nil, err
		}
		out[k].Claims = append(out[k].Claims, l.GoldClaim)
	}
	return out, nil
}

// fits reports words outside the articles of a claim's event, and articles that are not
// there.
func (c *GoldClaim) fits(articles []CaseArticle) error {
	length := make(map[string]int, len(articles))
	for i := range articles {
		length[articles[i].ID] = len([]rune(articles[i].Text))
	}
	see := func(article string, spans ...Range) error {
		n, ok := length[article]
		if !ok {
			return fmt.Errorf("claim %s of %s: its event has no article %s", c.Claim, c.Event, article)
		}
		for _, s := range spans {
			if s.ordered() != nil || s[1] > n || s[0] == s[1] {
				return fmt.Errorf("claim %s of %s: [%d, %d] are no words of article %s", c.Claim, c.Event, s[0], s[1], article)
			}
		}
		return nil
	}
	var all []error
	for i := range c.Tellings {
		all = append(all, see(c.Tellings[i].Article, c.Tellings[i].Span...))
	}
	for _, o := range c.Origins {
		all = append(all, see(o.Article, o.Voice...))
	}
	for _, d := range c.Drifts {
		all = append(all, see(d.From.Article, d.From.Span), see(d.To.Article, d.To.Span))
	}
	return errors.Join(all...)
}
