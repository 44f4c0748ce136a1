package html

import (
	"cmp"
	"slices"
	"strings"
)

// note stands in the margin beside the paragraph that holds offset at: "tells claim" 3.
type note struct {
	at    uint32
	Head  string // what the paragraph has to do with that; notes with one head stand in one line
	Text  string // the words of the link
	Href  string
	Sort  string // class: "tells", "denies", "drift", "shared"
	Words int    // that are shared; 0: that is not what it is about
	no    int    // of the article that it leads to
}

// noteLine is the notes of one paragraph that have one head: "tells claims 2, 6a".
type noteLine struct {
	Head, Sort  string
	Links, Rest []note // shown; unfolded when asked for
}

const (
	tellsClaim = "tells claim"
	begins     = "here begins claim"
	changedTo  = "changed:"
)

// Label is what the link is called by those who cannot see what stands before it, where its words are
// a number.
func (n note) Label() string {
	if strings.HasSuffix(n.Head, " claim") {
		return "claim " + n.Text
	}
	return ""
}

// noteLines puts the notes of a paragraph into lines, the first of each sort where it stands. What
// says the same is said once, of words shared with one article the most, of a change where it is
// first found; a claim that begins here
// is not said to be told here as well.
func noteLines(notes []note) []noteLine {
	var out []noteLine
	beginning := map[string]bool{}
	for _, n := range notes {
		if n.Head == begins {
			beginning[n.Text] = true
		}
	}
	for _, n := range notes {
		if n.Head == tellsClaim && beginning[n.Text] {
			continue
		}
		i := slices.IndexFunc(out, func(l noteLine) bool { return l.Head == n.Head && l.Sort == n.Sort })
		if i < 0 {
			i = len(out)
			out = append(out, noteLine{Head: n.Head, Sort: n.Sort})
		}
		l := &out[i]
		switch k := slices.IndexFunc(l.Links, func(x note) bool { return x.Text == n.Text }); {
		case k < 0:
			l.Links = append(l.Links, n)
		case n.Words > l.Links[k].Words:
			l.Links[k] = n
		}
	}
	for i := range out {
		l := &out[i]
		slices.SortStableFunc(l.Links, func(a, b note) int { return cmp.Or(-cmp.Compare(a.Words, b.Words), cmp.Compare(a.no, b.no)) })
		if len(l.Links) > 1 && strings.HasSuffix(l.Head, " claim") {
			l.Head += "s"
		}
		if len(l.Links) > maxNotes {
			l.Links, l.Rest = l.Links[:maxNotes-1], l.Links[maxNotes-1:]
		}
	}
	return out
}
