package en

import (
	_ "embed"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en/factmodel"
)

//go:embed data/factual.txt
var factualList string

var factClasses = map[string]lang.FactWord{
	"no": lang.FactNo, "modal": lang.FactModal, "to": lang.FactTo, "that": lang.FactThat, "if": lang.FactIf, "when": lang.FactWhen,
	"have": lang.FactHave, "be": lang.FactBe, "do": lang.FactDo, "and": lang.FactAnd, "the": lang.FactThe, "of": lang.FactOf,
	"who": lang.FactWho, "hedge": lang.FactHedge, "say": lang.FactSay, "think": lang.FactThink, "want": lang.FactWant,
	"fail": lang.FactFail, "manage": lang.FactManage, "deny": lang.FactDeny, "ask": lang.FactAsk, "pronoun": lang.FactPronoun,
	"future": lang.FactFuture,
}

// factual builds English's words of factuality. The list is part of the program, so
// a broken one is a mistake in the program, which the package's tests find.
func factual() *lang.Factual {
	l := &lang.Factual{
		Words:    make(map[string]lang.FactWord, 512),
		Suffixes: []string{"ation", "ment", "tion", "sion", "ness", "ance", "ence", "ings", "ing", "ed", "en", "ly", "es", "er", "al", "s"},
		Weights:  factmodel.Weights,
	}
	var class lang.FactWord
	err := sections("factual.txt", factualList, func(heading string) (ok bool) {
		class, ok = factClasses[heading]
		return ok
	}, func(line string) {
		for w := range listed(line) {
			l.Words[w] = class
		}
	})
	if err != nil {
		panic(err.Error()) // found by any test
	}
	return l
}
