// Package trace is the second wing of the house: texts held against each other.
// Trace runs the stages below in the order in which they stand, each adding to
// the findings. What comes out depends on the set and Version alone.
package trace

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"hearsay/internal/lang"
	"hearsay/internal/lang/all"
	"hearsay/internal/news"
	"hearsay/internal/trace/claim"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

// Version names these stages. Whoever changes what any of them finds changes it,
// so that stored findings of the old kind are made again.
const Version = "30"

// Options say how Trace works. They change nothing in what it finds.
type Options struct {
	Workers int         // goroutines; 0: one for each processor
	Spill   reuse.Spill // a file that is free to be written to, for the words of many texts; nil: they are held in memory
}

// stages is the wing, in order. A stage may use what those before it found.
var stages = []struct {
	name string
	run  func(s *news.Set, f *news.Findings, o Options) error
}{
	{"passages", func(s *news.Set, f *news.Findings, o Options) (err error) {
		f.Passages, err = Passages(s, o)
		return err
	}},
	{"edges", plain(func(s *news.Set, f *news.Findings) { f.Edges = provenance.Edges(s, f.Passages) })},
	{"lineages", plain(func(s *news.Set, f *news.Findings) { f.Lineages = provenance.Lineages(s, f.Edges, f.Passages) })},
	{"ghosts", plain(func(s *news.Set, f *news.Findings) { f.Ghosts = provenance.Ghosts(s, f.Edges, speakers) })},
	{"claims", func(s *news.Set, f *news.Findings, o Options) error {
		f.Claims, f.Untied = claim.Group(s, f.Passages, f.Edges, claim.Options{Lexicon: lexicon, Each: o.each})
		return nil
	}},
	{"origins", func(s *news.Set, f *news.Findings, o Options) error {
		provenance.Stand(s, f.Edges, f.Passages, f.Claims, speakers, o.each)
		claim.Forget(f.Claims)
		return nil
	}},
	{"revisions", plain(func(s *news.Set, f *news.Findings) { f.Revisions = revisions(s, f) })},
	{"drift", func(s *news.Set, f *news.Findings, o Options) error {
		claim.Drift(s, f.Passages, f.Claims, lexicon, o.each)
		return nil
	}},
	{"rank", func(s *news.Set, f *news.Findings, o Options) error {
		how := claim.Options{Lexicon: lexicon, Each: o.each}
		claim.Rank(s, f.Claims, claim.Headlines(s, f.Claims, how), how)
		return nil
	}},
}

// plain is a stage that one goroutine does, and that cannot fail.
func plain(run func(s *news.Set, f *news.Findings)) func(*news.Set, *news.Findings, Options) error {
	return func(s *news.Set, f *news.Findings, _ Options) error {
		run(s, f)
		return nil
	}
}

// Trace holds the texts of a set, each of which must have been analysed, against
// each other. The error is the context's, or that of what could not be spilled.
func Trace(ctx context.Context, s *news.Set, o Options) (*news.Findings, error) {
	f := &news.Findings{Version: Version}
	for _, st := range stages {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("stopped before %s: %w", st.name, err)
		}
		if err := st.run(s, f, o); err != nil {
			return nil, fmt.Errorf("%s: %w", st.name, err)
		}
	}
	return f, nil
}

// Passages is the first of the stages alone: what the texts of a set share.
func Passages(s *news.Set, o Options) ([]news.Passage, error) { return passages(documents(s), o) }

// passages finds the passages that documents share, a step of the index after the other
// and each on all workers.
func passages(docs []reuse.Doc, o Options) ([]news.Passage, error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	ix, err := reuse.NewBuilder(docs, reuse.Options{}, o.Spill).Build(func(n int, f func(i int)) { each(o.Workers, n, f) })
	if err != nil {
		return nil, err
	}
	found := make([][]news.Passage, o.Workers)
	each(o.Workers, o.Workers, func(w int) {
		m := ix.Matcher()
		for i := w; i < ix.Len(); i += o.Workers {
			found[w] = append(found[w], m.Match(i)...)
		}
		reuse.Sort(found[w])
	})
	for len(found) > 1 { // in pairs, until one is left
		half := make([][]news.Passage, (len(found)+1)/2)
		each(o.Workers, len(half), func(k int) {
			half[k] = found[2*k]
			if 2*k+1 < len(found) {
				half[k] = reuse.Merge(found[2*k], found[2*k+1])
			}
		})
		found = half
	}
	return found[0], ix.Failure()
}

// each calls f with 0 to n-1, on a number of goroutines.
func each(workers, n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	wg.Wait()
}

// documents are the texts of a set as package reuse takes them: each with the
// place, the outlet and the address of its first printing.
func documents(s *news.Set) []reuse.Doc {
	docs := make([]reuse.Doc, len(s.Texts))
	for i := range s.Texts {
		docs[i] = document(s, i)
	}
	rank(docs, s)
	return docs
}

// rank gives the documents of a set's texts what their first printings say.
func rank(docs []reuse.Doc, s *news.Set) {
	for t, printings := range s.Printings() {
		if len(printings) > 0 {
			first := &s.Articles[printings[0]]
			docs[t].Rank, docs[t].Outlet, docs[t].Page = printings[0], first.Outlet, provenance.Address(first.URL)
		}
	}
}

// document is a text of a set without what its printings say.
func document(s *news.Set, t int) reuse.Doc {
	d := docOf(&s.Texts[t], s.Analyses[t])
	d.Rank = len(s.Articles)
	return d
}

func docOf(t *news.Text, a *news.Analysis) reuse.Doc {
	return reuse.Doc{Text: t.ID, Body: t.Body, Tokens: a.Tokens, Quotations: a.Quotations, Common: frequent(t.Lang)}
}

// vocabularies are the frequent words of each language.
var vocabularies = sync.OnceValue(func() map[*lang.Language]*reuse.Vocabulary {
	out := map[*lang.Language]*reuse.Vocabulary{}
	for _, l := range all.Languages {
		out[l()] = reuse.NewVocabulary(l().Frequent)
	}
	return out
})

// each calls f with 0 to n-1 on the workers that Options ask for.
func (o Options) each(n int, f func(i int)) {
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	each(workers, n, f)
}

// lexicons are what languages know of claims.
var lexicons = sync.OnceValue(func() map[*lang.Language]*claim.Lexicon {
	out := map[*lang.Language]*claim.Lexicon{}
	for _, l := range all.Languages {
		if c := l().Claim; c != nil {
			out[l()] = &claim.Lexicon{
				Small: c.Small, No: c.No, False: c.False, Grant: c.Grant, Open: c.Open, Join: c.Join, Bare: c.Bare, Joining: c.Joining, Endings: c.Endings, Same: same(l()), Words: c.Words(),
				Confirm: c.Confirm, Admit: c.Admit, Doubt: c.Doubt, Unsure: c.Unsure, Link: c.Link, Proof: c.Proof, Comment: c.Comment, Correct: c.Correct,
				Caption: c.Caption, This: c.This, Turn: c.Turn, Stands: c.Stands, Still: c.Still, Such: c.Such, Charge: c.Charge, Accuse: c.Accuse, Accused: c.Accused, Whose: c.Whose, Leans: leaning(l()), Finite: finite(l()), Past: past(l()),
				That: classed(l(), lang.That), Definite: classed(l(), lang.Definite), Report: classed(l(), lang.ReportNoun|lang.Falsehood|lang.Truth),
				First: classed(l(), lang.FirstPerson), Other: classed(l(), lang.Another), Of: classed(l(), lang.Genitive), Written: classed(l(), lang.DocumentNoun),
				Office: classed(l(), lang.Spokesman|lang.Role), Hedges: hedges(l()), Mine: called(l(), lang.Mine), Paper: papers(l()), House: c.House, Tells: telling(l()), Hears: hearing(l()), Ahead: c.Ahead, With: c.With, Asked: c.Asked, People: people(l()),
			}
		}
	}
	return out
})

// same are the forms of the words of a language that no ending tells, with what they are forms of.
func same(l *lang.Language) map[string]string {
	if l.Ask == nil {
		return nil
	}
	return l.Ask.Same
}

// speaking are what languages know of who speaks.
var speaking = sync.OnceValue(func() map[*lang.Language]*provenance.Words {
	out := map[*lang.Language]*provenance.Words{}
	for _, l := range all.Languages {
		if w := l().Claim; w != nil {
			out[l()] = &provenance.Words{Whose: classed(l(), lang.Possessive), Kind: w.Kind, Firms: called(l(), lang.KnownBody), Papers: papers(l()), Written: classed(l(), lang.DocumentNoun), Issued: w.Issued, Origin: w.Origin, Edition: w.Edition}
		}
	}
	return out
})

// speakers is what the language of a code knows of who speaks: nil for one that nobody reads.
func speakers(code string) *provenance.Words { return speaking()[all.Of(code)] }

// classed are the words of a language that are of a class.
func classed(l *lang.Language, class lang.WordClass) map[string]bool {
	out := map[string]bool{}
	if l.Attrib != nil {
		for w, x := range l.Attrib.Words {
			if x.Class.Has(class) {
				out[w] = true
			}
		}
	}
	return out
}

// hedges are the words of a language that say that a thing may not be so.
func hedges(l *lang.Language) map[string]bool {
	out := map[string]bool{}
	if l.Assert == nil {
		return out
	}
	for w, c := range l.Assert.Words {
		out[w] = c.Has(lang.HedgeMark)
	}
	for first, phrases := range l.Assert.Phrases {
		for _, p := range phrases {
			if p.Class.Has(lang.HedgeMark) {
				out[strings.Join(append([]string{first}, p.Words...), " ")] = true
			}
		}
	}
	return out
}

// called are the words of a language that are of a class of what names are made of, and their
// plurals.
func called(l *lang.Language, class lang.NameClass) map[string]bool {
	out := map[string]bool{}
	if l.Attrib != nil {
		for w, c := range l.Attrib.Names {
			if c.Has(class) {
				out[w], out[w+l.Attrib.PluralSuffix] = true, true
			}
		}
	}
	return out
}

// papers are the words of a language for outlets and for who works for them.
func papers(l *lang.Language) map[string]bool {
	out := called(l, lang.Publication|lang.Journalist)
	maps.Copy(out, classed(l, lang.OutletNoun))
	return out
}

// telling are the verbs of saying of a language, and its other words that somebody was heard.
func telling(l *lang.Language) map[string]bool {
	out := map[string]bool{}
	maps.Copy(out, l.Claim.Heard)
	maps.Copy(out, cued(l, func(_ lang.AttribWord, c *lang.Cue) bool { return c.Class == lang.SayCue }))
	return out
}

// hearing are the verbs of a language behind which stands whom a thing is told to: "told".
func hearing(l *lang.Language) map[string]bool {
	return cued(l, func(_ lang.AttribWord, c *lang.Cue) bool { return c.Takes&lang.TakesPerson != 0 })
}

// cued are the words of a language that are forms of a cue, and of those the ones that are wanted.
func cued(l *lang.Language, wanted func(lang.AttribWord, *lang.Cue) bool) map[string]bool {
	out := map[string]bool{}
	if l.Attrib != nil {
		for w, x := range l.Attrib.Words {
			if x.Cue > 0 && wanted(x, &l.Attrib.Cues[x.Cue-1]) {
				out[w] = true
			}
		}
	}
	return out
}

// people are the nouns of a language for what people are.
func people(l *lang.Language) map[string]bool {
	out := called(l, lang.Occupation)
	maps.Copy(out, classed(l, lang.Role|lang.PersonNoun|lang.UnnamedNoun|lang.GroupNoun|lang.Spokesman))
	return out
}

// finite are the forms of a language that may be the verb of a clause.
func finite(l *lang.Language) map[string]bool {
	out := classed(l, lang.AuxBe|lang.AuxHave|lang.AuxDo|lang.Modal)
	maps.Copy(out, cued(l, func(x lang.AttribWord, _ *lang.Cue) bool {
		return x.Form == lang.PastForm || x.Form == lang.PresentForm
	}))
	if l.Assert != nil {
		for w, class := range l.Assert.Words {
			if class.Has(lang.FiniteVerb) {
				out[w] = true
			}
		}
	}
	return out
}

// past is the ending of most past forms of a language.
func past(l *lang.Language) string {
	if l.Attrib == nil {
		return ""
	}
	return l.Attrib.PastSuffix
}

// leaning are the words of a language that, at the beginning of what is told, mean what
// stands before it: pronouns, and words that open a clause, save that before what is said
// ("that", which English has for "this", too).
func leaning(l *lang.Language) map[string]bool {
	out := classed(l, lang.Pronoun|lang.Possessive|lang.Relative|lang.Masculine|lang.Feminine|lang.Subordinator|lang.Contrast)
	for w := range l.Claim.Open {
		out[w] = true
	}
	for w := range l.Claim.Join {
		out[w] = true
	}
	for w := range classed(l, lang.That|lang.Definite) {
		delete(out, w)
	}
	return out
}

// lexicon is what the language of a code knows of claims: nil for one that nobody reads.
func lexicon(code string) *claim.Lexicon { return lexicons()[all.Of(code)] }

// frequent are the frequent words of a language.
func frequent(code string) *reuse.Vocabulary { return vocabularies()[all.Of(code)] }
