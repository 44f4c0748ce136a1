package casefile

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"hearsay/internal/news"
)

// What callers tell apart. All other errors are for people.
var (
	// ErrNotFound says that the case has no such thing.
	ErrNotFound = errors.New("not in this case")

	// ErrAltered says that what is kept under a SHA-256 does not have it.
	ErrAltered = errors.New("the archive was altered")

	// ErrReadOnly says that the case was opened with Options.ReadOnly.
	ErrReadOnly = errors.New("the case is open for reading only")
)

// EntryError says which entry of a batch cannot be kept, so that a caller may
// leave it out and add the others: nothing of the batch was kept.
type EntryError struct {
	Index int    // in the batch
	Name  string // of the capture
	Err   error
}

func (e *EntryError) Error() string { return fmt.Sprintf("%s: cannot be kept: %v", e.Name, e.Err) }

// Unwrap is the reason.
func (e *EntryError) Unwrap() error { return e.Err }

// AmbiguousError says that several ids begin with what was asked for.
type AmbiguousError struct {
	Prefix     news.ID
	Candidates []news.ID // sorted; at most maxCandidates
	More       bool      // there are more
}

// maxCandidates is how many ids an AmbiguousError lists: what a screen holds.
const maxCandidates = 10

// Ambiguous makes the error of several ids, sorted, that begin with what was asked for.
func Ambiguous(prefix news.ID, ids []news.ID) *AmbiguousError {
	return &AmbiguousError{prefix, ids[:min(len(ids), maxCandidates)], len(ids) > maxCandidates}
}

func (e *AmbiguousError) Error() string {
	var b strings.Builder
	for i, id := range e.Candidates {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(id))
	}
	if e.More {
		b.WriteString(", …")
	}
	return fmt.Sprintf("%s is the beginning of several ids: give more of one of %s", e.Prefix, b.String())
}

// SQLite's primary result codes that we answer to
// (https://www.sqlite.org/rescode.html).
const (
	cantOpen     = sqlite3.SQLITE_CANTOPEN
	readOnlyFile = sqlite3.SQLITE_READONLY
)

// isCode reports whether err is an error of SQLite with one of the primary codes.
func isCode(err error, codes ...int) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	for _, c := range codes {
		if e.Code()&0xff == c {
			return true
		}
	}
	return false
}

// fileError is an error that already names the file and says what to do.
type fileError struct{ msg string }

func (e *fileError) Error() string { return e.msg }

func (c *Case) errorf(format string, args ...any) error {
	return &fileError{c.path + ": " + fmt.Sprintf(format, args...)}
}

// explain makes one line of an error: which case, what was being done, what is
// wrong, what to do about it.
func (c *Case) explain(doing string, err error) error {
	var said *fileError
	switch {
	case err == nil || errors.As(err, &said):
		return err
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%s: %s: %w", c.path, doing, context.Canceled)
	}
	what := ""
	switch {
	case isCode(err, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
		what = "another program is writing to it: try again when that is done"
	case isCode(err, sqlite3.SQLITE_NOTADB):
		what = "not a case, or its beginning is damaged: check the name, or restore a copy of it"
	case isCode(err, sqlite3.SQLITE_CORRUPT):
		what = "the file is damaged: restore a copy of it, or add the articles to a new case"
	case isCode(err, sqlite3.SQLITE_FULL):
		what = "no room left on the disk: make some and do it again, nothing of this was kept"
	case isCode(err, readOnlyFile):
		what = "it may not be written to: change its permissions, or copy it to where you may write"
	case isCode(err, cantOpen):
		what = "it cannot be opened: check the permissions of the file and its folder"
	}
	if what == "" {
		return fmt.Errorf("%s: %s: %w", c.path, doing, err)
	}
	return fmt.Errorf("%s: %s: %s (%w)", c.path, doing, what, err)
}
