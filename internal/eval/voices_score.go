package eval

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

// VoicesScore says how well statements are given to those who make them, in per
// cent to two decimals.
type VoicesScore struct {
	Statements   int     `json:"statements"`
	Found        Figure  `json:"found"`           // of them
	Known        Figure  `json:"known"`           // statements of the engine that the gold has, of all that it makes
	Right        Figure  `json:"right"`           // the right voice, of those found
	RightDirect  Figure  `json:"right_direct"`    // of the direct and mixed ones found
	RightOther   Figure  `json:"right_indirect"`  // of the indirect ones found
	Kind         Figure  `json:"kind"`            // the right kind, of those with the right voice
	Unnamed      int     `json:"unnamed"`         // unnamed sources and groups of which a statement was found
	UnnamedApart Figure  `json:"unnamed_apart"`   // of them
	Chains       Extents `json:"chains"`          // links of a statement to a voice that passed it on
	ChainLinks   int     `json:"links"`           // in the gold
	Links        int     `json:"links_predicted"` // by the engine
}

// ScoreVoices holds each statement of the gold against the one whose content is
// the most like its own: half of what either covers at least, or else one that
// shares its cue.
//
// A voice is right if its name, or most of its mentions, overlap the spans in
// which the gold names the voice or say the same words, and if none of its mentions
// names another voice of the gold and not this one: two voices taken for one are
// wrong for both. An unnamed source is kept apart if its statements have a right
// voice that is an unnamed one or a group and no other voice's.
func ScoreVoices(gold []VoicesGold, predicted []VoicesPrediction) VoicesScore {
	byID := make(map[string]*VoicesPrediction, len(predicted))
	for i := range predicted {
		byID[predicted[i].ID] = &predicted[i]
	}
	var s VoicesScore
	var found, right, kind, apart, made, known int
	var of, ok [2]int // indirect; direct or mixed
	var links hits
	for i := range gold {
		g := &gold[i]
		s.Statements += len(g.Statements)
		p := byID[g.ID]
		if p == nil {
			p = &VoicesPrediction{}
		}
		m := newVoiceMatch(g, p)
		for k := range g.Statements {
			st := &g.Statements[k]
			at := m.found[k]
			if at < 0 {
				continue
			}
			quoted := one(st.Kind != news.Indirect)
			found, of[quoted] = found+1, of[quoted]+1
			if v := p.Statements[at].Voice; m.same(v, st.Voice) {
				right, ok[quoted] = right+1, ok[quoted]+1
				kind += one(p.Voices[v].Kind == g.Voices[st.Voice].Kind)
			}
		}
		made, known = made+len(p.Statements), known+m.known()
		n, a := m.unnamedApart()
		s.Unnamed, apart = s.Unnamed+n, apart+a
		h := m.links()
		links.gold, links.predicted, links.right = links.gold+h.gold, links.predicted+h.predicted, links.right+h.right
	}
	s.Found = rounded(100*over(found, s.Statements), 2)
	s.Known = rounded(100*over(known, made), 2)
	s.Right = rounded(100*over(right, found), 2)
	s.RightDirect, s.RightOther = rounded(100*over(ok[1], of[1]), 2), rounded(100*over(ok[0], of[0]), 2)
	s.Kind = rounded(100*over(kind, right), 2)
	s.UnnamedApart = rounded(100*over(apart, s.Unnamed), 2)
	s.Chains, s.ChainLinks, s.Links = links.figures(), links.gold, links.predicted
	return s
}

// voiceMatch is one article's gold beside what was found in it.
type voiceMatch struct {
	g      *VoicesGold
	p      *VoicesPrediction
	points []rune
	found  []int      // for each statement of the gold, the one found, or -1
	names  [][]string // for each voice of the gold, the words of its names
}

func newVoiceMatch(g *VoicesGold, p *VoicesPrediction) *voiceMatch {
	m := &voiceMatch{g: g, p: p, points: []rune(g.Text)}
	for i := range g.Voices {
		m.names = append(m.names, each(g.Voices[i].Names, m.words))
	}
	for i := range g.Statements {
		m.found = append(m.found, mostAlike(&g.Statements[i], p.Statements))
	}
	return m
}

// known counts the statements that were found and that the gold has: about the same
// content, or a part of its cue.
func (m *voiceMatch) known() int {
	n := 0
	for i := range m.p.Statements {
		p := &m.p.Statements[i]
		n += one(slices.ContainsFunc(m.g.Statements, func(g GoldStatement) bool { return alike(&g, p) }))
	}
	return n
}

// alike reports whether a statement may be one of the gold's found again.
func alike(g *GoldStatement, p *VoiceStatement) bool {
	return jaccard(g.Content, p.Content) >= 0.5 || inCommon(g.Cue, p.Cue) > 0
}

// mostAlike is the index of the statement that is a statement of the gold found
// again, or -1.
func mostAlike(g *GoldStatement, statements []VoiceStatement) int {
	best := -1
	var rank [2]float64
	for i := range statements {
		p := &statements[i]
		if !alike(g, p) {
			continue
		}
		if r := [2]float64{jaccard(g.Content, p.Content), float64(inCommon(g.Cue, p.Cue))}; best < 0 || slices.Compare(r[:], rank[:]) > 0 {
			best, rank = i, r
		}
	}
	return best
}

// jaccard is what two lists of ranges share of what they cover together.
func jaccard(a, b []Range) float64 {
	n := inCommon(a, b)
	return over(n, length(a)+length(b)-n)
}

// words are the words of a range, in one case and without the punctuation around
// it.
func (m *voiceMatch) words(r Range) string {
	lo, hi := min(r[0], len(m.points)), min(r[1], len(m.points))
	w := strings.Join(strings.Fields(string(m.points[lo:hi])), " ")
	return strings.ToLower(strings.Trim(w, ",.;:'’\"“”() "))
}

// means reports whether a range of text names a voice of the gold.
func (m *voiceMatch) means(r Range, voice int) bool {
	if inCommon([]Range{r}, m.g.Voices[voice].Names) > 0 {
		return true
	}
	w := m.words(r)
	return w != "" && slices.Contains(m.names[voice], w)
}

// same reports whether a voice that was found is a voice of the gold.
func (m *voiceMatch) same(found, voice int) bool {
	if found < 0 {
		return false
	}
	p, g := &m.p.Voices[found], &m.g.Voices[voice]
	if p.Kind == news.Author || g.Kind == news.Author {
		return p.Kind == g.Kind
	}
	named := slices.ContainsFunc(p.Name, func(r Range) bool { return m.means(r, voice) })
	if !named {
		n := 0
		for _, r := range p.Mentions {
			n += one(m.means(r, voice))
		}
		named = 2*n > len(p.Mentions)
	}
	return named && !m.coversAnother(p, voice)
}

// coversAnother reports whether a mention of a voice names another voice of the
// gold, about as that one is named, and not this one.
func (m *voiceMatch) coversAnother(p *FoundVoice, voice int) bool {
	for _, r := range p.Mentions {
		if m.means(r, voice) {
			continue
		}
		for k := range m.g.Voices {
			for _, n := range m.g.Voices[k].Names {
				if k != voice && jaccard([]Range{r}, []Range{n}) >= 0.5 {
					return true
				}
			}
		}
	}
	return false
}

// unnamedApart counts the unnamed sources and groups of which a statement was
// found, and those of them that have a voice of their own.
func (m *voiceMatch) unnamedApart() (n, apart int) {
	unnamed := func(k news.VoiceKind) bool { return k == news.Unnamed || k == news.Group }
	for v := range m.g.Voices {
		if !unnamed(m.g.Voices[v].Kind) {
			continue
		}
		heard, own := false, true
		for k := range m.g.Statements {
			if m.found[k] < 0 {
				continue
			}
			id := m.p.Statements[m.found[k]].Voice
			if m.g.Statements[k].Voice == v {
				heard = true
				own = own && m.same(id, v) && unnamed(m.p.Voices[id].Kind) && !m.speaksForAnother(id, v)
			}
		}
		n, apart = n+one(heard), apart+one(heard && own)
	}
	return n, apart
}

// speaksForAnother reports whether a found voice makes statements of another
// voice than the given one.
func (m *voiceMatch) speaksForAnother(found, voice int) bool {
	for k := range m.g.Statements {
		if at := m.found[k]; at >= 0 && m.p.Statements[at].Voice == found && m.g.Statements[k].Voice != voice {
			return true
		}
	}
	return false
}

// links counts the links of statements to those who passed them on. Links of
// statements that the gold does not have count against the engine.
func (m *voiceMatch) links() hits {
	var h hits
	for i := range m.p.Statements {
		h.predicted += len(m.p.Statements[i].Chain)
	}
	for k := range m.g.Statements {
		h.gold += len(m.g.Statements[k].Chain)
		if m.found[k] < 0 {
			continue
		}
		found := slices.Clone(m.p.Statements[m.found[k]].Chain)
		for _, l := range m.g.Statements[k].Chain {
			if i := slices.IndexFunc(found, func(f VoiceLink) bool { return m.same(f.Voice, l.Voice) }); i >= 0 {
				h.right++
				found = slices.Delete(found, i, i+1)
			}
		}
	}
	return h
}
