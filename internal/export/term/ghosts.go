package term

import (
	"fmt"
	"strings"

	"hearsay/internal/news"
)

// mostGhosts is how many outlets are set, unless all are asked for, and mostCiting how
// many articles that cite one.
const (
	mostGhosts = 8
	mostCiting = 3
)

// ghosts sets which outlets are cited whose reports are not there: where to look next. Those of
// which there are articles, but none in words of the one that cites it, stand apart.
func (t *traced) ghosts(all bool) {
	var gone, here []*news.Ghost
	for i := range t.f.Ghosts {
		if g := &t.f.Ghosts[i]; g.Here {
			here = append(here, g)
		} else {
			gone = append(gone, g)
		}
	}
	t.cited("CITED, AND NOT IN THIS SET", gone, all)
	t.cited("CITED, HERE, BUT NOT IN THESE WORDS", here, all)
}

func (t *traced) cited(heading string, gs []*news.Ghost, all bool) {
	t.section(heading, len(gs), atMost(mostGhosts, all), "more outlet", "more outlets", func(i int) {
		t.labelled(margin, cut(Clean(gs[i].Name), t.nameColumn()-1), t.nameColumn(), t.citing(gs[i], all), 4)
	})
}

// citing says who cites an outlet, and in which words the first does.
func (t *traced) citing(g *news.Ghost, all bool) string {
	var names []string
	seen := map[string]bool{}
	for _, c := range g.Citing {
		if name := outlet(t.article(c.Article)); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	more := ""
	if !all && len(names) > mostCiting {
		names, more = names[:mostCiting], fmt.Sprintf(" and %d more", len(names)-mostCiting)
	}
	words := t.set.Words(g.Citing[0].Words)
	if strings.EqualFold(words, g.Name) {
		return "cited by " + strings.Join(names, ", ") + more
	}
	return fmt.Sprintf("cited by %s%s: “%s”", strings.Join(names, ", "), more, cut(Clean(words), 60))
}
