package claim

import (
	"strings"
	"unicode/utf8"

	"hearsay/internal/news"
)

const (
	perMissing = 1.5 // what a telling lacks of the words that others share, in steps of how poor it is
	perOwn     = 0.6 // what of its words no other telling has, in the same steps
	perUnnamed = 1.0 // it tells of "her" or "them", and who that is stands before its sentence
	perKnown   = 0.3 // it begins with a thing that was told of before
	perLong    = 1.0 // a telling that is longer than longest by as much again, in the same steps
	longest    = 160 // bytes
	about      = 0.5 // steps by which a later telling must be better to be shown in place of an earlier one
)

// Headlines gives each claim the words of its earliest telling among those that say it best
// by themselves: in a whole clause that does not lean on what stands before it. It returns
// how poor each is, by the claim's id: 0 for one that stands by itself.
func Headlines(set *news.Set, claims []news.Claim, o Options) map[news.ID]int {
	poorest := make([]int, len(claims))
	blocks(len(claims), maxBlocks, minBlock, o.Each, func(lo, hi int) {
		h := chooser{set: set, lexicon: o.Lexicon, have: map[uint64]int{}, seen: map[uint64]bool{}}
		for i := lo; i < hi; i++ {
			c := &claims[i]
			k, p := h.earliest(c)
			c.Headline, poorest[i] = bare(set, &c.Tellings[k], o.Lexicon), p
			c.Slight = h.slight(c)
			h.says(c)
			c.Speaker = speaker(set, c)
			if !opensWithSpeaker(set, c) {
				c.Context = context(set, c.Headline, o.Lexicon)
			}
		}
	})
	out := make(map[news.ID]int, len(claims))
	for i := range claims {
		out[claims[i].ID] = poorest[i]
	}
	return out
}

// chooser chooses headlines, one claim after the other.
type chooser struct {
	set     *news.Set
	lexicon func(code string) *Lexicon
	words   []uint64 // hashes of what the tellings say, one telling after the other
	end     []int    // where each telling's end
	have    map[uint64]int
	seen    map[uint64]bool
	lacks   []float64
	own     []float64
}

// earliest is the place of the earliest telling of a claim among those that say it about as well as
// the best: by themselves, briefly, and what the others say. How poor the least poor is comes with it.
func (h *chooser) earliest(c *news.Claim) (at, poorest int) {
	if len(c.Tellings) > 1 {
		h.missing(c.Tellings)
	}
	at, cost := -1, 0.0
	for k := range c.Tellings {
		t := &c.Tellings[k]
		if t.Revises != "" && at >= 0 {
			continue
		}
		p, hangs := poor(h.set, t, h.lexicon)
		if at < 0 || p < poorest {
			poorest = p
		}
		if len(c.Tellings) == 1 {
			return k, p
		}
		// Each product is rounded before it is added: the same on every processor.
		w := float64(p) + hangs + float64(perLong*max(0, float64(t.Words.Span.Len())/longest-1))
		if k < len(h.lacks) {
			w += float64(perMissing*h.lacks[k]) + float64(perOwn*h.own[k])
		}
		if at < 0 || w < cost-about {
			at, cost = k, w
		}
		if cost <= about {
			break // none is better by that much
		}
	}
	return at, poorest
}

// fewInCommon is fewer words than two tellings must have in common that are not much alike.
const fewInCommon = 5

// slight reports whether a claim is told but twice, by nobody who has it from the other, in words of which hardly any are the
// same: "who knows what", "two supermoons in January". It is asked behind earliest.
func (h *chooser) slight(c *news.Claim) bool {
	if len(c.Tellings) != 2 || c.Tellings[0].Parent != "" || c.Tellings[1].Parent != "" || c.Likeness() >= news.SlightAlike {
		return false
	}
	return inBoth(h.words[:h.end[0]], h.words[h.end[0]:h.end[1]]) < fewInCommon
}

// missing notes of each telling, the first most of them, what share it lacks of the words that two
// and more have, each counted as often as tellings have it, those in the same words once.
func (h *chooser) missing(tellings []news.Telling) {
	const most = 256
	tellings = tellings[:min(len(tellings), most)]
	h.words, h.end, h.lacks, h.own = h.words[:0], h.end[:0], h.lacks[:0], h.own[:0]
	clear(h.have)
	clear(h.seen)
	for k := range tellings {
		from := len(h.words)
		h.words = stems(h.words, h.set, tellings[k].Words, h.lexicon)
		h.end = append(h.end, len(h.words))
		print := uint64(0) // of all of them
		for _, w := range h.words[from:] {
			print = print*31 + w
		}
		if h.seen[print] {
			continue
		}
		h.seen[print] = true
		for _, w := range h.words[from:] {
			h.have[w]++
		}
	}
	all := 0
	for _, n := range h.have {
		if n > 1 {
			all += n
		}
	}
	from := 0
	for _, end := range h.end {
		has, own := 0, 0
		for _, w := range h.words[from:end] {
			if n := h.have[w]; n > 1 {
				has += n
			} else {
				own++
			}
		}
		h.own = append(h.own, float64(own)/float64(max(1, end-from)))
		from = end
		h.lacks = append(h.lacks, 1-float64(has)/float64(max(all, 1)))
	}
}

// says notes of each telling what part of the headline's words it has.
func (h *chooser) says(c *news.Claim) {
	head := stems(h.words[:0], h.set, c.Headline, h.lexicon)
	for k := range c.Tellings {
		t := &c.Tellings[k]
		all := stems(head, h.set, t.Words, h.lexicon)
		t.Says = hundredths(float32(inBoth(head, all[len(head):])) / float32(max(1, len(head))))
		h.words = all
	}
}

// context is the sentence before that of a headline, in its paragraph or at the end of the one
// before, where the headline's says little without what stands before it; empty otherwise.
func context(set *news.Set, r news.Ref, lexicon func(code string) *Lexicon) news.Ref {
	a, body, l := textOf(set, r.Text, lexicon)
	if l == nil {
		return news.Ref{}
	}
	i := news.Find(a.Sentences, r.Span.Start)
	if i < 1 || !l.leans(a, body, r.Span, a.Sentences[i-1]) ||
		news.Find(a.Paragraphs, r.Span.Start)-news.Find(a.Paragraphs, a.Sentences[i-1].Start) > 1 {
		return news.Ref{}
	}
	return news.Ref{Text: r.Text, Span: a.Sentences[i-1]}
}

// speaker is the name of who says the headline of a claim, as its text has it, where the sentence
// calls him something else or nothing: "he said", "the father said", a quotation alone.
func speaker(set *news.Set, c *news.Claim) news.Ref {
	x := set.TextIndex(c.Headline.Text)
	if x < 0 || set.Analyses[x] == nil {
		return news.Ref{}
	}
	a, body := set.Analyses[x], set.Texts[x].Body
	for k := range c.Tellings {
		t := &c.Tellings[k]
		if t.Index < 0 || !c.HeadedBy(t) {
			continue
		}
		s := &a.Statements[t.Index]
		if s.Voice < 0 || int(s.Voice) >= len(a.Voices) {
			return news.Ref{}
		}
		v := &a.Voices[s.Voice]
		shown := c.Headline.Span.Cover(news.CoverAll(s.Source))
		if i := news.Find(a.Sentences, c.Headline.Span.Start); i >= 0 {
			shown = shown.Cover(a.Sentences[i])
		}
		if v.Kind != news.Person && v.Kind != news.Organisation || !news.Named(v.Kind, v.Name.Of(body)) || saysName(shown.Of(body), v.Name.Of(body)) {
			return news.Ref{}
		}
		return news.Ref{Text: t.Words.Text, Span: v.Name}
	}
	return news.Ref{}
}

// opensWithSpeaker reports whether the sentence of a headline begins with who says it, whose name is
// known: "She (Ida Voss) also said" leans on nothing.
func opensWithSpeaker(set *news.Set, c *news.Claim) bool {
	calls := set.Calls(c)
	if calls.Empty() {
		return false
	}
	sentences := set.Analyses[set.TextIndex(c.Headline.Text)].Sentences
	i := news.Find(sentences, calls.Start)
	return i >= 0 && sentences[i].Start == calls.Start && i == news.Find(sentences, c.Headline.Span.Start)
}

// saysName reports whether one of the words of a name stands in a text, or its initials.
func saysName(text, name string) bool {
	var initials []rune
	for w := range strings.FieldsSeq(name) {
		if len(w) > 2 && strings.Contains(text, w) {
			return true
		}
		first, _ := utf8.DecodeRuneInString(w)
		initials = append(initials, first)
	}
	return len(initials) > 1 && strings.Contains(text, string(initials))
}

// leans reports whether the sentence of a headline is to be read with the one before: with a
// long one, or one that leans itself, only if it says nothing else.
func (l *Lexicon) leans(a *news.Analysis, body string, s, before news.Span) bool {
	by := l.leaning(a, body, s)
	return by == pointing || by == known && before.Len() <= maxBefore && l.leaning(a, body, before) == 0
}

// bare is the words of a telling without what joins them to who says so: "that" before
// all that a statement says.
func bare(set *news.Set, t *news.Telling, lexicon func(code string) *Lexicon) news.Ref {
	a, body, l := textOf(set, t.Words.Text, lexicon)
	if l == nil || t.Index < 0 {
		return t.Words
	}
	lo, hi := news.Within(a.Tokens, t.Words.Span)
	if hi-lo < minTells || !entire(a, body, t) || len(a.Statements[t.Index].Content) > 1 {
		return t.Words
	}
	var buf [64]byte
	written := a.Tokens[lo].Of(body)
	if w, _ := l.word(buf[:0], written); !l.That[string(w)] || string(w) != written {
		return t.Words // "That would be half as much again": it points at something
	}
	r := t.Words
	r.Span.Start = a.Tokens[lo+1].Start
	return r
}
