package claim

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/internal/news"
)

// What makes the words of a telling a poor headline.
const (
	partOnly  = 1 // they are a clause of what is told, cut where another opens
	pointing  = 2 // they begin with a word that says nothing without what stands before: "it", "which"
	fewWords  = 2 // they have fewer words that tell something than minTells
	verbless  = 2 // they have no word that may be the verb of a clause: "the chief of the yard"
	asking    = 2 // they ask, and say nothing: "Did you see it?"
	headless  = 1 // they begin with it: "came back after a delay", who did stands before
	minTells  = 4
	known     = -1  // no reason to show another telling: they begin with a thing that was told of before, "The surgery took three hours"
	maxKnown  = 4   // words between "the" and the verb behind which nothing says which is meant
	maxBefore = 120 // bytes of a sentence that is set before what is known
	maxTokens = 64  // of them that are looked at
)

// Headlines gives each claim the words of its earliest telling among those that say it best
// by themselves: in a whole clause that does not lean on what stands before it. It returns
// how poor each is, by the claim's id: 0 for one that stands by itself.
func Headlines(set *news.Set, claims []news.Claim, o Options) map[news.ID]int {
	poorest := make([]int, len(claims))
	blocks(len(claims), maxBlocks, minBlock, o.Each, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			c, best := &claims[i], -1
			for k := range c.Tellings {
				t := &c.Tellings[k]
				if best == 0 {
					break // none says it better
				}
				if t.Revises != "" {
					continue
				}
				if p := poor(set, t, o.Lexicon); best < 0 || p < best {
					best, c.Headline = p, bare(set, t, o.Lexicon)
				}
			}
			c.Context, c.Speaker = context(set, c.Headline, o.Lexicon), speaker(set, c)
			poorest[i] = max(best, 0)
		}
	})
	out := make(map[news.ID]int, len(claims))
	for i := range claims {
		out[claims[i].ID] = poorest[i]
	}
	return out
}

// poor is how little the words of a telling say by themselves, 0 the best.
func poor(set *news.Set, t *news.Telling, lexicon func(code string) *Lexicon) int {
	x := set.TextIndex(t.Words.Text)
	if x < 0 || set.Analyses[x] == nil {
		return 0
	}
	a, body, p := set.Analyses[x], set.Texts[x].Body, 0
	if !entire(a, body, t) {
		p += partOnly
	}
	if first, end := news.Within(a.Sentences, t.Words.Span); end-first < 2 && asks(t.Words.Span.Of(body)) {
		p += asking
	}
	l := lexicon(set.Texts[x].Lang)
	if l == nil {
		return p
	}
	lo, hi := news.Within(a.Tokens, t.Words.Span)
	tells, verb := 0, false
	var buf [64]byte
	for _, tok := range a.Tokens[lo:min(hi, lo+maxTokens)] {
		written := tok.Of(body)
		w, says := l.word(buf[:0], written)
		if says {
			tells++
		}
		verb = verb || len(w) > 0 && hasWord(written) && l.finite(w, written)
	}
	p += max(0, l.leaning(a, body, t.Words.Span))
	if tells < minTells {
		p += fewWords
	}
	if !verb && l.Finite != nil && !quoted(a, a.Tokens[lo]) {
		p += verbless
	}
	return p
}

// asks reports whether words end in a question mark, but for what closes a quotation.
func asks(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "”’\"'»“)] "))
	return last == '?' || last == '؟' || last == '？'
}

// context is the sentence before that of a headline, in its paragraph or at the end of the one
// before, where the headline's says little without what stands before it; empty otherwise.
func context(set *news.Set, r news.Ref, lexicon func(code string) *Lexicon) news.Ref {
	x := set.TextIndex(r.Text)
	if x < 0 || set.Analyses[x] == nil {
		return news.Ref{}
	}
	a, l := set.Analyses[x], lexicon(set.Texts[x].Lang)
	i := news.Find(a.Sentences, r.Span.Start)
	if l == nil || i < 1 || !l.leans(a, set.Texts[x].Body, r.Span, a.Sentences[i-1]) ||
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
		if t.Index < 0 || t.Words.Text != c.Headline.Text || !t.Words.Span.Contains(c.Headline.Span) {
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

// leaning is how little the sentence that a telling stands in says without what stands before
// it: that is shown with it.
func (l *Lexicon) leaning(a *news.Analysis, body string, s news.Span) int {
	claimed := s
	if i := news.Find(a.Sentences, s.Start); i >= 0 {
		s = s.Cover(a.Sentences[i])
	}
	lo, hi := news.Within(a.Tokens, s)
	var buf [64]byte
	for i, tok := range a.Tokens[lo:hi] {
		written := tok.Of(body)
		w, _ := l.word(buf[:0], written)
		switch {
		case len(w) == 0 || !hasWord(written):
			continue
		case l.Definite[string(w)] && claimed.Contains(tok) && l.toldOf(body, a.Tokens[lo+i+1:hi]) && !quoted(a, tok):
			return known
		case (l.Leans[string(w)] || l.This[string(w)] || l.That[string(w)] && string(w) != written) && !quoted(a, tok):
			return pointing // "It sank", "That boat sank"
		case string(w) == written && l.finite(w, written):
			return headless
		}
		return 0
	}
	return 0
}

// toldOf reports whether the words behind a "the" are a short noun and its verb, and nothing
// says which is meant: no name, no number, no "of" or "who".
func (l *Lexicon) toldOf(body string, tokens []news.Span) bool {
	var buf [64]byte
	for k, tok := range tokens[:min(len(tokens), maxKnown+1)] {
		written := tok.Of(body)
		w, says := l.word(buf[:0], written)
		switch {
		case !hasWord(written) || string(w) != written:
			return false
		case k > 0 && l.finite(w, written):
			return true
		case !says || l.Open[string(w)]:
			return false
		}
	}
	return false
}

// finite reports whether a folded word, as it is written, may be the verb of a clause.
func (l *Lexicon) finite(w []byte, written string) bool {
	return l.Finite[string(w)] || len(l.Past) > 0 && len(w) > len(l.Past)+1 && string(w) == written && strings.HasSuffix(written, l.Past)
}

// bare is the words of a telling without what joins them to who says so: "that" before
// all that a statement says.
func bare(set *news.Set, t *news.Telling, lexicon func(code string) *Lexicon) news.Ref {
	x := set.TextIndex(t.Words.Text)
	if x < 0 || t.Index < 0 || set.Analyses[x] == nil {
		return t.Words
	}
	a, body, l := set.Analyses[x], set.Texts[x].Body, lexicon(set.Texts[x].Lang)
	lo, hi := news.Within(a.Tokens, t.Words.Span)
	if l == nil || hi-lo < minTells || !entire(a, body, t) || len(a.Statements[t.Index].Content) > 1 {
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

// entire reports whether a telling is all that a statement says, or all that the author says
// in a sentence, and not a clause of either.
func entire(a *news.Analysis, body string, t *news.Telling) bool {
	all := func(spans []news.Span) bool {
		return news.CoverAll(spans).End == t.Words.Span.End && news.CoverAll(undated(a, body, spans)) == t.Words.Span
	}
	if t.Index >= 0 {
		return all(a.Statements[t.Index].Content)
	}
	if s := news.Find(a.Sentences, t.Words.Span.Start); s >= 0 && all(a.Sentences[s:s+1]) {
		return true
	}
	return slices.ContainsFunc(a.Assertions, func(x news.Assertion) bool { return all(x.Spans) })
}

// quoted reports whether a token stands in quotation marks that somebody speaks in.
func quoted(a *news.Analysis, tok news.Span) bool {
	return slices.ContainsFunc(a.Quotations, func(q news.Quotation) bool { return q.Speech && q.Outer.Contains(tok) })
}
