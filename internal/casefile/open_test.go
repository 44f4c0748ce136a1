package casefile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// sqliteFile makes a database by statements of its own, outside the package.
func sqliteFile(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

// closedCase makes a case with some articles, and closes it.
func closedCase(t *testing.T, path string) {
	t.Helper()
	c, err := Open(context.Background(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		mustAdd(t, c, numbered(i))
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(t *testing.T, path string)
		o    Options
		want string
	}{
		{"nothing there", func(*testing.T, string) {}, Options{}, "there is no such case"},
		{"nothing there to read", func(*testing.T, string) {}, Options{ReadOnly: true, Create: true}, "there is no such case"},
		{"a folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o777); err != nil {
				t.Fatal(err)
			}
		}, Options{Create: true}, "is a folder"},
		{"an empty file", write(""), Options{}, "is empty"},
		{"a short text", write("Harbour closed"), Options{Create: true}, "not a case"},
		{"a long text", write(strings.Repeat("Harbour closed. ", 1000)), Options{Create: true}, "not a case"},
		{"another database", func(t *testing.T, path string) { sqliteFile(t, path, "CREATE TABLE boats (name)") }, Options{Create: true}, "not a hearsay case"},
		{"a newer format", func(t *testing.T, path string) {
			closedCase(t, path)
			sqliteFile(t, path, "PRAGMA user_version = 99")
		}, Options{Create: true}, "is a case of format 99, and this program knows formats up to 3"},
		{"a newer format, to read", func(t *testing.T, path string) {
			closedCase(t, path)
			sqliteFile(t, path, fmt.Sprintf("PRAGMA user_version = %d", format+1))
		}, Options{ReadOnly: true}, "newer hearsay"},
		{"an older format, to read", func(t *testing.T, path string) {
			sqliteFile(t, path, "PRAGMA application_id = 0x48525359", "CREATE TABLE goose_db_version (id)")
		}, Options{ReadOnly: true}, "older format 0"},
		{"cut in half", func(t *testing.T, path string) {
			closedCase(t, path)
			info, err := os.Stat(path)
			if err == nil {
				err = os.Truncate(path, info.Size()/2)
			}
			if err != nil {
				t.Fatal(err)
			}
		}, Options{}, "damaged"},
		{"header overwritten", func(t *testing.T, path string) {
			closedCase(t, path)
			overwrite(t, path, 0, 100)
		}, Options{}, "not a case, or its beginning is damaged"},
		{"schema overwritten", func(t *testing.T, path string) {
			closedCase(t, path)
			overwrite(t, path, 100, 3000)
		}, Options{}, "damaged"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "story.hearsay")
			test.make(t, path)
			c, err := Open(context.Background(), path, test.o)
			if err == nil {
				c.Close()
				t.Fatalf("it opens; want %q", test.want)
			}
			if got := err.Error(); !strings.Contains(got, test.want) || !strings.HasPrefix(got, path) || strings.Contains(got, "\n") {
				t.Errorf("one line that begins with the path and says %q is wanted:\n%s", test.want, got)
			}
		})
	}
}

// write makes a file with content.
func write(content string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// overwrite puts rubbish over bytes [from, to) of a file.
func overwrite(t *testing.T, path string, from, to int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < to; i++ {
		b[i] = byte(i*7 + 3)
	}
	write(string(b))(t, path)
}

func TestMissingIsNotExist(t *testing.T) {
	_, err := Open(context.Background(), filepath.Join(t.TempDir(), "none"), Options{})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error is not fs.ErrNotExist: %v", err)
	}
	_, err = Open(context.Background(), filepath.Join(t.TempDir(), "none", "story.hearsay"), Options{Create: true})
	if err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestLockedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.hearsay")
	closedCase(t, path)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range []string{"PRAGMA locking_mode = EXCLUSIVE", "BEGIN IMMEDIATE"} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		o.Wait = 20 * time.Millisecond
		_, err := Open(context.Background(), path, o)
		if err == nil || !strings.Contains(err.Error(), "another program is writing") || strings.Contains(err.Error(), "\n") {
			t.Errorf("a locked file, opened with %+v: %v", o, err)
		}
	}
}

func TestWriterWaitsForItsTurn(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "story.hearsay"), context.Background()
	// Both make the case; both then write to it.
	var both sync.WaitGroup
	for i := range 2 {
		both.Go(func() {
			c, err := Open(ctx, path, Options{Create: true})
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			for j := range 10 {
				if _, _, err := c.Add(ctx, []Entry{numbered(100*i + j)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	both.Wait()
	c, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if n := count(t, c, "articles"); n != 20 {
		t.Errorf("%d articles, want 20", n)
	}
	if err := c.Check(ctx); err != nil {
		t.Error(err)
	}
}

// TestHalfMade opens what is left when a program is killed while it makes a case.
func TestHalfMade(t *testing.T) {
	for _, statements := range [][]string{
		{"PRAGMA journal_mode = WAL"},
		{"PRAGMA journal_mode = WAL", "PRAGMA application_id = 0x48525359"},
		{
			"PRAGMA journal_mode = WAL", "PRAGMA application_id = 0x48525359",
			"CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))",
			"INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)",
		},
	} {
		path := filepath.Join(t.TempDir(), "story.hearsay")
		sqliteFile(t, path, statements...)
		c, err := Open(context.Background(), path, Options{Create: true})
		if err != nil {
			t.Errorf("after %q: %v", statements, err)
			continue
		}
		mustAdd(t, c, numbered(1))
		if err := errors.Join(c.Check(context.Background()), c.Close()); err != nil {
			t.Error(err)
		}
	}
}

func TestHeaderSaysWhatItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.hearsay")
	closedCase(t, path)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(b[68:72]); got != "HRSY" { // application_id in the header
		t.Errorf("the header says %q, want HRSY", got)
	}
}

func TestFileThatMayNotBeWritten(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are another matter on Windows")
	}
	dir, ctx := t.TempDir(), context.Background()
	path := filepath.Join(dir, "story.hearsay")
	closedCase(t, path)
	// Its parent is for its owner alone, and we are about to be somebody else.
	if err := errors.Join(os.Chmod(path, 0o444), os.Chmod(dir, 0o555), os.Chmod(filepath.Dir(dir), 0o755)); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o777)
	giveUpRoot(t)
	_, err := Open(ctx, path, Options{})
	if err == nil || !strings.Contains(err.Error(), "may not be written to") {
		t.Errorf("opened for writing: %v", err)
	}
	c, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("opened for reading: %v", err)
	}
	defer c.Close()
	if articles, err := c.Articles(ctx); len(articles) != 40 || err != nil {
		t.Errorf("%d articles, %v; want 40", len(articles), err)
	}
}

// TestCopiedWhileOpen opens what a user has who copies a case that is being
// written to, with the file beside it: everything, where SQLite may put the two
// together, and a line that says so, where it may not.
func TestCopiedWhileOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are another matter on Windows")
	}
	c, ctx := newCase(t), context.Background()
	mustAdd(t, c, numbered(1), numbered(2))
	copied := func() string {
		dir := t.TempDir()
		for _, suffix := range []string{"", "-wal"} {
			b, err := os.ReadFile(c.path + suffix) // no other process has locks to lose
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, "copy.hearsay"+suffix), b, 0o644)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		return filepath.Join(dir, "copy.hearsay")
	}
	for _, o := range []Options{{}, {ReadOnly: true}} {
		other, err := Open(ctx, copied(), o)
		if err != nil {
			t.Fatal(err)
		}
		if n := count(t, other, "articles"); n != 2 {
			t.Errorf("%d articles in the copy, want 2", n)
		}
		if err := errors.Join(other.Check(ctx), other.Close()); err != nil {
			t.Error(err)
		}
	}
	path := copied()
	dir := filepath.Dir(path)
	if err := errors.Join(os.Chmod(dir, 0o555), os.Chmod(filepath.Dir(dir), 0o755)); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o777)
	giveUpRoot(t)
	if _, err := Open(ctx, path, Options{ReadOnly: true}); err == nil || !strings.Contains(err.Error(), "copy it and copy.hearsay-wal") {
		t.Errorf("where nothing may be written: %v", err)
	}
}

func TestReadingLeavesOneFile(t *testing.T) {
	dir, ctx := t.TempDir(), context.Background()
	path := filepath.Join(dir, "story.hearsay")
	closedCase(t, path)
	c, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(c.Check(ctx), c.Close()); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Errorf("after reading there are %v", files)
	}
}
