package term

import "strings"

// mostUntied is how many denials that belong to no claim are set, unless all are asked for.
const mostUntied = 4

// untied sets the denials of which it is not clear what they deny: nobody shall think that
// a claim above goes undenied since they stand beside none.
func (t *traced) untied(all bool) {
	ds := t.f.Untied
	t.section("DENIED, AND NOT TIED TO A CLAIM", len(ds), atMost(mostUntied, all), "more denial", "more denials", func(i int) {
		t.block(margin, t.denierBriefly(&ds[i])+": "+quoted(Clean(t.set.Words(ds[i].Words))), 3, "")
	})
}

// quoted puts words in quotation marks, if they do not bring some.
func quoted(s string) string {
	if strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") {
		return s
	}
	return "“" + s + "”"
}
