// Command hearsay traces claims in the news: who says so and on whose word, who
// copied whom, who denies it, what changed on the way, and from how many
// independent origins it all comes. It holds flags and wiring only.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	hterm "hearsay/internal/export/term"
)

// The exit codes. They are documented in the help text, the man page and the
// README.
const (
	exitOK    = 0
	exitFail  = 1 // nothing could be done: no article could be read, a case could not be opened, a figure was lost
	exitUsage = 2 // the command line is wrong
	exitPart  = 3 // an answer was given, but some inputs are not in it
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is main without the process: it returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return (&app{stdin: stdin, stdout: stdout, stderr: stderr}).run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	stderr := a.stderr
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil && a.failed > 0:
		return exitPart
	case err == nil:
		return exitOK
	case errors.As(err, &usage), isUsage(err):
		fmt.Fprintf(stderr, "hearsay: %s\n`hearsay help` says how it is called.\n", hterm.Clean(err.Error()))
		return exitUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "hearsay: stopped")
	default:
		// Clean: an error may hold a name from outside, and is one line.
		fmt.Fprintf(stderr, "hearsay: %s\n", hterm.Clean(err.Error()))
	}
	return exitFail
}

// usageError is a fault of the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// isUsage reports whether an error is one of cobra's own about the command line,
// which have no type.
func isUsage(err error) bool {
	for _, s := range []string{"unknown command", "invalid argument", "accepts "} {
		if strings.HasPrefix(err.Error(), s) {
			return true
		}
	}
	return false
}

// app is one run of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time // the clock; nil is time.Now

	// Global flags.
	json    bool
	quiet   bool
	color   string
	workers int
	width   int

	failed int // inputs that are not in the answer
}

func (a *app) root() *cobra.Command {
	c := &cobra.Command{
		Use:   "hearsay",
		Short: "Trace claims in the news to where they come from",
		Long: `hearsay reads news, one article or many, and shows for every claim who says so
and on whose word, who copied whom, who denies it, what changed on the way, and
from how many independent origins it all comes. Every finding points at exact
characters of what was read. It does not say what is true. It uses no network.

Exit codes: 0 all is well; 1 nothing could be done; 2 the command line is wrong;
3 there is an answer, but some inputs are not in it (each has a line on stderr).`,
		Example: `  hearsay trace examples/harbour
  hearsay read article.html
  hearsay add --case story.hearsay articles/
  hearsay trace --case story.hearsay --html report.html`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			return a.checkGlobals()
		},
	}
	c.SetFlagErrorFunc(flagFault)
	c.SetVersionTemplate("hearsay {{.Version}}\n")
	f := c.PersistentFlags()
	f.BoolVar(&a.json, "json", false, "answer in JSON (see schema/hearsay.schema.json)")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "no progress and no warnings")
	f.StringVar(&a.color, "color", "auto", "colours: auto, always or never (NO_COLOR is honoured)")
	f.IntVar(&a.workers, "workers", 0, "how many things to do at once; the answer is the same for any number (default: one a processor)")
	f.IntVar(&a.width, "width", 0, "columns to set the answer in (default: those of the terminal, at most 100; 80 elsewhere)")
	c.SetHelpCommand(helpCommand())
	c.AddCommand(a.traceCommand(), a.readCommand(), a.timelineCommand(), a.addCommand(), a.showCommand(), a.judgeCommand(), a.diffCommand(), a.relativesCommand(), a.indexCommand(), a.evalCommand(), a.manCommand())
	return c
}

// helpCommand is cobra's own, but that it fails on what is no command.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: "Help about any command",
		RunE: func(c *cobra.Command, args []string) error {
			of, _, err := c.Root().Find(args)
			if of == nil || err != nil {
				return usagef("there is no command %q", strings.Join(args, " "))
			}
			of.InitDefaultHelpFlag()
			return of.Help()
		},
	}
}

func (a *app) checkGlobals() error {
	switch a.color {
	case "auto", "always", "never":
	default:
		return usagef("--color is %q; it is auto, always or never", a.color)
	}
	if a.workers < 0 || a.workers > 1024 {
		return usagef("--workers is %d; it is 1 to 1024, or 0 for one a processor", a.workers)
	}
	if a.width != 0 && (a.width < 40 || a.width > 1000) {
		return usagef("--width is %d; it is 40 to 1000", a.width)
	}
	return nil
}

// version is the program's version: that of the module, or the revision that it
// was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if release != "" {
		return release
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "devel"
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				v += " " + s.Value[:12]
			}
		}
	}
	return v
}

// release is set by the release build (-ldflags "-X main.release=1.2.3").
var release string
