package casefile

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// listed is what an index holds between two keys.
func listed(t *testing.T, c *Case, from, to string, backwards bool, limit int) (out []string) {
	t.Helper()
	l, err := c.Lookup(context.Background(), "7")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Scan([]byte(from), []byte(to), backwards, limit, func(k, v []byte) bool {
		out = append(out, string(k)+"="+string(v))
		return true
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func entriesOf(list ...string) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		for _, e := range list {
			k, v, _ := strings.Cut(e, "=")
			if !yield([]byte(k), []byte(v)) {
				return
			}
		}
	}
}

func TestIndex(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	if r, err := c.Reach(ctx); err != nil || r != (Reach{}) {
		t.Errorf("a new case has an index: %+v, %v", r, err)
	}
	one, two := Reach{"v", 1}, Reach{"v", 2}
	if err := c.PutIndex(ctx, Reach{}, one, 1, entriesOf("a=1", "b=2", "c"), nil); err != nil {
		t.Fatal(err)
	}
	if err := c.PutIndex(ctx, Reach{}, two, 1, entriesOf("z=1"), nil); !errors.Is(err, ErrMoved) {
		t.Errorf("it is brought on from where it is not: %v", err)
	}
	if err := c.PutIndex(ctx, one, two, 1, entriesOf("d=4", "b=new"), [][]byte{[]byte("b")}); err != nil {
		t.Fatal(err)
	}
	if got, want := listed(t, c, "a", "e", false, 0), []string{"a=1", "b=new", "c=", "d=4"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := listed(t, c, "b", "d", true, 1), []string{"c="}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if err := c.DropIndex(ctx); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, c, "", "zz", false, 0); got != nil {
		t.Errorf("a dropped index holds %q", got)
	}
	if r, err := c.Reach(ctx); err != nil || r != (Reach{}) {
		t.Errorf("a dropped index reaches to %+v, %v", r, err)
	}
	if err := c.Check(ctx); err != nil {
		t.Error(err)
	}
}

// TestNewIndex sorts entries in memory and over several files.
func TestNewIndex(t *testing.T) {
	ctx := context.Background()
	for _, most := range []int{1 << 20, 900} {
		c := newCase(t)
		b, err := c.NewIndex(ctx)
		if err != nil {
			t.Fatal(err)
		}
		b.most = most
		var want []string
		for _, i := range rand.New(rand.NewPCG(1, 2)).Perm(500) {
			k, v := fmt.Sprintf("key%03d%s", i, strings.Repeat("x", i%7)), strings.Repeat("v", i%3)
			want = append(want, k+"="+v)
			if err := b.Put([]byte(k), []byte(v)); err != nil {
				t.Fatal(err)
			}
		}
		if most < 1000 && len(b.runs) < 5 {
			t.Errorf("only %d files for %d bytes", len(b.runs), most)
		}
		if err := errors.Join(b.Finish(ctx, Reach{"v", 9}, 500), b.Close()); err != nil {
			t.Fatal(err)
		}
		slices.Sort(want)
		if d := cmp.Diff(want, listed(t, c, "", "z", false, 0)); d != "" {
			t.Errorf("with %d bytes of memory (-want +got):\n%s", most, d)
		}
		if r, err := c.Reach(ctx); err != nil || r != (Reach{"v", 9}) {
			t.Errorf("it reaches to %+v, %v", r, err)
		}
	}
}

// TestLookupReads finds what the other methods find.
func TestLookupReads(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	a, b := numbered(1), numbered(2)
	mustAdd(t, c, a, b)
	articles, last, err := c.ArticlesAfter(ctx, 0, 1)
	if err != nil || len(articles) != 1 || articles[0].ID != a.Article.ID {
		t.Fatalf("%v, %v", articles, err)
	}
	if articles, _, err = c.ArticlesAfter(ctx, last, 9); err != nil || len(articles) != 1 || articles[0].ID != b.Article.ID {
		t.Fatalf("%v, %v", articles, err)
	}
	l, err := c.Lookup(ctx, "7")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if got, err := l.Article(a.Article.ID); err != nil || got.ID != a.Article.ID {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := l.Article("a000000000000"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an article that is not there: %v", err)
	}
	if _, _, err := l.Text(a.Text.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("a text without an analysis: %v", err)
	}
}
