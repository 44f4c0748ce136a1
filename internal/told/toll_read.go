package told

import (
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

const (
	// tollReach is how many words may stand between a number and what befell those it counts, or
	// between "toll" and its number.
	tollReach = 6
	// asideReach is how long an aside behind the number may be: ", including 10 children,".
	asideReach = 12
	// rateReach is how many words behind a toll say that it is counted by the year.
	rateReach = 3
	// tollLead is how many bytes of a text are looked at at least, and tollPart what part of it: what
	// it is about stands there, and further down what happened in other years.
	tollLead = 1500
	tollPart = 0.3
)

// tollMention is a number of dead or hurt in a text.
type tollMention struct {
	fate     int       // lang.Killed or lang.Hurt
	quantity int       // index into Analysis.Quantities
	words    news.Span // from the number to what befell, or the other way round
	sentence news.Span
}

// tollReader reads the tolls of a text.
type tollReader struct {
	l    *lang.Toll
	a    *news.Analysis
	body string
}

// mentions are the tolls that a text tells of as facts, in their order, of those that count all
// ("including two children" are some).
func (r *tollReader) mentions() []tollMention {
	var out []tollMention
	until := uint32(max(tollLead, int(tollPart*float64(len(r.body)))))
	for i := range r.a.Quantities {
		q := &r.a.Quantities[i]
		if q.Span.Start >= until {
			break
		}
		s := news.Find(r.a.Sentences, q.Span.Start)
		if s < 0 || q.Min < 1 {
			continue
		}
		m := tollMention{quantity: i, sentence: r.a.Sentences[s]}
		if r.read(&m, q) && !r.unreal(&m) {
			out = append(out, m)
		}
	}
	return out
}

func (r *tollReader) word(i int) string {
	var buf [64]byte
	return string(text.Fold(buf[:0], r.a.Tokens[i].Of(r.body)))
}

// read finds what befell those whom a quantity counts.
func (r *tollReader) read(m *tollMention, q *news.Quantity) bool {
	counted := q.Span
	if !q.Unit.Empty() && q.Unit.Start >= q.Span.Start {
		counted = counted.Cover(q.Unit)
	} else if !q.Unit.Empty() {
		return false // money
	}
	first, last := news.Within(r.a.Tokens, m.sentence)
	lo, hi := news.Within(r.a.Tokens, counted)
	if lo >= hi {
		return false
	}
	if r.byWord(m, first, lo, counted) {
		return true
	}
	if r.some(q, first, lo, hi, last) {
		return false
	}
	unit := ""
	if !q.Unit.Empty() {
		unit = r.word(hi - 1)
	}
	if r.l.Lives[unit] {
		return r.lives(m, first, lo, hi, last)
	}
	for fate := range lang.Fates {
		if r.l.Befell[fate][unit] { // "84 dead"
			m.fate, m.words = fate, counted
			return true
		}
	}
	if unit != "" && !r.l.People[unit] && !r.l.Others[unit] {
		return false
	}
	others := r.l.Others[unit] || lo > first && r.l.Others[r.word(lo-1)]
	return r.behind(m, lo, hi, last, others) || r.before(m, first, lo, hi, others)
}

// some reports whether a quantity counts some of those who are meant: "including two", "five of the dead".
func (r *tollReader) some(q *news.Quantity, first, lo, hi, last int) bool {
	if lo > first && r.l.Part[r.word(lo-1)] && !(lo-1 > first && r.l.Lives[r.word(lo-2)]) || hi < last && r.l.Of[r.word(hi)] {
		return true
	}
	_, number := news.Within(r.a.Tokens, q.Span)
	for i := number; i < hi; i++ {
		if r.l.Object[r.word(i)] {
			return true
		}
	}
	return false
}

// byWord reads "the death toll rose to 84".
func (r *tollReader) byWord(m *tollMention, first, lo int, counted news.Span) bool {
	for i := lo - 1; i >= max(first, lo-tollReach); i-- {
		w := r.word(i)
		if r.l.Toll[w] {
			m.fate, m.words = lang.Killed, news.Span{Start: r.a.Tokens[i].Start, End: counted.End}
			return true
		}
		if !r.l.Stands[w] {
			return false
		}
	}
	return false
}

// lives reads "claimed 84 lives", "84 lives were lost".
func (r *tollReader) lives(m *tollMention, first, lo, hi, last int) bool {
	m.fate = lang.Killed
	if lo > first && r.l.Claim[r.word(lo-1)] {
		m.words = r.a.Tokens[lo-1].Cover(r.a.Tokens[hi-1])
		return true
	}
	for i := hi; i < min(last, hi+tollReach); i++ {
		if w := r.word(i); r.l.Lost[w] {
			m.words = r.a.Tokens[lo].Cover(r.a.Tokens[i])
			return true
		} else if !r.l.Helper[w] {
			break
		}
	}
	return false
}

// behind reads what stands behind a number: "84 people, including 10 children, were killed".
func (r *tollReader) behind(m *tollMention, lo, hi, last int, others bool) bool {
	i := hi
	if i+1 < last && r.word(i) == "," && r.l.Part[r.word(i+1)] {
		for k := i + 2; k < min(last, i+asideReach); k++ {
			if r.word(k) == "," {
				i = k + 1
				break
			}
		}
	}
	helped := false
	for ; i < min(last, hi+tollReach+asideReach); i++ {
		w := r.word(i)
		for fate := range lang.Fates {
			if !r.l.Befell[fate][w] || fate == lang.Killed && others {
				continue
			}
			if !helped && i+1 < last && r.l.Object[r.word(i+1)] {
				return false // "three men killed a guard"
			}
			m.fate, m.words = fate, r.a.Tokens[lo].Cover(r.a.Tokens[i])
			return true
		}
		if !r.l.Helper[w] {
			return false
		}
		helped = true
	}
	return false
}

// before reads what stands before one: "killing at least 84 people", "the lives of 84 people".
func (r *tollReader) before(m *tollMention, first, lo, hi int, others bool) bool {
	i := lo - 1
	if i > first && r.l.Others[r.word(i)] {
		i--
	}
	if i < first {
		return false
	}
	w := r.word(i)
	for fate := range lang.Fates {
		if r.l.Did[fate][w] && !(fate == lang.Killed && others) {
			m.fate, m.words = fate, r.a.Tokens[i].Cover(r.a.Tokens[hi-1])
			return true
		}
	}
	if i > first && r.l.Part[w] && r.l.Lives[r.word(i-1)] {
		m.fate, m.words = lang.Killed, r.a.Tokens[i-1].Cover(r.a.Tokens[hi-1])
		return true
	}
	return false
}

// unreal reports whether a toll is not told as a fact: by a word before it, by the event that it
// belongs to, or since the sentence asks.
func (r *tollReader) unreal(m *tollMention) bool {
	lo, _ := news.Within(r.a.Tokens, m.sentence)
	_, hi := news.Within(r.a.Tokens, news.Span{Start: m.sentence.Start, End: m.words.End})
	for i := lo; i < hi; i++ {
		if r.l.Unreal[r.word(i)] {
			return true
		}
	}
	_, last := news.Within(r.a.Tokens, m.sentence)
	for i := lo; i < min(hi+rateReach, last); i++ {
		if r.l.Rate[r.word(i)] {
			return true
		}
	}
	if s := m.sentence.Of(r.body); len(s) > 0 && s[len(s)-1] == '?' {
		return true
	}
	return slices.ContainsFunc(r.a.Events, func(e news.Event) bool {
		return e.Told != news.ToldFact && m.words.Contains(e.Predicate)
	})
}
