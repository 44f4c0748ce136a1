package when

import "time"

// Feasts whose day moves from year to year are written by their rule, as a value
// that no calendar has: "XXXX-F" and four signs, either a day of the week in a
// month ("1144": the fourth of the days 4, Thursdays, of month 11; "0591": the
// last, 9, of the Mondays of month 5), or an offset from Easter Sunday of the
// Western church ("E-02": two days before it).
const (
	feastNth    = 1
	feastEaster = 2
)

// parseFeast reads the four signs, packed in a number whose last figure is the kind;
// 0 if they are no rule.
func parseFeast(s string) int {
	switch {
	case s[0] == 'E' && (s[1] == '-' || s[1] == '+') && figuresOnly(s[2:]):
		n := atoi(s[2:])
		if s[1] == '-' {
			n = -n
		}
		return (n+100)*10 + feastEaster
	case figuresOnly(s):
		m, w, n := atoi(s[:2]), int(s[2]-'0'), int(s[3]-'0')
		if m >= 1 && m <= 12 && w >= 1 && w <= 7 && (n >= 1 && n <= 4 || n == 9) {
			return (m*100+w*10+n)*10 + feastNth
		}
	}
	return 0
}

// feastIn is the day of the pattern's feast in a year of package time.
func (p pattern) feastIn(y int) (stretch, bool) {
	rule := p.feast / 10
	if p.feast%10 == feastEaster {
		if y < 1583 { // the calendar that the reckoning is of
			return stretch{}, false
		}
		return stretch{easter(y).AddDate(0, 0, rule-100), 'D'}, true
	}
	m, w, n := time.Month(rule/100), time.Weekday(rule/10%10%7), rule%10
	if n == 9 {
		last := day(y, m+1, 0)
		return stretch{last.AddDate(0, 0, -int(last.Weekday()-w+7)%7), 'D'}, true
	}
	first := day(y, m, 1)
	return stretch{first.AddDate(0, 0, int(w-first.Weekday()+7)%7+7*(n-1)), 'D'}, true
}

// easter is Easter Sunday of a year by the reckoning of Butcher (Nature, 1876;
// Meeus, Astronomical Algorithms, 1991, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return day(y, time.Month(n/31), n%31+1)
}
