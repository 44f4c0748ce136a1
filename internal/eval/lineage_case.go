package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LineageCase is a constructed case: real articles and copies of them whose
// whole history is known (score/make_lineage.py makes them).
type LineageCase struct {
	Articles []CaseArticle // what a program may see
	Truth    []Descent     // what it may not, in the order of the file
}

// CaseArticle is a line of a case's articles.jsonl.
type CaseArticle struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Outlet    string   `json:"outlet"`
	Title     string   `json:"title"`
	Authors   []string `json:"authors,omitempty"`
	Published string   `json:"published"` // RFC 3339; empty: hidden
	Text      string   `json:"text"`
}

// Descent is where an article comes from.
type Descent struct {
	ID      string   `json:"-"`
	Kind    string   `json:"kind"` // "root", "unrelated", or the kind of copy
	Parents []string `json:"parents"`
	Roots   []string `json:"roots"`  // sorted; an article that copies nothing is its own
	Origin  []Copied `json:"origin"` // sorted, none overlap
}

// Copied is a run of code points [Start, End) of an article that are those of a
// root from Offset on.
type Copied struct {
	Start, End int
	Root       string
	Offset     int
}

// UnmarshalJSON reads [start, end, root, offset].
func (c *Copied) UnmarshalJSON(b []byte) error {
	parts := []any{&c.Start, &c.End, &c.Root, &c.Offset}
	n := len(parts)
	if err := json.Unmarshal(b, &parts); err != nil {
		return err
	}
	if len(parts) != n {
		return fmt.Errorf("a copied run is [start, end, root, offset], not %s", b)
	}
	return nil
}

// ReadLineageCase reads the articles.jsonl and truth.json of a case's directory.
func ReadLineageCase(dir string) (*LineageCase, error) {
	articles, err := readFile(filepath.Join(dir, "articles.jsonl"), readCaseArticles)
	if err != nil {
		return nil, fmt.Errorf("the articles of a lineage case: %w", err)
	}
	truth, err := readFile(filepath.Join(dir, "truth.json"), readTruth)
	if err != nil {
		return nil, fmt.Errorf("the truth of a lineage case: %w", err)
	}
	c := &LineageCase{articles, truth}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, "truth.json"), err)
	}
	return c, nil
}

func readCaseArticles(name string, r io.Reader) ([]CaseArticle, error) {
	return readGold(name, r, func(a *CaseArticle) error {
		if a.ID == "" {
			return errNoID
		}
		return nil
	})
}

// readTruth reads an object of descents and keeps their order: the reference
// scorer lists the kinds of copy in it.
func readTruth(name string, r io.Reader) ([]Descent, error) {
	dec := json.NewDecoder(r)
	fail := func(err error) ([]Descent, error) {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, fmt.Errorf("%s: near byte %d: %w", name, dec.InputOffset(), err)
	}
	t, err := dec.Token()
	if err != nil {
		return fail(err)
	}
	if t != json.Delim('{') {
		return fail(errors.New("not an object of articles"))
	}
	var out []Descent
	for dec.More() {
		id, err := dec.Token()
		if err != nil {
			return fail(err)
		}
		d := Descent{ID: id.(string)} // the decoder lets nothing else be a key
		if err := dec.Decode(&d); err != nil {
			return fail(fmt.Errorf("article %q: %w", d.ID, err))
		}
		out = append(out, d)
	}
	if _, err := dec.Token(); err != nil {
		return fail(err)
	}
	return out, nil
}

// check sees to it that the truth is one that can be scored against: what the
// scorer's arithmetic on runs takes for granted.
func (c *LineageCase) check() error {
	if len(c.Truth) == 0 {
		return errNoRecords
	}
	length := make(map[string]int, len(c.Articles))
	for _, a := range c.Articles {
		if _, twice := length[a.ID]; twice {
			return fmt.Errorf("article %q stands twice in articles.jsonl", a.ID)
		}
		length[a.ID] = utf8.RuneCountInString(a.Text)
	}
	known := make(map[string]bool, len(c.Truth))
	for _, d := range c.Truth {
		if known[d.ID] {
			return fmt.Errorf("article %q stands twice", d.ID)
		}
		known[d.ID] = true
	}
	for _, d := range c.Truth {
		n, ok := length[d.ID]
		if !ok {
			return fmt.Errorf("article %q is not in articles.jsonl", d.ID)
		}
		for _, p := range d.Parents {
			if !known[p] {
				return fmt.Errorf("article %q has an unknown parent %q", d.ID, p)
			}
		}
		end := 0
		for _, r := range d.Origin {
			if r.Start < end || r.End < r.Start || r.End > n {
				return fmt.Errorf("article %q: the run [%d, %d] is out of order or outside its %d characters", d.ID, r.Start, r.End, n)
			}
			end = r.End
		}
	}
	return nil
}

// LineagePrediction is what was found in a case: the predictions file of
// score/lineage.py.
type LineagePrediction struct {
	Passages []SharedPassage     `json:"passages"`
	Edges    []CopyEdge          `json:"edges"`   // what is undecided is left out
	Origins  map[string][]string `json:"origins"` // roots by article; one that is not listed is its own
}

// SharedPassage is a stretch that two articles share, in code points of each.
type SharedPassage struct {
	A      string `json:"a"`
	AStart int    `json:"a_start"`
	AEnd   int    `json:"a_end"`
	B      string `json:"b"`
	BStart int    `json:"b_start"`
	BEnd   int    `json:"b_end"`
}

// CopyEdge says that copied material flows From → To.
type CopyEdge struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// ReadLineagePrediction reads a predictions file. name stands for r in errors.
func ReadLineagePrediction(name string, r io.Reader) (*LineagePrediction, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	p := &LineagePrediction{}
	if err := json.Unmarshal(raw, p); err != nil {
		return nil, fmt.Errorf("%s: near line %d: %w", name, lineOf(raw, err), err)
	}
	if p.Passages == nil || p.Edges == nil || p.Origins == nil {
		return nil, fmt.Errorf(`%s: "passages", "edges" and "origins" must all be there, if empty`, name)
	}
	for id, roots := range p.Origins {
		if roots == nil {
			return nil, fmt.Errorf("%s: the origins of %q are null", name, id)
		}
	}
	return p, nil
}

// lineOf is the line of raw that a decoding error points at.
func lineOf(raw []byte, err error) int {
	at := int64(0)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = syntax.Offset
	} else if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = kind.Offset
	}
	return 1 + bytes.Count(raw[:min(at, int64(len(raw)))], []byte("\n"))
}

// WriteLineagePrediction writes a predictions file.
func WriteLineagePrediction(w io.Writer, p *LineagePrediction) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(p)
}

// ancestors gives, by place in Truth, all articles that one descends from, as a
// sorted list of such places. It fails on an article that descends from itself.
func (c *LineageCase) ancestors() ([][]int32, error) {
	place := make(map[string]int32, len(c.Truth))
	for i, d := range c.Truth {
		place[d.ID] = int32(i)
	}
	out := make([][]int32, len(c.Truth))
	const (
		fresh = iota
		open
		done
	)
	state := make([]uint8, len(c.Truth))
	stack := make([]int32, 0, len(c.Truth))
	for i := range c.Truth {
		stack = append(stack[:0], int32(i))
		for len(stack) > 0 { // no recursion: a chain of copies may be long
			d := stack[len(stack)-1]
			if state[d] == fresh {
				state[d] = open
				for _, p := range c.Truth[d].Parents {
					switch q := place[p]; state[q] {
					case fresh:
						stack = append(stack, q)
					case open:
						return nil, fmt.Errorf("article %q descends from itself", p)
					}
				}
				continue
			}
			stack = stack[:len(stack)-1]
			if state[d] == done {
				continue
			}
			state[d] = done
			for _, p := range c.Truth[d].Parents {
				out[d] = append(append(out[d], place[p]), out[place[p]]...)
			}
			slices.Sort(out[d])
			out[d] = slices.Compact(out[d])
		}
	}
	return out, nil
}

// pythonFields is str.split(): unlike strings.Fields it also splits at the four
// separators of ASCII.
func pythonFields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f })
}
