package when

import (
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/text"
)

// shape is a number in figures, as its characters show it.
type shape struct {
	class lang.WhenClass
	num   float64
	end   int
}

// number appends the number in figures at i. What stands right beside it can
// show that it is a part of something else — a version, a code, an address on
// the network — and then it has no class.
func (f *finder) number(s string, from, i int) int {
	n := figures(s, i)
	f.suffix(s, &n)
	prev := byte(' ')
	if i > from {
		prev = s[i-1]
	}
	switch {
	case strings.IndexByte("./_@#+=:\\&~*^", prev) >= 0 || letter(prev):
		n.class = 0
	case prev == '$' || i-from >= 2 && s[i-2:i] == "£" || i-from >= 3 && s[i-3:i] == "€" || i-from >= 2 && s[i-2:i] == "¥":
		n.class = n.class&lang.WhenNum | lang.WhenMoney
	case prev == '-' && i-from >= 2 && letter(s[i-2]) && !f.month(2):
		n.class &= lang.WhenYear | lang.WhenDecade // "mid-1990s"; but "Soyuz-12"
	}
	if n.end < len(s) && strings.IndexByte("%/_@#=\\+*^", s[n.end]) >= 0 {
		n.class = 0
	}
	if f.fraction(s, n, i) {
		return n.end
	}
	f.items = append(f.items, item{start: uint32(i), end: uint32(n.end), class: n.class, num: n.num})
	return n.end
}

// month reports whether the item so far back is a month.
func (f *finder) month(back int) bool {
	k := len(f.items) - back
	return k >= 0 && f.items[k].class&lang.WhenMonth != 0
}

// fraction adds a fraction to the whole number before it: "2 1/2".
func (f *finder) fraction(s string, n shape, i int) bool {
	k := len(f.items) - 1
	if n.num <= 0 || n.num >= 1 || n.class&lang.WhenNum == 0 || k < 0 {
		return false
	}
	p := &f.items[k]
	if p.class&lang.WhenInt == 0 || int(p.end)+1 != i || s[p.end] != ' ' {
		return false
	}
	*p = item{start: p.start, end: uint32(n.end), class: lang.WhenNum, num: p.num + n.num}
	return true
}

// figures reads the longest thing made of figures at i.
func figures(s string, i int) shape {
	end, v := run(s, i)
	size := end - i
	at := func(k int) byte {
		if k < len(s) {
			return s[k]
		}
		return 0
	}
	sep := at(end)
	if !digit(at(end + 1)) {
		return whole(v, size, end)
	}
	next, w := run(s, end+1)
	wide := next - end - 1
	switch sep {
	case ',':
		return grouped(s, v, size, end)
	case ':':
		return clock(s, v, w, size, wide, next)
	case '.':
		if at(next) == '.' && digit(at(next+1)) {
			return dotted(s, '.', v, w, size, wide, next)
		}
		if wide > 9 {
			return shape{end: next}
		}
		frac := float64(w)
		for k := 0; k < wide; k++ {
			frac /= 10
		}
		c := lang.WhenNum
		if size <= 2 && v < 24 && wide == 2 && w < 60 && meridiem(s, next) {
			return shape{class: lang.WhenClock, num: float64(v*60 + w), end: next}
		}
		return shape{class: c, num: float64(v) + frac, end: next}
	case '/':
		if at(next) == '/' && digit(at(next+1)) {
			return dotted(s, '/', v, w, size, wide, next)
		}
		if v > 0 && v < w && w <= 8 {
			return shape{class: lang.WhenNum, num: float64(v) / float64(w), end: next}
		}
		return shape{end: next}
	case '-':
		if size == 4 && wide == 2 && at(next) == '-' && digit(at(next+1)) {
			return iso(s, v, w, next)
		}
	}
	return whole(v, size, end)
}

// run reads figures; beyond nine of them the value stops growing.
func run(s string, i int) (end, v int) {
	for end = i; end < len(s) && digit(s[end]); end++ {
		if end-i < 9 {
			v = v*10 + int(s[end]-'0')
		}
	}
	return end, v
}

func whole(v, size, end int) shape {
	n := shape{num: float64(v), end: end}
	if size > 9 {
		return n
	}
	n.class = lang.WhenNum | lang.WhenInt
	if size <= 2 && v >= 1 && v <= 31 {
		n.class |= lang.WhenDay
	}
	if size <= 2 && v >= 1 && v <= 12 {
		n.class |= lang.WhenHour
	}
	if size == 4 && v >= 1400 && v < 2100 {
		n.class |= lang.WhenYear
	}
	if size == 4 && v/100 < 24 && v%100 < 60 {
		n.class |= lang.WhenHHMM
	}
	return n
}

// grouped reads "20,000".
func grouped(s string, v, size, end int) shape {
	if size > 3 {
		return whole(v, size, end)
	}
	x := float64(v)
	last := end
	for end < len(s) && s[end] == ',' {
		next, w := run(s, end+1)
		if next-end-1 != 3 {
			break
		}
		x, end = x*1000+float64(w), next
	}
	if end == last {
		return whole(v, size, end)
	}
	return shape{class: lang.WhenNum, num: x, end: end}
}

// clock reads "10:30" and "10:30:15"; the seconds are dropped.
func clock(s string, h, m, size, wide, end int) shape {
	n := shape{end: end}
	if end+2 < len(s) && s[end] == ':' && digit(s[end+1]) {
		n.end, _ = run(s, end+1)
	}
	if size <= 2 && wide == 2 && h < 24 && m < 60 {
		n.class, n.num = lang.WhenClock, float64(h*60+m)
	}
	return n
}

// dotted reads dates of three numbers. With slashes the order of day and month
// is not known, so one that can be read both ways is no date; with stops the day
// comes first.
func dotted(s string, sep byte, a, b, wa, wb, end int) shape {
	n := shape{}
	last, y := run(s, end+1)
	n.end = last
	for n.end+1 < len(s) && s[n.end] == sep && digit(s[n.end+1]) {
		n.end, _ = run(s, n.end+1)
		y = 0 // four numbers: an address, a version
	}
	if wide := last - end - 1; wa > 2 || wb > 2 || wide != 4 || y < 1000 {
		return n
	}
	switch {
	case a > 12 || a == b || sep == '.':
	case b > 12:
		a, b = b, a
	default:
		return n
	}
	if validDay(y, b, a) {
		n.class, n.num = lang.WhenFull, float64(y*10000+b*100+a)
	}
	return n
}

// iso reads "2017-08-26" (ISO 8601).
func iso(s string, y, m, end int) shape {
	last, d := run(s, end+1)
	n := shape{end: last}
	if last-end-1 == 2 && validDay(y, m, d) && (last+1 >= len(s) || s[last] != '-' || !digit(s[last+1])) {
		n.class, n.num = lang.WhenFull, float64(y*10000+m*100+d)
	}
	return n
}

// meridiem reports whether "a.m." or the like may follow.
func meridiem(s string, i int) bool {
	rest := strings.TrimPrefix(s[i:], " ")
	return len(rest) > 1 && (rest[0] == 'a' || rest[0] == 'p') && (rest[1] == 'm' || rest[1] == '.')
}

// suffix reads letters that stand right behind a number: "26th", "1990s",
// "10am". Any others make a code of it.
func (f *finder) suffix(s string, n *shape) {
	end := wordEnd(s, n.end)
	if end == n.end {
		return
	}
	f.fold = text.Fold(f.fold[:0], s[n.end:min(end, n.end+maxWord)])
	v := int(n.num)
	switch tail := string(f.fold); {
	case f.l.OrdinalEndings[tail] && n.class&lang.WhenInt != 0:
		n.class &^= lang.WhenNum | lang.WhenInt | lang.WhenYear | lang.WhenHHMM | lang.WhenHour
		n.class |= lang.WhenOrd
		n.end = end
	case tail == "s" && s[n.end] == 's' && n.class&lang.WhenYear != 0 && v%10 == 0:
		n.class, n.end = lang.WhenDecade, end
	case tail == "s" && n.class&lang.WhenInt != 0 && v >= 10 && v%10 == 0 && v < 1000:
		n.class, n.end = lang.WhenTens, end
	default:
		if w := f.l.Words[tail]; w == nil || w.Class&lang.WhenAMPM == 0 {
			n.class, n.end = 0, end
		}
	}
}
