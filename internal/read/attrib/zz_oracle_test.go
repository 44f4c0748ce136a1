package attrib

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"os"
	"sort"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
	"hearsay/internal/text"
)

func TestZZOracle(t *testing.T) {
	out := os.Getenv("ORACLE_OUT")
	half := byte(0)
	if os.Getenv("ORACLE_HALF") == "report" {
		half = 1
	}
	if out == "" {
		t.Skip()
	}
	texts := map[string]string{}
	for _, r := range readRecords(t, sharedFile(t, "data", "news", "clusters", "dev.jsonl")) {
		texts[r.ID] = r.Text
	}
	f, _ := os.Open("../../eval/testdata/gold/voices.jsonl")
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	o, _ := os.Create(out)
	defer o.Close()
	enc := json.NewEncoder(o)
	for sc.Scan() {
		var g struct {
			ID         string `json:"id"`
			Statements []struct {
				Content, Cue, Source [][2]int
				Kind                 string
			} `json:"statements"`
		}
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if sha256.Sum256([]byte(g.ID))[0]%2 != half {
			continue
		}
		raw := texts[g.ID]
		body, off := text.Normalise(raw)
		_ = off
		if body != raw {
			// code points must agree; else skip conversion problems
			t.Logf("%s normalised", g.ID[:8])
		}
		a := &news.Analysis{}
		l := en.Language()
		segment.Run(body, a, l.Segment)
		quotes, regions := quotations(body, a.Paragraphs)
		a.Quotations = quotes
		r := newReader(body, a, l.Attrib, regions)
		rm := text.NewMapper(raw)
		toBody := make([]int, len(raw)+2)
		k := 0
		for b := 0; b <= len(raw); b++ {
			for k < len(body) && off.Raw(k) < b {
				k++
			}
			toBody[b] = k
		}
		spans := func(rs [][2]int) (s []news.Span) {
			for _, x := range rs {
				s = append(s, news.Span{Start: uint32(toBody[rm.ByteOfPoint(x[0])]), End: uint32(toBody[rm.ByteOfPoint(x[1])])})
			}
			return
		}
		for _, s := range g.Statements {
			d := draft{verb: -1}
			d.Source, d.Cue, d.Content = spans(s.Source), spans(s.Cue), spans(s.Content)
			d.Denied = -1
			d.Voice = news.NoVoice
			sort.Slice(d.Source, func(i, j int) bool { return d.Source[i].Less(d.Source[j]) })
			if len(d.Source) > 0 {
				x := d.Source[0]
				for _, y := range d.Source[1:] {
					if int(y.Start)-int(x.End) < 4 {
						x = x.Cover(y)
					}
				}
				d.src = [2]int{r.tokenAt(x.Start), r.tokenAt(x.End - 1)+1}
			}
			at := d.Extent().Start
			if len(d.Cue) > 0 {
				at = d.Cue[0].Start
				d.verb = r.tokenAt(at)
			}
			tk := r.tokenAt(at)
			d.unit = sort.Search(len(r.units), func(k int) bool { return r.units[k].hi > tk })
			r.drafts = append(r.drafts, d)
		}
		sort.SliceStable(r.drafts, func(i, j int) bool { return r.drafts[i].Extent().Less(r.drafts[j].Extent()) })
		for i := range r.drafts {
			if d := &r.drafts[i]; i > 0 && d.src[1] == d.src[0] {
				d.src = r.drafts[i-1].src
			}
		}
		newResolver(r).resolve()
		r.publish(a)
		bm := text.NewMapper(raw)
		pt := func(s news.Span) [2]int {
			return [2]int{bm.PointOfByte(off.Raw(int(s.Start))), bm.PointOfByte(off.Raw(int(s.End)-1)) + 1}
		}
		pts := func(ss []news.Span) [][2]int {
			out := [][2]int{}
			for _, s := range ss {
				if !s.Empty() {
					out = append(out, pt(s))
				}
			}
			return out
		}
		type M map[string]any
		vs, ss := []M{}, []M{}
		for _, v := range a.Voices {
			vs = append(vs, M{"kind": v.Kind.String(), "name": pts([]news.Span{v.Name}), "mentions": pts(v.Mentions)})
		}
		for _, s := range a.Statements {
			ch := []M{}
			for _, c := range s.Chain {
				ch = append(ch, M{"voice": c.Voice, "span": pt(c.Span)})
			}
			ss = append(ss, M{"content": pts(s.Content), "cue": pts(s.Cue), "voice": s.Voice, "chain": ch})
		}
		if err := enc.Encode(M{"id": g.ID, "voices": vs, "statements": ss}); err != nil {
			t.Fatal(err)
		}
	}
}
