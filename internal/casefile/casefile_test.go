package casefile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// clock ticks a second a call, from a fixed start.
func clock() func() time.Time {
	var mu sync.Mutex
	at := time.Date(2031, 4, 5, 6, 7, 8, 0, time.UTC)
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		at = at.Add(time.Second)
		return at
	}
}

// newCase opens a new case that is closed, and checked, when the test ends.
func newCase(t testing.TB) *Case {
	t.Helper()
	c, err := Open(context.Background(), filepath.Join(t.TempDir(), "story.hearsay"),
		Options{Create: true, Program: "hearsay test", Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// entry makes an entry of a page that holds body.
func entry(name, title, body string) Entry {
	raw := []byte("<h1>" + title + "</h1>" + body)
	e := Entry{
		Raw:     raw,
		Capture: news.Capture{ID: news.CaptureIDOf(raw), Name: name, Media: "text/html", Charset: "utf-8", Size: int64(len(raw))},
		Text:    news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body},
	}
	e.Article = news.Article{Capture: e.Capture.ID, Text: e.Text.ID, Title: title, Outlet: "Harbour Courier", Lang: "en"}
	e.Article.ID = news.ArticleID(&e.Article)
	return e
}

// numbered makes the i-th of a row of different articles.
func numbered(i int) Entry {
	return entry(fmt.Sprintf("page%d.html", i), fmt.Sprintf("Ferry %d is late", i),
		fmt.Sprintf("Ferry %d did not leave Vellmouth on Tuesday, the harbour master, Ida Torrn, said.\n\nShe gave no reason.\n", i))
}

func mustAdd(t testing.TB, c *Case, batch ...Entry) {
	t.Helper()
	if _, _, err := c.Add(context.Background(), batch); err != nil {
		t.Fatal(err)
	}
}

// collect drains a stream.
func collect[T any](t testing.TB, seq func(func(T, error) bool)) (all []T) {
	t.Helper()
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// count asks for the number of rows of a table.
func count(t testing.TB, c *Case, table string) (n int) {
	t.Helper()
	if err := c.read.QueryRow("SELECT count(*) FROM " + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAddIsIdempotent(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	batch := []Entry{numbered(1), numbered(2), numbered(3)}
	for round, want := range []string{"3 0", "0 3", "0 3"} {
		added, known, err := c.Add(ctx, batch)
		if got := fmt.Sprint(added, known); err != nil || got != want {
			t.Fatalf("round %d: Add = %s, %v; want %s", round, got, err, want)
		}
	}
	for table, want := range map[string]int{"captures": 3, "texts": 3, "articles": 3, "arrivals": 3, "words": 3, "log": 4} {
		if got := count(t, c, table); got != want {
			t.Errorf("%d rows in %s, want %d", got, table, want)
		}
	}
	if err := c.Check(ctx); err != nil {
		t.Error(err)
	}
}

func TestAddKeepsOnce(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	a := numbered(1)
	sameBytes := a
	sameBytes.Capture.Name, sameBytes.Raw = "copy/of/page1.html", nil // the case has the bytes
	sameText := entry("other.html", "No ferry at all", a.Text.Body)
	added, known, err := c.Add(ctx, []Entry{a, sameBytes, sameText})
	if added != 2 || known != 1 || err != nil {
		t.Fatalf("Add = %d, %d, %v; want 2, 1", added, known, err)
	}
	if n := count(t, c, "captures"); n != 2 {
		t.Errorf("%d captures, want 2: the same bytes are kept once", n)
	}
	if n := count(t, c, "texts"); n != 1 {
		t.Errorf("%d texts, want 1: the same text is kept once", n)
	}
	capture, err := c.Capture(ctx, a.Capture.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2031, 4, 5, 6, 7, 10, 0, time.UTC) // the second tick: the first made the file
	renamed := a.Capture
	renamed.Name = sameBytes.Capture.Name
	want := Capture{ID: a.Capture.ID, Size: int64(len(a.Raw)), Arrivals: []Arrival{
		{Capture: renamed, At: at, Article: a.Article.ID},
		{Capture: a.Capture, At: at, Article: a.Article.ID},
	}}
	if d := cmp.Diff(want, capture); d != "" {
		t.Errorf("both names are remembered, with when they came (-want +got):\n%s", d)
	}
	raw, err := c.Raw(ctx, a.Capture.ID)
	if err != nil || string(raw) != string(a.Raw) {
		t.Errorf("Raw = %q, %v; want %q", raw, err, a.Raw)
	}
	text, err := c.Text(ctx, a.Text.ID)
	if err != nil || text != a.Text {
		t.Errorf("Text = %v, %v; want %v", text, err, a.Text)
	}
}

func TestBytesWithoutAnArticleAreKept(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	raw := []byte{}
	e := Entry{Raw: raw, Capture: news.Capture{ID: news.CaptureIDOf(raw), Name: "empty.html"}}
	if added, _, err := c.Add(ctx, []Entry{e}); added != 1 || err != nil {
		t.Fatalf("Add = %d, %v; want 1", added, err)
	}
	if got, err := c.Raw(ctx, e.Capture.ID); err != nil || len(got) != 0 {
		t.Errorf("Raw = %q, %v; want nothing", got, err)
	}
	if n := count(t, c, "articles"); n != 0 {
		t.Errorf("%d articles, want 0", n)
	}
}

func TestAddRefusesWhatContradictsItself(t *testing.T) {
	c := newCase(t)
	for _, test := range []struct {
		name  string
		spoil func(*Entry)
	}{
		{"SHA-256 of its bytes", func(e *Entry) { e.Raw = append(e.Raw, 'x') }},
		{"neither here nor in the case", func(e *Entry) { e.Raw = nil }},
		{"another capture", func(e *Entry) { e.Article.Capture[0]++ }},
		{"SHA-256 of its body", func(e *Entry) { e.Text.Body += "x" }},
		{"news.ArticleID", func(e *Entry) { e.Article.Title += "x" }},
		{"not UTF-8", func(e *Entry) { e.Article.Title = "\xff" }},
		{"outside its text", func(e *Entry) {
			e.Article.Links = []news.Link{{Span: news.Span{Start: 0, End: 1 << 20}, URL: "https://courier.example/"}}
		}},
		{"year outside of range", func(e *Entry) {
			e.Article.Published.Time = time.Date(12031, 1, 1, 0, 0, 0, 0, time.UTC)
			e.Article.ID = news.ArticleID(&e.Article)
		}},
	} {
		bad := numbered(2)
		test.spoil(&bad)
		_, _, err := c.Add(context.Background(), []Entry{numbered(1), bad})
		var at *EntryError
		if !errors.As(err, &at) || at.Index != 1 || !strings.Contains(err.Error(), test.name) {
			t.Errorf("%s: Add gives %v", test.name, err)
		}
	}
	if n := count(t, c, "captures"); n != 0 {
		t.Errorf("%d captures of refused batches were kept", n)
	}
}

func TestArticlesInOrder(t *testing.T) {
	c := newCase(t)
	var batch []Entry
	for i, day := range []int{3, 0, 1, 2, 0} { // 0: unknown
		e := numbered(i)
		if day > 0 {
			e.Article.Published = news.Stamp{Time: time.Date(2031, 1, day, 9, 0, 0, 0, time.UTC), Origin: news.Declared, Confidence: .9}
		}
		e.Article.Authors = []string{"Ulla Brandt"}
		e.Article.Links = []news.Link{{Span: news.Span{Start: 2, End: 9}, URL: "https://courier.example/a?b=1&c=<2>"}}
		e.Article.ID = news.ArticleID(&e.Article)
		batch = append(batch, e)
	}
	mustAdd(t, c, batch...)
	var all []news.Article
	for _, e := range batch {
		all = append(all, e.Article)
	}
	got, err := c.Articles(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(news.NewSet(all, nil).Articles, got); d != "" {
		t.Errorf("Articles (-want +got):\n%s", d)
	}
}

func TestTextsAreSortedOverManyPages(t *testing.T) {
	c := newCase(t)
	const n = 2*pageSize + 1 // and one of exactly a page below
	var batch []Entry
	for i := range n {
		batch = append(batch, numbered(i))
	}
	mustAdd(t, c, batch[:pageSize]...)
	if got := len(collect(t, c.Texts(context.Background()))); got != pageSize {
		t.Errorf("%d texts, want %d", got, pageSize)
	}
	mustAdd(t, c, batch[pageSize:]...)
	texts := collect(t, c.Texts(context.Background()))
	if len(texts) != n {
		t.Fatalf("%d texts, want %d", len(texts), n)
	}
	for i := 1; i < n; i++ {
		if texts[i-1].ID.String() >= texts[i].ID.String() {
			t.Fatalf("text %d sorts after text %d", i-1, i)
		}
	}
}

func TestLog(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	a := numbered(1)
	mustAdd(t, c, a, numbered(2), a)
	if err := c.PutAnalyses(ctx, []*news.Analysis{{Text: a.Text.ID, Version: "7"}}); err != nil {
		t.Fatal(err)
	}
	if err := c.PutFindings(ctx, "key", &news.Findings{Version: "3"}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range collect(t, c.Log(ctx)) {
		got = append(got, fmt.Sprintf("%s %s %s %q +%d =%d", e.At.Format(time.TimeOnly), e.Program, e.Action, e.Detail, e.Added, e.Known))
	}
	want := []string{
		`06:07:09 hearsay test format "0 to 3" +0 =0`,
		`06:07:11 hearsay test add "" +2 =1`,
		`06:07:12 hearsay test analyse "7" +1 =0`,
		`06:07:13 hearsay test trace "key" +1 =0`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Log (-want +got):\n%s", d)
	}
}

func TestReadersWhileOneWrites(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	mustAdd(t, c, numbered(0))
	other, err := Open(ctx, c.path, Options{ReadOnly: true}) // as another process would
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	const batches, size = 12, 5
	done := make(chan struct{})
	var readers sync.WaitGroup
	for i := range 4 {
		from := []*Case{c, other}[i%2]
		readers.Go(func() {
			for last := 1; ; {
				articles, err := from.Articles(ctx)
				if err != nil {
					t.Error(err)
					return
				}
				if n := len(articles); n < last || n%size != 1 {
					t.Errorf("%d articles after %d: a batch is there in part, or was lost", n, last)
					return
				}
				last = len(articles)
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for b := range batches {
		var batch []Entry
		for i := range size {
			batch = append(batch, numbered(1+b*size+i))
		}
		mustAdd(t, c, batch...)
	}
	close(done)
	readers.Wait()
}

func TestReadOnlyDoesNotWrite(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	r, err := Open(ctx, c.path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, _, err := r.Add(ctx, []Entry{numbered(1)}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Add gives %v", err)
	}
	if err := r.Check(ctx); err != nil {
		t.Error(err)
	}
}

func TestOneFileAfterClose(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "a?b#c%20 é.hearsay") // none of which may confuse a URI
	c, err := Open(ctx, path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	mustAdd(t, c, numbered(1))
	if _, err := c.Articles(ctx); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 || files[0].Name() != filepath.Base(path) {
		t.Errorf("after Close there are %v, want the case alone", files)
	}
}
