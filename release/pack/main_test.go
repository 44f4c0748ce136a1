package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// entry is a file as it stands in an archive.
type entry struct {
	Name string
	Mode fs.FileMode
	Data string
}

var wanted = []entry{
	{"release/LICENSE", 0o644, "be kind"},
	{"release/hearsay", 0o755, "machine words"},
	{"release/man/hearsay.1", 0o644, ".TH"},
}

// folder writes the wanted files with another time and mode each time.
func folder(t *testing.T, mode fs.FileMode, at time.Time) string {
	dir := filepath.Join(t.TempDir(), "release")
	for _, e := range wanted {
		path := filepath.Join(filepath.Dir(dir), filepath.FromSlash(e.Name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(e.Data), mode), os.Chtimes(path, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestPack(t *testing.T) {
	for _, c := range []struct {
		ext  string
		read func([]byte) ([]entry, error)
	}{{".tar.gz", readTar}, {".zip", readZip}} {
		t.Run(c.ext, func(t *testing.T) {
			var packed [2][]byte
			for i := range packed {
				to := filepath.Join(t.TempDir(), "a"+c.ext)
				dir := folder(t, 0o600+fs.FileMode(i)*0o044, time.Unix(int64(1_700_000_000+i), 0))
				if err := pack(to, dir, "hearsay"); err != nil {
					t.Fatal(err)
				}
				var err error
				if packed[i], err = os.ReadFile(to); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(packed[0], packed[1]) {
				t.Error("the same files with other times and modes give another archive")
			}
			got, err := c.read(packed[0])
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(wanted, got); d != "" {
				t.Error(d)
			}
		})
	}
	if err := pack(filepath.Join(t.TempDir(), "a.rar"), folder(t, 0o600, stamp), "hearsay"); err == nil {
		t.Error("an archive of no known kind was written")
	}
}

func readTar(b []byte) (out []entry, err error) {
	gz, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	r := tar.NewReader(gz)
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		out = append(out, entry{h.Name, h.FileInfo().Mode(), string(data)})
	}
}

func readZip(b []byte) (out []entry, err error) {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, err
	}
	for _, f := range r.File {
		data, err := fs.ReadFile(r, f.Name)
		if err != nil {
			return nil, err
		}
		out = append(out, entry{f.Name, f.Mode(), string(data)})
	}
	return out, nil
}
