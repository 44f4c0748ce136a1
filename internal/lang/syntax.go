package lang

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"hearsay/internal/nn"
)

// Syntax is what package tag needs to know of a language: the names of its parts
// of speech and relations, and the network that finds them. A Syntax is loaded when
// first asked for, from a package of its own below the language's.
type Syntax struct {
	Tags   []string   // parts of speech, those of Universal Dependencies: "NOUN"
	Fine   []string   // the language's own finer tags: "NNS"
	Rels   []string   // relations of Universal Dependencies: "nsubj", "acl:relcl"
	Joined [][2]uint8 // what the network tells apart: indices into Tags and Fine
	Net    *nn.Parser
}

// Tag is the number of a part of speech, or -1 if the language has none of the
// name. Ask once, not for every token.
func (s *Syntax) Tag(name string) int { return slices.Index(s.Tags, name) }

// Rel is the number of a relation, or -1.
func (s *Syntax) Rel(name string) int { return slices.Index(s.Rels, name) }

// syntaxMagic begins the file of a Syntax.
const syntaxMagic = "HSSY0002"

// maxSyntaxHeader is the longest list of names that is read, in bytes.
const maxSyntaxHeader = 1 << 20

// syntaxHeader is what stands before the network, its length in 32 bits before it.
type syntaxHeader struct {
	Rels   []string    `json:"rels"`
	Joined [][2]string `json:"joined"`
}

// LoadSyntax reads a Syntax from the bytes of its file.
func LoadSyntax(raw []byte) (*Syntax, error) {
	if len(raw) < len(syntaxMagic)+4 || string(raw[:len(syntaxMagic)]) != syntaxMagic {
		return nil, errors.New("not a file of syntax, or of another version of its format")
	}
	raw = raw[len(syntaxMagic):]
	n := int(binary.LittleEndian.Uint32(raw))
	if raw = raw[4:]; n > len(raw) || n > maxSyntaxHeader {
		return nil, errors.New("the header of the syntax is cut off")
	}
	var h syntaxHeader
	if err := json.Unmarshal(raw[:n], &h); err != nil {
		return nil, fmt.Errorf("the header of the syntax: %w", err)
	}
	net, err := nn.LoadParser(raw[n:])
	if err != nil {
		return nil, err
	}
	if net.Tags() != len(h.Joined) || net.Rels() != len(h.Rels) {
		return nil, fmt.Errorf("a network of %d tags and %d relations for %d and %d names", net.Tags(), net.Rels(), len(h.Joined), len(h.Rels))
	}
	s := &Syntax{Rels: h.Rels, Net: net}
	for _, j := range h.Joined {
		s.Joined = append(s.Joined, [2]uint8{place(&s.Tags, j[0]), place(&s.Fine, j[1])})
	}
	return s, nil
}

// place is where a name stands in a list, to which it is added if it is new. The
// lists are no longer than that of the names joined, 255.
func place(list *[]string, name string) uint8 {
	i := slices.Index(*list, name)
	if i < 0 {
		i = len(*list)
		*list = append(*list, name)
	}
	return uint8(i)
}
