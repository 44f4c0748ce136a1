package lang

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"hearsay/internal/linear"
)

// Syntax is what package tag needs to know of a language: the names of its parts
// of speech and relations, and the models that find them. A Syntax is loaded when
// first asked for, from a package of its own below the language's.
type Syntax struct {
	Tags   []string      // parts of speech, those of Universal Dependencies: "NOUN"
	Fine   []string      // the language's own finer tags: "NNS"
	Rels   []string      // relations of Universal Dependencies: "nsubj", "acl:relcl"
	Joined [][2]uint8    // what the tagger tells apart: indices into Tags and Fine
	Words  *linear.Table // classes of words that keep the same company, by tag.WordHash
	Models SyntaxModel   // the weights
}

// SyntaxModel is the weights of tags and syntax.
type SyntaxModel struct {
	Tag   *linear.Model // a class for each of Joined
	Act   *linear.Model // the parser's three actions
	Label *linear.Model // a class for each of Rels
}

// Tag is the number of a part of speech, or -1 if the language has none of the
// name. Ask once, not for every token.
func (s *Syntax) Tag(name string) int { return slices.Index(s.Tags, name) }

// Rel is the number of a relation, or -1.
func (s *Syntax) Rel(name string) int { return slices.Index(s.Rels, name) }

// syntaxMagic begins the file of a Syntax.
const syntaxMagic = "HSSY0001"

// maxSyntaxHeader is the longest list of names that is read, in bytes.
const maxSyntaxHeader = 1 << 20

// syntaxHeader is what stands before the three models.
type syntaxHeader struct {
	Tags, Fine, Rels []string
	Joined           [][2]int
}

// LoadSyntax reads a Syntax from the bytes of its file, which it goes on using.
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
	s := &Syntax{Tags: h.Tags, Fine: h.Fine, Rels: h.Rels}
	var err error
	if s.Words, raw, err = linear.LoadTable(raw[n:]); err != nil {
		return nil, err
	}
	for _, j := range h.Joined {
		if j[0] < 0 || j[0] >= len(h.Tags) || j[1] < 0 || j[1] >= len(h.Fine) || max(j[0], j[1]) > 255 {
			return nil, errors.New("the syntax joins tags that it has not")
		}
		s.Joined = append(s.Joined, [2]uint8{uint8(j[0]), uint8(j[1])})
	}
	for _, m := range []struct {
		to      **linear.Model
		classes int
	}{{&s.Models.Tag, len(s.Joined)}, {&s.Models.Act, 3}, {&s.Models.Label, len(s.Rels)}} {
		if *m.to, raw, err = linear.Load(raw); err != nil {
			return nil, err
		}
		if got := (*m.to).Classes(); got != m.classes {
			return nil, fmt.Errorf("a model of syntax has %d classes, not %d", got, m.classes)
		}
	}
	if len(raw) != 0 {
		return nil, errors.New("more follows the syntax than belongs to it")
	}
	return s, nil
}

// AppendSyntax writes the file of a Syntax: its names, the table of words as
// linear.PackTable makes it, and the three models as linear.Pack makes them.
func AppendSyntax(dst []byte, s *Syntax, words, tag, act, label []byte) ([]byte, error) {
	h := syntaxHeader{Tags: s.Tags, Fine: s.Fine, Rels: s.Rels}
	for _, j := range s.Joined {
		h.Joined = append(h.Joined, [2]int{int(j[0]), int(j[1])})
	}
	header, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	dst = append(dst, syntaxMagic...)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(len(header)))
	dst = append(dst, header...)
	dst = append(dst, words...)
	dst = append(dst, tag...)
	dst = append(dst, act...)
	return append(dst, label...), nil
}
