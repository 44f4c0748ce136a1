package lang

// TellWord is what is known of a word that may stand in a piece of a sentence which says
// who tells a thing, and through whom, and nothing of the thing itself.
type TellWord uint16

// The classes of such words.
const (
	Account    TellWord = 1 << iota // what somebody tells: "account", "remarks"
	AboutOf                         // an account that is of what it is about as often as of who gives it: "story"
	Conveys                         // how an account comes from one to the other: "passed", "came"
	Tells                           // … by who tells it himself: "gave", "put"
	BehindIt                        // joins an account to whose it is, behind it: "attributed", "rests"
	Pointing                        // at the beginning, means what stands before: "that", "such"
	Pointed                         // elsewhere, means what stands before: "so", "as much"
	Manner                          // how it is told: "simply", "case"
	Claiming                        // of accounts, takes what is told behind "that": "claim"
	Bears                           // before an account, bears what stands before it: "on", "by"
	Apart                           // stands in no such piece: "than", "hardly"
	Confirming                      // of accounts, says of what stands before that it is so: "confirmation"
	Teller                          // somebody without a name who tells things: "contact"
)

// Has reports whether the word is in any class of c.
func (w TellWord) Has(c TellWord) bool { return w&c != 0 }
