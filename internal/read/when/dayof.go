package when

import (
	"hearsay/internal/lang"
	"hearsay/internal/news"
)

// A clock's time is of the day that its sentence names, or of one that the text has named just
// before: "The ferry sank on Monday. It had left at 10:30." In a list of what is to come it stands by
// itself behind all that is said of an event: "Friday — a talk on tides at the museum. Bring boots.
// 8 p.m."

// goOn counts the sentences of a paragraph; s is the next one.
func (f *finder) goOn(a *news.Analysis, s news.Span) {
	k := f.para
	for k < len(a.Paragraphs) && a.Paragraphs[k].End <= s.Start {
		k++
	}
	f.first = k != f.para || f.sentence == 0
	if f.para = k; f.first && f.day < f.sentence {
		f.day = 0
	}
	f.sentence++
}

// ofDayBefore has a clock's time that items [from, to) name, and no day with it, count from the day
// that the paragraph named before, and remembers the sentence that names one.
func (f *finder) ofDayBefore(d *news.Date, from, to int) {
	switch {
	case d.Type == news.DurationType || d.Type == news.SetType:
	case !bareClock(d) || !f.clockOnly(from, to):
		if _, unit := parse(dateOf(d.Value)); (unit == 'D' || d.Value == "" && d.Unit == 'D') && !f.reportedThen(from) {
			f.day, f.dayTense = f.sentence, f.tense(from, to)
		}
	case d.Anchor == news.Story && f.day > 0 && f.day < f.sentence && f.goesOn(from, to):
		d.Anchor = news.Previous
		f.day = f.sentence
	}
}

// goesOn reports whether a sentence with the time of items [from, to) goes on from the day named last: it is the
// next one, and no heading of a log of the day where it begins a paragraph; or it is no more than the time.
func (f *finder) goesOn(from, to int) bool {
	tense := f.tense(from, to)
	told := tense != news.Nearest
	if f.dayTense != news.Nearest && told && tense != f.dayTense {
		return false // "was born on May 3. A service will be held at 11 a.m."
	}
	if f.first {
		return told && f.day == f.sentence-1
	}
	return f.day == f.sentence-1 || from == 0 && !told
}

// reportedThen reports whether the nearest word before a mention that tells past from future only
// reports: the day is that of the words, "the warden said on Tuesday".
func (f *finder) reportedThen(from int) bool {
	for i := from - 1; i >= max(0, from-reach); i-- {
		if f.verb(i) != 0 {
			return f.items[i].class&lang.WhenSaid != 0
		}
	}
	return false
}
