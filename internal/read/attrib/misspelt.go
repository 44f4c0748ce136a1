package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// minMisspelt is of how many letters the shortest surname is that is known when it is misspelt, and minEnding the
// shortest ending of one that other men's surnames have, too.
const (
	minMisspelt = 6
	minEnding   = 3
)

// misspelt is the person whose surname the word at token i is but for a letter left out or put in, where it is
// nobody's and nothing else's, and the text names one such person in full: "Ofer Brandtner", and then "Brantner said".
// Whose surname is one letter off otherwise, surely or not, makes it nobody's.
func (x *resolver) misspelt(i int) int32 {
	r := x.r
	key := r.fold(i)
	if len(key) < minMisspelt || x.bySurname[key] != nil || r.nameClass(i, i+1) != 0 || r.toks[i].class != 0 || r.toks[i].upper || r.commonEnding(key) {
		return news.NoVoice
	}
	found := -1
	for k := range min(len(x.names), 4*namesBack) {
		n := &x.names[k]
		if len(n.key) < minMisspelt || !oneLetterOff(key, n.key) || n.key == key+r.l.PluralSuffix || key == n.key+r.l.PluralSuffix {
			continue
		}
		if found >= 0 && x.names[found].key != n.key {
			return news.NoVoice
		}
		if found < 0 || !x.inFullSurely(&x.names[found]) {
			found = k
		}
	}
	if found < 0 || len(x.names[found].key) == len(key) || !x.inFullSurely(&x.names[found]) {
		return news.NoVoice // with one letter taken for another it is as often another's: "Schneider", "Schreider"
	}
	return x.named(found)
}

// commonEnding reports whether a surname ends as many do that differ by a letter: "Johnson", "Johnston".
func (r *reader) commonEnding(key string) bool {
	for at := 1; at+minEnding <= len(key); at++ {
		if r.l.Marks[key[at:]].Has(lang.SurnameEnd) {
			return true
		}
	}
	return false
}

// inFullSurely reports whether a name is one of two words or more, and surely a person's.
func (x *resolver) inFullSurely(n *name) bool {
	return n.hi-n.lo > 1 && (n.sure || !x.r.roleBeside(n).Empty())
}

// oneLetterOff reports whether two words begin alike and differ by one letter, put in, left out or taken for another.
func oneLetterOff(a, b string) bool {
	return a[0] == b[0] && text.OneApart([]byte(a), []byte(b))
}
