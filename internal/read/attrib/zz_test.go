package attrib

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
)

func zzReader(body string) *reader {
	a := &news.Analysis{}
	l := en.Language()
	segment.Run(body, a, l.Segment)
	quotes, regions := quotations(body, a.Paragraphs)
	a.Quotations = quotes
	r := newReader(body, a, l.Attrib, regions)
	r.rules()
	if net := network(l.Attrib); net != nil {
		r.mergeRoles(r.roles(net, a))
		r.keep()
	}
	r.printed(a.Paragraphs)
	r.keep()
	r.findDenials()
	return r
}

var _ = lang.SayCue

func TestZZ(t *testing.T) {
	path := os.Getenv("ZZ")
	if path == "" {
		t.Skip()
	}
	gold := map[string][]map[string]any{}
	if b, err := os.ReadFile(os.Getenv("ZZGOLD")); err == nil {
		for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
			var g map[string]any
			if err := json.Unmarshal([]byte(l), &g); err != nil {
				t.Fatal(err)
			}
			gold[g["id"].(string)] = append(gold[g["id"].(string)], g)
		}
	}
	flat := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	empty := map[string]bool{"no": true, "nothing": true, "none": true, "neither": true, "nobody": true}
	for _, rec := range readRecords(t, path) {
		r := zzReader(rec.Text)
		s := r.stems()
		for i := range r.drafts {
			d := &r.drafts[i]
			if d.Stance == news.Denies || d.class != lang.SayCue || d.negated {
				continue
			}
			lo := r.tokenAt(d.Content[0].Start)
			end := d.Content[0].End
			for lo < len(r.toks) && r.toks[lo].punct {
				lo++
			}
			hi, no := lo, -1
			for ; r.inside(hi, end) && hi < lo+40; hi++ {
				t := &r.toks[hi]
				if t.punct && t.first != '"' && t.first != '\'' || hi > lo && t.has(lang.Subordinator) && !t.has(lang.That) {
					break
				}
				if no < 0 && (t.has(lang.Negation) || empty[r.fold(hi)]) {
					no = hi
				}
			}
			if no < 0 {
				continue
			}
			text := flat(rec.Text[d.Content[0].Start:d.Content[0].End])
			label := "?"
			for _, g := range gold[rec.ID] {
				c := flat(g["text"].(string))
				if len(c) > 30 {
					c = c[:30]
				}
				c = strings.Trim(c, `"“”'`)
				if strings.Contains(text, c) {
					label = fmt.Sprint(g["denial"])
				}
			}
			if label == "?" && os.Getenv("ZZALL") == "" {
				continue
			}
			by, n := r.alike(s, lo, hi)
			type cu struct{ u, same int }
			var best []cu
			for u, same := range by {
				if u != d.unit && r.contrary(u) {
					best = append(best, cu{u, same})
				}
			}
			sort.Slice(best, func(a, b int) bool {
				if best[a].same != best[b].same {
					return best[a].same > best[b].same
				}
				x, y := best[a].u-d.unit, best[b].u-d.unit
				return x*x < y*y
			})
			cue := ""
			for _, c := range d.Cue {
				cue += rec.Text[c.Start:c.End] + " "
			}
			fmt.Printf("%s\t%s\t[%s] %.160s\n", label, rec.ID[:min(18, len(rec.ID))], flat(cue), text)
			fmt.Printf("\t\tneg=%s n=%d insist=%v\n", r.body[r.spans[max(lo, no-1)].Start:r.spans[min(no+2, len(r.toks)-1)].End], n, d.verb >= 0 && r.isDenial(d.verb, lang.Insisting))
			for k := 0; k < min(2, len(best)); k++ {
				x := best[k]
				fmt.Printf("\t\t  same=%d dist=%d acc=%v %.200s\n", x.same, x.u-d.unit, r.accuses(x.u), flat(r.unitSpan(x.u).Of(rec.Text)))
			}
			if d.unit > 0 {
				fmt.Printf("\t\t  PREV acc=%v %.200s\n", r.accuses(d.unit-1), flat(r.unitSpan(d.unit-1).Of(rec.Text)))
			}
		}
	}
}
