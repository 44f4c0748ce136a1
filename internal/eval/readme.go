package eval

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// ReadmePath is the page that shows the scoreboard in short, between these marks.
const (
	ReadmePath  = "README.md"
	boardOpens  = "<!-- scoreboard: hearsay eval all --update -->\n"
	boardCloses = "<!-- /scoreboard -->\n"
)

// shortRows are the figures that the README shows: of each, the row's data, split
// and metrics, and the best of others beside it.
var shortRows = []struct {
	what, task, data, split string
	metrics                 []string
	others                  string
}{
	{"who said what: exact F1 of source / cue / content", "attribution", "PolNeAR dev", "all", []string{"exact F1 source", "exact F1 cue", "exact F1 content"}, "best without a pretrained encoder 73.3 / 66.2 / 63.6; best published 83.2 / 75.3 / 72.9; one human against another 77.7 / 70.5 / 65.9 (test split)"},
	{"on whose word: right voice, of the statements found", "voices", "news clusters", "report-half", []string{"right voice"}, "no figure of others on it; gold of our own"},
	{"who said what, as an editor reads it: statements found / of those shown, right in voice and words", "statements", "web, local and agency news", "held", []string{"statements found", "statements made with right voice and almost the content"}, "no figure of others on it; gold of our own"},
	{"who denies: precision / recall of denials", "stance", "denials and hard negatives", "report-half", []string{"denial P", "denial R"}, "no figure of others on it; gold of our own"},
	{"when: strict / relaxed / value F1", "dates", "TimeBank + AQUAINT", "report-half", []string{"strict F1", "relaxed F1", "value F1"}, "HeidelTime 81.8 / 90.7 / 77.6 (TempEval-3 test)"},
	{"where: span F1 / end-to-end within 161 km", "places", "LGL", "report-half", []string{"span F1", "end-to-end 161 km"}, "CamCoder's span F1 65.4 (all of LGL)"},
	{"who copied whom (constructed): passages F1 / direction / origins right", "lineage", "constructed from news clusters", "", []string{"passages F1", "direction right", "origins right"}, "no system of others was measured"},
	{"what a claim rests on: grouping F1 / number of origins right / within one", "claims", "news clusters", "report", []string{"grouping F1", "number of origins right", "number of origins within one"}, "a careful reader 91.3 / 82.7 / 96.9; no system of others was measured"},
	{"article text from pages: F1", "extraction", "article-extraction-benchmark", "all", []string{"F1"}, "rs-trafilatura 97.0, trafilatura 95.8 (all pages)"},
}

// writeShort writes the scoreboard in short.
func writeShort(w io.Writer, rows []Row) error {
	var b strings.Builder
	b.WriteString("| figure, in percent | data | hearsay | others |\n|---|---|---|---|\n")
	for _, s := range shortRows {
		split, values := s.split, []string(nil)
		for _, m := range s.metrics {
			v := "–"
			for i := range rows {
				r := &rows[i]
				if r.Task == s.task && r.Data == s.data && r.Metric == m && (s.split == "" || r.Split == s.split) {
					v, split = r.show(), r.Split
				}
			}
			values = append(values, strings.TrimSuffix(strings.TrimRight(v, "0"), "."))
		}
		fmt.Fprintf(&b, "| %s | %s, %s | **%s** | %s |\n", s.what, s.data, split, strings.Join(values, " / "), s.others)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// withBoard is a README with its scoreboard replaced.
func withBoard(readme []byte, rows []Row) ([]byte, error) {
	before, rest, ok := bytes.Cut(readme, []byte(boardOpens))
	_, after, ok2 := bytes.Cut(rest, []byte(boardCloses))
	if !ok || !ok2 {
		return nil, fmt.Errorf("%s has no place for the scoreboard: the lines %q and %q", ReadmePath, boardOpens, boardCloses)
	}
	var b bytes.Buffer
	b.Write(before)
	b.WriteString(boardOpens)
	if err := writeShort(&b, rows); err != nil {
		return nil, err
	}
	b.WriteString(boardCloses)
	b.Write(after)
	return b.Bytes(), nil
}

// updateReadme writes the scoreboard into the README at path, if there is one.
func updateReadme(path string, rows []Row) error {
	old, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	page, err := withBoard(old, rows)
	if err != nil {
		return err
	}
	return os.WriteFile(path, page, 0o644)
}
