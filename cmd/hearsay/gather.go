package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay/internal/capture"
	"hearsay/internal/export/document"
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/text"
)

// inputs are the flags of the commands that read files.
type inputs struct {
	published string
	lang      string
}

func (a *app) captureOptions(in inputs) (capture.Options, error) {
	o := capture.Options{Stdin: a.stdin, Workers: a.workers, Lang: capture.LanguageTag(in.lang)}
	if in.lang != "" && o.Lang == "" {
		return o, usagef("--lang is %q; it is the code of a language: en, de, zh", in.lang)
	}
	if in.published == "" {
		return o, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, in.published); err == nil {
			o.Published = news.Stamp{Time: t.UTC(), Day: layout == time.DateOnly, NoZone: !strings.Contains(layout, "Z") && layout != time.DateOnly, Origin: news.Given, Confidence: 1}
			return o, nil
		}
	}
	return o, usagef("--published is %q; it is a day, 2017-09-10, or a time, 2017-09-10T17:30:00Z", in.published)
}

// gather reads files, says what could not be read, and gives each article to
// keep. It fails if there was nothing to read at all.
func (a *app) gather(ctx context.Context, names []string, in inputs, keep func(*capture.Item) error) ([]document.Problem, error) {
	o, err := a.captureOptions(in)
	if err != nil {
		return nil, err
	}
	bar := a.progress("reading", 0)
	var doubts doubts
	report, err := capture.Read(ctx, names, o, func(i *capture.Item) error {
		bar.step()
		doubts.look(i)
		return keep(i)
	})
	bar.end()
	if err != nil {
		return nil, err
	}
	problems := a.report(append(report.Problems, doubts.list...))
	if report.Articles == 0 {
		return problems, errNothing
	}
	return problems, nil
}

// doubts are what is odd about articles that were read well.
type doubts struct {
	byURL map[string]*capture.Item // the first article of each address; its bytes left out
	list  []capture.Problem
}

func (d *doubts) look(i *capture.Item) {
	if !read.Speaks(i.Text.Lang) {
		d.warn(i, fmt.Sprintf("is in a language that hearsay does not read yet (%s): only passages and quotations are found", i.Text.Lang),
			"give --lang if that is wrong")
	}
	if i.Article.URL == "" {
		return
	}
	if d.byURL == nil {
		d.byURL = map[string]*capture.Item{}
	}
	first, ok := d.byURL[i.Article.URL]
	if !ok {
		d.byURL[i.Article.URL] = &capture.Item{Capture: i.Capture, Article: i.Article}
	} else if first.Article.Text != i.Article.Text {
		d.warn(i, "has the address of "+first.Capture.Name+" and another text", "both are kept; where most of their words are the same, trace shows one as a revision of the other")
	}
}

func (d *doubts) warn(i *capture.Item, what, do string) {
	d.list = append(d.list, capture.Problem{Name: i.Capture.Name, What: what, Do: do, Warning: true})
}

var errNothing = errors.New("no article could be read")

// report says what is wrong with the inputs, a line each, and counts those that
// are not in the answer. Warnings are for those who want them.
func (a *app) report(problems []capture.Problem) []document.Problem {
	for _, p := range problems {
		if !p.Warning {
			a.failed++
			fmt.Fprintf(a.stderr, "hearsay: %v\n", p)
		} else if !a.quiet {
			fmt.Fprintf(a.stderr, "hearsay: warning: %v\n", p)
		}
	}
	return documented(problems)
}

// documented are problems as JSON has them.
func documented(problems []capture.Problem) []document.Problem {
	var out []document.Problem
	for _, p := range problems {
		out = append(out, document.Problem{Name: p.Name, What: p.What, Do: p.Do, Warning: p.Warning})
	}
	return out
}

// set reads files into a set and analyses its texts.
func (a *app) set(ctx context.Context, names []string, in inputs, about string) (*news.Set, []document.Problem, error) {
	var articles []news.Article
	var texts []news.Text
	files := map[news.TextID]string{}
	wanted := newFilter(about)
	problems, err := a.gather(ctx, names, in, func(i *capture.Item) error {
		if wanted.match(i.Article.Title, i.Text.Body) {
			articles, texts = append(articles, i.Article), append(texts, i.Text)
			files[i.Text.ID] = i.Capture.Name
		}
		return nil
	})
	if err != nil {
		return nil, problems, err
	}
	if len(articles) == 0 {
		return nil, problems, fmt.Errorf("no article has all of the words %q", about)
	}
	set := news.NewSet(articles, texts)
	if err := a.analyse(ctx, set); err != nil {
		return nil, problems, err
	}
	return set, append(problems, a.report(stopped(set, files))...), nil
}

// analyse fills in the analyses of a set.
func (a *app) analyse(ctx context.Context, set *news.Set) (err error) {
	bar := a.progress("analysing", len(set.Texts))
	defer bar.end()
	set.Analyses, err = read.All(ctx, set.Texts, a.workers, bar.step)
	return err
}

// filter keeps the articles that have all of some words.
type filter []string

func newFilter(words string) filter {
	var f filter
	for _, w := range strings.Fields(words) {
		f = append(f, string(text.Fold(nil, w)))
	}
	return f
}

// match reports whether every word begins a word of the title or the body.
func (f filter) match(title, body string) bool {
	if len(f) == 0 {
		return true
	}
	folded := string(text.Fold(nil, title+" "+body))
	for _, w := range f {
		if !hasWord(folded, w) {
			return false
		}
	}
	return true
}

func hasWord(s, word string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(s[:from+i])
		if from+i == 0 || !isCased(before) {
			return true
		}
		from += i + 1
	}
}

// isCased reports whether r is a letter of a script that has cases. In most others
// words are not set apart, and one begins anywhere.
func isCased(r rune) bool { return strings.ToLower(string(r)) != strings.ToUpper(string(r)) }
