package ask

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/lang"
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

	// onWant is what the answer's having what the question wants, a number or a name, weighs,
	// of what a word of it weighs on average.
	onWant = .5

	// within is from what part of the first one's score on another may be meant, too.
	within = .65
)

// Where the words of a claim stand.
const (
	inHeadline = iota
	inTelling
	inVoice
	inDenial
	around
	places

	counted = places     // the words of tellings that stand beside a number
	marks   = places + 1 // what of all that may be wanted the tellings have
	lines   = places + 2
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

// Hit is a claim that may be meant. Each word of the question is in one of its lists, as it
// was given.
type Hit struct {
	Claim  int64
	Score  float64  // of the weight of what was asked for, the part that it has, and up to onHeadline
	Has    []string // a telling has it, or the name of who tells it
	Near   []Near   // a telling has a word that may mean the same
	Beside []string // it stands around a telling, or in a denial
	Lacks  []string // it has not
	Misses string   // what the question wants and no telling has: "a number"
	Fits   float64  // the part of the weight that its tellings have, which is less than Score where words stand around them
	has    float64
}

// Near is a word that was asked for, and one that may mean the same.
type Near struct{ Asked, Is string }

// Untold are the words that no telling has.
func (h *Hit) Untold() (out []string) {
	for _, n := range h.Near {
		out = append(out, n.Asked)
	}
	return append(append(out, h.Beside...), h.Lacks...)
}

// Whole reports whether the tellings have all that was asked for.
func (h *Hit) Whole() bool {
	return len(h.Near) == 0 && len(h.Beside) == 0 && len(h.Lacks) == 0 && h.Misses == ""
}

// Find ranks the claims that have any of the words, the likeliest first; of those that
// have words alone which many have, not all. The rarer a word is among the claims, the
// more it counts. If the first has not all, words that may mean the same are looked up, too,
// and the question keeps them.
func (q *Question) Find(in Shelf) ([]Hit, error) {
	hits, err := q.find(in)
	if err != nil || len(hits) > 0 && hits[0].Whole() {
		return hits, err
	}
	if *q = q.Widened(); !slices.ContainsFunc(q.words, func(w Word) bool { return len(w.near) > 0 }) {
		return hits, nil // no word has others that may mean the same
	}
	return q.find(in)
}

func (q Question) find(in Shelf) ([]Hit, error) {
	n, err := in.Len()
	if err != nil || n == 0 {
		return nil, err
	}
	w, err := q.weigh(in, n)
	if err != nil {
		return nil, err
	}
	compared, err := q.candidates(in, w)
	if err != nil {
		return nil, err
	}
	profiles, err := in.Profiles(compared)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for _, c := range compared {
		if h, ok := q.hit(profiles[c], w); ok {
			h.Claim = c
			hits = append(hits, h)
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(-cmp.Compare(a.Score, b.Score), cmp.Compare(a.Claim, b.Claim))
	})
	return hits, nil
}

// weights is what the words of a question weigh among some claims.
type weights struct {
	have  []int     // of each word: how many claims have it
	word  []float64 // what it weighs
	want  float64   // what it weighs that the answer has what is wanted
	total float64
}

func (q Question) weigh(in Shelf, n int) (weights, error) {
	w := weights{have: make([]int, len(q.words)), word: make([]float64, len(q.words))}
	for i := range q.words {
		for _, f := range q.words[i].forms {
			k, err := in.Count(f)
			if err != nil {
				return w, err
			}
			w.have[i] = max(w.have[i], k)
		}
		w.word[i] = weight(n, w.have[i])
		w.total += w.word[i]
	}
	if q.wants != 0 {
		w.want = onWant * w.total / float64(len(q.words))
		w.total += w.want
	}
	return w, nil
}

// weight is what a word counts that so many of n claims have: their odds, as in BM25, and
// something for each word, since of few claims all may have it.
func weight(n, have int) float64 {
	return 1 + math.Log(1+(float64(n-have)+.5)/(float64(have)+.5))
}

// candidates are the claims to compare: those with most weight of the words of the
// question, of which the rarest are looked up first.
func (q Question) candidates(in Shelf, w weights) ([]int64, error) {
	order := make([]int, len(q.words))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(w.have[a], w.have[b]) })
	sum := map[int64]float64{}
	left := maxLooked
	for _, i := range order {
		seen := map[int64]bool{}
		look := func(form string, weight float64) error {
			if left <= 0 {
				return nil
			}
			claims, err := in.Having(form, left)
			left -= len(claims)
			for _, c := range claims {
				if !seen[c] {
					seen[c] = true
					sum[c] += weight
				}
			}
			return err
		}
		for _, f := range q.words[i].forms {
			if err := look(f, w.word[i]); err != nil {
				return nil, err
			}
		}
		for _, n := range q.words[i].near {
			if err := look(n.form, likeness*w.word[i]); err != nil {
				return nil, err
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
func (q Question) hit(p Profile, w weights) (h Hit, ok bool) {
	fields, met := p.fields(), 0
	beside := false // a word that it has stands beside a number
	for i := range q.words {
		x := &q.words[i]
		f := slices.IndexFunc(fields[:places], func(f field) bool { return f.hasAny(x.forms) })
		if f == inHeadline {
			met++
		}
		if f >= 0 && f <= inVoice {
			h.Has = append(h.Has, x.given)
			h.Fits += w.word[i]
			h.has += counts[f] * w.word[i]
			beside = beside || fields[counted].hasAny(x.forms)
			continue
		}
		k := slices.IndexFunc(x.near, func(n alike) bool { return fields[inHeadline].has(n.form) || fields[inTelling].has(n.form) })
		switch {
		case k >= 0:
			h.Near = append(h.Near, Near{x.given, x.near[k].word})
			h.Fits += likeness * w.word[i]
			h.has += likeness * w.word[i]
			beside = beside || fields[counted].has(x.near[k].form)
		case f >= 0:
			h.Beside = append(h.Beside, x.given)
			h.has += counts[f] * w.word[i]
		default:
			h.Lacks = append(h.Lacks, x.given)
		}
	}
	if q.wants != 0 {
		part := q.wanted(fields[marks].has(wantMarks[q.wants]), beside)
		h.Fits += part * w.want
		h.has += part * w.want
		if part < 1 {
			h.Misses = q.Wants()
		}
	}
	h.has, h.Fits = h.has/w.total, h.Fits/w.total
	h.Score = h.has
	if n := len(fields[inHeadline]); n > 0 {
		h.Score += onHeadline * min(1, float64(met)/float64(n))
	}
	return h, len(h.Has)+len(h.Near)+len(h.Beside) > 0
}

// wanted is what part of what is wanted some words have that have it somewhere or not, and
// beside a word that was asked for or not: a number of something else is none.
func (q Question) wanted(has, beside bool) float64 {
	switch {
	case !has:
		return 0
	case q.wants == lang.WantNumber && !beside:
		return .25
	}
	return 1
}

// Meant says how many of the hits, which are in their order, may be meant, and whether
// the first clearly is.
func Meant(hits []Hit) (n int, sure bool) {
	for n < len(hits) && hits[n].has >= least && hits[n].Score >= within*hits[0].Score {
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
