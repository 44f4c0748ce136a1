package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// statementsLine is what is needed of a line of our gold of statements; its format
// stands in docs/gold-statements.md. It is read here once more, since the package that
// measures the engine is none that a tool beside the house may know.
type statementsLine struct {
	File       string        `json:"file"` // below the folder of the data
	Hash       string        `json:"text"` // first 16 hexadecimal digits of the text's SHA-256
	Part       string        `json:"part"`
	Statements []attribution `json:"statements"`
}

// readStatements reads a part of our gold of statements, with the texts of its articles
// from the folder of the data. An article's id is its own where that of PolNeAR has one,
// so that both annotations of it can be laid on one text, and file and hash elsewhere.
func readStatements(file, part, data string) ([]article, error) {
	if part != "train" && part != "dev" && part != "held" {
		return nil, fmt.Errorf("-part %q is neither train, dev nor held", part)
	}
	texts := make(map[string]map[string]article) // by file, and by hash
	var out []article
	err := eachLine(file, func(l *statementsLine) error {
		if l.Part != part {
			return nil
		}
		if !filepath.IsLocal(l.File) {
			return fmt.Errorf("%q is not a file below the data", l.File)
		}
		if texts[l.File] == nil {
			in, err := textsByHash(data, l.File)
			if err != nil {
				return err
			}
			texts[l.File] = in
		}
		a, ok := texts[l.File][l.Hash]
		if !ok {
			return fmt.Errorf("the text %s is missing in %s: %w", l.Hash, filepath.Join(data, l.File), os.ErrNotExist)
		}
		a.Attributions, a.Said = l.Statements, true
		out = append(out, a)
		return nil
	})
	return out, err
}

// textsByHash are the texts of a file of the data, or of a folder of files there.
func textsByHash(data, file string) (map[string]article, error) {
	path := filepath.Join(data, filepath.FromSlash(file))
	in, err := textsOf(path)
	if err != nil {
		return nil, err
	}
	own := strings.HasPrefix(file, "attribution/")
	byHash := make(map[string]article, len(in))
	for _, a := range slices.Backward(in) { // of one text twice, the first stays
		sum := sha256.Sum256([]byte(a.Text))
		hash := hex.EncodeToString(sum[:8])
		if !own {
			a.ID = file + ":" + hash
		}
		byHash[hash] = article{ID: a.ID, Text: a.Text}
	}
	return byHash, nil
}

// textsOf are the texts of a corpus in any of the forms that they have there: JSON
// lines, a folder of JSON files, or pages by their id.
func textsOf(path string) ([]article, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() && filepath.Ext(path) == ".json" {
		return pagesOf(path)
	}
	files := []string{path}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(path, "*.json")); err != nil {
			return nil, err
		}
	}
	var out []article
	for _, f := range files {
		in, err := readArticles(f)
		if err != nil {
			return nil, err
		}
		out = append(out, in...)
	}
	return out, nil
}

func pagesOf(path string) ([]article, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var pages map[string]struct {
		Body string `json:"articleBody"`
	}
	if err := json.Unmarshal(raw, &pages); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []article
	for _, p := range pages {
		out = append(out, article{Text: p.Body})
	}
	return out, nil
}
