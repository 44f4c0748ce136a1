package casefile

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"hearsay/internal/news"
)

// maxWords is how many words a search may have; FTS5 limits the size of an
// expression, and says so in its own words.
const maxWords = 64

// Search returns the ids of up to limit articles whose title and text have all of
// the words, best first (BM25 as in SQLite's FTS5). Case and accents do not
// count; words between double quotes stand side by side. Articles that share a
// text are found together. Words are what lies between spaces and punctuation:
// in a language that writes without spaces only whole runs are found.
func (c *Case) Search(ctx context.Context, words string, limit int) ([]news.ID, error) {
	expression, err := matchExpression(words)
	if err != nil {
		return nil, err
	}
	// A text's words stand with its first article, and lead to all of them.
	rows, err := c.read.QueryContext(ctx, `
		SELECT a.id FROM (SELECT rowid AS n, rank FROM words WHERE words MATCH ?) hit
		JOIN articles found ON found.n = hit.n JOIN articles a ON a.text = found.text
		GROUP BY a.n ORDER BY min(hit.rank), a.id LIMIT ?`, expression, limit)
	if err != nil {
		return nil, c.explain("search", err)
	}
	defer rows.Close()
	var ids []news.ID
	for rows.Next() {
		var id news.ID
		if err := rows.Scan(&id); err != nil {
			return nil, c.explain("search", err)
		}
		ids = append(ids, id)
	}
	return ids, c.explain("search", rows.Err())
}

// With returns the numbers of the articles whose title or text has one of some words, or one
// that begins as one of some do, in order: the first so many. Of articles that share a text
// only the first has its words. Lookup.Printing reads them.
func (c *Case) With(ctx context.Context, exact, starts []string, most int) ([]int64, error) {
	var or []string
	add := func(words []string, sign string) {
		for _, w := range words {
			if !strings.ContainsAny(w, "\"\x00") { // within quotes FTS5 sees no other syntax
				or = append(or, `"`+w+`"`+sign)
			}
		}
	}
	add(exact, "")
	add(starts, " *")
	if len(or) == 0 {
		return nil, nil
	}
	rows, err := c.read.QueryContext(ctx, `SELECT rowid FROM words WHERE words MATCH ? LIMIT ?`, strings.Join(or, " OR "), most)
	if err != nil {
		return nil, c.explain("search", err)
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, c.explain("search", err)
		}
		out = append(out, n)
	}
	return out, c.explain("search", rows.Err())
}

// matchExpression makes an FTS5 expression of what a user typed: every word in
// double quotes, in which FTS5 sees no syntax
// (https://www.sqlite.org/fts5.html#full_text_query_syntax).
func matchExpression(words string) (string, error) {
	words = strings.ReplaceAll(strings.ToValidUTF8(words, " "), "\x00", " ")
	var quoted []string
	for i, part := range strings.Split(words, `"`) {
		terms := strings.Fields(part)
		if i%2 == 1 { // between double quotes, or after the last one
			terms = []string{strings.Join(terms, " ")}
		}
		for _, t := range terms {
			// One without a letter or digit has no word in it, and would match nothing.
			if strings.IndexFunc(t, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0 {
				quoted = append(quoted, `"`+t+`"`)
			}
		}
	}
	switch {
	case len(quoted) == 0:
		return "", errors.New("nothing to search for: give a word")
	case len(quoted) > maxWords:
		return "", fmt.Errorf("%d words are too many to search for at once: give at most %d", len(quoted), maxWords)
	}
	return strings.Join(quoted, " "), nil
}
