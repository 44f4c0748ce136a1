package claimcases

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"time"
)

// desk is where one case is written.
type desk struct {
	rng     *rand.Rand
	frame   *frame
	half    *half
	id      string
	outlets []outlet
	first   time.Time
	dated   bool
	pages   []*page
	claims  []*claim
	paras   []string // background that no article has yet
	facts   facts
	back    int    // how many days before the first article it happened
	way     int    // how that day is written
	line    string // the dateline that leads begin with
}

// outlet is a newspaper as its articles are filed, and as others name it.
type outlet struct{ meta, name, host string }

// facts are what the claim's places are filled with.
type facts struct{ number, actor, means, place, day, hedge string }

// page is an article that is being written.
type page struct {
	outlet int
	at     int // hours after the case's first
	url    string
	title  string
	paras  []string
	text   string
	marks  map[string][]Span
	id     string
}

// claim is a claim with its truth, in marks.
type claim struct {
	name     string
	min, max int
	alone    bool
	tellings []told
	origins  []from
	drifts   []drifted
}

type told struct {
	page         *page
	mark, stance string
	origin       int
}

type from struct {
	page    *page
	mark    string // of the source; "": the author's own
	through []string
}

type drifted struct {
	from, to         *page
	fromMark, toMark string
	kind             string
}

// newDesk seats a writer whose every choice follows from seed and id.
func newDesk(seed uint64, id string, f *frame) *desk {
	h := fnv.New64a()
	h.Write([]byte(id))
	d := &desk{rng: rand.New(rand.NewPCG(seed, h.Sum64())), frame: f, half: halves[f.half], id: id, dated: true}
	d.first = time.Date(2021, time.January, 4, 5, 0, 0, 0, time.UTC).AddDate(0, 0, d.rng.IntN(1500))
	used := map[string]bool{}
	papers := d.rng.Perm(len(d.half.papers))
	for i := range 7 {
		town := d.town()
		for used[town] {
			town = d.town()
		}
		used[town] = true
		paper := town + " " + d.half.papers[papers[i]]
		o := outlet{meta: paper, name: "the " + paper, host: strings.ReplaceAll(strings.ToLower(paper), " ", "-")}
		if d.rng.IntN(4) == 0 {
			o.meta = "The " + paper
		}
		d.outlets = append(d.outlets, o)
	}
	for _, i := range d.rng.Perm(len(f.background)) {
		d.paras = append(d.paras, f.background[i])
	}
	for _, i := range d.rng.Perm(len(d.half.other)) {
		d.paras = append(d.paras, d.half.other[i])
	}
	d.back, d.way = 1+d.rng.IntN(days), d.rng.IntN(3)
	d.facts = facts{d.number(), f.actor[0], f.means[0], d.town(), d.day(d.back, d.way), ""}
	if d.rng.IntN(3) == 0 {
		d.line = strings.ToUpper(d.facts.place) + " — "
	}
	return d
}

// of picks one of a list.
func of[T any](d *desk, list []T) T { return list[d.rng.IntN(len(list))] }

// pick is the place of one line of a list, which a copy has to use again.
func (d *desk) pick(lines []string) int { return d.rng.IntN(len(lines)) }

func (d *desk) town() string { return of(d, heads) + of(d, towns) }

func (d *desk) surname() string { return of(d, heads) + of(d, mids) + of(d, folk) }

var inWords = []string{"three", "four", "five", "six", "seven", "eight", "nine", "eleven", "twelve", "fifteen"}

func (d *desk) number() string {
	if d.rng.IntN(3) == 0 {
		return of(d, inWords)
	}
	return fmt.Sprint(13 + d.rng.IntN(80))
}

// otherNumber is a number that is not s.
func (d *desk) otherNumber(s string) string {
	for {
		if n := d.number(); n != s {
			return n
		}
	}
}

// days is how far back what is told lies, at most: within the week, so that a weekday
// alone says which.
const days = 5

// day is how day number back before the case's first article is written, in one of
// three ways.
func (d *desk) day(back, way int) string {
	t := d.first.AddDate(0, 0, -back)
	switch way {
	case 0:
		return "on " + t.Format("2 January")
	case 1:
		return "late on " + t.Weekday().String()
	}
	return "on " + t.Weekday().String()
}

// otherDay is another day, written in the same way.
func (d *desk) otherDay() string {
	return d.day(1+(d.back+d.rng.IntN(days-1))%days, d.way)
}

func (d *desk) otherTown(s string) string {
	for {
		if t := d.town(); t[:3] != s[:3] {
			return t
		}
	}
}

// clause is the claim in wording 0, 1 or 2, marked whole as mark and at its places.
func (d *desk) clause(mark string, wording int, f facts) string {
	hedge := ""
	if f.hedge != "" {
		hedge = "‹h|" + f.hedge + "›"
	}
	return "‹" + mark + "|" + fill(d.frame.clauses[wording], "A", "‹a|"+f.actor+"›", "M", "‹m|"+f.means+"›",
		"N", "‹n|"+f.number+"›", "P", "‹p|"+f.place+"›", "D", "‹t|"+f.day+"›", "H", hedge) + "›"
}

// person is a named source, with what he or she is, marked src.
func (d *desk) person() string { return d.personAs(of(d, d.frame.roles)) }

func (d *desk) personAs(role string) string {
	article := "a "
	if strings.ContainsRune("aeiou", rune(role[0])) {
		article = "an "
	}
	return src(of(d, given) + " " + d.surname() + ", " + article + role + ",")
}

func (d *desk) roles() []string {
	var out []string
	for _, i := range d.rng.Perm(len(d.frame.roles)) {
		out = append(out, d.frame.roles[i])
	}
	return out
}

func src(s string) string { return "‹src|" + s + "›" }

// rename gives the marks of s that are called src another name.
func rename(s, from, to string) string { return strings.ReplaceAll(s, "‹"+from+"|", "‹"+to+"|") }

func (d *desk) office() string { return src(d.frame.office) }

// denial is a sentence, or two, in which the office denies the claim, marked d.
func (d *desk) denial(otherWords bool) string {
	if otherWords {
		return fill(of(d, d.half.denyX), "O", d.frame.office, "X", fill(d.frame.deny[1], "P", d.facts.place))
	}
	if d.rng.IntN(2) == 0 {
		return fill(of(d, d.half.denyX), "O", d.frame.office, "X", fill(d.frame.deny[0], "P", d.facts.place))
	}
	plain, _ := lay(d.clause("c", 0, d.facts))
	return fill(of(d, d.half.denyC), "O", d.frame.office, "C", plain)
}

// background deals n paragraphs that no article of the case had.
func (d *desk) background(n int) []string {
	var out []string
	for ; n > 0 && len(d.paras) > 0; n-- {
		p := fill(d.paras[0], "T", d.town(), "W", of(d, given)+" "+d.surname(), "P", d.facts.place)
		d.paras = d.paras[1:]
		out = append(out, p)
	}
	return out
}

// story is an article of its own: its lead, what else is said, and background that is
// its own too.
func (d *desk) story(o, at int, lead string, more ...string) *page {
	paras := append([]string{d.line + lead}, more...)
	return d.print(o, at, d.frame.title, append(paras, d.background(2+d.rng.IntN(2))...))
}

// retell is an article that was made of p with another lead, and perhaps cut at its end.
func (d *desk) retell(p *page, o, at int, lead string) *page {
	paras := append([]string{d.line + lead}, p.paras[1:]...)
	if len(paras) > 3 && d.rng.IntN(2) == 0 {
		paras = paras[:len(paras)-1]
	}
	return d.print(o, at, d.frame.title, paras)
}

// reprint is p, word for word, in another paper.
func (d *desk) reprint(p *page, o, at int) *page {
	return d.print(o, at, p.title, p.paras)
}

// print makes an article of paragraphs. at is in hours.
func (d *desk) print(o, at int, title string, paras []string) *page {
	p := &page{outlet: o, at: at, title: title, paras: paras}
	var finished []string
	for _, x := range paras {
		finished = append(finished, finish(x))
	}
	p.text, p.marks = lay(strings.Join(finished, "\n\n"))
	p.id = fmt.Sprintf("%s-%d", d.id, len(d.pages)+1)
	p.url = fmt.Sprintf("https://%s.example/news/%s", d.outlets[o].host, p.id)
	d.pages = append(d.pages, p)
	return p
}

// name is how others name outlet o.
func (d *desk) name(o int) string { return d.outlets[o].name }

func (d *desk) claim(name string, lo, hi int) *claim {
	c := &claim{name: name, min: lo, max: hi}
	d.claims = append(d.claims, c)
	return c
}

// origin adds an origin that enters in p, with the voice of a mark.
func (c *claim) origin(p *page, mark string, through ...string) int {
	c.origins = append(c.origins, from{p, mark, through})
	return len(c.origins) - 1
}

func (c *claim) tell(p *page, mark, stance string, origin int) {
	c.tellings = append(c.tellings, told{p, mark, stance, origin})
}

func (c *claim) drift(kind string, a *page, from string, b *page, to string) {
	c.drifts = append(c.drifts, drifted{a, b, from, to, kind})
}
