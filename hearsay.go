// Package hearsay reads news and shows who says what, on whose word, who copied whom,
// and how many independent origins a claim has: what the command hearsay does, for other
// Go programs.
//
// There are three steps, and each can be taken alone:
//
//	articles, err := hearsay.Read(ctx, page, hearsay.ReadOptions{}) // bytes → articles
//	reading, err := hearsay.Analyze(articles[0])                    // one article by itself
//	traced, err := hearsay.Trace(ctx, articles, hearsay.Options{})  // articles against each other
//
// An article can also be put together by hand: its Body is enough, though who copied whom
// is told by outlets, dates and addresses, too.
//
// What is found are spans and refs: places in a text, from which words are cut when they
// are shown. A [Span] counts bytes of the Body of one article as Analyze and Trace hand it
// out; a [Ref] is a span and the text that it is of. [Reading.Words] and [Traced.Words]
// give the words.
//
// The package does nothing but compute: it reads what it is given, writes no file, and
// uses no network. The same articles give the same findings, whatever the number of
// workers. It says what a claim rests on, and not whether it is true.
//
// The module's path is hearsay, which is no address: a program in another module says in
// its go.mod where it lies.
//
//	require hearsay v0.0.0
//	replace hearsay => ../hearsay
//	replace github.com/markusmobius/go-dateparser => ../hearsay/internal/capture/nodateparser
//
// The last line is not needed; it makes a program start 0.3 s sooner.
//
// Most types here are those that hearsay itself works with, under another name; go doc
// hearsay/internal/news describes their fields.
package hearsay

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"hearsay/internal/capture"
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
)

// Article is one published text: what is known of it, and its words.
//
// In the Meta of an article that is made by hand, these count: Title, Authors, Outlet,
// URL, Published (see [On] and [At]), Lang and Links. Whatever is not known is left out.
// ID, Text and Capture are filled in by hearsay: they name the article and its text.
type Article struct {
	Meta
	Body string // its text, paragraphs apart by an empty line; the title left out
}

// On is a date of publication of which the day is known.
func On(year int, month time.Month, day int) Stamp {
	return Stamp{Time: time.Date(year, month, day, 0, 0, 0, 0, time.UTC), Day: true, Origin: news.Given, Confidence: 1}
}

// At is a time of publication.
func At(t time.Time) Stamp { return Stamp{Time: t.UTC(), Origin: news.Given, Confidence: 1} }

// MaxBytes is how large one article may be, unpacked.
const MaxBytes = capture.DefaultMaxBytes

// What is wrong with an article. The errors of Analyze and Trace wrap them.
var (
	ErrEmpty   = errors.New("the article has no text: fill in its Body")
	ErrTooLong = fmt.Errorf("the article has more than %d MiB of text", MaxBytes>>20)
)

// ReadOptions say how to read. The zero ReadOptions are good.
type ReadOptions struct {
	Published Stamp  // the publication date of each article, in place of what it says
	Lang      string // the language of each article (BCP 47: "en"), in place of what it says
	Workers   int    // articles read at once; 0: one for each processor
}

// Problem is what is wrong with an input, or with one record of it.
type Problem = capture.Problem

// Read reads the articles in r: a web page, a plain text or Markdown, a record of JSON, or
// many, one a line; each also packed by gzip. What it is, its encoding, and where in a page
// the article stands, is told from the bytes. README.md describes the records.
//
// A record that cannot be read does not keep others from being read: the articles are
// those that could be, and the error joins a [Problem] for each that could not.
func Read(ctx context.Context, r io.Reader, o ReadOptions) ([]Article, error) {
	var out []Article
	report, err := capture.Read(ctx, []string{"-"}, capture.Options{
		Stdin: r, Published: o.Published, Lang: o.Lang, Workers: o.Workers,
	}, func(i *capture.Item) error {
		out = append(out, Article{i.Article, i.Text.Body})
		return nil
	})
	if err != nil {
		return nil, err
	}
	var faults []error
	for _, p := range report.Problems {
		if !p.Warning {
			faults = append(faults, p)
		}
	}
	return out, errors.Join(faults...)
}

// settled is the article with a normalised Body, its language, and its ids.
func (a Article) settled() (Article, error) {
	if len(a.Body) > MaxBytes {
		return a, ErrTooLong
	}
	a.Body, _ = text.Normalise(a.Body)
	if !hasText(a.Body) {
		return a, ErrEmpty
	}
	a.Lang = capture.Language(a.Lang, a.Body)
	a.Text = news.TextIDOf(a.Body)
	a.ID = news.ArticleID(&a.Meta)
	for _, l := range a.Links {
		if int64(l.Span.End) > int64(len(a.Body)) || l.Span.Start > l.Span.End {
			return a, fmt.Errorf("the link to %s stands at %d to %d, outside the Body of %d bytes", l.URL, l.Span.Start, l.Span.End, len(a.Body))
		}
	}
	return a, nil
}

func hasText(body string) bool {
	for _, r := range body {
		if r > ' ' {
			return true
		}
	}
	return false
}

// Reading is all that is found in one article by itself: the fields of [Analysis], whose
// spans are of the Body of the Article here. That may differ from the one given in line
// ends, and in what was no text.
type Reading struct {
	*Analysis
	Article Article
}

// Analyze reads one article: who says what, dates, places, numbers, what happened. Two
// calls with one text find the same. The error wraps ErrEmpty or ErrTooLong, or says which
// link lies outside the text.
func Analyze(a Article) (*Reading, error) {
	a, err := a.settled()
	if err != nil {
		return nil, fmt.Errorf("analyse %s: %w", a.name(), err)
	}
	return &Reading{read.Read(a.text()), a}, nil
}

// name names an article in an error.
func (a *Article) name() string {
	switch {
	case a.Title != "":
		return fmt.Sprintf("%.60q", a.Title)
	case a.URL != "":
		return fmt.Sprintf("%.100q", a.URL)
	}
	return "an article without a title"
}

func (a *Article) text() news.Text { return news.Text{ID: a.Text, Lang: a.Lang, Body: a.Body} }

// Words are the words of spans of the article, with " … " between them.
func (r *Reading) Words(spans ...Span) string {
	out := ""
	for i, s := range spans {
		if i > 0 {
			out += " … "
		}
		out += s.Of(r.Article.Body)
	}
	return out
}

// VoiceOf is who makes a statement of the article, or nil if that is not known.
func (r *Reading) VoiceOf(s *Statement) *Voice {
	if s.Voice < 0 || int(s.Voice) >= len(r.Voices) {
		return nil
	}
	return &r.Voices[s.Voice]
}

// Times are the values of Dates, in their order: as written, or counted from the day of
// publication ("on Monday"), if that is known.
func (r *Reading) Times() []Time { return when.Resolve(r.Dates, r.Article.Published) }

// MainEvent says what the article is about, of its title and its first sentences.
func (r *Reading) MainEvent() MainEvent {
	return read.MainEvent(r.Article.Title, r.Article.text(), r.Analysis)
}
