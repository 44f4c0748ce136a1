package term

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "the quay", "the quay"},
		{"spaces and lines", " the\n\tquay \r\n", "the quay"},
		{"no-break space, line separator", "the\u00a0quay\u2028is", "the quay is"},
		{"colour", "\x1b[31mquay", "\ufffd[31mquay"},
		{"C1 control", "\u009b31mquay", "\ufffd31mquay"},
		{"bell and backspace", "qu\x07a\x08y", "qu\ufffda\ufffdy"},
		{"right-to-left override", "\u202eyauq\u202c", "yauq"},
		{"isolates", "\u2066quay\u2069", "quay"},
		{"zero width, soft hyphen, byte order mark", "q\u200bu\u00ada\ufeffy", "quay"},
		{"tag characters", "quay\U000e0041\U000e007f", "quay"},
		{"Arabic and Hebrew stay", "رصيف מזח", "رصيف מזח"},
		{"Arabic number sign is drawn", "\u0600١", "\u0600١"},
		{"accents, emoji", "Öberg 📰", "Öberg 📰"},
		{"nothing", "\u200b \n", ""},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// anyText draws text that is likely to be hard: wide, narrow, invisible, long
// words, controls.
func anyText() *rapid.Generator[string] {
	hard := rapid.SampledFrom([]rune("a bc,漢字e\u0301📰☁\ufe0f🇸🇪\u200b\u202e\x1b\n\t -–"))
	return rapid.OneOf(rapid.StringOf(hard), rapid.String())
}

func TestCleanIsSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(anyText().Draw(t, "s"))
		for _, r := range s {
			if unicode.IsControl(r) || isFormat(r) {
				t.Fatalf("%U is left in %q", r, s)
			}
		}
		if strings.TrimSpace(s) != s || strings.Contains(s, "  ") {
			t.Fatalf("spaces are left in %q", s)
		}
		if again := Clean(s); again != s {
			t.Fatalf("cleaned again it is %q, not %q", again, s)
		}
	})
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  []string
	}{
		{"", 10, nil},
		{"the quay is closed", 10, []string{"the quay", "is closed"}},
		{"the quay", 8, []string{"the quay"}},
		{"unfathomable", 5, []string{"unfat", "homab", "le"}},
		{"now 98\u00a0% of it", 6, []string{"now", "98 %", "of it"}},
		{"a unfathomable b", 5, []string{"a", "unfat", "homab", "le b"}},
		{"漢字漢字", 5, []string{"漢字", "漢字"}},
		{"漢字", 1, []string{"漢", "字"}},
		{"ab", 0, []string{"a", "b"}},
		{"ab", -7, []string{"a", "b"}}, // once ran for ever
	} {
		if diff := cmp.Diff(c.want, wrap(c.in, c.width)); diff != "" {
			t.Errorf("%q in %d columns: %s", c.in, c.width, diff)
		}
	}
}

func TestWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := Clean(anyText().Draw(t, "s")), rapid.IntRange(2, 30).Draw(t, "width")
		lines := wrap(s, width)
		if got := strings.Join(lines, ""); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(s, " ", "") {
			t.Fatalf("%q became %q", s, lines)
		}
		for _, l := range lines {
			if strings.TrimSpace(l) != l || l == "" {
				t.Fatalf("a line is %q", l)
			}
			if w := displaywidth.String(l); w > width {
				t.Fatalf("%q is %d columns wide, and %d are to be had", l, w, width)
			}
		}
	})
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"the quay", 8, "the quay"},
		{"the quay is closed", 14, "the quay is …"},
		{"the quay, closed", 11, "the quay …"},
		{"unfathomable", 8, "unfath …"},
		{"漢字漢字漢字", 8, "漢字漢 …"},
		{"quay", 1, "…"},
		{"quay", -3, "…"},
	} {
		if got := cut(c.in, c.width); got != c.want {
			t.Errorf("%q in %d columns: %q, not %q", c.in, c.width, got, c.want)
		}
	}
}

func TestCutFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := Clean(anyText().Draw(t, "s")), rapid.IntRange(1, 30).Draw(t, "width")
		got := cut(s, width)
		if w := displaywidth.String(got); w > width {
			t.Fatalf("%q is %d columns wide, and %d are to be had", got, w, width)
		}
		if head, ok := strings.CutSuffix(got, "…"); !ok && got != s || ok && !strings.HasPrefix(s, strings.TrimRight(head, " ")) {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

// TestVoiceInksDiffer checks that voices which stand beside each other can be
// told apart.
func TestVoiceInksDiffer(t *testing.T) {
	inks := slices.Clone(voiceInks)
	slices.Sort(inks)
	if len(slices.Compact(inks)) != len(voiceInks) {
		t.Error("two voices have the same colour")
	}
	if voiceInk(len(voiceInks)) != voiceInks[0] {
		t.Error("after the last colour does not come the first")
	}
}
