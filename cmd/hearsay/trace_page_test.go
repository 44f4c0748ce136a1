package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestCommandOnThePage(t *testing.T) {
	for _, c := range []struct {
		want string
		f    traceFlags
		args []string
	}{
		{"hearsay trace examples/harbour --all", traceFlags{}, []string{"examples/harbour"}},
		{"hearsay trace a.txt 'my news/b.txt' --all", traceFlags{}, []string{"a.txt", "my news/b.txt"}},
		{"hearsay trace --case 'the port.hearsay' --about 'it'\\''s said' --all", traceFlags{caseFile: "/home/me/the port.hearsay", about: "it's said"}, nil},
	} {
		if got := c.f.command(c.args); got != c.want {
			t.Errorf("the command is %s, want %s", got, c.want)
		}
	}
}

// TestCalled: a page is called by the last names of what it was made of, and tells no folder.
func TestCalled(t *testing.T) {
	t.Chdir(t.TempDir())
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"/home/ida/desk/harbour/"}, "harbour"},
		{[]string{"a/b.jsonl", "c.html"}, "b.jsonl, c.html"},
		{[]string{"-"}, "-"},
		{[]string{"."}, filepath.Base(here)},
		{[]string{"a", "b", "c", "d", "e"}, "a, b, c and 2 more"},
		{nil, ""},
	} {
		if got := called(c.args); got != c.want {
			t.Errorf("%q: %q, want %q", c.args, got, c.want)
		}
	}
}
