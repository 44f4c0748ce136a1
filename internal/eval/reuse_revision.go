package eval

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// revisionFile lists the answers of the corpus of Clough and Stevenson ("Developing
// a corpus of plagiarised short answers", 2011) with the task and class of each.
const revisionFile = "file_information.csv"

// maxAnswer is the longest answer or source that is read, in bytes; the longest of
// the corpus has 4 kB.
const maxAnswer = 1 << 20

// revised says of each class of answers whether it has text of the task's source:
// cut and pasted, lightly or heavily revised, or written without it.
var revised = map[string]bool{"cut": true, "light": true, "heavy": true, "non": false}

// ReadRevisions reads the corpus in dir: the answers that are there, and each one's
// pair with the source of its task. Answers that the list has and the folder has
// not belong to the other half and are left out.
func ReadRevisions(dir string) (*ReuseGold, error) {
	list := filepath.Join(dir, revisionFile)
	lines, err := readFile(list, readRevisionList)
	if err != nil {
		return nil, err
	}
	g := &ReuseGold{}
	have := make(map[string]bool)
	add := func(name string) error {
		if have[name] {
			return nil
		}
		body, err := readAnswer(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		have[name] = true
		g.Articles = append(g.Articles, CaseArticle{ID: name, Title: name, Text: body})
		return nil
	}
	for _, l := range lines {
		if l.class == "orig" {
			continue
		}
		err := add(l.file)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		source := "orig_task" + l.task + ".txt"
		if err := errors.Join(err, add(source)); err != nil {
			return nil, err
		}
		g.Judged = append(g.Judged, JudgedPair{l.file, source, l.class, revised[l.class]})
	}
	if len(g.Judged) == 0 {
		return nil, fmt.Errorf("%s: none of its answers is there: %w", list, errNoRecords)
	}
	return g, nil
}

// revisionLine is a line of the list.
type revisionLine struct{ file, task, class string }

func readRevisionList(name string, r io.Reader) ([]revisionLine, error) {
	lines, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []revisionLine
	for i, f := range lines {
		if i == 0 { // the names of the columns
			continue
		}
		if len(f) < 3 {
			return nil, fmt.Errorf("%s:%d: %d columns, not 3", name, i+1, len(f))
		}
		l := revisionLine{strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])}
		if _, ok := revised[l.class]; !ok && l.class != "orig" {
			return nil, fmt.Errorf("%s:%d: there is no class %q", name, i+1, l.class)
		}
		if l.file != filepath.Base(l.file) || !filepath.IsLocal("orig_task"+l.task+".txt") {
			return nil, fmt.Errorf("%s:%d: %q is not a file of the corpus", name, i+1, l.file)
		}
		out = append(out, l)
	}
	return out, nil
}

// readAnswer reads one text. Some are in UTF-8, some in Latin-1.
func readAnswer(path string) (string, error) {
	return readFile(path, func(name string, r io.Reader) (string, error) {
		b, err := io.ReadAll(io.LimitReader(r, maxAnswer+1))
		if err != nil {
			return "", err
		}
		if len(b) > maxAnswer {
			return "", fmt.Errorf("%s: longer than %d bytes", name, maxAnswer)
		}
		if utf8.Valid(b) {
			return string(b), nil
		}
		runes := make([]rune, len(b))
		for i, c := range b {
			runes[i] = rune(c)
		}
		return string(runes), nil
	})
}
