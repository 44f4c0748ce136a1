// Package syntaxnet holds the network that tags and parses English; MODEL-CARD.md
// says of what it was made. It stands apart from package en so that programs
// which do not parse do not carry it.
package syntaxnet

import (
	_ "embed"
	"sync"

	"hearsay/internal/lang"
)

//go:embed syntax.bin
var file []byte

// Syntax is the network with its names, loaded at first use. It is never nil.
var Syntax = sync.OnceValue(func() *lang.Syntax {
	s, err := lang.LoadSyntax(file)
	if err != nil {
		panic("syntaxnet: " + err.Error()) // the file is part of the program; the package's test loads it
	}
	return s
})
