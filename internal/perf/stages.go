package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"time"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/perf/corpus"
	"hearsay/internal/read"
	"hearsay/internal/read/assert"
	"hearsay/internal/read/attrib"
	"hearsay/internal/read/event"
	"hearsay/internal/read/place"
	"hearsay/internal/read/quantity"
	"hearsay/internal/read/segment"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
)

// wing is the stages of package read, in its order, so that each can be timed by
// itself. measure holds what they find together against read.Read: if a stage is
// added there and not here, that fails.
var wing = [...]struct {
	name string
	run  func(body string, a *news.Analysis, l *lang.Language)
}{
	{"segment", func(b string, a *news.Analysis, l *lang.Language) { segment.Run(b, a, l.Segment) }},
	{"attrib", func(b string, a *news.Analysis, l *lang.Language) { attrib.Find(b, a, l.Attrib) }},
	{"assert", func(b string, a *news.Analysis, l *lang.Language) { assert.Find(b, a, l.Attrib, l.Assert) }},
	{"when", func(b string, a *news.Analysis, l *lang.Language) { when.Find(b, a, l.When) }},
	{"quantity", func(b string, a *news.Analysis, l *lang.Language) { quantity.Find(b, a, l.Quantity) }},
	{"place", func(b string, a *news.Analysis, l *lang.Language) { place.Find(b, a, l.Place) }},
	{"event", func(b string, a *news.Analysis, l *lang.Language) { event.Find(b, a, l.Event) }},
}

// rounds is how often all texts are read; a figure is the median of them.
const rounds = 5

// stageCost is what one stage takes, for an article on average.
type stageCost struct {
	name   string
	time   time.Duration
	allocs float64
	bytes  float64 // allocated
}

// reading is the cost of analysing a set of texts on one core.
type reading struct {
	set
	stages []stageCost
	whole  stageCost // read.Read, which is all of them
}

// stages measures package read in this process, on made-up and on real news.
func (b *bench) stages() ([]reading, error) {
	var out []reading
	for _, s := range []set{
		{name: "made-up articles", path: filepath.Join(b.dir, fmt.Sprintf("made-up articles %d.jsonl", b.plan.sizes[0]))},
		{name: "real articles", path: filepath.Join(b.plan.shared, realNews)},
	} {
		bodies, err := texts(s.path)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		s.articles = len(bodies)
		for _, t := range bodies {
			s.bytes += int64(len(t))
		}
		r, err := measure(s, bodies)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(b.log, "%7.0f articles/s, one core, %d %s\n", 1/r.whole.time.Seconds(), s.articles, s.name)
		out = append(out, r)
	}
	return out, nil
}

// texts reads the texts of a file of articles.
func texts(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []string
	dec := json.NewDecoder(bufio.NewReader(f))
	for dec.More() {
		var a corpus.Article
		if err := dec.Decode(&a); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		body, _ := text.Normalise(a.Text)
		out = append(out, body)
	}
	return out, nil
}

// measure times each stage over all texts, several times, with one processor for
// everything, the collector of memory included.
func measure(s set, bodies []string) (reading, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	r := reading{set: s}
	l := en.Language()
	in := make([]news.Text, len(bodies))
	done := make([]news.Analysis, len(bodies)) // what the stages before have found
	for i, t := range bodies {
		in[i] = news.Text{ID: news.TextIDOf(t), Lang: l.Code, Body: t}
		done[i] = news.Analysis{Text: in[i].ID, Lang: l.Code, Version: read.Version}
	}
	for _, st := range wing {
		r.stages = append(r.stages, timed(st.name, len(bodies), func(i int) {
			a := done[i]
			st.run(bodies[i], &a, l)
		}))
		for i := range bodies {
			st.run(bodies[i], &done[i], l)
		}
	}
	r.whole = timed("all of them", len(in), func(i int) { read.Read(in[i]) })
	for i := range in {
		if want := read.Read(in[i]); !reflect.DeepEqual(want, &done[i]) {
			return r, fmt.Errorf("the stages that are timed here do not find what read.Read finds: the list in %s differs from that in internal/read/read.go", "internal/perf/stages.go")
		}
	}
	return r, nil
}

// timed calls f for every text, rounds times over.
func timed(name string, n int, f func(i int)) stageCost {
	var took []time.Duration
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for range rounds {
		start := time.Now()
		for i := range n {
			f(i)
		}
		took = append(took, time.Since(start))
	}
	runtime.ReadMemStats(&after)
	slices.Sort(took)
	all := float64(rounds * n)
	return stageCost{
		name: name, time: took[rounds/2] / time.Duration(n),
		allocs: float64(after.Mallocs-before.Mallocs) / all,
		bytes:  float64(after.TotalAlloc-before.TotalAlloc) / all,
	}
}
