package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// A text may begin with somebody without a name, and say in the next sentence whose words those were:
// "A union boss has said that … . The comments by Ida Voss, who heads the union, come …".

// maxOffice is how many words of office may stand between "the comments by" and the name.
const maxOffice = 6

// nameOwners makes one voice of somebody without a name and the person to whom the next sentence
// gives his words. He must be the only one who says anything in his sentence.
func (x *resolver) nameOwners() {
	r := x.r
	for i := range r.drafts {
		d := &r.drafts[i]
		if d.Voice == news.NoVoice || d.unit+1 >= len(r.units) || !x.someone(d.Voice) {
			continue
		}
		k := x.ownerNamed(d.unit + 1)
		if k < 0 || x.othersSay(i) || !x.v.list[d.Voice].gender.fits(x.names[k].gender) {
			continue
		}
		if id := x.named(k); id != news.NoVoice && x.v.list[id].Kind == news.Person {
			x.v.join(d.Voice, id)
		}
	}
	x.settle()
}

// someone reports whether a voice is one person without a name.
func (x *resolver) someone(id int32) bool {
	v := &x.v.list[x.v.final(id)]
	return v.Kind == news.Unnamed && !v.plural && !v.loose && v.name[1] <= v.name[0]
}

// othersSay reports whether somebody else says something in the sentence of draft i.
func (x *resolver) othersSay(i int) bool {
	drafts := x.r.drafts
	for _, step := range [...]int{-1, 1} {
		for k := i + step; k >= 0 && k < len(drafts) && drafts[k].unit == drafts[i].unit; k += step {
			if v := drafts[k].Voice; v != news.NoVoice && v != drafts[i].Voice {
				return true
			}
		}
	}
	return false
}

// ownerNamed is the place among the names of the person to whom sentence u gives the words that stand
// before it, "The comments by harbour chief | Ida Voss"; or -1.
func (x *resolver) ownerNamed(u int) int {
	r := x.r
	lo, hi := r.units[u].lo, r.units[u].hi
	if lo+3 >= hi || !r.has(lo, lang.Definite) || !r.nameClass(lo+1, lo+2).Has(lang.OwnWords) || !r.has(lo+2, lang.RelayBy|lang.Genitive) {
		return -1
	}
	k := x.nameFrom(lo + 3)
	if k >= len(x.names) || x.names[k].lo >= min(hi, lo+3+maxOffice) || x.names[k].hi-x.names[k].lo < 2 {
		return -1
	}
	if end := x.names[k].hi; !x.names[k].sure && !(r.comma(end) && r.has(end+1, lang.Relative)) {
		return -1
	}
	for i := lo + 3; i < x.names[k].lo; i++ {
		if !r.nounLike(i) {
			return -1
		}
	}
	return k
}
