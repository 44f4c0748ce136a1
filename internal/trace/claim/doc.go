// Package claim finds the same assertion across texts: what statements say, what
// authors assert, and the clauses of both, joined where they share a passage or mean
// the same; who denies it; what changed between two tellings; and which claims matter
// most.
//
// The steps, in order: words are read once (reading.go, lexicon.go); clauses are cut
// (clause.go) and become nodes (node.go); passages join nodes (group.go); texts near
// to each other make stories (story.go), whose nodes are held against each other
// (meaning.go, alike.go) and joined (joint.go); denials find what they deny (oppose.go,
// answer.go, denial.go, denier.go); claims are written (group.go). Drift (drift.go, attribution.go,
// differ.go, itself.go), Headlines and Rank come after package provenance has found origins. Long lists
// are sorted by sorting.go.
// docs/claims.md tells why, and how well it does.
package claim
