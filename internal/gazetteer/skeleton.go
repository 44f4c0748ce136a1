package gazetteer

import "strings"

// skeletonMark begins the names of the table that are skeletons.
const skeletonMark = "\x01"

// Skeleton is what the spellings of a transliterated name have in common: its
// consonants, in groups of sounds that spellings mix up, without the article. "Deir
// ez-Zor", "Deir Ezzor" and "Dayr al-Zawr" all are "dr zr". It is empty for a name
// that is not of several parts of which one is or begins with an article, and for one
// too short to tell names apart. It is written into dst.
func Skeleton(dst []byte, name string) []byte {
	dst = append(dst, skeletonMark...)
	from, article, letters, parts := len(dst), false, 0, 0
	for rest := name; rest != ""; {
		part := rest
		if i := strings.IndexAny(rest, " -'’"); i >= 0 {
			part, rest = rest[:i], strings.TrimPrefix(strings.TrimPrefix(rest[i:], "’"), rest[i:i+1])
		} else {
			rest = ""
		}
		if part == "" {
			continue
		}
		if isArticle(part) {
			article = true
			continue
		}
		if len(part) > 3 && vowel(part[0]) && low(part[1]) == low(part[2]) && !vowel(part[1]) { // "Ezzor"
			article, part = true, part[2:]
		}
		if len(dst) > from {
			dst = append(dst, ' ')
		}
		parts++
		n := len(dst)
		dst = consonants(dst, part)
		letters += len(dst) - n
	}
	if !article || letters < 4 || parts < 2 {
		return dst[:0]
	}
	return dst
}

// isArticle reports whether a part of a name is the Arabic article as it is written
// before some letter: "al", "ez", "ash".
func isArticle(part string) bool {
	if len(part) < 2 || len(part) > 3 {
		return false
	}
	var lower [3]byte
	for i := range len(part) {
		lower[i] = low(part[i])
	}
	switch string(lower[:len(part)]) {
	case "al", "el", "ul", "il", "ad", "ed", "ud", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "uz":
		return true
	}
	return false
}

// consonants appends those of a part of a name, each once where it is doubled.
func consonants(dst []byte, part string) []byte {
	from := len(dst)
	for i := range len(part) {
		c := low(part[i])
		switch {
		case c < 'a' || c > 'z' || vowel(c), c == 'y', c == 'w', c == 'h' && i > 0:
			continue
		case c == 'q':
			c = 'k'
		}
		if len(dst) == from || dst[len(dst)-1] != c {
			dst = append(dst, c)
		}
	}
	return dst
}

func low(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func vowel(c byte) bool {
	switch low(c) {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// Spelt appends to dst the places of which a transliterated name has another spelling
// than those that Named knows.
func Spelt(dst []Place, name string) []Place {
	var buffer [64]byte
	if len(name) > len(buffer)/2 {
		return dst
	}
	if s := Skeleton(buffer[:0], name); len(s) > 0 {
		return Named(dst, string(s))
	}
	return dst
}
