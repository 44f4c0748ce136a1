package casefile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"hearsay/internal/news"
)

// The index is sorted entries in which the relatives of one article are looked up. What
// they are is for who makes them. It reaches to an article: those that were added later
// are to be put in before it is asked.

// Reach is how far an index reaches.
type Reach struct {
	Version string // of what made it; "" if there is no index
	Article int64  // the number of the last article that is in it
}

// ErrMoved says that somebody else has brought the index on.
var ErrMoved = errors.New("the index was changed by another program")

// Reach returns how far the index reaches.
func (c *Case) Reach(ctx context.Context) (Reach, error) {
	r, err := reach(c.read.QueryRowContext(ctx, reachQuery))
	return r, c.explain("read the index", err)
}

const reachQuery = `SELECT version, article FROM indexed`

func reach(row scanner) (r Reach, err error) {
	if err = row.Scan(&r.Version, &r.Article); errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return r, err
}

// ArticlesAfter returns up to limit articles that came into the case after the one of a
// number, in the order in which they came, and the number of the last of them.
func (c *Case) ArticlesAfter(ctx context.Context, after int64, limit int) (articles []news.Article, last int64, err error) {
	rows, err := c.read.QueryContext(ctx, `SELECT a.n, a.id, a.json, t.id, t.size FROM articles a JOIN texts t ON t.n = a.text WHERE a.n > ? ORDER BY a.n LIMIT ?`, after, limit)
	if err != nil {
		return nil, after, c.explain("read the articles", err)
	}
	defer rows.Close()
	last = after
	for rows.Next() {
		a, err := scanArticle(withNumber{rows, &last})
		if err != nil {
			return nil, after, c.explain("read the articles", err)
		}
		articles = append(articles, a)
	}
	return articles, last, c.explain("read the articles", rows.Err())
}

// withNumber is a row that begins with a number.
type withNumber struct {
	scanner
	n *int64
}

func (r withNumber) Scan(dest ...any) error { return r.scanner.Scan(append([]any{r.n}, dest...)...) }

// PutIndex brings the index from one reach to another, in one transaction: it takes the
// entries with some keys out, and puts others in. ErrMoved if it is elsewhere by now.
// articles, for the log, is how many came into it.
func (c *Case) PutIndex(ctx context.Context, from, to Reach, articles int, put iter.Seq2[[]byte, []byte], gone [][]byte) error {
	return c.transact(ctx, "keep the index", func(tx *sql.Tx) (logged, error) {
		l := logged{action: "index", detail: to.Version, added: articles}
		if now, err := reach(tx.QueryRowContext(ctx, reachQuery)); err != nil {
			return l, err
		} else if now != from {
			return l, ErrMoved
		}
		w := c.writer(ctx, tx)
		defer w.close()
		for _, k := range gone {
			if _, _, err := w.insert(`DELETE FROM entries WHERE k = ?`, k); err != nil {
				return l, err
			}
		}
		if err := w.entries(put); err != nil {
			return l, err
		}
		return l, w.reach(to)
	})
}

func (w *writer) reach(r Reach) error {
	_, _, err := w.insert(`INSERT OR REPLACE INTO indexed (one, version, article) VALUES (1, ?, ?)`, r.Version, r.Article)
	return err
}

// entriesAtOnce is how many entries one statement puts in: a call of the database
// costs as much as several rows. OR IGNORE, because a statement that may fail half-way
// writes down first what it changes.
const entriesAtOnce = 64

func (w *writer) entries(put iter.Seq2[[]byte, []byte]) error {
	if _, err := w.tx.ExecContext(w.ctx, fmt.Sprintf("PRAGMA cache_size = -%d", writeCache)); err != nil {
		return err
	}
	args := make([]any, 0, 2*entriesAtOnce)
	flush := func() error {
		_, _, err := w.insert(`INSERT OR IGNORE INTO entries (k, v) VALUES `+strings.Repeat(", (?, ?)", len(args)/2)[2:], args...)
		args = args[:0]
		return err
	}
	for k, v := range put {
		if v == nil {
			v = []byte{}
		}
		if args = append(args, k, v); len(args) == cap(args) {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(args) > 0 {
		return flush()
	}
	return nil
}

// DropIndex takes the index out of the case.
func (c *Case) DropIndex(ctx context.Context) error {
	return c.transact(ctx, "take out the index", func(tx *sql.Tx) (logged, error) {
		l := logged{action: "index", detail: "none"}
		// Not DELETE, which reads every page of the table.
		for _, s := range []string{
			`DROP TABLE entries`, `CREATE TABLE entries (k BLOB PRIMARY KEY, v BLOB NOT NULL) STRICT, WITHOUT ROWID`, `DELETE FROM indexed`,
		} {
			if _, err := tx.ExecContext(ctx, s); err != nil {
				return l, err
			}
		}
		return l, nil
	})
}

// Lookup reads a case as it is at one moment, in many small steps. It is for one
// goroutine.
type Lookup struct {
	c        *Case
	ctx      context.Context
	conn     *sql.Conn
	version  string
	prepared map[string]*sql.Stmt
}

// writeCache is how many kilobytes of the file are kept in memory while an index is
// written: its entries lie all over it.
const writeCache = 128 << 10

// lookupCache is how many kilobytes of the file a Lookup keeps in memory.
const lookupCache = 32 << 10

// Lookup opens a Lookup, which reads analyses by one version of the analyser. It must be
// closed before the case is.
func (c *Case) Lookup(ctx context.Context, version string) (*Lookup, error) {
	conn, err := c.read.Conn(ctx)
	if err != nil {
		return nil, c.explain("look into the case", err)
	}
	l := &Lookup{c: c, ctx: ctx, conn: conn, version: version, prepared: map[string]*sql.Stmt{}}
	for _, s := range []string{fmt.Sprintf("PRAGMA cache_size = -%d", lookupCache), "BEGIN DEFERRED"} {
		if _, err := conn.ExecContext(ctx, s); err != nil {
			return nil, c.explain("look into the case", errors.Join(err, conn.Close()))
		}
	}
	return l, nil
}

// Close ends the Lookup.
func (l *Lookup) Close() error {
	for _, s := range l.prepared {
		_ = s.Close()
	}
	_, err := l.conn.ExecContext(context.WithoutCancel(l.ctx), "ROLLBACK") // nothing was written
	return l.c.explain("look into the case", errors.Join(err, l.conn.Close()))
}

func (l *Lookup) statement(query string) (*sql.Stmt, error) {
	s, ok := l.prepared[query]
	if ok {
		return s, nil
	}
	s, err := l.conn.PrepareContext(l.ctx, query)
	if err == nil {
		l.prepared[query] = s
	}
	return s, err
}

// Scan calls f with the entries of the index whose keys lie in [from, to), in order of
// keys or against it, at most limit of them (0: all), until f returns false. The slices
// are valid during the call.
func (l *Lookup) Scan(from, to []byte, backwards bool, limit int, f func(key, value []byte) bool) error {
	query := `SELECT k, v FROM entries WHERE k >= ? AND k < ? ORDER BY k LIMIT ?`
	if backwards {
		query = `SELECT k, v FROM entries WHERE k >= ? AND k < ? ORDER BY k DESC LIMIT ?`
	}
	if limit == 0 {
		limit = -1
	}
	s, err := l.statement(query)
	if err != nil {
		return l.c.explain("look into the index", err)
	}
	rows, err := s.QueryContext(l.ctx, from, to, limit)
	if err != nil {
		return l.c.explain("look into the index", err)
	}
	defer rows.Close()
	var k, v sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&k, &v); err != nil {
			return l.c.explain("look into the index", err)
		}
		if !f(k, v) {
			return nil
		}
	}
	return l.c.explain("look into the index", rows.Err())
}

// Article returns an article by its id, or ErrNotFound.
func (l *Lookup) Article(id news.ID) (news.Article, error) {
	s, err := l.statement(`SELECT a.id, a.json, t.id, t.size FROM articles a JOIN texts t ON t.n = a.text WHERE a.id = ?`)
	if err != nil {
		return news.Article{}, l.c.explain("look into the case", err)
	}
	a, err := scanArticle(s.QueryRowContext(l.ctx, string(id)))
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("article %s: %w", id, ErrNotFound)
	}
	return a, l.c.explain("look into the case", err)
}

// Printing returns the articles that have the text of the article of a number, in the order
// in which they came in.
func (l *Lookup) Printing(n int64) (out []news.Article, err error) {
	s, err := l.statement(`SELECT a.id, a.json, t.id, t.size FROM articles f JOIN articles a ON a.text = f.text JOIN texts t ON t.n = a.text WHERE f.n = ? ORDER BY a.n`)
	if err != nil {
		return nil, l.c.explain("look into the case", err)
	}
	rows, err := s.QueryContext(l.ctx, n)
	if err != nil {
		return nil, l.c.explain("look into the case", err)
	}
	defer rows.Close()
	for rows.Next() {
		a, err := scanArticle(rows)
		if err != nil {
			return nil, l.c.explain("look into the case", err)
		}
		out = append(out, a)
	}
	return out, l.c.explain("look into the case", rows.Err())
}

// Text returns a text and its analysis, or ErrNotFound.
func (l *Lookup) Text(id news.TextID) (news.Text, *news.Analysis, error) {
	s, err := l.statement(`SELECT t.id, t.lang, t.size, t.zstd, l.zstd FROM texts t JOIN layers l ON l.text = t.n WHERE t.id = ? AND l.version = ?`)
	if err != nil {
		return news.Text{}, nil, l.c.explain("look into the case", err)
	}
	var row textRow
	var key, layer []byte
	err = s.QueryRowContext(l.ctx, id[:], l.version).Scan(&key, &row.lang, &row.size, &row.zstd, &layer)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("text %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return news.Text{}, nil, l.c.explain("look into the case", err)
	}
	copy(row.id[:], key)
	t, err := l.c.text(row)
	if err != nil {
		return t, nil, l.c.explain("look into the case", err)
	}
	row.zstd = layer
	a, err := l.c.analysis(row)
	return t, a, l.c.explain("look into the case", err)
}
