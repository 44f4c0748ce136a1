package casefile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// Options say how a case is opened.
type Options struct {
	ReadOnly bool             // nothing is written; also opens a case that lies where we may not write
	Create   bool             // make the case if there is none
	Program  string           // name and version of the program, for the log
	Now      func() time.Time // the clock; nil is time.Now
	Wait     time.Duration    // how long to wait for another program that is writing; 0 is 5 s
}

// Case is an open case. Its methods may be called by several goroutines.
type Case struct {
	path  string
	o     Options
	write *sql.DB // one connection; nil in a case that is open for reading only
	read  *sql.DB
	codec *codec
}

// readers is how many queries run side by side. Each holds a page cache of up to
// 2 MB (SQLite's default).
const readers = 4

// Open opens the case at path. It refuses, with one line that says what to do, a
// file that is no case, one of a newer format, a damaged one, and one that is
// locked for longer than Options.Wait. A case of an older format is brought up
// to date, unless it is opened for reading only.
func Open(ctx context.Context, path string, o Options) (*Case, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Wait <= 0 {
		o.Wait = 5 * time.Second
	}
	fresh, err := inspect(path, o)
	if err != nil {
		return nil, err
	}
	c := &Case{path: path, o: o}
	if c.codec, err = newCodec(); err != nil {
		return nil, err
	}
	if o.ReadOnly {
		err = c.openReadOnly(ctx)
	} else {
		err = c.openWritable(ctx, fresh)
	}
	if err != nil {
		return nil, errors.Join(c.explain("open", err), c.Close())
	}
	return c, nil
}

// inspect looks at path without opening it, and reports whether there is
// nothing there yet. (Opening and closing the file ourselves would drop the locks
// that another Case of this process holds on it.)
func inspect(path string, o Options) (fresh bool, err error) {
	if path == "" {
		return false, errors.New("the case has no name: give the path of a file")
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.Create && !o.ReadOnly:
		dir := filepath.Dir(path)
		if d, err := os.Stat(dir); err != nil || !d.IsDir() {
			return false, fmt.Errorf("%s: cannot make the case: there is no folder %s", path, dir)
		}
		return true, nil
	case errors.Is(err, fs.ErrNotExist):
		return false, fmt.Errorf("%s: there is no such case: check the name, or add to it first: %w", path, fs.ErrNotExist)
	case err != nil:
		return false, fmt.Errorf("open case: %w", err)
	case info.IsDir():
		return false, fmt.Errorf("%s: is a folder, and a case is one file: give the file's name", path)
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("%s: is no regular file, so it cannot be a case", path)
	}
	return info.Size() == 0, nil
}

// openWritable opens the two pools of a case that is written to. Until the file
// is known to be a case of ours, nothing in it is touched.
func (c *Case) openWritable(ctx context.Context, fresh bool) error {
	mode := "rw"
	if fresh && c.o.Create {
		mode = "rwc"
	}
	var err error
	if c.write, err = c.pool(mode, 1); err != nil {
		return err
	}
	if readOnly, err := isReadOnly(ctx, c.write); err != nil {
		return err
	} else if readOnly {
		return c.errorf("may not be written to: change its permissions, or copy it to where you may write")
	}
	version, err := c.formatOf(ctx, c.write)
	if err != nil {
		return err
	}
	if version < format {
		if err := c.migrate(ctx, version); err != nil {
			return err
		}
	}
	// Said each time: a copy that another tool made of a case may not be in WAL mode.
	if _, err := c.write.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return err
	}
	if fresh {
		syncDir(filepath.Dir(c.path))
	}
	c.read, err = c.pool("ro", readers)
	return err
}

// openReadOnly opens the pool of a case that is only read. SQLite wants to make
// two files beside a file in WAL mode, even to read it. It takes them away again
// only if the connection might have written, so ours might, but for query_only.
// Where the two cannot be made, the file is read as one that nobody else can
// change.
func (c *Case) openReadOnly(ctx context.Context) error {
	var err error
	if c.read, err = c.pool("rw&_query_only=on", readers); err != nil {
		return err
	}
	version, err := c.formatOf(ctx, c.read)
	if isCode(err, cantOpen, readOnlyFile) {
		if info, statErr := os.Stat(c.path + "-wal"); statErr == nil && info.Size() > 0 {
			return c.errorf("was not closed after the last change, and cannot be recovered where nothing may be written: copy it and %s to a folder of your own", filepath.Base(c.path)+"-wal")
		}
		if err := c.read.Close(); err != nil {
			return err
		}
		if c.read, err = c.pool("ro&immutable=1", readers); err != nil {
			return err
		}
		version, err = c.formatOf(ctx, c.read)
	}
	if err == nil && version < format {
		err = c.errorf("is a case of the older format %d: open it once for writing, to bring it to format %d", version, format)
	}
	return err
}

// pool opens the file with up to n connections.
//
// The settings: a commit is on disk when it returns (synchronous, and fullfsync
// for macOS, where fsync alone does not reach the disk); and a file that was made
// to do harm can do little of it (trusted_schema, defensive, cell_size_check:
// https://www.sqlite.org/security.html).
func (c *Case) pool(mode string, n int) (*sql.DB, error) {
	abs, err := filepath.Abs(c.path)
	if err != nil {
		return nil, err
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") { // C:/…
		abs = "/" + abs
	}
	dsn := "file://" + (&url.URL{Path: abs}).EscapedPath() + "?mode=" + mode +
		"&_busy_timeout=" + strconv.FormatInt(c.o.Wait.Milliseconds(), 10) +
		"&_synchronous=FULL&_pragma=fullfsync(1)&_foreign_keys=on&_txlock=immediate" +
		"&_defensive=1&_dqs=0&_error_rc=1&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)"
	connector, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// isReadOnly asks whether SQLite, refused the right to write, has opened the
// file for reading only, which it does without a word.
func isReadOnly(ctx context.Context, db *sql.DB) (readOnly bool, err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return false, err
	}
	defer conn.Close()
	err = conn.Raw(func(driver any) error {
		if d, ok := driver.(interface{ IsReadOnly(string) (bool, error) }); ok {
			readOnly, err = d.IsReadOnly("main")
		}
		return err
	})
	return readOnly, err
}

// syncDir makes a new file's name as durable as its bytes. Not every system can,
// and one that cannot loses the whole of a new file in a power cut, no part of it.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// Close closes the case. The pool that writes goes last: the last connection
// brings everything into the one file and removes those beside it.
func (c *Case) Close() error {
	var errs []error
	for _, db := range []*sql.DB{c.read, c.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	c.codec.close()
	return errors.Join(errs...)
}
