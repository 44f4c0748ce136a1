package hearsay_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// harbour are the pages of the sample case.
func harbour(t testing.TB) []hearsay.Article {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join("examples", "harbour", "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	var all []hearsay.Article
	for _, p := range pages {
		raw, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		read, err := hearsay.Read(context.Background(), bytes.NewReader(raw), hearsay.ReadOptions{})
		if err != nil || len(read) != 1 {
			t.Fatalf("%s: %d articles, %v", p, len(read), err)
		}
		all = append(all, read...)
	}
	return all
}

// TestTraceIsTheSame checks that neither the number of workers, nor the order of the
// articles, nor one that is given twice, nor readings made before change what is found.
func TestTraceIsTheSame(t *testing.T) {
	ctx, articles := context.Background(), harbour(t)
	want, err := hearsay.Trace(ctx, articles, hearsay.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Claims) < 5 || len(want.Articles) != len(articles) {
		t.Fatalf("%d claims of %d articles", len(want.Claims), len(want.Articles))
	}
	again := append(slices.Clone(articles), articles[0])
	slices.Reverse(again)
	got, err := hearsay.Trace(ctx, again, hearsay.Options{Workers: 4})
	if err != nil || !reflect.DeepEqual(got.Findings, want.Findings) || !reflect.DeepEqual(got.Articles, want.Articles) {
		t.Errorf("in another order it finds something else: %v", err)
	}
	readings, err := hearsay.AnalyzeAll(ctx, articles, hearsay.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err = hearsay.TraceReadings(ctx, readings, hearsay.Options{})
	if err != nil || !reflect.DeepEqual(got.Findings, want.Findings) {
		t.Errorf("of readings it finds something else: %v", err)
	}
	for i := range want.Claims {
		c := &want.Claims[i]
		if want.Words(c.Headline) == "" || len(hearsay.Tree(c)) != len(c.Tellings) {
			t.Errorf("claim %s has no words or no tree", c.ID)
		}
		for _, x := range c.Tellings {
			if r := want.Reading(x.Article); want.Article(x.Article) == nil || r == nil || r.Words(x.Words.Span) != want.Words(x.Words) {
				t.Errorf("claim %s: a telling leads nowhere", c.ID)
			}
		}
	}
	claims, sure, err := want.Find("thirteen containers of evidence")
	if err != nil || !sure || len(claims) == 0 || !strings.Contains(want.Words(claims[0].Headline), "containers") {
		t.Errorf("Find: %v, %v, %v", claims, sure, err)
	}
	if claims, _, err := want.Find("zeppelins over the opera"); len(claims) > 0 || err != nil {
		t.Errorf("Find of what nobody claims: %v, %v", claims, err)
	}
	if _, _, err := want.Find("who?"); err == nil {
		t.Error("Find of no words gives no error")
	}
	if want.Article("a000000000000") != nil || want.Reading("") != nil {
		t.Error("an article that is not there is found")
	}
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	ctx := context.Background()
	made := func(body string) hearsay.Article { return hearsay.Article{Body: body} }
	linked := made("One lamp.")
	linked.Links = []hearsay.Link{{Span: hearsay.Span{Start: 4, End: 40}, URL: "https://lamp.example"}}
	for _, c := range []struct {
		a    hearsay.Article
		is   error
		says string
	}{
		{made(""), hearsay.ErrEmpty, "without a title"},
		{made(" \n\t"), hearsay.ErrEmpty, ""},
		{made(strings.Repeat("a ", hearsay.MaxBytes/2+1)), hearsay.ErrTooLong, ""},
		{linked, nil, "outside the Body"},
	} {
		if _, err := hearsay.Analyze(c.a); err == nil || c.is != nil && !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("Analyze: %v, want %v %q", err, c.is, c.says)
		}
		if _, err := hearsay.Trace(ctx, []hearsay.Article{made("A lamp."), c.a}, hearsay.Options{}); err == nil || !strings.Contains(err.Error(), "article 1") {
			t.Errorf("Trace: %v", err)
		}
	}
	if _, err := hearsay.Analyze(made("broken \xff\r\n\x00 bytes")); err != nil {
		t.Errorf("broken bytes: %v", err)
	}
	if got, err := hearsay.Trace(ctx, nil, hearsay.Options{}); err != nil || len(got.Claims) > 0 {
		t.Errorf("no article: %v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := hearsay.Trace(stopped, []hearsay.Article{made("A lamp.")}, hearsay.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a trace that was stopped: %v", err)
	}
	good, err := hearsay.Analyze(made("A lamp."))
	if err != nil {
		t.Fatal(err)
	}
	old, other := *good.Analysis, *good
	old.Version = "0"
	other.Article.Body += " Another."
	for _, r := range []*hearsay.Reading{nil, {}, {Analysis: &old, Article: good.Article}, &other} {
		if _, err := hearsay.TraceReadings(ctx, []*hearsay.Reading{good, r}, hearsay.Options{}); err == nil || !strings.Contains(err.Error(), "reading 1") {
			t.Errorf("a reading that is wrong: %v", err)
		}
	}
}

func TestReadGoesOn(t *testing.T) {
	in := "{\"text\": \"A lamp is out, the keeper said.\"}\nnothing\n{\"text\": \"Another lamp is out, the keeper said.\"}\n"
	got, err := hearsay.Read(context.Background(), strings.NewReader(in), hearsay.ReadOptions{Published: hearsay.On(2024, 5, 2), Lang: "en"})
	var p hearsay.Problem
	if len(got) != 2 || !errors.As(err, &p) {
		t.Fatalf("%d articles, %v", len(got), err)
	}
	if !got[0].Published.Day || got[0].Lang != "en" || got[0].ID == "" {
		t.Errorf("it is not as it was said to be: %+v", got[0].Meta)
	}
	if _, err := hearsay.Read(context.Background(), strings.NewReader(""), hearsay.ReadOptions{}); err == nil {
		t.Error("nothing gives no error")
	}
}
