package casefile

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// shelved are some claims that one article tells, by their profiles.
func shelved(e Entry, profiles ...string) iter.Seq2[string, *news.Findings] {
	return func(yield func(string, *news.Findings) bool) {
		for i, p := range profiles {
			r := news.Ref{Text: e.Text.ID, Span: news.MakeSpan(0, 5)}
			c := news.Claim{
				ID: news.ID(fmt.Sprintf("c%012x", i+1)), Headline: r, Articles: 1,
				Tellings: []news.Telling{{Article: e.Article.ID, Words: r, Index: int32(i), Origin: -1}},
			}
			if !yield(p, &news.Findings{Version: "1", Claims: []news.Claim{c}}) {
				return
			}
		}
	}
}

// packed packs them.
func packed(c *Case, claims iter.Seq2[string, *news.Findings]) iter.Seq2[PackedClaim, error] {
	return func(yield func(PackedClaim, error) bool) {
		for p, f := range claims {
			if !yield(c.PackClaim(p, f)) {
				return
			}
		}
	}
}

func TestClaims(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	if n, err := c.LastArticle(ctx); n != 0 || err != nil {
		t.Errorf("the last article of an empty case is %d, %v", n, err)
	}
	e := numbered(1)
	mustAdd(t, c, e, numbered(2))
	if r, err := c.ClaimsReach(ctx); r != (Reach{}) || err != nil {
		t.Errorf("the claims of a case that has none reach to %v, %v", r, err)
	}
	last, err := c.LastArticle(ctx)
	if last != 2 || err != nil {
		t.Errorf("the last article is %d, %v", last, err)
	}
	to := Reach{"v", last}
	for range 2 { // the second time in place of the first
		if err := c.PutClaims(ctx, to, packed(c, shelved(e, "lamp mole\nsunday", "lamp crane", "tide"))); err != nil {
			t.Fatal(err)
		}
	}
	if r, err := c.ClaimsReach(ctx); r != to || err != nil {
		t.Errorf("they reach to %v, %v; want %v", r, err, to)
	}
	in := c.Claims(ctx)
	if n, err := in.Len(); n != 3 || err != nil {
		t.Errorf("%d claims, %v", n, err)
	}
	for word, want := range map[string][]int64{"lamp": {1, 2}, "sunday": {1}, "boat": nil, `"`: nil, "lam": nil, "lamp OR tide": nil, "é": nil} {
		got, err := in.Having(word, 10)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q stands in %v, %v; want %v", word, got, err, want)
		}
		if n, err := in.Count(word); n != len(want) || err != nil {
			t.Errorf("%q stands in %d, %v; want %d", word, n, err, len(want))
		}
	}
	if got, err := in.Having("lamp", 1); len(got) != 1 || err != nil {
		t.Errorf("at most one of %v, %v", got, err)
	}
	p, err := in.Profiles([]int64{2, 1})
	if d := cmp.Diff(map[int64]string{1: "lamp mole\nsunday", 2: "lamp crane"}, p); d != "" || err != nil {
		t.Errorf("profiles: %v, %s", err, d)
	}
	for _, f := range shelved(e, "", "") {
		n, err := in.Find(f.Claims[0].ID[:13])
		if err != nil {
			t.Fatal(err)
		}
		got, err := in.Part(n)
		if d := cmp.Diff(f, got); d != "" || err != nil {
			t.Errorf("a part comes back otherwise (%v):\n%s", err, d)
		}
	}
	var several *AmbiguousError
	if _, err := in.Find("c0000"); !errors.As(err, &several) || len(several.Candidates) != 3 {
		t.Errorf("the beginning of three: %v", err)
	}
	for _, id := range []news.ID{"cffff", "a0000", "boat", "", "c00000000000100"} {
		if _, err := in.Find(id); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
	}
	if err := c.Check(ctx); err != nil {
		t.Errorf("a sound case: %v", err)
	}
	if err := c.DropClaims(ctx); err != nil {
		t.Fatal(err)
	}
	if r, err := c.ClaimsReach(ctx); r != (Reach{}) || err != nil {
		t.Errorf("claims that were dropped reach to %v, %v", r, err)
	}
}

func TestClaimsAreCheckedWhenTheyAreRead(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	e := numbered(1)
	mustAdd(t, c, e)
	stray := numbered(7)
	if err := c.PutClaims(ctx, Reach{"v", 1}, packed(c, shelved(stray, "lamp"))); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Claims(ctx).Part(1); err == nil {
		t.Error("a claim of a text that is not in the case is read")
	}
	if err := c.Check(ctx); err == nil {
		t.Error("and Check does not see it")
	}
	two := func(yield func(string, *news.Findings) bool) { yield("", &news.Findings{}) }
	if err := c.PutClaims(ctx, Reach{"w", 1}, packed(c, two)); err == nil {
		t.Error("a part without a claim is kept")
	}
	if r, err := c.ClaimsReach(ctx); r != (Reach{"v", 1}) || err != nil {
		t.Errorf("what failed left its traces: %v, %v", r, err)
	}
}
