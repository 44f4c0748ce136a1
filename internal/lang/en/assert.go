package en

import (
	_ "embed"
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en/syntaxnet"
)

//go:embed data/assert.txt
var assertList string

var assertClasses = map[string]lang.AssertClass{
	"opinion": lang.OpinionMark, "leaning": lang.LeaningMark, "hedge": lang.HedgeMark, "belief": lang.BeliefVerb,
	"finite": lang.FiniteVerb, "order": lang.OrderVerb, "page": lang.PageWords, "not-opinion": lang.NotOpinion,
	"not-hedge": lang.NotHedge, "able": lang.AbleWord, "granting": lang.Granting, "all-that": lang.AllThat,
	"judging": lang.JudgingVerb, "judged-as": lang.JudgedAs, "view": lang.ViewNoun,
}

// assertions builds what tells an author's assertions, from data/assert.txt.
func assertions() *lang.Assert {
	l, err := readAssertions(assertList)
	if err != nil {
		panic(err)
	}
	return l
}

// readAssertions reads sections of words and phrases, several a line with commas
// between, each section headed by its classes in brackets. "did|does" is one or the other.
func readAssertions(list string) (*lang.Assert, error) {
	l := &lang.Assert{Words: map[string]lang.AssertClass{}, Phrases: map[string][]lang.AssertPhrase{}, Syntax: syntaxnet.Syntax}
	var class lang.AssertClass
	err := sections("assert.txt", list, func(heading string) (known bool) {
		class, known = anyOf(assertClasses, heading)
		return known
	}, func(line string) {
		for _, entry := range strings.Split(line, ",") {
			for _, words := range spellOut(strings.Fields(entry)) {
				addAssertion(l, words, class)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	for _, ps := range l.Phrases {
		slices.SortStableFunc(ps, func(a, b lang.AssertPhrase) int { return len(b.Words) - len(a.Words) })
	}
	return l, nil
}

func addAssertion(l *lang.Assert, words []string, class lang.AssertClass) {
	switch len(words) {
	case 0:
	case 1:
		l.Words[words[0]] |= class
	default:
		l.Phrases[words[0]] = append(l.Phrases[words[0]], lang.AssertPhrase{Words: words[1:], Class: class})
	}
}

// spellOut is all that a phrase can be: "did his|her best" is two.
func spellOut(words []string) [][]string {
	all := [][]string{nil}
	for _, w := range words {
		var longer [][]string
		for _, one := range strings.Split(w, "|") {
			for _, p := range all {
				longer = append(longer, append(slices.Clone(p), one))
			}
		}
		all = longer
	}
	return all
}
