package main

import "testing"

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
