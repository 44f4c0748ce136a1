package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// mixed draws strings that hold characters of every width, and broken bytes.
func mixed(t *rapid.T) string {
	piece := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{"a", "é", "“", "\U0001f4f0", "\u200b", "\r\n", "\r", "\x00", "\x85", "\xff", "\xe2\x80", "\ufeff", "\u2028", "́", strings.Repeat("x", 300), strings.Repeat("д", 300)}),
	)
	return strings.Join(rapid.SliceOf(piece).Draw(t, "s"), "")
}

func TestMapperAgreesWithCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, _ := Normalise(mixed(t))
		m := NewMapper(s)
		points, unit := 0, 0
		check := func(b int) {
			if got := m.PointOfByte(b); got != points {
				t.Fatalf("PointOfByte(%d) = %d, want %d", b, got, points)
			}
			if got := m.UnitOfByte(b); got != unit {
				t.Fatalf("UnitOfByte(%d) = %d, want %d", b, got, unit)
			}
			if got := m.ByteOfPoint(points); got != b {
				t.Fatalf("ByteOfPoint(%d) = %d, want %d", points, got, b)
			}
			if got := m.ByteOfUnit(unit); got != b {
				t.Fatalf("ByteOfUnit(%d) = %d, want %d", unit, got, b)
			}
		}
		for b, r := range s {
			check(b)
			points++
			unit += utf16.RuneLen(r)
		}
		check(len(s))
		if m.ByteOfPoint(points+5) != len(s) || m.PointOfByte(len(s)+5) != points {
			t.Fatal("an offset beyond the end is not taken for the end")
		}
	})
}

func TestMapperInsideACharacter(t *testing.T) {
	m := NewMapper("a\U0001f4f0b")
	if got := m.PointOfByte(3); got != 1 {
		t.Errorf("PointOfByte inside a character = %d, want its start, 1", got)
	}
	if got := m.ByteOfUnit(2); got != 1 {
		t.Errorf("ByteOfUnit inside a surrogate pair = %d, want its start, 1", got)
	}
}

func TestNormaliseProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := mixed(t)
		body, off := Normalise(raw)
		if !utf8.ValidString(body) {
			t.Fatalf("not valid UTF-8: %q", body)
		}
		if again, _ := Normalise(body); again != body {
			t.Fatalf("not idempotent: %q then %q", body, again)
		}
		for i, r := range body {
			if r < ' ' && r != '\n' && r != '\t' {
				t.Fatalf("control character %q left at %d", r, i)
			}
			at := off.Raw(i)
			if at < 0 || at > len(raw) {
				t.Fatalf("offset %d leads to %d, outside the raw string", i, at)
			}
			if r != '\n' && r != utf8.RuneError && !strings.HasPrefix(raw[at:], string(r)) {
				t.Fatalf("%q at %d leads to %q", r, i, raw[at:])
			}
		}
		if off.Raw(len(body)) != len(raw) {
			t.Fatal("the end does not lead to the end")
		}
	})
}

func TestNormalise(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"plain\n", "plain\n"},
		{"\ufeffa\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"a\x00b\x1b[31mc\x7f", "ab[31mc"},
		{"a\xffb\xe2\x80", "a\ufffdb\ufffd\ufffd"},
		{"zero\u200bwidth and \u202ebidi stay", "zero\u200bwidth and \u202ebidi stay"},
	} {
		if got, _ := Normalise(c.raw); got != c.want {
			t.Errorf("Normalise(%q) = %q, want %q", c.raw, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ word, want string }{
		{"Deir", "deir"},
		{"ÉCOLE", "ecole"},
		{"oﬃce", "office"},
		{"don’t", "don't"},
		{"ez–Zor", "ez-zor"},
		{"mis\u200bsile", "missile"},
		{"20,000", "20,000"},
		{"Straße", "straße"},
		{"\"“`", "'''"},
		{"İ", "i"},
	} {
		if got := string(Fold(nil, c.word)); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	var dst []byte
	b.SetBytes(int64(len("Commanders’")))
	for b.Loop() {
		dst = Fold(dst[:0], "Commanders’")
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add("a\r\nb\xff\x00\ufeff")
	f.Fuzz(func(t *testing.T, raw string) {
		body, off := Normalise(raw)
		m := NewMapper(body)
		for i := range body {
			if m.ByteOfPoint(m.PointOfByte(i)) != i {
				t.Fatalf("code points do not lead back at %d in %q", i, body)
			}
			if at := off.Raw(i); at > len(raw) {
				t.Fatalf("offset %d leads to %d, beyond the end", i, at)
			}
		}
	})
}

// TestFoldTakesApart holds the decomposition that allocates nothing against package
// norm's own, for every letter there is.
func TestFoldTakesApart(t *testing.T) {
	for r := rune(utf8.RuneSelf); r <= unicode.MaxRune; r++ {
		if isApostrophe(r) || Invisible(r) || unicode.Is(unicode.Pd, r) || r == 0x2212 || !utf8.ValidRune(r) {
			continue
		}
		var want []rune
		for _, d := range norm.NFKD.String(string(r)) {
			if !unicode.Is(unicode.Mn, d) {
				want = append(want, unicode.ToLower(d))
			}
		}
		if got := string(Fold(nil, string(r))); got != string(want) {
			t.Fatalf("%U is folded to %q, not %q", r, got, string(want))
		}
	}
	buf := make([]byte, 0, 100)
	if n := testing.AllocsPerRun(10, func() { Fold(buf, "Élysée “ŉ” ﬁ Ångström日本") }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestAffixes(t *testing.T) {
	for _, c := range []struct {
		word   string
		n      int
		prefix string
		suffix string
	}{{"Möwe", 3, "Möw", "öwe"}, {"ab", 3, "ab", "ab"}, {"", 3, "", ""}, {"abc", 0, "", ""}} {
		if p, s := string(Prefix([]byte(c.word), c.n)), string(Suffix([]byte(c.word), c.n)); p != c.prefix || s != c.suffix {
			t.Errorf("%q, %d: %q and %q", c.word, c.n, p, s)
		}
	}
}
