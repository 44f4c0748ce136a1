package html

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestCircles: circular reporting is named on the page, with links to the articles; what is
// too much is counted.
func TestCircles(t *testing.T) {
	r := newSample(t)
	a, b := r.Set.Articles[0].ID, r.Set.Articles[1].ID
	r.Findings.Edges = append(r.Findings.Edges, news.Edge{From: a, To: b, Kind: news.Cites, Why: news.WhyCircle}, news.Edge{From: b, To: a, Kind: news.Cites, Why: news.WhyCircle})
	page := write(t, r)
	checkPage(t, page, r.Set)
	for _, want := range []string{`href="#circles"`, "Credit each other in a circle", "Which of them had it first cannot be told"} {
		if strings.Count(page, want) != 1 {
			t.Errorf("the page has %q %d times", want, strings.Count(page, want))
		}
	}
	for i := range 2 * maxCircles {
		x, y := news.ID(fmt.Sprint("x", i)), news.ID(fmt.Sprint("y", i))
		r.Findings.Edges = append(r.Findings.Edges, news.Edge{From: x, To: y, Why: news.WhyCircle})
	}
	if page := write(t, r); !strings.Contains(page, "more circles are not shown here") {
		t.Error("circles are left out, and the page does not say so")
	}
}
