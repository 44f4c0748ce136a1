package main

import (
	"context"
	"errors"
	"hash/fnv"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/ask"
	"hearsay/internal/capture"
	"hearsay/internal/casefile"
	"hearsay/internal/news"
)

// TestAskedClaimsAreFound asks for the claims of real articles: half of the events by
// words of other tellings than the headline's, with a word that none has; and half by the
// words of the other half, of which none must be found. The threshold of package ask was
// set on one half, as it is here, and the other half is held to what was found then.
func TestAskedClaimsAreFound(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: the real articles are left out")
	}
	set, halves := halvesOfClaims(t)
	for h, floor := range []struct{ found, akin, none float64 }{{.59, .67, .97}, {.59, .67, .97}} {
		lib := newShelf(set, halves[h])
		asked, right, first, akin, wrong := 0, 0, 0, 0, 0
		for i := range halves[h].Claims {
			for _, words := range questions(set, &halves[h].Claims[i]) {
				asked++
				n, sure := answerOf(t, lib, words)
				if n == int64(i) {
					first++
				} else if n >= 0 && partAndWhole(&halves[h].Claims[n], &halves[h].Claims[i]) {
					akin++
				}
				if sure && n == int64(i) {
					right++
				} else if sure {
					wrong++
				}
			}
		}
		others, none := 0, 0
		for i := range halves[1-h].Claims {
			for _, words := range questions(set, &halves[1-h].Claims[i]) {
				others++
				if n, _ := answerOf(t, lib, words); n < 0 {
					none++
				}
			}
		}
		t.Logf("half %d: of %d questions about %d claims the right one is the first of those that may be meant %d times, a part or the whole of it %d times; it is shown at once %d times, another %d times; of %d about others %d find none",
			h, asked, len(halves[h].Claims), first, akin, right, wrong, others, none)
		if float64(first) < floor.found*float64(asked) || float64(first+akin) < floor.akin*float64(asked) || wrong > asked/100 || float64(none) < floor.none*float64(others) {
			t.Errorf("half %d: fewer than %v", h, floor)
		}
	}
}

// partAndWhole reports whether one of two claims tells a part of what the other tells.
func partAndWhole(a, b *news.Claim) bool {
	return slices.Contains(a.Within, b.ID) || slices.Contains(b.Within, a.ID)
}

// answerOf is the claim that is found, or the likeliest of those that may be meant; -1 for
// none.
func answerOf(t *testing.T, lib library, words string) (n int64, sure bool) {
	t.Helper()
	q, err := ask.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	hits, err := q.Find(lib)
	if err != nil {
		t.Fatal(err)
	}
	may, sure := ask.Meant(hits)
	if may == 0 {
		return -1, false
	}
	return hits[0].Claim, sure
}

// questions are every third word of each wording of a claim but that of its headline, and
// a word that nobody uses.
func questions(set *news.Set, c *news.Claim) (out []string) {
	seen := []string{set.Words(c.Headline)}
	for i := range c.Tellings {
		w := set.Words(c.Tellings[i].Words)
		if slices.Contains(seen, w) || len(out) > 3 {
			continue
		}
		seen = append(seen, w)
		var some []string
		for i, s := range strings.Fields(w) {
			if i%3 == 0 && len(some) < 10 {
				some = append(some, s)
			}
		}
		if len(some) > 2 {
			out = append(out, strings.Join(some, " ")+" zzyx")
		}
	}
	return out
}

// halvesOfClaims are the claims of the real articles, by halves of their events.
func halvesOfClaims(t *testing.T) (*news.Set, [2]*news.Findings) {
	t.Helper()
	path := shared(t, "data/news/clusters/dev.jsonl")
	ctx := context.Background()
	event := map[string]string{}
	_, err := capture.Read(ctx, []string{path}, capture.Options{}, func(i *capture.Item) error {
		event[i.Article.Given] = eventOf(i.Raw)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	a := &app{stdout: io.Discard, stderr: io.Discard, quiet: true}
	set, _, err := a.set(ctx, []string{path}, inputs{}, "")
	if err != nil {
		t.Fatal(err)
	}
	found, err := a.findings(ctx, set)
	if err != nil {
		t.Fatal(err)
	}
	given := map[news.ID]string{}
	for i := range set.Articles {
		given[set.Articles[i].ID] = set.Articles[i].Given
	}
	halves := [2]*news.Findings{{}, {}}
	for i := range found.Claims {
		h := fnv.New32a()
		io.WriteString(h, event[given[found.Claims[i].Tellings[0].Article]])
		half := halves[(h.Sum32()>>4)%2]
		half.Claims = append(half.Claims, found.Claims[i])
	}
	return set, halves
}

// eventOf is the event that a record of the clusters names.
func eventOf(raw []byte) string {
	_, rest, _ := strings.Cut(string(raw), `"event": "`)
	name, _, _ := strings.Cut(rest, `"`)
	return name
}

// TestDamagedClaimsAreSaid keeps a claim in a case whose words are not in it, and asks for
// it: one line says what to do.
func TestDamagedClaimsAreSaid(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "sample.hearsay"), context.Background()
	answer(t, exitOK, "add", "--case", path, sampleCase, "--quiet")
	a := &app{stdout: io.Discard, stderr: io.Discard, quiet: true}
	k, err := a.openCase(ctx, path, casefile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	last, err := k.LastArticle(ctx)
	if err != nil {
		t.Fatal(err)
	}
	stray := news.Ref{Text: news.TextIDOf("nowhere"), Span: news.MakeSpan(0, 3)}
	err = k.PutClaims(ctx, casefile.Reach{Version: claimsVersion, Article: last}, func(yield func(casefile.PackedClaim, error) bool) {
		yield(k.PackClaim("zeppelin", &news.Findings{Claims: []news.Claim{{ID: "c000000000001", Headline: stray}}}))
	})
	if err := errors.Join(err, k.Close()); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--claim", "c000000000001"}, {"zeppelins"}, {"zeppelins", "flew"}, {"zeppelins", "--json"}} {
		_, stderr := answer(t, exitFail, append([]string{"trace", "--case", path}, args...)...)
		if !strings.Contains(stderr, "hearsay index --case") || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%v: %s", args, stderr)
		}
	}
	answer(t, exitOK, "index", "--case", path)
	answer(t, exitOK, "trace", "--case", path, "thirteen containers")
}
