package syntaxnet

import "testing"

// TestLoads: the file is whole, within its size, and has the names that whoever
// uses it asks for.
func TestLoads(t *testing.T) {
	if len(file) > 8_000_000 {
		t.Errorf("%d bytes, more than 8 MB", len(file))
	}
	s := Syntax()
	for _, name := range []string{"NOUN", "PROPN", "VERB", "AUX", "PRON", "ADP", "SCONJ", "CCONJ", "DET", "ADJ", "ADV", "NUM", "PART", "PUNCT"} {
		if s.Tag(name) < 0 {
			t.Errorf("no tag %s", name)
		}
	}
	for _, name := range []string{"root", "nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "parataxis", "obl", "nmod", "case", "mark", "conj", "appos", "acl:relcl"} {
		if s.Rel(name) < 0 {
			t.Errorf("no relation %s", name)
		}
	}
	if s.Tag("NAUGHT") >= 0 || s.Rel("NAUGHT") >= 0 {
		t.Error("a name that is none is found")
	}
}
