package en

import (
	_ "embed"
	"fmt"
	"strings"

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
	for n, line := range strings.Split(factualList, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			c, ok := factClasses[strings.Trim(line, "[]")]
			if !ok {
				panic(fmt.Sprintf("data/factual.txt:%d: there is no class %s", n+1, line))
			}
			class = c
		default:
			for w := range strings.SplitSeq(line, ",") {
				if w = strings.TrimSpace(w); w != "" {
					l.Words[w] = class
				}
			}
		}
	}
	return l
}
