package eval

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
)

// AttributionGold is one annotation of one article: a line of
// data/attribution/dev.jsonl. Ranges are of code points of Text.
type AttributionGold struct {
	ID           string        `json:"id"`
	Text         string        `json:"text"`
	Tokens       []Range       `json:"tokens"`
	Labels       []string      `json:"labels"`     // BIO with the role, one a token: "B-source", "O"
	Paragraphs   []Range       `json:"paragraphs"` // of tokens
	Attributions []Attribution `json:"attributions"`
}

// Attribution is who said it, the words that say so, and what was said.
type Attribution struct {
	Source  []Range `json:"source"`
	Cue     []Range `json:"cue"`
	Content []Range `json:"content"`
}

// AttributionPrediction is what was found in one article: a line of predictions.
type AttributionPrediction struct {
	ID           string        `json:"id"`
	Attributions []Attribution `json:"attributions"`
}

// The roles of an attribution, in the order in which they are reported.
const (
	source = iota
	cue
	content
	roles
)

var roleNames = [roles]string{"source", "cue", "content"}

func (a *Attribution) role(r int) []Range {
	switch r {
	case source:
		return a.Source
	case cue:
		return a.Cue
	}
	return a.Content
}

func (a *Attribution) check() error {
	for r := range roles {
		for _, x := range a.role(r) {
			if err := x.ordered(); err != nil {
				return fmt.Errorf("%s: %w", roleNames[r], err)
			}
		}
	}
	return nil
}

func checkAttributions(as []Attribution) error {
	if as == nil {
		return errors.New(`no "attributions"`)
	}
	for i := range as {
		if err := as[i].check(); err != nil {
			return fmt.Errorf("attribution %d: %w", i+1, err)
		}
	}
	return nil
}

// ReadAttributionGold reads gold, JSON lines. name stands for r in errors.
func ReadAttributionGold(name string, r io.Reader) ([]AttributionGold, error) {
	return readGold(name, r, func(g *AttributionGold) error {
		switch {
		case g.ID == "":
			return errNoID
		case len(g.Labels) != len(g.Tokens):
			return fmt.Errorf("%d labels for %d tokens", len(g.Labels), len(g.Tokens))
		}
		for _, p := range g.Paragraphs {
			if p.ordered() != nil || p[1] > len(g.Tokens) {
				return fmt.Errorf("the paragraph [%d, %d] is not one of %d tokens", p[0], p[1], len(g.Tokens))
			}
		}
		return checkAttributions(g.Attributions)
	})
}

// ReadAttributionPredictions reads predictions, JSON lines.
func ReadAttributionPredictions(name string, r io.Reader) ([]AttributionPrediction, error) {
	return readLines(name, r, func(p *AttributionPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		return checkAttributions(p.Attributions)
	})
}

// AttributionScore is the measure of score/attribution.py. All scores every
// record, a doubly annotated article once per annotator; First each article
// once.
type AttributionScore struct {
	All   AttributionTable `json:"all"`
	First AttributionTable `json:"first"`
}

// AttributionTable is one protocol's figures, in percent.
type AttributionTable struct {
	Exact         ByRole `json:"exact"` // same role, first and last token: the headline
	Begin         ByRole `json:"begin"` // same role and first token
	LinkedExact   Linked `json:"linked exact"`
	LinkedOverlap Linked `json:"linked overlap"`

	ContentByKind ContentByKind `json:"-"`
}

// ByRole is a figure for each role.
type ByRole struct {
	Source  PRF `json:"source"`
	Cue     PRF `json:"cue"`
	Content PRF `json:"content"`
}

// Linked is a figure for whole attributions.
type Linked struct {
	All PRF `json:"all"`
}

// PRF is precision, recall and F1 in percent, to one decimal, and what they are
// counted from.
type PRF struct {
	P         Figure `json:"p"`
	R         Figure `json:"r"`
	F1        Figure `json:"f1"`
	TP        int    `json:"tp"`
	Predicted int    `json:"predicted"`
	Gold      int    `json:"gold"`
}

// ScoreAttribution scores predicted attributions by the protocol behind the
// published PolNeAR figures (Newell et al. 2018; in the tokens of Wang et al.
// 2022): predicted spans are laid on the gold tokens that they overlap, and
// compared inside each paragraph. Of several predictions with one id the last
// counts; an article without any counts as one where nothing was found.
func ScoreAttribution(gold []AttributionGold, predicted []AttributionPrediction) AttributionScore {
	byID := make(map[string][]Attribution, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = predicted[i].Attributions
	}
	var all, first attributionCounts
	seen := make(map[string]bool, len(gold))
	for i := range gold {
		g := &gold[i]
		c := countAttributions(g, byID[g.ID])
		all.add(&c)
		if !seen[g.ID] {
			seen[g.ID] = true
			first.add(&c)
		}
	}
	return AttributionScore{All: all.table(), First: first.table()}
}

// attributionCounts are the counts behind a table.
type attributionCounts struct {
	exact, begin               [roles]counts
	linkedExact, linkedOverlap counts
	kinds                      [contentKinds]counts
}

type counts struct{ tp, predicted, gold int }

func (c *counts) add(d counts) {
	c.tp += d.tp
	c.predicted += d.predicted
	c.gold += d.gold
}

func (c counts) prf() PRF {
	p, r := over(c.tp, c.predicted), over(c.tp, c.gold)
	out := PRF{P: rounded(100*p, 1), R: rounded(100*r, 1), TP: c.tp, Predicted: c.predicted, Gold: c.gold}
	if p+r != 0 {
		out.F1 = rounded(200*p*r/(p+r), 1)
	}
	return out
}

func (c *attributionCounts) add(d *attributionCounts) {
	for r := range roles {
		c.exact[r].add(d.exact[r])
		c.begin[r].add(d.begin[r])
	}
	c.linkedExact.add(d.linkedExact)
	c.linkedOverlap.add(d.linkedOverlap)
	for k := range c.kinds {
		c.kinds[k].add(d.kinds[k])
	}
}

func (c *attributionCounts) table() AttributionTable {
	byRole := func(k [roles]counts) ByRole {
		return ByRole{k[source].prf(), k[cue].prf(), k[content].prf()}
	}
	t := AttributionTable{
		Exact: byRole(c.exact), Begin: byRole(c.begin),
		LinkedExact: Linked{c.linkedExact.prf()}, LinkedOverlap: Linked{c.linkedOverlap.prf()},
	}
	for k := range c.kinds {
		t.ContentByKind[k] = c.kinds[k].prf()
	}
	return t
}

func countAttributions(g *AttributionGold, predicted []Attribution) attributionCounts {
	var c attributionCounts
	gs, ps := goldSpans(g), predictedSpans(g, predicted)
	for x := range gs {
		c.exact[x.role].gold++
	}
	for x := range ps {
		c.exact[x.role].predicted++
		if _, ok := gs[x]; ok {
			c.exact[x.role].tp++
		}
	}
	// Begins are counted against the number of spans, though two of them may
	// share one: so does the reference.
	for r := range roles {
		c.begin[r].predicted, c.begin[r].gold = c.exact[r].predicted, c.exact[r].gold
	}
	goldBegins := begins(gs)
	for x := range begins(ps) {
		if _, ok := goldBegins[x]; ok {
			c.begin[x.role].tp++
		}
	}
	countKinds(&c, g, gs, ps)
	countLinked(&c, g, predicted)
	return c
}

// tokenSpan is a span of one role, in tokens, inside one paragraph; last is
// included.
type tokenSpan struct{ paragraph, role, first, last int }

func begins(spans map[tokenSpan]struct{}) map[tokenSpan]struct{} {
	out := make(map[tokenSpan]struct{}, len(spans))
	for x := range spans {
		x.last = 0
		out[x] = struct{}{}
	}
	return out
}

// goldSpans reads the spans off the BIO labels, paragraph by paragraph.
func goldSpans(g *AttributionGold) map[tokenSpan]struct{} {
	out := make(map[tokenSpan]struct{})
	for p, para := range g.Paragraphs {
		role, first := "", 0 // "": outside
		for i := para[0]; i <= para[1]; i++ {
			label := "O"
			if i < para[1] {
				label = g.Labels[i]
			}
			now := ""
			if label != "O" {
				now = strings.ToLower(label[strings.LastIndexByte(label, '-')+1:])
			}
			if role != "" && (now != role || strings.HasPrefix(label, "B")) {
				if r := slices.Index(roleNames[:], role); r >= 0 {
					out[tokenSpan{p, r, first, i - 1}] = struct{}{}
				}
				role = ""
			}
			if now != "" && role == "" {
				role, first = now, i
			}
		}
	}
	return out
}

// overlapped gives the tokens [lo, hi) that a range of code points overlaps.
func overlapped(tokens []Range, x Range) (lo, hi int) {
	lo = sort.Search(len(tokens), func(i int) bool { return tokens[i][1] > x[0] })
	for hi = lo; hi < len(tokens) && tokens[hi][0] < x[1]; hi++ {
	}
	return lo, hi
}

// predictedSpans lays each range on the gold tokens, and cuts it where a
// paragraph ends.
func predictedSpans(g *AttributionGold, predicted []Attribution) map[tokenSpan]struct{} {
	paragraphOf := make([]int, len(g.Tokens))
	for i := range paragraphOf {
		paragraphOf[i] = -1 // between paragraphs
	}
	for p, para := range g.Paragraphs {
		for i := para[0]; i < para[1]; i++ {
			paragraphOf[i] = p
		}
	}
	out := make(map[tokenSpan]struct{})
	for i := range predicted {
		for r := range roles {
			for _, x := range predicted[i].role(r) {
				lo, hi := overlapped(g.Tokens, x)
				for first := lo; first < hi; {
					end := first + 1
					for end < hi && paragraphOf[end] == paragraphOf[first] {
						end++
					}
					if p := paragraphOf[first]; p >= 0 {
						out[tokenSpan{p, r, first, end - 1}] = struct{}{}
					}
					first = end
				}
			}
		}
	}
	return out
}

// linked is a whole attribution as sets of tokens, sorted.
type linked [roles][]int

func link(g *AttributionGold, a *Attribution) (l linked) {
	for r := range roles {
		for _, x := range a.role(r) {
			for i, hi := overlapped(g.Tokens, x); i < hi; i++ {
				l[r] = append(l[r], i)
			}
		}
		slices.Sort(l[r])
		l[r] = slices.Compact(l[r])
	}
	return l
}

// countLinked pairs whole attributions, each gold one with the first predicted
// one that fits and is still free.
func countLinked(c *attributionCounts, g *AttributionGold, predicted []Attribution) {
	var gl, pl []linked
	for i := range g.Attributions {
		if l := link(g, &g.Attributions[i]); len(l[cue]) > 0 && len(l[content]) > 0 {
			gl = append(gl, l)
		}
	}
	for i := range predicted {
		if l := link(g, &predicted[i]); len(l[content]) > 0 {
			pl = append(pl, l)
		}
	}
	pair := func(fits func(a, b *linked) bool) (tp int) {
		used := make([]bool, len(pl))
		for i := range gl {
			for j := range pl {
				if !used[j] && fits(&gl[i], &pl[j]) {
					used[j] = true
					tp++
					break
				}
			}
		}
		return tp
	}
	exact := pair(func(a, b *linked) bool {
		return slices.Equal(a[cue], b[cue]) && slices.Equal(a[source], b[source]) && slices.Equal(a[content], b[content])
	})
	overlap := pair(func(a, b *linked) bool {
		return common(a[cue], b[cue]) > 0 && half(a[source], b[source]) && half(a[content], b[content])
	})
	c.linkedExact = counts{exact, len(pl), len(gl)}
	c.linkedOverlap = counts{overlap, len(pl), len(gl)}
}

// half reports whether two sets share at least half of their union; two empty
// ones do.
func half(a, b []int) bool {
	n := common(a, b)
	return 2*n >= len(a)+len(b)-n
}

// common is the number of elements in both sorted sets.
func common(a, b []int) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
