package en

import (
	"testing"

	"hearsay/internal/lang"
)

func TestAttribVerbForms(t *testing.T) {
	l := attrib()
	for _, c := range []struct {
		word, lemma string
		form        lang.VerbForm
	}{
		{"said", "say", lang.PastForm},
		{"denies", "deny", lang.PresentForm},
		{"denied", "deny", lang.PastForm},
		{"admitted", "admit", lang.PastForm},
		{"arguing", "argue", lang.IngForm},
		{"stresses", "stress", lang.PresentForm},
		{"written", "write", lang.ParticipleForm},
		{"agreeing", "agree", lang.IngForm},
	} {
		w := l.Words[c.word]
		if w.Cue == 0 || l.Cues[w.Cue-1].Lemma != c.lemma || w.Form != c.form {
			t.Errorf("%q: %+v, want form %d of %q", c.word, w, c.form, c.lemma)
		}
	}
	if w := l.Words["house"]; w.Cue != 0 || !w.Class.Has(lang.OrgNoun) {
		t.Errorf("house: %+v, want an organisation's noun and no cue", w)
	}
}

func TestBrokenListsAreRefused(t *testing.T) {
	for _, list := range []string{"word\n", "[no such class]\n", "[pronoun nonsense]\nhe\n"} {
		if err := addWords(&lang.Attrib{Words: map[string]lang.AttribWord{}}, list); err == nil {
			t.Errorf("words %q: no error", list)
		}
	}
	for _, list := range []string{"say", "say | murmur | clause", "say | say | nonsense", "go wrong way | say | clause", "call for | want | object"} {
		if err := addCues(&lang.Attrib{Words: map[string]lang.AttribWord{}}, list); err == nil {
			t.Errorf("cues %q: no error", list)
		}
	}
}
