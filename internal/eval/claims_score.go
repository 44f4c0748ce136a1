package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// ClaimsScore says how well claims, their origins, denials and drifts are found, in per
// cent to two decimals. docs/claims.md tells how each is counted.
type ClaimsScore struct {
	Events     int           `json:"events"`
	Claims     int           `json:"claims"`       // of the gold, told by two articles and more
	Grouping   Extents       `json:"grouping"`     // pairs of articles that tell one claim
	Joined     FalseJoins    `json:"false_joins"`  // claims of the engine that are several of the gold's
	AloneMore  int           `json:"alone_shared"` // claims that one article alone tells, and the engine says that more do
	Origins    OriginsShare  `json:"origins"`
	Denials    Extents       `json:"denials"`
	Unjudged   int           `json:"denials_unjudged"` // of claims that the gold does not have
	Answers    AnswersScore  `json:"answers"`          // who doubts, comments, corrects, declines
	Drift      Extents       `json:"drift"`
	Laundering Extents       `json:"laundering"` // attributions replaced and sources inflated
	ByKind     []KindExtents `json:"drift_by_kind"`

	ByScenario []ScenarioScore `json:"by_scenario,omitempty"` // of the half to develop on alone
	Misses     []string        `json:"misses,omitempty"`      // what is wrong there, in words
}

// FalseJoins are claims of the engine that join tellings of two claims of the gold.
type FalseJoins struct {
	Claims int    `json:"claims"`
	Of     int    `json:"of"` // that have a telling of the gold's
	Share  Figure `json:"share"`
}

// OriginsShare is for how many claims the number of origins, or the range, is right.
type OriginsShare struct {
	Right     Figure `json:"right"` // a claim that was not found is wrong
	WithinOne Figure `json:"within_one"`
	OfFound   Figure `json:"right_of_found"`
	Over      int    `json:"too_many"` // the range lies above the gold's, or reaches further up
	Under     int    `json:"too_few"`
}

// KindExtents are the figures of one kind of drift. The engine's are counted under the
// kind of the gold's that they match, and under their own where they match none.
type KindExtents struct {
	Kind      string `json:"kind"`
	Gold      int    `json:"gold"`
	Predicted int    `json:"predicted"`
	Right     int    `json:"right"`
	Extents
}

// ScenarioScore is what is right in the constructed cases of one scenario.
type ScenarioScore struct {
	Scenario string `json:"scenario"`
	Claims   int    `json:"claims"`
	Found    int    `json:"found"`
	Origins  int    `json:"origins_right"`
	Drifts   int    `json:"drifts"`
	Drifted  int    `json:"drifts_found"`
	False    int    `json:"drifts_false"`
	Denials  int    `json:"denials"`
	Denied   int    `json:"denials_found"`
	NotSo    int    `json:"denials_false"`
}

const (
	// minTold is what part of the shorter of two tellings must lie in the other for the two
	// to be one.
	minTold = 0.5
	// minAlike is what part of their words two denials of one claim must share to be one,
	// which the engine tells once with the number of its prints.
	minAlike = 0.6
)

// claimScorer counts over events.
type claimScorer struct {
	score      ClaimsScore
	pairs      hits
	denials    hits
	answers    hits
	kinds      map[string]*hits
	origins    struct{ right, near, found, of int }
	scenarios  map[string]*ScenarioScore
	order      []string
	developing bool
}

// ScoreClaims holds what was found against the gold, event by event; an event without a
// prediction has nothing found. developing lists what is wrong, case by case: not for a
// half that is only reported.
func ScoreClaims(gold []ClaimsEvent, predicted []FoundClaims, developing bool) ClaimsScore {
	byEvent := make(map[string][]FoundClaim, len(predicted))
	for i := range predicted {
		byEvent[predicted[i].Event] = predicted[i].Claims
	}
	s := claimScorer{kinds: map[string]*hits{}, scenarios: map[string]*ScenarioScore{}, developing: developing}
	for _, k := range driftKinds {
		s.kinds[k] = &hits{}
	}
	for i := range gold {
		s.event(newClaimMatch(&gold[i], byEvent[gold[i].Event]))
	}
	return s.figures(len(gold))
}

// event scores one event.
func (s *claimScorer) event(m *claimMatch) {
	s.group(m)
	for g := range m.gold {
		s.count(m, g)
	}
	s.denied(m)
	s.answered(m)
	s.drifted(m)
}

// group counts pairs of articles that tell one claim: of the gold, of the engine, of
// both. An engine that says of one article that it tells a claim in two places says so
// once.
func (s *claimScorer) group(m *claimMatch) {
	said := map[[2]int]bool{}
	for c := range m.found {
		items := m.items[c]
		for i, x := range items {
			for _, y := range items[i+1:] {
				if m.item[x].article != m.item[y].article {
					said[[2]int{min(x, y), max(x, y)}] = true
				}
			}
		}
		if len(items) > 0 {
			s.score.Joined.Of++
		}
		if len(m.touched(c)) > 1 {
			s.score.Joined.Claims++
			s.miss(m, m.touched(c)[0], "claim %v is joined to %v", m.name(m.touched(c)[0]), each(m.touched(c)[1:], m.name))
		}
	}
	s.pairs.predicted += len(said)
	for x := range m.item {
		for y := range m.item[:x] {
			same := m.item[x].claim == m.item[y].claim
			if !same || m.item[x].article == m.item[y].article {
				continue
			}
			s.pairs.gold++
			if said[[2]int{y, x}] {
				s.pairs.right++
			} else {
				s.miss(m, m.item[x].claim, "not joined: %s and %s", m.item[y].article, m.item[x].article)
			}
		}
	}
}

// count holds the number of origins of one claim of the gold against the engine's.
func (s *claimScorer) count(m *claimMatch, g int) {
	gold, c := &m.gold[g], m.best(g)
	if gold.Alone {
		if c >= 0 && m.articles(c) > 1 {
			s.score.AloneMore++
			s.miss(m, g, "is told by one article, and the engine says by %d", m.articles(c))
		}
		return
	}
	s.score.Claims++
	s.origins.of++
	k := s.scenario(gold)
	k.Claims++
	if c < 0 {
		s.miss(m, g, "not found")
		return
	}
	f := &m.found[c]
	lo, hi := f.Min-gold.Min, f.Max-gold.Max
	right, near := lo == 0 && hi == 0, max(lo, -lo, hi, -hi) <= 1
	s.origins.found++
	s.origins.right += one(right)
	s.origins.near += one(near)
	s.score.Origins.Over += one(!right && (lo > 0 || hi > 0))
	s.score.Origins.Under += one(!right && (lo < 0 || hi < 0))
	k.Found++
	k.Origins += one(right)
	if !right {
		s.miss(m, g, "%d to %d origins, not %d to %d", f.Min, f.Max, gold.Min, gold.Max)
	}
}

// denied counts denials. Those of the gold that share most of their words are one.
func (s *claimScorer) denied(m *claimMatch) {
	group, gold := m.denialGroups()
	s.denials.gold += gold
	found := map[int]bool{}
	for c := range m.found {
		touched := m.touched(c)
		for _, d := range m.found[c].Denials {
			right, another := -1, false
			for i, x := range m.denials {
				if x.article != d.Article || inCommon(x.spans, []Range{d.Span}) == 0 {
					continue
				}
				if slices.Contains(touched, x.claim) {
					right = group[i]
				}
				another = true
			}
			switch {
			case right >= 0:
				s.denials.predicted++
				s.denials.right += one(!found[right])
				if found[right] { // told twice: once is enough
					s.denials.predicted--
				}
				found[right] = true
			case another || len(touched) > 0:
				s.denials.predicted++
				g := 0
				if len(touched) > 0 {
					g = touched[0]
				}
				s.scenario(&m.gold[g]).NotSo++
				s.miss(m, g, "false denial: %s", m.words(d.Article, d.Span))
			default:
				s.score.Unjudged++
			}
		}
	}
	seen := map[int]bool{}
	for i, x := range m.denials {
		if seen[group[i]] {
			continue
		}
		seen[group[i]] = true
		k := s.scenario(&m.gold[x.claim])
		k.Denials++
		k.Denied += one(found[group[i]])
		if !found[group[i]] {
			s.miss(m, x.claim, "denial not found: %s", m.words(x.article, x.spans[0]))
		}
	}
}

// figures turns counts into a score.
func (s *claimScorer) figures(events int) ClaimsScore {
	out := s.score
	out.Events = events
	out.Grouping, out.Denials = s.pairs.figures(), s.denials.figures()
	out.Answers = AnswersScore{s.answers.figures(), s.answers.gold, s.answers.predicted, s.answers.right}
	out.Joined.Share = rounded(100*over(out.Joined.Claims, out.Joined.Of), 2)
	out.Origins.Right = rounded(100*over(s.origins.right, s.origins.of), 2)
	out.Origins.WithinOne = rounded(100*over(s.origins.near, s.origins.of), 2)
	out.Origins.OfFound = rounded(100*over(s.origins.right, s.origins.found), 2)
	var all, laundered hits
	for _, k := range driftKinds {
		h := s.kinds[k]
		all.gold, all.predicted, all.right = all.gold+h.gold, all.predicted+h.predicted, all.right+h.right
		if k == replacedDrift || k == inflatedDrift {
			laundered.gold, laundered.predicted, laundered.right = laundered.gold+h.gold, laundered.predicted+h.predicted, laundered.right+h.right
		}
		out.ByKind = append(out.ByKind, KindExtents{k, h.gold, h.predicted, h.right, h.figures()})
	}
	out.Drift, out.Laundering = all.figures(), laundered.figures()
	if s.developing {
		for _, name := range s.order {
			out.ByScenario = append(out.ByScenario, *s.scenarios[name])
		}
	} else {
		out.Misses = nil
	}
	return out
}

func (s *claimScorer) scenario(g *GoldClaim) *ScenarioScore {
	k := s.scenarios[g.Scenario]
	if k == nil {
		k = &ScenarioScore{Scenario: g.Scenario}
		s.scenarios[g.Scenario] = k
		s.order = append(s.order, g.Scenario)
	}
	return k
}

// miss notes what is wrong, in the half to develop on.
func (s *claimScorer) miss(m *claimMatch, g int, format string, args ...any) {
	if s.developing {
		s.score.Misses = append(s.score.Misses, m.event+" "+m.gold[g].Claim+": "+fmt.Sprintf(format, args...))
	}
}

// dice is what part of the words of two stretches is in both (Dice).
func dice(a, b string) float64 {
	x, y := wordCounts(a), wordCounts(b)
	common, all := 0, 0
	for w, n := range x {
		common += min(n, y[w])
		all += n
	}
	for _, n := range y {
		all += n
	}
	return over(2*common, all)
}

func wordCounts(s string) map[string]int {
	out := map[string]int{}
	for _, w := range wordsOf(s) {
		out[w]++
	}
	return out
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
