package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var updateDocs = flag.Bool("update-docs", false, "write what commands print into docs/judgements.md and README.md, where nothing is left out of it")

// TestJudgementsAreReal runs the sessions in docs/judgements.md and in the README's block
// of judgements, each in a folder with the sample case, and holds what is printed against
// what they show. A line "[…]" stands for any lines.
func TestJudgementsAreReal(t *testing.T) {
	for file, fence := range map[string]string{"docs/judgements.md": "```console\n", "README.md": "```console judge\n"} {
		t.Run(file, func(t *testing.T) {
			path, err := filepath.Abs(filepath.Join("..", "..", filepath.FromSlash(file)))
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "examples", "harbour"), os.DirFS(sampleCase)); err != nil {
				t.Fatal(err)
			}
			t.Chdir(dir)
			doc := string(b)
			at := time.Date(2026, time.November, 29, 9, 0, 0, 0, time.UTC)
			blocks := regexp.MustCompile("(?s)"+fence+"(.*?)```").FindAllStringSubmatchIndex(doc, -1)
			if len(blocks) == 0 {
				t.Fatalf("%s has no such block", file)
			}
			var out strings.Builder
			done := 0
			for _, m := range blocks {
				out.WriteString(doc[done:m[2]])
				for _, one := range strings.Split("\n"+doc[m[2]:m[3]], "\n$ hearsay ")[1:] {
					at = at.Add(time.Minute)
					out.WriteString(checkSession(t, one, at))
				}
				done = m[3]
			}
			out.WriteString(doc[done:])
			if *updateDocs && out.String() != doc {
				if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// checkSession runs one command and holds what it prints against what stands below it. It
// returns both as they are, unless lines are left out.
func checkSession(t *testing.T, session string, at time.Time) string {
	t.Helper()
	command, want, _ := strings.Cut(session, "\n")
	var args []string
	for _, m := range regexp.MustCompile(`"([^"]*)"|(\S+)`).FindAllStringSubmatch(command, -1) {
		args = append(args, m[1]+m[2])
	}
	var stdout, stderr bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, now: func() time.Time { return at }}
	if code := a.run(context.Background(), args); code != exitOK {
		t.Errorf("hearsay %s: exit %d: %s", command, code, stderr.String())
	}
	got := stdout.String()
	rest := got
	for i, part := range strings.Split(want, "[…]") {
		part = strings.Trim(part, "\n")
		k := strings.Index(rest, part)
		if k < 0 || i == 0 && k > 0 || part == "" && i == 0 && want == "" && got != "" {
			if !*updateDocs {
				t.Errorf("hearsay %s does not print what is shown:\n%s\n--- it prints:\n%s", command, part, rest)
			}
			break
		}
		rest = rest[k+len(part):]
	}
	if strings.Contains(want, "[…]") {
		return "$ hearsay " + command + "\n" + strings.TrimSuffix(want, "\n") + "\n"
	}
	return "$ hearsay " + command + "\n" + got
}
