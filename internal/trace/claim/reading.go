package claim

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/text"
)

// form is a token as it is written, and what is known of it. What takes folding, cutting
// and looking up is done once for each form, and not for each token.
type form struct {
	stem   int32 // number of its stem; those of stems are in the order of their hashes
	word   int32 // of the folded word
	place  int32 // in the vectors, or -1
	rarity float32
	marks  uint32
}

// What a form is.
const (
	sayMark     uint32 = 1 << iota // a word that says something, see Lexicon.says
	tellMark                       // see tells
	capitalMark                    // begins with a capital letter
	openMark                       // see Lexicon.Open
	joinMark                       // see Lexicon.Join
	breakMark                      // see isBreak
	stopMark                       // a semicolon
	noMark                         // see Lexicon.No
	bareMark                       // see Lexicon.Bare
	doubtMark                      // see Lexicon.Doubt, and those below
	unsureMark
	linkMark
	proofMark
	commentMark
	correctMark
	captionMark // see Lexicon.Caption
	thisMark    // see Lexicon.This
	reportMark  // see Lexicon.Report
	falseMark   // see Lexicon.False
	grantMark   // see Lexicon.Grant
	suchMark    // see Lexicon.Such
	chargeMark  // see Lexicon.Charge
	accuseMark  // see Lexicon.Accuse
	accusedMark // see Lexicon.Accused
	whoseMark   // see Lexicon.Whose
	finiteMark  // may be the verb of a clause
)

// forms are the forms of some texts of one language.
type forms struct {
	number       map[string]int32
	marks        map[string]uint32 // see Lexicon.marks
	all          []form
	stems, words []uint64 // of each form, the hashes; nil once they are numbered
}

// reading is the tokens of the texts of a set by their forms.
type reading struct {
	lexicon []*Lexicon // of each text; nil where it has no analysis, or nothing is known of its language
	forms   []*forms   // of each text
	tokens  [][]int32  // of each text: the numbers of its tokens among the forms
	stems   int        // how many there are
	words   int
}

const (
	// maxTables is how many tables of forms are made side by side, and minTable how many
	// texts share one at least.
	maxTables = 16
	minTable  = 256
	// maxBlocks is in how many blocks other work on many things is cut, and minBlock how
	// large they are at least.
	maxBlocks = 64
	minBlock  = 32
)

// blocks calls f with parts of 0 to n-1, at most most of them and each at least least long.
// They depend on n alone.
func blocks(n, most, least int, each func(n int, f func(i int)), f func(lo, hi int)) {
	k := max(1, min(most, n/least))
	each(k, func(i int) { f(i*n/k, (i+1)*n/k) })
}

// read numbers the tokens of a set's texts. Two words of which the hashes are the same, one
// in 2⁶⁴, count as one.
func read(set *news.Set, lexicon func(code string) *Lexicon, each func(n int, f func(i int))) *reading {
	n := len(set.Texts)
	r := &reading{lexicon: make([]*Lexicon, n), forms: make([]*forms, n), tokens: make([][]int32, n)}
	for t := range set.Texts {
		if set.Analyses[t] != nil {
			r.lexicon[t] = lexicon(set.Texts[t].Lang)
		}
	}
	blocks(n, maxTables, minTable, each, func(lo, hi int) {
		tables := map[*Lexicon]*forms{}
		for t := lo; t < hi; t++ {
			a := set.Analyses[t]
			if a == nil {
				continue
			}
			f := tables[r.lexicon[t]]
			if f == nil {
				f = &forms{number: map[string]int32{}}
				tables[r.lexicon[t]] = f
			}
			r.forms[t] = f
			r.tokens[t] = make([]int32, len(a.Tokens))
			for i, tok := range a.Tokens {
				r.tokens[t][i] = f.find(tok.Of(set.Texts[t].Body), r.lexicon[t])
			}
		}
	})
	r.renumber(each)
	return r
}

// find returns the number of a token among the forms.
func (f *forms) find(token string, l *Lexicon) int32 {
	if i, ok := f.number[token]; ok {
		return i
	}
	i := int32(len(f.all))
	f.number[token] = i
	var buf, cut [64]byte
	folded := text.Fold(buf[:0], token)
	x := form{place: -1}
	set := func(mark uint32, is bool) {
		if is {
			x.marks |= mark
		}
	}
	first, _ := utf8.DecodeRuneInString(token)
	set(capitalMark, unicode.IsUpper(first))
	set(tellMark, tells(folded))
	set(breakMark, isBreak(token))
	set(stopMark, token == ";")
	var stem uint64
	if l != nil {
		if f.marks == nil {
			f.marks = l.marks()
		}
		x.marks |= f.marks[string(folded)]
		set(finiteMark, l.Finite == nil || l.finite(folded, token)) // where no verbs are known, any word may be one
		set(joinMark, x.marks&capitalMark == 0 && l.joins(folded))
		if l.says(folded) {
			x.marks |= sayMark
			s := append(cut[:0], l.stem(folded)...)
			place, rarity := l.look(folded, s)
			stem, x.place, x.rarity = fnv(s), int32(place), rarity
		}
	}
	f.all, f.stems, f.words = append(f.all, x), append(f.stems, stem), append(f.words, fnv(folded))
	return i
}

// renumber gives stems and words, which are known by their hashes, small numbers in the
// order of the hashes.
func (r *reading) renumber(each func(n int, f func(i int))) {
	var tables []*forms
	for _, f := range r.forms {
		if f != nil && f.stems != nil && !slices.Contains(tables, f) {
			tables = append(tables, f)
		}
	}
	number := func(hashes func(f *forms) []uint64, put func(x *form, k int32)) int {
		var all []uint64
		for _, f := range tables {
			all = append(all, hashes(f)...)
		}
		slices.Sort(all)
		all = slices.Compact(all)
		for _, f := range tables {
			for i, h := range hashes(f) {
				k, _ := slices.BinarySearch(all, h)
				put(&f.all[i], int32(k))
			}
		}
		return len(all)
	}
	each(2, func(i int) {
		if i == 0 {
			r.stems = number(func(f *forms) []uint64 { return f.stems }, func(x *form, k int32) { x.stem = k })
		} else {
			r.words = number(func(f *forms) []uint64 { return f.words }, func(x *form, k int32) { x.word = k })
		}
	})
	for _, f := range tables {
		f.number, f.marks, f.stems, f.words = nil, nil, nil, nil
	}
}

// has reports whether a token of text t has one of some marks.
func (r *reading) has(t int32, marks uint32) bool {
	all := r.forms[t].all
	for _, i := range r.tokens[t] {
		if all[i].marks&marks != 0 {
			return true
		}
	}
	return false
}

// form is that of token i of text t.
func (r *reading) form(t int32, i int) *form { return &r.forms[t].all[r.tokens[t][i]] }
