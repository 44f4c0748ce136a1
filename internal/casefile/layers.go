package casefile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"hearsay/internal/news"
)

// PutAnalyses keeps analyses, in one transaction. The same analysis written twice
// is there once. Another one of the same text by the same version is refused: an
// analysis depends on the text and the version alone, so one of the two is wrong
// or the version was not raised (read.Version).
func (c *Case) PutAnalyses(ctx context.Context, analyses []*news.Analysis) error {
	return c.transact(ctx, "keep the analyses", func(tx *sql.Tx) (l logged, err error) {
		l.action = "analyse"
		w := c.writer(ctx, tx)
		defer w.close()
		for _, analysis := range analyses {
			fresh, err := w.analysis(analysis)
			if err != nil {
				return l, fmt.Errorf("analysis of the text %s: %w", analysis.Text, err)
			}
			if l.detail = analysis.Version; fresh {
				l.added++
			} else {
				l.known++
			}
		}
		return l, nil
	})
}

func (w *writer) analysis(analysis *news.Analysis) (fresh bool, err error) {
	text, ok, err := w.number(`SELECT n FROM texts WHERE id = ?`, analysis.Text[:])
	if err != nil {
		return false, err
	} else if !ok {
		return false, ErrNotFound
	}
	size, _, err := w.number(`SELECT size FROM texts WHERE n = ?`, text)
	if err != nil {
		return false, err
	}
	if err := checkAnalysis(analysis, int(size)); err != nil {
		return false, err
	}
	plain, err := encodeAnalysis(analysis)
	if err != nil {
		return false, err
	}
	blob, err := w.codec.pack(plain)
	if err != nil {
		return false, err
	}
	layer, fresh, err := w.insert(`INSERT OR IGNORE INTO layers (text, version, zstd) VALUES (?, ?, ?)`, text, analysis.Version, blob)
	if err != nil {
		return false, err
	} else if !fresh {
		return false, w.same(plain, `SELECT zstd FROM layers WHERE text = ? AND version = ?`, text, analysis.Version)
	}
	for i := range analysis.Statements {
		id := news.StatementID(analysis.Text, &analysis.Statements[i])
		if err := w.name(`INSERT OR IGNORE INTO layer_names (id, layer, i) VALUES (?, ?, ?)`, id, layer, i); err != nil {
			return false, err
		}
	}
	return true, nil
}

// Analyses yields the analyses by one version of the analyser, sorted by the ids
// of their texts.
func (c *Case) Analyses(ctx context.Context, version string) iter.Seq2[*news.Analysis, error] {
	return pages(ctx, c, query[[]byte, textRow, *news.Analysis]{
		doing: "read the analyses",
		sql: `SELECT t.id, '', t.size, l.zstd FROM texts t JOIN layers l ON l.text = t.n
			WHERE t.id > ? AND l.version = ? ORDER BY t.id LIMIT ?`,
		first: []byte{}, args: []any{version},
		scan: func(rows *sql.Rows) (textRow, error) { return scanText(rows) },
		key:  func(t textRow) []byte { return t.id[:] },
		make: c.analysis,
	})
}

// analysis unpacks and checks the layer of a text.
func (c *Case) analysis(t textRow) (*news.Analysis, error) {
	plain, err := c.codec.unpack(t.zstd)
	if err != nil {
		return nil, fmt.Errorf("analysis of the text %s: %w", t.id, err)
	}
	a, err := decodeAnalysis(plain)
	if err == nil && a.Text != t.id {
		err = errors.New("it is of another text")
	}
	if err == nil {
		err = checkAnalysis(a, t.size)
	}
	if err != nil {
		return nil, fmt.Errorf("analysis of the text %s: %w", t.id, err)
	}
	return a, nil
}

// PutFindings keeps findings under a key, which names the set of texts and the
// version that they were made of. The same findings written twice are there once;
// others under the same key are refused, as in PutAnalyses.
func (c *Case) PutFindings(ctx context.Context, key string, f *news.Findings) error {
	return c.transact(ctx, "keep the findings", func(tx *sql.Tx) (logged, error) {
		w := c.writer(ctx, tx)
		defer w.close()
		l := logged{action: "trace", detail: key}
		fresh, err := w.findings(key, f)
		if fresh {
			l.added = 1
		} else {
			l.known = 1
		}
		return l, err
	})
}

func (w *writer) findings(key string, f *news.Findings) (fresh bool, err error) {
	if err := checkFindings(f, w.textSize); err != nil {
		return false, err
	}
	plain, err := encodeFindings(f)
	if err != nil {
		return false, err
	}
	blob, err := w.codec.pack(plain)
	if err != nil {
		return false, err
	}
	n, fresh, err := w.insert(`INSERT OR IGNORE INTO findings (key, version, zstd) VALUES (?, ?, ?)`, key, f.Version, blob)
	if err != nil {
		return false, err
	} else if !fresh {
		return false, w.same(plain, `SELECT zstd FROM findings WHERE key = ?`, key)
	}
	for id, i := range findingNames(f) {
		if err := w.name(`INSERT OR IGNORE INTO finding_names (id, findings, i) VALUES (?, ?, ?)`, id, n, i); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (w *writer) textSize(id news.TextID) (int, bool) {
	n, ok, err := w.number(`SELECT size FROM texts WHERE id = ?`, id[:])
	return int(n), ok && err == nil
}

// findingNames yields the ids in f and where each leads: passages, edges and
// claims by their place in their list; statements that tell or deny a claim by
// the claim (the author's own sentences are in no list of statements).
func findingNames(f *news.Findings) iter.Seq2[news.ID, int] {
	return func(yield func(news.ID, int) bool) {
		for i := range f.Passages {
			if !yield(f.Passages[i].ID, i) {
				return
			}
		}
		for i := range f.Edges {
			if !yield(f.Edges[i].ID, i) {
				return
			}
		}
		for i := range f.Claims {
			claim := &f.Claims[i]
			if !yield(claim.ID, i) {
				return
			}
			for j := range claim.Tellings {
				if !yield(claim.Tellings[j].Statement, i) {
					return
				}
			}
			for j := range claim.Denials {
				if !yield(claim.Denials[j].Statement, i) {
					return
				}
			}
		}
	}
}

// Findings returns the findings kept under a key, and whether there are any.
func (c *Case) Findings(ctx context.Context, key string) (*news.Findings, bool, error) {
	f, err := c.findings(ctx, `SELECT zstd FROM findings WHERE key = ?`, key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return f, err == nil, c.explain("read the findings", err)
}

// findings reads and checks the findings that a query of one column leads to.
func (c *Case) findings(ctx context.Context, query string, arg any) (*news.Findings, error) {
	var blob []byte
	if err := c.read.QueryRowContext(ctx, query, arg).Scan(&blob); err != nil {
		return nil, err
	}
	plain, err := c.codec.unpack(blob)
	if err != nil {
		return nil, err
	}
	f, err := decodeFindings(plain)
	if err != nil {
		return nil, err
	}
	sizes := map[news.TextID]int{}
	return f, checkFindings(f, func(id news.TextID) (int, bool) {
		if size, ok := sizes[id]; ok {
			return size, true
		}
		var size int
		if err := c.read.QueryRowContext(ctx, `SELECT size FROM texts WHERE id = ?`, id[:]).Scan(&size); err != nil {
			return 0, false
		}
		sizes[id] = size
		return size, true
	})
}
