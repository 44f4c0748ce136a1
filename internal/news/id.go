package news

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// TextID names a text: the SHA-256 of its normalised body.
type TextID [sha256.Size]byte

// TextIDOf computes the id of a normalised body.
func TextIDOf(body string) TextID { return sha256.Sum256([]byte(body)) }

// String is the id in lower-case hexadecimal.
func (id TextID) String() string { return hex.EncodeToString(id[:]) }

// MarshalText writes the id in hexadecimal.
func (id TextID) MarshalText() ([]byte, error) { return hexText(id[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *TextID) UnmarshalText(b []byte) error { return unhexText(id[:], b) }

// CaptureID names captured bytes: their SHA-256.
type CaptureID [sha256.Size]byte

// CaptureIDOf computes the id of captured bytes.
func CaptureIDOf(raw []byte) CaptureID { return sha256.Sum256(raw) }

// String is the id in lower-case hexadecimal.
func (id CaptureID) String() string { return hex.EncodeToString(id[:]) }

// MarshalText writes the id in hexadecimal.
func (id CaptureID) MarshalText() ([]byte, error) { return hexText(id[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *CaptureID) UnmarshalText(b []byte) error { return unhexText(id[:], b) }

func hexText(id []byte) []byte { return hex.AppendEncode(nil, id) }

func unhexText(id, b []byte) error {
	if len(b) != hex.EncodedLen(len(id)) {
		return fmt.Errorf("an id has %d hexadecimal digits, not %d", hex.EncodedLen(len(id)), len(b))
	}
	_, err := hex.Decode(id, b)
	return err
}

// ID is the short, stable name of anything in a case that people refer to: a
// letter for the kind and 12 hexadecimal digits of a hash of what makes the
// thing itself (48 bits: at a million things of a kind, one chance in 560 that
// any two collide).
type ID string

// The letter that an ID of each kind begins with.
const (
	KindArticle   = 'a'
	KindCapture   = 'b' // bytes
	KindClaim     = 'c'
	KindDrift     = 'd'
	KindEdge      = 'e'
	KindJudgement = 'j'
	KindDenial    = 'n' // "no"
	KindOrigin    = 'o'
	KindPassage   = 'p'
	KindStatement = 's'
	KindText      = 't'
	KindVoice     = 'v'
)

// MakeID derives an ID from the parts that identify a thing. Parts are kept
// apart by their lengths, so that ("ab","c") and ("a","bc") differ.
func MakeID(kind byte, parts ...string) ID {
	buf := make([]byte, 0, 256)
	for _, p := range parts {
		buf = strconv.AppendInt(buf, int64(len(p)), 10)
		buf = append(buf, ':')
		buf = append(buf, p...)
	}
	sum := sha256.Sum256(buf)
	id := make([]byte, 1, 1+2*6)
	id[0] = kind
	return ID(hex.AppendEncode(id, sum[:6]))
}
