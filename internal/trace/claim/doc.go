// Package claim finds the same assertion across texts: statements that share a
// passage or say the same in nearly the same words, who denies it, and what
// changed between two tellings.
//
// This is a first cut: statements are joined when their contents share a
// passage, or so many rare words that chance is out of the question. Free
// paraphrase is not seen.
package claim
