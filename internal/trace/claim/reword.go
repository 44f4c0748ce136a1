package claim

import (
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// manySwaps is in how many places of what two texts share other words must stand for somebody to have
// written one of them anew, so that other words say nothing: "paired whirlpools" for "linked
// eddies", "needs" for "requires".
const manySwaps = 8

// reworded leaves out, of what changed between two tellings, other words that change nothing: where
// the texts have many of them, or one side has elsewhere in its text what stands in their place here
// ("drill", "launch").
func (d *drifter) reworded(a, b *news.Telling, changes []news.Drift) []news.Drift {
	return slices.DeleteFunc(changes, func(x news.Drift) bool {
		return x.Kind == news.WordsDrift && (d.calledBoth(x.From, x.To) || d.calledBoth(x.To, x.From) || d.swaps(a.Words.Text, b.Words.Text) >= manySwaps)
	})
}

// swaps is in how many places of what two texts share the one has other words than the other.
func (d *drifter) swaps(a, b news.TextID) (n int) {
	for _, p := range d.shared(a, b) {
		for _, e := range p.Edits {
			if !e.A.Empty() && !e.B.Empty() {
				n++
			}
		}
	}
	return n
}

// calledBoth reports whether the words of x that tell something all stand in the text of y, too,
// beside what stands in their place there.
func (d *drifter) calledBoth(x, y news.Ref) bool {
	tx, ty := d.set.TextIndex(x.Text), d.set.TextIndex(y.Text)
	l := d.lexicon(d.set.Texts[ty].Lang)
	wanted := d.telling(tx, x.Span)
	if l == nil || len(wanted) == 0 {
		return false
	}
	body := d.set.Texts[ty].Body
	for i, w := range wanted {
		w = string(l.stem([]byte(w)))
		if !strings.Contains(body, w) { // mostly: there is no need to read its words
			return false
		}
		wanted[i] = w
	}
	var buf [64]byte
	for _, tok := range d.set.Analyses[ty].Tokens {
		if tok.Overlaps(y.Span) {
			continue
		}
		w := string(l.stem(text.Fold(buf[:0], tok.Of(body))))
		if wanted = slices.DeleteFunc(wanted, func(v string) bool { return v == w }); len(wanted) == 0 {
			return true
		}
	}
	return false
}
