package news

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Edit is a difference between the two sides of a passage: the words of A that
// stand where the words of B do. One side may be empty (a word dropped or
// added); its span then marks the place.
type Edit struct {
	A Span `json:"a"`
	B Span `json:"b"`
}

// Passage is a stretch of text that two texts share, aligned on both sides.
// A.Text sorts before B.Text, or they are equal and A stands before B.
type Passage struct {
	ID    ID      `json:"id"`
	A     Ref     `json:"a"`
	B     Ref     `json:"b"`
	Edits []Edit  `json:"edits,omitempty"`
	Words int     `json:"words"` // words that are the same on both sides
	Same  float64 `json:"same"`  // share of the longer side's words that are the same, 0 to 1
}

// Side returns the passage's span in text t and its counterpart in the other
// text. For a passage within one text it gives A first.
func (p *Passage) Side(t TextID) (here, there Ref) {
	if p.A.Text == t {
		return p.A, p.B
	}
	return p.B, p.A
}

// EdgeKind is what joins two articles.
type EdgeKind string

// The kinds of edge. They point the way that the words went: from the earlier to the later.
const (
	Copies EdgeKind = "copies" // shares passages
	Quotes EdgeKind = "quotes" // shares only quotations
	Cites  EdgeKind = "cites"  // credits the other in words
	Links  EdgeKind = "links"  // has a hyperlink to the other
	// Revises: is a later version of the other, at the same address. From is the older.
	Revises EdgeKind = "revises"
)

// Edge joins two articles of a set. From is where the words come from, To where
// they went.
type Edge struct {
	ID       ID       `json:"id"`
	From     ID       `json:"from"` // article
	To       ID       `json:"to"`   // article
	Kind     EdgeKind `json:"kind"`
	Decided  bool     `json:"decided"`  // false: which way it went is not known; From is then the smaller id
	Why      string   `json:"why"`      // what the direction rests on: "published earlier", "credits it", "links to it", "no dates"
	Share    float64  `json:"share"`    // share of To's words that also stand in From, 0 to 1
	Score    float64  `json:"score"`    // confidence that the edge is there, 0 to 1
	Method   string   `json:"method"`   // what found it, with its version
	Passages []ID     `json:"passages"` // the passages it rests on
	Evidence []Ref    `json:"evidence"` // the words on both sides

	Judged []ID `json:"-" case:"-"` // judgements about it, in effect
}

// WhyJudged is what the direction of an edge rests on that a person has judged.
const WhyJudged = "judged"

// Lineage is where the text of one article came from, as far as decided edges say.
type Lineage struct {
	Article ID       `json:"article"`
	Parents []Parent `json:"parents"` // that it was likely taken from, the nearest first
	Roots   []Root   `json:"roots"`   // where its words came in, most first; none: it is its own
	Own     float64  `json:"own"`     // share of its text that came from none, 0 to 1
}

// Parent is an article that another was likely taken from.
type Parent struct {
	Article ID      `json:"article"`
	Edge    ID      `json:"edge"`
	Share   float64 `json:"share"` // share of the text that came from it and from no nearer parent, 0 to 1
}

// Root is an article in which words of another came in.
type Root struct {
	Article ID      `json:"article"`
	Share   float64 `json:"share"`           // share of the text, 0 to 1
	Added   bool    `json:"added,omitempty"` // the article has parents itself, and added these words
}

// Ghost is an outlet that articles of a set cite for what they say, and whose report is not
// among those they share words with: an origin that we have not seen.
type Ghost struct {
	Name   string     `json:"name"` // the shortest that articles call it by
	Here   bool       `json:"here"` // the set has other articles of that outlet
	Citing []Citation `json:"citing"`
}

// ByArticle are the first citations of each article that cites it; those of one article stand
// together.
func (g *Ghost) ByArticle() iter.Seq[*Citation] {
	return func(yield func(*Citation) bool) {
		for i := range g.Citing {
			if (i == 0 || g.Citing[i-1].Article != g.Citing[i].Article) && !yield(&g.Citing[i]) {
				return
			}
		}
	}
}

// Citation is where an article cites another's report.
type Citation struct {
	Article ID  `json:"article"`
	Words   Ref `json:"words"` // that say so: "told Sputnik"
}

// Telling is one article's telling of a claim.
type Telling struct {
	Article   ID      `json:"article"`
	Statement ID      `json:"statement"`           // the statement that tells it
	Index     int32   `json:"-"`                   // the statement's place in its text's analysis
	Words     Ref     `json:"words"`               // its content
	Stance    ToClaim `json:"stance"`              // what it does to the claim
	Alike     float64 `json:"alike"`               // how alike its words are to those that tell the claim in other texts, on the mean: 0 to 1
	Says      float64 `json:"says"`                // what part of the headline's words it has: 0 to 1
	Others    []int32 `json:"-" case:"-"`          // while claims are traced: other statements of the same text that tell it, by their places
	Revises   ID      `json:"revises,omitempty"`   // the version of the same article before this one that tells it too; such a telling is not counted
	Parent    ID      `json:"parent,omitempty"`    // the article that it was taken from, as far as can be seen
	Edge      ID      `json:"edge,omitempty"`      // the edge that says so
	Decided   bool    `json:"decided"`             // false: it shares the words of Parent, but which way they went is not known
	Share     float64 `json:"share,omitempty"`     // share of this article's words that also stand in Parent
	Origin    int     `json:"origin"`              // index into Claim.Origins
	Elsewhere bool    `json:"elsewhere,omitempty"` // its article names no source for it, and gives the origin's as its source for something else: most likely it rests on it, too
	Drift     []Drift `json:"drift,omitempty"`     // what changed on the way from Parent, or from the claim's first telling

	Judged []ID `json:"-" case:"-"` // judgements about it, in effect
}

// ToClaim is what a telling, or who answers to one, does to a claim.
type ToClaim string

// The stances to a claim. Who denies one is in Claim.Denials.
const (
	AssertsClaim  ToClaim = "asserts"  // it enters the set here
	RepeatsClaim  ToClaim = "repeats"  // an origin before it stands behind it, or its words do
	ConfirmsClaim ToClaim = "confirms" // a voice says that it is so
	HedgesClaim   ToClaim = "hedges"   // a voice says that it may be so
	// Those that do not tell it, which are in Claim.Responses:
	DeclinesClaim ToClaim = "declines" // a voice will not say
	DoubtsClaim   ToClaim = "doubts"   // a voice, or an author, does not say that it is so, nor that it is not
	CommentsClaim ToClaim = "comments" // a voice judges it, and does not say it
	CorrectsClaim ToClaim = "corrects" // who said it takes it back, or puts another in its place
)

// Said is what is done to the claim, as it is shown: "" for what only tells it.
func (c ToClaim) Said() string {
	switch c {
	case ConfirmsClaim:
		return "confirms it"
	case HedgesClaim:
		return "says that it may be so"
	case DoubtsClaim:
		return "doubts it"
	case CommentsClaim:
		return "comments on it"
	case CorrectsClaim:
		return "corrects it"
	case DeclinesClaim:
		return "will not say"
	}
	return ""
}

// Response is what somebody says to a claim that neither tells nor denies it.
type Response struct {
	Article   ID      `json:"article"`
	Statement ID      `json:"statement"`
	Voice     string  `json:"voice"` // "": the article's own
	Words     Ref     `json:"words"` // cue and content
	Stance    ToClaim `json:"stance"`
}

// ClaimOrigin is where a claim enters the set: a voice, through an article, with
// nothing behind it that we can see.
type ClaimOrigin struct {
	Article ID        `json:"article"`
	Voice   string    `json:"voice"`          // in the words of the article; empty for the author of an unattributed one
	Role    string    `json:"role,omitempty"` // of a person: "foreign ministry spokeswoman"
	Kind    VoiceKind `json:"kind"`
	Through []string  `json:"through,omitempty"` // relays, from the voice outwards
	Words   Ref       `json:"words"`             // the source and its chain, where they stand
	Sure    bool      `json:"sure"`              // false: it may be the same as another origin
	Note    string    `json:"note,omitempty"`    // why it is not sure
	Vague   bool      `json:"vague,omitempty"`   // described in words that may mean somebody who is named elsewhere: "officials", "the director"

	Also   []string `json:"-" case:"-"` // other voices that a person found to be this one
	Judged []ID     `json:"-" case:"-"` // judgements about it, in effect
}

// Named reports whether a voice is a person or an organisation with a name, and not with
// a mere description ("the comedian, 47").
func Named(kind VoiceKind, voice string) bool {
	return (kind == Person || kind == Organisation) && Capitalised(voice)
}

// Capitalised reports whether words are like a name: they have a capital letter after the
// first of them, or are one capitalised word alone.
func Capitalised(s string) bool {
	words := strings.Fields(s)
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) && (i > 0 || len(words) == 1) {
			return true
		}
	}
	return false
}

// PartOf reports whether another claim tells a claim and more, and is told as widely: then who
// reads that one has read both. A part that more articles tell matters by itself. claim finds a
// claim of the findings by its id, or nil.
func (c *Claim) PartOf(claim func(id ID) *Claim) bool {
	return slices.ContainsFunc(c.Within, func(id ID) bool {
		w := claim(id)
		return w != nil && c.overshadowed(w)
	})
}

// overshadowed reports whether no more articles tell a part than tell its whole.
func (c *Claim) overshadowed(whole *Claim) bool { return c.Articles <= whole.Articles }

// HeadedBy reports whether the headline of a claim is words of a telling.
func (c *Claim) HeadedBy(t *Telling) bool {
	return t.Words.Text == c.Headline.Text && t.Words.Span.Contains(c.Headline.Span)
}

// Claim is the same assertion across articles.
type Claim struct {
	ID        ID            `json:"id"`
	Headline  Ref           `json:"headline"`         // the claim in the words of the earliest of the tellings that say it best by themselves
	Context   Ref           `json:"context,omitzero"` // the sentence before the headline's, where that says little without it: "It sank"
	Speaker   Ref           `json:"speaker,omitzero"` // the name of who says the headline, where its sentence calls him otherwise: "he", "the father"
	Articles  int           `json:"articles"`         // that tell it, versions of one counted once
	Outlets   int           `json:"outlets"`
	Min       int           `json:"origins_min"` // independent origins, at least
	Max       int           `json:"origins_max"` // and at most
	Origins   []ClaimOrigin `json:"origins"`
	Tellings  []Telling     `json:"tellings"` // by time of publication
	Denials   []Denial      `json:"denials,omitempty"`
	Responses []Response    `json:"responses,omitempty"`
	Within    []ID          `json:"within,omitempty"` // claims that tell this and more, in some of the same articles
	Slight    bool          `json:"slight,omitempty"` // what its two tellings have in common is but a few words: see Loose
	Parts     []ClaimPart   `json:"parts,omitempty"`  // what some of its tellings tell a part of it with, most widely told first

	Judged []ID `json:"-" case:"-"` // judgements about it or anything in it, in effect
}

// ClaimPart is a part of what a claim says, which its tellings or some of them tell within it.
type ClaimPart struct {
	Articles int           `json:"articles"` // that tell it, versions of one counted once
	Min      int           `json:"origins_min"`
	Max      int           `json:"origins_max"`
	Tellings []PartTelling `json:"tellings"`
}

// PartTelling is where a telling of a claim tells a part of it.
type PartTelling struct {
	Telling int32 `json:"telling"` // index into Claim.Tellings
	Span    Span  `json:"span"`    // of the telling's text
}

// Revision is what became of an article between two versions of it, From and To.
type Revision struct {
	Edge    ID       `json:"edge"`
	From    ID       `json:"from"`
	To      ID       `json:"to"`
	Decided bool     `json:"decided"` // false: which is the older is not known
	Title   bool     `json:"title"`   // the headline is another
	Words   Tally    `json:"words"`
	Edits   []Edited `json:"edits"` // by position in To; what was dropped, where it stood
}

// Edited is one thing that changed between two versions. One side may be empty (words
// dropped or added).
type Edited struct {
	Kind ChangeKind `json:"kind"`
	From Ref        `json:"from"`
	To   Ref        `json:"to"`
}

// Relatives is what Findings say of one article.
type Relatives struct {
	Version   string    `json:"version"`
	Article   ID        `json:"article"`
	Passages  []Passage `json:"passages"`            // that its text shares
	Edges     []Edge    `json:"edges"`               // that it is an end of
	Lineage   *Lineage  `json:"lineage,omitempty"`   // nil: not settled
	Unsettled string    `json:"unsettled,omitempty"` // what is not, and why

	Judgements []Judged `json:"-"` // what people decided of its edges, and of those that are gone by that
}

// Names are the articles that are named.
func (r *Relatives) Names() map[ID]bool {
	out := map[ID]bool{r.Article: true}
	for i := range r.Edges {
		out[r.Edges[i].From], out[r.Edges[i].To] = true, true
	}
	if r.Lineage != nil {
		for _, p := range r.Lineage.Parents {
			out[p.Article] = true
		}
		for _, o := range r.Lineage.Roots {
			out[o.Article] = true
		}
	}
	return out
}

// Findings is all that is found by holding texts against each other.
type Findings struct {
	Version   string     `json:"version"`
	Passages  []Passage  `json:"passages"`
	Edges     []Edge     `json:"edges"`
	Lineages  []Lineage  `json:"lineages"`            // one an article, in the order of the set
	Ghosts    []Ghost    `json:"ghosts,omitempty"`    // the most widely cited first
	Claims    []Claim    `json:"claims"`              // what matters most first
	Untied    []Denial   `json:"untied,omitempty"`    // denials of which it is not clear what they deny, the most widely printed first
	Revisions []Revision `json:"revisions,omitempty"` // one a version, in the order of Edges

	Judgements []Judged `json:"-" case:"-"` // in the order in which they were made; see package judge
}
