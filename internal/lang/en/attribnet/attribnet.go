// Package attribnet holds the network that gives each token of an English text
// its role in a statement; MODEL-CARD.md says of what it was made. It stands
// apart from package en, which is words that anybody can read and add to: this is
// what a machine made of annotated news.
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
