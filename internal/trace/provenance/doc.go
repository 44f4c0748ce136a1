// Package provenance draws who stands on whom: edges between articles that
// share words, credit or link to each other; which way each edge goes, and on
// what that rests; and, for every claim, which tellings were taken from which
// and where the claim enters the set.
//
// It never guesses. Where the signs are missing or contradict each other an edge
// is undecided, and is shown so.
//
// Versions of one article, captured at one address, are joined as such (revision.go).
// Credits that contradict each other, two that name each other or more in a circle
// (circle.go), decide nothing.
//
// Direction rests, in this order, on credits, hyperlinks and the time of publication
// (direction.go); where times are missing, on the family of the text (closeness.go):
// which texts follow which most closely, which has all of the other and more, how many
// come between. lineage.go finds for each article its likely parents and the roots of
// its words, ghost.go who is cited and was not seen.
package provenance

// Method names what found an edge, with its version.
const Method = "provenance/3"
