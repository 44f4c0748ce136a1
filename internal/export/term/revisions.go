package term

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay/internal/news"
)

// mostRevisions is how many revisions are set, and mostEdits how many changes of each,
// unless all are asked for.
const (
	mostRevisions = 8
	mostEdits     = 3
)

// grave orders what a change touches, the gravest first; of a kind, what was replaced
// comes before what was dropped or added.
func grave(a, b news.ChangeKind, oneSidedA, oneSidedB bool) int {
	order := []news.ChangeKind{news.NumberChange, news.DateChange, news.NameChange, news.QuotationChange, news.WordsChange}
	rank := func(k news.ChangeKind, oneSided bool) int {
		n := 2 * slices.Index(order, k)
		if oneSided {
			n++
		}
		return n
	}
	return cmp.Compare(rank(a, oneSidedA), rank(b, oneSidedB))
}

// revisions sets which articles were changed after they had been published, and what
// became of their words.
func (t *traced) revisions(all bool) {
	rs := t.f.Revisions
	t.section("REVISED", len(rs), atMost(mostRevisions, all), "more revision", "more revisions", func(i int) {
		t.labelled(margin, cut(t.versions(&rs[i]), t.nameColumn()-1), t.nameColumn(), t.revised(&rs[i], all), 0)
	})
}

// versions names two versions of an article.
func (t *traced) versions(r *news.Revision) string {
	a, b := t.articles[r.From], t.articles[r.To]
	from, to := t.changed(a, b), t.changed(b, a)
	later := t.shortStamp(to)
	if !from.Day && !to.Day && from.Known() && from.Time.UTC().Truncate(24*time.Hour).Equal(to.Time.UTC().Truncate(24*time.Hour)) {
		later = clock(to)
	}
	return outlet(a) + ", " + t.shortStamp(from) + " → " + later
}

// changed is the date of a version: when it was last changed, if that is what tells it
// from the other.
func (t *traced) changed(a, other *news.Article) news.Stamp {
	if a.Published == other.Published && a.Modified.Known() {
		return a.Modified
	}
	return a.Published
}

// revised says what became of an article's words.
func (t *traced) revised(r *news.Revision, all bool) string {
	var parts []string
	if !r.Decided {
		parts = append(parts, "which is the older is not known")
	}
	edits := slices.Clone(r.Edits)
	slices.SortStableFunc(edits, func(x, y news.Edited) int {
		return grave(x.Kind, y.Kind, x.From.Span.Empty() || x.To.Span.Empty(), y.From.Span.Empty() || y.To.Span.Empty())
	})
	for i, e := range edits {
		if i == mostEdits && !all {
			parts = append(parts, fmt.Sprintf("%d more", len(edits)-i))
			break
		}
		parts = append(parts, fmt.Sprintf("%s: %s → %s", e.Kind, t.words(e.From), t.words(e.To)))
	}
	if r.Title {
		parts = append(parts, "another headline")
	}
	if len(parts) == 0 {
		parts = append(parts, "no word is another")
	}
	return strings.Join(parts, "; ")
}

// revises says of a telling that its article is a later version.
func (t *traced) revises(x *news.Telling) string {
	if !x.Decided {
		return "another version of it; which is the older is not known"
	}
	return "a later version of it"
}
