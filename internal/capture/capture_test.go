package capture

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

const pageStart = `<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><article>`

// prose is n paragraphs of invented news, each different.
func prose(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<p>The harbour office of Lanton said on day %d that ship number %d had been refused, and its master denied it in a letter.</p>\n", i, i)
	}
	return b.String()
}

func gz(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(b)
	_ = z.Close()
	return out.Bytes()
}

// TestBadInput gives one bad file beside a good one: the bad one is one line of
// what is wrong, and the good one is read.
func TestBadInput(t *testing.T) {
	spoilt := gz([]byte(prose(3)))
	spoilt[len(spoilt)-6] ^= 0xff // in its checksum
	tooMany := strings.Repeat("x", problemsMax+5)
	for _, c := range []struct {
		name     string
		data     []byte
		want     string // in the Problem; "" for none
		articles int    // of the bad file
	}{
		{"empty.txt", nil, "is empty", 0},
		{"blank.html", []byte(" \n\t\n"), "is empty", 0},
		{"binary.txt", []byte("MZ\x00\x01\x02\x00"), "is not text", 0},
		{"picture.html", []byte("\x89PNG\r\n\x1a\n0000"), "is not text", 0},
		{"charset.txt", []byte(strings.Repeat("Caf\xc3\xa9 \xc3\xa0 \xff la. ", 40)), "cannot be decoded", 1},
		{"wrong.html", []byte(`<html><head><meta charset="utf-8"></head><body><article><p>` + strings.Repeat("caf\xe9 \xe0 la ", 40) + "</p></article>"), "", 1},
		{"broken.txt", []byte("Caf\xe9 owners said “no”, and – as Ann Lée knew – “never”.\n"), "", 1},
		{"legacy.txt", []byte("Caf\xe9 owners said \x93no\x94.\n"), "", 1},
		{"bomb.html.gz", gz(bytes.Repeat([]byte("<b>"), 1<<20)), "is larger than 1 MiB", 0},
		{"bomb.jsonl.gz", gz(append([]byte(`{"a":"b"}`), bytes.Repeat([]byte(" "), 12<<20)...)), "unpacks to more than", 0},
		{"deep.txt.gz", gz(gz(gz([]byte("x")))), "packed more than twice", 0},
		{"cut.html.gz", gz([]byte(pageStart + prose(900)))[:200], "middle of its packed data", 0},
		{"cut.jsonl.gz", gz([]byte(`{"text":"The ferry sank."}` + "\n" + strings.Repeat("x", 1000)))[:40], "middle of its packed data", 1},
		{"spoilt.txt.gz", spoilt, "as gzip", 0},
		{"large.html", []byte(pageStart + prose(9000)), "is larger than 1 MiB", 0},
		{"large.jsonl", []byte(`{"text":"` + strings.Repeat("y", 2<<20) + "\"}\n" + `{"text":"The ferry sank."}`), "large.jsonl#1: is larger than 1 MiB", 1},
		{"large.json", []byte(`[{"text":"` + strings.Repeat("y", 2<<20) + `"},` + `{"text":"The ferry sank."}]`), "large.json#1: is larger than 1 MiB", 1},
		{"shape.json", []byte(`{"a":{"b":1}}`), "looked for text, maintext, articleBody; found a", 0},
		{"numbers.json", []byte(`[1,2]`), "is not an object", 0},
		{"cut.json", []byte(`[{"text":"One told of it."},{"te`), "middle of its JSON", 1},
		{"stray.json", []byte(`{"text":"One told of it."}]`), "as JSON", 1},
		{"many.json", []byte("[" + strings.ReplaceAll(tooMany, "x", "1,") + "1]"), "has 6 more problems", 0},
		{"none.json", []byte(`[]`), "has no record in it", 0},
		{"nodate.txt", []byte("The ferry sank.\n"), "", 1},
		{"future.md", []byte("---\ndate: 2999-01-01\n---\nThe ferry sank.\n"), "date in the future", 1},
		{"menu.html", []byte(`<html><body><ul><li><a href="/a">Politics of the valley</a></li><li><a href="/b">Sport</a></li></ul></body></html>`), "has no article", 0},
		{"hidden.html", []byte(`<html><body><script>var a = "<p>text</p>"</script></body></html>`), "has no article", 0},
		{"data.csv", []byte("a,b\n1,2\n"), "not in an article format", 0},
		{"really.html", []byte(`{"text":"An .html that is JSON."}`), "", 1},
		{"really.txt", []byte(pageStart + prose(3)), "", 1},
		{"\u202egnp.exe", []byte("x"), `\u202egnp.exe: is not in an article format`, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, c.name), c.data)
			write(t, filepath.Join(dir, "zz good.txt"), []byte("The harbour is open.\n"))
			items, report := read(t, Options{MaxBytes: 1 << 20}, dir)
			if len(items) != c.articles+1 || report.Files != 2 {
				t.Errorf("%d articles of %d files, want %d of 2", len(items), report.Files, c.articles+1)
			}
			var lines []string
			for _, p := range report.Problems {
				lines = append(lines, p.Error())
			}
			if all := strings.Join(lines, "\n"); c.want == "" && all != "" || !strings.Contains(all, c.want) {
				t.Errorf("problems %q, want %q", all, c.want)
			}
		})
	}
}

func TestWarningsKeepTheArticle(t *testing.T) {
	items, report := read(t, Options{Stdin: strings.NewReader(`{"text":"The ferry sank.","published":"2999-01-01"}`)}, "-")
	if len(items) != 1 || items[0].Article.Published.Known() || len(report.Problems) != 1 || !report.Problems[0].Warning {
		t.Errorf("a date in the future: %d articles, problems %v", len(items), report.Problems)
	}
}

// TestLargePage reads an endless page: it is refused when the limit is reached.
func TestLargePage(t *testing.T) {
	r := &endless{}
	_, report := read(t, Options{Stdin: r, MaxBytes: 1 << 20}, "-")
	if len(report.Problems) != 1 || !strings.Contains(report.Problems[0].What, "larger than") {
		t.Errorf("problems %v", report.Problems)
	}
	if r.n > 2<<20 {
		t.Errorf("%d bytes were read of a page beyond the limit of 1 MiB", r.n)
	}
	sparse := filepath.Join(t.TempDir(), "page.html")
	write(t, sparse, []byte(pageStart))
	if err := os.Truncate(sparse, 200<<20); err != nil {
		t.Fatal(err)
	}
	var report2 Report
	if mb := testing.AllocsPerRun(1, func() { _, report2 = read(t, Options{}, sparse) }); mb > 1e5 {
		t.Errorf("%v allocations", mb)
	}
	if len(report2.Problems) != 1 {
		t.Errorf("200 MB page: %v", report2.Problems)
	}
}

type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, strings.Repeat("<p>word word", 1+len(p)/12))
	e.n += n
	return n, nil
}

// TestHostilePages are pages that make parsers take time or memory beyond their
// size. Each must end soon; what its text is matters less.
func TestHostilePages(t *testing.T) {
	var distinct strings.Builder
	for i := range 400 {
		fmt.Fprintf(&distinct, "<b a=%d>", i)
	}
	story := prose(5)
	for name, page := range map[string]string{
		"nested":         pageStart + strings.Repeat("<div>", 100_000) + story,
		"nested, mixed":  pageStart + strings.Repeat("<div><ul><li><span><table><tr><td>", 15_000) + story,
		"nested, closed": pageStart + strings.Repeat("<div>", 50_000) + story + strings.Repeat("</div>", 50_000),
		"reopened":       pageStart + story + distinct.String() + strings.Repeat("<p>x", 50_000),
		"paragraphs":     pageStart + prose(30_000),
		"5 MB paragraph": pageStart + story + "<p>" + strings.Repeat("The ferry sank. ", 330_000),
		"links":          pageStart + story + strings.Repeat(`<a href="/x">y</a> `, 60_000),
		"long attribute": pageStart + `<p title="` + strings.Repeat("x", 3<<20) + `">` + story,
		"comments":       pageStart + strings.Repeat("<!-- x -->", 200_000) + story,
		"unclosed quote": pageStart + story + `<a href="` + strings.Repeat("<p>x</p>", 200_000),
		"private use":    pageStart + strings.ReplaceAll(story, "harbour", "har\U000f0003bour"),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			p, err := Extract([]byte(page), "", "")
			took := time.Since(start)
			t.Logf("%d KB: %v, text of %d bytes, %v", len(page)>>10, took.Round(time.Millisecond), len(p.Body), err)
			if took > 15*time.Second {
				t.Errorf("took %v", took)
			}
			if err == nil && !strings.Contains(p.Body, "day 3 that ship number 3 had been refused") {
				t.Errorf("the story is not in the text: %.200q", p.Body)
			}
		})
	}
	if _, err := Extract([]byte(pageStart+strings.Repeat("<br>", maxTags+1)), "", ""); err == nil || !strings.Contains(err.Error(), "more tags") {
		t.Errorf("too many tags: %v", err)
	}
}

func TestStrangeCharactersStay(t *testing.T) {
	const s = "The \u202eright-to-left\u202c and zero\u200bwidth, עברית and Ilse\u0301 stay in the text that we keep of it."
	for name, in := range map[string]string{"x.txt": s, "x.html": pageStart + "<p>" + s + "</p>", "x.json": `{"text":"` + s + `"}`, "x.md": s} {
		path := filepath.Join(t.TempDir(), name)
		write(t, path, []byte(in))
		items, _ := read(t, Options{}, path)
		if len(items) != 1 || items[0].Text.Body != s {
			t.Errorf("%s: %q", name, items[0].Text.Body)
		}
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{"b/sub", ".hidden", "empty"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{"c.txt", "a.txt", "b/sub/d.txt", ".e.txt", ".hidden/f.txt"} {
		write(t, filepath.Join(dir, f), []byte("The ferry of "+f+" sank."))
	}
	for link, to := range map[string]string{"b/up": "..", "b/sub/self": ".", "dangling.txt": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	items, report := read(t, Options{}, dir, filepath.Join(dir, "empty"), filepath.Join(dir, "none.txt"), filepath.Join(dir, "c.txt"))
	var got []string
	for _, it := range items {
		got = append(got, strings.TrimPrefix(it.Capture.Name, dir+"/"))
	}
	for _, p := range report.Problems {
		got = append(got, strings.ReplaceAll(p.Error(), dir+"/", ""))
	}
	want := []string{
		"a.txt", "b/sub/d.txt", "c.txt", "c.txt",
		"b/sub/self: leads back to a folder that it lies in; nothing is lost; remove the link",
		"b/up: leads back to a folder that it lies in; nothing is lost; remove the link",
		"dangling.txt: cannot be read: no such file or directory; check that the file is there and may be read",
		"empty: has nothing in it to read; name a folder with .html, .txt, .md, .json or .jsonl files",
		"none.txt: cannot be read: no such file or directory; check that the file is there and may be read",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestSameForAllWorkers reads a mixed folder with 1, 2 and 8 workers.
func TestSameForAllWorkers(t *testing.T) {
	dir := t.TempDir()
	var lines strings.Builder
	for i := range 60 {
		fmt.Fprintf(&lines, `{"id":"%d","text":"The ferry %d sank in the bay of Lanton."}`+"\n", i, i)
		if i%7 == 0 {
			lines.WriteString("{broken\n")
		}
		write(t, filepath.Join(dir, fmt.Sprintf("%02d.html", i)), []byte(pageStart+prose(1+i%9)))
	}
	write(t, filepath.Join(dir, "30.jsonl"), []byte(lines.String()))
	var want string
	for _, workers := range []int{1, 2, 8} {
		items, report := read(t, Options{Workers: workers}, dir)
		got := dump(items, report.Problems, dir)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("with %d workers:\n%s", workers, cmp.Diff(want, got))
		}
		if report.Articles != 120 || len(report.Problems) != 9 {
			t.Errorf("with %d workers: %d articles, %d problems", workers, report.Articles, len(report.Problems))
		}
	}
}

func TestReadStops(t *testing.T) {
	in := func() io.Reader { return strings.NewReader(strings.Repeat(`{"text":"The ferry sank."}`+"\n", 5000)) }
	stop := errors.New("stop")
	n := 0
	report, err := Read(context.Background(), []string{"-"}, Options{Stdin: in()}, func(*Item) error {
		if n++; n == 3 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || n != 3 || report.Articles != 3 {
		t.Errorf("yield's error: %v after %d articles", err, n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	hangs, _ := io.Pipe()
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := Read(ctx, []string{"-"}, Options{Stdin: hangs}, func(*Item) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("a read that hangs: %v", err)
	}
}

func TestOptions(t *testing.T) {
	given := news.Stamp{Time: time.Date(2017, 9, 10, 0, 0, 0, 0, time.UTC), Day: true, Confidence: 1}
	var progress []Progress
	items, _ := read(t, Options{
		Published: given, Lang: "fr", Stdin: strings.NewReader("Published: 3 March 2024\n\nThe ferry sank."),
		Progress: func(p Progress) { progress = append(progress, p) },
	}, "-")
	a := items[0].Article
	if !a.Published.Time.Equal(given.Time) || a.Published.Origin != news.Given || a.Lang != "fr" {
		t.Errorf("published %+v, language %s", a.Published, a.Lang)
	}
	if want := []Progress{{Files: 1, Articles: 1, Bytes: int64(len(items[0].Raw)), Name: "-"}}; !cmp.Equal(progress, want) {
		t.Errorf("progress %+v, want %+v", progress, want)
	}
}

// TestStreams reads a .jsonl much larger than what it may hold at once.
func TestStreams(t *testing.T) {
	line := `{"text":"` + strings.Repeat("The ferry sank. ", 4000) + `"}` + "\n"
	r := io.LimitReader(&repeat{line: line}, int64(len(line))*500) // 32 MB
	n := 0
	_, err := Read(context.Background(), []string{"-"}, Options{Stdin: r, Lang: "en", MaxBytes: 1 << 20}, func(*Item) error { n++; return nil })
	if err != nil || n != 500 {
		t.Errorf("%d records, %v", n, err)
	}
}

type repeat struct {
	line string
	at   int
}

func (r *repeat) Read(p []byte) (n int, err error) {
	for n < len(p) {
		c := copy(p[n:], r.line[r.at:])
		n, r.at = n+c, (r.at+c)%len(r.line)
	}
	return n, nil
}

// TestGoldTextIsKept checks that the offsets of the gold data hold in our
// bodies: these are the records' texts to the last byte.
func TestGoldTextIsKept(t *testing.T) {
	items, report := read(t, Options{}, shared(t, "data/time"), shared(t, "data/place"), shared(t, "data/news"), shared(t, "data/event"))
	for _, it := range items {
		r, err := unmarshalRecord(it.Raw)
		if err != nil {
			t.Fatal(err)
		}
		if raw := string(r.Text); it.Offsets == nil && raw != it.Text.Body || it.Offsets.Raw(len(it.Text.Body)) != len(raw) {
			t.Errorf("%s: the text was changed", it.Capture.Name)
		}
	}
	if len(items) < 1000 || len(report.Problems) > 0 {
		t.Errorf("%d articles, problems %v", len(items), report.Problems)
	}
}
