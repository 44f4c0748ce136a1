package capture

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// walker goes through names and folders and emits the jobs found there. Its
// methods return an error only to stop: what is wrong with a file is a job of
// its own, so that Problems keep their place in the order.
type walker struct {
	ctx  context.Context //nolint:containedctx // it lives as long as one walk
	opts *Options
	emit func(job) error

	opened bool // a job of the present file was emitted
}

func (w *walker) walk(names []string) {
	for _, name := range names {
		if w.ctx.Err() != nil || w.name(name) != nil {
			return
		}
	}
}

// name reads one name that the user gave.
func (w *walker) name(name string) error {
	if name == "-" {
		if w.opts.Stdin == nil {
			return w.fail(Problem{Name: name, What: "there is no standard input", Do: "name a file or a folder"})
		}
		return w.file(name, func() error { return w.stream(name, w.opts.Stdin, -1, true) })
	}
	info, err := os.Stat(name)
	switch {
	case err != nil && isAddress(name):
		return w.fail(Problem{Name: name, What: "is an address, and hearsay fetches nothing", Do: "save the page and give the file", Err: err})
	case err != nil:
		return w.fail(problem(name, err))
	}
	if !info.IsDir() {
		return w.file(name, func() error { return w.open(name, true) })
	}
	found := 0
	if err := w.folder(name, map[string]bool{}, nil, &found); err != nil {
		return err
	}
	if found == 0 {
		return w.fail(Problem{Name: name, What: "has nothing in it to read", Do: "name a folder with .html, .txt, .md, .json or .jsonl files"})
	}
	return nil
}

// folder walks dir. Links are followed, but every real folder is read once:
// seen are those read under the name that the user gave, above those that dir
// lies in. It adds the files found to found.
func (w *walker) folder(dir string, seen map[string]bool, above []string, found *int) error {
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return w.fail(problem(dir, err))
	}
	for _, a := range above {
		if a == real {
			return w.fail(Problem{
				Name: dir, What: "leads back to a folder that it lies in", Do: "nothing is lost; remove the link", Warning: true,
			})
		}
	}
	if seen[real] {
		return nil
	}
	seen[real] = true
	entries, err := os.ReadDir(dir) // sorted
	if err != nil {
		return w.fail(problem(dir, err))
	}
	above = append(above[:len(above):len(above)], real)
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		info, err := os.Stat(path)
		switch {
		case err != nil:
			*found++
			err = w.fail(problem(path, err))
		case info.IsDir():
			err = w.folder(path, seen, above, found)
		case info.Mode()&fs.ModeType != 0:
			err = w.fail(Problem{Name: path, What: "is not a plain file", Do: "leave it out, or name it alone to read from it"})
		default:
			*found++
			err = w.file(path, func() error { return w.open(path, false) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// file runs read for one file and makes the error that it ends with, if it is
// not the end of the walk, a Problem of that file.
func (w *walker) file(name string, read func() error) error {
	w.opened = false
	err := read()
	if err == nil || w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	return w.fail(problem(name, err))
}

func (w *walker) fail(p Problem) error {
	return w.send(job{name: p.Name, problem: &p})
}

func (w *walker) send(j job) error {
	j.opens, w.opened = !w.opened, true
	return w.emit(j)
}

// isAddress reports whether a name is the address of a page.
func isAddress(name string) bool {
	scheme, rest, ok := strings.Cut(strings.ToLower(name), "://")
	return ok && rest != "" && (scheme == "http" || scheme == "https" || scheme == "ftp") || strings.HasPrefix(strings.ToLower(name), "www.")
}
