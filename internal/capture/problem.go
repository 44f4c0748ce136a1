package capture

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Problem is what is wrong with one file or record, and what to do about it.
type Problem struct {
	Name    string // as given; may hold any character: show Error, not this
	What    string // what is wrong: "is empty"
	Do      string // what to do about it: "check the download"
	Warning bool   // the article was read all the same
	Err     error  // the cause, where there is one below us
}

// Error is one line, "name: what; do", fit for a terminal: control characters
// and those that turn the direction of writing are written as escapes.
func (p Problem) Error() string {
	line := p.Name + ": " + p.What
	if p.Do != "" {
		line += "; " + p.Do
	}
	return visible(line)
}

// Unwrap is the cause.
func (p Problem) Unwrap() error { return p.Err }

// visible writes characters that could hide or reorder the rest of a line as
// escapes.
func visible(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\x%02x`, r)
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// fault is a Problem that does not know its file yet. Readers of one format
// return it; whoever knows the name makes it a Problem.
type fault struct {
	what, do string
	err      error
}

func (f *fault) Error() string { return f.what }
func (f *fault) Unwrap() error { return f.err }

// problem gives err, from reading the named file or record, as a Problem.
func problem(name string, err error) Problem {
	var p Problem
	if errors.As(err, &p) {
		return p
	}
	var f *fault
	if errors.As(err, &f) {
		return Problem{Name: name, What: f.what, Do: f.do, Err: err}
	}
	why := err
	if at := (*fs.PathError)(nil); errors.As(err, &at) && at.Path == name {
		why = at.Err // what was done to it, and its name again, help nobody
	}
	return Problem{Name: name, What: "cannot be read: " + why.Error(), Do: "check that the file is there and may be read", Err: err}
}

// sizeName writes a number of bytes for people: "64 MiB".
func sizeName(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// problemsMax is how many Problems of one file are reported one by one. A file
// of a million records of the wrong shape would otherwise fill the memory.
const problemsMax = 100

// tally keeps the number of Problems of one file within problemsMax.
type tally struct {
	file       string
	kept, more int
}

// add appends those of found that are still within the file's number.
func (t *tally) add(all, found []Problem) []Problem {
	room := min(len(found), problemsMax-t.kept)
	t.kept += room
	t.more += len(found) - room
	return append(all, found[:room]...)
}

// next ends the tally of one file and begins that of another.
func (t *tally) next(all []Problem, file string) []Problem {
	if t.more > 0 {
		all = append(all, Problem{
			Name: t.file, What: fmt.Sprintf("has %d more problems of this kind", t.more), Do: "check that it holds articles", Warning: true,
		})
	}
	*t = tally{file: file}
	return all
}
