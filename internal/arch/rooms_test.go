package arch

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// room is a row of the plan: the packages of a pattern, what of ours they may
// import beside themselves, and what of Go's library they keep away from.
//
// Patterns are those of path.Match, so "read/*" is every room of that wing. A
// package belongs to the last row that matches it: an exception stands below
// the rule that it is one of.
type room struct {
	packages string
	mayUse   string // patterns; each of rows above this one
	never    string // patterns of the standard library and of modules
}

const (
	// world is what lets a package see more of the world than its arguments: the
	// rooms of pure functions keep away from it, so that what they find depends on
	// what they are given and on nothing else.
	world = "os os/* io/fs io/ioutil path/filepath net net/http net/http/* net/rpc net/smtp syscall database/* math/rand math/rand/* log log/* runtime/debug"

	// wire is the network. hearsay uses none.
	wire = "net net/http net/rpc net/smtp net/mail crypto/tls"
)

// plan is the house, from the ground up. Imports point upward in this list only.
var plan = []room{
	// The ground: texts, the words of the trade, languages.
	{"internal/text", "", world},
	{"internal/news", "internal/text", world},
	{"internal/agency", "internal/news", world},
	{"internal/nn", "", world},
	{"internal/lang", "internal/text internal/nn", world},
	{"internal/lang/en/attribnet", "internal/nn", world},
	{"internal/lang/en/factmodel", "", world},
	{"internal/lang/en/syntaxnet", "internal/lang", world},
	{"internal/lang/en/wordvec", "internal/nn", world},
	{"internal/lang/en", "internal/lang internal/text internal/nn internal/lang/en/attribnet internal/lang/en/factmodel internal/lang/en/syntaxnet internal/lang/en/wordvec", world},
	{"internal/lang/en/frequent", "", wire},
	{"internal/lang/all", "internal/lang internal/lang/en", world},
	{"internal/gazetteer", "internal/text", world},
	{"internal/gazetteer/compile", "internal/gazetteer", wire},
	{"internal/gazetteer/atlas", "", world},
	{"internal/gazetteer/atlas/compile", "internal/gazetteer/atlas", wire},

	// The door: bytes become articles.
	{"internal/capture", "internal/news internal/text internal/lang internal/lang/all", wire},

	// One wing: one text alone. Siblings do not know each other.
	{"internal/read/*", "internal/news internal/text internal/lang internal/nn", world},
	{"internal/read/attrib", "internal/news internal/text internal/lang internal/nn internal/agency", world},
	{"internal/read/assert", "internal/news internal/text internal/lang internal/read/tag", world},
	{"internal/read/event", "internal/news internal/text internal/lang internal/read/tag", world},
	{"internal/read/place", "internal/news internal/text internal/lang internal/gazetteer", world},
	{"internal/read", "internal/news internal/text internal/lang internal/lang/* internal/read/*", world},

	// The other wing: texts against each other. Its rooms know no language.
	{"internal/trace/*", "internal/news internal/text", world},
	{"internal/trace/provenance", "internal/news internal/text internal/agency", world},
	{"internal/trace", "internal/news internal/text internal/lang internal/lang/* internal/trace/*", world},

	// What keeps, shows and measures. None of them knows the wings, but for how
	// a date is resolved once it is known when the article was published.
	{"internal/casefile", "internal/news internal/text", wire},
	{"internal/judge", "internal/news internal/text", world},
	{"internal/told", "internal/news internal/text internal/lang internal/lang/all internal/gazetteer internal/read/when", world},
	{"internal/ask", "internal/news internal/text internal/lang internal/lang/all", world},
	{"internal/export/*", "internal/news internal/text internal/agency internal/read/when internal/told", world},
	{"internal/export/html", "internal/news internal/text internal/agency internal/read/when internal/told internal/gazetteer/atlas", world},
	{"internal/eval/claimcases", "", wire},
	{"internal/eval", "internal/news internal/text internal/eval/claimcases", wire},

	// Beside the house: tools and tests, which nothing in it uses.
	{"internal/perf/corpus", "", wire},
	{"internal/perf", "internal/perf/corpus internal/text internal/nn internal/news internal/lang internal/lang/* internal/read internal/read/* internal/trace", wire},
	{"internal/perf/peers", "internal/perf/corpus internal/text internal/news internal/lang internal/lang/en internal/read/attrib internal/read/segment internal/trace internal/trace/provenance internal/eval", wire},
	{"internal/read/attrib/train", "internal/news internal/text internal/lang internal/lang/* internal/read/attrib internal/read/segment", wire},
	{"internal/read/factual/train", "internal/text internal/lang internal/lang/* internal/lang/en/factmodel internal/read/factual", wire},
	{"internal/read/tag/train", "internal/text internal/lang internal/lang/en internal/read/segment internal/read/tag", wire},
	{"internal/arch", "", wire},
	{"examples", "", wire},
	{"release/*", "", wire},

	// The door for other Go programs.
	{".", "internal/ask internal/capture internal/news internal/read internal/read/when internal/text internal/trace", world},

	// The roof: flags and wiring.
	{"cmd/hearsay", "internal/ask internal/capture internal/casefile internal/eval internal/export/* internal/judge internal/lang/en/syntaxnet internal/news internal/read internal/read/tag internal/read/when internal/text internal/told internal/trace", wire},
}

func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		r := roomOf(p.path)
		if r == nil {
			t.Errorf("%s: the plan has no room for it: add a row to internal/arch/rooms_test.go", p.path)
			continue
		}
		for _, i := range p.imports {
			ours, isOurs := strings.CutPrefix(i.path, module+"/")
			switch {
			case isOurs && !matches(r.mayUse, ours):
				t.Errorf("%s imports %s; %s may use only: %s", i.file, i.path, p.path, or(r.mayUse, "none of our packages"))
			case !isOurs && matches(r.never, i.path):
				t.Errorf("%s imports %s, which %s keeps away from", i.file, i.path, p.path)
			}
		}
	}
}

// TestPlan checks the plan itself: every row is about a package that is there,
// and leads only to rows above it. A row's own packages are not above it, so
// siblings cannot know each other, and no circle can be allowed.
func TestPlan(t *testing.T) {
	all := packages(t)
	for i, r := range plan {
		if !slices.ContainsFunc(all, func(p pkg) bool { return roomOf(p.path) == &plan[i] }) {
			t.Errorf("no package is in the room %q: take the row out", r.packages)
		}
		for _, p := range all {
			if !matches(r.mayUse, p.path) {
				continue
			}
			if to := roomOf(p.path); to != nil && !slices.ContainsFunc(plan[:i], func(above room) bool { return above.packages == to.packages }) {
				t.Errorf("the room %q may use %s, which does not stand above it", r.packages, p.path)
			}
		}
	}
}

// TestGuards checks that the guard barks: imports that the two laws of the house
// forbid are not in the plan.
func TestGuards(t *testing.T) {
	for _, no := range [][2]string{
		{"internal/text", "internal/news"},
		{"internal/news", "internal/lang"},
		{"internal/read/attrib", "internal/read/when"},
		{"internal/read/when", "internal/read/attrib"},
		{"internal/read/when", "internal/gazetteer"},
		{"internal/read/segment", "internal/lang/en"},
		{"internal/read", "internal/trace/claim"},
		{"internal/trace/claim", "internal/lang"},
		{"internal/trace/claim", "internal/trace/reuse"},
		{"internal/trace", "internal/casefile"},
		{"internal/capture", "internal/read"},
		{"internal/casefile", "internal/read"},
		{"internal/judge", "internal/trace"},
		{"internal/trace", "internal/judge"},
		{"internal/export/term", "internal/export/html"},
		{"internal/eval", "internal/read"},
		{"internal/casefile", "internal/ask"},
		{".", "internal/casefile"},
		{".", "internal/export/document"},
		{"internal/read/attrib", "cmd/hearsay"},
		{"cmd/hearsay", "internal/read/attrib"},
		{"cmd/hearsay", "internal/perf/corpus"},
	} {
		if matches(roomOf(no[0]).mayUse, no[1]) {
			t.Errorf("the plan lets %s import %s", no[0], no[1])
		}
	}
	for _, no := range [][2]string{
		{"internal/read/attrib", "os"},
		{"internal/trace/reuse", "net/http"},
		{"internal/news", "database/sql"},
		{"internal/capture", "net/http"},
		{".", "os"},
		{"cmd/hearsay", "net"},
	} {
		if !matches(roomOf(no[0]).never, no[1]) {
			t.Errorf("the plan lets %s import %s", no[0], no[1])
		}
	}
}

// roomOf is the last row that matches a package, or nil.
func roomOf(pkg string) *room {
	for i := len(plan) - 1; i >= 0; i-- {
		if matches(plan[i].packages, pkg) {
			return &plan[i]
		}
	}
	return nil
}

// matches reports whether one of the patterns, parted by spaces, matches name.
func matches(patterns, name string) bool {
	return slices.ContainsFunc(strings.Fields(patterns), func(p string) bool {
		ok, _ := path.Match(p, name)
		return ok
	})
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
