package casefile

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"time"
)

// LogEntry is one line of the log: a call that wrote.
type LogEntry struct {
	At      time.Time `json:"at"`      // UTC
	Program string    `json:"program"` // Options.Program
	Action  string    `json:"action"`  // "format", "add", "analyse", "trace", "judge"
	Detail  string    `json:"detail"`  // the format, the analyser's version, the findings' key, the judgement as JSON
	Added   int       `json:"added"`   // how many were new
	Known   int       `json:"known"`   // how many were there already
}

// Log yields the log, oldest first.
func (c *Case) Log(ctx context.Context) iter.Seq2[LogEntry, error] {
	type row struct {
		LogEntry
		n  int64
		at string
	}
	return pages(ctx, c, query[int64, row, LogEntry]{
		doing: "read the log",
		sql:   `SELECT n, at, program, action, detail, added, known FROM log WHERE n > ? ORDER BY n LIMIT ?`,
		scan: func(rows *sql.Rows) (r row, err error) {
			err = rows.Scan(&r.n, &r.at, &r.Program, &r.Action, &r.Detail, &r.Added, &r.Known)
			return r, err
		},
		key: func(r row) int64 { return r.n },
		make: func(r row) (e LogEntry, err error) {
			r.At, err = time.Parse(time.RFC3339Nano, r.at)
			return r.LogEntry, err
		},
	})
}

// logged is what a write tells the log.
type logged struct {
	action, detail string
	added, known   int
}

// transact runs a write and its line in the log as one transaction. It takes the
// lock for writing at once (_txlock=immediate): one that began by reading could
// not wait for its turn to write.
func (c *Case) transact(ctx context.Context, doing string, do func(*sql.Tx) (logged, error)) error {
	if c.write == nil {
		return ErrReadOnly
	}
	tx, err := c.write.BeginTx(ctx, nil)
	if err != nil {
		return c.explain(doing, err)
	}
	l, err := do(tx)
	if err == nil {
		_, err = tx.ExecContext(ctx, `INSERT INTO log (at, program, action, detail, added, known) VALUES (?, ?, ?, ?, ?, ?)`,
			c.now(), c.o.Program, l.action, l.detail, l.added, l.known)
	}
	if err != nil {
		if undo := tx.Rollback(); undo != nil && !errors.Is(undo, sql.ErrTxDone) {
			err = errors.Join(err, undo)
		}
		return c.explain(doing, err)
	}
	return c.explain(doing, tx.Commit())
}

// now is the time as it is kept.
func (c *Case) now() string { return c.o.Now().UTC().Format(time.RFC3339Nano) }
