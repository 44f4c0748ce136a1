// Package wordvec holds what English words mean, as vectors, and how rare they are in the
// news; MODEL-CARD.md says of what it was made.
package wordvec

import (
	_ "embed"
	"sync"

	"hearsay/internal/nn"
)

//go:embed words.vec
var file []byte

// Vectors is the table, read at first use. It is never nil.
var Vectors = sync.OnceValue(func() *nn.Vectors {
	v, err := nn.LoadVectors(file)
	if err != nil {
		panic("wordvec: " + err.Error()) // the file is part of the program; the package's test loads it
	}
	return v
})
