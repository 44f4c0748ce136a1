package capture

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"hearsay/internal/news"
)

// futureSlack is how far a publication date may lie after now: clocks differ,
// and a date without a zone may be of a place that is ahead.
const futureSlack = 24 * time.Hour

// parse makes an article of a job.
func parse(j *job, opts *Options) (r result) {
	if j.problem != nil {
		return result{problems: []Problem{*j.problem}}
	}
	d, err := readFormat(j)
	if err != nil {
		return result{problems: []Problem{problem(j.name, err)}}
	}
	if strings.TrimSpace(d.body) == "" {
		return result{problems: []Problem{{Name: j.name, What: "has no text in it", Do: "check where it comes from"}}}
	}
	r.problems = settle(&d, j, opts)
	it := &Item{
		Capture: news.Capture{ID: news.CaptureIDOf(j.raw), Name: j.name, Media: j.format.media(), Charset: d.charset, Size: int64(len(j.raw))},
		Raw:     j.raw,
		Text:    news.Text{ID: news.TextIDOf(d.body), Lang: d.lang, Body: d.body},
		Offsets: d.offsets,
	}
	it.Article = news.Article{
		Capture: it.Capture.ID, Text: it.Text.ID, Given: d.given, Title: d.title, Authors: d.authors, Outlet: d.outlet,
		URL: d.url, Lang: d.lang, Published: d.published, Modified: d.modified, Links: d.links,
	}
	it.Article.ID = news.ArticleID(&it.Article)
	r.item = it
	return r
}

func readFormat(j *job) (draft, error) {
	switch j.format {
	case webPage:
		return readPage(j.raw, "", "")
	case markdown:
		return readMarkdown(j.raw)
	case jsonValue, jsonLines:
		return readRecord(j.raw)
	}
	return readPlain(j.raw)
}

// settle decides what is left open: language, dates, what the user said. It
// returns the warnings.
func settle(d *draft, j *job, opts *Options) (warnings []Problem) {
	warn := func(what, do string) {
		warnings = append(warnings, Problem{Name: j.name, What: what, Do: do, Warning: true})
	}
	if isGarbled(d.body) {
		warn("has more than 5 % of characters that cannot be decoded", "check its encoding, or save it as UTF-8")
	}
	if opts.Lang != "" {
		d.lang = opts.Lang
	} else {
		d.lang = language(d.lang, d.body)
	}
	if !d.published.Known() && !j.format.isJSON() { // many records share their file's name
		d.published = dateInAddress(strings.TrimSuffix(filepath.Base(j.name), filepath.Ext(j.name)))
	}
	if opts.Published.Known() {
		d.published = opts.Published
		d.published.Origin = news.Given
	}
	if d.undated != "" && !opts.Published.Known() {
		warn(fmt.Sprintf("gives a publication date that is none (%.40q), which is not used", d.undated), "write it as 2017-09-10 or 2017-09-10T17:30:00Z")
	}
	if d.published.Time.After(opts.Now.Add(futureSlack)) {
		warn(fmt.Sprintf("has a publication date in the future (%s), which is not used", d.published.Time.Format(time.DateOnly)), "give the right one, or check the clock")
		d.published = news.Stamp{}
	}
	if d.modified.Time.After(opts.Now.Add(futureSlack)) || d.modified.Before(d.published) {
		d.modified = news.Stamp{}
	}
	return warnings
}
