package claimcases

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
)

// Seed is that of the cases that are scored and reported.
const Seed = 1

// splits are the parts of the cases, and how many cases of each scenario a part has, each
// in another frame. "dev" and "report" are the halves that one author wrote; "train" and
// "unseen" were written by two others, who had seen the dev half alone and never the engine.
// "second" and "sealed" came later, by two more authors in the same way, and "third", "fourth" and
// "fifth" by three more. Rules are made looking at dev, train, second, third and fourth; nobody who
// makes them has read unseen, sealed or fifth.
var splits = []struct {
	name string
	each int
}{{"dev", 6}, {"report", 6}, {"train", 14}, {"unseen", 10}, {"second", 14}, {"sealed", 10}, {"third", 14}, {"fourth", 14}, {"fifth", 14}}

// Article is one article, in the JSON that hearsay reads as its own format, with the
// case that it is of.
type Article struct {
	ID        string `json:"id"`
	Event     string `json:"event"`
	URL       string `json:"url"`
	Outlet    string `json:"outlet"`
	Published string `json:"published,omitempty"` // RFC 3339
	Title     string `json:"title"`
	Text      string `json:"text"`
}

// Claim is one claim of a case with its truth. Spans are of code points.
type Claim struct {
	Event    string    `json:"event"`
	Claim    string    `json:"claim"`
	Split    string    `json:"split"` // one of splits
	Scenario string    `json:"scenario"`
	Frame    string    `json:"frame"`
	Tellings []Telling `json:"tellings"`
	Origins  []Origin  `json:"origins"`
	Min      int       `json:"origins_min"`
	Max      int       `json:"origins_max"`
	Drifts   []Drift   `json:"drifts"`
	Alone    bool      `json:"alone"` // no second article tells it
}

// Telling is what one article does to the claim, and the place of the origin that it
// rests on; -1 for a denial and a comment, which rest on none of the claim's.
type Telling struct {
	Article string `json:"article"`
	Span    []Span `json:"span"`
	Stance  string `json:"stance"`
	Origin  int    `json:"origin"`
}

// Origin is where the claim enters, and through which outlets the voice is heard.
type Origin struct {
	Voice   []Span   `json:"voice"` // nil: the author's own
	Article string   `json:"article"`
	Through []string `json:"through"`
}

// Drift is what changed between two tellings.
type Drift struct {
	From End    `json:"from"`
	To   End    `json:"to"`
	Kind string `json:"kind"`
}

// End is words of an article, written [article, [start, end]].
type End struct {
	Article string
	Span    Span
}

// MarshalJSON writes an end as a pair.
func (e End) MarshalJSON() ([]byte, error) { return json.Marshal([]any{e.Article, e.Span}) }

// Case is one event: its articles in the order of their making, and its claims.
type Case struct {
	Articles []Article
	Claims   []Claim
}

// Make makes all cases of a seed: each scenario for each of the splits. Case number
// k of a scenario takes another frame than number k of the next, so that each frame tells
// of many scenarios.
func Make(seed uint64) []Case {
	var out []Case
	for _, split := range splits {
		fs := ofHalf(split.name)
		for i, s := range scenarios {
			for k := range split.each {
				f := fs[(5*i+k*3)%len(fs)]
				d := newDesk(seed, fmt.Sprintf("%s-%s-%s", split.name, s.name, f.name), f)
				s.write(d)
				out = append(out, d.done(s.name))
			}
		}
	}
	return out
}

// done sets what was written as a case.
func (d *desk) done(scenario string) Case {
	var out Case
	for _, p := range d.pages {
		a := Article{ID: p.id, Event: d.id, URL: p.url, Outlet: d.outlets[p.outlet].meta, Title: p.title, Text: p.text}
		if d.dated {
			a.Published = d.first.Add(time.Duration(p.at)*time.Hour + time.Duration(d.rng.IntN(50))*time.Minute).Format(time.RFC3339)
		}
		out.Articles = append(out.Articles, a)
	}
	for _, c := range d.claims {
		x := Claim{Event: d.id, Claim: c.name, Split: d.frame.half, Scenario: scenario, Frame: d.frame.name, Min: c.min, Max: c.max, Alone: c.alone, Drifts: []Drift{}}
		for _, t := range c.tellings {
			x.Tellings = append(x.Tellings, Telling{t.page.id, d.words(t.page, t.mark), t.stance, t.origin})
		}
		for _, o := range c.origins {
			y := Origin{Article: o.page.id, Through: o.through}
			if y.Through == nil {
				y.Through = []string{}
			}
			if o.mark != "" {
				y.Voice = d.words(o.page, o.mark)
			}
			x.Origins = append(x.Origins, y)
		}
		for _, r := range c.drifts {
			x.Drifts = append(x.Drifts, Drift{End{r.from.id, cover(d.words(r.from, r.fromMark))}, End{r.to.id, cover(d.words(r.to, r.toMark))}, r.kind})
		}
		out.Claims = append(out.Claims, x)
	}
	return out
}

// words are where the words of a mark stand; a mark that is not there is a mistake in a
// scenario.
func (d *desk) words(p *page, mark string) []Span {
	if len(p.marks[mark]) == 0 {
		panic(fmt.Sprintf("%s: no mark %q in %s", d.id, mark, p.text))
	}
	return p.marks[mark]
}

func cover(ss []Span) Span { return Span{ss[0][0], ss[len(ss)-1][1]} }

// Write writes the cases of a seed as the two files of a gold: articles and claims, JSON
// lines.
func Write(articles, claims io.Writer, seed uint64) error {
	as, cs := bufio.NewWriter(articles), bufio.NewWriter(claims)
	write := func(w io.Writer, x any) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return e.Encode(x)
	}
	for _, c := range Make(seed) {
		for i := range c.Articles {
			if err := write(as, &c.Articles[i]); err != nil {
				return fmt.Errorf("cannot write the articles: %w", err)
			}
		}
		for i := range c.Claims {
			if err := write(cs, &c.Claims[i]); err != nil {
				return fmt.Errorf("cannot write the claims: %w", err)
			}
		}
	}
	for _, w := range []*bufio.Writer{as, cs} {
		if err := w.Flush(); err != nil {
			return fmt.Errorf("cannot write the cases: %w", err)
		}
	}
	return nil
}

// String shows a case for a human eye: its articles with what is marked in them.
func (c Case) String() string {
	var b strings.Builder
	for _, a := range c.Articles {
		fmt.Fprintf(&b, "[%s] %s, %s: %s\n%s\n\n", a.ID, a.Outlet, a.Published, a.Title, a.Text)
	}
	return b.String()
}
