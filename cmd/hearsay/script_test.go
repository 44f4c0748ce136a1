package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The command line is tested as a user would use it: scripts in testdata/script,
// which anyone can add to. testscript's own commands are described at
// https://pkg.go.dev/github.com/rogpeppe/go-internal/testscript; ours are
// scriptCommands. Scripts say what must hold whatever the stages find, for what
// they find gets better every week.

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearsay": main})
}

func TestScripts(t *testing.T) {
	sample, err := filepath.Abs(filepath.FromSlash("../../examples/harbour"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:  filepath.FromSlash("testdata/script"),
		Cmds: scriptCommands,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLE", sample)
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name == "root" { // to whom no file is unreadable
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("no such condition")
		},
	})
}

var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"exits":  cmdExits,
	"valid":  cmdValid,
	"calm":   cmdCalm,
	"narrow": cmdNarrow,
	"pick":   cmdPick,
	"bytes":  cmdBytes,
	"poke":   cmdPoke,
	"gzip":   cmdGzip,
	"head":   cmdHead,
}

// exits CODE hearsay ARGS…: the program ends with this exit code.
func cmdExits(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) > 1, "exits CODE PROGRAM ARGS…")
	code := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		code = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if want := args[0]; strconv.Itoa(code) != want {
		ts.Fatalf("it ended with exit code %d, not %s", code, want)
	}
}

// valid FILE: each line of FILE (or "stdout") is a document that fits the schema.
func cmdValid(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 1, "valid FILE")
	schema, err := compileSchema()
	ts.Check(err)
	n, err := validate(schema, ts.ReadFile(args[0]))
	ts.Check(err)
	if n == 0 {
		ts.Fatalf("%s has no document", args[0])
	}
}

// calm FILE…: no character of FILE could move the cursor, turn a line around or
// hide.
func cmdCalm(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) > 0, "calm FILE…")
	for _, name := range args {
		ts.Check(checkCalm(ts.ReadFile(name)))
	}
}

// narrow COLUMNS FILE: no line of FILE is wider, or ends in spaces.
func cmdNarrow(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 2, "narrow COLUMNS FILE")
	columns, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(checkNarrow(ts.ReadFile(args[1]), columns))
}

// pick NAME FILE REGEXP: $NAME is what the regexp's group first matches in FILE.
func cmdPick(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 3, "pick NAME FILE REGEXP")
	re, err := regexp.Compile("(?m)" + args[2])
	ts.Check(err)
	m := re.FindStringSubmatch(ts.ReadFile(args[1]))
	if len(m) != 2 {
		ts.Fatalf("%s does not match %s with one group", args[1], args[2])
	}
	ts.Setenv(args[0], m[1])
}

// bytes FILE TEXT: FILE is TEXT. In both, Go's escapes (\x1b, \u202e, \n) are made
// into what they stand for.
func cmdBytes(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 2, "bytes FILE TEXT")
	ts.Check(os.WriteFile(ts.MkAbs(string(unquote(ts, args[0]))), unquote(ts, args[1]), 0o644))
}

// poke FILE OFFSET TEXT: the bytes of FILE from OFFSET on become TEXT, with Go's
// escapes.
func cmdPoke(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 3, "poke FILE OFFSET TEXT")
	offset, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteAt(unquote(ts, args[2]), offset)
	ts.Check(errors.Join(err, f.Close()))
}

// gzip FILE: packs FILE into FILE.gz.
func cmdGzip(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 1, "gzip FILE")
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(ts.ReadFile(args[0])))
	ts.Check(errors.Join(err, z.Close()))
	ts.Check(os.WriteFile(ts.MkAbs(args[0])+".gz", b.Bytes(), 0o644))
}

// head FILE N: of FILE only the first N bytes stay.
func cmdHead(ts *testscript.TestScript, neg bool, args []string) {
	usage(ts, !neg && len(args) == 2, "head FILE N")
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

func usage(ts *testscript.TestScript, ok bool, usage string) {
	if !ok {
		ts.Fatalf("usage: %s", usage)
	}
}

func unquote(ts *testscript.TestScript, s string) []byte {
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	ts.Check(err)
	return []byte(out)
}
