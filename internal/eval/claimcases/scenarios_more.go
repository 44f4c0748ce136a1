package claimcases

// denied: an article that repeats the claim has its denial, in the words of the claim.
func denied(d *desk) {
	u := of(d, d.half.unnamed)
	_, c := d.agency(u, d.pick(d.half.told))
	b := d.story(1, 5, fill(of(d, d.half.credit), "R", d.name(0), "S", src(u.one), "C", d.clause("c1", 0, d.facts)), d.denial(false))
	c.tell(b, "c1", "repeats", 0)
	c.tell(b, "d", "denies", -1)
	for i := range d.rng.IntN(2) {
		p := d.reprint(b, 2+i, 9+i)
		c.tell(p, "c1", "repeats", 0)
		c.tell(p, "d", "denies", -1)
	}
}

// deniedElsewhere: the denial stands in an article that does not tell the claim, in
// other words than the claim's in half of the cases.
func deniedElsewhere(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.told)
	a, c := d.agency(u, k)
	c.tell(d.retell(a, 1, 2, d.told(k, src(u.one), d.name(0), d.clause("c1", 0, d.facts))), "c1", "repeats", 0)
	p := d.story(2, 8, d.denial(d.rng.IntN(2) == 0))
	c.tell(p, "d", "denies", -1)
}

// denialLeftOut: a copy of an article leaves its denial out.
func denialLeftOut(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.told)
	lead := d.told(k, src(u.one), d.name(0), d.clause("c1", 0, d.facts))
	a := d.story(0, 0, lead, d.denial(false))
	c := d.claim("c1", 1, 1)
	c.tell(a, "c1", "asserts", c.origin(a, "src", d.name(0)))
	c.tell(a, "d", "denies", -1)
	b := d.print(1, 6, d.frame.title, append([]string{d.line + lead}, a.paras[2:]...))
	c.tell(b, "c1", "repeats", 0)
	c.drift("denial-left-out", a, "d", b, "c1")
}

// circle: each of three papers credits the next, on one day.
func circle(d *desk) {
	c := d.claim("c1", 1, 1)
	k := d.pick(d.half.cites)
	clause := d.clause("c1", 0, d.facts)
	paras := d.background(2)
	d.dated = false
	for i := range 3 {
		lead := fill(d.half.cites[k], "R", d.name((i+1)%3), "C", clause)
		p := d.print(i, 0, d.frame.title, append([]string{lead}, paras...))
		if i == 0 {
			c.origin(p, "relay")
		}
		c.tell(p, "c1", "repeats", 0)
	}
}

// confirmed: an office confirms on what it knows itself.
func confirmed(d *desk) {
	u := of(d, d.half.unnamed)
	a, c := d.agency(u, d.pick(d.half.told))
	c.max, c.min = 2, 2
	b := d.story(1, 6, fill(of(d, d.half.confirm), "S", d.office(), "C", d.clause("c1", d.rng.IntN(3), d.facts)))
	c.tell(b, "c1", "confirms", c.origin(b, "src"))
	c.tell(d.reprint(a, 2, 7), "c1", "repeats", 0)
	c.tell(d.reprint(b, 3, 9), "c1", "repeats", 1)
}

// witnesses: one article has two who saw it, and is copied.
func witnesses(d *desk) {
	roles := d.roles()
	k := d.pick(d.half.said)
	lead := fill(d.half.said[k], "S", d.personAs(roles[0]), "C", d.clause("c1", 0, d.facts))
	second := rename(fill(d.half.said[k], "S", d.personAs(roles[1]), "C", d.clause("c1b", 1, d.facts)), "src", "src2")
	a := d.story(0, 0, lead, second)
	c := d.claim("c1", 2, 2)
	c.tell(a, "c1", "asserts", c.origin(a, "src"))
	c.tell(a, "c1b", "asserts", c.origin(a, "src2"))
	for i := range 1 + d.rng.IntN(3) {
		p := d.reprint(a, 1+i, 3+2*i)
		c.tell(p, "c1", "repeats", 0)
		c.tell(p, "c1b", "repeats", 1)
	}
}

// oneSpeaker: three papers heard one and the same named man.
func oneSpeaker(d *desk) {
	who := d.person()
	c := d.claim("c1", 1, 1)
	for i := range 3 {
		p := d.story(i, 2*i, fill(of(d, d.half.said), "S", who, "C", d.clause("c1", i, d.facts)))
		if i == 0 {
			c.origin(p, "src")
		}
		c.tell(p, "c1", "asserts", 0)
	}
}

// twoSpeakers: two papers have a witness each, and a third copies the second.
func twoSpeakers(d *desk) {
	roles := d.roles()
	c := d.claim("c1", 2, 2)
	var last *page
	for i := range 2 {
		last = d.story(i, 4*i, fill(d.half.told[d.pick(d.half.told)], "S", d.personAs(roles[i]), "R", d.name(i), "C", d.clause("c1", i, d.facts)))
		c.tell(last, "c1", "asserts", c.origin(last, "src", d.name(i)))
	}
	c.tell(d.reprint(last, 2, 9), "c1", "repeats", 1)
}

// comment: an expert who knows nothing of it comments on it.
func comment(d *desk) {
	u := of(d, d.half.unnamed)
	_, c := d.agency(u, d.pick(d.half.told))
	who := rename(d.person(), "src", "src2")
	b := d.story(1, 5, fill(of(d, d.half.credit), "R", d.name(0), "S", src(u.one), "C", d.clause("c1", 0, d.facts)),
		fill(of(d, d.half.comment), "S", who, "X", d.frame.comment))
	c.tell(b, "c1", "repeats", 0)
	c.tell(b, "k", "comments", -1)
	if d.rng.IntN(2) == 0 {
		c.tell(d.reprint(b, 2, 9), "c1", "repeats", 0)
	}
}

// eachSpoke: two papers each say that such a source spoke to them; it may be one man or
// two.
func eachSpoke(d *desk) {
	u := of(d, d.half.unnamed)
	a, c := d.agency(u, d.pick(d.half.told))
	c.max = 2
	b := d.story(1, 6, d.told(d.pick(d.half.told), src(u.one), d.name(1), d.clause("c1", 1, d.facts)))
	c.tell(b, "c1", "asserts", c.origin(b, "src", d.name(1)))
	if d.rng.IntN(2) == 0 {
		c.tell(d.reprint(a, 2, 9), "c1", "repeats", 0)
	}
}

// undated: two articles that share most words have no date, so that nobody can tell
// which was first; there is one origin all the same.
func undated(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.said)
	d.dated = false
	who := src(u.one)
	lead := fill(d.half.said[k], "S", who, "C", d.clause("c1", 0, d.facts))
	a := d.story(0, 0, lead)
	c := d.claim("c1", 1, 1)
	c.tell(a, "c1", "asserts", c.origin(a, "src"))
	c.tell(d.retell(a, 1, 0, lead), "c1", "asserts", 0)
}

// revised: a paper changes the number in its own article, and another has the first
// version.
func revised(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.told)
	a, c := d.agency(u, k)
	f := d.facts
	f.number = d.otherNumber(f.number)
	v2 := d.print(0, 6, a.title, append([]string{d.line + d.told(k, src(u.one), d.name(0), d.clause("c1", 0, f))}, a.paras[1:]...))
	v2.url = a.url
	c.tell(v2, "c1", "corrects", 0)
	c.drift("number", a, "n", v2, "n")
	c.tell(d.reprint(a, 1, 3), "c1", "repeats", 0)
}

// alike: two things that look the same happened at two places on two days.
func alike(d *desk) {
	u := d.rng.Perm(len(d.half.unnamed))
	k := d.pick(d.half.told)
	fs := [2]facts{d.facts, {d.otherNumber(d.facts.number), d.frame.actor[1], d.frame.means[0], d.otherTown(d.facts.place), d.otherDay(), ""}}
	for i, f := range fs {
		who := src(d.half.unnamed[u[i]].one)
		lead := d.told((k+i)%len(d.half.told), who, d.name(2*i), d.clause("c1", i, f))
		a := d.story(2*i, 30*i, lead)
		c := d.claim([]string{"c1", "c2"}[i], 1, 1)
		c.tell(a, "c1", "asserts", c.origin(a, "src", d.name(2*i)))
		c.tell(d.retell(a, 2*i+1, 30*i+4, lead), "c1", "repeats", 0)
	}
}

// longChain: the number grows, then the attribution is replaced, then it is lost.
func longChain(d *desk) {
	u, k := of(d, d.half.unnamed), d.pick(d.half.told)
	a, c := d.agency(u, k)
	f := d.facts
	f.number = d.otherNumber(f.number)
	b := d.retell(a, 1, 4, d.told(k, src(u.one), d.name(0), d.clause("c1", 0, f)))
	c.tell(b, "c1", "repeats", 0)
	c.drift("number", a, "n", b, "n")
	e := d.print(2, 8, b.title, append([]string{d.line + d.told(k, src(u.one), d.name(2), d.clause("c1", 0, f))}, b.paras[1:]...))
	c.tell(e, "c1", "repeats", 0)
	c.drift("attribution-replaced", b, "relay", e, "relay")
	g := d.print(3, 12, b.title, append([]string{d.line + fill(d.half.fact[0], "C", d.clause("c1", 0, f))}, e.paras[1:]...))
	c.tell(g, "c1", "repeats", 0)
	c.drift("attribution-lost", e, "src", g, "c1")
	if d.rng.IntN(2) == 0 {
		h := d.story(4, 14, d.denial(false))
		c.tell(h, "d", "denies", -1)
	}
}

// alone: one paper tells it, and another has nothing but what goes around it.
func alone(d *desk) {
	u := of(d, d.half.unnamed)
	_, c := d.agency(u, d.pick(d.half.told))
	c.alone = true
	paras := d.background(3)
	d.print(1, 4, d.frame.title, paras)
}
