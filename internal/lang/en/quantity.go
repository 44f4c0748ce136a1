package en

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"hearsay/internal/lang"
)

//go:embed data/quantity.txt
var quantityWords string

var quantityRoles = [...]struct {
	name string
	role lang.QuantityRole
}{
	{"ARTICLE", lang.QuantityArticle},
	{"MANY", lang.QuantityMany},
	{"HALF", lang.QuantityHalf},
	{"OF", lang.QuantityOf},
	{"STOP", lang.QuantityStop},
	{"BLOCK", lang.QuantityBlock},
	{"BETWEEN", lang.QuantityBetween},
	{"TO", lang.QuantityTo},
	{"PERCENT", lang.QuantityPercent},
	{"MEASURE", lang.QuantityMeasure},
	{"PLURAL", lang.QuantityPlural},
	{"STREET", lang.QuantityStreet},
	{"NOTONE", lang.QuantityNotOne},
	{"ORWORD", lang.QuantityOr},
	{"OLD", lang.QuantityOld},
	{"FRACTION", lang.QuantityFraction},
	{"SCORE", lang.QuantityScore},
	{"FEW", lang.QuantityFew},
	{"MORE", lang.QuantityMore},
	{"HALVED", lang.QuantityHalved},
	{"DETERMINER", lang.QuantityDeterminer},
	{"IN", lang.QuantityIn},
	{"OVER", lang.QuantityOver},
}

var quantityBounds = map[string]lang.QuantityBound{
	"exactly": lang.Exactly, "atleast": lang.AtLeast, "atmost": lang.AtMost, "nearly": lang.Nearly, "around": lang.Around,
}

// quantity builds the tables of quantities. As with dates, a broken file is a
// broken program, and a test sees to it.
func quantity() *lang.Quantity {
	q := &lang.Quantity{Numbers: numbers(), Words: make(map[string]*lang.QuantityWord), Plural: []string{"s"}, NotPlural: []string{"ss", "us", "is"}, Told: []string{"ed", "ly"}}
	for i, line := range strings.Split(quantityWords, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		head, list, _ := strings.Cut(line, "|")
		if err := addQuantity(q, strings.Fields(head), strings.Split(list, ",")); err != nil {
			panic(fmt.Errorf("quantity.txt, line %d: %w", i+1, err))
		}
	}
	return q
}

func addQuantity(q *lang.Quantity, head, list []string) error {
	if len(head) == 0 || len(head) > 2 {
		return fmt.Errorf("want ROLE [value] | words, got %q", head)
	}
	role, value := lang.QuantityRole(0), 0.0
	bound, bounded := lang.Exactly, false
	if len(head) == 2 {
		if bound, bounded = quantityBounds[head[1]]; !bounded {
			v, err := strconv.ParseFloat(head[1], 64)
			if err != nil {
				return err
			}
			value = v
		}
	}
	for _, r := range quantityRoles {
		if r.name == head[0] {
			role = r.role
		}
	}
	if bounded != (role == 0) {
		return fmt.Errorf("no role %q", head)
	}
	for _, s := range list {
		words := strings.Fields(s)
		if len(words) == 0 {
			return fmt.Errorf("a word is missing")
		}
		w := q.Words[words[len(words)-1]]
		if w == nil {
			w = &lang.QuantityWord{}
			q.Words[words[len(words)-1]] = w
		}
		w.Roles |= role
		w.Value = max(w.Value, value)
		switch {
		case bounded && head[0] == "OR":
			w.Or = bound
		case bounded:
			w.Ends = append(w.Ends, lang.QuantityQualifier{Before: words[:len(words)-1], Bound: bound})
		}
	}
	return nil
}
