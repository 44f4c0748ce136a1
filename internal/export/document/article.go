package document

import (
	"time"

	"hearsay/internal/agency"
	"hearsay/internal/news"
)

// Article is one published text.
type Article struct {
	ID        news.ID        `json:"id"`
	Capture   news.CaptureID `json:"capture"` // SHA-256 of the bytes that it was read from
	Text      news.TextID    `json:"text_id"` // SHA-256 of its normalised body
	GivenID   string         `json:"given_id,omitempty"`
	Title     string         `json:"title,omitempty"`
	Authors   []string       `json:"authors,omitempty"`
	Outlet    string         `json:"outlet,omitempty"`
	URL       string         `json:"url,omitempty"`
	Lang      string         `json:"lang,omitempty"`
	Published *Stamp         `json:"published"` // null: not known
	Modified  *Stamp         `json:"modified,omitempty"`
	Links     []Link         `json:"links,omitempty"`
	Agency    *Agency        `json:"agency,omitempty"`
}

// Agency is the news agency whose text an article prints, and how that is known.
type Agency struct {
	Name   string      `json:"name"`
	Origin news.Origin `json:"origin"`
	Words  *Span       `json:"words,omitempty"` // that say so in its text
}

// Stamp is a point in time with how it is known.
type Stamp struct {
	Time       string      `json:"time"` // RFC 3339 in UTC, or YYYY-MM-DD where only the day is known
	Origin     news.Origin `json:"origin"`
	Confidence float64     `json:"confidence"`
	NoZone     bool        `json:"no_zone,omitempty"` // it was given without a zone; Time has it as if it were UTC
}

// Link is a hyperlink of an article.
type Link struct {
	Span
	URL string `json:"url"`
}

func stampOf(s news.Stamp) *Stamp {
	if !s.Known() {
		return nil
	}
	layout := time.RFC3339
	if s.Day {
		layout = time.DateOnly
	}
	return &Stamp{s.Time.UTC().Format(layout), s.Origin, s.Confidence, s.NoZone}
}

func articleOf(a *news.Article, b *body) Article {
	d := Article{
		ID: a.ID, Capture: a.Capture, Text: a.Text, GivenID: a.Given, Title: a.Title, Authors: a.Authors,
		Outlet: a.Outlet, URL: a.URL, Lang: a.Lang, Published: stampOf(a.Published), Modified: stampOf(a.Modified),
	}
	for _, l := range a.Links {
		d.Links = append(d.Links, Link{b.span(l.Span), l.URL})
	}
	if c := agency.Other(a, b.text); c.Name != "" {
		d.Agency = &Agency{c.Name, c.Origin, b.optional(c.Words)}
	}
	return d
}
