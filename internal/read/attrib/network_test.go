package attrib

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
)

func analyseWith(body string, l *lang.Attrib) *news.Analysis {
	a := &news.Analysis{}
	segment.Run(body, a, en.Language().Segment)
	Find(body, a, l)
	return a
}

const paragraphs = `The harbour office of Dunmore closed the old bridge on Monday after a week of rain had loosened its piers.

“The bridge will stay closed until the spring,” harbour master Ida Voss told reporters. “Nobody should try to cross it,” she added.

A spokesman for the ministry confirmed that the piers had moved. According to the ministry, repairs will take three months.

Shopkeepers complained that they had not been warned, and the mayor denied the allegations.
`

func TestNetworkFindsStatements(t *testing.T) {
	a := analyse(paragraphs)
	for _, want := range []string{"“The bridge will stay closed until the spring,”", "repairs will take three months", "they had not been warned"} {
		found := false
		for _, s := range a.Statements {
			for _, c := range s.Content {
				found = found || strings.Contains(c.Of(paragraphs), want)
			}
		}
		if !found {
			t.Errorf("no statement holds %q", want)
		}
	}
	first, _ := json.Marshal(a)
	if again, _ := json.Marshal(analyse(paragraphs)); string(first) != string(again) {
		t.Error("the same text is read in two ways")
	}
}

// TestNetworkHostile holds statements made with the network to their text, for
// texts that are none, and the time to something near linear.
func TestNetworkHostile(t *testing.T) {
	for name, body := range map[string]string{
		"nothing": "", "a mark": "“", "marks": strings.Repeat("“ ' ” said ", 2000), "said that": strings.Repeat("he said that ", 3000),
		"capitals": strings.ToUpper(strings.Repeat(paragraphs, 20)), "one sentence": strings.Repeat("the mayor said it, ", 3000),
		"names": strings.Repeat("Ida Voss said. ", 3000),
	} {
		start := time.Now()
		a := analyse(body)
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(body), d)
		}
		for _, s := range a.Statements {
			for _, x := range append(append(append([]news.Span{}, s.Source...), s.Cue...), s.Content...) {
				if int(x.End) > len(body) || x.Empty() {
					t.Fatalf("%s: span %v in %d bytes", name, x, len(body))
				}
			}
			if int(s.Voice) >= len(a.Voices) || int(s.Denied) >= len(a.Statements) {
				t.Fatalf("%s: voice %d of %d, denied %d of %d", name, s.Voice, len(a.Voices), s.Denied, len(a.Statements))
			}
		}
	}
}

func BenchmarkFindWithNetwork(b *testing.B) {
	l := en.Language().Attrib
	a := &news.Analysis{}
	segment.Run(paragraphs, a, en.Language().Segment)
	b.SetBytes(int64(len(paragraphs)))
	b.ReportAllocs()
	for b.Loop() {
		c := *a
		Find(paragraphs, &c, l)
	}
}

// TestColonAlone: of what the network found and the rules found with a phrase, the phrase's is
// kept where the network has no cue, or a colon and but the end of the source.
func TestColonAlone(t *testing.T) {
	body := "In the words of Ida Voss, a surgeon: “The quay fell.”"
	r := newReader(body, analyse(body), en.Language().Attrib, nil)
	at := func(word string) int { return r.tokenAt(uint32(strings.Index(body, word))) }
	phrase := draft{verb: -1, src: [2]int{at("Ida"), at(":")}}
	colon := []news.Span{r.span(at(":"), at(":")+1)}
	for _, c := range []struct {
		name string
		d    draft
		want bool
	}{
		{"a colon behind the source's end", draft{src: [2]int{at("a surgeon"), at(":")}, Statement: news.Statement{Cue: colon}}, true},
		{"no cue, the same source", draft{src: phrase.src}, true},
		{"no cue, another source", draft{src: [2]int{at("a surgeon"), at(":")}}, false},
		{"a verb", draft{src: [2]int{at("a surgeon"), at(":")}, Statement: news.Statement{Cue: []news.Span{r.span(0, 1)}}}, false},
		{"two cues", draft{src: phrase.src, Statement: news.Statement{Cue: append(colon, colon...)}}, false},
	} {
		if got := r.colonAlone(&c.d, &phrase); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestWithoutNetwork: rules alone find statements, and nothing asks a network that is not there.
func TestWithoutNetwork(t *testing.T) {
	l := *en.Language().Attrib
	l.Network = nil
	if a := analyseWith(paragraphs, &l); len(a.Statements) < 4 {
		t.Errorf("rules alone find %d statements in four paragraphs that have one at least each", len(a.Statements))
	}
}
