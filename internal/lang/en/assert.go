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
// between, each section headed by its classes in brackets.
func readAssertions(list string) (*lang.Assert, error) {
	l := &lang.Assert{Words: map[string]lang.AssertClass{}, Phrases: map[string][]lang.AssertPhrase{}, Syntax: syntaxnet.Syntax}
	var class lang.AssertClass
	err := sections("assert.txt", list, func(heading string) (known bool) {
		class, known = anyOf(assertClasses, heading)
		return known
	}, func(line string) {
		for _, entry := range strings.Split(line, ",") {
			addAssertion(l, strings.Fields(entry), class)
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
