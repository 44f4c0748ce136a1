package reuse

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// world writes articles of our own fiction: words drawn by Zipf's law, so that
// chance agreement is as common as in a language.
type world struct {
	rng  *rand.Rand
	zipf *rand.Zipf
	word []string
}

func newWorld(seed uint64) *world {
	w := &world{rng: rand.New(rand.NewPCG(seed, 1))}
	w.zipf = rand.NewZipf(w.rng, 1.15, 3, 20_000)
	syllables := strings.Fields("ka lo mer tin su vel or ash den pri qua bo rim el ta nos ui fen dra zel mo hin pa rok")
	for i := range 20_001 {
		var b strings.Builder
		for n := i + 1; n > 0; n /= len(syllables) {
			b.WriteString(syllables[n%len(syllables)])
		}
		w.word = append(w.word, b.String())
	}
	return w
}

// sentence has n words.
func (w *world) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = w.word[w.zipf.Uint64()]
	}
	words[0] = strings.ToUpper(words[0][:1]) + words[0][1:]
	return strings.Join(words, " ") + "."
}

// article has about 480 words in 12 paragraphs.
func (w *world) article() []string {
	ps := make([]string, 12)
	for i := range ps {
		ps[i] = w.sentence(18) + " " + w.sentence(22)
	}
	return ps
}

// edited changes about 6 words in 100.
func (w *world) edited(ps []string) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		words := strings.Fields(p)
		for k := range words {
			if w.rng.IntN(16) == 0 {
				words[k] = w.word[w.zipf.Uint64()]
			}
		}
		out[i] = strings.Join(words, " ")
	}
	return out
}

// set makes n Docs: a third unrelated, a third in families of four to eight, and
// a third edited copies of one story.
func (w *world) set(n int) []Doc {
	var docs []Doc
	add := func(ps []string) {
		d := docOf(strings.Join(ps, "\n\n"))
		d.Rank = len(docs)
		docs = append(docs, d)
	}
	for len(docs) < n/3 {
		add(w.article())
	}
	for len(docs) < 2*n/3 {
		root := w.article()
		add(root)
		for range 3 + w.rng.IntN(5) {
			add(w.edited(root[:4+w.rng.IntN(9)]))
		}
	}
	wire := w.article()
	for len(docs) < n {
		add(w.edited(wire))
	}
	return docs
}

func bytesOf(docs []Doc) int64 {
	n := 0
	for _, d := range docs {
		n += len(d.Body)
	}
	return int64(n)
}

func BenchmarkFingerprint(b *testing.B) {
	docs := newWorld(1).set(200)
	b.SetBytes(bytesOf(docs))
	b.ReportAllocs()
	o := Options{}.withDefaults()
	var f fingerprinter
	var grams []Gram
	for b.Loop() {
		for _, d := range docs {
			w := WordsOf(d)
			grams = f.appendTo(grams[:0], &w, o)
		}
	}
}

func BenchmarkPassages(b *testing.B) {
	for _, n := range []int{250, 2_500, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := newWorld(2).set(n)
			b.SetBytes(bytesOf(docs))
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				found = len(Passages(docs, Options{}))
			}
			b.ReportMetric(float64(found), "passages")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/article")
		})
	}
}

// BenchmarkCopies is the worst case of syndication: every text is an edited copy
// of one story.
func BenchmarkCopies(b *testing.B) {
	for _, n := range []int{300, 2_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w := newWorld(3)
			wire := w.article()
			docs := make([]Doc, n)
			for i := range docs {
				docs[i] = docOf(strings.Join(w.edited(wire), "\n\n"))
				docs[i].Rank = i
			}
			b.SetBytes(bytesOf(docs))
			b.ReportAllocs()
			for b.Loop() {
				Passages(docs, Options{})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/article")
		})
	}
}
