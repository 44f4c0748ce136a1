package casefile

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"hearsay/internal/news"
)

// Entry is what one capture gave: the bytes, and the article and text in them.
type Entry struct {
	Capture news.Capture
	Raw     []byte       // the bytes; nil if the case has them already, or an entry before this one in the batch
	Article news.Article // the zero Article if there was none in the bytes: they are kept all the same
	Text    news.Text
}

// Add keeps a batch in one transaction, and when it returns without an error the
// batch is on disk. The same bytes, the same text and the same article (by id)
// are kept once, as they came first; every name that they came under is kept with
// the time. Entries whose article (or bytes, where there is no article) was new
// are counted as added, the others as known.
//
// An entry that contradicts itself — an id that is not that of the bytes, the
// text or the article, a link outside the text — gives an *EntryError.
//
// Cost: one fsync a batch, and compressing what is new. Batches of a hundred
// articles are as fast as larger ones.
func (c *Case) Add(ctx context.Context, batch []Entry) (added, known int, err error) {
	err = c.transact(ctx, "add", func(tx *sql.Tx) (logged, error) {
		w, at := c.writer(ctx, tx), c.now()
		defer w.close()
		for i := range batch {
			fresh, err := w.add(&batch[i], at)
			switch {
			case err == nil && fresh:
				added++
			case err == nil:
				known++
			case errors.As(err, new(badEntry)):
				return logged{}, &EntryError{i, batch[i].Capture.Name, err}
			default:
				return logged{}, err
			}
		}
		return logged{action: "add", added: added, known: known}, nil
	})
	if err != nil {
		return 0, 0, err
	}
	return added, known, nil
}

// badEntry is a fault of an entry, not of the case.
type badEntry string

func (e badEntry) Error() string { return string(e) }

// check finds what contradicts itself in an entry.
func (e *Entry) check() error {
	a := &e.Article
	switch {
	case e.Raw != nil && news.CaptureIDOf(e.Raw) != e.Capture.ID:
		return badEntry("its id is not the SHA-256 of its bytes")
	case len(e.Raw) > maxBlob || len(e.Text.Body) > maxBlob:
		return badEntry(fmt.Sprintf("it has more than the %d bytes that a case holds in one piece", maxBlob))
	case a.ID == "":
		return nil
	case a.Capture != e.Capture.ID:
		return badEntry("its article says that it is from another capture")
	case a.Text != e.Text.ID || news.TextIDOf(e.Text.Body) != e.Text.ID:
		return badEntry("the id of its text is not the SHA-256 of its body")
	case !utf8.ValidString(a.Title + a.URL + a.Outlet + a.Given):
		return badEntry("its title, address, outlet or given id is not UTF-8")
	case news.ArticleID(a) != a.ID:
		return badEntry("its article's id is not that of news.ArticleID")
	}
	var c checker
	for _, l := range a.Links {
		c.spans(len(e.Text.Body), "a link", l.Span)
	}
	if c.err != nil {
		return badEntry(c.err.Error())
	}
	return nil
}

func (w *writer) add(e *Entry, at string) (fresh bool, err error) {
	if err := e.check(); err != nil {
		return false, err
	}
	capture, fresh, err := w.capture(e)
	if err != nil {
		return false, err
	}
	if e.Article.ID != "" {
		text, newText, err := w.text(&e.Text)
		if err != nil {
			return false, err
		}
		if fresh, err = w.article(e, capture, text, newText); err != nil {
			return false, err
		}
	}
	_, _, err = w.insert(`INSERT OR IGNORE INTO arrivals (capture, name, media, charset, size, article, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		capture, e.Capture.Name, e.Capture.Media, e.Capture.Charset, e.Capture.Size, string(e.Article.ID), at)
	return fresh, err
}

func (w *writer) capture(e *Entry) (n int64, fresh bool, err error) {
	n, ok, err := w.number(`SELECT n FROM captures WHERE id = ?`, e.Capture.ID[:])
	if err != nil || ok {
		return n, false, err
	}
	if e.Raw == nil && e.Capture.ID != news.CaptureIDOf(nil) {
		return 0, false, badEntry("its bytes are neither here nor in the case")
	}
	blob, err := w.codec.pack(e.Raw)
	if err != nil {
		return 0, false, err
	}
	return w.insert(`INSERT INTO captures (id, size, zstd) VALUES (?, ?, ?)`, e.Capture.ID[:], len(e.Raw), blob)
}

func (w *writer) text(t *news.Text) (n int64, fresh bool, err error) {
	n, ok, err := w.number(`SELECT n FROM texts WHERE id = ?`, t.ID[:])
	if err != nil || ok {
		return n, false, err
	}
	blob, err := w.codec.pack([]byte(t.Body))
	if err != nil {
		return 0, false, err
	}
	return w.insert(`INSERT INTO texts (id, lang, size, zstd) VALUES (?, ?, ?, ?)`, t.ID[:], t.Lang, len(t.Body), blob)
}

func (w *writer) article(e *Entry, capture, text int64, newText bool) (fresh bool, err error) {
	if _, ok, err := w.number(`SELECT n FROM articles WHERE id = ?`, string(e.Article.ID)); err != nil || ok {
		return false, err
	}
	j, err := json.Marshal(&e.Article)
	if err != nil { // a year that RFC 3339 has no digits for
		return false, badEntry(err.Error())
	}
	// Asked before the article is in, whose own title would answer.
	knownTitle := false
	if !newText {
		if _, knownTitle, err = w.number(`SELECT 1 FROM articles WHERE text = ? AND json ->> 'title' IS ? LIMIT 1`, text, nullable(e.Article.Title)); err != nil {
			return false, err
		}
	}
	n, _, err := w.insert(`INSERT INTO articles (id, capture, text, json) VALUES (?, ?, ?, ?)`, string(e.Article.ID), capture, text, string(j))
	if err != nil || knownTitle {
		return true, err
	}
	body := ""
	if newText {
		body = e.Text.Body
	}
	_, _, err = w.insert(`INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)`, n, e.Article.Title, body)
	return true, err
}

// nullable is s as JSON's omitempty leaves it: absent if it is empty.
func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}
