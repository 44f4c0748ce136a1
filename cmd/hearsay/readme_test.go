package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeShowsRealOutput runs every command that stands after "$ hearsay" in a
// console block of the README, in the folder of the sources, and holds what it
// prints against the block. A line "[…]" stands for any lines.
func TestReadmeShowsRealOutput(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```console\n\\$ hearsay ([^\n]*)\n(.*?)```").FindAllStringSubmatch(string(readme), -1)
	if len(blocks) < 2 {
		t.Fatalf("%d console blocks in the README, want two at least", len(blocks))
	}
	for _, b := range blocks {
		var stdout, stderr bytes.Buffer
		if code := run(context.Background(), fieldsOf(b[1]), strings.NewReader(""), &stdout, &stderr); code != exitOK {
			t.Errorf("hearsay %s: exit %d: %s", b[1], code, stderr.String())
			continue
		}
		rest := stdout.String()
		for i, part := range strings.Split(b[2], "[…]\n") {
			part = strings.Trim(part, "\n")
			at := strings.Index(rest, part)
			if at < 0 || i == 0 && at > 0 {
				t.Errorf("hearsay %s does not print what the README shows:\n%s\n--- it prints:\n%s", b[1], part, rest)
				break
			}
			rest = rest[at+len(part):]
		}
	}
}

// fieldsOf takes a command line apart at its spaces, but for those between double quotes.
func fieldsOf(line string) (out []string) {
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
