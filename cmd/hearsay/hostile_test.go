package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// memoryLimit is how much memory one run may take, whatever it is given, beside
// what many articles take.
const memoryLimit = 512 << 20

// sentence is what a hostile file holds of an article.
const sentence = "The lamp at the end of the mole has been out since Sunday, said the keeper, Odd Farrow. "

// TestHostileFiles reads files that are made to hurt, each beside a good one, in
// a process of its own: the good one is read, a file that cannot be read has
// one line, and time and memory stay bounded.
func TestHostileFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: large files are left out")
	}
	for _, c := range []struct {
		name  string
		write func(w *bufio.Writer) error
		fails string // what the line says; "": it is read
	}{
		{"nested.html", func(w *bufio.Writer) error {
			page(w, strings.Repeat("<div>", 100_000)+"<p>"+strings.Repeat(sentence, 20)+"</p>"+strings.Repeat("</div>", 100_000))
			return nil
		}, ""},
		{"unclosed.html", func(w *bufio.Writer) error {
			page(w, strings.Repeat("<b><i><u>", 30_000)+strings.Repeat("<p>"+sentence, 50))
			return nil
		}, ""},
		{"tags.html", func(w *bufio.Writer) error { page(w, strings.Repeat("<p>lamp ", 400_000)); return nil }, "has more tags than any article"},
		{"paragraph.txt", func(w *bufio.Writer) error { return repeat(w, sentence, 5<<20) }, ""},
		{"word.txt", func(w *bufio.Writer) error { return repeat(w, "lamp", 5<<20) }, ""},
		{"quotes.txt", func(w *bufio.Writer) error { return repeat(w, "“‘\"", 1<<20) }, ""},
		{"page.html", func(w *bufio.Writer) error { return repeat(w, "<p>"+sentence+"</p>\n", 200<<20) }, "is larger than "},
		{"bomb.txt.gz", func(w *bufio.Writer) error {
			return packed(w, func(w io.Writer) error { return repeat(w, "0", 300<<20) })
		}, "is larger than "},
		{"bomb.jsonl.gz", func(w *bufio.Writer) error {
			return packed(w, func(w io.Writer) error { return repeat(w, "{\"text\": \"", 300<<20) })
		}, "; "},
		{"deep.json", func(w *bufio.Writer) error { return repeat(w, `{"a":[`, 5<<20) }, "; "},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			good, bad := filepath.Join(dir, "good.txt"), filepath.Join(dir, c.name)
			create(t, good, func(w *bufio.Writer) error { return repeat(w, sentence, len(sentence)) })
			create(t, bad, c.write)
			want := exitOK
			if c.fails != "" {
				want = exitPart
			}
			began := time.Now()
			stderr, memory := runAlone(t, want, "trace", bad, good, "--quiet", "--workers=2")
			t.Logf("%.1f s, %d MiB", time.Since(began).Seconds(), memory>>20)
			if c.fails != "" && (strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "hearsay: "+bad) || !strings.Contains(stderr, c.fails)) {
				t.Errorf("stderr is not one line that names the file and says %q: %s", c.fails, stderr)
			}
			if c.fails == "" && stderr != "" {
				t.Errorf("stderr: %s", stderr)
			}
			if memory > memoryLimit {
				t.Errorf("it took %d MiB of memory; at most %d", memory>>20, memoryLimit>>20)
			}
		})
	}
}

// runAlone runs the program in a process of its own and returns what it wrote on
// stderr and the most memory that it had, in bytes (0 where the system does not
// say). The tests' own memory is counted where it is more.
func runAlone(t *testing.T, code int, args ...string) (stderr string, memory int64) {
	t.Helper()
	c := exec.CommandContext(t.Context(), "hearsay", args...) // TestMain has put it there
	var out, errs strings.Builder
	c.Stdout, c.Stderr = &out, &errs
	var failed *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	if got := c.ProcessState.ExitCode(); got != code {
		t.Fatalf("exit code %d, not %d: %.1000s", got, code, errs.String())
	}
	if !strings.Contains(out.String(), "article") {
		t.Errorf("there is no answer: %.1000s", out.String())
	}
	return errs.String(), peakMemory(c.ProcessState)
}

func create(t *testing.T, name string, write func(*bufio.Writer) error) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	if err := errors.Join(write(w), w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func page(w *bufio.Writer, body string) {
	_, _ = w.WriteString(`<!DOCTYPE html><html lang="en"><head><title>Lamp</title></head><body><article>` + body + `</article></body></html>`)
}

// repeat writes s again and again, size bytes or a little more.
func repeat(w io.Writer, s string, size int) error {
	s = strings.Repeat(s, 1+(64<<10)/len(s))
	if len(s) > size {
		s = s[:size]
	}
	for n := 0; n < size; n += len(s) {
		if _, err := io.WriteString(w, s); err != nil {
			return err
		}
	}
	return nil
}

func packed(w io.Writer, write func(io.Writer) error) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return err
	}
	return errors.Join(write(z), z.Close())
}
