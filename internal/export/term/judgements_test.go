package term

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
)

// judgedLamps are judgements on the case of the lamps, laid on its findings by hand: of
// each effect one, a quarrel, and words that mean no good.
func judgedLamps() (*news.Set, *news.Findings) {
	set, f := lampCase()
	day := func(d int) time.Time { return time.Date(2024, 6, d, 9, 0, 0, 0, time.UTC) }
	claim := news.Target{Kind: news.OfClaim}
	f.Judgements = []news.Judged{
		{Judgement: news.Judgement{ID: "j000000000001", At: day(1), Verb: news.Accept, By: "ann", Why: "I called the desk", Of: news.Target{Kind: news.OfEdge}}, Effect: news.InEffect, Says: "right: Sundry Wire → The Oster Herald and Evening Advertiser (copies)"},
		{Judgement: news.Judgement{ID: "j000000000002", At: day(2), Verb: news.Grade, Grade: "2", By: "ann", Why: "two lamps seen", Of: claim}, Effect: news.Replaced, Other: "j000000000003", Against: []news.ID{"j000000000003"}, Says: "item 2 (probably true): the claim", On: "c000000000001"},
		{Judgement: news.Judgement{ID: "j000000000003", At: day(3), Verb: news.Grade, Grade: "5", By: "ben\x1b[31m\u202e", Why: "all\nof\tthem burn\u202e", Of: claim}, Effect: news.InEffect, Against: []news.ID{"j000000000002"}, Says: "item 5 (improbable): the claim", Here: "item 5 (improbable)", On: "c000000000001"},
		{Judgement: news.Judgement{ID: "j000000000004", At: day(4), Verb: news.Grade, Grade: "B", By: "ann", Why: "mostly right", Of: news.Target{Kind: news.OfOutlet, Name: "Sundry Wire"}}, Effect: news.InEffect, Says: "source B (usually reliable): Sundry Wire"},
		{Judgement: news.Judgement{ID: "j000000000005", At: day(5), Verb: news.Join, By: "ann", Why: "one thing"}, Effect: news.Lost, Note: "it was made on words that no claim tells any more", Says: "one claim: “A” and “B”"},
		{Judgement: news.Judgement{ID: "j000000000006", At: day(6), Verb: news.Remark, By: "ann", Why: "never mind"}, Effect: news.Withdrawn, Other: "j000000000007", Says: "note on the claim"},
		{Judgement: news.Judgement{ID: "j000000000007", At: day(7), Verb: news.Undo, By: "ann", Why: "done"}, Effect: news.InEffect, Says: "withdrawn: note on the claim"},
	}
	c := &f.Claims[0]
	c.Judged = []news.ID{"j000000000001", "j000000000003"}
	c.Origins[0].Also, c.Origins[0].Judged = []string{"the lamp man"}, []news.ID{"j000000000004"}
	f.Edges[0].Judged = []news.ID{"j000000000001"}
	return set, f
}

func TestJudgedPages(t *testing.T) {
	set, f := judgedLamps()
	for _, width := range []int{40, 80} {
		s := Style{Width: width}
		golden(t, name("judged", s), func(b *bytes.Buffer) error { return Trace(b, set, f, TraceOptions{Style: s}) })
		golden(t, name("judgements", s), func(b *bytes.Buffer) error { return Judgements(b, f.Judgements, All, s) })
	}
	var b bytes.Buffer
	if err := Judgements(&b, f.Judgements, 6, Style{}); err != nil || strings.Count(b.String(), "“") != 1 {
		t.Errorf("the last one alone: %v: %s", err, b.String())
	}
	if err := Judgements(full{}, f.Judgements, All, Style{}); err == nil {
		t.Error("judgements were written to a full disk")
	}
}
