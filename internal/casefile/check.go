package casefile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"hearsay/internal/news"
)

// maxFaults is how many faults Check reports before it stops looking.
const maxFaults = 20

// Check reads everything in the case, and reports what is wrong with it, up to
// maxFaults errors joined: damage that SQLite sees, rows that lead nowhere, bytes
// and texts that do not have their SHA-256 (ErrAltered), articles whose id is not
// theirs, analyses and findings that cannot be read. It holds one thing in memory
// at a time, and takes about as long as reading the file and hashing what is in
// it.
func (c *Case) Check(ctx context.Context) error {
	var faults []error
	steps := []func(context.Context, func(error) bool) error{
		c.checkDatabase, c.checkCaptures, c.checkTexts, c.checkArticles, c.checkLayers, c.checkFindings, c.checkJudgements, c.checkClaims,
	}
	for _, step := range steps {
		err := step(ctx, func(fault error) bool {
			if fault != nil {
				faults = append(faults, fmt.Errorf("%s: %w", c.path, fault))
			}
			return len(faults) < maxFaults && ctx.Err() == nil
		})
		if err != nil {
			faults = append(faults, c.explain("check", err))
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(faults) >= maxFaults {
			break
		}
	}
	return errors.Join(faults...)
}

// checkDatabase lets SQLite check its own structures, the search index among them.
func (c *Case) checkDatabase(ctx context.Context, report func(error) bool) error {
	rows, err := c.read.QueryContext(ctx, fmt.Sprintf("PRAGMA quick_check(%d)", maxFaults))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		if s != "ok" && !report(fmt.Errorf("the file is damaged: %s", s)) {
			return nil
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	orphans, err := c.read.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer orphans.Close()
	for orphans.Next() {
		var table, parent string
		var row, key sql.NullInt64
		if err := orphans.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		if !report(fmt.Errorf("the file is damaged: row %d of %s belongs to nothing in %s", row.Int64, table, parent)) {
			return nil
		}
	}
	return orphans.Err()
}

// each calls check with the number of every row of a table until report wants no
// more.
func (c *Case) each(ctx context.Context, table string, report func(error) bool, check func(n int64) error) error {
	numbers := pages(ctx, c, query[int64, int64, int64]{
		doing: "check", sql: `SELECT n FROM ` + table + ` WHERE n > ? ORDER BY n LIMIT ?`,
		scan: func(rows *sql.Rows) (n int64, err error) {
			err = rows.Scan(&n)
			return n, err
		},
		key:  func(n int64) int64 { return n },
		make: func(n int64) (int64, error) { return n, nil },
	})
	for n, err := range numbers {
		if err != nil {
			return err
		}
		if !report(check(n)) {
			return nil
		}
	}
	return nil
}

func (c *Case) checkCaptures(ctx context.Context, report func(error) bool) error {
	return c.each(ctx, "captures", report, func(n int64) error {
		var hash, blob []byte
		var size int64
		if err := c.read.QueryRowContext(ctx, `SELECT id, size, zstd FROM captures WHERE n = ?`, n).Scan(&hash, &size, &blob); err != nil {
			return err
		}
		var id news.CaptureID
		copy(id[:], hash)
		raw, err := c.verified(id, blob)
		if err == nil && int64(len(raw)) != size {
			err = fmt.Errorf("capture %s: %w: its size is another", id, ErrAltered)
		}
		return err
	})
}

func (c *Case) checkTexts(ctx context.Context, report func(error) bool) error {
	return c.each(ctx, "texts", report, func(n int64) error {
		row, err := scanText(c.read.QueryRowContext(ctx, `SELECT id, lang, size, zstd FROM texts WHERE n = ?`, n))
		if err == nil {
			_, err = c.text(row)
		}
		return err
	})
}

func (c *Case) checkArticles(ctx context.Context, report func(error) bool) error {
	return c.each(ctx, "articles", report, func(n int64) error {
		a, err := scanArticle(c.read.QueryRowContext(ctx,
			`SELECT a.id, a.json, t.id, t.size FROM articles a JOIN texts t ON t.n = a.text WHERE a.n = ?`, n))
		if err == nil && news.ArticleID(&a) != a.ID {
			err = fmt.Errorf("article %s: %w: what it says of itself gives another id", a.ID, ErrAltered)
		}
		return err
	})
}

func (c *Case) checkLayers(ctx context.Context, report func(error) bool) error {
	return c.each(ctx, "layers", report, func(n int64) error {
		row, err := scanText(c.read.QueryRowContext(ctx,
			`SELECT t.id, '', t.size, l.zstd FROM layers l JOIN texts t ON t.n = l.text WHERE l.n = ?`, n))
		if err == nil {
			_, err = c.analysis(row)
		}
		return err
	})
}

func (c *Case) checkFindings(ctx context.Context, report func(error) bool) error {
	return c.each(ctx, "findings", report, func(n int64) error {
		_, err := c.findings(ctx, `SELECT zstd FROM findings WHERE n = ?`, n)
		return err
	})
}
