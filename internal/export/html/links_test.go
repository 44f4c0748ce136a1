package html

import (
	"regexp"
	"strings"
	"testing"
)

// A link to something folded leads into it, so that the browser unfolds it; "more" leads to the
// list that has more; and who lands in a text that another article prints too is told so.
func TestLinksLeadIntoWhatIsFolded(t *testing.T) {
	r := newSample(t)
	page := write(t, r)
	claim := r.Findings.Claims[0]
	for _, want := range []string{
		`</summary><div class="anchor" id="` + string(claim.ID) + `"></div>`,
		`<h4 id="` + string(claim.ID) + `_denials">`, `<h4 id="` + string(claim.ID) + `_changes">`,
		"prints this text too, letter for letter", `the same text in <a href="#`, ">6 Radio Westreach</a>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for what, list := range map[string]string{"denial": "_denials", "change": "_changes"} {
		for _, m := range regexp.MustCompile(`<a href="#([^"]*)">[0-9]+ more `+what).FindAllStringSubmatch(page, -1) {
			if !strings.HasSuffix(m[1], list) {
				t.Errorf("more %ss are said to be at #%s", what, m[1])
			}
		}
	}
	if !strings.Contains(page, `_changes">`) {
		t.Error("no card leads to the changes that it leaves out")
	}
}
