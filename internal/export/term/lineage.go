package term

import (
	"fmt"
	"math"
	"strings"

	"hearsay/internal/news"
)

// mostLineages is how many articles' lineages are set, unless all are asked for.
const mostLineages = 12

// lineages sets, for each article that shares words with an earlier one, in which
// article of the set they stood first, how much, and how much is its own.
func (t *traced) lineages(all bool) {
	var taken []*news.Lineage
	for i := range t.f.Lineages {
		l := &t.f.Lineages[i]
		if of := t.later[l.Article]; of != "" && len(l.Parents) == 1 && l.Parents[0].Article == of {
			continue
		}
		if len(l.Roots) > 0 {
			taken = append(taken, l)
		}
	}
	shown := taken
	if !all {
		shown = taken[:min(len(taken), mostLineages)]
	}
	several := t.several(shown)
	t.section("WHERE THEIR WORDS STOOD FIRST", len(taken), len(shown), "more article", "more articles", func(i int) {
		l := taken[i]
		a := t.article(l.Article)
		t.labelled(margin, cut(outlet(a)+", "+t.shortStamp(a.Published), t.nameColumn()-1), t.nameColumn(), t.lineage(l, several), 4)
	})
}

// several finds the outlets that more than one article is the root of others from: which
// of them is meant, a date must say.
func (t *traced) several(ls []*news.Lineage) map[string]bool {
	first, out := map[string]news.ID{}, map[string]bool{}
	for _, l := range ls {
		for _, r := range l.Roots {
			of := outlet(t.article(r.Article))
			if id, ok := first[of]; !ok {
				first[of] = r.Article
			} else if id != r.Article {
				out[of] = true
			}
		}
	}
	return out
}

// lineage says where the words of an article stood first. What is less than half a
// per cent is left out.
func (t *traced) lineage(l *news.Lineage, several map[string]bool) string {
	var parts []string
	article := t.article(l.Article)
	wire := t.agency(article)
	for _, r := range l.Roots {
		if r.Share < leastShare {
			continue
		}
		root := t.article(r.Article)
		what := outlet(root)
		if r.Added {
			what += "’s additions"
		}
		if several[outlet(root)] {
			near := root.Published.Time.UTC().Year() == article.Published.Time.UTC().Year()
			what += " of " + days([]news.Article{*root}, near)
		}
		if wire != "" && wire == t.agency(root) { // neither need have copied the other, whichever was first
			what += " (both print " + wire + ")"
		}
		parts = append(parts, percent(r.Share)+" "+what)
	}
	if l.Own >= leastShare {
		parts = append(parts, percent(l.Own)+" its own")
	}
	return strings.Join(parts, ", ")
}

const leastShare = 0.005

// percent is a share in whole per cent; what is neither nothing nor all is not rounded
// to either.
func percent(share float64) string {
	p := math.Round(100 * share)
	switch {
	case p < 1:
		return "under 1" + string(noBreak) + "%"
	case p >= 100 && share < 1:
		p = 99
	}
	return fmt.Sprintf("%.0f%c%%", p, noBreak)
}
