package casefile

import (
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// maxBlob is the most bytes that one thing may have before compression: what
// SQLite can hold in a cell (10⁹), rounded down.
const maxBlob = 900 << 20

// maxRatio is the most bytes that Zstandard can make of one: a block of 128 KiB
// that repeats one byte takes four (RFC 8878, 3.1.1.2).
const maxRatio = (128 << 10) / 4

// codec compresses what is kept. It may be used by several goroutines.
type codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

func newCodec() (*codec, error) {
	// The checksum is left out: everything is under a SHA-256, or can be made again.
	enc, err := zstd.NewWriter(nil, zstd.WithZeroFrames(true), zstd.WithEncoderCRC(false), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxBlob), zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, err
	}
	return &codec{enc, dec}, nil
}

// pack compresses b. The same bytes give the same result.
func (c *codec) pack(b []byte) ([]byte, error) {
	if len(b) > maxBlob {
		return nil, fmt.Errorf("it has %d bytes, and a case holds at most %d in one piece", len(b), maxBlob)
	}
	return c.enc.EncodeAll(b, make([]byte, 0, len(b)/3+64)), nil
}

// unpack is the reverse of pack. It never allocates more than blob can make, nor
// more than maxBlob, whatever blob claims.
func (c *codec) unpack(blob []byte) ([]byte, error) {
	var h zstd.Header
	if err := h.Decode(blob); err != nil || h.Skippable {
		return nil, errors.New("it is not compressed as it should be")
	}
	if h.HasFCS && h.FrameContentSize > uint64(len(blob))*maxRatio {
		return nil, fmt.Errorf("it claims to hold %d bytes, which its %d cannot", h.FrameContentSize, len(blob))
	}
	b, err := c.dec.DecodeAll(blob, nil)
	if err != nil {
		return nil, fmt.Errorf("cannot be decompressed: %w", err)
	}
	return b, nil
}

func (c *codec) close() {
	_ = c.enc.Close() // writes nothing: there is no stream
	c.dec.Close()
}
