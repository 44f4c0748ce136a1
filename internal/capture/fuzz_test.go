package capture

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// fuzz reads any bytes as a file of the given name. Whatever they are, Read ends
// and what it gives is sound (see read).
func fuzz(f *testing.F, name string, pack bool) {
	files, _ := filepath.Glob("testdata/cases/*.txtar")
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Parse(b).Files[0].Data)
	}
	f.Add([]byte("\xef\xbb\xbf<p><a href='//x'>\xff\x00</a><table><li>"))
	f.Add([]byte(`[{"text":"a\ud800","links":[{"start":0,"end":1,"url":"http://x"}]},{"@graph":[{"@graph":{}}]}]`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if pack && len(b)%2 == 0 {
			b = gz(b)
			b = b[:len(b)-len(b)/8]
		}
		path := filepath.Join(t.TempDir(), name)
		write(t, path, b)
		items, report := read(t, Options{Workers: 1, MaxBytes: 1 << 16}, path)
		if len(items) == 0 && len(report.Problems) == 0 && !bytes.HasPrefix(bytes.TrimSpace(b), []byte("{\"articles\"")) && len(b) > 0 {
			t.Error("neither an article nor a problem")
		}
	})
}

func FuzzHTML(f *testing.F)     { fuzz(f, "x.html", false) }
func FuzzJSON(f *testing.F)     { fuzz(f, "x.json", false) }
func FuzzMarkdown(f *testing.F) { fuzz(f, "x.md", false) }
func FuzzGzip(f *testing.F)     { fuzz(f, "x.jsonl.gz", true) }
