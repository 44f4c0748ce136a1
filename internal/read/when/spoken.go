package when

import (
	"sort"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// spoken has the dates within statements count from when those were made: "today"
// in what was said on Tuesday is that Tuesday. In a quotation all that counts from
// a point in time does so; in what is told in the writer's words only the days
// around it, since the writer may have put the rest right. Where the text does not
// say when something was said, a quotation in news is taken to be of the day of
// publication, and one in a narrative of the time that the story has come to.
func spoken(body string, a *news.Analysis, l *lang.When) {
	if len(a.Dates) == 0 {
		return
	}
	for i := range a.Quotations {
		if !a.Quotations[i].Speech {
			continue
		}
		lo, hi := between(a.Dates, a.Quotations[i].Outer)
		for k := lo; k < hi; k++ {
			if d := &a.Dates[k]; deictic(d) {
				d.Anchor = news.Spoken
			}
		}
	}
	for i := range a.Statements {
		s := &a.Statements[i]
		said := saidOn(body, a, s, l)
		if said < 0 {
			continue
		}
		for _, c := range s.Content {
			lo, hi := between(a.Dates, c)
			for k := lo; k < hi; k++ {
				d := &a.Dates[k]
				if d.Anchor == news.Spoken || deictic(d) && d.Unit == 'D' {
					d.Anchor, d.Of = news.Spoken, int32(said-k)
				}
			}
		}
	}
}

// deictic reports whether a mention counts from the time that it is used at.
func deictic(d *news.Date) bool {
	switch d.Anchor {
	case news.Publication: // "tonight" too
		return d.Unit != 0
	case news.Story:
		return d.Unit != 0 && !bareClock(d)
	}
	return false
}

// between is the range of the mentions inside a span.
func between(dates []news.Date, s news.Span) (lo, hi int) {
	lo = sort.Search(len(dates), func(i int) bool { return dates[i].Span.Start >= s.Start })
	for hi = lo; hi < len(dates) && dates[hi].Span.End <= s.End; hi++ {
	}
	return lo, hi
}

// closeBy is how many bytes after its cue the day of a statement stands at most:
// "told reporters in the harbour office of Port Ellery on Tuesday".
const closeBy = 60

// far bounds, in bytes, what is read around a cue, so that a sentence without end
// costs no more than others.
const far = 400

// saidOn is the mention of the day on which a statement was made, or −1: soon after
// the cue, or right before the source or the cue, where it opens the sentence or
// ends a clause that tells of speaking.
func saidOn(body string, a *news.Analysis, s *news.Statement, l *lang.When) int {
	if len(s.Cue) == 0 {
		return -1
	}
	cue, head := s.Cue[0], s.Cue[0].Start
	if len(s.Source) > 0 {
		head = min(head, s.Source[0].Start)
	}
	k := news.Find(a.Sentences, cue.Start)
	if k < 0 {
		return -1
	}
	around := a.Sentences[k]
	if head > far {
		around.Start = max(around.Start, head-far)
	}
	around.End = min(around.End, cue.End+far)
	lo, hi := between(a.Dates, around)
next:
	for i := lo; i < hi; i++ {
		d := &a.Dates[i]
		if !dayNamed(d) {
			continue
		}
		for _, c := range s.Content {
			if c.Overlaps(d.Span) {
				continue next
			}
		}
		switch {
		case d.Span.Start >= cue.End && d.Span.Start-cue.End <= closeBy:
			return i
		case d.Span.Start >= head && d.Span.End <= cue.Start && cue.Start-d.Span.End <= uint32(len(", ")):
			return i // "posted a picture on Tuesday, writing …"
		case d.Span.End <= head && head-d.Span.End <= uint32(len(", ")) && around.Start == a.Sentences[k].Start && opens(body[around.Start:d.Span.Start], l):
			return i
		}
	}
	return -1
}

// opens reports whether the words before a day are at most one, or tell of speaking.
func opens(before string, l *lang.When) bool {
	words := 0
	var fold []byte
	for i := 0; i < len(before); {
		if !letter(before[i]) {
			i++
			continue
		}
		end := wordEnd(before, i)
		words++
		if end-i <= maxWord {
			fold = text.Fold(fold[:0], before[i:end])
			if w := l.Words[string(fold)]; w != nil && w.Class&lang.WhenSaid != 0 {
				return true
			}
		}
		i = end
	}
	return words <= 1
}

// dayNamed reports whether a mention names a day.
func dayNamed(d *news.Date) bool {
	if d.Anchor == news.Spoken || d.Type == news.SetType || d.Type == news.DurationType {
		return false
	}
	if d.Value == "" {
		return d.Unit == 'D'
	}
	p, unit := parse(dateOf(d.Value))
	return unit == 'D' && p.weekday != 8
}
