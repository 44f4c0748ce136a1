package claim

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// What makes a claim matter more to a reader than another, in doublings of the number of
// articles that tell it.
const (
	perDenied  = 1.5  // somebody denies it, and it is told by several
	perDrift   = 0.5  // a kind of change on the way, other than words
	maxDrift   = 1.5  // all of them
	perRepeat  = 0.5  // a doubling of the articles that an origin stands for
	perLead    = 1.5  // it stands among the first sentences of an article; so for each doubling of them
	perVoice   = 0.5  // somebody is named as its source
	perPartial = -1.5 // another claim tells it and more
	perPoor    = -3.0 // a step by which no telling says it by itself
	perFelt    = -1.0 // somebody's own words that name nothing and count nothing: “we are in shock”
	perLoose   = -5.0 // by how much its tellings are less alike than tight, on the mean, for each doubling of them: of such, more tell something else
	tight      = 0.8
	leadUntil  = 3 // sentences
)

// Rank sorts claims by how much they matter: widely told, on the word of few, denied,
// changed on the way. It says nothing of what is true.
// poor is how poor the headline of each is, by its id (see Headlines).
func Rank(set *news.Set, claims []news.Claim, poor map[news.ID]int, o Options) {
	by := make(map[news.ID]*news.Claim, len(claims))
	for i := range claims {
		by[claims[i].ID] = &claims[i]
	}
	type place struct {
		weight float64
		at     int
		part   bool // see news.Claim.PartOf
	}
	order := make([]place, len(claims))
	blocks(len(claims), maxBlocks, minBlock, o.Each, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			c := &claims[i]
			w := matters(set, c) + perPoor*float64(poor[c.ID])
			if felt(set, c, o.Lexicon) {
				w += perFelt
			}
			part := c.PartOf(func(id news.ID) *news.Claim { return by[id] })
			if part {
				w += perPartial
			}
			order[i] = place{math.Round(w*64) / 64, i, part} // the same on every processor
		}
	})
	order = sorted(order, o.Each, func(x, y place) int {
		a, b := &claims[x.at], &claims[y.at]
		return cmp.Or(-cmp.Compare(x.weight, y.weight), -cmp.Compare(a.Articles, b.Articles), -cmp.Compare(a.Outlets, b.Outlets),
			cmp.Compare(a.Headline.Span.Start, b.Headline.Span.Start), cmp.Compare(a.ID, b.ID), cmp.Compare(x.at, y.at))
	})
	places, part := make([]int32, len(order)), make([]bool, len(order))
	for i, p := range order {
		places[i], part[i] = int32(p.at), p.part
	}
	picked(claims, places)
	parted(set, claims[:min(len(claims), maxParted)], part, o)
}

// felt reports whether a claim is headed by somebody's own words, in quotation marks, that have no name
// and no number in them: they mostly say what he felt. What a body says is a statement of its.
func felt(set *news.Set, c *news.Claim, lexicon func(code string) *Lexicon) bool {
	a, body, l := textOf(set, c.Headline.Text, lexicon)
	if l == nil || slices.ContainsFunc(c.Origins, func(o news.ClaimOrigin) bool { return o.Kind == news.Organisation }) {
		return false
	}
	lo, hi := news.Within(a.Tokens, c.Headline.Span)
	if lo == hi || !quoted(a, a.Tokens[lo]) {
		return false
	}
	first := true // the first word of the quotation is capitalised, whatever it is
	var buf [64]byte
	for _, tok := range a.Tokens[lo:hi] {
		written := tok.Of(body)
		if !hasWord(written) {
			continue
		}
		w, says := l.word(buf[:0], written)
		if _, rarity := l.look(w, l.stem(w)); first && rarity < maxRarity { // else it is rare enough for a name
			says = false
		}
		first = false
		if r, _ := utf8.DecodeRuneInString(written); says && (unicode.IsDigit(r) || string(w) != written) {
			return false
		}
	}
	return true
}

func matters(set *news.Set, c *news.Claim) float64 {
	w := math.Log2(float64(max(1, c.Articles))) + math.Log2(float64(max(1, c.Outlets)))/2
	w += perRepeat * math.Log2(float64(max(1, c.Articles))/float64(max(1, c.Max)))
	if len(c.Denials) > 0 && c.Articles > 1 {
		w += perDenied
	}
	kinds := map[news.DriftKind]bool{}
	leads, alike := 0, 0.0
	for i := range c.Tellings {
		t := &c.Tellings[i]
		alike += t.Alike
		for _, d := range t.Drift {
			kinds[d.Kind] = d.Kind != news.WordsDrift
		}
		if x := set.TextIndex(t.Words.Text); x >= 0 && set.Analyses[x] != nil {
			if t.Revises == "" && news.Find(set.Analyses[x].Sentences, t.Words.Span.Start) < leadUntil {
				leads++
			}
		}
	}
	changed := 0.0
	for _, k := range kinds {
		if k {
			changed += perDrift
		}
	}
	w += min(changed, maxDrift)
	if n := len(c.Tellings); n > 1 {
		w += perLoose * max(0, tight-alike/float64(n)) * math.Log2(float64(n))
	}
	w += perLead * math.Log2(float64(1+leads))
	if slices.ContainsFunc(c.Origins, func(o news.ClaimOrigin) bool { return o.Kind != news.Author }) {
		w += perVoice
	}
	return w
}

const (
	// maxParted is how many claims, the first, are held against each other for whether they say
	// nearly the same, and twinWords what part of the words of the one with fewer the other
	// must have.
	maxParted = 64
	twinWords = 0.7
	minTwin   = 3 // words that tell something that it must have
)

// parted moves each claim that says nearly what one before it says, or that stands in the same
// sentences or statements as that, behind those that do not: who reads the first few shall not
// read one thing twice. part tells of each whether it is part of another.
func parted(set *news.Set, claims []news.Claim, part []bool, o Options) {
	words := make([][]uint64, len(claims))
	for i := range claims {
		words[i] = stems(nil, set, claims[i].Headline, o.Lexicon)
	}
	var first, twins []news.Claim
	var shown []int
	stand := map[standsIn][]int{} // of those shown
	for i := range claims {
		if part[i] { // it stands under its whole, which it shall not put behind
			first = append(first, claims[i])
			continue
		}
		where := standing(set, &claims[i])
		if beside(where, stand, func(k int) int { return len(claims[k].Tellings) }) || slices.ContainsFunc(shown, func(k int) bool {
			return twin(words[k], words[i]) || oneSentence(set, claims[k].Headline, claims[i].Headline)
		}) {
			twins = append(twins, claims[i])
			continue
		}
		shown, first = append(shown, i), append(first, claims[i])
		for _, in := range where {
			for _, w := range in {
				if at := stand[w]; len(at) == 0 || at[len(at)-1] != i {
					stand[w] = append(at, i)
				}
			}
		}
	}
	copy(claims[copy(claims, first):], twins)
}

// standsIn is a sentence of a text, or a statement, in which a claim is told.
type standsIn struct {
	text      int
	n         int32
	statement bool
}

// standing is, for each telling of a claim, in which sentence and statement it stands.
func standing(set *news.Set, c *news.Claim) [][]standsIn {
	out := make([][]standsIn, 0, len(c.Tellings))
	for k := range c.Tellings {
		t := &c.Tellings[k]
		x := set.TextIndex(t.Words.Text)
		if x < 0 || set.Analyses[x] == nil {
			continue
		}
		in := []standsIn{{x, int32(news.Find(set.Analyses[x].Sentences, t.Words.Span.Start)), false}}
		if t.Index >= 0 {
			in = append(in, standsIn{x, t.Index, true})
		}
		out = append(out, in)
	}
	return out
}

// manyBeside is how many tellings a half of a claim's has at least.
const manyBeside = 3

// beside reports whether most of the tellings of a claim, or half of them and most of the other's, stand in the
// same sentences or statements as those of one claim that is shown: one sentence that tells two things, or one
// post of several sentences. size is how many tellings a claim that is shown has.
func beside(tellings [][]standsIn, shown map[standsIn][]int, size func(k int) int) bool {
	n := map[int]int{}
	for _, in := range tellings {
		seen := map[int]bool{}
		for _, w := range in {
			for _, k := range shown[w] {
				if !seen[k] {
					seen[k] = true
					n[k]++
				}
			}
		}
	}
	for k, both := range n {
		if 2*both > len(tellings) || both >= manyBeside && 2*both == len(tellings) && 2*both > size(k) {
			return true
		}
	}
	return false
}

// oneSentence reports whether two stretches begin in one sentence.
func oneSentence(set *news.Set, a, b news.Ref) bool {
	x := set.TextIndex(a.Text)
	if a.Text != b.Text || x < 0 || set.Analyses[x] == nil {
		return false
	}
	s := set.Analyses[x].Sentences
	i := news.Find(s, a.Span.Start)
	return i >= 0 && i == news.Find(s, b.Span.Start)
}

// twin reports whether of two lists of words, sorted, one has most of the other's.
func twin(a, b []uint64) bool {
	fewer := min(len(a), len(b))
	return fewer >= minTwin && float64(inBoth(a, b)) >= twinWords*float64(fewer)
}

// stems adds to out the words of a stretch that tell something, as hashes of their stems, sorted, each once.
func stems(out []uint64, set *news.Set, r news.Ref, lexicon func(code string) *Lexicon) []uint64 {
	a, body, l := textOf(set, r.Text, lexicon)
	if l == nil {
		return out
	}
	lo, hi := news.Within(a.Tokens, r.Span)
	from := len(out)
	var buf [64]byte
	for _, tok := range a.Tokens[lo:min(hi, lo+maxStretch)] {
		if w, says := l.word(buf[:0], tok.Of(body)); says {
			out = append(out, fnv(l.stem(w)))
		}
	}
	slices.Sort(out[from:])
	return out[:from+len(slices.Compact(out[from:]))]
}
