package capture

import (
	"regexp"
	"strings"

	"hearsay/internal/news"
)

const (
	datelineWithin = 4  // paragraphs that a publication date is looked for in
	dateLineMax    = 80 // bytes of a line that is nothing but a date
)

var (
	published = regexp.MustCompile(`^(?i:(?:first )?(?:published|posted|publication date|date)(?: on)? ?:? )`)
	updated   = regexp.MustCompile(`^(?i:(?:last )?(?:updated|modified)(?: on| at)? ?:? )`)

	// "HARBOUR CITY, Sept. 15, 2017 (Agency) –" begins a wire report. The year
	// must be there: without it the day could be of any year.
	dateline = regexp.MustCompile(`^\p{Lu}[\p{Lu} .'’/-]{2,40},? (?:\([^()]{2,40}\) )?((?:\pL{3,9}\.? \d{1,2}|\d{1,2} \pL{3,9}\.?),? \d{4}) ?(?:\([^()]{2,40}\))? ?(?:--?|[–—]|:)`)
)

// datesInText looks for the dates of publication and change that a text itself
// gives: a line that is nothing but a date, or a wire report's dateline, in its
// first paragraphs. It prefers none to a wrong one: a date in running text says
// when something happened, not when it was written.
func datesInText(body string) (pub, mod news.Stamp) {
	for range datelineWithin {
		line, rest, _ := strings.Cut(strings.TrimLeft(body, "\n"), "\n")
		line, body = strings.TrimSpace(line), rest
		if m := dateline.FindStringSubmatch(line); m != nil && !pub.Known() {
			pub = stamp(m[1], news.InText, .8)
			continue
		}
		if len(line) > dateLineMax {
			continue
		}
		if at := updated.FindString(line); at != "" {
			if d, ok := dateAlone(line[len(at):]); ok && !mod.Known() {
				mod = d
			}
		} else if d, ok := dateAlone(line[len(published.FindString(line)):]); ok && !pub.Known() {
			pub = d
		}
	}
	return pub, mod
}

func dateAlone(s string) (news.Stamp, bool) {
	m, ok := parseDate(s)
	if !ok || m.rest {
		return news.Stamp{}, false
	}
	return stamp(s, news.InText, .8), true
}
