package trace

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

// TestVersionsAreFound: which articles have versions is read piece by piece, in any
// order, of an index that grew, and is what their addresses say; so is a new index's.
func TestVersionsAreFound(t *testing.T) {
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 9))
		s := newShelf()
		count := map[string]int{}
		var all []news.Article
		for i := range 120 {
			body := fmt.Sprint("Text ", i-i%3) // some of one text
			text := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
			a := news.Article{Text: text.ID, Published: minute(rng.IntN(300)), Given: fmt.Sprint(i)}
			if k := rng.IntN(80); k > 0 {
				a.URL = fmt.Sprintf("https://one.example/%d", k)
				count[provenance.Address(a.URL)]++
			}
			if rng.IntN(9) == 0 {
				a.Published = news.Stamp{}
			}
			a.ID = news.ArticleID(&a)
			all = append(all, a)
			s.add(t, []news.Article{a}, []news.Text{text})
		}
		var f Firsts
		for i := range all {
			f.Add(&all[i])
		}
		var fresh reuse.Memory
		for i := range all {
			put, err := f.Entries(s, &all[i])
			if err != nil {
				t.Fatal(err)
			}
			fresh.Put(put, nil)
		}
		if grown, made := keysOf(s, kindVersioned), keysOf(&fresh, kindVersioned); !slices.Equal(grown, made) {
			t.Fatalf("seed %d: an index that grew knows %d articles with versions, a new one %d", seed, len(grown), len(made))
		}
		v := newVicinity(s, limits{mostTexts, mostPrintings, reuse.MostEntries, 1 + rng.IntN(12)})
		for _, i := range rng.Perm(len(all)) {
			x := &all[i]
			if got, want := v.hasVersions(x), count[provenance.Address(x.URL)] > 1; got != want {
				t.Errorf("seed %d: article %s at %q has versions: %v, want %v", seed, x.Given, x.URL, got, want)
			}
			var want []reuse.Rank
			for j := range all {
				r := reuse.RankOf(&all[j])
				if first, _, _ := reuse.FirstPrinting(s, all[j].Text); r == first && r >= reuse.RankOf(x) && count[provenance.Address(all[j].URL)] > 1 {
					want = append(want, r)
				}
			}
			slices.Sort(want)
			if got, ok := v.versionsFrom(reuse.RankOf(x)); ok && !slices.Equal(got, want) {
				t.Errorf("seed %d: %d texts with versions after article %s, want %d", seed, len(got), x.Given, len(want))
			}
		}
		if v.err != nil {
			t.Fatal(v.err)
		}
	}
}

// TestLaterVersionLeads: a page that was there before an article and took over its words
// afterwards may stand behind it, as far as times tell. Nothing but the later version
// has words in common with the article, and a copy of the article none with it.
func TestLaterVersionLeads(t *testing.T) {
	old := "The harbour board of Tarn met on Monday to talk of the price of rope. Members were shown three samples from the yard at Corvina, and asked the clerk to put them away until the spring. Nobody spoke for the ropemakers, who had sent a letter instead of a speaker this time."
	own := "According to The Hessel Gazette, a barge with forty barrels of lamp oil ran aground off Marrow Bay in the small hours. Its crew of five walked ashore at low tide and sat down to breakfast in the inn, where the keeper would not hear of payment. The oil is still aboard."
	rest := "Two miles up the coast the light on Sorrel Head was dark for the third night running. Its keeper had written in August that the mantle was cracked, and was told that a new one would come with the winter stores. They are expected in a fortnight if the road holds."
	s := newShelf()
	var ids []news.ID
	for i, c := range []struct{ outlet, url, body string }{
		{"The Hessel Gazette", "https://gazette.example/1", old},
		{"Tarn Wire", "https://wire.example/1", own + "\n\n" + rest},
		{"The Hessel Gazette", "https://gazette.example/1", old + "\n\n" + own[len("According to The Hessel Gazette, "):]},
		{"Corvina News", "https://corvina.example/1", rest + " More on this in the evening."},
	} {
		text := news.Text{ID: news.TextIDOf(c.body), Lang: "en", Body: c.body}
		a := news.Article{Outlet: c.outlet, URL: c.url, Text: text.ID, Published: minute(60 * i)}
		a.ID = news.ArticleID(&a)
		ids = append(ids, a.ID)
		s.add(t, []news.Article{a}, []news.Text{text})
	}
	set := s.set()
	f := traced(set)
	leads := slices.ContainsFunc(f.Edges, func(e news.Edge) bool { return e.Decided && e.From == ids[2] && e.To == ids[1] })
	if !leads {
		t.Fatalf("no edge leads from the later version to the article:\n%s", asJSON(t, f.Edges))
	}
	for _, versions := range []int{1, someVersions} {
		for i := range set.Articles {
			x := &set.Articles[i]
			_, got, err := relatives(s, x.ID, limits{mostTexts, mostPrintings, reuse.MostEntries, versions})
			if err != nil {
				t.Fatal(err)
			}
			if g, w := asJSON(t, got), asJSON(t, part(set, f, x)); g != w {
				t.Errorf("article %d: %s", i, diffLines(g, w))
			}
		}
	}
}

// keysOf are the keys of one kind.
func keysOf(s reuse.Store, kind byte) (out []string) {
	_ = s.Scan([]byte{kind}, []byte{kind + 1}, false, 0, func(k, _ []byte) bool {
		out = append(out, string(k))
		return true
	})
	return out
}
