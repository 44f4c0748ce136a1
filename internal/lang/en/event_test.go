package en

import (
	"slices"
	"testing"

	"hearsay/internal/lang"
)

func TestVerbForms(t *testing.T) {
	for verb, want := range map[string][]string{
		"attack":                      {"attack", "attacks", "attacked", "attacking"},
		"seize":                       {"seize", "seizes", "seized", "seizing"},
		"free":                        {"free", "frees", "freed", "freeing"},
		"deny":                        {"deny", "denies", "denied", "denying"},
		"destroy":                     {"destroy", "destroys", "destroyed", "destroying"},
		"ram*":                        {"ram", "rams", "rammed", "ramming"},
		"clash":                       {"clash", "clashes", "clashed", "clashing"},
		"flee/fled/fleeing":           {"fled", "fleeing", "flee", "flees"},
		"shoot/shot/shooting":         {"shot", "shooting", "shoot", "shoots"},
		"undergo/underwent/undergone": {"underwent", "undergone", "undergo", "undergoes"},
	} {
		if got := verbForms(verb); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", verb, got, want)
		}
	}
}

func TestEvents(t *testing.T) {
	l := events()
	class := func(of uint8) string { return l.Classes[of] }
	for word, want := range map[string][2]string{
		"evacuated": {"movement", "other"}, "evacuation": {"other", "movement"}, "killed": {"harm", "harm"}, "strikes": {"attack", "attack"},
		"sieges": {"other", "battle"}, "rammed": {"attack", "other"}, "talks": {"other", "meeting"},
	} {
		if w := l.Words[word]; w == nil || class(w.Verb) != want[0] || class(w.Noun) != want[1] {
			t.Errorf("%s is %+v, want %v", word, w, want)
		}
	}
	for word, role := range map[string]lang.EventRole{
		"seemed": lang.EventState, "helicopters": lang.EventMeans, "managed": lang.EventRaise, "reportedly": lang.EventMay, "n't": lang.EventNo,
		"costa rica": lang.EventNation, "told": lang.EventSay | lang.EventCommand,
	} {
		if w := l.Words[word]; w == nil || w.Roles&role != role {
			t.Errorf("%s is %+v", word, w)
		}
	}
}

// TestIdioms: all forms of a verb know the words behind it that make it something else.
func TestIdioms(t *testing.T) {
	l := events()
	for form, behind := range map[string]string{"ruled": "out", "took": "issue", "shutting": "out"} {
		if w := l.Words[form]; w == nil || !slices.Contains(w.Idioms, behind) {
			t.Errorf("%s is %+v", form, w)
		}
	}
	if w := l.Words["she"]; w == nil || w.Things&lang.ThingHe == 0 {
		t.Errorf("she is %+v", w)
	}
}

// TestEventSenses: what a verb is with some words stands in the order of the lists.
func TestEventSenses(t *testing.T) {
	l := events()
	var got []string
	for _, s := range l.Words["captured"].Senses {
		got = append(got, l.Classes[s.Class])
	}
	if !slices.Equal(got, []string{"battle", "arrest"}) {
		t.Errorf("captured is %v", got)
	}
	for word, thing := range map[string]lang.EventThings{
		"girls": lang.ThingPeople, "them": lang.ThingPeople, "troops": lang.ThingForce | lang.ThingPeople, "house": lang.ThingBuilding, "shares": lang.ThingMoney,
	} {
		if w := l.Words[word]; w == nil || w.Things&thing != thing {
			t.Errorf("%s is %+v", word, w)
		}
	}
	if w := l.Words["released"]; w == nil || w.Verb != 0 || w.Roles&(lang.EventHappen|lang.EventPast) != lang.EventHappen|lang.EventPast {
		t.Errorf("released is %+v", w)
	}
}

// TestBrokenEvents: a mistake in the list is found.
func TestBrokenEvents(t *testing.T) {
	l := &lang.Event{Words: map[string]*lang.EventWord{}}
	for _, c := range []struct {
		head []string
		word string
	}{{[]string{"VERB", "attack"}, ""}, {[]string{"ADVERB", "attack"}, "x"}, {[]string{"VERB"}, "x"}, {[]string{"IDIOM"}, "rule"}, {[]string{"NOTHING"}, "x"}, {[]string{"VERB", "attack", "whom:ghosts"}, "x"}, {[]string{"VERB", "attack", "with:people"}, "x"}} {
		if addEvent(l, c.head, c.word) == nil {
			t.Errorf("%v | %s: no error", c.head, c.word)
		}
	}
}
