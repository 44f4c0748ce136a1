// Command pack puts a folder into an archive for release/build: .tar.gz or .zip,
// by the archive's name.
//
//	pack -program hearsay dist/hearsay-1.2.3-linux-amd64.tar.gz FOLDER
//
// The same files give the same bytes on every system: entries are sorted, and
// times, owners and modes are set, not taken from the disk. tar and zip, as they
// are found on people's machines, do not agree on how to do that.
package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// stamp is the time of every file in an archive. Zip cannot write one before 1980.
var stamp = time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)

func main() {
	program := flag.String("program", "hearsay", "the file that may be executed")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: pack [-program NAME] ARCHIVE FOLDER")
		os.Exit(2)
	}
	if err := pack(flag.Arg(0), flag.Arg(1), *program); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

// archive takes one file after another, in the order in which they will be found.
type archive interface {
	add(name string, mode fs.FileMode, data []byte) error
	Close() error
}

// pack writes the files below dir into an archive, under the name of dir.
func pack(to, dir, program string) (err error) {
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var a archive
	switch {
	case strings.HasSuffix(to, ".tar.gz"):
		if a, err = newTar(f); err != nil {
			return err
		}
	case strings.HasSuffix(to, ".zip"):
		a = zipped{zip.NewWriter(f)}
	default:
		return fmt.Errorf("%s is neither .tar.gz nor .zip", to)
	}
	return errors.Join(addAll(a, dir, program), a.Close())
}

// addAll adds the files of a folder; fs.WalkDir gives them sorted.
func addAll(a archive, dir, program string) error {
	root := filepath.Base(dir)
	return fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if name == program {
			mode = 0o755
		}
		return a.add(path.Join(root, name), mode, data)
	})
}

type tarred struct {
	*tar.Writer
	gz *gzip.Writer
}

func newTar(w io.Writer) (tarred, error) {
	gz, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	return tarred{tar.NewWriter(gz), gz}, err
}

func (t tarred) add(name string, mode fs.FileMode, data []byte) error {
	h := &tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: int64(mode), Size: int64(len(data)), ModTime: stamp, Format: tar.FormatUSTAR}
	if err := t.WriteHeader(h); err != nil {
		return err
	}
	_, err := t.Write(data)
	return err
}

func (t tarred) Close() error { return errors.Join(t.Writer.Close(), t.gz.Close()) }

type zipped struct{ *zip.Writer }

func (z zipped) add(name string, mode fs.FileMode, data []byte) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: stamp}
	h.SetMode(mode)
	w, err := z.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
