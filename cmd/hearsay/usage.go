package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// needs is how many arguments a command takes, least or more and at most so many (0: any
// number), and what they are, for who gives others.
func needs(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch n := len(args); {
		case n < least:
			return usagef("%s needs %s", c.Name(), what)
		case most > 0 && n > most:
			return usagef("%s takes %s, and no more: %q is given beside it", c.Name(), what, args[most])
		}
		return nil
	}
}

// farthest is how many letters a flag may differ in from the one that is meant.
const farthest = 2

// flagFault is an error about a flag, with the flag that may be meant.
func flagFault(c *cobra.Command, err error) error {
	given, ok := strings.CutPrefix(err.Error(), "unknown flag: --")
	if !ok {
		return usageError{err}
	}
	best, least := "", farthest+1
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if d := distance(given, f.Name); !f.Hidden && d < least && d < utf8.RuneCountInString(f.Name) {
			best, least = f.Name, d
		}
	})
	if best == "" {
		return usageError{err}
	}
	return usagef("%w; --%s is one", err, best)
}

// distance is how many letters are to be changed, left out or put in to make one word of
// another; two that are swapped count once (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
				continue
			case x[i-1] == y[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j-1], d[i-1][j], d[i][j-1])
			}
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d[i][j] = min(d[i][j], 1+d[i-2][j-2])
			}
		}
	}
	return d[len(x)][len(y)]
}

// noFiles are the arguments that name nothing that is there, and are not like names of files.
func noFiles(args []string) (out []string) {
	for _, name := range args {
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) && !likeFile(name) {
			out = append(out, name)
		}
	}
	return out
}

// wordsForFiles says that arguments are no files, and are words, if they may be: some others
// are files, or one of them has a space.
func wordsForFiles(args []string) error {
	words := noFiles(args)
	spaced := strings.Contains(strings.Join(words, ""), " ")
	if len(words) == 0 || len(words) == len(args) && !spaced {
		return nil
	}
	all := strings.Join(words, " ")
	return usagef("there is no file or folder %s; to find the claim that words mean, give them with --ask %s", quotedWords(words), shellQuoted(all))
}

func quotedWords(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, fmt.Sprintf("%q", w))
	}
	return strings.Join(out, " or ")
}

// shellQuoted is words between quotation marks, as a shell takes them for one.
func shellQuoted(s string) string {
	if q := shellWord(s); q != s {
		return q
	}
	return "'" + s + "'"
}
