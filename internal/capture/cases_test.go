package capture

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

var update = flag.Bool("update", false, "write what is found into testdata/cases")

// TestCases reads the inputs of testdata/cases, each with what it must give. To
// add one, write an archive with an input in.html, in.md, in.txt, in.json or
// in.jsonl and an empty want, run the tests with -update, and read the diff.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := filepath.Join(t.TempDir(), ar.Files[0].Name)
			write(t, in, ar.Files[0].Data)
			items, report := read(t, Options{}, in)
			got := dump(items, report.Problems, filepath.Dir(in)+"/")
			if *update {
				ar.Files[1].Data = []byte(got)
				write(t, file, txtar.Format(ar))
			}
			if d := cmp.Diff(string(ar.Files[1].Data), got); d != "" {
				t.Errorf("%s (-want +got):\n%s", file, d)
			}
		})
	}
}

func dump(items []*Item, problems []Problem, dir string) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	for _, it := range items {
		a := it.Article
		field("name", strings.TrimPrefix(it.Capture.Name, dir))
		field("id", a.Given)
		field("title", a.Title)
		field("authors", strings.Join(a.Authors, "; "))
		field("outlet", a.Outlet)
		field("url", a.URL)
		field("lang", a.Lang)
		field("published", stampName(a.Published))
		field("modified", stampName(a.Modified))
		for _, l := range a.Links {
			field("link", fmt.Sprintf("%q %s", l.Span.Of(it.Text.Body), l.URL))
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(it.Text.Body, "\n"), "\n") {
			b.WriteString(strings.TrimRight("| "+line, " ") + "\n")
		}
		b.WriteString("\n")
	}
	for _, p := range problems {
		field("problem", strings.TrimPrefix(p.Error(), dir))
	}
	return b.String()
}

func stampName(s news.Stamp) string {
	if !s.Known() {
		return ""
	}
	return fmt.Sprintf("%s %s %.2f", dateName(s.Time, s.Day), s.Origin, s.Confidence)
}

func dateName(t time.Time, day bool) string {
	if day {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// read reads names and checks what must be so of every item.
func read(t testing.TB, opts Options, names ...string) ([]*Item, Report) {
	t.Helper()
	var items []*Item
	report, err := Read(context.Background(), names, opts, func(it *Item) error {
		items = append(items, it)
		sound(t, it)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if report.Articles != len(items) {
		t.Errorf("%d articles reported, %d given", report.Articles, len(items))
	}
	for _, p := range report.Problems {
		if line := p.Error(); strings.ContainsAny(line, "\n\r\x1b\u202e\u2066") || p.What == "" || p.Do == "" {
			t.Errorf("a problem is not one clean line with what is wrong and what to do: %q", line)
		}
	}
	return items, report
}

func sound(t testing.TB, it *Item) {
	t.Helper()
	if n, _ := text.Normalise(it.Text.Body); n != it.Text.Body {
		t.Errorf("%s: the body is not normalised", it.Capture.Name)
	}
	if it.Text.ID != news.TextIDOf(it.Text.Body) || it.Article.Text != it.Text.ID || it.Capture.ID != news.CaptureIDOf(it.Raw) || it.Article.ID != news.ArticleID(&it.Article) {
		t.Errorf("%s: ids do not fit", it.Capture.Name)
	}
	if it.Article.Lang == "" || it.Article.Lang != it.Text.Lang {
		t.Errorf("%s: language %q, the text's %q", it.Capture.Name, it.Article.Lang, it.Text.Lang)
	}
	for _, l := range it.Article.Links {
		if l.Span.Empty() || int(l.Span.End) > len(it.Text.Body) || !strings.HasPrefix(l.URL, "http") {
			t.Errorf("%s: bad link %+v", it.Capture.Name, l)
		}
	}
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// pairs reads the lines "input ⇒ want" of an annotated file.
func pairs(t *testing.T, file string, check func(t *testing.T, in, want string)) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range bytes.Split(b, []byte("\n")) {
		if in, want, ok := strings.Cut(string(line), "⇒"); ok && line[0] != '#' {
			t.Run(fmt.Sprint("line ", n+1), func(t *testing.T) { check(t, strings.TrimSpace(in), strings.TrimSpace(want)) })
		}
	}
}

func TestDates(t *testing.T) {
	pairs(t, "testdata/dates.txt", func(t *testing.T, in, want string) {
		got := "none"
		if m, ok := parseDate(in); ok {
			got = dateName(m.time, m.day)
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", in, got, want)
		}
	})
}

func TestDatesInText(t *testing.T) {
	pairs(t, "testdata/datelines.txt", func(t *testing.T, in, want string) {
		got := "none"
		if s, _ := datesInText(strings.ReplaceAll(in, `\n`, "\n")); s.Known() {
			got = dateName(s.Time, s.Day)
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", in, got, want)
		}
	})
}

func TestDateInAddress(t *testing.T) {
	for in, want := range map[string]string{
		"/2017/09/15/ferry": "2017-09-15", "2017-09-10-foo": "2017-09-10", "/news/20170915/x": "2017-09-15", "/2017/09/ferry": "",
		"/id/201711201234": "", "/2017/99/15/": "", "/a/1234/56/78": "", "/story-20170915": "2017-09-15",
	} {
		got := ""
		if s := dateInAddress(in); s.Known() {
			got = s.Time.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
