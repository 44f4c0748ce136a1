// Package when finds temporal expressions — dates, times, durations, sets of
// times — and says which point in time each one means.
//
// It does so in two steps, because a text is read once and published often.
// Find reads the text alone and writes down what its words say ("a Tuesday, the
// last one before publication"); Resolve, which needs no text, takes those
// mentions in order with a publication date and gives calendar values.
//
// Find's grammar is data: lang.When holds the words and the patterns, and
// nothing here knows a language. A sentence is cut into items (words, numbers,
// punctuation; see lex.go), and at each item the longest pattern wins. Items are
// cut from the sentence's characters and not from the analysis' tokens, since the
// parts of a date do not meet the borders of tokens: "three-year", "mid-1990s",
// "2017-08-26", "10:30am". A match that no calendar has ("the 31st of June") is
// consumed and gives nothing.
//
// Values are those of TIMEX3 (TimeML 1.2.1, and as annotated in TimeBank).
// Where news.Date has Shift without Unit, it counts occurrences: "last Tuesday"
// is −1, strictly before the anchor; plain "Tuesday" is 0 and may be the
// anchor's own day.
//
// What a mention counts from is settled in seven files: tense and neighbours in
// find.go, words further off in beside.go, the day of a clock's time in dayof.go, what
// is said on another day in spoken.go, a text that is younger than its stamp in
// stamp.go, one of what is to come in ahead.go, and where a narrative has come to in
// story.go. docs/when-where.md has the figures, what was tried, and
// the limits: zones (a time as written is taken for UTC), fiscal years, feasts
// that each country has on its own day.
//
// While working on the grammar look only at those records of the gold data whose
// SHA-256(id) has an even first byte (the dev half). The other half is for
// reporting; TestGold prints both.
package when
