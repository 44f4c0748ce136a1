package claimcases

// scenarios are the kinds of case, each with how it is written. What they are about is
// in docs/claims.md. Hours between articles are an editor's: a copy comes an hour or a
// few after what it was taken from.
var scenarios = []struct {
	name  string
	write func(*desk)
}{
	{"relay", relay},
	{"paraphrase", paraphrase},
	{"ghost", ghost},
	{"reprints", reprints},
	{"laundering", laundering},
	{"officials", officials},
	{"inflation", inflation},
	{"number", slot("number", "n", func(d *desk, f *facts) { f.number = d.otherNumber(f.number) })},
	{"means", slot("means", "m", func(d *desk, f *facts) { f.means = d.frame.means[1] })},
	{"actor", slot("actor", "a", func(d *desk, f *facts) { f.actor = d.frame.actor[1] })},
	{"place", slot("place", "p", func(d *desk, f *facts) { f.place = d.otherTown(f.place) })},
	{"date", slot("date", "t", func(d *desk, f *facts) { f.day = d.otherDay() })},
	{"hedge", hedge},
	{"attribution", attribution},
	{"quotation", quotation},
	{"denied", denied},
	{"denied-elsewhere", deniedElsewhere},
	{"denial-left-out", denialLeftOut},
	{"circle", circle},
	{"confirmed", confirmed},
	{"witnesses", witnesses},
	{"one-speaker", oneSpeaker},
	{"two-speakers", twoSpeakers},
	{"comment", comment},
	{"range", eachSpoke},
	{"undated", undated},
	{"revised", revised},
	{"alike", alike},
	{"long-chain", longChain},
	{"alone", alone},
}

// tell is a lead in which source s tells outlet o.
func (d *desk) told(k int, s, relay, clause string) string {
	return fill(d.half.told[k], "S", s, "R", relay, "C", clause)
}

// agency is the article that most cases begin with: an unnamed source told outlet 0.
func (d *desk) agency(u unnamed, k int) (*page, *claim) {
	a := d.story(0, 0, d.told(k, src(u.one), d.name(0), d.clause("c1", 0, d.facts)))
	c := d.claim("c1", 1, 1)
	c.tell(a, "c1", "asserts", c.origin(a, "src", d.name(0)))
	return a, c
}

// relay: an agency and its source are credited twice over.
func relay(d *desk) {
	u := of(d, d.half.unnamed)
	a, c := d.agency(u, d.pick(d.half.told))
	credit := func(o, wording int, s string) string {
		return fill(of(d, d.half.credit), "R", d.name(o), "S", src(s), "C", d.clause("c1", wording, d.facts))
	}
	b := d.retell(a, 1, 3, credit(0, 0, u.one))
	c.tell(b, "c1", "repeats", 0)
	e := d.story(2, 7, credit(0, 0, u.one))
	c.tell(e, "c1", "repeats", 0)
	if d.rng.IntN(2) == 0 {
		c.tell(d.reprint(b, 3, 9), "c1", "repeats", 0)
	}
}

// paraphrase: others credit the agency, in words of their own.
func paraphrase(d *desk) {
	u := of(d, d.half.unnamed)
	_, c := d.agency(u, d.pick(d.half.told))
	for i := 1; i <= 2; i++ {
		p := d.story(i, 4*i, fill(of(d, d.half.credit), "R", d.name(0), "S", src(u.one), "C", d.clause("c1", i, d.facts)))
		c.tell(p, "c1", "repeats", 0)
	}
}

// ghost: three credit a report that is not there.
func ghost(d *desk) {
	c := d.claim("c1", 1, 1)
	for i := range 3 {
		p := d.story(i, 3*i, fill(of(d, d.half.cites), "R", d.name(6), "C", d.clause("c1", i, d.facts)))
		if i == 0 {
			c.origin(p, "relay")
		}
		c.tell(p, "c1", "repeats", 0)
	}
}

// reprints: one text in many papers.
func reprints(d *desk) {
	u := of(d, d.half.unnamed)
	a, c := d.agency(u, d.pick(d.half.told))
	for i := range 2 + d.rng.IntN(4) {
		c.tell(d.reprint(a, 1+i, 1+2*i), "c1", "repeats", 0)
	}
}

// laundering: a copy says that the source spoke to it.
func laundering(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.told)
	a, c := d.agency(u, k)
	us := d.name(1)
	if d.rng.IntN(2) == 0 {
		us = of(d, d.half.us)
	}
	b := d.retell(a, 1, 5, d.told(k, src(u.one), us, d.clause("c1", 0, d.facts)))
	c.tell(b, "c1", "repeats", 0)
	c.drift("attribution-replaced", a, "relay", b, "relay")
	d.spread(c, b, 8)
}

// spread reprints p in none, one or two more papers.
func (d *desk) spread(c *claim, p *page, at int) {
	for i := range d.rng.IntN(3) {
		c.tell(d.reprint(p, 4+i, at+2*i), "c1", "repeats", 0)
	}
}

// officials: an unnamed source has become officials.
func officials(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.told)
	a, c := d.agency(u, k)
	b := d.retell(a, 1, 4, d.told(k, src(u.officials), d.name(0), d.clause("c1", 0, d.facts)))
	c.tell(b, "c1", "repeats", 0)
	c.drift("attribution-replaced", a, "src", b, "src")
	d.spread(c, b, 6)
}

// inflation: one source has become several.
func inflation(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.told)
	a, c := d.agency(u, k)
	b := d.retell(a, 1, 4, d.told(k, src(u.many), d.name(0), d.clause("c1", 0, d.facts)))
	c.tell(b, "c1", "repeats", 0)
	c.drift("source-inflated", a, "src", b, "src")
	d.spread(c, b, 6)
}

// slot is the scenario in which one place of the claim is another in a copy.
func slot(kind, mark string, change func(*desk, *facts)) func(*desk) {
	return func(d *desk) {
		u, k := of(d, d.half.unnamed), d.pick(d.half.told)
		a, c := d.agency(u, k)
		f := d.facts
		change(d, &f)
		b := d.retell(a, 1, 4, d.told(k, src(u.one), d.name(0), d.clause("c1", 0, f)))
		c.tell(b, "c1", "repeats", 0)
		c.drift(kind, a, mark, b, mark)
		d.spread(c, b, 6)
	}
}

// hedge: "allegedly" is lost.
func hedge(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.told)
	sure := d.facts
	d.facts.hedge = of(d, d.half.hedges)
	a, c := d.agency(u, k)
	b := d.retell(a, 1, 4, d.told(k, src(u.one), d.name(0), d.clause("c1", 0, sure)))
	c.tell(b, "c1", "repeats", 0)
	c.drift("hedge-lost", a, "h", b, "c1")
	d.spread(c, b, 6)
}

// attribution: what a source said has become a fact.
func attribution(d *desk) {
	u := of(d, d.half.unnamed)
	a, c := d.agency(u, d.pick(d.half.told))
	b := d.retell(a, 1, 4, fill(of(d, d.half.fact), "C", d.clause("c1", 0, d.facts)))
	c.tell(b, "c1", "repeats", 0)
	c.drift("attribution-lost", a, "src", b, "c1")
	d.spread(c, b, 6)
}

// quotation: words in quotation marks are others in a copy.
func quotation(d *desk) {
	f := d.frame
	who := d.person()
	k := d.rng.IntN(len(d.half.quote))
	said := func(word string) string {
		return fill(d.half.quote[k], "S", who, "X", fill(f.quote, "Q", word))
	}
	lead := d.background(1)[0]
	a := d.story(0, 0, said(f.quoted), lead)
	c := d.claim("c1", 1, 1)
	c.tell(a, "q", "asserts", c.origin(a, "src"))
	b := d.retell(a, 1, 5, said(f.spoil))
	c.tell(b, "q", "repeats", 0)
	c.drift("quotation-altered", a, "qa", b, "qa")
	for i := range d.rng.IntN(3) {
		c.tell(d.reprint(b, 2+i, 8+i), "q", "repeats", 0)
	}
}
