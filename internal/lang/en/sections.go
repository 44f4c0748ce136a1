package en

import (
	"fmt"
	"iter"
	"strings"
)

// sections reads a data file of lines in sections, each headed by what it is in brackets. open
// takes a heading, and is false for one that it does not know; add takes a line below the last.
// Empty lines and those that begin with # are left out. An error names the file and the line.
func sections(file, list string, open func(heading string) bool, add func(line string)) error {
	opened := false
	for n, line := range strings.Split(list, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if opened = open(strings.Trim(line, "[]")); !opened {
				return fmt.Errorf("data/%s:%d: no class is called %s", file, n+1, line)
			}
		case !opened:
			return fmt.Errorf("data/%s:%d: %q stands before any section", file, n+1, line)
		default:
			add(line)
		}
	}
	return nil
}

// listed are the entries of a line that commas part.
func listed(line string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range strings.SplitSeq(line, ",") {
			if w = strings.TrimSpace(w); w != "" && !yield(w) {
				return
			}
		}
	}
}

// anyOf is the classes of a heading that names several, of which each must be known.
func anyOf[C ~uint8 | ~uint16 | ~uint32 | ~uint64](classes map[string]C, heading string) (all C, known bool) {
	for _, name := range strings.Fields(heading) {
		c, ok := classes[name]
		if !ok {
			return 0, false
		}
		all |= c
	}
	return all, all != 0
}
