package term

import "strings"

// mostCircles is how many circles of credits are set, unless all are asked for.
const mostCircles = 4

// circles sets which articles credit each other in a circle: none of them can be seen to
// have it first.
func (t *traced) circles(all bool) {
	cs := t.f.Circles()
	t.section("CREDIT EACH OTHER IN A CIRCLE", len(cs), atMost(mostCircles, all), "more circle", "more circles", func(i int) {
		var names []string
		for _, id := range cs[i] {
			names = append(names, outlet(t.article(id)))
		}
		t.block(margin, strings.Join(names, ", ")+": which of them had it first cannot be told", 2, "")
	})
}
