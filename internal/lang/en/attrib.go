package en

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en/attribnet"
)

//go:embed data/cues.txt
var cueList string

//go:embed data/attrib.txt
var attribList string

// attrib builds English's vocabulary of reporting. The lists are part of the
// program, so a broken one is a mistake in the program, which the package's
// tests find.
func attrib() *lang.Attrib {
	l := &lang.Attrib{
		Words:        make(map[string]lang.AttribWord, 2048),
		According:    []string{"according", "to"},
		Wordings:     wordings(),
		Per:          "per",
		Bounds:       [][2]string{{"at", "least"}, {"at", "most"}, {"at", "first"}, {"at", "last"}, {"at", "once"}, {"at", "times"}},
		AskLabel:     "q",
		OwnLabels:    []string{"host", "cohost", "byline", "anchor"},
		AnswerLabel:  "a",
		AdverbSuffix: "ly",
		PluralSuffix: "s",
		PastSuffix:   "ed",
		IngSuffix:    "ing",
		Network:      attribnet.Network,
		LongTitles:   longTitles,
	}
	if err := addWords(l, attribList); err != nil {
		panic(err)
	}
	if err := addCues(l, cueList); err != nil {
		panic(err)
	}
	if err := addFrames(l, frameList); err != nil {
		panic(err)
	}
	if err := addNames(l, nameList); err != nil {
		panic(err)
	}
	if err := addTelling(l, tellingList); err != nil {
		panic(err)
	}
	if err := addDenials(l, denialList); err != nil {
		panic(err)
	}
	return l
}

// wordings are the phrases of lang.Attrib.Wordings.
func wordings() (all [][]string) {
	for _, phrase := range []string{
		"in the words of", "in the telling of", "in the account of", "in the view of", "in the opinion of", "in the estimation of",
		"by the account of", "by the reckoning of", "by the telling of",
	} {
		all = append(all, strings.Fields(phrase))
	}
	return all
}

var wordClasses = map[string]lang.WordClass{
	"determiner": lang.Determiner, "definite": lang.Definite, "possessive": lang.Possessive,
	"preposition": lang.Preposition, "postmodifier": lang.Postmodifier,
	"genitive": lang.Genitive,
	"aux-be":   lang.AuxBe, "aux-have": lang.AuxHave, "aux-do": lang.AuxDo, "modal": lang.Modal,
	"negation": lang.Negation, "adverb": lang.AdverbWord, "conjunction": lang.Conjunction,
	"contrast": lang.Contrast, "subordinator": lang.Subordinator, "question": lang.Question,
	"that": lang.That, "relative": lang.Relative, "relay-by": lang.RelayBy, "to": lang.ToWord,
	"pronoun": lang.Pronoun, "first-person": lang.FirstPerson, "addressee": lang.Addressee, "masculine": lang.Masculine,
	"feminine": lang.Feminine, "plural": lang.Plural, "thing": lang.Thing, "title": lang.Title, "honorific": lang.Honorific, "acronym": lang.Acronym,
	"role": lang.Role, "person-noun": lang.PersonNoun, "unnamed": lang.UnnamedNoun,
	"spokesman": lang.Spokesman, "group": lang.GroupNoun, "organisation": lang.OrgNoun,
	"outlet": lang.OutletNoun, "outlet-name": lang.OutletName, "metonym": lang.Metonym,
	"document": lang.DocumentNoun, "another": lang.Another, "report": lang.ReportNoun,
	"idea": lang.IdeaNoun, "falsehood": lang.Falsehood, "doubtful": lang.Doubtful, "telling": lang.Telling, "grantable": lang.Grantable, "truth": lang.Truth, "hedge": lang.HedgeWord, "time": lang.TimeWord,
	"medium": lang.MediumNoun, "carried": lang.CarriedVerb, "citing": lang.CitingVerb,
	"anaphor": lang.Anaphor, "no-such": lang.NoSuch, "such": lang.SuchWord, "not-verb": lang.NotVerb,
}

// addWords reads sections of words, each headed by its classes in brackets.
func addWords(l *lang.Attrib, list string) error {
	var class lang.WordClass
	return sections("attrib.txt", list, func(heading string) (known bool) {
		class, known = anyOf(wordClasses, heading)
		return known
	}, func(line string) {
		w := l.Words[line]
		w.Class |= class
		l.Words[line] = w
	})
}

var cueClasses = map[string]lang.CueClass{
	"say": lang.SayCue, "think": lang.ThinkCue, "deny": lang.DenyCue, "hedge": lang.HedgeCue,
	"ask": lang.AskCue, "want": lang.WantCue, "decline": lang.DeclineCue, "judge": lang.JudgeCue,
}

var complements = map[string]lang.Takes{
	"clause": lang.TakesClause | lang.TakesThat, "that": lang.TakesThat, "quote": lang.TakesQuote,
	"person": lang.TakesPerson, "object": lang.TakesObject, "inf": lang.TakesInfinite,
	"noun": lang.NounToo, "particle": lang.NeedsParticle,
}

// addCues reads the verbs; the head of data/cues.txt describes its lines.
func addCues(l *lang.Attrib, list string) error {
	byLemma := map[string]int{}
	var particles [][3]string // lemma, word, the rest of the line
	for n, line := range strings.Split(list, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		head, rest, _ := strings.Cut(line, "|")
		forms := strings.Fields(head)
		if len(forms) == 2 {
			particles = append(particles, [3]string{forms[0], forms[1], rest})
			continue
		}
		class, takes, err := parseCue(rest)
		if err != nil || len(forms) != 1 && len(forms) != 5 {
			return fmt.Errorf("data/cues.txt:%d: %q is no entry: %w", n+1, line, err)
		}
		if len(forms) == 1 {
			forms = regular(forms[0])
		}
		l.Cues = append(l.Cues, lang.Cue{Lemma: forms[0], Class: class, Takes: takes})
		byLemma[forms[0]] = len(l.Cues)
		for i, form := range []lang.VerbForm{lang.BaseForm, lang.PresentForm, lang.PastForm, lang.ParticipleForm, lang.IngForm} {
			w := l.Words[forms[i]]
			if w.Cue == 0 {
				w.Cue, w.Form = int16(len(l.Cues)), form
				l.Words[forms[i]] = w
			}
		}
	}
	for _, p := range particles {
		class, takes, err := parseCue(p[2])
		i := byLemma[p[0]]
		if err != nil || i == 0 {
			return fmt.Errorf("data/cues.txt: %q %q needs an entry for its verb: %w", p[0], p[1], err)
		}
		c := &l.Cues[i-1]
		c.Particles = append(c.Particles, lang.Particle{Word: p[1], Class: class, Takes: takes})
	}
	return nil
}

func parseCue(rest string) (lang.CueClass, lang.Takes, error) {
	name, list, _ := strings.Cut(rest, "|")
	class, ok := cueClasses[strings.TrimSpace(name)]
	if !ok {
		return 0, 0, fmt.Errorf("no class of cues is called %q", name)
	}
	var takes lang.Takes
	for _, c := range strings.Fields(list) {
		t, ok := complements[c]
		if !ok {
			return 0, 0, fmt.Errorf("no complement is called %q", c)
		}
		takes |= t
	}
	return class, takes, nil
}

// regular inflects a regular verb; "+" doubles its last letter.
func regular(verb string) []string {
	base, double := strings.CutSuffix(verb, "+")
	stem, present := base, base+"s"
	past, ing := base+"ed", base+"ing"
	last := base[len(base)-1]
	switch {
	case double:
		stem += string(last)
		past, ing = stem+"ed", stem+"ing"
	case last == 'e':
		past, ing = base+"d", strings.TrimSuffix(base, "e")+"ing"
		if strings.HasSuffix(base, "ee") {
			ing = base + "ing"
		}
	case last == 'y' && !strings.ContainsRune("aeou", rune(base[len(base)-2])):
		present, past = base[:len(base)-1]+"ies", base[:len(base)-1]+"ied"
	case strings.HasSuffix(base, "s") || strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ch") || last == 'x':
		present = base + "es"
	}
	return []string{base, present, past, past, ing}
}
