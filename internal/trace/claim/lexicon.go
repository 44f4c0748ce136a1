package claim

import (
	"unicode"
	"unicode/utf8"

	"hearsay/internal/text"
)

// Lexicon is what a language knows of words, for joining what is told in other words.
type Lexicon struct {
	Small    map[string]bool // folded words that say nothing of what is told
	No       map[string]bool // that say that something is not so
	False    map[string]bool // of these, those that say so of what a Link joins them to alone: "untrue"
	Grant    map[string]bool // behind a No, that it is so all the same: "(no) secret", "(not) only"
	Open     map[string]bool // that open a clause wherever they stand
	Join     map[string]bool // that open one after a comma or a dash
	Bare     map[string]bool // that open one without a comma, where both sides are long
	Confirm  map[string]bool // cues of who says that it is so
	Admit    map[string]bool // of these, those of who answers for it himself
	Doubt    map[string]bool // see lang.Claim for these
	Unsure   map[string]bool
	Link     map[string]bool
	Proof    map[string]bool
	Comment  map[string]bool
	Correct  map[string]bool
	Caption  map[string]bool
	Stands   map[string]bool // stand for somebody who was named before: "he"
	Turn     map[string]bool // small words that turn around what is said: "before"
	This     map[string]bool
	Such     map[string]bool
	Charge   map[string]bool // see lang.Claim for these
	Accuse   map[string]bool
	Accused  map[string]bool
	Whose    map[string]bool   // "her", "their"
	Report   map[string]bool   // what is denied is called so, and which it is these do not say: "claims", "allegations"
	Leans    map[string]bool   // that say nothing at the beginning without what stands before: "it", "which"
	Finite   map[string]bool   // forms that may be the verb of a clause: "is", "said", "fell"
	Past     string            // the ending of most others: "ed"
	That     map[string]bool   // joins to the verb what is said: "that"
	Definite map[string]bool   // before a noun, point back to somebody: "the", "that"
	First    map[string]bool   // who writes or speaks: "I", "we"
	Hedges   map[string]bool   // say that it may not be so, some of several words: "reportedly", "by all accounts"
	Mine     map[string]bool   // what is his: "my", "our"
	Paper    map[string]bool   // an outlet, or who works for it, by what it is: "newspaper", "correspondent"
	Tells    map[string]bool   // a verb of saying, or that somebody was heard: "said", "according"
	Hears    map[string]bool   // of these verbs, those behind which stands whom it is said to: "told"
	Ahead    map[string]bool   // may stand right before who says a thing: "by"
	With     map[string]bool   // may too, behind one of Asked: "to", "with"
	Asked    map[string]bool   // "according", "interview"
	People   map[string]bool   // what people are: "officials", "clerk"
	House    map[string]bool   // its people and parts, behind "our": "bureau"
	Still    map[string]bool   // says that a number is what is left of another: "still", "remain"
	Other    map[string]bool   // sets apart from what was named before: "other", "second"
	Of       map[string]bool   // before a whole of which a part is meant: "of"
	Written  map[string]bool   // what is given to several at once: "statement", "letter"
	Office   map[string]bool   // what somebody is by office: "spokesman", "minister"
	Joining  []string          // endings of words that open one after a comma or a dash: "ing"
	Same     map[string]string // forms of a word that no ending tells, and what all are taken for: "broken" and "break"
	Endings  []string          // that are cut off so that the forms of a word agree; the first that fits
	Words    Vectors
}

// Vectors are what words mean, and how rare they are. A word is one by its place.
type Vectors interface {
	Dims() int
	Find(folded []byte) int // or -1
	Rarity(i int) float32   // natural logarithm of one over the share of texts that have it
	Add(sum []float32, i int, weight float32)
}

// marks are what the lists say of each word that is in one.
func (l *Lexicon) marks() map[string]uint32 {
	out := map[string]uint32{}
	for mark, words := range map[uint32]map[string]bool{
		openMark: l.Open, joinMark: l.Join, bareMark: l.Bare, noMark: l.No, falseMark: l.False, grantMark: l.Grant, doubtMark: l.Doubt, unsureMark: l.Unsure, linkMark: l.Link,
		proofMark: l.Proof, commentMark: l.Comment, correctMark: l.Correct, captionMark: l.Caption, thisMark: l.This, reportMark: l.Report, suchMark: l.Such, chargeMark: l.Charge, accuseMark: l.Accuse, accusedMark: l.Accused, whoseMark: l.Whose,
	} {
		for w, is := range words {
			if is {
				out[w] |= mark
			}
		}
	}
	return out
}

const (
	// minStem is how many bytes of a word its ending must leave.
	minStem = 4
	// minJoining is how many bytes of a word an ending must leave by which it opens a clause.
	minJoining = 3
	// maxRarity is how rare a word counts at most: one that no list knows may be a name
	// of the day, which then stands in every sentence.
	maxRarity = 6
)

// stem cuts the ending off a folded word.
func (l *Lexicon) stem(w []byte) []byte {
	for _, e := range l.Endings {
		if n := len(w) - len(e); n >= minStem && string(w[n:]) == e {
			return w[:n]
		}
	}
	return w
}

// base is what the forms of a folded word have in common, those too that no ending tells: more than
// stem, which sets apart "broke" and "break".
func (l *Lexicon) base(w []byte) []byte {
	if same, ok := l.Same[string(w)]; ok {
		w = []byte(same)
	}
	return l.stem(w)
}

// look finds a word, or failing that its stem, in the vectors, and says how rare it is.
func (l *Lexicon) look(w, stem []byte) (place int, rarity float32) {
	i := l.Words.Find(w)
	if i < 0 {
		i = l.Words.Find(stem)
	}
	if i < 0 {
		return -1, maxRarity
	}
	return i, min(maxRarity, l.Words.Rarity(i))
}

// joins reports whether a folded word has an ending by which it opens a clause: "prompting".
func (l *Lexicon) joins(w []byte) bool {
	for _, e := range l.Joining {
		if n := len(w) - len(e); n >= minJoining && string(w[n:]) == e {
			return true
		}
	}
	return false
}

// says reports whether a folded word is one that says something.
func (l *Lexicon) says(w []byte) bool {
	r, _ := utf8.DecodeRune(w)
	return len(w) > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !l.Small[string(w)]
}

// word folds a token; it is false for one that says nothing.
func (l *Lexicon) word(dst []byte, token string) ([]byte, bool) {
	w := text.Fold(dst[:0], token)
	return w, l.says(w)
}
