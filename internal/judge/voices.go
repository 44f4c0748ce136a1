package judge

import (
	"maps"
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// voice is a voice as it is known in findings: a name holds in all texts (the zero text),
// a description in one.
type voice struct {
	text news.TextID
	name string // folded
}

// voices are those that people found to be the same, or not to be.
type voices struct {
	up    map[voice]voice
	apart map[[2]voice]bool // by their roots, in both orders
	js    map[voice][]side  // of each voice, the judgements about it
}

// side is one of the two voices that a judgement is about.
type side struct{ judgement, n int }

// fold is the form of a name that it is compared by.
func fold(name string) string {
	return string(text.Fold(nil, strings.Join(strings.Fields(name), " ")))
}

func (v *voices) root(x voice) voice {
	for v.up[x] != x {
		v.up[x] = v.up[v.up[x]]
		x = v.up[x]
	}
	return x
}

func (v *voices) unite(a, b voice) {
	for _, x := range [2]voice{a, b} {
		if _, ok := v.up[x]; !ok {
			v.up[x] = x
		}
	}
	v.up[v.root(b)] = v.root(a)
}

// of is the root of what an origin's voice was found to be.
func (v *voices) of(o *news.ClaimOrigin) (voice, bool) {
	if o.Voice == "" || len(v.up) == 0 {
		return voice{}, false
	}
	name := fold(o.Voice)
	for _, x := range [2]voice{{o.Words.Text, name}, {name: name}} {
		if _, ok := v.up[x]; ok {
			return v.root(x), true
		}
	}
	return voice{}, false
}

// judged says whether people found two voices to be the same.
func (v *voices) judged(a, b *news.ClaimOrigin) (same, known bool) {
	x, ok := v.of(a)
	if !ok {
		return false, false
	}
	y, ok := v.of(b)
	if !ok {
		return false, false
	}
	switch {
	case v.apart[[2]voice{x, y}]:
		return false, true
	case x == y && fold(a.Voice) != fold(b.Voice):
		return true, true
	}
	return false, false
}

// voices lays judgements on voices.
func (b *bench) voices() *voices {
	v := &voices{up: map[voice]voice{}, apart: map[[2]voice]bool{}, js: map[voice][]side{}}
	topics := topic{}
	known := map[int][2][]voice{}
	for i := range b.js {
		j := &b.js[i]
		if !b.live(i) || j.Verb != news.Same && j.Verb != news.Apart {
			continue
		}
		x, y := b.voicesOf(&j.Of), b.voicesOf(j.And)
		if len(x) == 0 || len(y) == 0 {
			b.lose(i, "it was made on words that name no such voice any more")
			continue
		}
		known[i] = [2][]voice{x, y}
		if y[0].less(x[0]) {
			x, y = y, x
		}
		topics.add([2]voice{x[0], y[0]}, i)
	}
	b.settle(topics)
	for i := range b.js {
		pair, ok := known[i]
		if !ok || !b.live(i) {
			continue
		}
		for n, names := range pair {
			for _, x := range names {
				v.unite(names[0], x)
				v.js[x] = append(v.js[x], side{i, n})
			}
		}
		if b.js[i].Verb == news.Same {
			v.unite(pair[0][0], pair[1][0])
		}
	}
	for i := range b.js {
		if pair, ok := known[i]; ok && b.live(i) && b.js[i].Verb == news.Apart {
			x, y := v.root(pair[0][0]), v.root(pair[1][0])
			if x == y {
				b.js[i].Effect, b.js[i].Note = news.Replaced, "other judgements make the two one, by way of a third voice: undo one of them"
				continue
			}
			v.apart[[2]voice{x, y}], v.apart[[2]voice{y, x}] = true, true
		}
	}
	return v
}

func (v voice) less(w voice) bool {
	if v.name != w.name {
		return v.name < w.name
	}
	return slices.Compare(v.text[:], w.text[:]) < 0
}

// voicesOf are the voices that a target means: those that stand where it was found, by
// what they are called now.
func (b *bench) voicesOf(t *news.Target) []voice {
	var out []voice
	add := func(x voice) {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	for _, r := range t.Refs {
		i := b.set.TextIndex(r.Text)
		if i < 0 || b.set.Analyses[i] == nil {
			continue
		}
		for _, v := range b.set.Analyses[i].Voices {
			if !v.Name.Overlaps(r.Span) && !slices.ContainsFunc(v.Mentions, func(m news.Span) bool { return m == r.Span }) {
				continue
			}
			name := v.Name.Of(b.set.Texts[i].Body)
			if everywhere(v.Kind, name) {
				add(voice{name: fold(name)})
			} else {
				add(voice{r.Text, fold(name)})
			}
			break
		}
	}
	if len(t.Refs) == 0 || len(out) == 0 && everywhere(news.Person, t.Name) {
		add(voice{name: fold(t.Name)})
	}
	return out
}

// everywhere reports whether a voice is the same wherever its name stands.
func everywhere(k news.VoiceKind, name string) bool { return k == news.Outlet || news.Named(k, name) }

// touches reports whether both of two voices that were judged have told a claim, and
// marks it with the judgements.
func (v *voices) touches(b *bench, c *claimed) bool {
	if len(v.up) == 0 {
		return false
	}
	seen := map[int][2]bool{}
	mark := func(o *news.ClaimOrigin) {
		if o.Voice == "" {
			return
		}
		name := fold(o.Voice)
		for _, x := range [2]voice{{o.Words.Text, name}, {name: name}} {
			for _, s := range v.js[x] {
				both := seen[s.judgement]
				both[s.n] = true
				seen[s.judgement] = both
			}
		}
	}
	for i := range c.Origins {
		mark(&c.Origins[i])
	}
	for i := range c.Tellings {
		t := &c.Tellings[i]
		k := b.set.TextIndex(t.Words.Text)
		if k < 0 || b.set.Analyses[k] == nil || t.Index < 0 || int(t.Index) >= len(b.set.Analyses[k].Statements) {
			continue
		}
		a := b.set.Analyses[k]
		if s := a.Statements[t.Index].Voice; s >= 0 && int(s) < len(a.Voices) {
			mark(&news.ClaimOrigin{Voice: a.Voices[s].Name.Of(b.set.Texts[k].Body), Words: t.Words})
		}
	}
	found := false
	for _, i := range slices.Sorted(maps.Keys(seen)) {
		if seen[i] == [2]bool{true, true} {
			found = true
			if b.live(i) {
				c.mark(b.js[i].ID)
			}
		}
	}
	return found
}
