package attrib

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
)

// analyse segments a text and finds its statements.
func analyse(body string) *news.Analysis {
	a := &news.Analysis{}
	l := en.Language()
	segment.Run(body, a, l.Segment)
	Find(body, a, l.Attrib)
	return a
}

// sharedFile is the path of a file in the shared folder beside the project. The
// test skips where it is missing.
func sharedFile(t testing.TB, path ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		root := filepath.Join(filepath.Dir(dir), "shared")
		if _, err := os.Stat(filepath.Join(root, "README.md")); err == nil {
			return filepath.Join(append([]string{root}, path...)...)
		}
		if filepath.Dir(dir) == dir {
			t.Skip("skipped: there is no shared/ folder beside the project, so no gold data")
		}
		dir = filepath.Dir(dir)
	}
}

type record struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func readRecords(t testing.TB, path string) []record {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skip("skipped: " + err.Error())
	}
	defer f.Close()
	var out []record
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		var r record
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

type attribution struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// TestPredictions reads every article of a gold file and, where ATTRIB_OUT names
// a file, writes what score/attribution.py reads:
//
//	ATTRIB_OUT=/tmp/pred.jsonl go test -run TestPredictions ./internal/read/attrib
//
// ATTRIB_GOLD names another gold file than dev.jsonl.
func TestPredictions(t *testing.T) {
	gold := os.Getenv("ATTRIB_GOLD")
	if gold == "" {
		gold = sharedFile(t, "data", "attribution", "dev.jsonl")
	}
	var out *os.File
	if path := os.Getenv("ATTRIB_OUT"); path != "" {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		out = f
	}
	statements := 0
	for _, rec := range readRecords(t, gold) {
		a := analyse(rec.Text)
		checkValid(t, rec.Text, a)
		statements += len(a.Statements)
		if out == nil {
			continue
		}
		m := text.NewMapper(rec.Text)
		points := func(spans []news.Span) [][2]int {
			p := [][2]int{}
			for _, s := range spans {
				p = append(p, [2]int{m.PointOfByte(int(s.Start)), m.PointOfByte(int(s.End))})
			}
			return p
		}
		ats := []attribution{}
		for _, s := range a.Statements {
			ats = append(ats, attribution{points(s.Source), points(s.Cue), points(s.Content)})
		}
		line, err := json.Marshal(map[string]any{"id": rec.ID, "attributions": ats})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			t.Fatal(err)
		}
	}
	if statements == 0 {
		t.Error("no statement was found in any article")
	}
}
