// Package event finds what a text tells to have happened: for each clause that tells
// of an event, what, who, to whom, with what, how many, where and when, and whether
// it is told as a fact, as possible, denied, planned or commanded.
//
// Where things stand to each other is read from dependency trees of package tag. A
// tree costs more than all else that is done with a sentence, so only some sentences
// are parsed (choose): the first ones, and of the others those with words of events,
// dates, places and quantities, the richest first, as long as the budget lasts, which
// is a share of the text's tokens. So the cost is linear in the text.
//
// In a tree every verb that is no state, no saying and no help to another verb heads a
// clause, and so does a noun of an event whose verb says nothing else ("an evacuation
// took place"). A word belongs to the first such head above it. Dates, places and
// quantities are those of the layers before, by the clause that their words belong to.
//
// Main says what an article is about, of its title and its first sentences.
package event
