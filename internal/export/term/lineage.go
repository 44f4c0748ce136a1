package term

import (
	"fmt"
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
	if len(taken) == 0 {
		return
	}
	t.line("")
	t.line(t.ink(bold, "WHERE THEIR WORDS STOOD FIRST"))
	more := 0
	if !all && len(taken) > mostLineages {
		taken, more = taken[:mostLineages], len(taken)-mostLineages
	}
	for _, l := range taken {
		a := t.articles[l.Article]
		var parts []string
		for _, r := range l.Roots {
			what := outlet(t.articles[r.Article])
			if r.Added {
				what += "’s additions"
			}
			parts = append(parts, percent(r.Share)+" "+what)
		}
		if l.Own >= 0.005 {
			parts = append(parts, percent(l.Own)+" its own")
		}
		column := min(lineageName, t.style.Width/2)
		name := cut(outlet(a)+", "+t.shortStamp(a.Published), column-1)
		t.labelled(margin, name, column, strings.Join(parts, ", "), 3)
	}
	if more > 0 {
		t.line(t.ink(faint, fmt.Sprintf("   … and %s (--all)", plural(more, "more article", "more articles"))))
	}
}

// percent is a share in whole per cent.
func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// lineageName is the width of the column of articles.
const lineageName = 38
