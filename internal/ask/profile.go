package ask

import (
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/lang/all"
	"hearsay/internal/news"
)

const (
	// maxField is how many words of one kind a profile has: what bounds a claim that a
	// thousand articles tell, each in its own words.
	maxField = 400
	// maxTellings is how many tellings of a claim, those first published, are looked at.
	maxTellings = 200
)

// Profile is the words of a claim by where they stand: a line for each place, of sorted
// words, each in the form that its forms share. A word stands in it once, where it
// counts most. A line more has those that stand beside a number in a telling, and the last
// what of all that a question may want the tellings have.
type Profile string

// Profiler makes the profiles of the claims of a set.
type Profiler struct {
	set      *news.Set
	articles map[news.ID]*news.Article
}

// NewProfiler prepares a Profiler.
func NewProfiler(set *news.Set) *Profiler {
	p := &Profiler{set: set, articles: make(map[news.ID]*news.Article, len(set.Articles))}
	for i := range set.Articles {
		p.articles[set.Articles[i].ID] = &set.Articles[i]
	}
	return p
}

// Of makes the profile of a claim.
func (p *Profiler) Of(c *news.Claim) Profile {
	m := maker{Profiler: p, seen: map[string]bool{}, done: map[news.Ref]bool{}}
	m.told(inHeadline, c.Headline)
	tellings := c.Tellings[:min(len(c.Tellings), maxTellings)]
	for i := range tellings {
		m.told(inTelling, tellings[i].Words)
	}
	for i := range c.Origins {
		m.words(inVoice, c.Origins[i].Voice, "")
		for _, t := range c.Origins[i].Through {
			m.words(inVoice, t, "")
		}
	}
	for i := range c.Denials {
		m.words(inVoice, c.Denials[i].Voice, "")
		m.ref(inDenial, c.Denials[i].Words)
	}
	for i := range tellings {
		m.around(&tellings[i])
		if a := m.articles[tellings[i].Article]; a != nil {
			m.words(around, a.Title, a.Lang)
		}
	}
	return profileOf(&m.fields)
}

func profileOf(fields *[lines][]string) Profile {
	var b strings.Builder
	for f := range fields {
		slices.Sort(fields[f])
		b.WriteString(strings.Join(slices.Compact(fields[f]), " "))
		b.WriteByte('\n')
	}
	return Profile(b.String())
}

// askOf is what a language knows of questions: nil for one that nobody reads.
func askOf(code string) *lang.Ask {
	if l := all.Of(code); l != nil {
		return l.Ask
	}
	return nil
}

// maker makes one profile.
type maker struct {
	*Profiler
	fields [lines][]string
	seen   map[string]bool
	done   map[news.Ref]bool
}

func (m *maker) words(field int, s, code string) {
	for _, folded := range words(s) {
		if len(m.fields[field]) == maxField {
			return
		}
		if small(folded) {
			continue
		}
		if w := stem(folded, askOf(code)); !m.seen[w] {
			m.seen[w] = true
			m.fields[field] = append(m.fields[field], w)
		}
	}
}

func (m *maker) ref(field int, r news.Ref) {
	t := m.set.TextIndex(r.Text)
	if t < 0 || m.done[r] {
		return
	}
	m.done[r] = true
	m.words(field, r.Span.Of(m.set.Texts[t].Body), m.set.Texts[t].Lang)
}

// told adds the words of a telling, and what they have of what may be wanted.
func (m *maker) told(field int, r news.Ref) {
	t := m.set.TextIndex(r.Text)
	if t < 0 || m.done[r] {
		return
	}
	m.done[r] = true
	l := look(&m.set.Texts[t], m.set.Analyses[t], r.Span)
	for _, w := range l.forms {
		if len(m.fields[field]) < maxField && !m.seen[w] {
			m.seen[w] = true
			m.fields[field] = append(m.fields[field], w)
		}
	}
	if len(m.fields[counted]) < maxField {
		m.fields[counted] = append(m.fields[counted], l.counted...)
	}
	for of, has := range l.has {
		if mark := wantMarks[lang.WantOf(of)]; has && !slices.Contains(m.fields[marks], mark) {
			m.fields[marks] = append(m.fields[marks], mark)
		}
	}
}

// around adds the words of the sentences in which a telling stands.
func (m *maker) around(x *news.Telling) {
	t := m.set.TextIndex(x.Words.Text)
	if t < 0 || m.set.Analyses[t] == nil {
		return
	}
	sentences := m.set.Analyses[t].Sentences
	lo, hi := news.Within(sentences, x.Words.Span)
	for _, s := range sentences[lo:hi] {
		m.ref(around, news.Ref{Text: x.Words.Text, Span: s})
	}
}

// field is sorted words with a space between.
type field []string

// fields takes a profile apart.
func (p Profile) fields() (out [lines]field) {
	rest := string(p)
	for f := range out {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line != "" {
			out[f] = strings.Split(line, " ")
		}
	}
	return out
}

func (f field) has(form string) bool {
	_, ok := slices.BinarySearch(f, form)
	return ok
}

func (f field) hasAny(forms []string) bool { return slices.ContainsFunc(forms, f.has) }

// Words are all words of a profile.
func (p Profile) Words() (out []string) {
	fields := p.fields()
	for _, f := range fields[:places] {
		out = append(out, f...)
	}
	return out
}
