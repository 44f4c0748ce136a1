//go:build unix

package trace

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/trace/claim"
	"hearsay/internal/trace/provenance"
)

var copies = flag.Bool("copies", false, "TestManyClaims: the articles are copies of one story, cut and edited")

// TestManyClaims finds the claims of very many made-up articles, and from how many origins
// each comes, beyond who copied whom. Every sentence is an assertion, each third of them
// somebody's statement: to read so many would take an hour. It says what that took, and a
// checksum of what was found: a change that is for speed alone keeps it.
//
//	go test ./internal/trace -run TestManyClaims -many 100000 -timeout 60m -v
//	go test ./internal/trace -run TestManyClaims -many 10000 -copies -v
func TestManyClaims(t *testing.T) {
	n := *many
	if n == 0 {
		t.Skip("-many N: takes minutes and gigabytes")
	}
	debug.SetMemoryLimit(3800 << 20)
	peak := watch(t)
	next := newMaker(t).Next
	if *copies {
		next = newMaker(t).Copies()
	}
	s := segmentsOf(n, next)
	for i, a := range s.Analyses {
		a.Text, a.Lang = s.Texts[i].ID, "en"
		a.Voices = []news.Voice{{Kind: news.Unnamed, Name: a.Sentences[0]}}
		for k, x := range a.Sentences {
			if k%3 == 1 {
				a.Statements = append(a.Statements, news.Statement{Content: []news.Span{x}, Kind: news.Indirect, Denied: -1})
			} else {
				a.Assertions = append(a.Assertions, news.Assertion{Spans: []news.Span{x}})
			}
		}
	}
	o := Options{Workers: runtime.GOMAXPROCS(0)}
	ps, err := Passages(s, o)
	if err != nil {
		t.Fatal(err)
	}
	es := provenance.Edges(s, ps)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d articles, %d passages, %d edges; heap %d MB", n, len(ps), len(es), m.HeapAlloc>>20)
	at, cpu, begin := time.Now(), processor(), time.Now()
	lap := func(what string, found int) {
		runtime.ReadMemStats(&m)
		t.Logf("%-10s %8d  %6.1f s, %6.1f s of processor; heap %4d MB, peak %5d MB", what, found, time.Since(at).Seconds(),
			(processor() - cpu).Seconds(), m.HeapAlloc>>20, peak()>>20)
		at, cpu = time.Now(), processor()
	}
	cs, _ := claim.Group(s, ps, es, claim.Options{Lexicon: lexicon, Each: o.each})
	lap("claims", len(cs))
	provenance.Stand(s, es, ps, cs, speakers, o.each)
	claim.Forget(cs)
	lap("origins", len(cs))
	claim.Drift(s, ps, cs, lexicon, o.each)
	lap("drift", len(cs))
	how := claim.Options{Lexicon: lexicon, Each: o.each}
	claim.Rank(s, cs, claim.Headlines(s, cs, how), how)
	lap("rank", len(cs))
	t.Logf("all of it in %v", time.Since(begin).Round(time.Second))
	sum := sha256.New()
	if err := json.NewEncoder(sum).Encode(cs); err != nil {
		t.Fatal(err)
	}
	t.Logf("SHA-256 of the claims as JSON: %x", sum.Sum(nil))
	if !*copies && len(cs) < n/100 {
		t.Errorf("only %d claims", len(cs))
	}
}
