package en

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en/syntaxnet"
)

//go:embed data/events.txt
var eventWords string

var eventRoles = map[string]lang.EventRole{
	"STATE": lang.EventState, "LIGHT": lang.EventLight, "RAISE": lang.EventRaise, "PLAN": lang.EventPlan, "COMMAND": lang.EventCommand,
	"FAIL": lang.EventFail, "SAY": lang.EventSay, "MAY": lang.EventMay, "WILL": lang.EventWill, "NO": lang.EventNo, "MERELY": lang.EventMerely, "BY": lang.EventBy,
	"WITH": lang.EventWith, "MEANS": lang.EventMeans, "RELATIVE": lang.EventRelative, "IF": lang.EventIf, "PRONOUN": lang.EventPronoun,
	"AT": lang.EventAt, "SMALL": lang.EventSmall, "AFTER": lang.EventAfter, "NATION": lang.EventNation, "OF": lang.EventOf, "KIND": lang.EventKind, "PART": lang.EventPart,
	"CAPTION": lang.EventCaption, "DIGEST": lang.EventDigest, "HAPPEN": lang.EventHappen, "TOGETHER": lang.EventTogether, "WAY": lang.EventWay, "DURING": lang.EventDuring, "UNDERGO": lang.EventUndergo,
	"NEAR": lang.EventNear, "OCCUR": lang.EventOccur, "EMPTY": lang.EventEmpty, "OUTCOME": lang.EventOutcome, "ASKS": lang.EventAsks, "VOW": lang.EventVow,
}

// eventThings are the kinds of things by their names in the list; PEOPLE, FORCE, BUILDING,
// MONEY and BODY are lists of words themselves.
var eventThings = map[string]lang.EventThings{
	"people": lang.ThingPeople, "force": lang.ThingForce, "building": lang.ThingBuilding, "money": lang.ThingMoney, "body": lang.ThingBody,
	"he": lang.ThingHe, "it": lang.ThingIt, "they": lang.ThingThey,
	"place": lang.ThingPlace, "means": lang.ThingMeans, "name": lang.ThingName, "number": lang.ThingNumber,
	"event": lang.ThingEvent, "same": lang.ThingSame, "none": lang.ThingNone,
}

// verbal are the roles whose words are verbs, listed in one form.
const verbal = lang.EventState | lang.EventLight | lang.EventRaise | lang.EventPlan | lang.EventCommand | lang.EventFail | lang.EventSay | lang.EventHappen | lang.EventUndergo | lang.EventOccur | lang.EventEmpty | lang.EventVow

// events builds the tables of events. The list is part of the program: a broken one
// is a mistake in it, which the package's tests find.
func events() *lang.Event {
	l := &lang.Event{Classes: []string{"other"}, Words: make(map[string]*lang.EventWord, 8192), Syntax: syntaxnet.Syntax}
	for line := range dataLines(eventWords) {
		head, list, ok := strings.Cut(line, "|")
		f := strings.Fields(head)
		if !ok || len(f) == 0 {
			panic(fmt.Sprintf("data/events.txt: %q is no list", line))
		}
		for w := range strings.SplitSeq(list, ",") {
			if err := addEvent(l, f, strings.TrimSpace(w)); err != nil {
				panic(fmt.Sprintf("data/events.txt: %q: %v", line, err))
			}
		}
	}
	return l
}

func addEvent(l *lang.Event, head []string, w string) error {
	at := func(form string) *lang.EventWord {
		e := l.Words[form]
		if e == nil {
			e = &lang.EventWord{}
			l.Words[form] = e
		}
		return e
	}
	thing, role := eventThings[strings.ToLower(head[0])], eventRoles[head[0]]
	switch {
	case w == "":
		return fmt.Errorf("a word is missing")
	case len(head) >= 2 && head[0] == "VERB" || len(head) == 2 && head[0] == "NOUN":
		class := slices.Index(l.Classes, head[1])
		if class < 0 {
			class = len(l.Classes)
			l.Classes = append(l.Classes, head[1])
		}
		if head[0] == "VERB" {
			sense, err := senseOf(uint8(class), head[2:])
			if err != nil {
				return err
			}
			for _, form := range verbForms(w) {
				e := at(form)
				if e.Verb == 0 { // the first list that has it
					e.Verb = uint8(class)
				}
				e.Senses = append(e.Senses, sense)
			}
			for _, form := range pastForms(w) {
				at(form).Roles |= lang.EventPast
			}
			return nil
		}
		for _, form := range nounForms(w) {
			if e := at(form); e.Noun == 0 {
				e.Noun = uint8(class)
			}
		}
		return nil
	case len(head) == 3 && (head[0] == "SUBJECT" || head[0] == "OBJECT"):
		from, to := slices.Index(l.Classes, head[1]), slices.Index(l.Classes, head[2])
		if from < 0 || to < 0 {
			return fmt.Errorf("%s or %s is no class of the lists above", head[1], head[2])
		}
		for _, form := range nounForms(w) {
			e := at(form)
			e.Turns = append(e.Turns, lang.EventTurn{Subject: head[0] == "SUBJECT", From: uint8(from), To: uint8(to)})
		}
		return nil
	case len(head) == 1 && head[0] == "IDIOM":
		verb, behind, ok := strings.Cut(w, " ")
		if !ok {
			return fmt.Errorf("nothing stands behind the verb")
		}
		for _, form := range verbForms(verb) {
			at(form).Idioms = append(at(form).Idioms, behind)
		}
		return nil
	case len(head) == 1 && thing != 0 && thing < lang.ThingListed:
		for _, form := range nounForms(w) {
			at(form).Things |= thing
		}
		return nil
	case len(head) == 1 && role != 0:
		forms := []string{w}
		switch {
		case role&verbal != 0:
			forms = verbForms(w)
		case role == lang.EventMeans, role == lang.EventCaption, role == lang.EventDigest:
			forms = nounForms(w)
		}
		for _, form := range forms {
			at(form).Roles |= role
		}
		if role&(lang.EventLight|lang.EventRaise|lang.EventPlan|lang.EventCommand|lang.EventFail|lang.EventHappen) != 0 {
			for _, form := range pastForms(w) {
				at(form).Roles |= lang.EventPast
			}
		}
		return nil
	}
	return fmt.Errorf("no role %q", head)
}

// senseOf is a class with what it asks for: "whom:people,number" or "who:force".
func senseOf(class uint8, asks []string) (lang.EventSense, error) {
	sense := lang.EventSense{Class: class}
	for _, ask := range asks {
		who, list, _ := strings.Cut(ask, ":")
		for name := range strings.SplitSeq(list, ",") {
			switch thing := eventThings[name]; {
			case thing == 0:
				return sense, fmt.Errorf("%q is no kind of thing", name)
			case who == "who":
				sense.Who |= thing
			case who == "whom":
				sense.Whom |= thing
			default:
				return sense, fmt.Errorf("%q is neither who nor whom", who)
			}
		}
	}
	return sense, nil
}

// verbForms are the forms of a verb: the regular ones, or those that the list has in
// their place, as "shoot/shot/shooting" with "-s" added to the first. A star doubles
// the last letter.
func verbForms(w string) []string {
	if base, rest, ok := strings.Cut(w, "/"); ok {
		return append(strings.Split(rest, "/"), base, thirdPerson(base))
	}
	base, double := strings.CutSuffix(w, "*")
	stem := base
	switch {
	case double:
		stem = base + base[len(base)-1:]
	case strings.HasSuffix(base, "ee"), strings.HasSuffix(base, "ye"):
		return []string{base, base + "s", base + "d", base + "ing"}
	case strings.HasSuffix(base, "e"):
		stem = base[:len(base)-1]
	case consonantY(base):
		return []string{base, thirdPerson(base), base[:len(base)-1] + "ied", base + "ing"}
	}
	return []string{base, thirdPerson(base), stem + "ed", stem + "ing"}
}

// pastForms are those of the past, or participles of it.
func pastForms(w string) []string {
	base, _, _ := strings.Cut(strings.TrimSuffix(w, "*"), "/")
	return slices.DeleteFunc(verbForms(w), func(form string) bool {
		return form == base || form == thirdPerson(base) || strings.HasSuffix(form, "ing")
	})
}

func thirdPerson(w string) string {
	switch {
	case consonantY(w):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "go"):
		return w + "es"
	}
	return w + "s"
}

func nounForms(w string) []string {
	if strings.HasSuffix(w, "!") { // it has no plural, or is one
		return []string{w[:len(w)-1]}
	}
	return []string{w, thirdPerson(w)}
}

func consonantY(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == 'y' && strings.IndexByte("aeiou", w[n-2]) < 0
}
