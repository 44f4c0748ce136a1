package casefile

import (
	"bytes"
	"context"
	"database/sql"
	"errors"

	"hearsay/internal/news"
)

// writer writes within one transaction, and lives no longer than it and its
// context.
type writer struct {
	ctx      context.Context
	tx       *sql.Tx
	codec    *codec
	prepared map[string]*sql.Stmt // by SQL text: prepared once a batch
}

func (c *Case) writer(ctx context.Context, tx *sql.Tx) *writer {
	return &writer{ctx: ctx, tx: tx, codec: c.codec, prepared: map[string]*sql.Stmt{}}
}

func (w *writer) close() {
	for _, s := range w.prepared {
		_ = s.Close()
	}
}

func (w *writer) statement(query string) (*sql.Stmt, error) {
	s, ok := w.prepared[query]
	if ok {
		return s, nil
	}
	s, err := w.tx.PrepareContext(w.ctx, query)
	if err == nil {
		w.prepared[query] = s
	}
	return s, err
}

// insert runs an INSERT. It returns the number of the new row, and whether there
// is one (an INSERT OR IGNORE may find it there).
func (w *writer) insert(query string, args ...any) (n int64, fresh bool, err error) {
	s, err := w.statement(query)
	if err != nil {
		return 0, false, err
	}
	r, err := s.ExecContext(w.ctx, args...)
	if err != nil {
		return 0, false, err
	}
	changed, err := r.RowsAffected()
	if err != nil || changed == 0 {
		return 0, false, err
	}
	n, err = r.LastInsertId()
	return n, true, err
}

// number looks up the row of a thing by its id.
func (w *writer) number(query string, args ...any) (n int64, ok bool, err error) {
	s, err := w.statement(query)
	if err != nil {
		return 0, false, err
	}
	err = s.QueryRowContext(w.ctx, args...).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return n, err == nil, err
}

// name keeps where a short id leads.
func (w *writer) name(query string, id news.ID, where int64, i int) error {
	if id == "" {
		return nil
	}
	_, _, err := w.insert(query, string(id), where, i)
	return err
}

// same checks that what is kept is what would be written again.
func (w *writer) same(plain []byte, query string, args ...any) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	var blob []byte
	if err := s.QueryRowContext(w.ctx, args...).Scan(&blob); err != nil {
		return err
	}
	if kept, err := w.codec.unpack(blob); err != nil {
		return err
	} else if !bytes.Equal(kept, plain) {
		return errors.New("the same version has made another one before, which is kept: raise the version")
	}
	return nil
}
