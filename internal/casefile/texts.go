package casefile

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"hearsay/internal/news"
)

// Articles returns all articles, sorted by news.CompareArticles. It is the one
// method that holds a whole table in memory: about 1 kB an article.
func (c *Case) Articles(ctx context.Context) ([]news.Article, error) {
	rows, err := c.read.QueryContext(ctx, `SELECT a.id, a.json, t.id, t.size FROM articles a JOIN texts t ON t.n = a.text`)
	if err != nil {
		return nil, c.explain("read the articles", err)
	}
	defer rows.Close()
	var articles []news.Article
	for rows.Next() {
		a, err := scanArticle(rows)
		if err != nil {
			return nil, c.explain("read the articles", err)
		}
		articles = append(articles, a)
	}
	if err := rows.Err(); err != nil {
		return nil, c.explain("read the articles", err)
	}
	slices.SortFunc(articles, news.CompareArticles)
	return articles, nil
}

// scanner is a row, alone or one of many.
type scanner interface{ Scan(dest ...any) error }

// scanArticle reads an article's id and JSON, and the id and size of its text.
func scanArticle(row scanner) (a news.Article, err error) {
	var id string
	var j, text []byte
	var size int
	if err := row.Scan(&id, &j, &text, &size); err != nil {
		return a, err
	}
	if err := json.Unmarshal(j, &a); err != nil {
		return a, fmt.Errorf("article %s: %w", id, err)
	}
	if string(a.ID) != id || string(a.Text[:]) != string(text) {
		return a, fmt.Errorf("article %s: %w", id, ErrAltered)
	}
	var ch checker
	for _, l := range a.Links {
		ch.spans(size, "a link", l.Span)
	}
	if ch.err != nil {
		return a, fmt.Errorf("article %s: %w", id, ch.err)
	}
	return a, nil
}

// textRow is a row of texts, its body still compressed.
type textRow struct {
	id   news.TextID
	lang string
	size int
	zstd []byte
}

func scanText(row scanner) (t textRow, err error) {
	var id []byte
	err = row.Scan(&id, &t.lang, &t.size, &t.zstd)
	copy(t.id[:], id)
	return t, err
}

// text unpacks a row and checks it: every finding points into these bytes.
func (c *Case) text(t textRow) (news.Text, error) {
	body, err := c.codec.unpack(t.zstd)
	if err != nil {
		return news.Text{}, fmt.Errorf("text %s: %w", t.id, err)
	}
	text := news.Text{ID: t.id, Lang: t.lang, Body: string(body)}
	if news.TextIDOf(text.Body) != t.id || len(body) != t.size {
		return news.Text{}, fmt.Errorf("text %s: %w: its SHA-256 is another", t.id, ErrAltered)
	}
	return text, nil
}

// Text returns a text, or ErrNotFound.
func (c *Case) Text(ctx context.Context, id news.TextID) (news.Text, error) {
	row, err := scanText(c.read.QueryRowContext(ctx, `SELECT id, lang, size, zstd FROM texts WHERE id = ?`, id[:]))
	if errors.Is(err, sql.ErrNoRows) {
		return news.Text{}, fmt.Errorf("text %s: %w", id, ErrNotFound)
	}
	var t news.Text
	if err == nil {
		t, err = c.text(row)
	}
	return t, c.explain("read a text", err)
}

// Texts yields all texts, sorted by id.
func (c *Case) Texts(ctx context.Context) iter.Seq2[news.Text, error] {
	return c.texts(ctx, `SELECT id, lang, size, zstd FROM texts WHERE id > ? ORDER BY id LIMIT ?`)
}

// Missing yields the texts that no analysis by this version of the analyser is
// kept of, sorted by id. The analyses may be put while it goes on.
func (c *Case) Missing(ctx context.Context, version string) iter.Seq2[news.Text, error] {
	return c.texts(ctx, `SELECT id, lang, size, zstd FROM texts t WHERE id > ?
		AND NOT EXISTS (SELECT 1 FROM layers l WHERE l.text = t.n AND l.version = ?) ORDER BY id LIMIT ?`, version)
}

func (c *Case) texts(ctx context.Context, query0 string, args ...any) iter.Seq2[news.Text, error] {
	return pages(ctx, c, query[[]byte, textRow, news.Text]{
		doing: "read the texts", sql: query0, first: []byte{}, args: args,
		scan: func(rows *sql.Rows) (textRow, error) { return scanText(rows) },
		key:  func(t textRow) []byte { return t.id[:] },
		make: c.text,
	})
}

// Raw returns the bytes of a capture as they came in. It checks them against
// their SHA-256, and gives ErrAltered if they are others by now.
func (c *Case) Raw(ctx context.Context, id news.CaptureID) ([]byte, error) {
	var blob []byte
	err := c.read.QueryRowContext(ctx, `SELECT zstd FROM captures WHERE id = ?`, id[:]).Scan(&blob)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("capture %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return nil, c.explain("read a capture", err)
	}
	raw, err := c.verified(id, blob)
	return raw, c.explain("read a capture", err)
}

func (c *Case) verified(id news.CaptureID, blob []byte) ([]byte, error) {
	raw, err := c.codec.unpack(blob)
	if err != nil {
		return nil, fmt.Errorf("capture %s: %w: %w", id, ErrAltered, err)
	}
	if got := news.CaptureIDOf(raw); got != id {
		return nil, fmt.Errorf("capture %s: %w: the bytes kept have the SHA-256 %s", id, ErrAltered, got)
	}
	return raw, nil
}

// Capture is what is known of some bytes: every time that they came in.
type Capture struct {
	ID       news.CaptureID `json:"id"`
	Size     int64          `json:"size"` // of the bytes kept
	Arrivals []Arrival      `json:"arrivals"`
}

// Arrival is the first time that bytes came in under a name.
type Arrival struct {
	news.Capture
	At      time.Time `json:"at"`                // UTC
	Article news.ID   `json:"article,omitempty"` // the article in them, if there was one
}

// Capture returns what is known of some bytes, arrivals by time and then by name,
// or ErrNotFound.
func (c *Case) Capture(ctx context.Context, id news.CaptureID) (Capture, error) {
	capture := Capture{ID: id}
	rows, err := c.read.QueryContext(ctx, `SELECT c.size, a.name, a.media, a.charset, a.size, a.article, a.at
		FROM captures c JOIN arrivals a ON a.capture = c.n WHERE c.id = ? ORDER BY a.at, a.name, a.article, a.media, a.charset`, id[:])
	if err != nil {
		return capture, c.explain("read a capture", err)
	}
	defer rows.Close()
	for rows.Next() {
		a := Arrival{Capture: news.Capture{ID: id}}
		var at string
		if err := rows.Scan(&capture.Size, &a.Name, &a.Media, &a.Charset, &a.Size, &a.Article, &at); err != nil {
			return capture, c.explain("read a capture", err)
		}
		if a.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
			return capture, c.explain("read a capture", err)
		}
		capture.Arrivals = append(capture.Arrivals, a)
	}
	if err := rows.Err(); err != nil {
		return capture, c.explain("read a capture", err)
	}
	if capture.Arrivals == nil {
		return capture, fmt.Errorf("capture %s: %w", id, ErrNotFound)
	}
	return capture, nil
}
