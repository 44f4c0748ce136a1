package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Write writes a document as one line of JSON.
//
// It is ready for a terminal: control and format characters (Unicode's Cc and
// Cf, among them the changes of writing direction) are written as \u escapes, so
// that no article can move the cursor or turn a line around. Whoever reads the
// JSON gets the characters themselves. Those of HTML stand as they are.
func Write(w io.Writer, doc any) error { return write(w, doc, "") }

// WriteIndented is Write over many lines, for people.
func WriteIndented(w io.Writer, doc any) error { return write(w, doc, "  ") }

func write(w io.Writer, doc any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := w.Write(escape(b.Bytes()))
	return err
}

// escape writes what a terminal may not be shown as \u escapes. Outside its
// strings JSON has no such character but the newline, which stays.
func escape(b []byte) []byte {
	if bytes.IndexFunc(b, isUnsafe) < 0 {
		return b
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/16)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch high, low := utf16.EncodeRune(r); {
		case !isUnsafe(r):
			out.Write(b[:n])
		case high != unicode.ReplacementChar:
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
		b = b[n:]
	}
	return []byte(out.String())
}

func isUnsafe(r rune) bool {
	if r < utf8.RuneSelf { // nearly all of it
		return r < ' ' && r != '\n' || r == 0x7f
	}
	return unicode.In(r, unicode.Cc, unicode.Cf)
}
