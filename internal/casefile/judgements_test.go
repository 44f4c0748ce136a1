package casefile

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// wrong is a judgement on an edge between two articles.
func wrong(by string, e ...Entry) news.Judgement {
	j := news.Judgement{Verb: news.Reject, By: by, Why: "both took it from the wire", Of: news.Target{Kind: news.OfEdge, Name: "copies"}}
	for _, x := range e {
		j.Of.Articles = append(j.Of.Articles, x.Article.ID)
		j.Of.Refs = append(j.Of.Refs, news.Ref{Text: x.Text.ID, Span: news.MakeSpan(0, 5)})
	}
	return j
}

func TestJudgements(t *testing.T) {
	ctx := context.Background()
	c := newCase(t)
	a, b := entry("a", "A", "The lamp is out."), entry("b", "B", "The lamp is out again.")
	if _, _, err := c.Add(ctx, []Entry{a, b}); err != nil {
		t.Fatal(err)
	}
	var kept []news.Judgement
	for _, by := range []string{"ann", "ben", "ann"} {
		j, err := c.Judge(ctx, wrong(by, a, b))
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, j)
	}
	var read []news.Judgement
	for j, err := range c.Judgements(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if j.At.IsZero() {
			t.Error("a judgement has no time")
		}
		read = append(read, j)
	}
	for i := range kept {
		if kept[i].ID != read[i].ID || read[i].By != kept[i].By || !reflect.DeepEqual(read[i].Of, kept[i].Of) {
			t.Errorf("judgement %d is %+v, and was %+v", i, read[i], kept[i])
		}
	}
	if kept[0].ID == kept[2].ID {
		t.Error("the same judgement made twice has one id")
	}
	if err := c.Check(ctx); err != nil {
		t.Error(err)
	}
	j := wrong("ann", a, b)
	j.Why = " "
	if _, err := c.Judge(ctx, j); err == nil {
		t.Error("a judgement without a why was taken")
	}
}

// TestForeignJudgements: a case from somebody else may hold anything.
func TestForeignJudgements(t *testing.T) {
	ctx := context.Background()
	good, err := json.Marshal(wrong("ann", entry("a", "A", "The lamp is out."), entry("b", "B", "It is out.")))
	if err != nil {
		t.Fatal(err)
	}
	for name, detail := range map[string]string{
		"nothing":         "",
		"no JSON":         "{",
		"a new verb":      strings.Replace(string(good), "reject", "forget", 1),
		"a new field":     strings.Replace(string(good), `"by"`, `"until":"June","by"`, 1),
		"two":             string(good) + string(good),
		"no reason":       strings.Replace(string(good), "both took it from the wire", "", 1),
		"a backward span": strings.Replace(string(good), `"start":0`, `"start":9`, 1),
		"too long":        strings.Replace(string(good), "both took it", strings.Repeat("x", maxJudgement), 1),
	} {
		c := newCase(t)
		if _, err := c.write.Exec(`INSERT INTO log (at, program, action, detail, added, known) VALUES ('2031-01-01T00:00:00Z', '', 'judge', ?, 1, 0)`, detail); err != nil {
			t.Fatal(err)
		}
		for j, err := range c.Judgements(ctx) {
			if err == nil {
				t.Errorf("%s: it was read as %+v", name, j)
			} else if !strings.Contains(err.Error(), "line 2 of the log") {
				t.Errorf("%s: %v", name, err)
			}
		}
		if c.Check(ctx) == nil {
			t.Errorf("%s: the check passes it", name)
		}
	}
}

func FuzzDecodeJudgement(f *testing.F) {
	for _, verb := range news.Verbs {
		j := wrong("ann", entry("a", "A", "The lamp is out."), entry("b", "B", "It is out."))
		j.Verb = verb
		b, err := json.Marshal(j)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		j, err := decodeJudgement(b)
		if err != nil {
			return
		}
		again, err := json.Marshal(j)
		if err != nil {
			t.Fatal(err)
		}
		k, err := decodeJudgement(again)
		if err != nil {
			t.Fatalf("%s: %v", again, err)
		}
		if !reflect.DeepEqual(j, k) {
			t.Fatalf("%+v became %+v", j, k)
		}
	})
}

func BenchmarkJudgements(b *testing.B) {
	ctx := context.Background()
	c := newCase(b)
	x, y := entry("a", "A", "The lamp is out."), entry("b", "B", "It is out.")
	detail, err := json.Marshal(wrong("ann", x, y))
	if err != nil {
		b.Fatal(err)
	}
	tx, err := c.write.Begin()
	if err != nil {
		b.Fatal(err)
	}
	for i := range 10_000 {
		if _, err := tx.Exec(`INSERT INTO log (at, program, action, detail, added, known) VALUES ('2031-01-01T00:00:00Z', '', 'judge', ?, ?, 0)`, string(detail), i); err != nil {
			b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for _, err := range c.Judgements(ctx) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 10_000 {
			b.Fatal(fmt.Errorf("%d judgements were read", n))
		}
	}
}
