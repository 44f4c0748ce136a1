package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"hearsay/internal/perf/corpus"
)

// TestWingIsPackageReads fails if a stage is added to package read and is not
// timed here, or the other way about.
func TestWingIsPackageReads(t *testing.T) {
	m, err := corpus.NewMaker(1)
	if err != nil {
		t.Fatal(err)
	}
	r, err := measure(set{articles: 2}, []string{m.Next().Text, m.Next().Text})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.stages) != len(wing) || r.whole.time <= 0 || r.whole.allocs <= 0 {
		t.Errorf("measured %+v", r)
	}
}

func TestChild(t *testing.T) {
	ctx := context.Background()
	a, err := child(ctx, "go", "env", "GOOS")
	if err != nil {
		t.Fatal(err)
	}
	b, err := child(ctx, "go", "env", "GOARCH")
	if err != nil {
		t.Fatal(err)
	}
	if a.wall <= 0 || a.cpu <= 0 || a.size == 0 {
		t.Errorf("cost is %+v", a)
	}
	if a.answer == b.answer {
		t.Error("two answers are one")
	}
	if _, err := child(ctx, "go", "no-such-command"); err == nil || !strings.Contains(err.Error(), "no-such-command") {
		t.Errorf("a failure is told as %v", err)
	}
}

// TestPage sets made-up figures and looks at what is said of them.
func TestPage(t *testing.T) {
	at := func(n int, wall, cpu time.Duration, mib int64) cost {
		return cost{wall: wall, cpu: cpu, peak: mib << 20, bound: n == 1}
	}
	run := func(n int, each time.Duration, mib int64) runs {
		d := time.Duration(n) * each
		return runs{set: set{articles: n, bytes: int64(n) * 3000}, one: at(n, d, d, mib), two: at(n, d/2, d, mib)}
	}
	real := run(250, 20*time.Millisecond, 90)
	r := report{
		machine: machine{cores: 2, processor: "Abacus 9", load: 1.5},
		commands: commands{
			version: at(1, 40*time.Millisecond, 40*time.Millisecond, 20), readOne: at(1, 160*time.Millisecond, time.Second, 20),
			read: []runs{run(1000, time.Millisecond, 30), run(10_000, time.Millisecond, 31)}, real: &real,
			trace:   []runs{run(1000, 2*time.Millisecond, 100), run(10_000, 3*time.Millisecond, 1000)},
			copies:  []runs{run(500, time.Millisecond, 50), run(1000, 4*time.Millisecond, 60)},
			caseSet: set{articles: 1000, bytes: 3e6}, add: at(2, time.Second, time.Second, 30), addAgain: at(2, time.Second, time.Second, 30),
			first: at(2, time.Second, time.Second, 30), again: at(2, time.Second, time.Second, 30),
		},
		stages: []reading{{set: set{name: "real articles", articles: 250, bytes: 750_000}, stages: []stageCost{{name: "segment", time: time.Millisecond}, {name: "attrib", time: 3 * time.Millisecond}}, whole: stageCost{name: "all of them", time: 4 * time.Millisecond}}},
	}
	var b strings.Builder
	r.write(&b, time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC))
	page := b.String()
	for _, want := range []string{
		"2 cores (Abacus 9)", "not known to be quiet", "1.5 other processes",
		"| under 150 ms | 160 ms | **missed** |", "| under 3.00 s | 2.50 s | met |", "| 100 articles/s | 250 articles/s | met |",
		"costs 1.50 times", "costs 4.00 times", "| 2.00× |", "| attrib | 3000 | 75 % |",
		"30 MiB for 1,000 articles, 31 MiB for 10,000", "each takes 102 KiB", "about 81,000 articles",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(page, "NaN") || strings.Contains(page, "Inf") {
		t.Error("the page has a figure that is none")
	}
	columns := 0
	for line := range strings.Lines(page) {
		if n := strings.Count(line, "|"); line[0] != '|' {
			columns = 0
		} else if columns != 0 && n != columns {
			t.Errorf("a table is ragged at %q", line)
		} else {
			columns = n
		}
	}
	if t.Failed() {
		t.Log(page)
	}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{thousands(999), "999"},
		{thousands(1000), "1,000"},
		{thousands(1234567), "1,234,567"},
		{seconds(1234 * time.Millisecond), "1.23 s"},
		{seconds(12340 * time.Millisecond), "12.3 s"},
		{seconds(123400 * time.Millisecond), "123 s"},
		{speed(3_000_000, 2*time.Second), "1.5"},
		{(&cost{peak: 5 << 20, bound: true}).memory(), "≤ 5 MiB"},
		{(&cost{}).memory(), "unknown"},
		{processor([]byte("processor\t: 0\nmodel name\t: Abacus: 9\n")), "Abacus: 9"},
		{processor(nil), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// TestRunSaysWhatIsWrong runs it where there is nothing to build.
func TestRunSaysWhatIsWrong(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := run(context.Background(), nil, io.Discard); err == nil || !strings.Contains(err.Error(), "folder of hearsay's sources") {
		t.Errorf("in another folder: %v", err)
	}
	var log bytes.Buffer
	if err := run(context.Background(), []string{"-no-such-flag"}, &log); err == nil || !strings.Contains(log.String(), "-quick") {
		t.Errorf("a wrong flag: %v, %s", err, &log)
	}
}
