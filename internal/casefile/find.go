package casefile

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"hearsay/internal/news"
)

// Found is what an id leads to.
type Found struct {
	ID    news.ID // in full
	Value any     // Capture, news.Text, news.Article, Statement, news.Passage, news.Edge or news.Claim
}

// Statement is a statement where it stands: its indices lead into an analysis.
type Statement struct {
	Words    news.Ref       // all of its words
	Index    int            // its place in Analysis.Statements; -1 for a sentence of the author's own, which is in no such list
	Analysis *news.Analysis // by the version kept last; nil if there is none
}

// shortDigits is how many hexadecimal digits a news.ID has.
const shortDigits = 12

// TextName is the short id of a text: the beginning of its SHA-256.
func TextName(id news.TextID) news.ID {
	return news.ID(news.KindText) + news.ID(id.String()[:shortDigits])
}

// CaptureName is the short id of a capture: the beginning of its SHA-256.
func CaptureName(id news.CaptureID) news.ID {
	return news.ID(news.KindCapture) + news.ID(id.String()[:shortDigits])
}

// Find finds anything in the case by its id or the beginning of one: an article,
// a capture, a text; a statement, a passage, an edge, a claim. Of what several
// versions found, it is the one kept last. A text or a capture may also be
// named by its whole SHA-256. Several ids with this beginning give an
// *AmbiguousError, none ErrNotFound.
func (c *Case) Find(ctx context.Context, id news.ID) (Found, error) {
	kind, digits, err := splitID(id)
	if err != nil {
		return Found{}, err
	}
	var f Found
	switch kind {
	case news.KindArticle:
		f, err = c.findArticle(ctx, digits)
	case news.KindText:
		f, err = c.findHash(ctx, "texts", digits, TextName, c.textValue)
	case news.KindCapture:
		f, err = c.findHash(ctx, "captures", digits, func(h news.TextID) news.ID { return CaptureName(news.CaptureID(h)) }, c.captureValue)
	case news.KindStatement:
		f, err = c.findStatement(ctx, digits)
	case news.KindPassage, news.KindEdge, news.KindClaim:
		f, err = c.findFinding(ctx, kind, digits)
	case 0: // a whole SHA-256
		f, err = c.findHash(ctx, "texts", digits, TextName, c.textValue)
		if errors.Is(err, ErrNotFound) {
			f, err = c.findHash(ctx, "captures", digits, func(h news.TextID) news.ID { return CaptureName(news.CaptureID(h)) }, c.captureValue)
		}
	}
	switch {
	case errors.Is(err, ErrNotFound):
		return Found{}, fmt.Errorf("%s: %w", id, ErrNotFound)
	case errors.As(err, new(*AmbiguousError)):
		return Found{}, err
	}
	return f, c.explain("find "+string(id), err)
}

// splitID parts an id into its kind and its digits. The kind is 0 for 64 digits
// without a letter before them.
func splitID(id news.ID) (kind byte, digits string, err error) {
	s := strings.ToLower(string(id))
	isHex := func(s string) bool { return strings.Trim(s, "0123456789abcdef") == "" }
	switch {
	case len(s) == 64 && isHex(s):
		return 0, s, nil
	case s != "" && len(s) <= 65 && strings.IndexByte("abcepst", s[0]) >= 0 && isHex(s[1:]):
		return s[0], s[1:], nil
	}
	return 0, "", fmt.Errorf("%.40q is no id: an id is a letter (a article, b bytes, c claim, e edge, p passage, s statement, t text) and up to %d hexadecimal digits: %w", s, shortDigits, ErrNotFound)
}

// unique completes the beginning of an id: query selects up to ? ids from ? to ?.
func (c *Case) unique(ctx context.Context, kind byte, digits, query string) (news.ID, error) {
	prefix := news.ID(kind) + news.ID(digits)
	// "g" sorts after every digit.
	rows, err := c.read.QueryContext(ctx, query, string(prefix), string(prefix)+"g", maxCandidates+1)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var ids []news.ID
	for rows.Next() {
		var id news.ID
		if err := rows.Scan(&id); err != nil {
			return "", err
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	return choose(prefix, ids)
}

// choose takes the only candidate.
func choose(prefix news.ID, ids []news.ID) (news.ID, error) {
	switch {
	case len(ids) == 0:
		return "", ErrNotFound
	case len(ids) == 1:
		return ids[0], nil
	}
	return "", Ambiguous(prefix, ids)
}

func (c *Case) findArticle(ctx context.Context, digits string) (Found, error) {
	id, err := c.unique(ctx, news.KindArticle, digits, `SELECT id FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`)
	if err != nil {
		return Found{}, err
	}
	a, err := scanArticle(c.read.QueryRowContext(ctx, `SELECT a.id, a.json, t.id, t.size FROM articles a JOIN texts t ON t.n = a.text WHERE a.id = ?`, string(id)))
	return Found{id, a}, err
}

func (c *Case) textValue(ctx context.Context, id news.TextID) (any, error) { return c.Text(ctx, id) }

func (c *Case) captureValue(ctx context.Context, id news.TextID) (any, error) {
	return c.Capture(ctx, news.CaptureID(id))
}

// findHash finds a text or a capture by the beginning of its SHA-256.
func (c *Case) findHash(ctx context.Context, table, digits string, name func(news.TextID) news.ID, value func(context.Context, news.TextID) (any, error)) (Found, error) {
	var low, high [32]byte
	if len(digits) > 2*len(low) {
		return Found{}, ErrNotFound
	}
	missing := 2*len(low) - len(digits)
	_, err := hex.Decode(low[:], []byte(digits+strings.Repeat("0", missing)))
	if err == nil {
		_, err = hex.Decode(high[:], []byte(digits+strings.Repeat("f", missing)))
	}
	if err != nil {
		return Found{}, err
	}
	rows, err := c.read.QueryContext(ctx, `SELECT id FROM `+table+` WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?`, low[:], high[:], maxCandidates+1)
	if err != nil {
		return Found{}, err
	}
	defer rows.Close()
	var hash news.TextID
	var ids []news.ID
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return Found{}, err
		}
		copy(hash[:], b)
		ids = append(ids, name(hash))
	}
	if err := rows.Err(); err != nil {
		return Found{}, err
	}
	_ = rows.Close() // value asks again, and need not wait for this connection
	id, err := choose(name(low)[:1]+news.ID(digits), ids)
	if err != nil {
		return Found{}, err
	}
	v, err := value(ctx, hash)
	return Found{id, v}, err
}

// findStatement finds a statement in the analyses or, if it is a sentence of an
// author's own that tells a claim, in the findings.
func (c *Case) findStatement(ctx context.Context, digits string) (Found, error) {
	id, err := c.unique(ctx, news.KindStatement, digits, `SELECT DISTINCT id FROM (
		SELECT id FROM layer_names WHERE id >= ?1 AND id < ?2 UNION SELECT id FROM finding_names WHERE id >= ?1 AND id < ?2) ORDER BY id LIMIT ?3`)
	if err != nil {
		return Found{}, err
	}
	var i int
	row := textRow{}
	var text []byte
	err = c.read.QueryRowContext(ctx, `SELECT n.i, t.id, t.size, l.zstd FROM layer_names n JOIN layers l ON l.n = n.layer JOIN texts t ON t.n = l.text
		WHERE n.id = ? ORDER BY l.n DESC, n.i LIMIT 1`, string(id)).Scan(&i, &text, &row.size, &row.zstd)
	if errors.Is(err, sql.ErrNoRows) {
		return c.findAssertion(ctx, id)
	} else if err != nil {
		return Found{}, err
	}
	copy(row.id[:], text)
	a, err := c.analysis(row)
	if err != nil {
		return Found{}, err
	}
	if i < 0 || i >= len(a.Statements) {
		return Found{}, fmt.Errorf("its analysis has no statement %d", i)
	}
	return Found{id, Statement{news.Ref{Text: row.id, Span: a.Statements[i].Extent()}, i, a}}, nil
}

// findAssertion finds a sentence that tells or denies a claim.
func (c *Case) findAssertion(ctx context.Context, id news.ID) (Found, error) {
	f, i, err := c.newestFindings(ctx, id)
	if err != nil {
		return Found{}, err
	}
	words := news.Ref{}
	if i >= 0 && i < len(f.Claims) {
		for _, t := range f.Claims[i].Tellings {
			if t.Statement == id {
				words = t.Words
			}
		}
		for _, d := range f.Claims[i].Denials {
			if d.Statement == id {
				words = d.Words
			}
		}
	}
	row := textRow{id: words.Text}
	err = c.read.QueryRowContext(ctx, `SELECT t.size, l.zstd FROM texts t JOIN layers l ON l.text = t.n
		WHERE t.id = ? ORDER BY l.n DESC LIMIT 1`, row.id[:]).Scan(&row.size, &row.zstd)
	if errors.Is(err, sql.ErrNoRows) {
		return Found{id, Statement{words, -1, nil}}, nil
	} else if err != nil {
		return Found{}, err
	}
	a, err := c.analysis(row)
	return Found{id, Statement{words, -1, a}}, err
}

// newestFindings returns the findings kept last that have a thing of this id,
// and where in them it is.
func (c *Case) newestFindings(ctx context.Context, id news.ID) (f *news.Findings, i int, err error) {
	var n int64
	if err := c.read.QueryRowContext(ctx, `SELECT findings, i FROM finding_names WHERE id = ? ORDER BY findings DESC, i LIMIT 1`, string(id)).Scan(&n, &i); err != nil {
		return nil, 0, err
	}
	f, err = c.findings(ctx, `SELECT zstd FROM findings WHERE n = ?`, n)
	return f, i, err
}

func (c *Case) findFinding(ctx context.Context, kind byte, digits string) (Found, error) {
	id, err := c.unique(ctx, kind, digits, `SELECT DISTINCT id FROM finding_names WHERE id >= ? AND id < ? ORDER BY id LIMIT ?`)
	if err != nil {
		return Found{}, err
	}
	f, i, err := c.newestFindings(ctx, id)
	if err != nil {
		return Found{}, err
	}
	switch {
	case kind == news.KindPassage && uint(i) < uint(len(f.Passages)):
		return Found{id, f.Passages[i]}, nil
	case kind == news.KindEdge && uint(i) < uint(len(f.Edges)):
		return Found{id, f.Edges[i]}, nil
	case kind == news.KindClaim && uint(i) < uint(len(f.Claims)):
		return Found{id, f.Claims[i]}, nil
	}
	return Found{}, fmt.Errorf("its findings have nothing at %d", i)
}
