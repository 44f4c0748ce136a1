package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hearsay/internal/text"
)

// SyntaxGold is one document of a treebank.
type SyntaxGold struct {
	ID        string
	Text      string // its sentences, an empty line between paragraphs; normalised
	Words     []SyntaxWord
	Sentences []Range // of words
}

// SyntaxWord is a word with what is known of it. Its range is in code points of
// the text.
type SyntaxWord struct {
	Range Range  `json:"range"`
	Tag   string `json:"tag"`  // part of speech
	Fine  string `json:"fine"` // the treebank's own
	Head  int    `json:"head"` // among the document's words; -1 for the root of a sentence
	Rel   string `json:"rel"`
}

// SyntaxPrediction is what was found in one document: a line of predictions.
type SyntaxPrediction struct {
	ID   string       `json:"id"`
	Gold []SyntaxWord `json:"gold"` // on the treebank's words and sentences
	Own  []SyntaxWord `json:"own"`  // on the engine's own tokens and sentences
}

// conllu reads the lines of a CoNLL-U file.
type conllu struct {
	docs      []SyntaxGold
	doc       *SyntaxGold
	body      strings.Builder // of doc
	points    int             // of body
	paragraph bool            // one begins
	text      string          // of the sentence in hand
	words     []SyntaxWord    // likewise, heads from 1
	forms     []string
}

// ReadSyntaxGold reads a treebank in CoNLL-U. Surface tokens of several words and
// empty nodes are passed over: the words are what is scored. name stands for r in
// errors.
func ReadSyntaxGold(name string, r io.Reader) ([]SyntaxGold, error) {
	c := conllu{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	n := 0
	for in.Scan() {
		n++
		if err := c.line(in.Text()); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	err := in.Err()
	if err == nil {
		err = c.endSentence()
	}
	if err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	c.endDocument()
	if len(c.docs) == 0 {
		return nil, fmt.Errorf("%s: %w", name, errNoRecords)
	}
	return c.docs, nil
}

func (c *conllu) line(line string) error {
	switch {
	case strings.TrimSpace(line) == "":
		return c.endSentence()
	case line[0] != '#':
		return c.word(strings.Split(line, "\t"))
	case strings.HasPrefix(line, "# newpar"):
		c.paragraph = true
	}
	if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
		c.endDocument()
		c.doc = &SyntaxGold{ID: id}
	}
	if t, ok := strings.CutPrefix(line, "# text = "); ok {
		c.text, _ = text.Normalise(t)
	}
	return nil
}

func (c *conllu) word(columns []string) error {
	if len(columns) != 10 {
		return fmt.Errorf("%d columns, not 10", len(columns))
	}
	if strings.ContainsAny(columns[0], "-.") {
		return nil
	}
	if strconv.Itoa(len(c.words)+1) != columns[0] {
		return fmt.Errorf("word %q after %d words", columns[0], len(c.words))
	}
	head, err := strconv.Atoi(columns[6])
	if err != nil || head < 0 {
		return fmt.Errorf("the head %q is no word", columns[6])
	}
	form, _ := text.Normalise(columns[1])
	c.forms = append(c.forms, form)
	c.words = append(c.words, SyntaxWord{Tag: columns[3], Fine: columns[4], Head: head, Rel: columns[7]})
	return nil
}

// endSentence lays the words of a sentence on its text.
func (c *conllu) endSentence() error {
	if len(c.words) == 0 {
		return nil
	}
	if c.doc == nil {
		c.doc = &SyntaxGold{ID: "all"} // a treebank that does not name its documents
	}
	d := c.doc
	if c.points > 0 {
		gap := " "
		if c.paragraph {
			gap = "\n\n"
		}
		c.body.WriteString(gap)
		c.points += len(gap)
	}
	c.paragraph = false
	chars := []rune(c.text)
	base, at := len(d.Words), 0
	for i, w := range c.words {
		if w.Head > len(c.words) {
			return fmt.Errorf("a word has the head %d of %d", w.Head, len(c.words))
		}
		start, end, err := lay(chars, at, c.forms[i])
		if err != nil {
			return err
		}
		at = end
		w.Range = Range{c.points + start, c.points + end}
		if w.Head--; w.Head >= 0 {
			w.Head += base
		}
		d.Words = append(d.Words, w)
	}
	d.Sentences = append(d.Sentences, Range{base, len(d.Words)})
	c.body.WriteString(c.text)
	c.points += len(chars)
	c.words, c.forms, c.text = c.words[:0], c.forms[:0], ""
	return nil
}

// lay finds a form in a text from at on, whatever spaces are in either.
func lay(chars []rune, at int, form string) (start, end int, err error) {
	start = -1
	for _, r := range form {
		if unicode.IsSpace(r) {
			continue
		}
		for at < len(chars) && unicode.IsSpace(chars[at]) {
			at++
		}
		if at == len(chars) || chars[at] != r {
			return 0, 0, fmt.Errorf("the word %q is not in the text where it should be", form)
		}
		if start < 0 {
			start = at
		}
		at++
	}
	if start < 0 {
		return 0, 0, errors.New("a word without characters")
	}
	return start, at, nil
}

func (c *conllu) endDocument() {
	if c.doc != nil && len(c.doc.Words) > 0 {
		c.doc.Text = c.body.String()
		c.docs = append(c.docs, *c.doc)
	}
	c.doc, c.points, c.paragraph = nil, 0, false
	c.body.Reset()
}

// ReadSyntaxPredictions reads predictions, JSON lines.
func ReadSyntaxPredictions(name string, r io.Reader) ([]SyntaxPrediction, error) {
	return readLines(name, r, func(p *SyntaxPrediction) error {
		if p.ID == "" {
			return errNoID
		}
		return errors.Join(checkWords("gold", p.Gold), checkWords("own", p.Own))
	})
}

func checkWords(list string, words []SyntaxWord) error {
	for i, w := range words {
		if err := w.Range.ordered(); err != nil {
			return fmt.Errorf("%s word %d: %w", list, i+1, err)
		}
		if w.Head < -1 || w.Head >= len(words) {
			return fmt.Errorf("%s word %d: there is no word %d", list, i+1, w.Head)
		}
	}
	return nil
}

// treebankFiles replaces each folder by the CoNLL-U files in it.
func treebankFiles(gold []string) ([]string, error) {
	var files []string
	for _, path := range gold {
		if s, err := os.Stat(path); err != nil || !s.IsDir() {
			files = append(files, path) // what is missing is told when it is opened
			continue
		}
		in, err := filepath.Glob(filepath.Join(path, "*.conllu"))
		if err != nil {
			return nil, err
		}
		if len(in) == 0 {
			return nil, fmt.Errorf("%s has no file *.conllu: %w", path, fs.ErrNotExist)
		}
		slices.Sort(in)
		files = append(files, in...)
	}
	return files, nil
}
