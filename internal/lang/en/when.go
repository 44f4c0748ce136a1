package en

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"hearsay/internal/lang"
)

//go:embed data/when-words.txt
var whenWords string

//go:embed data/when-rules.txt
var whenRules string

//go:embed data/numbers.txt
var numberWords string

// when builds the tables of dates. Its files are part of the program: that they
// can be read is a matter of building it right, and a test sees to it.
func when() *lang.When {
	w, err := lang.ParseWhen(whenWords, whenRules, numbers())
	if err != nil {
		panic(err)
	}
	return w
}

// numbers are the number words, shared by dates and quantities.
var numbers = sync.OnceValue(func() *lang.Numbers {
	n := &lang.Numbers{
		Cardinal: make(map[string]float64),
		Scales:   make(map[string]float64),
		Ordinal:  make(map[string]float64),
		Short:    make(map[string]float64),
		And:      "and",
	}
	for i, line := range strings.Split(numberWords, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, list, _ := strings.Cut(line, "|")
		fields := strings.Fields(head)
		v, err := strconv.ParseFloat(fields[0], 64)
		if err != nil {
			panic(fmt.Errorf("numbers.txt, line %d: %w", i+1, err))
		}
		kind := ""
		if len(fields) > 1 {
			kind = fields[1]
		}
		for _, word := range strings.Split(list, ",") {
			word = strings.TrimSpace(word)
			switch kind {
			case "th":
				n.Ordinal[word] = v
			case "x":
				n.Cardinal[word], n.Scales[word] = v, v
			case "s":
				n.Short[word] = v
			default:
				n.Cardinal[word] = v
			}
		}
	}
	return n
})
