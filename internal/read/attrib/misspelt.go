package attrib

import "hearsay/internal/news"

// minMisspelt is of how many letters the shortest surname is that is known when it is misspelt.
const minMisspelt = 6

// misspelt is the person whose surname the word at token i is but for one letter, where it is nobody's
// and nothing else's, and the text names one such person in full: "Ofer Brandtner", and then "Brantner said".
func (x *resolver) misspelt(i int) int32 {
	r := x.r
	key := r.fold(i)
	if len(key) < minMisspelt || x.bySurname[key] != nil || r.nameClass(i, i+1) != 0 || r.toks[i].class != 0 || r.toks[i].upper {
		return news.NoVoice
	}
	found := -1
	for k := range min(len(x.names), 4*namesBack) {
		n := &x.names[k]
		if n.hi-n.lo < 2 || len(n.key) < minMisspelt || !r.oneLetterOff(key, n.key) || !n.sure && r.roleBeside(n).Empty() {
			continue
		}
		if found >= 0 && x.names[found].key != n.key {
			return news.NoVoice
		}
		if found < 0 {
			found = k
		}
	}
	if found < 0 {
		return news.NoVoice
	}
	return x.named(found)
}

// oneLetterOff reports whether two words begin alike and differ by one letter, put in, left out or taken
// for another; not by the ending of a plural.
func (r *reader) oneLetterOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b || a[0] != b[0] || b == a+r.l.PluralSuffix {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
