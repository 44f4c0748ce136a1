package assert

import (
	"cmp"
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/read/tag"
)

const (
	// longestParsed is how long a sentence may be that is parsed, in tokens; longer ones
	// are mostly lists.
	longestParsed = 80
	// parsedShare is what part of a text's tokens is parsed at most, one in so many, beside
	// parsedFree of them: of real articles one in twelve is in doubt.
	parsedShare = 6
	parsedFree  = 160
)

// doubt is a sentence that nobody else has a part in and of which the words alone do not
// tell whether it says that something is so: a verb that no list knows, or one of saying of
// which no statement was made, or a word that may begin an order.
type doubt struct {
	at     news.Span
	lo, hi int // tokens
}

// decide parses the sentences in doubt, all at once, and keeps those that are clauses. It
// leaves f.a.Assertions in the order of the text.
func (f *finder) decide(l *lang.Assert) {
	left := parsedFree + len(f.toks)/parsedShare
	f.doubts = slices.DeleteFunc(f.doubts, func(d doubt) bool {
		n := d.hi - d.lo
		if n > longestParsed || n > left {
			return true
		}
		left -= n
		return false
	})
	if len(f.doubts) == 0 || l.Syntax == nil {
		return
	}
	some := make([]tag.Sentence, len(f.doubts))
	for i, d := range f.doubts {
		some[i] = tag.Sentence{Span: d.at, Tokens: f.toks[d.lo:d.hi]}
	}
	syntax := l.Syntax()
	names := namesOf(syntax)
	for i, tree := range tag.Sentences(f.body, some, syntax) {
		if d := f.doubts[i]; f.treeTells(d, tree, &names) {
			found := news.Assertion{Spans: []news.Span{d.at}}
			f.mark(&found, d.lo, d.hi)
			f.a.Assertions = append(f.a.Assertions, found)
		}
	}
	slices.SortFunc(f.a.Assertions, func(a, b news.Assertion) int { return cmp.Compare(a.Spans[0].Start, b.Spans[0].Start) })
}

// names are the numbers of tags and relations that are asked for.
type names struct {
	finite                map[uint8]bool // fine tags of verbs in a finite form
	subject, aux, content map[uint8]bool // relations
}

func namesOf(s *lang.Syntax) names {
	set := func(all []string, want ...string) map[uint8]bool {
		m := map[uint8]bool{}
		for i, name := range all {
			if slices.Contains(want, name) {
				m[uint8(i)] = true
			}
		}
		return m
	}
	return names{
		finite:  set(s.Fine, "VBD", "VBZ", "VBP", "MD"),
		subject: set(s.Rels, "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"),
		aux:     set(s.Rels, "aux", "aux:pass", "cop"),
		content: set(s.Rels, "ccomp", "parataxis"),
	}
}

// treeTells reports whether the tree of a sentence is that of a clause with a subject and a
// verb in a finite form, and no verb of saying in it has a clause that somebody says.
func (f *finder) treeTells(d doubt, tree *tag.Tree, n *names) bool {
	subject, finite := false, false
	for i, h := range tree.Heads {
		if h == tag.Root {
			finite = finite || n.finite[tree.Fine[i]]
			continue
		}
		if tree.Heads[h] == tag.Root {
			subject = subject || n.subject[tree.Rels[i]]
			finite = finite || n.aux[tree.Rels[i]] && n.finite[tree.Fine[i]]
		}
		if n.content[tree.Rels[i]] && f.info[d.lo+int(h)].says {
			return false
		}
		if f.info[d.lo+i].says && n.content[tree.Rels[i]] && !f.passive(d.lo+i, d.lo) {
			return false
		}
	}
	return subject && finite
}
