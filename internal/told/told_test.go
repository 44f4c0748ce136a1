package told

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"hearsay/internal/gazetteer"
	"hearsay/internal/news"
	"hearsay/internal/read/when"
)

// written is one article of a test: its text, with marks around dates "{words|value}",
// and around places "<words>". A value ends with "+" where the words are "since" it.
type written struct {
	published, outlet, text string
}

// laid makes a set of articles. A value begins with "@" where it counts from publication.
func laid(t testing.TB, articles ...written) *news.Set {
	t.Helper()
	var as []news.Article
	var texts []news.Text
	analyses := map[news.TextID]*news.Analysis{}
	for i, w := range articles {
		body, a := parse(t, w.text)
		text := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		analyses[text.ID] = a
		texts = append(texts, text)
		art := news.Article{ID: news.ID(fmt.Sprintf("a%012d", i+1)), Text: text.ID, Outlet: w.outlet, Title: fmt.Sprint("Article ", i+1)}
		if w.published != "" {
			at, err := time.Parse(time.DateOnly, w.published)
			if err != nil {
				t.Fatal(err)
			}
			art.Published = news.Stamp{Time: at, Day: true, Origin: news.Declared, Confidence: 1}
		}
		as = append(as, art)
	}
	set := news.NewSet(as, texts)
	for i := range set.Texts {
		set.Analyses[i] = analyses[set.Texts[i].ID]
	}
	return set
}

func parse(t testing.TB, marked string) (string, *news.Analysis) {
	t.Helper()
	var b strings.Builder
	a := &news.Analysis{}
	for rest := marked; rest != ""; {
		i := strings.IndexAny(rest, "{<")
		if i < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:i])
		start := b.Len()
		end := strings.IndexAny(rest[i:], "}>") + i
		in := rest[i+1 : end]
		if rest[i] == '{' {
			words, value, _ := strings.Cut(in, "|")
			value, since := strings.CutSuffix(value, "+")
			b.WriteString(words)
			d := news.Date{Span: news.MakeSpan(start, b.Len()), Value: value}
			if since {
				d.Mod = onward
			}
			if v, ok := strings.CutPrefix(value, "@"); ok {
				d.Value, d.Anchor, d.Side = v, news.Publication, news.Past
				if strings.Contains(v, "T") {
					d.Type, d.Unit = news.TimeType, 'D'
				}
			}
			a.Dates = append(a.Dates, d)
		} else {
			b.WriteString(in)
			p := news.Place{Span: news.MakeSpan(start, b.Len())}
			for _, g := range gazetteer.Named(nil, in) {
				if g.Population >= 1000 || g.Kind > gazetteer.Capital {
					p.GeoNameID, p.Lat, p.Lon, p.Country = g.ID, g.Lat, g.Lon, g.Country
					break
				}
			}
			a.Places = append(a.Places, p)
		}
		rest = rest[end+1:]
	}
	body := b.String()
	at := 0
	for _, s := range strings.SplitAfter(body, ". ") {
		a.Sentences = append(a.Sentences, news.MakeSpan(at, at+len(strings.TrimRight(s, " "))))
		at += len(s)
	}
	a.Paragraphs = []news.Span{news.MakeSpan(0, len(body))}
	at = 0
	for _, w := range strings.SplitAfter(body, " ") {
		if n := len(strings.TrimRight(w, " .,")); n > 0 {
			a.Tokens = append(a.Tokens, news.MakeSpan(at, at+n))
		}
		at += len(w)
	}
	return body, a
}

// outline is times as lines to compare.
func outline(set *news.Set, t Times) string {
	var b strings.Builder
	for _, p := range t.Periods {
		fmt.Fprintf(&b, "%s %d\n", Label(p.At), p.Articles)
		for _, g := range p.Things {
			fmt.Fprintf(&b, "  %s | %d", strings.TrimSpace(Hour(g.At)+" "+set.Words(g.What)), g.Articles)
			for _, o := range g.Others {
				fmt.Fprintf(&b, " ≠ %s %d", Label(o.At), o.Articles)
			}
			b.WriteByte('\n')
		}
	}
	if t.Open > 0 {
		fmt.Fprintf(&b, "open %d\n", t.Open)
	}
	return b.String()
}

func TestInTime(t *testing.T) {
	const lamps = "The lamps on the mole went out "
	for name, c := range map[string]struct {
		articles []written
		want     string
	}{
		"a day, a month, a year; hours and parts": {
			[]written{{"2024-05-02", "Wire", lamps + "{on 28 April at 9|2024-04-28T09:00}. The keeper was hired then, in {August 2023|2023-08}. All of it was built in {1931|1931}."}},
			"1931 1\n  All of it was built in 1931. | 1\nAugust 2023 1\n  The keeper was hired then, in August 2023. | 1\nSun 28 Apr 2024 1\n  09:00 The lamps on the mole went out on 28 April at 9. | 1\n",
		},
		"told alike by two outlets": {
			[]written{{"2024-05-02", "Wire", lamps + "{on Sunday|@XXXX-WXX-7}."}, {"2024-05-03", "Herald", "Lamps on the mole of Oster went out {Sunday|@XXXX-WXX-7}, it says."}},
			"Sun 28 Apr 2024 2\n  The lamps on the mole went out on Sunday. | 2\n",
		},
		"since a month is not in it": {
			[]written{{"2024-05-02", "Wire", lamps + "thirty times since {August|2023-08+}. The keeper left {on Sunday|@XXXX-WXX-7}."}},
			"Sun 28 Apr 2024 1\n  The keeper left on Sunday. | 1\n",
		},
		"without a publication date, it stands open": {
			[]written{{"", "Wire", lamps + "{on Sunday|@XXXX-WXX-7}."}}, "open 1\n",
		},
		"a dateline tells of nothing": {
			[]written{{"2024-05-02", "Wire", "OSTER, {May 2|2024-05-02} (Wire) — " + lamps + "{on Sunday|@XXXX-WXX-7}."}},
			"Sun 28 Apr 2024 1\n  The lamps on the mole went out on Sunday. | 1\n",
		},
		"a clock has the day before it": {
			[]written{{"2024-05-02", "Wire", lamps + "{on Sunday|@XXXX-WXX-7}. The last one burned until {9:30|@XXXX-XX-XXT21:30} or so. Nobody came. The keeper came at {10|@XXXX-XX-XXT22:00} or so."}},
			"Sun 28 Apr 2024 1\n  The lamps on the mole went out on Sunday. | 1\n  21:30 The last one burned until 9:30 or so. | 1\nopen 1\n",
		},
		"west of it, Tuesday is tomorrow": {
			[]written{{"2024-05-06", "West", "Lamps on the mole went out early {on Tuesday|@XXXX-WXX-2}."}, {"2024-05-08", "East", lamps + "{on Tuesday|@XXXX-WXX-2}."}, {"2024-05-08", "South", "People saw the lamps go out on the mole {on Tuesday|@XXXX-WXX-2}."}},
			"Tue 7 May 2024 3\n  Lamps on the mole went out early on Tuesday. | 2\n  People saw the lamps go out on the mole on Tuesday. | 1\n",
		},
		"the ends of the calendar": {
			[]written{{"2024-05-02", "Wire", "It was built in the year {1|0001} by somebody. It stands until the year {9999|9999} or longer."}},
			"0001 1\n  It was built in the year 1 by somebody. | 1\nopen 1\n",
		},
		"nothing at all": {nil, ""},
	} {
		set := laid(t, c.articles...)
		if got := outline(set, InTime(set, nil)); got != c.want {
			t.Errorf("%s:\n%s--- want\n%s", name, got, c.want)
		}
	}
}

// shared is a passage of two whole texts.
func shared(set *news.Set, edits ...news.Edit) *news.Findings {
	a, b := &set.Texts[0], &set.Texts[1]
	whole := func(t *news.Text) news.Ref { return news.Ref{Text: t.ID, Span: news.MakeSpan(0, len(t.Body))} }
	return &news.Findings{Passages: []news.Passage{{A: whole(a), B: whole(b), Edits: edits}}}
}

func TestCopiesAndContradictions(t *testing.T) {
	set := laid(t, written{"2024-05-02", "Wire", "All lamps on the mole went out {on Sunday|@XXXX-WXX-7}, he said."}, written{"2024-05-14", "Herald", "All lamps on the mole went out {on Sunday|@XXXX-WXX-7}, he tells."})
	if got, want := outline(set, InTime(set, shared(set))), "Sun 28 Apr 2024 2\n  All lamps on the mole went out on Sunday, he said. | 2\n"; got != want {
		t.Errorf("the Sunday of a copy is that of the original:\n%s--- want\n%s", got, want)
	}
	set = laid(t, written{"2024-05-02", "Wire", "All lamps on the mole went out on {26 April|2024-04-26}, he said."}, written{"2024-05-03", "Herald", "All lamps on the mole went out on {28 April|2024-04-28}, he said."})
	got := outline(set, InTime(set, shared(set)))
	if want := "Fri 26 Apr 2024 1\n  All lamps on the mole went out on 26 April, he said. | 2 ≠ Sun 28 Apr 2024 1\n"; got != want {
		t.Errorf("two days of one thing contradict each other:\n%s--- want\n%s", got, want)
	}
	set = laid(t, written{"2024-05-02", "Wire", "All lamps on the mole went out in {April|2024-04}, he said."}, written{"2024-05-03", "Herald", "All lamps on the mole went out on {28 A|2024-04-28}, he said."})
	if got := outline(set, InTime(set, shared(set))); strings.Contains(got, "≠") {
		t.Errorf("a month and a day in it do not contradict each other:\n%s", got)
	}
}

func TestLabels(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		v    when.Value
		want string
	}{
		{when.Value{Value: "2024-03-11TEV", From: day(2024, 3, 11), To: day(2024, 3, 12)}, "Mon 11 Mar 2024"},
		{when.Value{Value: "2024-03-11T24:00", From: day(2024, 3, 12), To: day(2024, 3, 12).Add(time.Minute)}, "Mon 11 Mar 2024"},
		{when.Value{Value: "2017-08", Mod: "END", From: day(2017, 8, 1), To: day(2017, 9, 1)}, "late August 2017"},
		{when.Value{Value: "2017", From: day(2017, 1, 1), To: day(2018, 1, 1)}, "2017"},
		{when.Value{Value: "199", From: day(1990, 1, 1), To: day(2000, 1, 1)}, "1990s"},
		{when.Value{Value: "20", From: day(2000, 1, 1), To: day(2100, 1, 1)}, "21st century"},
		{when.Value{Value: "2017-W34", From: day(2017, 8, 21), To: day(2017, 8, 28)}, "week of 21 Aug 2017"},
		{when.Value{Value: "2017-Q3", From: day(2017, 7, 1), To: day(2017, 10, 1)}, "3rd quarter of 2017"},
		{when.Value{Value: "2016-SU", From: day(2016, 6, 1), To: day(2016, 9, 1)}, "1 Jun – 31 Aug 2016"},
		{when.Value{}, "no known day"},
	} {
		if got := Label(c.v); got != c.want {
			t.Errorf("%s: %q, want %q", c.v.Value, got, c.want)
		}
	}
}

func TestInSpace(t *testing.T) {
	set := laid(
		t, written{"2024-05-02", "Wire", "A lorry drove into a crowd in <Nice> in <France>. They met in <Paris>."},
		written{"2024-05-02", "Herald", "In <Nice>, a lorry killed people. The <Nice> Carnival is in winter. It was <Nowhereville> too."},
	)
	p := InSpace(set, nil)
	at := map[string]Spot{}
	for _, s := range p.Spots {
		at[s.Name] = s
	}
	nice := at["Nice"]
	if nice.Articles != 2 || nice.Size != Dot || nice.Acting != 1 || len(nice.Uses) != 2 {
		t.Errorf("Nice is %+v", nice)
	}
	if f := at["France"]; f.Size != Wide || f.Articles != 1 {
		t.Errorf("France is %+v", f)
	}
	if len(p.Unresolved) != 1 || p.Unresolved[0].Name != "Nowhereville" {
		t.Errorf("not resolved: %+v", p.Unresolved)
	}
}

func TestRivals(t *testing.T) {
	set := laid(t, written{"2024-05-02", "Wire", "A lorry drove into a crowd in <Nice> on a day."}, written{"2024-05-03", "Herald", "A lorry drove into a crowd in <Lyon> on a day."})
	p := InSpace(set, shared(set))
	for _, s := range p.Spots {
		if len(s.Uses) != 1 || len(s.Uses[0].Clash) != 1 {
			t.Errorf("%s: that the other has another place is not marked: %+v", s.Name, s.Uses)
		}
	}
}

// TestHostilePlaces lays out places that cannot be: none of them is a dot.
func TestHostilePlaces(t *testing.T) {
	set := laid(t, written{"2024-05-02", "Wire", "Somewhere in <A> and <B> and <C> and <D> and <E>."})
	a := set.Analyses[0]
	nan, inf := math.NaN(), math.Inf(1)
	for i, at := range [][2]float64{{nan, 1}, {1, nan}, {inf, -inf}, {91, 0}, {0, 181}} {
		a.Places[i] = news.Place{Span: a.Places[i].Span, Lat: at[0], Lon: at[1]}
	}
	if p := InSpace(set, nil); len(p.Spots) != 0 || len(p.Unresolved) != 5 {
		t.Errorf("%d spots, %d not resolved; want 0 and 5", len(p.Spots), len(p.Unresolved))
	}
}

// TestManyMentions lays out an article of nothing but dates and places.
func TestManyMentions(t *testing.T) {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "something of note happened here on {that day|%04d-%02d-%02d} in <Paris> too. ", 1+i%9000, 1+i%12, 1+i%28)
	}
	set := laid(t, written{"2024-05-02", "Wire", b.String()}, written{"2024-05-02", "Herald", b.String()})
	times := InTime(set, nil)
	if len(times.Periods) < 5000 {
		t.Errorf("%d periods", len(times.Periods))
	}
	if p := InSpace(set, nil); len(p.Spots) != 1 || p.Spots[0].times() != 20_000 {
		t.Errorf("%d spots", len(p.Spots))
	}
}

func BenchmarkInTime(b *testing.B) {
	var w []written
	for i := range 50 {
		var s strings.Builder
		for k := range 40 {
			fmt.Fprintf(&s, "Lamp number %d of the mole went out again on {that day|2024-04-%02d} as was said. ", k*i, 1+k%28)
		}
		w = append(w, written{"2024-05-02", fmt.Sprint("Outlet ", i), s.String()})
	}
	set := laid(b, w...)
	b.ReportAllocs()
	for b.Loop() {
		InTime(set, nil)
	}
}
