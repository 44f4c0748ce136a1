package eval

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// statementsGold is our own gold of all statements of an article, as an editor reads
// it; see docs/gold-statements.md. It holds no text: its spans point into articles of
// the shared folder.
//
//go:embed testdata/gold/statements.jsonl
var statementsGold []byte

// StatementsGold is a line of the gold of statements: what all say or think in one
// article.
type StatementsGold struct {
	File       string     `json:"file"`   // below the folder of the data; or a folder of files
	Hash       string     `json:"text"`   // of the article in it: see textHash
	Part       string     `json:"part"`   // partTrain or partHeld
	Voices     [][]Range  `json:"voices"` // where each is named; may be nowhere
	Statements []SaidGold `json:"statements"`
	Body       string     `json:"-"` // the article's text, read from the file
}

// SaidGold is something that somebody says or thinks; the outermost statement only.
type SaidGold struct {
	Thought bool    `json:"thought"` // a thought or wish that nobody is told to have said
	Voice   int     `json:"voice"`   // index into Voices, voiceNotKnown or voiceOfAuthor
	Source  []Range `json:"source"`
	Cue     []Range `json:"cue"`
	Content []Range `json:"content"`
}

// The parts of the gold. A network was trained on the first, the second may be looked at, and it is chosen by it how the
// network is used, so that only the third makes a figure.
const (
	partTrain = "train"
	partDev   = "dev"
	partHeld  = "held"
)

// statementsParts are all of them.
var statementsParts = []string{partTrain, partDev, partHeld}

// Voices of statements that stand for nobody in the list of voices.
const (
	voiceNotKnown = -1
	voiceOfAuthor = -2
)

// polnearTrain is the file of those articles of the gold that have PolNeAR's own
// annotation, too.
const polnearTrain = "attribution/train.jsonl"

// ofPolnear ends the name of a split of the gold that holds articles of polnearTrain.
const ofPolnear = "-polnear"

// textHash is what the gold knows an article by, since not every file has ids: the
// first 16 hexadecimal digits of its SHA-256.
func textHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// ReadStatementsGold reads the gold of statements, JSON lines. name stands for r in
// errors. A text may stand there once: twice, it could be in both parts.
func ReadStatementsGold(name string, r io.Reader) ([]StatementsGold, error) {
	seen := make(map[string]bool)
	return readGold(name, r, func(g *StatementsGold) error {
		raw, err := hex.DecodeString(g.Hash)
		switch {
		case err != nil || len(raw) != 8:
			return fmt.Errorf("%q is no hash of a text, 16 hexadecimal digits", g.Hash)
		case seen[g.Hash]:
			return fmt.Errorf("the text %s stands here twice", g.Hash)
		case !filepath.IsLocal(g.File):
			return fmt.Errorf("%q is not a file below the data", g.File)
		case !slices.Contains(statementsParts, g.Part):
			return fmt.Errorf("the part %q is none of %v", g.Part, statementsParts)
		}
		seen[g.Hash] = true
		for i := range g.Voices {
			if err := allOrdered(g.Voices[i]); err != nil {
				return fmt.Errorf("voice %d: %w", i, err)
			}
		}
		for i := range g.Statements {
			s := &g.Statements[i]
			err := allOrdered(slices.Concat(s.Source, s.Cue, s.Content))
			switch {
			case err != nil:
			case len(s.Content) == 0:
				err = errors.New("no content")
			case s.Voice < voiceOfAuthor || s.Voice >= len(g.Voices):
				err = fmt.Errorf("there is no voice %d", s.Voice)
			}
			if err != nil {
				return fmt.Errorf("statement %d: %w", i, err)
			}
		}
		return nil
	})
}

// end is the last character that a line of gold points to.
func (g *StatementsGold) end() int {
	n := 0
	for _, names := range g.Voices {
		n = max(n, lastOf(names))
	}
	for i := range g.Statements {
		s := &g.Statements[i]
		n = max(n, lastOf(s.Source), lastOf(s.Cue), lastOf(s.Content))
	}
	return n
}

// statementsItems is the project's gold, or the part of it that a split names, each
// line with its text from below the folder of the data.
func statementsItems(dir, split string) ([]StatementsGold, error) {
	items, err := ReadStatementsGold("testdata/gold/statements.jsonl", bytes.NewReader(statementsGold))
	if err != nil {
		return nil, err
	}
	if split != "" {
		part, polnear := strings.CutSuffix(split, ofPolnear)
		if !slices.Contains(statementsParts, part) || polnear && part == partDev {
			return nil, fmt.Errorf("no split %q of statements; there are %v", split,
				append(slices.Clone(statementsParts), partTrain+ofPolnear, partHeld+ofPolnear))
		}
		items = filter(items, func(g StatementsGold) bool { return g.Part == part && (g.File == polnearTrain) == polnear })
	}
	return items, withBodies(dir, items)
}

// withBodies gives each line of the gold the text of its article. It fails where one is
// missing or too short.
func withBodies(dir string, items []StatementsGold) error {
	for _, file := range distinct(items, func(g StatementsGold) string { return g.File }) {
		path := filepath.Join(dir, filepath.FromSlash(file))
		texts, err := articleTexts(path)
		if err != nil {
			return fmt.Errorf("the articles of the gold of statements: %w", err)
		}
		byHash := make(map[string]string, len(texts))
		for _, t := range texts {
			byHash[textHash(t)] = t
		}
		for i := range items {
			g := &items[i]
			if g.File != file {
				continue
			}
			if g.Body = byHash[g.Hash]; g.Body == "" {
				return fmt.Errorf("the text %s of the gold of statements is missing in %s: %w", g.Hash, path, os.ErrNotExist)
			}
			if n, end := utf8.RuneCountInString(g.Body), g.end(); end > n {
				return fmt.Errorf("%s: the gold points to character %d of the %d of %s", path, end, n, g.Hash)
			}
		}
	}
	return nil
}

// articleTexts are the texts in a corpus of the shared folder, in any of the forms that
// they have there: JSON lines, a folder of JSON files, or pages by their id.
func articleTexts(path string) ([]string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return textsOfFolder(path)
	case filepath.Ext(path) == ".json":
		pages, err := readFile(path, ReadExtraction)
		if err != nil {
			return nil, err
		}
		return each(sortedKeys(pages), func(id string) string { return pages[id].Body }), nil
	}
	records, err := readFile(path, func(name string, r io.Reader) ([]itemText, error) {
		return readLines(name, r, func(*itemText) error { return nil })
	})
	return each(records, func(t itemText) string { return t.Text }), err
}

func textsOfFolder(dir string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var t itemText
		if err := json.Unmarshal(raw, &t); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, t.Text)
	}
	return out, nil
}
