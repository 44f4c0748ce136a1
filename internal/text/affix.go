package text

import "unicode/utf8"

// Prefix is the first n characters of w, or all of it.
func Prefix(w []byte, n int) []byte {
	i := 0
	for ; n > 0 && i < len(w); n-- {
		_, size := utf8.DecodeRune(w[i:])
		i += size
	}
	return w[:i]
}

// Suffix is the last n characters of w, or all of it.
func Suffix(w []byte, n int) []byte {
	i := len(w)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRune(w[:i])
		i -= size
	}
	return w[i:]
}
