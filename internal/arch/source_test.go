package arch

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const (
	module   = "hearsay"
	maxLines = 600 // a longer file has a second thing in it
)

// pkg is one of our packages with what its files import.
type pkg struct {
	path    string // within the module: "internal/read/when"
	imports []imported
}

type imported struct{ file, path string }

// packages reads the imports of all packages of the module. It reads the files
// themselves and not what the go command makes of them, so that no build tag
// hides an import, and so that a package which does not compile is checked too.
//
// Tests are left out: a test may fetch its input from any room that it does not
// make a circle with, and Go itself sees to that.
func packages(t *testing.T) []pkg {
	t.Helper()
	var all []pkg
	for _, f := range sources(t) {
		if f.name == "deps.go" {
			continue // of no package: it keeps the dependencies in go.mod
		}
		if len(all) == 0 || all[len(all)-1].path != folderOf(f.name) {
			all = append(all, pkg{path: folderOf(f.name)}) // files come sorted by folder
		}
		if strings.HasSuffix(f.name, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.name, f.content, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		p := &all[len(all)-1]
		for _, spec := range parsed.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			p.imports = append(p.imports, imported{f.name, path})
		}
	}
	if len(all) < 10 {
		t.Fatalf("only %d packages were found", len(all))
	}
	return all
}

func folderOf(file string) string { return filepath.ToSlash(filepath.Dir(file)) }

type source struct {
	name    string // from the module's root
	content []byte
}

// sources are the Go files of the module, by folder and name.
func sources(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	var all []source
	var folder func(dir string)
	folder = func(dir string) {
		entries, err := os.ReadDir(filepath.Join(root, dir))
		if err != nil {
			t.Fatal(err)
		}
		var inside []fs.DirEntry
		for _, e := range entries {
			name := filepath.Join(dir, e.Name())
			switch {
			case e.IsDir():
				inside = append(inside, e)
			case filepath.Ext(name) == ".go" && !strings.HasPrefix(e.Name(), "."):
				content, err := os.ReadFile(filepath.Join(root, name))
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, source{name, content})
			}
		}
		for _, e := range inside {
			if name := filepath.Join(dir, e.Name()); !isForeign(root, name) {
				folder(name)
			}
		}
	}
	folder(".")
	return all
}

// isForeign reports whether a folder is no part of the module: hidden, of test
// data, what was fetched or built, or a module of its own.
func isForeign(root, dir string) bool {
	base := filepath.Base(dir)
	switch base {
	case "testdata", "vendor", "dist", "node_modules":
		return true
	}
	_, err := os.Stat(filepath.Join(root, dir, "go.mod"))
	return err == nil || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")
}

func TestFilesAreShort(t *testing.T) {
	for _, f := range sources(t) {
		if n := bytes.Count(f.content, []byte("\n")); n > maxLines {
			t.Errorf("%s has %d lines; at most %d: it has a second thing in it", f.name, n, maxLines)
		}
	}
}
