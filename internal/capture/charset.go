package capture

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// decode makes UTF-8 of raw and names the encoding that it was in (as in the
// WHATWG Encoding Standard): by its byte order mark; else the one declared, by
// contentType or in the page; else UTF-8 if most of it is; else windows-1252,
// in which every byte means something. A declaration of UTF-8 is held against
// the bytes, as many are wrong; one of another encoding is not believed where
// raw is valid UTF-8: chance does not make that.
//
// Bytes that mean nothing in the encoding become U+FFFD.
func decode(raw []byte, contentType string, page bool) (s, name string) {
	if bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) {
		return strings.ToValidUTF8(string(raw[3:]), "\ufffd"), "utf-8"
	}
	wide := bytes.HasPrefix(raw, []byte("\xfe\xff")) || bytes.HasPrefix(raw, []byte("\xff\xfe"))
	if !wide && utf8.Valid(raw) {
		return string(raw), "utf-8"
	}
	if page || wide || contentType != "" {
		enc, name, certain := charset.DetermineEncoding(raw[:min(len(raw), 1024)], contentType)
		if name != "utf-8" && (certain || name != "windows-1252") { // which is also what it says when it does not know
			return decodeAs(enc, raw), name
		}
	}
	if mostlyUTF8(raw) {
		return eachToValid(raw), "utf-8"
	}
	enc, name := charset.Lookup("windows-1252")
	return decodeAs(enc, raw), name
}

func decodeAs(enc encoding.Encoding, raw []byte) string {
	s, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		return eachToValid(raw)
	}
	return strings.TrimPrefix(string(s), "\ufeff")
}

// eachToValid replaces each broken byte, not each run of them, so that their
// number can still be told.
func eachToValid(raw []byte) string { return string(bytes.Runes(raw)) }

// mostlyUTF8 reports whether raw holds more sound characters of several bytes
// than broken bytes: a UTF-8 text with damage, not one in another encoding.
func mostlyUTF8(raw []byte) bool {
	sound, broken := 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			sound++
		}
		i += n
	}
	return sound > broken
}

// isGarbled reports whether more than one character in twenty of s could not be
// decoded.
func isGarbled(s string) bool {
	bad := strings.Count(s, "\ufffd")
	return bad > 0 && bad*20 > utf8.RuneCountInString(s)
}
