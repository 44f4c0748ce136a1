package lang

// Factual is what package factual needs to know of a language: the words that
// bear on whether something is said to have happened, and a model's weights.
type Factual struct {
	Words map[string]FactWord // folded

	// Suffixes are endings that show a word's form, the longest first.
	Suffixes []string

	// Weights are the model's, one for each bucket of features; the first is
	// the value of an event of which nothing is known. They are loaded when first
	// asked for.
	Weights func() []float32
}

// FactWord is a class of words; a word is in one.
type FactWord uint8

// The classes.
const (
	NoFact      FactWord = iota
	FactNo               // "not", "never", "without"
	FactModal            // "may", "would"
	FactTo               // "to"
	FactThat             // "that"
	FactIf               // "if", "unless", "whether"
	FactWhen             // "when", "because": what follows is so
	FactHave             // "has", "had"
	FactBe               // "is", "been"
	FactDo               // "did"
	FactAnd              // "and", "or"
	FactThe              // "the", "his"
	FactOf               // "of", "for", "in"
	FactWho              // "who", "which"
	FactHedge            // "allegedly", "likely"
	FactSay              // "said", "told"
	FactThink            // "believes", "expects"
	FactWant             // "wants", "plans", "agreed"
	FactFail             // "failed", "refused", "prevented"
	FactManage           // "managed", "began"
	FactDeny             // "denied"
	FactAsk              // "asked", "urged", "offered"
	FactPronoun          // "he"
	FactFuture           // "tomorrow", "next"
	FactWords            // how many there are
)
