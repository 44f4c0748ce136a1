package news

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Verb is what a person does to findings.
type Verb string

// The verbs.
const (
	Accept Verb = "accept" // Of is right
	Reject Verb = "reject" // Of is wrong
	Join   Verb = "join"   // Of and And are one claim
	Split  Verb = "split"  // the telling And does not belong to the claim Of
	Same   Verb = "same"   // Of and And are one voice
	Apart  Verb = "apart"  // they are not
	Grade  Verb = "grade"  // Of has this grade
	Remark Verb = "note"   // Why is a note on Of
	Undo   Verb = "undo"   // the judgement Of is withdrawn
)

// Verbs are all of them.
var Verbs = []Verb{Accept, Reject, Join, Split, Same, Apart, Grade, Remark, Undo}

// TargetKind is what kind of thing a judgement is about.
type TargetKind string

// What can be judged. In brackets: what its target has.
const (
	OfClaim     TargetKind = "claim"     // Refs: its tellings, the headline first
	OfTelling   TargetKind = "telling"   // Refs: its words
	OfOrigin    TargetKind = "origin"    // Refs: the words that name it; Name: the voice; Claim
	OfDenial    TargetKind = "denial"    // Refs: its words; Claim
	OfDrift     TargetKind = "drift"     // Refs: the words before and after; Name: its kind
	OfEdge      TargetKind = "edge"      // Articles: its two ends; Name: its kind; Refs: the evidence
	OfVoice     TargetKind = "voice"     // Name; Refs: where it stands
	OfOutlet    TargetKind = "outlet"    // Name
	OfArticle   TargetKind = "article"   // Articles
	OfText      TargetKind = "text"      // Refs: all of it
	OfStatement TargetKind = "statement" // Refs: its words
	OfPassage   TargetKind = "passage"   // Refs: both sides
	OfJudgement TargetKind = "judgement" // Judgement
)

// Target says what a judgement is about in a way that another version of the
// analyser does not break: by texts and spans, articles and names, and not by the
// ids of findings.
type Target struct {
	Kind      TargetKind `json:"kind"`
	Name      string     `json:"name,omitempty"`
	Refs      []Ref      `json:"refs,omitempty"`
	Articles  []ID       `json:"articles,omitempty"`
	Claim     []Ref      `json:"claim,omitempty"` // tellings of the claim that it belongs to
	Judgement ID         `json:"judgement,omitempty"`
}

// Judgement is what a person decided: a correction or a confirmation. It is added to
// a case, and nothing is overwritten.
type Judgement struct {
	ID    ID        `json:"-"` // made of its place in the log and what it says
	At    time.Time `json:"-"` // UTC
	Verb  Verb      `json:"verb"`
	By    string    `json:"by"`
	Why   string    `json:"why"`             // a line; of a note, the note
	Of    Target    `json:"of"`              //
	And   *Target   `json:"and,omitempty"`   // the other claim or voice; the telling; of an edge that is right, the article that its words come from
	Grade string    `json:"grade,omitempty"` // A to F for a source, 1 to 6 for an item
}

// What a judgement holds at most.
const (
	MaxWhy  = 4000 // bytes of Why
	MaxName = 400  // bytes of By and of a name
	MaxRefs = 64   // refs of one target
)

// Check reports what is wrong with a judgement, as far as that can be known without
// the findings.
func (j *Judgement) Check() error {
	switch {
	case !slices.Contains(Verbs, j.Verb):
		return fmt.Errorf("there is no verb %.40q that this program knows", string(j.Verb))
	case strings.TrimSpace(j.By) == "":
		return errors.New("it does not say who judges")
	case strings.TrimSpace(j.Why) == "":
		return errors.New("it does not say why")
	case len(j.Why) > MaxWhy:
		return fmt.Errorf("its why has %d bytes, and %d are the most", len(j.Why), MaxWhy)
	case !utf8.ValidString(j.Why) || !goodName(j.By):
		return errors.New("its words are not text, or its name is too long")
	}
	if err := j.Of.check(); err != nil {
		return err
	}
	two := j.Verb == Join || j.Verb == Split || j.Verb == Same || j.Verb == Apart
	switch {
	case two && j.And == nil:
		return fmt.Errorf("%s is about two things, and it has one", j.Verb)
	case !two && j.And != nil && j.Verb != Accept:
		return fmt.Errorf("%s is about one thing, and it has two", j.Verb)
	}
	if j.And != nil {
		if err := j.And.check(); err != nil {
			return err
		}
	}
	return j.fits()
}

// fits checks that the verb, what it is about and the grade go together.
func (j *Judgement) fits() error {
	of, and := j.Of.Kind, TargetKind("")
	if j.And != nil {
		and = j.And.Kind
	}
	ok := true
	switch j.Verb {
	case Accept, Reject:
		ok = slices.Contains([]TargetKind{OfClaim, OfOrigin, OfDenial, OfDrift, OfEdge}, of) && (and == "" || of == OfEdge && and == OfArticle)
	case Join:
		ok = of == OfClaim && and == OfClaim
	case Split:
		ok = of == OfClaim && and == OfTelling
	case Same, Apart:
		ok = of == OfVoice && and == OfVoice
	case Undo:
		ok = of == OfJudgement
	case Grade:
		source := of == OfVoice || of == OfOutlet
		ok = source && IsSourceGrade(j.Grade) || !source && of != OfJudgement && IsItemGrade(j.Grade)
	}
	if !ok || j.Grade != "" && j.Verb != Grade {
		return fmt.Errorf("%s does not go with %s %s %s", j.Verb, of, and, j.Grade)
	}
	return nil
}

// IsSourceGrade reports whether s is one of the Admiralty grades of a source, A to F
// (NATO, AJP-2.1).
func IsSourceGrade(s string) bool { return len(s) == 1 && 'A' <= s[0] && s[0] <= 'F' }

// IsItemGrade reports whether s is one of those of an item of information, 1 to 6.
func IsItemGrade(s string) bool { return len(s) == 1 && '1' <= s[0] && s[0] <= '6' }

func (a *Target) check() error {
	need := func(ok bool) error {
		if !ok {
			return fmt.Errorf("its target does not say which %s", a.Kind)
		}
		return nil
	}
	if len(a.Refs) > MaxRefs || len(a.Claim) > MaxRefs || len(a.Articles) > 2 || !goodName(a.Name) || len(a.Judgement) > 13 {
		return errors.New("its target is too long")
	}
	for _, r := range slices.Concat(a.Refs, a.Claim) {
		if r.Span.End < r.Span.Start {
			return errors.New("its target has a span that ends before it begins")
		}
	}
	for _, id := range a.Articles {
		if len(id) > 13 {
			return errors.New("its target is too long")
		}
	}
	switch a.Kind {
	case OfClaim, OfTelling, OfText, OfStatement:
		return need(len(a.Refs) > 0)
	case OfPassage:
		return need(len(a.Refs) == 2)
	case OfOrigin, OfDenial:
		return need(len(a.Refs) > 0 && len(a.Claim) > 0)
	case OfDrift:
		return need(len(a.Refs) == 2 && a.Name != "")
	case OfEdge:
		return need(len(a.Articles) == 2 && a.Name != "")
	case OfVoice, OfOutlet:
		return need(a.Name != "")
	case OfArticle:
		return need(len(a.Articles) == 1)
	case OfJudgement:
		return need(a.Judgement != "")
	}
	return fmt.Errorf("nothing of the kind %.40q can be judged", string(a.Kind))
}

func goodName(s string) bool { return len(s) <= MaxName && utf8.ValidString(s) }

// Effect is what became of a judgement when it was laid on findings.
type Effect string

// The effects.
const (
	InEffect  Effect = "in effect"
	Replaced  Effect = "replaced"  // by a later judgement of the same thing
	Withdrawn Effect = "withdrawn" // by a later judgement that says so
	Lost      Effect = "lost"      // what it is about is not found any more
	Elsewhere Effect = "elsewhere" // what it is about is not of these articles
)

// Judged is a judgement as it was laid on findings.
type Judged struct {
	Judgement
	Effect  Effect
	Other   ID     // the judgement that replaced or withdrew it
	Against []ID   // judgements by other people of the same thing that say otherwise
	Says    string // what was decided, in words
	Here    string // the same beside On, if it can be shorter there
	Note    string // why it has no effect, or what else there is to say
	On      ID     // the finding that it is about, as far as it has an id now
}

// OriginID names an origin of a claim, DenialID a denial of it, DriftID a change.
// These are for people to point at: they change with the findings.
func OriginID(claim ID, o *ClaimOrigin) ID {
	return MakeID(KindOrigin, string(claim), o.Words.Text.String(), spanList([]Span{o.Words.Span}), o.Voice)
}

// DenialID names a denial of a claim.
func DenialID(claim ID, d *Denial) ID {
	return MakeID(KindDenial, string(claim), string(d.Statement))
}

// DriftID names a change between two tellings.
func DriftID(d *Drift) ID {
	return MakeID(KindDrift, string(d.Kind), d.From.Text.String(), spanList([]Span{d.From.Span}), d.To.Text.String(), spanList([]Span{d.To.Span}))
}
