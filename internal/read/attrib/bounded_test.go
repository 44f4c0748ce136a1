package attrib

import (
	"slices"
	"strings"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
)

// Where the text points back inside one sentence, that may be as long as the text: each of its
// statements looking over all before it would take time n². These look a fixed number back.

// readerOf reads a text without quotations as far as its tokens.
func readerOf(body string) *reader {
	var a news.Analysis
	l := en.Language()
	segment.Run(body, &a, l.Segment)
	return newReader(body, &a, l.Attrib, nil)
}

func TestContrastLooksAFewStatementsBack(t *testing.T) {
	r := readerOf("Sources said that the girls were swapped, but the office denied a deal.")
	r.rules()
	r.findDenials()
	if len(r.drafts) != 2 {
		t.Fatalf("%d statements, want two", len(r.drafts))
	}
	said, denied := r.drafts[0], r.drafts[1]
	said.Voice, denied.Voice = 0, 1
	for between, want := range map[int]int{0: 0, farBack - 1: 0, farBack: -1, 2 * farBack: -1} {
		r.drafts = append([]draft{said}, slices.Repeat([]draft{denied}, between+1)...)
		if got := r.contrasted(len(r.drafts) - 1); got != want {
			t.Errorf("%d statements between: contrasted with %d, want %d", between, got, want)
		}
	}
}

func TestOwnerIsLookedForAFewNamesBack(t *testing.T) {
	x := newResolver(readerOf("Mr Brandt, Mr Voss and his campaign said it rained."))
	if len(x.names) != 2 {
		t.Fatalf("%d names, want two", len(x.names))
	}
	brandt, voss := x.names[0], x.names[1]
	for again, want := range map[int]string{1: "", namesBack - 1: "", namesBack: "voss"} {
		x.names = append([]name{brandt}, slices.Repeat([]name{voss}, again)...)
		if got := x.ownerBefore(voss.hi, masculine); got != want {
			t.Errorf("%d names between: owner %q, want %q", again, got, want)
		}
	}
}

func TestEpithetIsLookedForAFewNamesBack(t *testing.T) {
	r := readerOf("Mr Voss saw Mr Brandt. The real estate mogul said it rained.")
	from := r.units[1].lo
	s := r.describe(from, r.coreRight(from, r.units[1].end))
	for between, found := range map[int]bool{1: true, namesBack - 1: true, namesBack: false} {
		x := newResolver(r)
		if len(x.names) != 2 || !x.names[0].start || x.names[1].start {
			t.Fatalf("names %+v, want two, and the first alone in the subject", x.names)
		}
		x.names = append(x.names[:1:1], slices.Repeat(x.names[1:], between)...)
		if id := x.epithet(&s, "mogul"); (id != news.NoVoice) != found {
			t.Errorf("%d names between: whom the sentence is about is found: %v, want %v", between, !found, found)
		}
	}
}

// TestEndlessSentence: what a text of one endless sentence has people say does not grow with its square.
func TestEndlessSentence(t *testing.T) {
	said := func(n int) (size int) {
		a := analyse(strings.Repeat("the Post, quoting Voss, said ", n))
		for i := range a.Statements {
			size += news.TotalLen(a.Statements[i].Content)
		}
		return size
	}
	if short, long := said(1000), said(4000); long > 8*max(short, 1<<16) {
		t.Errorf("four times the text has %d bytes said, and not about four times %d", long, short)
	}
}
