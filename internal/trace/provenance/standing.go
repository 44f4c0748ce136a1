package provenance

import (
	"hearsay/internal/agency"
	"hearsay/internal/news"
)

// minTaken is the share of a telling's words that must stand in another article
// for the telling to be taken from it. Below it the two only share a phrase.
const minTaken = 0.5

// minCopied is the share of an article's words that must stand in another for a telling whose
// source is somebody else with a name to be taken from there all the same.
const minCopied = 0.3

// minMostly is the share of an article's words that must stand in another for what both tell without a
// source, or on the word of the same speaker, to be taken from there, too, in whichever words: most of it was.
const minMostly = 0.5

// Stand finds, for every claim, which tellings were taken from which, and where
// the claim enters the set: it fills in each telling's Parent, Edge, Decided,
// Share and Origin, and the claim's Origins with their number. each calls f with 0 to n-1, on
// any number of goroutines: no claim knows of another.
func Stand(set *news.Set, edges []news.Edge, passages []news.Passage, claims []news.Claim, words Lexicon, each func(n int, f func(i int))) {
	all := newStanding(set, edges, passages, words)
	each((len(claims)+claimsAtOnce-1)/claimsAtOnce, func(k int) {
		s := *all
		for i := k * claimsAtOnce; i < min(len(claims), (k+1)*claimsAtOnce); i++ {
			s.claim(&claims[i])
		}
	})
}

// StandJudged is Stand where people have found voices to be the same, or not to be.
func StandJudged(set *news.Set, edges []news.Edge, passages []news.Passage, claims []news.Claim, words Lexicon, voices Voices) {
	s := newStanding(set, edges, passages, words)
	s.judged = voices
	for i := range claims {
		s.claim(&claims[i])
	}
}

// claimsAtOnce is how many claims a goroutine takes at a time.
const claimsAtOnce = 64

// Words are what a language knows of who speaks, folded.
type Words struct {
	Whose   map[string]bool // before a noun, say whose somebody is: "her"
	Kind    map[string]bool // behind an outlet's name, says of what kind it is: "radio"
	Written map[string]bool // what is written, by what it is: "statement", "report"
	Issued  map[string]bool // of these, what somebody says by himself: "statement"
	Edition map[string]bool // in an outlet's name, tells it from the one without: "sunday"
	Papers  map[string]bool // what outlets are called by what they are: "newspaper"
	Origin  []string        // endings of what is from a place: "n", "ese"
	Firms   map[string]bool // bodies that everybody knows, and which are no papers, though much is told on them: "twitter"
}

// Lexicon finds the words of a language by its code: nil for one that nobody reads.
type Lexicon func(code string) *Words

type standing struct {
	set     *news.Set
	words   Lexicon
	index   map[news.ID]int   // articles
	keys    []string          // of each article, its outlet's: see agency.Key
	papers  map[string]bool   // the keys of all outlets of the set and their agencies
	labels  map[string]string // the keys of outlets by what of their addresses may be their name; "" for several
	roles   roles
	reports map[string]string   // see reportsOf
	only    []string            // of each article, the only outlet that it credits: see report
	bodies  []string            // of each article, the name of the body whose own page it is, or ""
	wires   []string            // of each article, that of the agency whose text it prints, or ""
	edges   map[news.ID][]*bond // of each article, in the order of edges
	letters map[string]string   // names by the letters that stand for them
	forms   endings             // by which a name may be another form of another
	makers  []makers            // of each text
	judged  Voices
	renamed bool              // each goroutine's own: an origin of the claim at hand has got a name since it was met
	quoted  []map[string]bool // each goroutine's own: see said
	heard   [][]string        // each goroutine's own: of the origins of the claim at hand: the outlets that they are heard through
	at      map[news.ID]int   // its tellings, by article
	told    map[string]int    // see outlets
	walk    []int             // of its tellings: the walk along credits that came by, counted from 1
	tellers map[string]int    // of a name that it is credited to: see teller
}

// bond is an edge with its passages: they are looked up once, and not for each claim.
type bond struct {
	*news.Edge
	passages []*news.Passage
}

func newStanding(set *news.Set, edges []news.Edge, passages []news.Passage, words Lexicon) *standing {
	s := &standing{set: set, words: words, roles: rolesOf(set), reports: reportsOf(set), bodies: bodiesOf(set), papers: map[string]bool{}, labels: map[string]string{}, letters: lettersOf(set), forms: originsOf(set, words), index: map[news.ID]int{}, edges: map[news.ID][]*bond{}, judged: unjudged}
	s.makers = s.makersOf()
	s.keys, s.wires = make([]string, len(set.Articles)), make([]string, len(set.Articles))
	for i := range set.Articles {
		s.index[set.Articles[i].ID] = i
		s.keys[i], s.wires[i] = agency.Key(set.Articles[i].Outlet), agency.Key(agencyOf(set, i))
		if known := s.papers[s.keys[i]]; !known && news.IsAddress(set.Articles[i].Outlet) {
			for _, l := range news.Labels(set.Articles[i].Outlet) {
				if _, taken := s.labels[l]; taken {
					s.labels[l] = ""
				} else {
					s.labels[l] = s.keys[i]
				}
			}
		}
		s.papers[s.keys[i]], s.papers[s.wires[i]] = true, true
	}
	s.only = make([]string, len(set.Articles))
	for i := range s.only {
		s.only[i] = s.report(i)
	}
	delete(s.papers, "") // an article of which no outlet is known, or no agency
	byID := make(map[news.ID]*news.Passage, len(passages))
	for i := range passages {
		byID[passages[i].ID] = &passages[i]
	}
	bonds := make([]bond, len(edges))
	for i := range edges {
		e := &bonds[i]
		e.Edge = &edges[i]
		for _, id := range e.Passages {
			if p := byID[id]; p != nil {
				e.passages = append(e.passages, p)
			}
		}
		s.edges[e.From] = append(s.edges[e.From], e)
		s.edges[e.To] = append(s.edges[e.To], e)
	}
	return s
}

// claim walks every telling of a claim back to where it enters.
func (s *standing) claim(c *news.Claim) {
	if s.at == nil {
		s.at, s.told = map[news.ID]int{}, map[string]int{}
	}
	clear(s.at)
	at := s.at
	for i := range c.Tellings {
		at[c.Tellings[i].Article] = i
	}
	for i := range c.Tellings {
		s.parent(c, at, i)
	}
	told := s.outlets(c)
	s.heard, s.walk, s.tellers, s.renamed, s.quoted = s.heard[:0], make([]int, len(c.Tellings)), nil, false, nil
	for i := range c.Tellings {
		if c.Tellings[i].Origin < 0 {
			c.Tellings[i].Origin = s.enters(c, at, told, s.root(c, at, i))
		}
	}
	s.callAgain(c)
	s.nameOwn(c)
	s.restOnCited(c)
	s.restOnReport(c)
	s.fromAgency(c, at)
	stances(c)
	count(c)
	countParts(c)
}

// stances says of each telling whose words say no more whether the claim enters the set in
// it, or is repeated.
func stances(c *news.Claim) {
	seen := make([]bool, len(c.Origins))
	for i := range c.Tellings {
		t := &c.Tellings[i]
		first := t.Parent == "" && t.Origin >= 0 && !seen[t.Origin]
		if t.Origin >= 0 {
			seen[t.Origin] = true
		}
		switch {
		case !first && t.Stance != news.HedgesClaim:
			t.Stance = news.RepeatsClaim
		case t.Stance == "":
			t.Stance = news.AssertsClaim
		}
	}
}

// parent finds what telling i was taken from, among those that an edge joins its
// article to: the one that shares most of its words and comes before it, and the
// earliest of equals, or the version of that one's article that is most like it; failing that, the earliest that its article credits or
// links to. An undecided edge leads to the telling that stands first in the claim,
// and is marked so.
func (s *standing) parent(c *news.Claim, at map[news.ID]int, i int) {
	t := &c.Tellings[i]
	if t.Revises != "" {
		s.revises(t)
		return
	}
	best, bestAt, bestScore := 0.0, 0, 0.0
	var credited, mostly, undecided link
	for _, e := range s.edges[t.Article] {
		other := e.From
		if other == t.Article {
			other = e.To
		}
		j, ok := at[other]
		if !ok || e.Kind == news.Revises {
			continue
		}
		o := &c.Tellings[j]
		part, decided := s.part(e, o, t), e.Decided && e.To == t.Article
		switch {
		case part >= minTaken && e.Kind == news.Copies && (e.Share < minCopied || confirms(o, t)) && s.indirect(t) && s.ownVoice(o, t):
			// the same words from somebody else, in a text of its own or as what he confirms: he may have been asked himself
		case decided && part >= minTaken:
			first, bestFirst := firstVersion(c, at, j), firstVersion(c, at, bestAt)
			if part > best+1e-9 || part > best-1e-9 && (first < bestFirst || first == bestFirst && e.Score > bestScore) {
				best, bestAt, bestScore = part, j, e.Score
				t.Parent, t.Edge, t.Decided, t.Share = o.Article, e.ID, true, e.Share
			}
		case decided && credit(e.Edge) && !s.ownVoice(o, t) && (e.Share >= minCredit || s.nearCredit(e, t)):
			credited.take(e.Edge, j)
		case decided && e.Kind == news.Copies && e.Share >= minMostly && s.oneWord(o, t):
			mostly.take(e.Edge, j)
		case !e.Decided && part >= minTaken && j < i:
			undecided.take(e.Edge, j)
		}
	}
	if t.Parent != "" {
		return
	}
	for _, l := range []link{credited, mostly, undecided} {
		if l.edge != nil {
			t.Parent, t.Edge, t.Decided, t.Share = c.Tellings[l.at].Article, l.edge.ID, l.edge.Decided, l.edge.Share
			return
		}
	}
}

// oneWord reports whether two tellings are both the author's own word, as far as they say, or both rest on one voice by
// the same name.
func (s *standing) oneWord(a, b *news.Telling) bool {
	x, y := s.voice(a), s.voice(b)
	return x.Kind == news.Author && y.Kind == news.Author || named(&x) && named(&y) && s.forms.sameName(&x, &y)
}

const (
	// minCredit is the share of an article's words that must stand in one that it credits for the
	// credit to be for all that it tells, and not only for what it tells beside the credit.
	minCredit = 0.1
	// maxBeside is how many paragraphs lie at most between such a credit and what is told beside it.
	maxBeside = 3
)

// nearCredit reports whether the words of an article that name the other, on edge e, stand near a telling.
func (s *standing) nearCredit(e *bond, t *news.Telling) bool {
	i := s.set.TextIndex(t.Words.Text)
	if i < 0 || s.set.Analyses[i] == nil {
		return false
	}
	// Passages are two pieces of evidence each; one more, the first, is the words that name the other.
	for _, x := range e.Evidence[:len(e.Evidence)%2] {
		if x.Text == t.Words.Text {
			return paragraphsApart(s.set.Analyses[i], x.Span, t.Words.Span) <= maxBeside
		}
	}
	return len(e.Evidence)%2 == 0
}

// confirms reports whether telling t is somebody's word that it is so, and o is not.
func confirms(o, t *news.Telling) bool {
	return t.Stance == news.ConfirmsClaim && o.Stance != news.ConfirmsClaim
}

// indirect reports whether a telling is a statement without quotation marks: the words of one that
// has some are one person's, whomever an article gives them to.
func (s *standing) indirect(t *news.Telling) bool {
	i := s.set.TextIndex(t.Words.Text)
	return i >= 0 && t.Index >= 0 && s.set.Analyses[i].Statements[t.Index].Kind == news.Indirect
}

// firstVersion is the telling by the first version of the article that makes telling j.
func firstVersion(c *news.Claim, at map[news.ID]int, j int) int {
	for c.Tellings[j].Revises != "" {
		j = at[c.Tellings[j].Revises]
	}
	return j
}

// revises makes the version before it the parent of a telling. The edge between the two
// says how sure that is; where there is none, each has its edge to another version.
func (s *standing) revises(t *news.Telling) {
	t.Parent, t.Decided = t.Revises, true
	for _, e := range s.edges[t.Article] {
		if e.Kind == news.Revises && (e.From == t.Revises || e.To == t.Revises) {
			t.Edge, t.Decided, t.Share = e.ID, e.Decided, e.Share
		}
	}
}

// link is a way back from a telling: an edge, and the place of the telling that it
// leads to.
type link struct {
	edge *news.Edge
	at   int
}

// take keeps the link to the earlier telling.
func (l *link) take(e *news.Edge, at int) {
	if l.edge == nil || at < l.at {
		l.edge, l.at = e, at
	}
}

// credit reports whether an edge rests on what the later article itself says, in
// words or by a hyperlink, and not on time alone.
func credit(e *news.Edge) bool { return e.Decided && e.Why != whyLater }

// ownVoice reports whether telling b rests on a named voice other than a's: then
// it stands by itself, whatever else its article credits.
func (s *standing) ownVoice(a, b *news.Telling) bool {
	x, y := s.voice(a), s.voice(b)
	if same, known := s.judged(&x, &y); known {
		return !same && named(&y)
	}
	return named(&y) && !(named(&x) && s.forms.sameName(&x, &y))
}

// part is the share of telling b's words that stand, within the edge's passages,
// on the words of telling a.
func (s *standing) part(e *bond, a, b *news.Telling) float64 {
	if a.Words.Text == b.Words.Text {
		return 1
	}
	n := 0
	for _, p := range e.passages {
		fromA := p.A.Text == a.Words.Text
		if x := p.Project(a.Words.Span, fromA); !x.Empty() {
			n += x.Intersect(b.Words.Span).Len()
		}
	}
	return ratio(n, b.Words.Span.Len())
}

// root follows the parents of telling i as far as they lead. A circle ends at
// its member that stands first in the claim.
func (s *standing) root(c *news.Claim, at map[news.ID]int, i int) int {
	parent := func(i int) (int, bool) {
		p := c.Tellings[i].Parent
		return at[p], p != ""
	}
	for range c.Tellings { // as many steps as there are tellings end in a circle, if there is one
		p, ok := parent(i)
		if !ok {
			return i
		}
		i = p
	}
	first := i
	for k, _ := parent(i); k != i; k, _ = parent(k) {
		first = min(first, k)
	}
	return first
}

// wordsOf are the words of the language of a text; nil for one that nobody reads.
func (s *standing) wordsOf(id news.TextID) *Words {
	t := s.set.TextIndex(id)
	if t < 0 {
		return nil
	}
	return s.words(s.set.Texts[t].Lang)
}
