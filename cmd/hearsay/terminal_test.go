package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// answer runs the command line in this process and fails the test unless it
// ends with this exit code.
func answer(t *testing.T, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	if got := run(context.Background(), args, strings.NewReader(""), &out, &errs); got != code {
		t.Fatalf("hearsay %s: exit code %d, not %d: %s", strings.Join(args, " "), got, code, errs.String())
	}
	return out.String(), errs.String()
}

// checkCalm looks for a character that could move the cursor, turn a line
// around or hide in it: a control or format character (Unicode's Cc and Cf) that
// is no newline. A few of Cf are visible signs of Arabic and its like.
func checkCalm(s string) error {
	for n, line := range strings.Split(s, "\n") {
		for _, r := range line {
			if unicode.In(r, unicode.Cc, unicode.Cf) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
				return fmt.Errorf("line %d has the character %U: %q", n+1, r, line)
			}
		}
	}
	return nil
}

func checkNarrow(s string, columns int) error {
	for n, line := range strings.Split(s, "\n") {
		if w := displaywidth.String(line); w > columns {
			return fmt.Errorf("line %d is %d columns wide, and %d are to be had: %q", n+1, w, columns, line)
		}
		if strings.TrimRight(line, " ") != line {
			return fmt.Errorf("line %d ends in spaces: %q", n+1, line)
		}
	}
	return nil
}

// TestSampleFits checks that every line about the sample case fits the terminal,
// of whatever width, and that colours change nothing else.
func TestSampleFits(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(sampleCase, "*.html"))
	if err != nil || len(pages) < 8 {
		t.Fatalf("the sample case has %d pages: %v", len(pages), err)
	}
	for _, args := range [][]string{{"trace", sampleCase, "--all"}, append([]string{"read"}, pages...)} {
		for _, width := range []int{40, 64, 80, 100} {
			t.Run(fmt.Sprintf("%s %d", args[0], width), func(t *testing.T) {
				args := append(args, "--width", fmt.Sprint(width))
				plain, _ := answer(t, exitOK, args...)
				if err := checkNarrow(plain, width); err != nil {
					t.Error(err)
				}
				if err := checkCalm(plain); err != nil {
					t.Error(err)
				}
				coloured, _ := answer(t, exitOK, append(args, "--color=always")...)
				if !strings.Contains(coloured, "\x1b[") {
					t.Error("there is no colour")
				}
				if got := withoutColour(coloured); got != plain {
					t.Errorf("without its colours it is not what is shown without: %s", difference(got, plain))
				}
			})
		}
	}
}

// withoutColour takes the ANSI colours out; any other escape sequence stays.
func withoutColour(s string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		rest := strings.TrimLeft(after, "0123456789;")
		if !strings.HasPrefix(rest, "m") {
			b.WriteString("\x1b[")
			s = after
			continue
		}
		s = rest[1:]
	}
}

// difference shows where two answers part.
func difference(a, b string) string {
	la, lb := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(la), len(lb)) {
		if la[i] != lb[i] {
			return fmt.Sprintf("line %d: %q and %q", i+1, cutAt(la[i], lb[i]), cutAt(lb[i], la[i]))
		}
	}
	return fmt.Sprintf("%d and %d lines", len(la), len(lb))
}

// cutAt is the part of a around the first byte that differs from b's.
func cutAt(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return a[max(0, i-60):min(len(a), i+60)]
}

// TestNamesAreCalm checks that what the user was handed, a name of a file or of a
// case, cannot play with the terminal when it is printed back.
func TestNamesAreCalm(t *testing.T) {
	const nasty = "st\x1b[31mory\u202e\u200b\n\u009b0m\U000e0041"
	page := filepath.Join(t.TempDir(), nasty+".html")
	for _, c := range []struct {
		code int
		args []string
	}{
		{exitFail, []string{"read", nasty}},
		{exitFail, []string{"show", "--case", nasty, "a1"}},
		{exitFail, []string{"trace", "--case", nasty}},
		{exitFail, []string{"trace", sampleCase, "--about", nasty}},
		{exitFail, []string{"trace", sampleCase, "--html", filepath.Join(page, nasty)}},
		{exitOK, []string{"trace", sampleCase, "--html", page}},
		{exitUsage, []string{nasty}},
		{exitUsage, []string{"read", "--" + nasty}},
		{exitUsage, []string{"eval", nasty, "--gold", "x"}},
		{exitFail, []string{"eval", "dates", "--gold", nasty}},
	} {
		stdout, stderr := answer(t, c.code, c.args...)
		if err := checkCalm(stdout + stderr); err != nil {
			t.Errorf("hearsay %q: %v", c.args, err)
		}
		if stderr == "" {
			t.Errorf("hearsay %q said nothing", c.args)
		}
	}
}
