// Package attribnet holds the network that gives each token of an English text
// its role in a statement; MODEL-CARD.md says of what it was made. It stands
// apart from package en so that programs which do not use it do not carry it: the
// engine does without it for now, because it costs more time, and confuses more
// voices, than it gains (docs/attribution.md).
package attribnet

import (
	_ "embed"
	"sync"

	"hearsay/internal/nn"
)

//go:embed attrib.net
var file []byte

// Network is the network, loaded at first use. It is never nil.
var Network = sync.OnceValue(func() *nn.Tagger {
	t, err := nn.Load(file)
	if err != nil {
		panic("attribnet: " + err.Error()) // the file is part of the program; the package's test loads it
	}
	return t
})
