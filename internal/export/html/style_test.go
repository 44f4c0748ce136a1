package html

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast measures what the style sheet promises: WCAG 2.2 AA, a ratio of
// 4.5 to 1 for text, on the paper and on the tint of its voice, by day and in
// the dark.
func TestContrast(t *testing.T) {
	day, rest, ok := strings.Cut(style, "@media screen and (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("no dark colours")
	}
	dark, _, _ := strings.Cut(rest, "* {")
	for name, sheet := range map[string]string{"day": day, "dark": dark} {
		c := coloursOf(t, sheet)
		pairs := [][2]string{{"ink", "paper"}, {"soft", "paper"}, {"soft", "wash"}, {"ink", "wash"}, {"accent", "paper"}, {"accent", "wash"}, {"ink", "flash"}}
		for i := range colours + 1 {
			n := strconv.Itoa(i)
			pairs = append(pairs, [2]string{"v" + n, "paper"}, [2]string{"v" + n, "t" + n}, [2]string{"ink", "t" + n}, [2]string{"v" + n, "flash"})
		}
		if r := contrast(c["line"], c["paper"]); r < 3 {
			t.Errorf("%s: the line under a link has %.2f to 1", name, r)
		}
		for _, p := range pairs {
			fg, okF := c[p[0]]
			bg, okB := c[p[1]]
			if !okF || !okB {
				t.Errorf("%s: no colour --%s or --%s", name, p[0], p[1])
				continue
			}
			if r := contrast(fg, bg); r < 4.5 {
				t.Errorf("%s: --%s on --%s has %.2f to 1", name, p[0], p[1], r)
			}
		}
	}
}

// coloursOf is the relative luminance of each colour of a sheet.
func coloursOf(t *testing.T, sheet string) map[string]float64 {
	t.Helper()
	out := map[string]float64{}
	for _, m := range regexp.MustCompile(`--(\w+): #([0-9a-f]{6});`).FindAllStringSubmatch(sheet, -1) {
		n, err := strconv.ParseUint(m[2], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		channel := func(v uint64) float64 {
			f := float64(v&255) / 255
			if f <= .04045 {
				return f / 12.92
			}
			return math.Pow((f+.055)/1.055, 2.4)
		}
		out[m[1]] = .2126*channel(n>>16) + .7152*channel(n>>8) + .0722*channel(n)
	}
	return out
}

func contrast(a, b float64) float64 { return (max(a, b) + .05) / (min(a, b) + .05) }
