package eval

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"
)

// reprintsGold is our own gold of reprints in the corpus Scissors and Paste; see
// docs/gold-reprints.md. It holds no text: its members point into the articles.
//
//go:embed testdata/gold/reprints.jsonl
var reprintsGold []byte

// ReprintFamily is a line of the gold of reprints: articles that have one text in
// common, in whole or in part.
type ReprintFamily struct {
	About   string          `json:"about"`
	Unsure  bool            `json:"unsure"` // nobody can say whether it is one text: the pairs are not scored
	Members []ReprintMember `json:"members"`
}

// ReprintMember is an article, and where in it the common text stands.
type ReprintMember struct {
	ID string `json:"id"`
	At Range  `json:"at"`
}

// readReprints reads the gold of reprints, JSON lines.
func readReprints(name string, r io.Reader) ([]ReprintFamily, error) {
	return readGold(name, r, func(f *ReprintFamily) error {
		if len(f.Members) < 2 {
			return errors.New("a family has two members at least")
		}
		for _, m := range f.Members {
			if m.ID == "" {
				return errNoID
			}
			if err := m.At.ordered(); err != nil {
				return err
			}
		}
		return nil
	})
}

// Kinds of the pairs of reprints.
const (
	betweenPapers = "between newspapers"
	withinPaper   = "within one newspaper"
)

// reprintPairs judges all pairs of articles: those of a family are related, those
// of an unsure one are left out, and all others are not related.
func reprintPairs(articles []CaseArticle, families []ReprintFamily) (*ReuseGold, error) {
	outlet, length := make(map[string]string), make(map[string]int)
	for i := range articles {
		a := &articles[i]
		outlet[a.ID], length[a.ID] = a.Outlet, utf8.RuneCountInString(a.Text)
	}
	g := &ReuseGold{Articles: articles}
	related, unsure := make(map[[2]string]bool), make(map[[2]string]bool)
	for _, f := range families {
		var ids []string
		for _, m := range f.Members {
			if length[m.ID] == 0 {
				return nil, fmt.Errorf("the article %s of the gold of reprints is missing: %w", m.ID, os.ErrNotExist)
			}
			if m.At[1] > length[m.ID] {
				return nil, fmt.Errorf("the gold of reprints points to character %d of the %d of article %s", m.At[1], length[m.ID], m.ID)
			}
			for _, other := range ids {
				if f.Unsure {
					unsure[pairOf(other, m.ID)] = true
				} else {
					related[pairOf(other, m.ID)] = true
				}
			}
			ids = append(ids, m.ID)
		}
		if !f.Unsure {
			g.Families = append(g.Families, ids)
		}
	}
	for i := range articles {
		for j := range i {
			a, b := articles[j].ID, articles[i].ID
			if unsure[pairOf(a, b)] {
				continue
			}
			kind := betweenPapers
			if outlet[a] == outlet[b] {
				kind = withinPaper
			}
			g.Judged = append(g.Judged, JudgedPair{a, b, kind, related[pairOf(a, b)]})
		}
	}
	return g, nil
}

// ReadReprints reads the articles of a TEI file and judges their pairs by the
// project's gold.
func ReadReprints(path string) (*ReuseGold, error) {
	articles, err := readFile(path, ReadTEI)
	if err != nil {
		return nil, err
	}
	families, err := readReprints("testdata/gold/reprints.jsonl", bytes.NewReader(reprintsGold))
	if err != nil {
		return nil, err
	}
	return reprintPairs(articles, families)
}
