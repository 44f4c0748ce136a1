package eval

import (
	"fmt"
	"io"
	"os"
	"unicode/utf8"
)

// withTexts gives each item of a gold of our own, which holds no text, its text from
// the file of articles. of says an item's id, where its text goes, and the last
// character that it points to. It fails where an article is missing or too short.
func withTexts[G any](gold, articles string, items []G, of func(*G) (id string, text *string, end int)) error {
	texts, err := readFile(articles, func(name string, r io.Reader) ([]stanceText, error) {
		return readLines(name, r, func(*stanceText) error { return nil })
	})
	if err != nil {
		return err
	}
	byID := make(map[string]string, len(texts))
	for _, t := range texts {
		byID[t.ID] = t.Text
	}
	for i := range items {
		id, text, end := of(&items[i])
		if *text = byID[id]; *text == "" {
			return fmt.Errorf("the text %s of the gold of %s is missing in %s: %w", id, gold, articles, os.ErrNotExist)
		}
		if n := utf8.RuneCountInString(*text); end > n {
			return fmt.Errorf("%s: the gold points to character %d of the %d of %s", articles, end, n, id)
		}
	}
	return nil
}
