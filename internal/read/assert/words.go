package assert

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// info is what is known of a token.
type info struct {
	word    lang.WordClass
	class   lang.AssertClass // of the entry that begins here
	length  int              // tokens of that entry; 0: none
	finite  bool             // may be the verb of a clause
	says    bool             // a finite verb of saying
	punct   bool
	capital bool
	quoted  bool
}

// lookUp looks every token up once, and the phrases that begin at each.
func (f *finder) lookUp(words *lang.Attrib, l *lang.Assert) {
	f.info = make([]info, len(f.toks))
	folded := make([]string, len(f.toks))
	var buf []byte
	for i, s := range f.toks {
		buf = text.Fold(buf[:0], s.Of(f.body))
		folded[i] = string(buf)
	}
	for i, w := range folded {
		x := &f.info[i]
		c, _ := utf8.DecodeRuneInString(f.toks[i].Of(f.body))
		x.punct = !unicode.IsLetter(c) && !unicode.IsDigit(c) && !(len(w) > 1 && (c == '\'' || c == '’' || c == '$' || c == '£' || c == '€'))
		x.capital = unicode.IsUpper(c)
		k := words.Words[w]
		x.word = k.Class
		x.class = l.Words[w]
		if x.class != 0 {
			x.length = 1
		}
		for _, p := range l.Phrases[w] {
			if begins(folded[i+1:], p.Words) {
				x.class, x.length = p.Class, 1+len(p.Words)
				break
			}
		}
		// A word with a capital is a name, unless a sentence begins with it.
		if x.capital && !f.begins(i) && x.length == 1 && len(w) > 1 {
			x.class, x.length = x.class&lang.PageWords, 0
		}
		f.verb(i, k, folded, words)
	}
}

// verb notes whether token i, of which k is known, can be the verb of a clause, and
// whether it says.
func (f *finder) verb(i int, k lang.AttribWord, folded []string, words *lang.Attrib) {
	x := &f.info[i]
	if x.punct || x.capital && !f.begins(i) {
		return
	}
	after := lang.WordClass(0)
	if i > 0 {
		after = f.info[i-1].word
	}
	switch {
	case x.word.Has(lang.AuxBe | lang.AuxHave | lang.AuxDo | lang.Modal):
		x.finite = true
	case after.Has(lang.Determiner|lang.Possessive|lang.Preposition|lang.ToWord) && !after.Has(lang.Pronoun|lang.That|lang.Subordinator):
	case x.class.Has(lang.FiniteVerb):
		x.finite = true
	case k.Cue > 0:
		c := &words.Cues[k.Cue-1]
		x.finite = k.Form == lang.PastForm || k.Form == lang.PresentForm
		toDo := i+1 < len(f.toks) && words.Words[folded[i+1]].Class.Has(lang.ToWord) // "decided to": a deed
		x.says = x.finite && !toDo && c.Class != lang.WantCue && c.Takes&(lang.TakesClause|lang.TakesThat) != 0 &&
			c.Takes&lang.NeedsParticle == 0 && (k.Form == lang.PastForm || c.Takes&lang.NounToo == 0)
	case !x.word.Has(lang.NotVerb):
		w := f.toks[i].Of(f.body)
		x.finite = len(w) > len(words.PastSuffix)+1 && strings.HasSuffix(w, words.PastSuffix)
	}
}

// begins reports whether token i begins what is said: a sentence, or what follows a
// mark.
func (f *finder) begins(i int) bool {
	return i == 0 || f.info[i-1].punct || news.Find(f.a.Sentences, f.toks[i].Start) != news.Find(f.a.Sentences, f.toks[i-1].Start)
}

func begins(words, with []string) bool {
	if len(words) < len(with) {
		return false
	}
	for i, w := range with {
		if words[i] != w {
			return false
		}
	}
	return true
}

// notSaid reports whether a sentence asserts nothing, whoever's it is: a question, the
// page's own words, an address.
func (f *finder) notSaid(lo, hi int) bool {
	if f.toks[lo].Of(f.body) == "[" || f.toks[hi-1].Of(f.body) == "]" {
		return true // put in by the page
	}
	end := hi - 1
	for end > lo && f.info[end].punct && !strings.ContainsAny(f.toks[end].Of(f.body), "?!.…") {
		end--
	}
	if strings.Contains(f.toks[end].Of(f.body), "?") {
		return true
	}
	for t := lo; t < hi; t++ {
		if f.info[t].class.Has(lang.PageWords) && !f.info[t].quoted || strings.HasPrefix(f.toks[t].Of(f.body), "©") {
			return true // the last is whose a picture is, with its caption
		}
	}
	return false
}

// order reports whether a sentence may be an order: it begins with a verb of one.
func (f *finder) order(lo, hi int) bool {
	first := lo
	for first < hi && (f.info[first].punct || f.info[first].word.Has(lang.AdverbWord)) {
		first++
	}
	return first < hi && f.info[first].class.Has(lang.OrderVerb) && f.info[first].length == 1 && (first == lo || f.begins(first) || !f.info[first].capital)
}

// clause reports whether a sentence that nobody else has a part in may say that
// something is so, and whether its words alone are enough to say it.
func (f *finder) clause(lo, hi int, s news.Span) (may, sure bool) {
	words, small, finite := 0, 0, false
	sure = true
	for t := lo; t < hi; t++ {
		x := &f.info[t]
		if x.punct {
			continue
		}
		words++
		if x.quoted {
			continue
		}
		if !x.capital {
			small++
		}
		if x.says && !f.passive(t, lo) {
			sure = false
		}
		finite = finite || x.finite && t > lo
	}
	ended := strings.ContainsAny(s.Of(f.body)[max(0, s.Len()-4):], ".!…:;")
	return words >= 3 && (ended || words >= 5 && small*2 >= words), sure && finite
}

// passive reports whether the verb at token t stands after a form of "be".
func (f *finder) passive(t, lo int) bool {
	for i := t - 1; i >= max(lo, t-3); i-- {
		if f.info[i].word.Has(lang.AuxBe) {
			return true
		}
		if !f.info[i].word.Has(lang.AdverbWord | lang.Negation) {
			return false
		}
	}
	return false
}

// part reports whether what is left of a sentence beside somebody's statement is a
// clause with its subject, or goes on with the subject that the statement has.
func (f *finder) part(lo, hi int) bool {
	if hi-lo < 4 || f.info[lo].word.Has(lang.Relative|lang.That) && !f.begins(lo) {
		return false
	}
	first := lo
	if w := f.info[lo].word; w.Has(lang.AdverbWord) && f.info[lo+1].word.Has(lang.Subordinator) || w.Has(lang.Subordinator) && !w.Has(lang.Contrast) {
		return false // "just as the news broke, …": when it was said
	}
	joined := f.info[lo].word.Has(lang.Conjunction | lang.Contrast)
	for first < hi && (f.info[first].word.Has(lang.Conjunction|lang.Contrast|lang.AdverbWord) || f.info[first].punct) {
		first++
	}
	verb := -1
	for t := first; t < hi; t++ {
		x := &f.info[t]
		if x.quoted {
			continue
		}
		if x.says && !f.passive(t, lo) {
			return false
		}
		if x.finite && verb < 0 {
			verb = t
		}
	}
	if verb < 0 {
		return false
	}
	return verb > first || joined
}

// hedge reports whether token t hedges, and with which words: those of belief take
// the form of "be" before them with them.
func (f *finder) hedge(t, lo, hi int, at news.Span) (news.Span, bool) {
	x := &f.info[t]
	if x.class.Has(lang.BeliefVerb) {
		for i := t - 1; i >= 0 && i >= t-3; i-- {
			if f.info[i].word.Has(lang.AuxBe) {
				return at.Cover(f.toks[i]), true
			}
			if !f.info[i].word.Has(lang.AdverbWord | lang.Negation) {
				break
			}
		}
	}
	if !x.class.Has(lang.HedgeMark) || x.class.Has(lang.AbleWord) && f.able(t, lo, hi) {
		return at, false
	}
	if x.word.Has(lang.Modal) {
		// "could not": it is certain that he could not. "May": a month.
		return at, !x.capital && t+1 < hi && !f.info[t+1].word.Has(lang.Negation)
	}
	return at, true
}
