package claimcases

// half is what one split of the cases is worded with, beside its frames. No two have
// a line in common. In the lines, {S} stands for a source, {R} for an outlet, {C} for
// the claim, {O} for a body that denies or confirms, {X} for what is said of it, and
// ‹name|…› marks words.
type half struct {
	unnamed []unnamed
	told    []string // by a source to the outlet that is named
	credit  []string // another outlet and its source are credited
	cites   []string // another outlet is credited, and no source named
	said    []string // by a source, to nobody in particular
	fact    []string // the author's own
	confirm []string
	denyC   []string // a denial of the claim's words
	denyX   []string // a denial in a sentence of its own
	comment []string
	quote   []string
	us      []string // how an outlet names itself
	hedges  []string
	papers  []string
	other   []string // paragraphs that have nothing to do with anything
}

// unnamed is one source without a name, several of them, and what it is made into.
type unnamed struct{ one, many, officials string }

var halves = map[string]*half{
	"dev": {
		unnamed: []unnamed{
			{"a source close to the inquiry", "sources close to the inquiry", "senior officials"},
			{"a person with knowledge of the matter", "several people with knowledge of the matter", "government officials"},
			{"an employee who asked not to be named", "employees who asked not to be named", "regional officials"},
			{"a source in the district", "multiple sources in the district", "district officials"},
		},
		told: []string{
			"{S} ‹relay|told {R}› that {C}.",
			"{C}, {S} ‹relay|told {R}›.",
			"{S}, ‹relay|in an interview with {R}›, said that {C}.",
		},
		credit: []string{
			"‹relay|{R}› reported that {C}, citing {S}.",
			"According to ‹relay|{R}›, which quoted {S}, {C}.",
			"{C}, ‹relay|{R}› said, citing {S}.",
		},
		cites:   []string{"‹relay|{R}› reported that {C}.", "According to ‹relay|{R}›, {C}.", "{C}, ‹relay|{R}› has reported."},
		said:    []string{"{S} said that {C}.", "{C}, {S} said.", "According to {S}, {C}."},
		fact:    []string{"{C}.", "{C}, and the matter is now the talk of the town.", "It was no ordinary week: {C}."},
		confirm: []string{"{S} confirmed that {C}.", "{S} said its own records showed that {C}."},
		denyC:   []string{"‹d|{O} denied that {C}›.", "‹d|{O} said it was not true that {C}›."},
		denyX:   []string{"‹d|{O} denied the report. “{X},” a spokesman said›.", "‹d|{O} dismissed the account, saying that {X}›."},
		comment: []string{"‹k|{S} said that {X}›.", "‹k|“{X},” said {S}›."},
		quote:   []string{"‹q|“{X},”› {S} said.", "{S} said: ‹q|“{X}.”›"},
		us:      []string{"us", "this newspaper", "our reporter"},
		hedges:  []string{"allegedly ", "reportedly "},
		papers:  []string{"Courier", "Wire", "Evening Post", "Dispatch", "Examiner", "Press Agency", "Morning Star"},
		other: []string{
			"The council meets again next week and has the budget for street lamps before it.",
			"Rain is expected along the coast from the middle of the week, with gusts on the headlands.",
			"Readers may remember {W}, who ran the district for a decade and now grows dahlias at {T}.",
			"A new timetable comes into force on the first of the month and cuts two stops.",
			"The bakery in the high street has been sold to a chain from {T} that promises to keep the ovens.",
			"Local elections are due in the autumn, and none of the parties has named a candidate.",
			"{W}, a historian, has published a short account of the valley's chapels.",
			"House prices in the area rose by a twentieth last year, according to the land registry.",
			"The choir of {T} sings at the market cross on Saturday and admission is free.",
			"Work on the sewer in Mill Lane is two months late because a pump was delivered without a motor.",
			"The library will lend umbrellas from June, an idea that {W} brought back from a holiday.",
			"A stray heifer closed the coastal road for most of an afternoon last month.",
			"The brass band needs a second euphonium and has advertised as far away as {T}.",
			"Petrol was a little dearer than a month ago at all but one of the pumps in the county.",
		},
	},
	"train":  &train,
	"unseen": &unseen,
	"second": &second,
	"third":  &third,
	"fourth": &fourth,
	"fifth":  &fifth,
	"sealed": &sealed,
	"report": {
		unnamed: []unnamed{
			{"a diplomat who spoke on condition of anonymity", "diplomats who spoke on condition of anonymity", "top officials"},
			{"someone who had seen the paperwork", "several witnesses who had seen the paperwork", "local officials"},
			{"a source familiar with events", "sources familiar with events", "security officials"},
			{"an insider who was not authorised to speak publicly", "insiders who were not authorised to speak publicly", "state officials"},
		},
		told: []string{
			"{S} ‹relay|said to {R}› that {C}.",
			"{C}, {S} ‹relay|said in remarks to {R}›.",
			"‹relay|Speaking to {R}›, {S} said {C}.",
		},
		credit: []string{
			"{S} was quoted by ‹relay|{R}› as saying that {C}.",
			"‹relay|{R}› wrote that {C}, attributing the information to {S}.",
			"‹relay|{R}›, quoting {S}, wrote that {C}.",
		},
		cites:   []string{"‹relay|{R}› wrote that {C}.", "As ‹relay|{R}› tells it, {C}.", "{C}, ‹relay|{R}› revealed."},
		said:    []string{"{S} stated that {C}.", "{C}, according to {S}.", "{S} disclosed that {C}."},
		fact:    []string{"{C}.", "{C}, which few had expected.", "This much is plain: {C}."},
		confirm: []string{"{S} acknowledged that {C}.", "Its own staff had seen it happen, {S} said: {C}."},
		denyC:   []string{"‹d|{O} rejected the claim that {C}›.", "‹d|{O} said it was false that {C}›."},
		denyX:   []string{"‹d|{O} called the story an invention. “{X},” it said in a statement›.", "‹d|A spokeswoman for {O} insisted that {X}›."},
		comment: []string{"‹k|{S} remarked that {X}›.", "‹k|“{X},” {S} added›."},
		quote:   []string{"‹q|“{X},”› recalled {S}.", "{S} remembered it like this: ‹q|“{X}.”›"},
		us:      []string{"our newspaper", "our correspondent", "us"},
		hedges:  []string{"apparently ", "supposedly ", "purportedly "},
		papers:  []string{"Herald", "Telegraph Bureau", "Gazette", "Chronicle", "Daily News", "Monitor", "Observer"},
		other: []string{
			"A bus shelter in Station Road has been voted the ugliest in the province for the third time.",
			"Frost is likely inland towards the weekend, and gardeners are advised to cover their beans.",
			"{W}, once the youngest mayor in the region, opens a shop for fishing tackle at {T} tomorrow.",
			"The swimming bath closes for three weeks while its tiles are replaced.",
			"Nobody has claimed the umbrella, the trombone or the stuffed pike at the lost-property office.",
			"A petition about the noise of church clocks has gathered fewer names than its authors hoped.",
			"{W}, a surveyor, found a Roman hobnail while planting leeks and gave it to the school.",
			"The price of bread has not moved since spring, though flour has.",
			"An exhibition of lace from {T} can be seen at the corn exchange until the end of the month.",
			"The clock over the savings bank is eleven minutes slow and has been so since the thaw.",
			"A lecture on moths, with lantern slides, will be given by {W} on Friday.",
			"The tug-of-war between the two breweries ended in a draw and a torn rope.",
			"Volunteers are wanted to count toads on the road to {T} after dark.",
			"Rents in the old town have fallen for a second year as students move to the hill.",
		},
	},
}

// Syllables of invented names.
var (
	heads = []string{"Bel", "Kor", "Tar", "Ven", "Mos", "Hald", "Ost", "Ulm", "Bran", "Fen", "Gor", "Lis", "Nor", "Pel", "Rav", "Sel", "Thur", "Wes", "Zav", "Dren", "Ark", "Cald", "Ebb", "Jor"}
	mids  = []string{"a", "e", "i", "o", "en", "ar", "il", "or"}
	towns = []string{"mouth", "wick", "stad", "ford", "by", "grad", "holm", "ton", "vik", "mere", "dale", "gate"}
	folk  = []string{"sen", "ic", "man", "ov", "ley", "ard", "wyn", "ek", "ini", "ert", "ose", "ant"}
	given = []string{"Marta", "Ivo", "Lena", "Tomas", "Greta", "Oskar", "Nadia", "Pavel", "Ruth", "Emil", "Clara", "Anton", "Ida", "Hugo", "Vera", "Simon", "Dora", "Felix"}
)
