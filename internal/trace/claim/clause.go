package claim

import (
	"sort"

	"hearsay/internal/news"
)

const (
	// minCut is how many bytes must stand on both sides of a cut.
	minCut = 10
	// minClause is how long a clause must be to be told by itself, in bytes: a shorter one
	// is mostly half a thought.
	minClause = 15
	// maxQuoted is how many bytes of quoted words are left whole, at most.
	maxQuoted = 40
	// minBare is how many bytes must stand on both sides of a word that joins two clauses, or two
	// things, without a comma.
	minBare = 12
)

// parts adds to out what may be told by itself of a stretch of a text: its sentences, if it
// has several ("She wasn't responsive. There was blood everywhere."), and the clauses of each.
func parts(out []news.Span, a *news.Analysis, s news.Span, marks func(i int) uint32) []news.Span {
	lo, hi := news.Within(a.Sentences, s)
	if hi-lo < 2 {
		return clauses(out, a, s, marks)
	}
	for _, sentence := range a.Sentences[lo:hi] {
		one := sentence.Intersect(s)
		if one.Len() >= minClause {
			out = append(out, one)
		}
		out = clauses(out, a, one, marks)
	}
	return out
}

// clauses adds to out the pieces of a stretch of a text, cut where a clause opens, that are
// long enough to tell something by themselves; none if it is one clause. A piece ends at
// the comma before the next. marks are those of each token's form.
func clauses(out []news.Span, a *news.Analysis, s news.Span, marks func(i int) uint32) []news.Span {
	tokens := a.Tokens
	lo, hi := news.Within(tokens, s)
	start, end := s.Start, s.Start
	verb := false // the piece at hand has a word that may be its verb
	cut := func(to, next uint32) {
		if int(to)-int(start) >= minClause {
			out = append(out, news.Span{Start: start, End: to})
		}
		start, verb = next, false
	}
	var before uint32
	for i := lo; i < hi; i++ {
		t, is := tokens[i], marks(i)
		cuts := is&(openMark|stopMark) != 0 || before&breakMark != 0 && is&joinMark != 0
		if is&bareMark != 0 && int(end)-int(start) >= minBare && int(s.End)-int(t.Start) >= minBare {
			cuts = cuts || verb || verbAhead(i+1, hi, marks) // else it joins two things
		}
		if i > lo && cuts && int(end)-int(start) >= minCut && int(s.End)-int(t.Start) >= minCut && !cutsQuoted(a.Quotations, end, t.Start) {
			next := t.Start
			if is&(stopMark|bareMark) != 0 && i+1 < hi {
				next = tokens[i+1].Start
			}
			cut(end, next)
		}
		if is&breakMark == 0 {
			end = t.End
		}
		verb = verb || is&finiteMark != 0
		before = is
	}
	if start != s.Start {
		cut(s.End, s.End)
	}
	return out
}

// cutsQuoted reports whether a cut, from where the piece before it ends to where the next begins, takes
// a few quoted words apart: “best and final”.
func cutsQuoted(quotations []news.Quotation, end, start uint32) bool {
	i := sort.Search(len(quotations), func(i int) bool { return quotations[i].Outer.Start >= end }) - 1
	if i < 0 {
		return false
	}
	for _, p := range quotations[i].Pieces {
		if p.Start < end && start < p.End {
			return p.Len() < maxQuoted
		}
	}
	return false
}

// verbAhead reports whether a word of tokens [i, hi), up to where a piece may end, may be the
// verb of a clause.
func verbAhead(i, hi int, marks func(i int) uint32) bool {
	for ; i < hi; i++ {
		switch is := marks(i); {
		case is&finiteMark != 0:
			return true
		case is&(openMark|stopMark|bareMark|breakMark) != 0:
			return false
		}
	}
	return false
}

// isBreak reports whether a token parts clauses when a word that joins them follows.
func isBreak(w string) bool {
	switch w {
	case ",", ";", "–", "—", "--", "-":
		return true
	}
	return false
}
