package eval

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// StatementsScore says how much of what an editor finds in articles is found, and how
// much of what is shown an editor would sign, in per cent to two decimals.
type StatementsScore struct {
	Said          int    `json:"said"`           // statements of the gold that are said
	Thoughts      int    `json:"thoughts"`       // those that are only thought
	Made          int    `json:"made"`           // by the engine
	Found         Figure `json:"found"`          // of those said
	Exact         Figure `json:"exact"`          // the very content, of those said that were found
	Voice         Figure `json:"right_voice"`    // of those said that were found
	Good          Figure `json:"good"`           // right voice and almost the content, of all said
	ThoughtsFound Figure `json:"thoughts_found"` // of those thought
	Known         Figure `json:"known"`          // statements of the engine that the gold has, said or thought
	ShownRight    Figure `json:"shown_right"`    // those that it has with right voice and almost the content
}

const (
	sameShare   = 0.5 // of the shorter of two contents, that both must have to be one statement
	almostExact = 0.9 // Dice of two contents that an editor would let pass: a word too many or too few
)

// ScoreStatements lays the engine's statements on those of the gold, article by article.
//
// A content is its letters and digits alone, so that quotation marks, spaces and full
// stops, which tell no two editors apart, count nothing. Two contents may be one
// statement if they share half of the shorter; those that are most alike (by Dice) are
// paired first, each with one other. A voice is right if a word of its name or of its
// first mentions is one of the words in which the gold names the voice; whom the text
// does not tell, the author, and a voice that the article nowhere names cannot be told
// by words, and count as right.
func ScoreStatements(gold []StatementsGold, predicted []VoicesPrediction) StatementsScore {
	byID := make(map[string]*VoicesPrediction, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = &predicted[i]
	}
	var s StatementsScore
	found, good := [2]int{}, [2]int{} // said, thought
	exact, voice := 0, 0
	for i := range gold {
		g := &gold[i]
		p := byID[g.Hash]
		if p == nil {
			p = &VoicesPrediction{}
		}
		m := newStatementsMatch(g, p)
		s.Made += len(p.Statements)
		for k := range g.Statements {
			thought := one(g.Statements[k].Thought)
			s.Said, s.Thoughts = s.Said+1-thought, s.Thoughts+thought
			at := m.pairs[k]
			if at < 0 {
				continue
			}
			e := slices.Equal(m.gold[k], m.found[at])
			v := m.rightVoice(g.Statements[k].Voice, p.Statements[at].Voice)
			found[thought]++
			good[thought] += one(v && (e || contentDice(m.gold[k], m.found[at]) >= almostExact))
			if thought == 0 {
				exact, voice = exact+one(e), voice+one(v)
			}
		}
	}
	of := func(n, all int) Figure { return rounded(100*over(n, all), 2) }
	s.Found, s.Good, s.ThoughtsFound = of(found[0], s.Said), of(good[0], s.Said), of(found[1], s.Thoughts)
	s.Exact, s.Voice = of(exact, found[0]), of(voice, found[0])
	s.Known, s.ShownRight = of(found[0]+found[1], s.Made), of(good[0]+good[1], s.Made)
	return s
}

// statementsMatch is one article's gold beside what was found in it.
type statementsMatch struct {
	points      []rune
	gold, found [][]Range // contents, in letters and digits; see letters
	pairs       []int     // for each statement of the gold, the one found, or -1
	names       [][]string
	foundNames  [][]string
}

func newStatementsMatch(g *StatementsGold, p *VoicesPrediction) *statementsMatch {
	m := &statementsMatch{points: []rune(g.Body)}
	at := lettersBefore(m.points)
	m.gold = each(g.Statements, func(s SaidGold) []Range { return letters(at, s.Content) })
	m.found = each(p.Statements, func(s VoiceStatement) []Range { return letters(at, s.Content) })
	m.pairs = pairMostAlike(m.gold, m.found)
	m.names = each(g.Voices, m.naming)
	m.foundNames = each(p.Voices, func(v FoundVoice) []string {
		// The first mentions say who he is; of a hundred, one holds any word.
		return m.naming(slices.Concat(v.Name, v.Mentions[:min(len(v.Mentions), 4)]))
	})
	return m
}

// rightVoice reports whether a voice that was found may be a voice of the gold.
func (m *statementsMatch) rightVoice(gold, found int) bool {
	if gold < 0 || len(m.names[gold]) == 0 {
		return true
	}
	return found >= 0 && slices.ContainsFunc(m.foundNames[found], func(w string) bool { return slices.Contains(m.names[gold], w) })
}

// lettersBefore is how many letters and digits stand before each character of a text,
// and in all of it.
func lettersBefore(points []rune) []int {
	at := make([]int, len(points)+1)
	for i, r := range points {
		at[i+1] = at[i] + one(unicode.IsLetter(r) || unicode.IsNumber(r))
	}
	return at
}

// letters are the letters and digits in ranges of a text, counted from its beginning:
// in order, none twice, and no two ranges that touch, so that what is the same content
// is the same list.
func letters(at []int, ranges []Range) []Range {
	last := len(at) - 1
	in := each(ranges, func(r Range) Range { return Range{at[min(r[0], last)], at[min(r[1], last)]} })
	slices.SortFunc(in, func(a, b Range) int { return cmp.Compare(a[0], b[0]) })
	var out []Range
	for _, r := range in {
		switch n := len(out); {
		case r[0] == r[1]:
		case n > 0 && r[0] <= out[n-1][1]:
			out[n-1][1] = max(out[n-1][1], r[1])
		default:
			out = append(out, r)
		}
	}
	return out
}

// contentDice is what two contents share, twice, of the sum of both.
func contentDice(a, b []Range) float64 { return over(2*inCommon(a, b), max(1, length(a)+length(b))) }

// pairMostAlike gives each content of the gold at most one of those found, and each of
// those to one, beginning with the two that are most alike: -1 for none.
func pairMostAlike(gold, found [][]Range) []int {
	type pair struct {
		share, dice float64
		gold, found int
	}
	var all []pair
	for i, g := range gold {
		for k, f := range found {
			n := inCommon(g, f)
			if share := over(n, min(length(g), length(f))); n > 0 && share >= sameShare {
				all = append(all, pair{share, contentDice(g, f), i, k})
			}
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.dice, a.dice), cmp.Compare(b.share, a.share), b.gold-a.gold, b.found-a.found)
	})
	of, taken := slices.Repeat([]int{-1}, len(gold)), make([]bool, len(found))
	for _, p := range all {
		if of[p.gold] < 0 && !taken[p.found] {
			of[p.gold], taken[p.found] = p.found, true
		}
	}
	return of
}

// dotted writes the abbreviations of states and bodies as the words that they are.
var dotted = strings.NewReplacer("u.s.", "us", "u.n.", "un", "u.k.", "uk")

// namesNobody are words that stand in names and descriptions of many voices.
var namesNobody = wordSet(`this that with from have said their they them which when what who were been other some
	there than into over after the and for of to in on an at by mr ms`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// naming are the words of ranges by which a voice can be told: of two characters or
// more, in lower case, and none that may stand in anybody's name.
func (m *statementsMatch) naming(ranges []Range) []string {
	var out []string
	for _, r := range ranges {
		text := string(m.points[min(r[0], len(m.points)):min(r[1], len(m.points))])
		for _, w := range strings.FieldsFunc(dotted.Replace(strings.ToLower(text)), func(r rune) bool {
			return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
		}) {
			if len([]rune(w)) > 1 && !namesNobody[w] {
				out = append(out, w)
			}
		}
	}
	return out
}
