package attrib

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
)

// TestEveryFrameFits lays each frame on the plainest sentence that it describes.
func TestEveryFrameFits(t *testing.T) {
	seen := map[string]bool{}
	for _, frames := range en.Language().Attrib.Frames {
		for k := range frames {
			s := plainSentence(&frames[k])
			if seen[s] {
				continue
			}
			seen[s] = true
			r := readerOf(s)
			fits := false
			for i := range r.toks {
				m, ok := r.frameAt(len(r.units)-1, i, frames[k:k+1])
				fits = fits || ok && r.named(m.src) == r.wants(&frames[k], lang.FrameSource) && r.named(m.relay) == r.wants(&frames[k], lang.FrameRelay)
			}
			if !fits {
				t.Errorf("%q: the frame does not fit", s)
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("%d frames", len(seen))
	}
}

// The words that stand in the places of a frame.
var inPlace = map[lang.FrameKind]string{
	lang.FrameSource: "Mira Doss", lang.FrameRelay: "the Lunden Herald", lang.FrameSays: "said", lang.FrameAny: "late that night",
	lang.FrameWords: "two cranes fell into the harbour", lang.FramePrior: "two cranes fell into the harbour.",
	lang.FrameNo: `"No"`, lang.FrameYes: `"Yes"`,
}

// plainSentence is a frame in words: the first of each part, without what may be missing.
func plainSentence(f *lang.Frame) string {
	var out strings.Builder
	for i, p := range f.Parts {
		word := inPlace[p.Kind]
		switch {
		case p.Optional || p.Kind == lang.FrameEnd || p.Kind == lang.FrameBack:
			continue
		case p.Kind == lang.FrameMark:
			fmt.Fprint(&out, p.Words[0])
			continue
		case p.Kind == lang.FrameWord:
			word = p.Words[0]
		}
		if i > 0 && out.Len() > 0 {
			out.WriteByte(' ')
		}
		if i > 0 && f.Parts[i-1].Kind == lang.FramePrior {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		out.WriteString(word)
	}
	s := out.String()
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// named is what stands in a place, without its article.
func (r *reader) named(at [2]int) string {
	if at[1] <= at[0] {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(r.span(at[0], at[1]).Of(r.body)), "the ")
}

// wants is what stands in a frame's place of a kind.
func (r *reader) wants(f *lang.Frame, kind lang.FrameKind) string {
	for _, p := range f.Parts {
		if p.Kind == kind {
			return strings.TrimPrefix(strings.ToLower(inPlace[kind]), "the ")
		}
	}
	return ""
}
