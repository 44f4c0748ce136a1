package when

import (
	"fmt"
	"math/bits"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// parts are what the items of a match say, gathered. Zero is absent, but for the
// shift, which has a flag.
type parts struct {
	year, month, day int  // a year before our era is negative
	decade           int  // 1990
	bc               bool // the numbers are of years that count back
	feast            string
	weekday          int   // 1–7, 8 a weekend
	ordinal          int   // of a century, a quarter, a half
	unit             byte  // D W M Q Y E C F h m s
	shift            int32 // −1 0 1
	shifted          bool  // there is a shift
	count            float64
	counted          bool
	few              bool    // the count is some number
	low              float64 // the first of two numbers
	first            byte    // the first of two units
	minutes          int     // of the day, or −1
	meridiem         int     // 0, 12; −1 absent
	part             string  // MO AF EV NI
	season, mod, ref string
	invalid          bool // no calendar has it
}

// build makes a mention of the match of rule r at the n items from i.
func (f *finder) build(r *lang.WhenRule, i, n int) (news.Date, bool) {
	if r.Kind == lang.WhenNothing {
		return news.Date{}, false
	}
	p := parts{minutes: -1, meridiem: -1}
	for k := range r.Core {
		p.take(&f.items[i+k], &r.Core[k])
	}
	if r.Borrow {
		f.borrow(&p, r, i, n)
	}
	p.rule(r)
	if p.invalid || n == 1 && f.backwards(i) {
		return news.Date{}, false
	}
	switch r.Kind {
	case lang.WhenDuration:
		v, ok := length(&p)
		if r.Code == "sum" {
			v, ok = sum(p)
		}
		return news.Date{Type: news.DurationType, Value: v, Mod: p.mod}, ok
	case lang.WhenSet:
		v, ok := recurring(&p)
		return news.Date{Type: news.SetType, Value: v}, ok
	}
	return point(&p, r)
}

// backwards reports whether the year at item i ends a range that runs backwards:
// "the vote was 1914 to 1870".
func (f *finder) backwards(i int) bool {
	if i < 2 || f.items[i].class&lang.WhenYear == 0 || f.items[i-1].class&lang.WhenRange == 0 {
		return false
	}
	p := &f.items[i-2]
	return p.class&lang.WhenInt != 0 && p.num > f.items[i].num
}

// borrowed is what a match can have from the words beside it.
const borrowed = lang.WhenMonth | lang.WhenYear | lang.WhenBC

// borrow adds what the items beside the match say that it leaves open.
func (f *finder) borrow(p *parts, r *lang.WhenRule, i, n int) {
	beside := func(is *lang.WhenIs, k int) {
		c := is.Class & borrowed
		if is.Not || c == 0 || k < 0 || k >= len(f.items) || f.items[k].class&c == 0 {
			return
		}
		if c&lang.WhenMonth != 0 && p.month != 0 || c&lang.WhenYear != 0 && p.year != 0 {
			return
		}
		p.take(&f.items[k], &lang.WhenIs{Class: c})
	}
	for k := range r.Before {
		beside(&r.Before[k], i-len(r.Before)+k)
	}
	for k := range r.After {
		beside(&r.After[k], i+n+k)
	}
}

// take adds what one item says.
func (p *parts) take(it *item, is *lang.WhenIs) {
	c := it.class & is.Class
	if c == 0 { // the word itself is meant; a unit, a season still says so
		c = it.class & (lang.WhenMonth | lang.WhenSeason | lang.WhenPart | lang.WhenUnit | lang.WhenWeekday)
		if c == 0 && it.spelled {
			c = it.class & lang.WhenNum
		}
		if c == 0 {
			return
		}
	}
	c = 1 << bits.TrailingZeros64(uint64(c))
	var read lang.WhenReading
	if it.word != nil {
		if x := it.word.Read(c); x != nil {
			read = *x
		}
	}
	switch c {
	case lang.WhenMonth, lang.WhenMild, lang.WhenBare:
		p.month = int(it.word.Read(lang.WhenMonth).Val)
	case lang.WhenWeekday, lang.WhenWeekAbbr, lang.WhenWeekdays:
		p.weekday = int(read.Val)
	case lang.WhenUnit, lang.WhenBig, lang.WhenUnits:
		p.first, p.unit = p.unit, read.Code[0]
	case lang.WhenPart:
		p.part = read.Code
	case lang.WhenNoon:
		p.minutes = int(read.Val) * 60
	case lang.WhenAMPM:
		p.meridiem = int(read.Val)
	case lang.WhenSeason:
		p.season = read.Code
	case lang.WhenShift, lang.WhenPrev:
		p.shift, p.shifted = read.Val, true
	case lang.WhenToday:
		p.unit, p.shift, p.shifted = 'D', read.Val, true
	case lang.WhenMod, lang.WhenApprox:
		p.mod = read.Code
	case lang.WhenRef:
		p.ref = read.Code
	case lang.WhenBC:
		p.bc = true
	case lang.WhenFeast:
		p.feast = read.Code
	case lang.WhenFreq:
		p.unit, p.count, p.counted = read.Code[0], 1, true
	case lang.WhenArticle:
		p.count, p.counted, p.low = 1, true, 1
	case lang.WhenFew:
		p.few = true
		if read.Val > 0 {
			p.count, p.counted = float64(read.Val), true
		}
	default:
		p.number(it, c)
	}
}

// number adds what a number says.
func (p *parts) number(it *item, c lang.WhenClass) {
	switch c {
	case lang.WhenDay:
		p.day = int(it.num)
	case lang.WhenYear:
		p.year = int(it.num)
	case lang.WhenOrd:
		p.ordinal = int(it.num)
	case lang.WhenNum, lang.WhenInt:
		if !p.counted {
			p.low = it.num
		}
		p.count, p.counted = it.num, true
	case lang.WhenTens:
		p.decade = int(it.num)
	case lang.WhenDecade:
		p.decade = int(it.num)
		if it.word != nil && it.num == 0 {
			p.decade = int(it.word.Read(c).Val)
		}
	case lang.WhenClock:
		p.minutes = int(it.num)
	case lang.WhenHour:
		p.minutes = int(it.num) * 60
	case lang.WhenHHMM:
		p.minutes = int(it.num)/100*60 + int(it.num)%100
	case lang.WhenFull:
		n := int(it.num)
		p.year, p.month, p.day = n/10000, n/100%100, n%100
	}
}

// rule adds what the rule itself says, and checks the whole.
func (p *parts) rule(r *lang.WhenRule) {
	if r.Mod != "" {
		p.mod = r.Mod
	}
	switch {
	case strings.HasSuffix(r.Code, "_REF"):
		p.ref = r.Code
	case r.Code == "NI":
		p.part = r.Code
	case r.Code == "half":
		p.count += .5
	case r.Code == "one":
		p.count, p.counted = 1, true
	case r.Code == "half1":
		p.count, p.counted = 1.5, true
	case r.Code == "low": // at least so many
		p.count = p.low
		if p.mod == "" {
			p.mod = "EQUAL_OR_MORE"
		}
	case r.Code == "ten":
		p.count, p.counted = 1, true
	case r.Code == "YE":
		p.month, p.day = 12, 31
	case r.Code == "two":
		p.count, p.counted = 2, true
	case r.Code == "quart":
		p.unit, p.count, p.counted = 'C', .25, true
	case r.Code == "half0":
		p.count, p.counted = .5, true
	case r.Code == "few":
		p.counted = false
	}
	if r.Unit != 0 {
		p.unit, p.shift, p.shifted = r.Unit, r.Shift, true
	}
	if len(r.Code) == len("2001-09-11") && calendarDay(atoi(r.Code[:4]), p.month, p.day) == r.Code {
		p.year = atoi(r.Code[:4]) // the day of an event that is called by it
	}
	p.inEra(r.Code)
	if p.day > 0 && p.month > 0 {
		y := p.year
		if y == 0 {
			y = 2000 // a leap year: 29 February of some year is a date
		}
		p.invalid = !validDay(y, p.month, p.day)
	}
	if p.meridiem >= 0 && p.minutes >= 0 {
		h := p.minutes / 60
		if h == 0 || h > 12 {
			p.invalid = p.invalid || h == 0 || p.meridiem == 0
		} else {
			p.minutes = (h%12+p.meridiem)*60 + p.minutes%60
		}
	}
}

// inEra reads the numbers of a year with its era: "480 BC", "AD 79".
func (p *parts) inEra(code string) {
	if code == "AD" || p.bc && p.year == 0 && p.decade == 0 && p.ordinal == 0 {
		p.invalid = p.invalid || p.count < 1 || p.count > 9999 || p.count != float64(int(p.count))
		if !p.invalid {
			p.year = int(p.count)
		}
		p.count, p.counted = 0, false
	}
	if code == "short" { // "1995–96"
		century := p.year / 100 * 100
		p.invalid = p.invalid || p.year < 100 || p.count != float64(int(p.count)) || p.count >= 100 || century+int(p.count) <= p.year
		p.year, p.count, p.counted = century+int(p.count), 0, false
	}
	if p.bc {
		p.year = -p.year
	}
}

// maxCount bounds counts of units; beyond it they are geology.
const maxCount = 20000

// point makes a mention of a stretch of the calendar.
func point(p *parts, r *lang.WhenRule) (news.Date, bool) {
	d := news.Date{Type: news.DateType, Mod: p.mod}
	switch r.Anchor {
	case lang.WhenFromPrev:
		d.Anchor = news.Previous
	case lang.WhenFromPublish:
		d.Anchor = news.Publication
	default:
		d.Anchor = news.Story
	}
	if p.ref != "" {
		return news.Date{Type: news.DateType, Value: p.ref}, true
	}
	if r.Sign != 0 {
		return counted(d, p, r.Sign)
	}
	ok := calendar(&d, p, r.Code)
	if !ok && p.unit != 0 && p.shifted {
		d.Unit, d.Shift = unit(p.unit, p.shift)
		ok = true
	}
	return timeOfDay(d, p, ok)
}

// counted is a number of units from the anchor: "three days ago".
func counted(d news.Date, p *parts, sign int32) (news.Date, bool) {
	n := p.count
	if !p.counted || p.unit == 0 {
		return d, false
	}
	if p.unit == 'E' { // the year ten years back, and not all of the decade that it lies in
		p.unit, n = 'Y', n*10
	}
	if n != float64(int(n)) && p.unit == 'Y' {
		p.unit, n = 'M', n*12
	}
	if n > maxCount {
		return news.Date{}, false
	}
	if n != float64(int(n)) {
		return d, false
	}
	d.Unit, d.Shift = unit(p.unit, sign*int32(n))
	if d.Unit >= 'a' {
		d.Type = news.TimeType
	}
	return d, true
}

// unit gives a shift in the units that news.Date has.
func unit(u byte, n int32) (byte, int32) {
	if u == 'F' {
		return 'W', 2 * n
	}
	return u, n
}

// calendar fills in the value of a mention that names a year, a month, a day …
// It reports whether it does.
func calendar(d *news.Date, p *parts, code string) bool {
	switch {
	case p.month > 0 && p.day == 0 && 1 <= p.weekday && p.weekday <= 7 && p.ordinal <= 4:
		n := p.ordinal // 0: the last one
		if n == 0 {
			n = 9
		}
		d.Value = fmt.Sprintf("%s-F%02d%d%d", yearText(p.year), p.month, p.weekday, n)
	case p.month > 0:
		d.Value = calendarDay(p.year, p.month, p.day)
	case p.feast != "":
		d.Value = p.feast
		if p.year != 0 {
			d.Value = yearText(p.year) + strings.TrimPrefix(p.feast, "XXXX")
		}
	case p.season != "":
		d.Value = yearText(p.year) + "-" + p.season
	case code == "H2" || code == "Q4":
		d.Value = yearText(p.year) + "-" + code
	case p.ordinal > 0 && code == "C" && p.ordinal <= 21:
		d.Value, d.Anchor = two(p.ordinal-1), news.NoAnchor
		if p.bc {
			d.Value = era + d.Value
		}
		return true
	case p.ordinal > 0 && (code == "Q" && p.ordinal <= 4 || code == "H" && p.ordinal <= 2):
		d.Value = yearText(p.year) + "-" + code + string(rune('0'+p.ordinal))
	case p.ordinal > 0:
		return false
	case p.weekday > 0:
		d.Value = weekdayText(p.weekday)
		weekdaySide(d, p)
		return true
	case p.decade > 0:
		d.Value, d.Anchor = yearText(p.decade)[:3], news.NoAnchor
		if p.bc {
			d.Value = era + d.Value
		}
		return true
	case p.year != 0:
		d.Value, d.Anchor = yearText(p.year), news.NoAnchor
		return true
	default:
		return false
	}
	switch {
	case p.year != 0:
		d.Anchor = news.NoAnchor
	case p.unit == 'Y' && p.shifted:
		d.Unit, d.Shift = 'Y', p.shift
	case p.shifted && p.shift == 0 && p.season != "": // "this winter" began last year, in January
	case p.shifted && p.shift == 0:
		d.Unit = 'Y'
	case p.shifted:
		d.Side, d.Shift = news.Direction(p.shift), p.shift
	}
	return true
}

// weekdaySide says which day of the name is meant: the last one, unless the
// words say otherwise.
func weekdaySide(d *news.Date, p *parts) {
	switch {
	case p.unit == 'W' && p.shifted:
		d.Unit, d.Shift = 'W', p.shift
	case p.shifted && p.shift != 0:
		d.Side, d.Shift = news.Direction(p.shift), p.shift
	case p.shifted:
		d.Unit = 'W'
	default:
		d.Side = news.Past
	}
}

// timeOfDay adds a clock's time or a part of the day.
func timeOfDay(d news.Date, p *parts, dated bool) (news.Date, bool) {
	var t string
	switch {
	case p.minutes >= 0:
		t = "T" + two(p.minutes/60) + ":" + two(p.minutes%60)
	case p.part != "":
		t = "T" + p.part
	default:
		return d, dated
	}
	d.Type = news.TimeType
	switch {
	case !dated: // today's, or that of the day told of
		d.Unit, d.Value = 'D', "XXXX-XX-XX"+t
		if p.shifted {
			d.Shift = p.shift
		}
	case d.Value == "":
		d.Value = "XXXX-XX-XX" + t
	default:
		d.Value += t
	}
	return d, true
}

// length is the TIMEX3 value of a duration.
func length(p *parts) (string, bool) {
	u, n := p.unit, p.count
	if u == 0 || p.counted && (n > 1e9 || n <= 0) {
		return "", false
	}
	factor := 1.0
	switch u {
	case 'E':
		u, factor = 'Y', 10
	case 'C':
		u, factor = 'Y', 100
	case 'Q':
		u, factor = 'M', 3
	case 'F':
		u, factor = 'W', 2
	}
	prefix := "P"
	if u >= 'a' {
		prefix, u = "PT", u-'a'+'A'
	}
	if !p.counted {
		return prefix + "X" + string(rune(u)), true
	}
	n *= factor
	if n == .5 {
		switch {
		case prefix == "PT" && u == 'H':
			return "PT30M", true
		case prefix == "P" && u == 'Y':
			return "P6M", true
		case prefix == "P" && u == 'D':
			return "PT12H", true
		}
		return "", false
	}
	whole := int(n)
	if half := n - float64(whole); half == .5 && (prefix == "PT" && u == 'H' || u == 'Y') {
		rest := "6M"
		if u == 'H' {
			rest = "30M"
		}
		return prefix + itoa(whole) + string(rune(u)) + rest, true
	} else if half != 0 {
		return prefix + ftoa(n) + string(rune(u)), true
	}
	return prefix + itoa(whole) + string(rune(u)), true
}

// sum is the value of a length in two units: "8 hours and 20 minutes".
func sum(p parts) (string, bool) {
	rest, ok := length(&p)
	p.unit, p.count = p.first, p.low
	v, ok1 := length(&p)
	if !ok || !ok1 || p.first >= 'a' != strings.HasPrefix(rest, "PT") && p.first >= 'a' {
		return "", false
	}
	if p.first >= 'a' {
		return v + strings.TrimPrefix(rest, "PT"), true
	}
	return v + strings.TrimPrefix(rest, "P"), true
}

// recurring is the TIMEX3 value of a set of times.
func recurring(p *parts) (string, bool) {
	t := ""
	if p.part != "" {
		t = "T" + p.part
	}
	switch {
	case p.weekday > 0:
		return weekdayText(p.weekday) + t, true
	case p.month > 0:
		return calendarDay(0, p.month, 0), true
	case t != "":
		return "XXXX-XX-XX" + t, true
	}
	if !p.counted {
		p.count, p.counted = 1, true
	}
	return length(p)
}
