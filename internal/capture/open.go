package capture

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

const (
	headSize = 4096 // bytes that a format is told from

	// maxLayers is how many times a file may be packed. Twice happens by
	// accident; more is made to hurt.
	maxLayers = 2

	// maxRatio is how many times larger a packed file may become. DEFLATE
	// reaches 1032; articles in JSON reach about 30.
	maxRatio = 250
)

// open reads one file on disk. named says that the user named the file itself.
func (w *walker) open(path string, named bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	size := int64(-1)
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		size = info.Size()
	}
	return w.stream(path, f, size, named)
}

// stream reads one file from r and emits its articles. size is the file's, or
// -1 if it is not known.
func (w *walker) stream(name string, r io.Reader, size int64, named bool) error {
	packed := &counter{r: r}
	in := bufio.NewReaderSize(packed, 64<<10)
	bare := name
	for layer := 0; isGzip(in); layer++ {
		if layer == maxLayers {
			return &fault{what: "is packed more than twice", do: "unpack it first"}
		}
		z, err := gzip.NewReader(in)
		if err != nil {
			return gzipFault(err)
		}
		in = bufio.NewReaderSize(&unpacked{r: z, in: packed, free: 2 * w.opts.MaxBytes}, 64<<10)
		bare, size = strings.TrimSuffix(bare, ".gz"), -1
	}
	head, err := in.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return gzipFault(err)
	}
	if what := ours(bare, head); what != "" && !named {
		return w.fail(Problem{Name: name, What: what, Do: "it is left out; nothing is lost", Warning: true})
	}
	f, err := sniff(bare, head, named)
	if err != nil {
		return err
	}
	if f.isJSON() {
		return gzipFault(w.records(name, in, f))
	}
	raw, err := readAll(in, size, w.opts.MaxBytes)
	if err != nil {
		return gzipFault(err)
	}
	return w.send(job{name: name, format: f, raw: raw})
}

// readAll reads r to its end, or to a fault if that lies beyond limit.
func readAll(r io.Reader, size, limit int64) ([]byte, error) {
	tooLarge := &fault{what: "is larger than " + sizeName(limit), do: "split it into articles, or leave it out"}
	if size > limit {
		return nil, tooLarge
	}
	var b bytes.Buffer
	b.Grow(int(max(size, 0)) + bytes.MinRead)
	n, err := b.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && n > limit {
		err = tooLarge
	}
	return b.Bytes(), err
}

func isGzip(r *bufio.Reader) bool {
	m, _ := r.Peek(3)
	return len(m) == 3 && m[0] == 0x1f && m[1] == 0x8b && m[2] == 8
}

// gzipFault says in our words what gzip says of a broken file, and leaves other
// errors alone.
func gzipFault(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &fault{"ends in the middle of its packed data", "fetch or copy it again", err}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &corrupt):
		return &fault{"is not sound as gzip", "fetch or copy it again", err}
	}
	return err
}

// counter counts the bytes that pass.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// unpacked reads packed data and refuses a bomb: more than free bytes that are
// more than maxRatio times what they were packed into.
type unpacked struct {
	r       io.Reader
	in      *counter
	n, free int64
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.n += int64(n)
	if u.n > u.free && u.n > maxRatio*u.in.n {
		return 0, &fault{what: "unpacks to more than 250 times its size", do: "leave it out: no text packs so small"}
	}
	return n, err
}
