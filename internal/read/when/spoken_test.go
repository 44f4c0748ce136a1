package when

import (
	"strings"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
)

// TestSpoken has dates in what somebody says count from when it was said. Each text
// has one statement: its source and cue are given, and its content is what stands
// between "[" and "]", which are taken out; "“" makes it a quotation.
func TestSpoken(t *testing.T) {
	for _, c := range []struct{ text, source, cue, want string }{
		{"[“We sail tomorrow,”] Ludd said on Monday.", "Ludd", "said", "tomorrow 2017-09-12, Monday 2017-09-11"},
		{"On Monday Ludd said: [“We sail tomorrow.”]", "Ludd", "said", "Monday 2017-09-11, tomorrow 2017-09-12"},
		{"On Monday, Ludd said that [today’s sailing was off].", "Ludd", "said", "Monday 2017-09-11, today 2017-09-11"},
		{"Speaking of the storm on Monday, Ludd said that [today’s sailing was off].", "Ludd", "said", "Monday 2017-09-11, today 2017-09-11"},
		{"Ludd told the Gull on 3 May 2016 that [the fleet would sail tomorrow].", "Ludd", "told", "3 May 2016 2016-05-03, tomorrow 2016-05-04"},
		{"Ludd posted a picture on Monday, writing that [“last night we sailed”].", "Ludd", "writing", "Monday 2017-09-11, last night 2017-09-10TNI"},
		// Nobody says that the storm's day is that of the words.
		{"After the storm of Monday, Ludd said that [today’s sailing was off].", "Ludd", "said", "Monday 2017-09-11, today 2017-09-13"},
		{"[“We sail tomorrow,”] Ludd said.", "Ludd", "said", "tomorrow 2017-09-14"},
		// The writer has put longer spans right.
		{"Ludd said on Monday that [he had sailed last week].", "Ludd", "said", "Monday 2017-09-11, last week 2017-W36"},
		// A day within the content says nothing of when it was said.
		{"Ludd said [“we met on Monday and sail tomorrow”].", "Ludd", "said", "Monday 2017-09-11, tomorrow 2017-09-14"},
		// The night of the words is the one that the writer tells of.
		{"The fleet came in on Tuesday night. Ludd spoke: [“Tonight we rest.”]", "Ludd", "spoke", "Tuesday night 2017-09-12TNI, Tonight 2017-09-12TNI"},
		{"The fleet comes in tonight. Ludd spoke: [“Tonight we rest.”]", "Ludd", "spoke", "tonight 2017-09-13TNI, Tonight 2017-09-13TNI"},
		{"The fleet came in on Monday night. Ludd spoke: [“Tonight we rest.”]", "Ludd", "spoke", "Monday night 2017-09-11TNI, Tonight 2017-09-13TNI"},
		// The writer does not count from what somebody else said.
		{"They met on Monday. Ludd spoke: [“It rained yesterday”]. A day earlier they had met in Osk.", "Ludd", "spoke", "Monday 2017-09-11, yesterday 2017-09-12, A day earlier 2017-09-10"},
		// In a history, a quotation is of the time told of.
		{"In May 1911 the war began. In 1912 Vell fell. On 10 March 1915 Ludd spoke. [“It began two years ago,”] he said.", "he", "said", "May 1911 1911-05, 1912 1912, 10 March 1915 1915-03-10, two years ago 1913"},
	} {
		open, shut := strings.Index(c.text, "["), strings.Index(c.text, "]")-1
		body := strings.NewReplacer("[", "", "]", "").Replace(c.text)
		a := sentences(body)
		content := news.MakeSpan(open, shut)
		span := func(words string) []news.Span {
			at := strings.LastIndex(body, words)
			return []news.Span{news.MakeSpan(at, at+len(words))}
		}
		a.Statements = []news.Statement{{Source: span(c.source), Cue: span(c.cue), Content: []news.Span{content}, Kind: news.Indirect}}
		if strings.HasPrefix(content.Of(body), "“") {
			a.Statements[0].Kind = news.Direct
			a.Quotations = []news.Quotation{{Outer: content, Speech: true, Closed: true}}
		}
		Find(body, a, en.Language().When)
		var got []string
		for i, v := range Resolve(a.Dates, news.Stamp{Time: day(2017, 9, 13), Day: true}) {
			got = append(got, a.Dates[i].Span.Of(body)+" "+v.Value)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, s, c.want)
		}
	}
}

// TestResolveAnyOrder gives Resolve mentions as a broken case file may hold them.
func TestResolveAnyOrder(t *testing.T) {
	dates := []news.Date{
		{Anchor: news.Spoken, Unit: 'D', Of: 1},
		{Anchor: news.Spoken, Unit: 'D', Of: -1},
		{Anchor: news.Spoken, Unit: 'D', Of: 1 << 30},
		{Anchor: news.Spoken, Unit: 'D', Of: -1 << 31},
		{Anchor: news.Story, Value: "XXXX-F"},
		{Anchor: news.Story, Value: "XXXX-FE"},
		{Anchor: news.Story, Value: "XXXX-F9999"},
		{Anchor: news.Story, Value: "BC"},
		{Anchor: news.Story, Value: "BCXXXX"},
		{Anchor: news.NoAnchor, Value: "BC0000-01-01"},
		{Anchor: news.NoAnchor, Value: "BC9999-12-31"},
		{Anchor: news.Previous, Unit: 'E', Shift: -1 << 31},
		{Anchor: news.Previous, Unit: 'Q'},
		{Anchor: news.Story, Unit: '?', Shift: 1},
		{Anchor: news.Anchor(9), Unit: 'D'},
	}
	for _, p := range []news.Stamp{{}, {Time: day(2017, 9, 13), Day: true}} {
		for i, v := range Resolve(dates, p) {
			if v.Known() && !v.From.Before(v.To) {
				t.Errorf("%+v: %v is not before %v", dates[i], v.From, v.To)
			}
		}
	}
}

func TestEaster(t *testing.T) {
	for _, want := range []string{"1818-03-22", "1943-04-25", "1999-04-04", "2000-04-23", "2015-04-05", "2017-04-16", "2018-04-01", "2038-04-25"} {
		y := atoi(want[:4])
		if got := easter(y).Format("2006-01-02"); got != want {
			t.Errorf("Easter %d is %s, want %s", y, got, want)
		}
	}
	for _, c := range []struct{ value, want string }{
		{"2016-F1144", "2016-11-24"}, // Thanksgiving
		{"2017-F0911", "2017-09-04"}, // Labor Day
		{"2017-F0519", "2017-05-29"}, // Memorial Day
		{"2015-F0519", "2015-05-25"},
		{"2018-F0113", "2018-01-15"}, // Martin Luther King Day
		{"2017-FE-47", "2017-02-28"}, // Shrove Tuesday
		{"2017-FE+39", "2017-05-25"}, // Ascension Day
	} {
		v := Resolve([]news.Date{{Value: c.value}}, news.Stamp{})
		if v[0].Value != c.want {
			t.Errorf("%s is %s, want %s", c.value, v[0].Value, c.want)
		}
	}
}
