package en

import (
	_ "embed"

	"hearsay/internal/lang"
)

//go:embed data/names.txt
var nameList string

var nameClasses = map[string]lang.NameClass{
	"masculine": lang.MasculineName, "feminine": lang.FeminineName, "either": lang.EitherName,
	"place": lang.PlaceName, "demonym": lang.Demonym, "locative": lang.Locative, "more": lang.SpeaksAgain,
	"interview": lang.Interview, "partner": lang.Partner, "forces": lang.Forces, "someone": lang.SomeOf,
	"journalist": lang.Journalist, "publication": lang.Publication, "airs": lang.Airs, "from": lang.From, "nobody": lang.Nobody, "outlet-tail": lang.OutletTail, "passed": lang.Passed,
	"quotes": lang.Quotes, "hearing": lang.Hearing, "replies": lang.Replies, "supposes": lang.Supposes, "piece": lang.Piece, "as-saying": lang.AsSaying,
	"mine": lang.Mine, "past": lang.PastVerb, "suffix": lang.NameSuffix, "former": lang.Former, "many": lang.ManyOf, "first": lang.First,
	"day-part": lang.DayPart, "here": lang.Here, "nameless": lang.Nameless, "avoids": lang.Avoids, "remarking": lang.Remarking, "name-part": lang.NamePart, "nor": lang.Nor, "taken": lang.Taken, "public-body": lang.PublicBody, "state-body": lang.StateBody, "any-body": lang.AnyBody, "collective": lang.Collective, "includes": lang.Includes, "pictured": lang.Pictured, "added": lang.Added, "reflexive": lang.Reflexive,
	"grounds": lang.Grounds, "clause-noun": lang.ClauseNoun, "teaser": lang.Teaser, "credit": lang.Credit, "by-way": lang.ByWay, "name-for": lang.NameFor,
	"legal-form": lang.LegalForm, "known-body": lang.KnownBody, "written": lang.Written, "share": lang.ShareNoun, "people": lang.PeopleName, "own-words": lang.OwnWords, "place-noun": lang.PlaceNoun, "mute": lang.Mute, "trade": lang.Trade, "epithet": lang.Epithet, "known-outlet": lang.KnownOutlet, "occupation": lang.Occupation,
}

var nameMarks = map[string]lang.NameMark{"several-verb": lang.SeveralVerb, "saint": lang.Saint, "seen-by": lang.SeenBy, "identifies": lang.Identifies, "as-name": lang.AsName, "any-one": lang.AnyOne, "firm-tail": lang.FirmTail, "meant": lang.Meant, "writes": lang.Writes, "reacts": lang.Reacts, "affiliate": lang.Affiliate, "issues": lang.Issues, "whoever": lang.Whoever, "outlet-end": lang.OutletEnd, "surname-end": lang.SurnameEnd, "tries": lang.Tries, "enough": lang.Enough, "so-much": lang.SoMuch, "to-come": lang.ToCome, "convened": lang.Convened, "omits": lang.Omits, "month": lang.Month, "evinces": lang.Evinces, "second": lang.Second, "takes-for": lang.TakesFor, "cites": lang.Cites, "said-that": lang.SaidThat, "poll-noun": lang.PollNoun, "poll-unit": lang.PollUnit, "poll-gives": lang.PollGives}

// longTitles are what bearers of shortened titles are called in full.
var longTitles = map[string][]string{
	"gov": {"governor"}, "sen": {"senator", "lawmaker"}, "rep": {"representative", "congressman", "congresswoman", "lawmaker"},
	"dr": {"doctor", "surgeon", "physician"}, "prof": {"professor"}, "rev": {"reverend", "pastor"}, "gen": {"general"}, "lt": {"lieutenant"},
	"col": {"colonel"}, "capt": {"captain"}, "sgt": {"sergeant"}, "maj": {"major"}, "cmdr": {"commander"}, "adm": {"admiral"}, "mp": {"lawmaker"},
}

// addNames reads sections of words that names are made of, each headed by its class
// in brackets.
func addNames(l *lang.Attrib, list string) error {
	l.Names = make(map[string]lang.NameClass, 2048)
	l.Marks = map[string]lang.NameMark{}
	var class lang.NameClass
	var mark lang.NameMark
	return sections("names.txt", list, func(heading string) bool {
		class, mark = nameClasses[heading], nameMarks[heading]
		return class != 0 || mark != 0
	}, func(line string) {
		for w := range listed(line) {
			if mark != 0 {
				l.Marks[w] |= mark
			} else {
				l.Names[w] |= class
			}
		}
	})
}
