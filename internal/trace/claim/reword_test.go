package claim

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

// TestWrittenAnew: it takes eight different words in place of others, and not one word eight times.
func TestWrittenAnew(t *testing.T) {
	old := "opened large old shut wet narrow bright calm"
	for now, want := range map[string]bool{
		"closed big ancient closed damp slender clear still": true,
		"closed big ancient closed damp slender clear calm":  false,
	} {
		if got := anew(old, now); got != want {
			t.Errorf("%q for %q is written anew: %t", now, old, got)
		}
	}
	if anew(strings.Repeat("opened ", 9), strings.Repeat("closed ", 9)) {
		t.Error("one word for another is written anew")
	}
}

// anew holds two texts against each other that share a passage, word by word.
func anew(a, b string) bool {
	set := news.NewSet(nil, []news.Text{{ID: news.TextIDOf(a), Body: a}, {ID: news.TextIDOf(b), Body: b}})
	p := news.Passage{A: news.Ref{Text: news.TextIDOf(a)}, B: news.Ref{Text: news.TextIDOf(b)}}
	i, k := 0, 0
	words := strings.Fields(b)
	for n, w := range strings.Fields(a) {
		if v := words[n]; v != w {
			p.Edits = append(p.Edits, news.Edit{A: news.MakeSpan(i, i+len(w)), B: news.MakeSpan(k, k+len(v))})
		}
		i, k = i+len(w)+1, k+len(words[n])+1
	}
	return len(writtenAnew(set, []news.Passage{p})) > 0
}
