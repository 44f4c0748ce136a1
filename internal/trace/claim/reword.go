package claim

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// manySwaps is how many different words, in what two texts share, must stand in place of others for
// somebody to have written one of them anew, so that other words of nearly the same meaning say nothing: "paired
// whirlpools" for "linked eddies", "needs" for "requires".
const manySwaps = 8

// minMeant is how near two stretches then lie by what their words mean: "unusual" and "unique" .53,
// "pairing" and "matching" .53; "knife" and "gun" .38, "charged" and "convicted" .30, "accident" and
// "attack" .18. Who writes a text anew may get a thing wrong, and that is told. Opposites are near,
// too ("safe" and "dangerous" .63), so that of a text with fewer other words all are told.
const minMeant = 0.45

// reworded leaves out, of what changed between two tellings, other words of nearly the same meaning
// where the texts have many of them. That a text has the other word elsewhere is no sign that the two
// mean one thing: it may say who was charged, and then who was convicted.
func (d *drifter) reworded(a, b *news.Telling, changes []news.Drift) []news.Drift {
	ta, tb := d.set.TextIndex(a.Words.Text), d.set.TextIndex(b.Words.Text)
	if !d.anew[[2]int{min(ta, tb), max(ta, tb)}] {
		return changes
	}
	return slices.DeleteFunc(changes, func(x news.Drift) bool {
		return x.Kind == news.WordsDrift && d.meantAlike(x.From, x.To)
	})
}

// writtenAnew are the pairs of texts, by their places in the set and the lesser first, of which somebody
// wrote one anew. Each passage is looked at once, and not once for each change in it.
func writtenAnew(set *news.Set, passages []news.Passage) map[[2]int]bool {
	swaps, out := map[[2]int][]instead{}, map[[2]int]bool{}
	for i := range passages {
		p := &passages[i]
		ta, tb := set.TextIndex(p.A.Text), set.TextIndex(p.B.Text)
		if ta < 0 || tb < 0 {
			continue
		}
		k := [2]int{min(ta, tb), max(ta, tb)}
		for _, e := range p.Edits {
			if out[k] {
				break
			}
			s := instead{e.A.Of(set.Texts[ta].Body), e.B.Of(set.Texts[tb].Body)}
			if s.a != "" && s.b != "" && !slices.Contains(swaps[k], s) {
				if swaps[k] = append(swaps[k], s); len(swaps[k]) >= manySwaps {
					out[k] = true
				}
			}
		}
	}
	return out
}

// instead is what the one text of a passage has in place of what the other has.
type instead struct{ a, b string }

// meantAlike reports whether the words of two stretches that tell something mean nearly the same, and
// neither is of what somebody is accused of.
func (d *drifter) meantAlike(x, y news.Ref) bool {
	u, ok := d.meaning(x)
	v, also := d.meaning(y)
	if !ok || !also || len(u) != len(v) {
		return false
	}
	scale(u)
	scale(v)
	return dot(u, v) >= minMeant
}

// meaning is the sum of what the words of a stretch mean that tell something. It is false where one of
// them is not known, or says that somebody is accused.
func (d *drifter) meaning(s news.Ref) ([]float32, bool) {
	t := d.set.TextIndex(s.Text)
	l := d.lexicon(d.set.Texts[t].Lang)
	if l == nil || l.Words == nil {
		return nil, false
	}
	sum := make([]float32, l.Words.Dims())
	words := d.telling(t, s.Span)
	for _, word := range words {
		w := text.Fold(nil, word)
		i, rarity := l.look(w, l.stem(w))
		if i < 0 || l.Accuse[word] || l.Charge[word] || l.No[word] {
			return nil, false
		}
		l.Words.Add(sum, i, rarity)
	}
	return sum, len(words) > 0
}
