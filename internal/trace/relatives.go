package trace

import (
	"errors"
	"slices"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/trace/provenance"
	"hearsay/internal/trace/reuse"
)

// Relatives finds what Trace would find of one article: the passages that its text
// shares, the edges that it is an end of, and its lineage, the same to the byte
// (relatives_test.go). It reads the article's relatives and what decides how they are
// related, and nothing else. The set holds all articles that the answer speaks of, and
// more.
//
// Where that would be too many, it says so (Unsettled) and leaves out what is not
// settled. The error is the archive's.
func Relatives(a Archive, id news.ID) (*news.Set, *news.Relatives, error) {
	return relatives(a, id, limits{mostTexts, mostPrintings, reuse.MostEntries, someVersions})
}

// limits are how many texts, articles and entries of the index are looked at for one
// question, at most, and how many texts are held against one because they have versions.
type limits struct{ texts, printings, entries, versions int }

func relatives(a Archive, id news.ID, most limits) (*news.Set, *news.Relatives, error) {
	v := newVicinity(a, most)
	x, err := a.Article(id)
	if err != nil {
		return nil, nil, err
	}
	out := &news.Relatives{Version: Version, Article: id, Passages: []news.Passage{}, Edges: []news.Edge{}}
	first := v.firstOf(x.Text)
	v.match(first)
	if v.err != nil {
		return nil, nil, v.err
	}
	out.Passages = v.passagesOf(x.Text)
	set := v.set()
	if err := v.settle(&x, first, out); errors.Is(err, reuse.ErrTooMuch) {
		out.Unsettled = "it has more relatives than can be settled at once: passages with later texts, edges and lineage are left out"
		return set, out, nil
	} else if err != nil {
		return nil, nil, err
	}
	return v.set(), out, nil
}

// vicinity is the part of an archive that decides what the relatives of an article are.
//
// Why it is enough. An edge between two texts depends on their passages, on the versions
// of both at their addresses, and, where times do not decide, on the passages of both
// with texts before them and, of an undated one, on those of its dated relatives with
// texts before them (closeness.go in package provenance). A lineage depends on the edges
// that lead to an article and to all those behind it; a circle of credits through an
// edge lies among these, too. An edge to an article comes from a text before it, or from
// one that is not surely younger.
type vicinity struct {
	a     Archive
	l     *reuse.Lookup
	most  limits
	texts map[reuse.Rank]*member
	byID  map[news.ID]news.Article
	atURL map[string][]reuse.Rank // texts at an address, once asked for
	found []news.Passage
	err   error

	versioned versioned
}

// member is a text of a vicinity.
type member struct {
	text      news.Text
	analysis  *news.Analysis
	printings []news.Article // by rank
	matched   bool           // its passages with earlier texts are there
	partners  []reuse.Rank   // with which it has them
	later     []reuse.Rank   // those of which it is a partner, as far as they were asked for
	supported bool           // so is what decides the edges between it and its relatives
	joined    bool           // all edges to its first printing are there
	settled   bool           // all edges to its printings are
}

// mostTexts and mostPrintings keep a question from taking more than about a second.
const (
	mostTexts     = 1500
	mostPrintings = 3000
)

func newVicinity(a Archive, most limits) *vicinity {
	v := &vicinity{a: a, most: most, texts: map[reuse.Rank]*member{}, byID: map[news.ID]news.Article{}, atURL: map[string][]reuse.Rank{}}
	v.l = reuse.NewLookup(a, func(id news.TextID) (reuse.Doc, error) {
		t, an, err := v.text(id)
		if err != nil {
			return reuse.Doc{}, err
		}
		return docOf(&t, an), nil
	}, reuse.Options{}, most.entries)
	return v
}

func (v *vicinity) fail(err error) {
	if v.err == nil {
		v.err = err
	}
}

func (v *vicinity) text(id news.TextID) (news.Text, *news.Analysis, error) { return v.a.Text(id) }

// load reads a text and its printings.
func (v *vicinity) load(r reuse.Rank) *member {
	m, ok := v.texts[r]
	if ok {
		return m
	}
	m = &member{}
	v.texts[r] = m
	if len(v.texts) > v.most.texts {
		v.fail(reuse.ErrTooMuch)
	}
	if v.err != nil {
		return m
	}
	p, err := v.l.At(r)
	if err != nil {
		v.fail(err)
		return m
	}
	if m.text, m.analysis, err = v.text(p.Text); err != nil {
		v.fail(err)
		return m
	}
	for _, r := range v.ranks(printingKey(p.Text), v.most.printings+1) {
		m.printings = append(m.printings, v.article(r))
		if len(v.byID) > v.most.printings {
			v.fail(reuse.ErrTooMuch)
		}
		if v.err != nil {
			return m
		}
	}
	if len(m.printings) == 0 || reuse.RankOf(&m.printings[0]) != r {
		v.fail(reuse.ErrStore)
	}
	return m
}

// ranks are those behind a prefix.
func (v *vicinity) ranks(prefix []byte, limit int) (out []reuse.Rank) {
	return v.ranksBetween(prefix, "", "", limit)
}

// ranksBetween are those behind a prefix in [from, to); to "": to the end.
func (v *vicinity) ranksBetween(prefix []byte, from, to reuse.Rank, limit int) (out []reuse.Rank) {
	if v.err == nil {
		v.err = v.l.Spend(10)
	}
	if v.err != nil {
		return nil
	}
	end := reuse.Upto(prefix)
	if to != "" {
		end = append(slices.Clone(prefix), to...)
	}
	if err := v.a.Scan(append(slices.Clone(prefix), from...), end, false, limit, func(k, _ []byte) bool {
		r, rest, ok := reuse.CutRank(k[len(prefix):])
		if !ok || len(rest) > 0 {
			v.fail(reuse.ErrStore)
			return false
		}
		out = append(out, r)
		return true
	}); err != nil {
		v.fail(err)
	}
	return out
}

func (v *vicinity) article(r reuse.Rank) news.Article {
	id := r.Article()
	x, ok := v.byID[id]
	if !ok && v.err == nil {
		var err error
		if x, err = v.a.Article(id); err != nil {
			v.fail(err)
		}
		v.byID[id] = x
	}
	return x
}

// match finds the passages of a text with texts before it.
func (v *vicinity) match(r reuse.Rank) *member {
	m := v.load(r)
	if m.matched || v.err != nil {
		return m
	}
	m.matched = true
	ps, partners, err := v.l.Match(r)
	if err != nil {
		v.fail(err)
		return m
	}
	v.found = append(v.found, ps...)
	m.partners = partners
	for _, p := range partners {
		if v.load(p); v.err != nil {
			return m
		}
	}
	return m
}

// versions matches the texts at the address of an article, where there are others, since
// which is a version of which depends on it.
func (v *vicinity) versions(x *news.Article) {
	if v.hasVersions(x) {
		v.textsAt(provenance.Address(x.URL))
	}
}

// textsAt are the texts at an address.
func (v *vicinity) textsAt(at string) []reuse.Rank {
	if at == "" {
		return nil
	}
	out, ok := v.atURL[at]
	if ok {
		return out
	}
	articles := v.ranks(addressKey(kindAddress, at), v.most.printings+1)
	if len(articles) > v.most.printings {
		v.fail(reuse.ErrTooMuch)
	}
	for _, r := range articles {
		y := v.article(r)
		if v.err != nil {
			return nil
		}
		if provenance.Address(y.URL) != at {
			continue // another with this hash
		}
		t := v.firstOf(y.Text)
		if v.err != nil {
			return nil
		}
		out = append(out, t)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	v.atURL[at] = out
	if len(articles) > 1 {
		for _, t := range out {
			v.match(t)
		}
	}
	return out
}

// support finds what decides the edges between a text and its relatives.
func (v *vicinity) support(r reuse.Rank) {
	m := v.match(r)
	if m.supported || v.err != nil {
		return
	}
	m.supported = true
	v.versions(&m.printings[0])
	if r.Dated() {
		return
	}
	for _, p := range m.partners {
		if p.Dated() {
			v.match(p)
		}
	}
}

// join finds what decides the edges that lead to the first printing of a text, or, with
// all, those that lead from it, too.
func (v *vicinity) join(r reuse.Rank, all bool) {
	m := v.match(r)
	if v.err != nil || m.joined {
		return
	}
	m.joined = true
	v.support(r)
	for _, p := range m.partners {
		if !v.surelyBefore(p, m) {
			v.support(p)
		}
	}
	v.joinLater(r, m, all)
	for i := range m.printings {
		v.versions(&m.printings[i])
	}
}

// surelyBefore reports whether time says, and nothing else, which of a text and one
// before it was first: a credit may contradict it.
func (v *vicinity) surelyBefore(p reuse.Rank, m *member) bool {
	a, b := &v.load(p).printings[0], &m.printings[0]
	return a.Published.Before(b.Published) && !v.hasVersions(a) && !v.hasVersions(b)
}

// joinLater is the part of join that is about later texts.
func (v *vicinity) joinLater(r reuse.Rank, m *member, all bool) {
	undated, copies := false, -1
	for i := range m.printings {
		if m.printings[i].Published.Known() {
			copies++
		} else {
			undated = true
		}
	}
	count := undated && r.Dated() // whether an undated printing is one of many depends on the next copies
	later := v.laterOf(r, m, all || count)
	for _, b := range later {
		if v.err != nil {
			return
		}
		few := count && copies < enoughCopies && b.Dated()
		if !all && !few && v.leadsNot(r, m, b) {
			continue
		}
		if ok, err := v.l.Share(r, b); err != nil {
			v.fail(err)
			return
		} else if !ok {
			continue
		}
		y := v.match(b)
		if v.err != nil || !slices.Contains(y.partners, r) {
			continue
		}
		m.later = append(m.later, b)
		v.support(b)
		for i := range y.printings {
			if y.printings[i].Published.Known() {
				copies++
			}
		}
	}
}

// enoughCopies is more than what package provenance asks for (places).
const enoughCopies = 8

// laterOf are the texts after a text that may share passages with it: all, or at least
// those from which an edge may lead to its first printing.
func (v *vicinity) laterOf(r reuse.Rank, m *member, all bool) []reuse.Rank {
	var end reuse.Rank // "": no
	var apart []reuse.Rank
	if !all && r.Dated() && !v.hasVersions(&m.printings[0]) {
		end = endOf(&m.printings[0])
		var ok bool
		if apart, ok = v.versionsFrom(end); !ok {
			end = ""
		}
	}
	if v.err != nil {
		return nil
	}
	later, err := v.l.Later(r, end)
	if err != nil {
		v.fail(err)
		return nil
	}
	later = append(later, apart...)
	slices.Sort(later)
	return slices.Compact(later)
}

// endOf is where the ranks begin of what was surely published after an article.
func endOf(x *news.Article) reuse.Rank {
	end := x.Published
	if end.Day {
		end.Time = end.Time.Add(24 * time.Hour)
	} else {
		end.Time = end.Time.Add(1)
	}
	return reuse.RankAt(end)
}

// leadsNot reports whether no edge leads from a later text to the first printing of a
// text.
func (v *vicinity) leadsNot(r reuse.Rank, m *member, b reuse.Rank) bool {
	first := &m.printings[0]
	if !r.Dated() || !b.Dated() || v.hasVersions(first) || v.rankHasVersions(b) {
		return false
	}
	if b >= endOf(first) {
		return true
	}
	p, err := v.l.At(b)
	if err != nil {
		v.fail(err)
		return false
	}
	return !provenance.MayLead(p.Outlet, p.Page, p.Size, first, &m.text, m.analysis)
}

// settleText finds what decides the edges that lead to all printings of a text.
func (v *vicinity) settleText(r reuse.Rank) {
	v.join(r, false)
	m := v.texts[r]
	if v.err != nil || m.settled {
		return
	}
	m.settled = true
	for i := range m.printings {
		x := &m.printings[i]
		for _, at := range linksOf(x) {
			if at == provenance.Address(x.URL) {
				continue
			}
			for _, t := range v.textsAt(at) {
				v.join(t, false) // whether another edge joins the two
			}
		}
	}
}

// set is the vicinity as a set.
func (v *vicinity) set() *news.Set {
	var articles []news.Article
	var texts []news.Text
	for _, m := range v.texts {
		articles, texts = append(articles, m.printings...), append(texts, m.text)
	}
	s := news.NewSet(articles, texts)
	for _, m := range v.texts {
		if i := s.TextIndex(m.text.ID); i >= 0 {
			s.Analyses[i] = m.analysis
		}
	}
	return s
}

func (v *vicinity) passagesOf(t news.TextID) []news.Passage {
	out := []news.Passage{}
	for i := range v.found {
		if p := &v.found[i]; p.A.Text == t || p.B.Text == t {
			out = append(out, *p)
		}
	}
	reuse.Sort(out)
	return out
}

// settle finds the edges and the lineage of an article.
func (v *vicinity) settle(x *news.Article, first reuse.Rank, out *news.Relatives) error {
	if err := v.surround(x, first); err != nil {
		return err
	}
	set, edges, core := v.ancestry(x)
	if edges == nil && v.err != nil {
		return v.err
	}
	edges = slices.DeleteFunc(edges, func(e news.Edge) bool {
		return !(e.Decided && core[e.To]) && e.From != x.ID && e.To != x.ID
	})
	out.Passages = v.passagesOf(x.Text)
	if v.err != nil {
		if !errors.Is(v.err, reuse.ErrTooMuch) {
			return v.err
		}
		out.Unsettled = "too many stand behind it to follow its words to their roots at once: lineage is left out"
		if n := len(edges); n > 0 {
			edges = slices.DeleteFunc(edges, func(e news.Edge) bool {
				return e.From != x.ID && e.To != x.ID || provenance.MayCircle(&e)
			})
			out.Unsettled += ", and so are edges that rest on credits and links"
		}
		provenance.Settle(set, edges)
		out.Edges = append(out.Edges, edges...)
		return nil
	}
	provenance.Settle(set, edges)
	for i := range edges {
		if e := &edges[i]; e.From == x.ID || e.To == x.ID {
			out.Edges = append(out.Edges, *e)
		}
	}
	if provenance.Circular(set, edges) {
		out.Unsettled = "words seem to have gone in a circle behind it: lineage is left out"
		return nil
	}
	ls := provenance.Lineages(set, edges, v.found)
	for i := range ls {
		if ls[i].Article == x.ID {
			out.Lineage = &ls[i]
		}
	}
	return nil
}

// ancestry follows an article's words to their roots, as far as v.err lets it: it returns the set and
// the edges that it came to, and who stands behind the article, with it.
func (v *vicinity) ancestry(x *news.Article) (set *news.Set, edges []news.Edge, core map[news.ID]bool) {
	core = map[news.ID]bool{}
	for ancestors := []*news.Article{x}; len(ancestors) > 0; ancestors = behind(set, edges, core) {
		for _, y := range ancestors {
			core[y.ID] = true
			v.settleText(v.firstOf(y.Text))
		}
		if v.err != nil {
			break
		}
		reuse.Sort(v.found)
		set = v.set()
		edges = provenance.Open(set, v.found)
	}
	return set, edges, core
}

// surround finds what decides the edges that an article may be an end of, but for those
// that settleText finds.
func (v *vicinity) surround(x *news.Article, first reuse.Rank) error {
	v.join(first, true)
	if v.err != nil {
		return v.err
	}
	m := v.texts[first]
	// Other printings of its relatives, and articles that link to it, may be joined to it.
	for _, r := range slices.Concat(m.partners, m.later) {
		if v.load(r); v.err == nil && len(v.texts[r].printings) > 1 {
			v.join(r, false)
		}
	}
	if at := provenance.Address(x.URL); at != "" {
		for _, r := range v.ranks(addressKey(kindLink, at), v.most.printings+1) {
			if y := v.article(r); v.err == nil {
				v.join(v.firstOf(y.Text), false)
			}
		}
	}
	return v.err
}

// firstOf is the first printing of a text that is in the index.
func (v *vicinity) firstOf(t news.TextID) reuse.Rank {
	if v.err != nil {
		return ""
	}
	r, ok, err := reuse.FirstPrinting(v.a, t)
	if err == nil && !ok {
		err = reuse.ErrStore
	}
	if err != nil {
		v.fail(err)
	}
	return r
}

// behind are the articles that decided edges lead from to those of core, and which are
// not of it yet.
func behind(set *news.Set, edges []news.Edge, core map[news.ID]bool) []*news.Article {
	missing := map[news.ID]bool{}
	for i := range edges {
		if e := &edges[i]; e.Decided && core[e.To] && !core[e.From] {
			missing[e.From] = true
		}
	}
	var out []*news.Article
	for i := range set.Articles {
		if missing[set.Articles[i].ID] {
			out = append(out, &set.Articles[i])
		}
	}
	return out
}
