package news

// Denial is a statement that denies a claim.
type Denial struct {
	Article   ID     `json:"article"`
	Statement ID     `json:"statement"`
	Voice     string `json:"voice"`
	Words     Ref    `json:"words"`    // the denial, cue and content
	Why       string `json:"why"`      // how it was tied to the claim: one of the Tied constants
	Articles  int    `json:"articles"` // how many articles print this denial; Article is the first of them

	Judged []ID `json:"-" case:"-"` // judgements about it, in effect
}

// What ties a denial to the claim that it denies, as findings say it ("it" is the claim).
const (
	TiedByPlace       = "answers the statement before it"
	TiedByWords       = "denies it in the same words"
	TiedBySubject     = "denies something like it, told of who denies"
	TiedByAllegations = "denies allegations; this tells of them, just before it"
	TiedByReport      = "denies a report; this is what was told most before it"
	TiedByReportNear  = "denies a report; this is what is told most widely just before it"
	TiedByNot         = "says with a “not” what it says"
	TiedByNotOfDenial = "says with a “not” what a denial of it says"
	TiedByGoingOn     = "goes on from a denial of it"
	TiedBySamePerson  = "is by the same person as another denial of it, in like words"
)

// Tied says in plain words, to a reader who has the claim before him, how a denial was tied to it.
func (d *Denial) Tied() string {
	switch d.Why {
	case TiedByGoingOn:
		return "goes on from the denial before"
	case TiedByNot:
		return "says that it is not so"
	case TiedByNotOfDenial:
		return "the same denial in other words"
	case TiedByReport, TiedByReportNear:
		return "denies “a report”, taken for this one, which was told most before"
	}
	return d.Why
}
