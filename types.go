package hearsay

import (
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/read/when"
	"hearsay/internal/trace"
)

// Where things stand, and how they are named.
type (
	Span      = news.Span      // a half-open range of bytes in one text
	Ref       = news.Ref       // a span of a named text
	TextID    = news.TextID    // the SHA-256 of a body
	CaptureID = news.CaptureID // the SHA-256 of the bytes that an article was read from
	ID        = news.ID        // the short, stable name of an article, a claim, an edge …
)

// What is known of an article.
type (
	Meta   = news.Article // title, authors, outlet, address, dates, links
	Stamp  = news.Stamp   // a point in time, and how surely it is known
	Link   = news.Link    // a hyperlink, and the words that it stands on
	Origin = news.Origin  // how a piece of this was come by
)

// What is found in one article.
type (
	Analysis   = news.Analysis
	Quotation  = news.Quotation
	Statement  = news.Statement // somebody says something
	Nested     = news.Nested    // a statement inside another
	Voice      = news.Voice     // who says it
	Relay      = news.Relay     // who passed it on
	Assertion  = news.Assertion // what the author says himself
	Date       = news.Date      // as it is written; see Reading.Times
	Time       = when.Value     // what a date means
	Place      = news.Place
	Quantity   = news.Quantity
	Event      = news.Event
	MainEvent  = news.MainEvent // what the article is about
	EventClass = news.EventClass
	PlaceKind  = news.PlaceKind
)

// What is found by holding articles against each other.
type (
	Findings    = news.Findings
	Claim       = news.Claim       // the same assertion across articles
	Telling     = news.Telling     // one article's telling of a claim
	ClaimOrigin = news.ClaimOrigin // where a claim enters the set
	ClaimPart   = news.ClaimPart   // what tellings tell a part of it with
	PartTelling = news.PartTelling
	Denial      = news.Denial
	Response    = news.Response // what somebody says to it, and neither tells nor denies it
	Drift       = news.Drift    // what changed on the way
	Passage     = news.Passage  // words that two texts share
	Edit        = news.Edit
	Edge        = news.Edge    // what joins two articles
	Lineage     = news.Lineage // where the words of an article came from
	Parent      = news.Parent
	Root        = news.Root
	Ghost       = news.Ghost // a report that is cited and was not seen
	Citation    = news.Citation
	Revision    = news.Revision // what changed between two versions of an article
	Edited      = news.Edited
	Branch      = news.Branch // a telling's place in the family tree of its claim
)

// Kind is how a statement's words are given.
type Kind = news.Kind

// The kinds of statement.
const (
	Unattributed = news.Unattributed // the author's own
	Direct       = news.Direct       // all in quotation marks
	Indirect     = news.Indirect     // none of it
	Mixed        = news.Mixed        // some of it
)

// Stance is what a voice does to what it says.
type Stance = news.Stance

// The stances.
const (
	Asserts  = news.Asserts
	Denies   = news.Denies
	Hedges   = news.Hedges
	Asks     = news.Asks
	Wants    = news.Wants
	Declines = news.Declines
)

// VoiceKind is what a voice is.
type VoiceKind = news.VoiceKind

// The kinds of voice.
const (
	Person       = news.Person
	Organisation = news.Organisation
	Outlet       = news.Outlet
	Document     = news.Document
	Unnamed      = news.Unnamed // described, and not named
	Group        = news.Group
	Author       = news.Author
)

// NoVoice is the Voice of a statement of which it is not known.
const NoVoice = news.NoVoice

// Told is how an event is told.
type Told = news.Told

// The ways in which an event is told.
const (
	ToldFact      = news.ToldFact
	ToldPossible  = news.ToldPossible
	ToldDenied    = news.ToldDenied
	ToldPlanned   = news.ToldPlanned
	ToldCommanded = news.ToldCommanded
)

// ToClaim is what a telling, or a response, does to a claim.
type ToClaim = news.ToClaim

// The stances to a claim; the last four are of responses.
const (
	AssertsClaim  = news.AssertsClaim
	RepeatsClaim  = news.RepeatsClaim
	ConfirmsClaim = news.ConfirmsClaim
	HedgesClaim   = news.HedgesClaim
	DeclinesClaim = news.DeclinesClaim
	DoubtsClaim   = news.DoubtsClaim
	CommentsClaim = news.CommentsClaim
	CorrectsClaim = news.CorrectsClaim
)

// EdgeKind is what joins two articles.
type EdgeKind = news.EdgeKind

// The kinds of edge.
const (
	Copies  = news.Copies
	Quotes  = news.Quotes
	Cites   = news.Cites
	Links   = news.Links
	Revises = news.Revises
)

// DriftKind is what changed between two tellings.
type DriftKind = news.DriftKind

// The kinds of drift.
const (
	NumberDrift      = news.NumberDrift
	DateDrift        = news.DateDrift
	PlaceDrift       = news.PlaceDrift
	NameDrift        = news.NameDrift
	WordsDrift       = news.WordsDrift
	QuotationDrift   = news.QuotationDrift
	SourceDrift      = news.SourceDrift
	RelayDrift       = news.RelayDrift // laundering
	AttributionDrift = news.AttributionDrift
	HedgeDrift       = news.HedgeDrift
	InflationDrift   = news.InflationDrift
	DenialDrift      = news.DenialDrift
)

// The versions of what finds things. What another version found may differ.
const (
	AnalyzerVersion = read.Version
	TracerVersion   = trace.Version
)
