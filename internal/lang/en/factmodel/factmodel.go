// Package factmodel holds the weights of the model that says how sure a text is
// that an event happened; MODEL-CARD.md says of what it was made.
package factmodel

import (
	_ "embed"
	"encoding/binary"
	"sync"
)

//go:embed factual.weights
var file []byte

// Scale is what a weight is multiplied by to be kept as a 16-bit integer.
const Scale = 4096

// Weights are the model's, loaded at first use; do not change them.
var Weights = sync.OnceValue(func() []float32 {
	out := make([]float32, len(file)/2)
	for i := range out {
		out[i] = float32(int16(binary.LittleEndian.Uint16(file[2*i:]))) / Scale
	}
	return out
})
