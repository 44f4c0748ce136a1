package casefile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// The claims of a case are kept beside its findings, each by itself, so that a question
// need not read all findings. They reach to an article, as the index does: if others
// were added later, or by another version, they are to be put anew.

// LastArticle is the number of the article that came into the case last; 0: none.
func (c *Case) LastArticle(ctx context.Context) (n int64, err error) {
	err = c.read.QueryRowContext(ctx, `SELECT coalesce(max(n), 0) FROM articles`).Scan(&n)
	return n, c.explain("read the articles", err)
}

// ClaimsReach returns how far the claims reach.
func (c *Case) ClaimsReach(ctx context.Context) (r Reach, err error) {
	err = c.read.QueryRowContext(ctx, `SELECT version, article FROM claimed`).Scan(&r.Version, &r.Article)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return r, c.explain("read the claims", err)
}

// PackedClaim is a claim as it is kept: see PackClaim.
type PackedClaim struct {
	id, profile string
	blob        []byte
}

// PackClaim makes what is kept of a claim: the words that it is found by, and the part of
// the findings that is about it (news.ByClaim), whose only claim it is. Several goroutines
// may do it at once. That what the part points at is there is checked when it is read.
func (c *Case) PackClaim(profile string, part *news.Findings) (p PackedClaim, err error) {
	if len(part.Claims) != 1 {
		return p, fmt.Errorf("a part has %d claims, and must have one", len(part.Claims))
	}
	plain, err := encodeFindings(part)
	if err != nil {
		return p, err
	}
	blob, err := c.codec.pack(plain)
	return PackedClaim{string(part.Claims[0].ID), profile, blob}, err
}

// PutClaims keeps claims in place of those that are kept, in one transaction. An error
// among them ends it, and leaves those that are kept.
func (c *Case) PutClaims(ctx context.Context, to Reach, put iter.Seq2[PackedClaim, error]) error {
	return c.transact(ctx, "keep the claims", func(tx *sql.Tx) (logged, error) {
		l := logged{action: "claims", detail: to.Version}
		for _, s := range []string{
			`DELETE FROM claims`, `INSERT INTO claim_words (claim_words) VALUES ('delete-all')`, `DELETE FROM claim_counts`, `DELETE FROM claimed`,
		} {
			if _, err := tx.ExecContext(ctx, s); err != nil {
				return l, err
			}
		}
		w := c.writer(ctx, tx)
		defer w.close()
		for p, err := range put {
			if err == nil {
				err = w.claim(p)
			}
			if err != nil {
				return l, err
			}
			l.added++
		}
		if _, _, err := w.insert(`INSERT INTO claim_counts (word, n) SELECT term, doc FROM claim_vocabulary WHERE doc >= ?`, manyClaims); err != nil {
			return l, err
		}
		_, _, err := w.insert(`INSERT INTO claimed (one, version, article) VALUES (1, ?, ?)`, to.Version, to.Article)
		return l, err
	})
}

func (w *writer) claim(p PackedClaim) error {
	n, fresh, err := w.insert(`INSERT OR IGNORE INTO claims (id, profile, zstd) VALUES (?, ?, ?)`, p.id, p.profile, p.blob)
	if err != nil || !fresh {
		return err
	}
	_, _, err = w.insert(`INSERT INTO claim_words (rowid, profile) VALUES (?, ?)`, n, p.profile)
	return err
}

// DropClaims forgets how far the claims reach, so that they are put anew.
func (c *Case) DropClaims(ctx context.Context) error {
	return c.transact(ctx, "forget the claims", func(tx *sql.Tx) (logged, error) {
		_, err := tx.ExecContext(ctx, `DELETE FROM claimed`)
		return logged{action: "claims", detail: "none"}, err
	})
}

// manyClaims is from how many claims on it is kept how many have a word: to count 300,000
// took 40 ms.
const manyClaims = 1000

// Claims is the claims of a case, as they can be looked up.
type Claims struct {
	c   *Case
	ctx context.Context
}

// Claims returns what the claims of the case are looked up in.
func (c *Case) Claims(ctx context.Context) *Claims { return &Claims{c, ctx} }

// Len is how many claims there are.
func (s *Claims) Len() (n int, err error) {
	err = s.c.read.QueryRowContext(s.ctx, `SELECT coalesce(max(n), 0) FROM claims`).Scan(&n)
	return n, s.c.explain("look for a claim", err)
}

// Count is how many claims have a word in their profile.
func (s *Claims) Count(word string) (n int, err error) {
	for _, q := range []string{`SELECT n FROM claim_counts WHERE word = ?`, `SELECT doc FROM claim_vocabulary WHERE term = ?`} {
		if err = s.c.read.QueryRowContext(s.ctx, q, word).Scan(&n); !errors.Is(err, sql.ErrNoRows) {
			return n, s.c.explain("look for a claim", err)
		}
	}
	return 0, nil
}

// Having are the numbers of the claims that have a word in their profile, in order, at
// most so many.
func (s *Claims) Having(word string, most int) ([]int64, error) {
	if strings.ContainsFunc(word, func(r rune) bool { return r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return nil, nil // no word: FTS5's tokenizer ascii would take it apart
	}
	rows, err := s.c.read.QueryContext(s.ctx, `SELECT rowid FROM claim_words WHERE claim_words MATCH ? ORDER BY rowid LIMIT ?`, `"`+word+`"`, most)
	if err != nil {
		return nil, s.c.explain("look for a claim", err)
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, s.c.explain("look for a claim", err)
		}
		out = append(out, n)
	}
	return out, s.c.explain("look for a claim", rows.Err())
}

// Profiles are the profiles of some claims by their numbers.
func (s *Claims) Profiles(claims []int64) (map[int64]string, error) {
	out := make(map[int64]string, len(claims))
	for _, n := range claims {
		var p string
		if err := s.c.read.QueryRowContext(s.ctx, `SELECT profile FROM claims WHERE n = ?`, n).Scan(&p); err != nil {
			return nil, s.c.explain("look for a claim", err)
		}
		out[n] = p
	}
	return out, nil
}

// Part is the part of the findings that is about the claim of a number.
func (s *Claims) Part(n int64) (*news.Findings, error) {
	f, err := s.c.part(s.ctx, n)
	return f, s.c.explain("read a claim", err)
}

func (c *Case) part(ctx context.Context, n int64) (*news.Findings, error) {
	f, err := c.findings(ctx, `SELECT zstd FROM claims WHERE n = ?`, n)
	if err == nil && len(f.Claims) != 1 {
		err = fmt.Errorf("claim %d is not one claim", n)
	}
	return f, err
}

// Find is the number of the claim of an id, or of the beginning of one. Several give an
// *AmbiguousError, none ErrNotFound.
func (s *Claims) Find(id news.ID) (n int64, err error) {
	kind, digits, err := splitID(id)
	if err != nil {
		return 0, err
	}
	if kind != news.KindClaim {
		return 0, fmt.Errorf("%s is the id of no claim, which begin with a c: %w", id, ErrNotFound)
	}
	whole, err := s.c.unique(s.ctx, kind, digits, `SELECT id FROM claims WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`)
	if err == nil {
		err = s.c.read.QueryRowContext(s.ctx, `SELECT n FROM claims WHERE id = ?`, string(whole)).Scan(&n)
	}
	switch {
	case errors.Is(err, ErrNotFound):
		return 0, fmt.Errorf("%s: %w", id, ErrNotFound)
	case errors.As(err, new(*AmbiguousError)):
		return 0, err
	}
	return n, s.c.explain("find "+string(id), err)
}

func (c *Case) checkClaims(ctx context.Context, report func(error) bool) error {
	return c.each(ctx, "claims", report, func(n int64) error {
		_, err := c.part(ctx, n)
		return err
	})
}
