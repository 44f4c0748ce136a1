package casefile

import (
	"context"
	"database/sql"
	"iter"
)

// query is a stream of T over rows R that are sorted by a key K: how to read one
// page of rows, and how to make a row into what is asked for.
type query[K, R, T any] struct {
	doing string
	sql   string // its first parameter is the last key seen (or first), its last the size of a page
	first K      // sorts before every key
	args  []any  // the parameters between the two
	scan  func(*sql.Rows) (R, error)
	key   func(R) K
	make  func(R) (T, error)
}

// pageSize is how many rows are held, still compressed, at once.
const pageSize = 32

// pages runs q. It reads a page, lets the database go, and only then hands the
// rows out one by one: so a slow consumer, or one that writes to the case as it
// goes, keeps no connection and holds up no checkpoint, and of the whole table
// one page is in memory. The first error ends the stream.
func pages[K, R, T any](ctx context.Context, c *Case, q query[K, R, T]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		for last := q.first; ; {
			page, err := q.page(ctx, c, last)
			if err != nil {
				yield(none, c.explain(q.doing, err))
				return
			}
			for _, r := range page {
				t, err := q.make(r)
				if err != nil {
					yield(none, c.explain(q.doing, err))
					return
				}
				if !yield(t, nil) {
					return
				}
				last = q.key(r)
			}
			if len(page) < pageSize {
				return
			}
		}
	}
}

func (q *query[K, R, T]) page(ctx context.Context, c *Case, last K) (page []R, err error) {
	args := append(append([]any{last}, q.args...), pageSize)
	rows, err := c.read.QueryContext(ctx, q.sql, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		r, err := q.scan(rows)
		if err != nil {
			return nil, err
		}
		page = append(page, r)
	}
	return page, rows.Err()
}
