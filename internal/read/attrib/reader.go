package attrib

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// token is what the rules know of a token.
type token struct {
	class   lang.WordClass
	cue     int16 // 1 + index into lang.Attrib.Cues
	form    lang.VerbForm
	denial  lang.DenialWord
	tell    lang.TellWord
	frames  int16 // 1 + index into lang.Attrib.Frames
	region  int32 // outermost quotation that it is in, or -1
	punct   bool
	capital bool
	upper   bool // all in capitals, more than one of them
	surname bool // a word that is somebody's name here: "May"
	first   byte // of a punctuation mark
}

func (t *token) has(c lang.WordClass) bool { return t.class.Has(c) }

// unit is what a statement is looked for in: a sentence, or several where a
// quotation joins them, as [lo, hi) of the tokens.
type unit struct {
	lo, hi    int
	paragraph int
	first     bool // of its paragraph
	teaser    bool // leads to something else to read: nobody says anything in it
	end       int  // hi without the closing punctuation outside quotations
	drafts    [2]int
}

// draft is a statement in the making.
type draft struct {
	news.Statement
	unit     int
	src      [2]int // tokens of the source; equal: none
	verb     int    // token of the cue's verb, or -1
	cue      *lang.Cue
	class    lang.CueClass
	negated  bool
	alone    bool // the network found it, and the rules did not
	listed   bool // … and its verb is one that attributes, with the particle that it needs
	modal    bool
	listener [2]int // tokens of whom it was told to, with the verb's
	relay    [2]int // tokens of an outlet that passes it on
	relayAt  [2]int // tokens of the words that say so
	spare    bool   // the relay counts where nothing else is found to pass it on
	paper    bool   // the source is an outlet by the words around it: "first reported by"
	verbatim bool   // somebody's very words, though no marks say so
	speaker  [2]int // tokens of the label of a transcript's line
	reply    bool   // an answer, of questions and answers
	inserted bool   // in a relative clause in the middle of what somebody else says
	back     bool   // a denial that but points back at what it denies, by a turn of phrase: "begged | to differ", “Nothing of the kind happened”
	answered bool   // … that is but the answer to a question: "asked whether | it sank, | Voss said no"
	turn     bool   // found by a listed turn of phrase
	lead     bool   // ends in a colon and waits for the next unit's quotation
}

// reader reads one text.
type reader struct {
	body      string
	l         *lang.Attrib
	toks      []token
	spans     []news.Span
	sentences []news.Span
	regions   []region
	units     []unit
	drafts    []draft
	unsure    []draft              // what sureness.go set aside
	said      *labelling           // what the network takes for a statement; nil without one
	own       map[string]news.Span // the names of those who speak for the outlet in a transcript, by their last words, folded
	begins    []uint32             // where each draft begins that was there before transcript.go
	cuts      []int32              // for each token of the unit at hand, the next place where a content ends
	cutLo     int
	voices    []news.Voice
	index     stems              // of the text's words; nil until asked for
	small     map[string]bool    // words that the text has in small letters; nil until asked for
	fullNamed map[string]bool    // surnames that the text gives a first name
	families  families           // what people are called for short
	known     map[string][]int32 // surnames of people in the text; nil until voices are resolved
	outlets   map[[2]int32]bool  // of phrases that were asked about, whether they name an outlet: see surelyOutlet
}

func newReader(body string, a *news.Analysis, l *lang.Attrib, regions []region) *reader {
	r := &reader{body: body, l: l, spans: a.Tokens, sentences: a.Sentences, regions: regions, toks: make([]token, len(a.Tokens)), outlets: map[[2]int32]bool{}}
	r.classify()
	r.layRegions()
	r.makeUnits(a.Paragraphs, a.Sentences)
	return r
}

// classify looks every token up once.
func (r *reader) classify() {
	var buf []byte
	for i, s := range r.spans {
		w := s.Of(r.body)
		t := &r.toks[i]
		t.region = -1
		c, n := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && (!strings.ContainsRune("’'$€£#@%", c) || n == len(w) && !strings.ContainsRune("$€£", c) || w == "''") {
			t.punct, t.first = true, w[0]
			if w == "—" || w == "–" || w == "--" || w == "-" {
				t.first = '-'
			} else if c > utf8.RuneSelf {
				t.first = '"'
			}
			if w != "’" && w != "'" {
				continue
			}
		}
		t.capital = unicode.IsUpper(c)
		if !t.capital {
			_, t.capital = r.afterParticle(i) // "al-Assad"
		}
		t.upper = t.capital && len(w) > 1 && strings.ToUpper(w) == w
		buf = text.Fold(buf[:0], w)
		k, known := r.l.Words[string(buf)]
		if n := len(buf) - 1; !known && n > 0 && buf[n] == '.' {
			k, known = r.l.Words[string(buf[:n])] // "Sen."
		}
		t.class, t.cue, t.form, t.frames, t.denial, t.tell = k.Class, k.Cue, k.Form, k.Frames, r.l.Denials[string(buf)], r.l.Telling[string(buf)]
		if t.upper && len(w) <= 4 && t.has(lang.FirstPerson|lang.Pronoun|lang.Thing) && w != "I" {
			t.class = 0 // "US", "IT", "WHO"
		}
		if t.has(lang.Acronym) && !t.upper {
			t.class = 0 // "Kim Jong Un" is not the UN
		}
		if t.capital && t.has(lang.Modal) && t.has(lang.HedgeWord) && i > 0 && !r.toks[i-1].punct {
			t.class = lang.TimeWord // "May"
		}
		if !known && !t.capital && len(buf) > 4 && strings.HasSuffix(string(buf), r.l.AdverbSuffix) {
			t.class |= lang.AdverbWord
		}
	}
	r.timesInNames()
	r.wordsAsSurnames()
}

// timesInNames takes times that are part of a name for words of it: "the Harbour | Evening |
// Post", "the Harbour | Sunday | Post".
func (r *reader) timesInNames() {
	for i := 1; i+1 < len(r.toks); i++ {
		t, before, next := &r.toks[i], &r.toks[i-1], &r.toks[i+1]
		if t.capital && before.capital && t.has(lang.TimeWord) && r.nameClass(i-1, i+1).Has(lang.KnownOutlet) {
			t.class, before.class = lang.OutletName, before.class&^lang.Metonym // "USA TODAY"
			continue
		}
		if !t.capital || !t.has(lang.TimeWord) || before.punct || !next.capital || next.punct || before.has(lang.TimeWord) {
			continue
		}
		if !before.capital && !before.has(lang.Definite) {
			continue
		}
		if r.nameClass(i, i+1).Has(lang.DayPart) && !next.has(lang.TimeWord) || before.capital && !before.has(lang.Definite) && next.has(lang.OutletNoun) {
			t.class = 0
		}
	}
}

// layRegions notes which tokens each outermost quotation covers.
func (r *reader) layRegions() {
	i := 0
	for g := range r.regions {
		o := r.regions[g].outer
		for i < len(r.spans) && r.spans[i].End <= o.Start {
			i++
		}
		r.regions[g].lo = int32(i)
		for i < len(r.spans) && r.spans[i].Start < o.End {
			r.toks[i].region = int32(g)
			i++
		}
		r.regions[g].hi = int32(i)
	}
}

// makeUnits joins sentences whose border lies inside a quotation.
func (r *reader) makeUnits(paragraphs, sentences []news.Span) {
	p, t := 0, 0
	for _, s := range sentences {
		for p < len(paragraphs)-1 && paragraphs[p].End <= s.Start {
			p++
		}
		lo := t
		for t < len(r.spans) && r.spans[t].Start < s.End {
			t++
		}
		if t == lo {
			continue
		}
		n := len(r.units)
		first := n == 0 || r.units[n-1].paragraph != p
		if !first && lo > 0 && r.toks[lo].region >= 0 && r.toks[lo].region == r.toks[lo-1].region {
			r.units[n-1].hi = t
			continue
		}
		for i := lo + 1; i < t; i++ {
			// A full stop before an opening mark ends a sentence, whatever the mark.
			if r.toks[i].region >= 0 && r.toks[i-1].region < 0 && r.toks[i-1].punct && strings.IndexByte(".?!", r.toks[i-1].first) >= 0 {
				r.units = append(r.units, unit{lo: lo, hi: i, paragraph: p, first: first})
				lo, first = i, false
			}
		}
		r.units = append(r.units, unit{lo: lo, hi: t, paragraph: p, first: first})
	}
	for i := range r.units {
		u := &r.units[i]
		u.end = u.hi
		for u.end > u.lo+1 && r.toks[u.end-1].punct && r.toks[u.end-1].region < 0 && r.toks[u.end-1].first != ')' {
			u.end--
		}
	}
}

// word is the text of token i.
func (r *reader) word(i int) string { return r.spans[i].Of(r.body) }

// span is the stretch of tokens [lo, hi).
func (r *reader) span(lo, hi int) news.Span {
	if hi <= lo {
		return news.Span{}
	}
	return news.Span{Start: r.spans[lo].Start, End: r.spans[hi-1].End}
}

// is reports whether token i, inside [lo, hi), is the punctuation mark c.
func (r *reader) is(i int, c byte) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].punct && r.toks[i].first == c && r.toks[i].region < 0
}

// comma reports whether token i is a comma outside quotations.
func (r *reader) comma(i int) bool { return r.is(i, ',') }

// quoted reports whether token i is in a quotation.
func (r *reader) quoted(i int) bool { return i >= 0 && i < len(r.toks) && r.toks[i].region >= 0 }

// regionOf is the outermost quotation that token i is in; it must be in one.
func (r *reader) regionOf(i int) *region { return &r.regions[r.toks[i].region] }

// after is the first token after the quotation that token i is in.
func (r *reader) after(i int) int { return int(r.regionOf(i).hi) }

// closes reports whether token i is the mark that closes a quotation.
func (r *reader) closes(i int) bool { return r.quoted(i) && r.after(i) == i+1 }

// isTitle reports whether the tokens [lo, hi) are one quotation that is a name, as a book's title is.
func (r *reader) isTitle(lo, hi int) bool {
	return lo < hi && r.quoted(lo) && int(r.regionOf(lo).lo) == lo && r.after(lo) == hi && r.isName(r.regionOf(lo))
}

// has reports whether token i stands outside quotations and is in a class of c.
func (r *reader) has(i int, c lang.WordClass) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].region < 0 && r.toks[i].has(c)
}

// hasClass is has inside quotations as well.
func (r *reader) hasClass(i int, c lang.WordClass) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].has(c)
}

// isTell reports whether token i is a word of telling of a class of c. No token beyond the text is.
func (r *reader) isTell(i int, c lang.TellWord) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].tell.Has(c)
}

// endsPast reports whether token i ends as verbs in the past do: "sailed", and "shed" as well.
func (r *reader) endsPast(i int) bool { return strings.HasSuffix(r.word(i), r.l.PastSuffix) }

// endsIng reports whether token i ends as participles of the present do: "sailing", and "spring" as well.
func (r *reader) endsIng(i int) bool { return strings.HasSuffix(r.word(i), r.l.IngSuffix) }

// withoutCommas is where [lo, hi) ends without the commas at its end.
func (r *reader) withoutCommas(lo, hi int) int {
	for hi > lo && r.comma(hi-1) {
		hi--
	}
	return hi
}

// withoutAdverbs is the last token of those from lo to i that is no adverb; lo if all are.
func (r *reader) withoutAdverbs(lo, i int) int {
	for i > lo && r.has(i, lang.AdverbWord) {
		i--
	}
	return i
}

// tokenAt is the first token that ends after an offset.
func (r *reader) tokenAt(offset uint32) int {
	return sort.Search(len(r.spans), func(i int) bool { return r.spans[i].End > offset })
}
