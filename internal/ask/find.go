package ask

import (
	"cmp"
	"math"
	"slices"
)

const (
	// least is what part of the weight of the words that were asked for a claim has
	// that may be meant, and enough that of one that is, if the next falls short of it
	// by a part of its score that is clear.
	least  = .5
	enough = .6
	clear  = .15

	// onHeadline is what the part of the words of a headline that was asked for adds:
	// of two claims that have all words the one is meant which says little else.
	onHeadline = .1
)

// Where the words of a claim stand.
const (
	inHeadline = iota
	inTelling
	inVoice
	inDenial
	around
	places
)

// counts is what a word counts, by where it stands.
var counts = [places]float64{inHeadline: 1, inTelling: .95, inVoice: .8, inDenial: .7, around: .5}

// What bounds the work of a question, however many claims there are: how many claims that
// have one of its words are looked at, and how many of them are compared word by word.
const (
	maxLooked   = 10_000
	maxCompared = 96
)

// Shelf is claims by their words. A claim has a number; the most widely told has the
// lowest.
type Shelf interface {
	Len() (int, error)
	Count(form string) (int, error)                     // claims that have a word
	Having(form string, most int) ([]int64, error)      // their numbers, in order: the first so many
	Profiles(claims []int64) (map[int64]Profile, error) // of some claims
}

// Hit is a claim that may be meant.
type Hit struct {
	Claim int64
	Score float64  // of the weight of what was asked for, the part that it has, and up to onHeadline
	Has   []string // the words that it has, as they were given
	Lacks []string // and those that it has not
	has   float64
}

// Find ranks the claims that have any of the words, the likeliest first; of those that
// have words alone which many have, not all. The rarer a word is among the claims, the
// more it counts.
func (q Question) Find(in Shelf) ([]Hit, error) {
	n, err := in.Len()
	if err != nil || n == 0 {
		return nil, err
	}
	weights, total := make([]float64, len(q.words)), 0.0
	have := make([]int, len(q.words))
	for i, w := range q.words {
		for _, f := range w.forms {
			k, err := in.Count(f)
			if err != nil {
				return nil, err
			}
			have[i] = max(have[i], k)
		}
		weights[i] = weight(n, have[i])
		total += weights[i]
	}
	compared, err := q.candidates(in, have, weights)
	if err != nil {
		return nil, err
	}
	profiles, err := in.Profiles(compared)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for _, c := range compared {
		if h, ok := q.hit(profiles[c], weights, total); ok {
			h.Claim = c
			hits = append(hits, h)
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), cmp.Compare(a.Claim, b.Claim))
	})
	return hits, nil
}

// weight is what a word counts that so many of n claims have: their odds, as in BM25, and
// something for each word, since of few claims all may have it.
func weight(n, have int) float64 {
	return 1 + math.Log(1+(float64(n-have)+.5)/(float64(have)+.5))
}

// candidates are the claims to compare: those with most weight of the words of the
// question, of which the rarest are looked up first.
func (q Question) candidates(in Shelf, have []int, weights []float64) ([]int64, error) {
	order := make([]int, len(q.words))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(have[a], have[b]) })
	sum := map[int64]float64{}
	left := maxLooked
	for _, i := range order {
		seen := map[int64]bool{}
		for _, f := range q.words[i].forms {
			if left <= 0 {
				break
			}
			claims, err := in.Having(f, left)
			if err != nil {
				return nil, err
			}
			left -= len(claims)
			for _, c := range claims {
				if !seen[c] {
					seen[c] = true
					sum[c] += weights[i]
				}
			}
		}
	}
	out := make([]int64, 0, len(sum))
	for c := range sum {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b int64) int { return cmp.Or(-cmp.Compare(sum[a], sum[b]), cmp.Compare(a, b)) })
	return out[:min(len(out), maxCompared)], nil
}

// hit is how well a claim fits.
func (q Question) hit(p Profile, weights []float64, total float64) (h Hit, ok bool) {
	fields, met := p.fields(), 0
	for i, w := range q.words {
		f := slices.IndexFunc(fields[:], func(f field) bool { return f.hasAny(w.forms) })
		if f < 0 {
			h.Lacks = append(h.Lacks, w.given)
			continue
		}
		if f == inHeadline {
			met++
		}
		h.has += weights[i] * counts[f] / total
		h.Has = append(h.Has, w.given)
	}
	h.Score = h.has
	if n := len(fields[inHeadline]); n > 0 {
		h.Score += onHeadline * min(1, float64(met)/float64(n))
	}
	return h, len(h.Has) > 0
}

// Meant says how many of the hits, which are in their order, may be meant, and whether
// the first clearly is.
func Meant(hits []Hit) (n int, sure bool) {
	for n < len(hits) && hits[n].has >= least {
		n++
	}
	return n, n > 0 && hits[0].has >= enough && (n == 1 || hits[1].Score < (1-clear)*hits[0].Score)
}

// memory is claims that are held in memory.
type memory struct {
	profiles []Profile
	having   map[string][]int64
}

// NewShelf makes a shelf of the claims of some profiles, whose numbers are their places.
func NewShelf(profiles []Profile) Shelf {
	m := memory{profiles, map[string][]int64{}}
	for i, p := range profiles {
		for _, w := range p.Words() {
			m.having[w] = append(m.having[w], int64(i))
		}
	}
	return m
}

func (m memory) Len() (int, error) { return len(m.profiles), nil }

func (m memory) Count(form string) (int, error) { return len(m.having[form]), nil }

func (m memory) Having(form string, most int) ([]int64, error) {
	list := m.having[form]
	return list[:min(len(list), most)], nil
}

func (m memory) Profiles(claims []int64) (map[int64]Profile, error) {
	out := make(map[int64]Profile, len(claims))
	for _, c := range claims {
		out[c] = m.profiles[c]
	}
	return out, nil
}
