package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commands are all commands that people call, the root first.
func commands() []*cobra.Command {
	root := (&app{}).root()
	root.InitDefaultHelpCmd()
	root.InitDefaultVersionFlag()
	root.InitDefaultCompletionCmd()
	all := []*cobra.Command{root}
	for _, c := range root.Commands() {
		if c.Name() != "help" {
			all = append(all, c)
		}
	}
	return all
}

// readme is README.md, or skips the test while there is none.
func readme(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.FromSlash("../../README.md"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("there is no README.md yet: what it says of the command line is not checked")
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestCommandsAndFlagsAreDescribed(t *testing.T) {
	pages := t.TempDir()
	answer(t, exitOK, "man", pages)
	for _, c := range commands() {
		name := c.CommandPath()
		if c.Short == "" || c.Long == "" && c.Name() != "man" {
			t.Errorf("%s has no description", name)
		}
		b, err := os.ReadFile(filepath.Join(pages, strings.ReplaceAll(name, " ", "-")+".1"))
		if err != nil {
			t.Error(err)
			continue
		}
		page := strings.ReplaceAll(string(b), `\-`, "-")
		c.InheritedFlags().VisitAll(func(f *pflag.Flag) { checkFlag(t, name, page, f) })
		c.LocalFlags().VisitAll(func(f *pflag.Flag) { checkFlag(t, name, page, f) })
	}
}

func checkFlag(t *testing.T, command, page string, f *pflag.Flag) {
	t.Helper()
	if f.Usage == "" {
		t.Errorf("%s --%s has no description", command, f.Name)
	}
	if f.Name != "help" && f.Name != "version" && !strings.Contains(page, "--"+f.Name) {
		t.Errorf("%s --%s is not in its man page", command, f.Name)
	}
}

func TestReadmeNamesEveryCommand(t *testing.T) {
	text := readme(t)
	for _, c := range commands()[1:] {
		if !strings.Contains(text, c.CommandPath()) {
			t.Errorf("README.md does not name `%s`", c.CommandPath())
		}
	}
}

// TestExamplesAreReal checks that every flag in an example, and every one in
// README.md that stands after `hearsay` and a command, is one of that command.
func TestExamplesAreReal(t *testing.T) {
	texts := map[string]string{}
	for _, c := range commands() {
		texts[c.CommandPath()+" --help"] = c.Example
	}
	t.Run("help", func(t *testing.T) { checkExamples(t, texts, 8) })
	t.Run("README.md", func(t *testing.T) { checkExamples(t, map[string]string{"README.md": readme(t)}, 3) })
}

func checkExamples(t *testing.T, texts map[string]string, atLeast int) {
	t.Helper()
	called := regexp.MustCompile("(?m)(?:^|[`$ ])hearsay ([a-z]+)([^`\n|]*)")
	flag := regexp.MustCompile(`(?:^| )--([a-z][a-z-]*)`)
	seen := 0
	for where, text := range texts {
		for _, m := range called.FindAllStringSubmatch(text, -1) {
			c := command(m[1])
			if c == nil {
				continue // a sentence: "hearsay reads news"
			}
			seen++
			for _, f := range flag.FindAllStringSubmatch(m[2], -1) {
				if c.Flags().Lookup(f[1]) == nil && c.InheritedFlags().Lookup(f[1]) == nil {
					t.Errorf("%s: `hearsay %s` has no flag --%s: %s", where, m[1], f[1], strings.TrimSpace(m[0]))
				}
			}
		}
	}
	if seen < atLeast {
		t.Errorf("only %d examples were found", seen)
	}
}

func command(name string) *cobra.Command {
	for _, c := range commands()[1:] {
		if c.Name() == name {
			return c
		}
	}
	return nil
}

// TestExitCodesAreDocumented checks that the help and README.md say what each
// exit code is.
func TestExitCodesAreDocumented(t *testing.T) {
	codes := []int{exitOK, exitFail, exitUsage, exitPart}
	help := strings.Join(strings.Fields((&app{}).root().Long), " ")
	_, help, ok := strings.Cut(help, "Exit codes: ")
	if !ok {
		t.Fatal("the help does not tell of exit codes")
	}
	for _, code := range codes {
		if !regexp.MustCompile(fmt.Sprintf(`(^|; )%d [a-z]`, code)).MatchString(help) {
			t.Errorf("the help does not say what exit code %d is: %s", code, help)
		}
	}
	text := readme(t)
	i := strings.Index(strings.ToLower(text), "exit code")
	if i < 0 {
		t.Fatal("README.md does not tell of exit codes")
	}
	for _, code := range codes {
		if !regexp.MustCompile(fmt.Sprintf(`\b%d\b`, code)).MatchString(text[i:min(len(text), i+1000)]) {
			t.Errorf("README.md does not say what exit code %d is", code)
		}
	}
}
