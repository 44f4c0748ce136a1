package casefile

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"time"

	"hearsay/internal/news"
)

// judged is the action under which judgements stand in the log; the detail is the
// judgement as JSON. So a case of any format can hold them, they cannot be parted
// from the rest of what was done, and nothing of them is ever rewritten.
const judged = "judge"

// maxJudgement is how many bytes a judgement may have: what news.Judgement.Check lets
// pass has less.
const maxJudgement = 64 << 10

// Judge adds a judgement to the log, with the time at which it is added, and returns it
// as it is kept. A judgement that the case holds is never changed: whoever thinks better
// of it adds another.
func (c *Case) Judge(ctx context.Context, j news.Judgement) (news.Judgement, error) {
	if err := j.Check(); err != nil {
		return j, fmt.Errorf("%s: this cannot be judged: %w", c.path, err)
	}
	b, err := json.Marshal(j)
	if err != nil {
		return j, c.explain("judge", err)
	}
	if len(b) > maxJudgement {
		return j, c.errorf("a judgement of %d bytes is too long: give at most %d", len(b), maxJudgement)
	}
	err = c.transact(ctx, "judge", func(tx *sql.Tx) (logged, error) {
		// The line in the log gets this number: nobody else writes meanwhile.
		var n int64
		err := tx.QueryRowContext(ctx, `SELECT coalesce(max(n), 0) + 1 FROM log`).Scan(&n)
		j.ID = judgementID(n, b)
		return logged{action: judged, detail: string(b), added: 1}, err
	})
	return j, err
}

// judgementID names a judgement by its place in the log and by what it says.
func judgementID(n int64, detail []byte) news.ID {
	return news.MakeID(news.KindJudgement, strconv.FormatInt(n, 10), string(detail))
}

// Judgements yields the judgements in the order in which they were made.
func (c *Case) Judgements(ctx context.Context) iter.Seq2[news.Judgement, error] {
	type row struct {
		n          int64
		at, detail string
		size       int64
	}
	return pages(ctx, c, query[int64, row, news.Judgement]{
		doing: "read the judgements",
		sql: `SELECT n, at, CASE WHEN length(detail) <= ` + strconv.Itoa(maxJudgement) + ` THEN detail ELSE '' END, length(detail)
			FROM log WHERE n > ? AND action = '` + judged + `' ORDER BY n LIMIT ?`,
		scan: func(rows *sql.Rows) (r row, err error) {
			err = rows.Scan(&r.n, &r.at, &r.detail, &r.size)
			return r, err
		},
		key: func(r row) int64 { return r.n },
		make: func(r row) (news.Judgement, error) {
			if r.size > maxJudgement {
				return news.Judgement{}, fmt.Errorf("line %d of the log: %w: a judgement of %d characters is none of ours", r.n, ErrAltered, r.size)
			}
			j, err := decodeJudgement([]byte(r.detail))
			if err == nil {
				j.ID = judgementID(r.n, []byte(r.detail))
				j.At, err = time.Parse(time.RFC3339Nano, r.at)
			}
			if err != nil {
				return j, fmt.Errorf("line %d of the log: %w (a newer hearsay may know it)", r.n, err)
			}
			return j, nil
		},
	})
}

// decodeJudgement reads a judgement, and refuses what is none: a field or a verb that
// this program does not know may change what it means.
func decodeJudgement(b []byte) (j news.Judgement, err error) {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err = d.Decode(&j); err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something stands behind it")
		}
	}
	if err == nil {
		err = j.Check()
	}
	if err != nil {
		return news.Judgement{}, fmt.Errorf("a judgement cannot be read: %w", err)
	}
	return j, nil
}

// checkJudgements reads every judgement, and checks that it leads into texts that the
// case holds.
func (c *Case) checkJudgements(ctx context.Context, report func(error) bool) error {
	sizes := map[news.TextID]int{}
	for j, err := range c.Judgements(ctx) {
		if err != nil {
			return err
		}
		refs := append(j.Of.Refs[:len(j.Of.Refs):len(j.Of.Refs)], j.Of.Claim...)
		if j.And != nil {
			refs = append(refs, j.And.Refs...)
		}
		for _, r := range refs {
			size, ok := sizes[r.Text]
			if !ok {
				if err := c.read.QueryRowContext(ctx, `SELECT size FROM texts WHERE id = ?`, r.Text[:]).Scan(&size); errors.Is(err, sql.ErrNoRows) {
					size = -1
				} else if err != nil {
					return err
				}
				sizes[r.Text] = size
			}
			if int(r.Span.End) > size && !report(fmt.Errorf("judgement %s: it is about words that no text of the case has", j.ID)) {
				return nil
			}
		}
	}
	return nil
}
