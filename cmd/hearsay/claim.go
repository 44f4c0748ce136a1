package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"hearsay/internal/ask"
	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	"hearsay/internal/export/html"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/news"
	"hearsay/internal/read"
	"hearsay/internal/trace"
)

// claimsVersion names what the claims that a case keeps one by one are made of.
var claimsVersion = "read " + read.Version + ", trace " + trace.Version + ", ask " + ask.Version

// part is one claim: the part of the findings that is about it, and the set of the
// articles that it names.
type part struct {
	set   *news.Set
	found *news.Findings
}

func (p *part) claim() *news.Claim { return &p.found.Claims[0] }

// library is claims of which one can be found and taken out.
type library interface {
	ask.Shelf
	ask.Texts
	Find(id news.ID) (int64, error)
	Part(ctx context.Context, n int64) (*part, error)
	Some(ctx context.Context, n int64) (*part, error) // of the set, the texts of the headline and the first tellings alone
	Close() error
}

// follow shows the one claim of an id, or that which some words mean.
func (a *app) follow(ctx context.Context, args []string, f traceFlags) (err error) {
	var lib library
	var problems []document.Problem
	name, where := called(args), "of these articles"
	if f.caseFile != "" {
		name, where = filepath.Base(f.caseFile), "of this case"
		lib, err = a.caseLibrary(ctx, f.caseFile, f.about, f.machine)
	} else {
		lib, problems, err = a.fileLibrary(ctx, args, f)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	s := following{app: a, ctx: ctx, f: f, lib: lib, problems: problems, name: name, where: where, inputs: append(args, f.caseFile)}
	show := s.byWords
	if f.claim != "" {
		show = s.byID
	}
	err = show()
	if f.caseFile != "" && errors.Is(err, errKept) {
		return fmt.Errorf("%w: `hearsay index --case %s` has them made anew", err, f.caseFile)
	}
	return err
}

// errKept says that the claims that a case keeps one by one cannot be read.
var errKept = errors.New("the claims kept in the case are damaged")

// following is one claim, being found and shown.
type following struct {
	*app
	ctx         context.Context
	f           traceFlags
	lib         library
	problems    []document.Problem
	name, where string // of what is traced
	inputs      []string
}

func (s *following) byID() error {
	n, err := s.lib.Find(news.ID(s.f.claim))
	if errors.Is(err, casefile.ErrNotFound) && isID(news.KindArticle, s.f.claim) {
		return fmt.Errorf("%s is the id of an article, and those of claims begin with a c: `hearsay trace` shows them, and --ask finds a claim by words", s.f.claim)
	}
	if errors.Is(err, casefile.ErrNotFound) {
		return fmt.Errorf("no claim %s has the id %s: `hearsay trace` shows the ids, and --ask finds a claim by words", s.where, s.f.claim)
	}
	if err != nil {
		return err
	}
	p, err := s.lib.Part(s.ctx, n)
	if err != nil {
		return err
	}
	return s.write(p, func(out *bufio.Writer) error {
		if s.json {
			return document.Write(out, document.NewMaker(p.set).Followed(p.found, s.problems))
		}
		return s.inFull(out, p)
	})
}

func (s *following) inFull(out *bufio.Writer, p *part) error {
	return hterm.Claim(out, p.set, p.found, hterm.ClaimOptions{Style: s.style(), All: s.f.all})
}

// isID reports whether a word is like an id of a kind: its letter, and hexadecimal digits.
func isID(kind byte, s string) bool {
	return len(s) > 4 && s[0] == kind && strings.Trim(s[1:], "0123456789abcdef") == ""
}

// write writes the page of a claim, if one is wanted, and the answer.
func (s *following) write(p *part, answer func(*bufio.Writer) error) error {
	if s.f.html != "" {
		if err := s.writePage(s.f.html, s.inputs, html.Report{
			Title: s.name + ", claim " + string(p.claim().ID), Program: "hearsay " + version(), Set: p.set, Findings: p.found,
			Problems: lines(s.problems), Limits: limits(p.found),
		}); err != nil {
			return err
		}
		if s.f.html == "-" {
			return nil
		}
	}
	out := bufio.NewWriter(s.stdout)
	err := answer(out)
	if err == nil && s.f.html != "" && !s.json && !s.quiet {
		fmt.Fprintf(s.stderr, "hearsay: the page is in %s\n", hterm.Clean(s.f.html))
	}
	return errors.Join(err, out.Flush())
}
