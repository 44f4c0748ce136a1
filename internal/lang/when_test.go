package lang

import (
	"strings"
	"testing"
)

func TestParseWhenSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ words, rules, want string }{
		{"MONTH 1", "", "words of dates, line 1: want CLASS VALUE"},
		{"\nMONHT 1 | January", "", "words of dates, line 2: no class"},
		{"", "point MONTH", "rules of dates, line 1: want KIND"},
		{"", "pint : MONTH", "no kind"},
		{"", "point : MONHT", "no class"},
		{"", "point : [MONTH", "not closed"},
		{"", "point : MONTH]", "closes nothing"},
		{"", "point : [MONTH]", "can be empty"},
		{"", "point : MONTH {DAY} DAY", "beside the match"},
		{"", "point D=x : MONTH", "shift"},
	} {
		_, err := ParseWhen(c.words, c.rules, &Numbers{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("ParseWhen(%q, %q): error %v, want one with %q", c.words, c.rules, err, c.want)
		}
	}
}

func TestParseWhenTakesOptionsApart(t *testing.T) {
	w, err := ParseWhen("DAY | nine", "point : [the [very]] DAY !{old}", &Numbers{})
	if err != nil {
		t.Fatal(err)
	}
	var lengths []int
	for _, r := range w.Rules {
		lengths = append(lengths, len(r.Core))
	}
	if len(lengths) != 3 || lengths[0] != 3 || lengths[1] != 2 || lengths[2] != 1 {
		t.Errorf("rules of %v items, want 3, 2 and 1", lengths)
	}
}

func TestJoinNumbers(t *testing.T) {
	n := &Numbers{}
	for _, c := range []struct {
		words []float64
		want  float64 // 0: not one number
	}{
		{[]float64{20, 2}, 22},
		{[]float64{2, 100}, 200},
		{[]float64{2, 100, 6}, 206},
		{[]float64{2, 1000, 5, 100}, 2500},
		{[]float64{2, 1e6, 300, 1000}, 2.3e6},
		{[]float64{2, 12}, 24},
		{[]float64{19, 100}, 1900},
		{[]float64{1, 2}, 0},
		{[]float64{20, 20}, 0},
		{[]float64{20, 12, 12, 12}, 0},
	} {
		v, ok := c.words[0], true
		for _, w := range c.words[1:] {
			if v, ok = n.Join(v, w); !ok {
				v = 0
				break
			}
		}
		if v != c.want {
			t.Errorf("%v is %v, want %v", c.words, v, c.want)
		}
	}
}
