package attrib

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// Role is what a token is to a statement.
type Role uint8

// The roles. A token that begins a source, a cue or a content right after another
// of the same is marked so (BIO tagging).
const (
	Outside Role = iota
	BeginSource
	InSource
	BeginCue
	InCue
	BeginContent
	InContent
)

// Roles is the number of roles.
const Roles = 7

// Feature is what is known of a token before the network sees it.
type Feature struct {
	Class lang.WordClass // of the word
	Cue   uint8          // 0: no cue's form; else 1 + its lang.CueClass
	Form  lang.VerbForm
	Shape Shape
	Quote Quote
	Start Start
	Rule  Role // what the rules say
}

// Shape is how a token is written.
type Shape uint8

// The shapes.
const (
	LowerShape Shape = iota
	CapitalShape
	UpperShape
	DigitShape
	PunctShape
	CommaShape
	StopShape
	MarkShape // a quotation mark
)

// Shapes is the number of shapes.
const Shapes = 8

// Quote is where a token stands to quotations.
type Quote uint8

// The places.
const (
	Unquoted   Quote = iota
	OpenQuote        // the opening mark
	EarlyQuote       // inside, among its first three tokens
	InQuote
	CloseQuote // the closing mark
	AfterQuote // within three tokens after one, in its paragraph
	TermQuote  // inside one that is a term or a title
)

// Quotes is the number of places.
const Quotes = 7

// Start says what begins at a token.
type Start uint8

// What begins.
const (
	NoStart Start = iota
	SentenceStart
	ParagraphStart
)

// Starts is the number of them.
const Starts = 3

// Features reads the tokens of a text, which must have been segmented: what the
// network is told of them, with the roles that the rules alone give.
func Features(body string, a *news.Analysis, l *lang.Attrib) []Feature {
	quotes, regions := quotations(body, a.Paragraphs)
	b := *a
	b.Quotations = quotes
	r := newReader(body, &b, l, regions)
	r.rules()
	return r.features(&b)
}

func (r *reader) features(a *news.Analysis) []Feature {
	out := make([]Feature, len(r.toks))
	names := make([]bool, len(r.regions))
	for i := range r.regions {
		names[i] = r.isName(&r.regions[i])
	}
	for i := range r.toks {
		t := &r.toks[i]
		f := &out[i]
		f.Class, f.Form, f.Shape = t.class, t.form, r.shape(i)
		if t.cue > 0 {
			f.Cue = 1 + uint8(r.l.Cues[t.cue-1].Class)
		}
		f.Quote = r.quoteOf(i, names)
	}
	for _, u := range r.units {
		out[u.lo].Start = SentenceStart
		if u.first {
			out[u.lo].Start = ParagraphStart
		}
	}
	r.markRoles(out)
	return out
}

func (r *reader) shape(i int) Shape {
	t := &r.toks[i]
	w := r.word(i)
	switch {
	case t.punct && (t.first == ','):
		return CommaShape
	case t.punct && (t.first == '.' || t.first == '?' || t.first == '!'):
		return StopShape
	case t.punct && (t.first == '"' || t.first == '\''):
		return MarkShape
	case t.punct:
		return PunctShape
	case w[0] >= '0' && w[0] <= '9':
		return DigitShape
	case t.upper:
		return UpperShape
	case t.capital:
		return CapitalShape
	}
	return LowerShape
}

// quoteOf is where token i stands to quotations, of which some are names.
func (r *reader) quoteOf(i int, names []bool) Quote {
	g := r.toks[i].region
	if g < 0 {
		for k := 1; k <= 3 && i-k >= 0; k++ {
			if h := r.toks[i-k].region; h >= 0 {
				return AfterQuote
			}
		}
		return Unquoted
	}
	x := &r.regions[g]
	switch {
	case names[g]:
		return TermQuote
	case i == int(x.lo):
		return OpenQuote
	case i == int(x.hi)-1:
		return CloseQuote
	case i <= int(x.lo)+3:
		return EarlyQuote
	}
	return InQuote
}

// markRoles lays the drafts of the rules on the tokens. Where two overlap, the one
// that begins later has the token, and a cue or source has it before a content.
func (r *reader) markRoles(out []Feature) {
	lay := func(spans []news.Span, begin Role) {
		for _, s := range spans {
			lo, hi := news.Within(r.spans, s)
			for i := lo; i < hi; i++ {
				out[i].Rule = begin + 1
			}
			if lo < hi {
				out[lo].Rule = begin
			}
		}
	}
	for i := range r.drafts {
		d := &r.drafts[i]
		lay(d.Content, BeginContent)
		lay(d.Source, BeginSource)
		lay(d.Cue, BeginCue)
	}
}
