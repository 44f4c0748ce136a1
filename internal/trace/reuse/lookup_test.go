package reuse

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"hearsay/internal/news"
)

// inRanks gives docs ranks: a time each, or none, and so their order.
func inRanks(docs []Doc, rng *rand.Rand) []Rank {
	type at struct {
		d Doc
		r Rank
	}
	var all []at
	for i, d := range docs {
		a := news.Article{Text: d.Text, Given: fmt.Sprint(i)}
		if rng.IntN(4) > 0 {
			a.Published = news.Stamp{Time: time.Date(2031, 3, 1+rng.IntN(9), rng.IntN(2), 0, 0, rng.IntN(2)*rng.IntN(100), time.UTC)}
		}
		a.ID = news.ArticleID(&a)
		all = append(all, at{d, RankOf(&a)})
	}
	slices.SortFunc(all, func(a, b at) int { return cmp.Compare(a.r, b.r) })
	ranks := make([]Rank, len(all))
	for i, x := range all {
		x.d.Rank = i
		docs[i], ranks[i] = x.d, x.r
	}
	return ranks
}

// crowd makes texts that share much and have outlets and pages with the same lines.
func crowd(seed uint64, n int) ([]Doc, *rand.Rand) {
	rng := rand.New(rand.NewPCG(seed, 9))
	w := newWorld(seed)
	docs := w.set(n)
	var lines, phrases []string
	for range 4 {
		lines = append(lines, "Read more of what the editors of this paper chose today "+fmt.Sprint(len(lines)))
		phrases = append(phrases, w.article()[0])
	}
	for i := range docs {
		body := docs[i].Body
		for range rng.IntN(3) {
			body += "\n" + lines[rng.IntN(len(lines))]
		}
		if rng.IntN(3) == 0 {
			body += " " + phrases[rng.IntN(len(phrases))]
		}
		if rng.IntN(3) == 0 {
			body += "\n" + fmt.Sprint("Aside number ", i, ": ", phrases[rng.IntN(len(phrases))])
		}
		docs[i] = docOf(body)
		docs[i].Outlet = []string{"", "The Post", "The Mail", "Wire"}[rng.IntN(4)]
		docs[i].Page = []string{"", fmt.Sprint("p", rng.IntN(n))}[rng.IntN(2)]
	}
	slices.SortFunc(docs, func(a, b Doc) int { return compareText(a.Text, b.Text) })
	return slices.CompactFunc(docs, func(a, b Doc) bool { return a.Text == b.Text }), rng
}

func storedIn(docs []Doc, ranks []Rank) (*Memory, func(news.TextID) (Doc, error)) {
	var m Memory
	var all []Entry
	by := map[news.TextID]Doc{}
	for i, d := range docs {
		all = append(all, Entries(d, ranks[i], Options{})...)
		d.Outlet, d.Page, d.Rank = "", "", 0
		by[d.Text] = d
	}
	m.Put(all, nil)
	return &m, func(id news.TextID) (Doc, error) {
		d, ok := by[id]
		if !ok {
			return d, errors.New("no such text")
		}
		return d, nil
	}
}

// TestLookupIsIndex: what is looked up in a store, a text at a time, is what an index of
// all finds.
func TestLookupIsIndex(t *testing.T) {
	total := 0
	for seed := range uint64(12) {
		docs, rng := crowd(20+seed, 40+30*int(seed%3))
		ranks := inRanks(docs, rng)
		store, doc := storedIn(docs, ranks)
		ix := NewIndex(docs, Options{})
		m := ix.Matcher()
		later := map[Rank][]Rank{}
		l := NewLookup(store, doc, Options{}, MostEntries)
		for i := range docs {
			want := m.Match(i)
			got, partners, err := l.Match(ranks[i])
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, text %d of %d: %d passages looked up, %d in the index, or different ones", seed, i, len(docs), len(got), len(want))
			}
			total += len(got)
			for _, p := range partners {
				later[p] = append(later[p], ranks[i])
			}
		}
		for i, r := range ranks {
			end := ranks[min(len(ranks)-1, i+rng.IntN(8))]
			for _, end := range []Rank{"", end, end[:secondBytes+1], RankAt(news.Stamp{})} {
				got, err := NewLookup(store, doc, Options{}, MostEntries).Later(r, end)
				if err != nil {
					t.Fatal(err)
				}
				for _, b := range later[r] {
					if (end == "" || b < end || !b.Dated()) && !slices.Contains(got, b) {
						t.Errorf("seed %d: text %d is a partner of a later one that Later does not list", seed, i)
					}
				}
				for _, b := range got {
					if end != "" && b >= end && b.Dated() {
						t.Errorf("seed %d: Later lists one of the texts behind the end", seed)
					}
				}
			}
		}
	}
	if total < 500 {
		t.Errorf("only %d passages were compared", total)
	}
}

func TestMemoryOverAnother(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	entry := func() Entry {
		return Entry{[]byte{byte(rng.IntN(6)), byte(rng.IntN(6))}, []byte{byte(rng.IntN(200))}}
	}
	for range 300 {
		var under, whole Memory
		over := Memory{Under: &under}
		for range rng.IntN(20) {
			e := entry()
			under.Put([]Entry{e}, nil)
			whole.Put([]Entry{e}, nil)
		}
		for range rng.IntN(10) {
			e, gone := entry(), [][]byte{entry().Key}
			over.Put([]Entry{e}, gone)
			whole.Put([]Entry{e}, gone)
		}
		from, to := entry().Key, entry().Key
		for _, backwards := range []bool{false, true} {
			list := func(m *Memory, limit int) (out [][2]string) {
				_ = m.Scan(from, to, backwards, limit, func(k, v []byte) bool {
					out = append(out, [2]string{string(k), string(v)})
					return true
				})
				return out
			}
			for limit := range 4 {
				if got, want := list(&over, limit), list(&whole, limit); !reflect.DeepEqual(got, want) {
					t.Fatalf("limit %d: %q, want %q", limit, got, want)
				}
			}
		}
	}
}
