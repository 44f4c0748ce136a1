package casefile

import (
	"bytes"
	"testing"

	"github.com/klauspost/compress/zstd"

	"hearsay/internal/news"
)

func newTestCodec(t testing.TB) *codec {
	t.Helper()
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.close)
	return c
}

func TestPack(t *testing.T) {
	c := newTestCodec(t)
	for _, b := range [][]byte{nil, {}, {1}, bytes.Repeat([]byte("x"), 200), bytes.Repeat([]byte("harbour "), 1000), make([]byte, 20<<20)} {
		blob, err := c.pack(b)
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.unpack(blob)
		if err != nil || !bytes.Equal(got, b) {
			t.Errorf("%d bytes come back as %d, %v", len(b), len(got), err)
		}
		if again, err := newTestCodec(t).pack(b); err != nil || !bytes.Equal(again, blob) {
			t.Errorf("%d bytes packed twice differ", len(b))
		}
	}
}

func TestUnpackRefuses(t *testing.T) {
	c := newTestCodec(t)
	whole, err := c.pack(bytes.Repeat([]byte("harbour "), 1000))
	if err != nil {
		t.Fatal(err)
	}
	claims := func(size uint64) []byte { // a frame of a few bytes that claims to hold more
		b, err := (&zstd.Header{SingleSegment: true, HasFCS: true, FrameContentSize: size}).AppendTo(nil)
		if err != nil {
			t.Fatal(err)
		}
		return append(b, 1, 0, 0)
	}
	for name, b := range map[string][]byte{
		"nothing": {}, "no magic": []byte("harbour"), "cut off": whole[:len(whole)-1], "a skippable frame": {0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0},
		"1 GB in 12 bytes": claims(1 << 30), "16 EB": claims(1<<64 - 1), "less than it says": claims(9),
	} {
		if got, err := c.unpack(b); err == nil {
			t.Errorf("%s: gives %d bytes and no error", name, len(got))
		}
	}
}

// FuzzDecodeAnalysis reads what a damaged or hostile case may hold where an
// analysis should be: compressed, and plain. Fuzz it with -fuzzminimizetime 20x:
// the decompressor does not take the same path each time, and Go would spend its
// time on making inputs smaller.
func FuzzDecodeAnalysis(f *testing.F) {
	c, err := newCodec()
	if err != nil {
		f.Fatal(err)
	}
	plain, err := encodeAnalysis(filled[news.Analysis]())
	if err != nil {
		f.Fatal(err)
	}
	blob, err := c.pack(plain)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(blob)
	f.Add(plain)
	f.Add([]byte{analysisEncoding, 0, 0, 0, '{', '}'})
	f.Add([]byte{analysisEncoding, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		if unpacked, err := c.unpack(b); err == nil {
			if len(unpacked) > len(b)*maxRatio {
				t.Fatalf("%d bytes became %d", len(b), len(unpacked))
			}
			b = unpacked
		}
		_, _ = decodeFindings(b)
		a, err := decodeAnalysis(b)
		if err != nil {
			return
		}
		again, err := encodeAnalysis(a)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		if _, err := decodeAnalysis(again); err != nil {
			t.Fatalf("what was written again cannot be read: %v", err)
		}
		if checkAnalysis(a, 1000) == nil { // then every span can be cut
			text := string(make([]byte, 1000))
			for _, s := range a.Tokens {
				_ = s.Of(text)
			}
		}
	})
}
