package main

import (
	"io"
	"os"

	"golang.org/x/term"

	hterm "hearsay/internal/export/term"
)

// style is how to set an answer on stdout.
func (a *app) style() hterm.Style {
	s := hterm.Style{Width: a.width, Color: a.color == "always"}
	fd, ok := terminal(a.stdout)
	if ok && a.color == "auto" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" {
		s.Color = true
	}
	if s.Width == 0 && ok {
		if w, _, err := term.GetSize(fd); err == nil && w > 0 {
			s.Width = min(max(w, 40), 100)
		}
	}
	return s
}

// terminal reports whether w is a terminal, and its file descriptor.
func terminal(w io.Writer) (int, bool) {
	f, ok := w.(*os.File)
	if !ok {
		return 0, false
	}
	fd := int(f.Fd())
	return fd, term.IsTerminal(fd)
}
