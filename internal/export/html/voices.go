package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// colours is how many voices have a colour of their own; style.css has as many.
// More could not be told apart, by some readers not even these: each voice also
// has a letter, and each colour its own line below the words.
const colours = 8

// voice is who statements are from, over all texts. Two voices of the same name
// are one here: that is all a reader can see, and all that a colour says.
type voice struct {
	Name, Kind string
	Label      string // A, B, …, Z, AA, …
	Class      string // "v1" to "v8"; "v0" has no colour of its own
	Statements int
	Articles   []*article

	name string // folded
}

// voices is every voice of a set, those with most statements first.
type voices struct {
	list   []*voice
	byName map[string]*voice
	of     [][]*voice // for each text, for each of its analysis' voices; nil for the author
}

func newVoices(set *news.Set) voices {
	v := voices{byName: map[string]*voice{}, of: make([][]*voice, len(set.Texts))}
	for t, a := range set.Analyses {
		if a == nil {
			continue
		}
		v.of[t] = make([]*voice, len(a.Voices))
		for i := range a.Voices {
			if a.Voices[i].Kind != news.Author {
				v.of[t][i] = v.enter(set.Texts[t].Body, &a.Voices[i])
			}
		}
		for i := range a.Statements {
			if x := v.at(t, a.Statements[i].Voice); x != nil {
				x.Statements++
			}
		}
	}
	v.list = slices.DeleteFunc(v.list, func(x *voice) bool { return x.Statements == 0 })
	slices.SortFunc(v.list, func(a, b *voice) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), strings.Compare(a.name, b.name))
	})
	for i, x := range v.list {
		x.Label, x.Class = letters(i), "v0"
		if i < colours {
			x.Class = fmt.Sprintf("v%d", i+1)
		}
	}
	return v
}

func (v *voices) enter(body string, src *news.Voice) *voice {
	name := line(settled(body, src.Name).Of(body))
	if name == "" && len(src.Mentions) > 0 {
		name = line(settled(body, src.Mentions[0]).Of(body))
	}
	if name == "" {
		return nil
	}
	key := fold(name)
	x := v.byName[key]
	if x == nil {
		x = &voice{Name: shorten(name, 90), Kind: src.Kind.String(), name: key}
		v.byName[key] = x
		v.list = append(v.list, x)
	}
	return x
}

// at is the voice of index i in text t, or nil.
func (v *voices) at(t int, i int32) *voice {
	if i < 0 || int(i) >= len(v.of[t]) {
		return nil
	}
	return v.of[t][i]
}

// named is the voice of that name if it has statements, or nil.
func (v *voices) named(name string) *voice {
	if x := v.byName[fold(line(name))]; x != nil && x.Statements > 0 {
		return x
	}
	return nil
}

// fold is the form that names are compared by: case, accents and a leading
// article do not matter.
func fold(name string) string {
	s := string(text.Fold(nil, name))
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(s, article); ok {
			return rest
		}
	}
	return s
}

// letters counts A to Z, then AA, AB, ….
func letters(i int) string {
	s := ""
	for ; i >= 0; i = i/26 - 1 {
		s = string(rune('A'+i%26)) + s
	}
	return s
}

// markStatements lays the marks of all statements on the texts that are shown.
func (b *book) markStatements() {
	for t, a := range b.set.Analyses {
		s := &b.texts[t]
		if a == nil || s.home == nil {
			continue
		}
		for i := range a.Statements {
			if st := &a.Statements[i]; st.Kind != news.Unattributed || len(st.Source) > 0 {
				b.markStatement(t, st)
			}
		}
	}
	for _, a := range b.articles {
		a.Voices = b.voicesOf(a)
	}
}

func (b *book) markStatement(t int, st *news.Statement) {
	s := &b.texts[t]
	v := b.voices.at(t, st.Voice)
	class, label, who := "v0", "?", "a voice that is not known"
	if v != nil {
		class, label, who = v.Class, v.Label, v.Name
	}
	if st.Stance != news.Asserts {
		label += " " + st.Stance.String()
	}
	var through []string
	for _, r := range st.Chain {
		if x := b.voices.at(t, r.Voice); x != nil {
			through = append(through, x.Name)
		}
	}
	title := who + " · " + st.Kind.String() + " · " + st.Stance.String()
	if len(through) > 0 {
		title += " · through " + strings.Join(through, ", ")
	}
	if st.Carried {
		title += " · carried over from the statement before"
	}
	// The mark of the whole statement has its id: it is what lights up when a
	// link leads here.
	extent := st.Extent()
	want := string(news.StatementID(b.set.Texts[t].ID, st))
	if !s.anchor[want] && int(extent.Start) < len(s.body) {
		id := b.take(want)
		s.anchor[id] = true
		s.marks = append(s.marks, mark{span: extent, id: id, class: "st", title: title})
	}
	for i, c := range st.Content {
		m := mark{span: c, class: "w " + class}
		if i == 0 {
			m.label = label
		}
		s.marks = append(s.marks, m)
	}
	for _, c := range st.Source {
		m := mark{span: c, class: "src " + class}
		if len(st.Content) == 0 {
			m.label = label
		}
		s.marks = append(s.marks, m)
	}
	for _, c := range st.Cue {
		s.marks = append(s.marks, mark{span: c, class: "cue " + class})
	}
}

// voicesOf lists the voices of an article, and the article with each.
func (b *book) voicesOf(a *article) []*voice {
	var out []*voice
	seen := map[*voice]bool{}
	for _, st := range b.set.Analyses[a.text].Statements {
		if x := b.voices.at(a.text, st.Voice); x != nil && !seen[x] {
			seen[x] = true
			x.Articles = append(x.Articles, a)
			out = append(out, x)
		}
	}
	return out
}
