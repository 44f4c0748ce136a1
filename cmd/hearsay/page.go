package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"hearsay/internal/capture"
	"hearsay/internal/export/html"
)

// writePage writes the report to a file that is there whole or not at all. inputs are the files and folders that were read.
func (a *app) writePage(path string, inputs []string, r html.Report) error {
	if path == "-" {
		return html.Write(a.stdout, r)
	}
	if err := noInput(path, inputs); err != nil {
		return err
	}
	return writeFile(path, func(w io.Writer) error { return html.Write(w, r) })
}

// noInput refuses a file that is one of those that are read, unless hearsay wrote it before.
func noInput(path string, inputs []string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || capture.IsReport(path) {
		return nil
	}
	full, err := realPath(path)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	for _, in := range inputs {
		given, err := os.Stat(in)
		if err != nil {
			continue // standard input
		}
		root, err := realPath(in)
		if os.SameFile(given, info) || err == nil && given.IsDir() && strings.HasPrefix(full, root+string(filepath.Separator)) {
			return usagef("%s is one of the files that are read: name another file for the page", path)
		}
	}
	return nil
}

// realPath is where a file lies, without links.
func realPath(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}

// writeFile writes a file beside its place and then moves it there, with the mode of the one before; a link is followed, and what
// is no plain file (a pipe, a device) is written to.
func writeFile(path string, write func(io.Writer) error) error {
	if err := replaceFile(path, write); err != nil {
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	return nil
}

func replaceFile(path string, write func(io.Writer) error) error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		if !info.Mode().IsRegular() {
			return writeInto(path, write)
		}
		mode = info.Mode().Perm()
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".hearsay-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if err := errors.Join(fill(tmp, write), tmp.Chmod(mode), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// writeInto writes to what is there, which is no plain file.
func writeInto(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(fill(f, write), f.Close())
}

func fill(f *os.File, write func(io.Writer) error) error {
	out := bufio.NewWriter(f)
	return errors.Join(write(out), out.Flush())
}
