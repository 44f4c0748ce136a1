// Package claimcases makes small cases of news whose claims are known by
// construction: who tells what, on whose word, from how many origins, and what
// changed on the way. All of it is fiction of our own.
//
// A case is one event of two to six articles: a scenario (an agency is copied and
// its source replaced, three papers cite each other in a circle) told in a frame
// (something that happened, in three wordings, with what else such an article says).
// Frames and wordings of sources, credits and denials are in parts that share nothing:
// rules that were written while looking at the cases of one are tested on another. Where what is marked stands is known because the text is written with
// its marks, which are taken out at the end.
//
// docs/claims.md tells what each scenario is, and what is scored.
package claimcases
