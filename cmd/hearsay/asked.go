package main

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/ask"
	"hearsay/internal/export/document"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/news"
)

const (
	// mostAsked is how many claims are listed that may be meant, unless --top says more.
	mostAsked = 10
	// besideSaid is how many are where a sentence has more of what was asked for.
	besideSaid = 3
	// leastBeside is what part of it the tellings of one have at least.
	leastBeside = .3
)

// found is what was found for some words.
type found struct {
	q    ask.Question
	hits []ask.Hit
	said []ask.Sentence
	may  int
	near []*part       // of the first hits
	in   []*news.Claim // of each sentence that was said: a claim that a part of it tells, or nil
	sure bool          // the first is meant
	one  bool          // it is shown in full: it is meant, or no other may be
}

func (s *following) byWords() error {
	x, err := s.find()
	if err != nil {
		return err
	}
	if !x.sure && s.f.html != "" {
		return fmt.Errorf("no page is written: %s", s.doubt(x))
	}
	var meant *part
	if x.sure {
		meant = x.near[0]
	}
	return s.write(meant, func(out *bufio.Writer) error {
		switch {
		case s.json:
			return document.Write(out, s.answer(meant, x))
		case x.one:
			return hterm.Claim(out, x.near[0].set, x.near[0].found, hterm.ClaimOptions{
				Style: s.style(), All: s.f.all, Fit: x.claimFit(), Perhaps: !x.sure,
			})
		}
		return hterm.Asked(out, s.asking(x), s.style())
	})
}

// find looks for the claim that the words mean, and for sentences that have more of them
// than any.
func (s *following) find() (*found, error) {
	q, err := ask.Parse(s.f.ask)
	if err != nil {
		return nil, usageError{err}
	}
	x := &found{q: q}
	if x.hits, err = x.q.Find(s.lib); err != nil {
		return nil, err
	}
	if x.said, err = x.q.Said(s.lib, s.lib, x.hits); err != nil {
		return nil, err
	}
	x.may, x.sure = ask.Meant(x.hits)
	x.sure = x.sure && len(x.said) == 0
	x.one = x.sure || x.may == 1 && len(x.said) == 0
	get, n := s.lib.Some, s.f.top
	switch {
	case x.one && !s.json:
		get, n = s.lib.Part, 1
	case s.json:
		get = s.lib.Part
	case len(x.said) > 0:
		n = min(n, besideSaid)
	case !s.f.topped:
		n = mostAsked
	}
	if x.may > 0 && !s.json {
		n = min(n, x.may)
	}
	for _, h := range x.hits[:min(len(x.hits), n)] {
		if len(x.said) > 0 && h.Fits < leastBeside && !s.json {
			break
		}
		p, err := get(s.ctx, h.Claim)
		if err != nil {
			return nil, err
		}
		x.near = append(x.near, p)
	}
	return x, s.claimsIn(x)
}

// mostWithin is how many of the nearest claims are held against the sentences that were said.
const mostWithin = 10

// claimsIn finds, for each sentence, the first of the nearest claims that a part of it tells:
// what stands around that part is in no claim, and no news of one article alone.
func (s *following) claimsIn(x *found) error {
	x.in = make([]*news.Claim, len(x.said))
	if len(x.said) == 0 {
		return nil
	}
	for i := range x.hits[:min(len(x.hits), mostWithin)] {
		var p *part
		var err error
		if i < len(x.near) {
			p = x.near[i]
		} else if p, err = s.lib.Some(s.ctx, x.hits[i].Claim); err != nil {
			return err
		}
		c := p.claim()
		for k := range x.said {
			y := &x.said[k]
			if x.in[k] == nil && slices.ContainsFunc(c.Tellings, func(t news.Telling) bool {
				return t.Words.Text == y.Words.Text && t.Words.Span.Overlaps(y.Words.Span)
			}) {
				x.in[k], y.Alone = c, false
			}
		}
	}
	return nil
}

// fitOf says how words fit a claim or a sentence.
func fitOf(h *ask.Hit) hterm.Fit {
	f := hterm.Fit{Untold: h.Untold(), Beside: h.Beside, Misses: h.Misses}
	for _, n := range h.Near {
		f.Like = append(f.Like, [2]string{n.Asked, n.Is})
	}
	return f
}

// claimFit is how the words fit the first claim, and which of its articles have them.
func (x *found) claimFit() *hterm.Fit {
	f, set := fitOf(&x.hits[0]), x.near[0].set
	whole, of := x.q.Tellers(set, x.near[0].claim())
	f.Of = of
	if c := x.near[0].claim(); len(whole) < of {
		if words := x.q.Fitting(set, c); words != c.Headline {
			f.Words = words
		}
	}
	for _, id := range whole {
		for i := range set.Articles {
			if set.Articles[i].ID == id {
				f.Some = append(f.Some, set.Articles[i])
			}
		}
	}
	return &f
}

// asking is what was found, to be set.
func (s *following) asking(x *found) *hterm.Asking {
	a := &hterm.Asking{Words: s.f.ask, Where: s.where, May: x.may}
	for i, p := range x.near {
		words := x.q.Fitting(p.set, p.claim())
		a.Near = append(a.Near, hterm.Nearest{
			Set: p.set, Claim: p.claim(), Words: words, Marks: x.q.Marks(p.set.Words(words), ""), Fit: fitOf(&x.hits[i]),
		})
	}
	for i := range x.said {
		y := &x.said[i]
		voice, denies := y.Voice()
		a.Said = append(a.Said, hterm.Spoken{
			Set: setOf(y), Article: &y.Articles[0], Articles: len(y.Articles) + len(y.Also), Words: y.Words, Voice: voice, Denies: denies,
			Alone: y.Alone, Within: x.in[i], Fit: fitOf(&y.Hit), Marks: x.q.Marks(y.Words.Span.Of(y.Text.Body), y.Text.Lang),
		})
	}
	return a
}

// setOf is a set of the articles that print a sentence.
func setOf(y *ask.Sentence) *news.Set {
	set := news.NewSet(append([]news.Article{}, y.Articles...), []news.Text{*y.Text})
	set.Analyses[0] = y.Analysis
	return set
}

// doubt says why it is not clear which claim is meant.
func (s *following) doubt(x *found) string {
	if x.may == 0 || len(x.said) > 0 {
		return fmt.Sprintf("no claim %s tells %q", s.where, s.f.ask)
	}
	var ids []string
	for _, p := range x.near[:min(x.may, len(x.near))] {
		ids = append(ids, string(p.claim().ID))
	}
	if len(ids) == 1 {
		return fmt.Sprintf("%q may mean claim %s, and has words that it has not; give --claim %[2]s", s.f.ask, ids[0])
	}
	return fmt.Sprintf("%q may mean several claims; give --claim with one of %s", s.f.ask, strings.Join(ids, ", "))
}

func (s *following) answer(meant *part, x *found) document.Answer {
	var full *document.Followed
	if meant != nil {
		d := document.NewMaker(meant.set).Followed(meant.found, s.problems)
		full = &d
	}
	var near []document.Nearest
	for i, p := range x.near {
		near = append(near, document.Nearest{Claim: document.NewMaker(p.set).Claim(p.claim()), Score: x.hits[i].Score, Fit: documentFit(&x.hits[i])})
	}
	var said []document.Said
	for i := range x.said {
		y := &x.said[i]
		voice, denies := y.Voice()
		all := append(append([]news.Article{}, y.Articles...), y.Also...)
		said = append(said, document.NewMaker(setOf(y)).Said(y.Words, all, voice, denies, y.Alone, documentFit(&y.Hit)))
	}
	return document.NewAnswer(s.f.ask, full, x.may, near, said, s.problems)
}

func documentFit(h *ask.Hit) document.Fit {
	list := func(words []string) []string { return append([]string{}, words...) }
	f := document.Fit{Has: list(h.Has), Beside: list(h.Beside), Lacks: list(h.Lacks), Misses: h.Misses, Like: []document.Like{}}
	for _, n := range h.Near {
		f.Like = append(f.Like, document.Like{Asked: n.Asked, Told: n.Is})
	}
	return f
}
