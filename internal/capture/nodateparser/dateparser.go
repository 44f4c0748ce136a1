// Package dateparser stands in for github.com/markusmobius/go-dateparser, by a
// replace directive in hearsay's go.mod. The real one is imported, through
// go-htmldate, by the library that finds a page's article; its tables of 200
// languages take 0.2 to 0.4 s of processor time and 78 MB to set up at the start
// of every process, whether or not a date is ever asked of it. We never ask:
// package capture reads dates itself. What is here is the part of its API that
// go-htmldate 1.9.1 names, and it finds nothing.
package dateparser

import (
	"errors"
	"time"
)

// ErrAbsent is what Parse always returns.
var ErrAbsent = errors.New("dateparser: left out of this build")

// ParserType is a way of parsing in the real package.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource is the side of now on which an incomplete date is sought.
type PreferredDateSource uint8

// Past is the one that go-htmldate names.
const Past PreferredDateSource = 1

// Configuration holds what go-htmldate sets.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Date is what the real Parse returns; here it is empty.
type Date struct {
	Time time.Time
}

// Parser holds what go-htmldate sets.
type Parser struct {
	ParserTypes []ParserType
}

// Parse finds nothing.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, ErrAbsent
}
