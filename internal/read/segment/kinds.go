package segment

import "unicode"

// kind is what a token is to the splitter of sentences.
type kind uint8

const (
	word       kind = iota
	punct           // any mark that is none of those below
	opener          // “ ‘ ( [ « „
	closer          // ” ’ ) ] »
	straight        // " and ', which open and close
	stop            // a full stop
	mark            // ? ! and runs of them
	ellipsis        // … and ...
	fullWidth       // 。！？ and their like, which no space follows
	initial         // "J."
	abbrName        // lang.BeforeName
	abbrNumber      // lang.BeforeNumber, before a figure
	abbrEnd         // lang.MayEnd, and letters with a stop after each
)

// ends reports whether a sentence may end at a token of this kind.
func (k kind) ends() bool { return k >= stop }

// punctKind is the kind of a token that begins with the mark r.
func punctKind(r rune) kind {
	switch r {
	case '.':
		return stop
	case '?', '!', '‼', '⁇', '⁈', '⁉', '؟', '‽':
		return mark
	case '…':
		return ellipsis
	case '。', '！', '？', '｡', '।', '॥', '۔', '።', '။', '។':
		return fullWidth
	case '"', '\'', '`', '＂':
		return straight
	case '”', '’', '»', '›', '」', '』', '》', '〉', '】':
		return closer
	case '“', '‘', '„', '‚', '«', '‹', '「', '『', '《', '〈', '【', '¿', '¡':
		return opener
	}
	switch {
	case unicode.Is(unicode.Ps, r):
		return opener
	case unicode.Is(unicode.Pe, r):
		return closer
	}
	return punct
}

// isWord reports whether a token that begins with r is a word or a number.
func isWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isASCIIDigit(c byte) bool { return '0' <= c && c <= '9' }
