package eval

import "slices"

// answerStances are what somebody does to a claim who neither tells nor denies it, as the
// engine shows it. The gold counts a doubt as a telling when articles are paired; here it is
// an answer, as the others are.
var answerStances = []string{"doubts", "comments", "corrects", "declines"}

// FoundAnswer is who speaks to a claim and does not tell it.
type FoundAnswer struct {
	Article string `json:"article"`
	Span    Range  `json:"span"`
	Stance  string `json:"stance"`
}

// AnswersScore says how well those are found.
type AnswersScore struct {
	Extents
	Gold      int `json:"gold"`
	Predicted int `json:"predicted"` // of claims that the gold has
	Right     int `json:"right"`
}

// answered counts answers: right is one of the gold's with words in common, of the same
// stance, to a claim that the engine's claim has tellings of. Those to claims that the gold
// does not have are not judged; the same words found twice count once.
func (s *claimScorer) answered(m *claimMatch) {
	type key struct{ claim, telling int }
	told := map[key]bool{}
	for g := range m.gold {
		for _, t := range m.gold[g].Tellings {
			s.answers.gold += one(slices.Contains(answerStances, t.Stance))
		}
	}
	for c := range m.found {
		touched := m.touched(c)
		for _, a := range m.found[c].Answers {
			right, again := false, false
			for _, g := range touched {
				for i, t := range m.gold[g].Tellings {
					if t.Article == a.Article && t.Stance == a.Stance && inCommon(t.Span, []Range{a.Span}) > 0 {
						right, again = true, told[key{g, i}]
						told[key{g, i}] = true
					}
				}
			}
			if len(touched) == 0 || again {
				continue
			}
			s.answers.predicted++
			s.answers.right += one(right)
			if !right {
				s.miss(m, touched[0], "%s, falsely: %s", a.Stance, m.words(a.Article, a.Span))
			}
		}
	}
}
