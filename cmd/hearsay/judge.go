package main

import (
	"bufio"
	"context"
	"errors"
	"os/user"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/internal/casefile"
	"hearsay/internal/export/document"
	hterm "hearsay/internal/export/term"
	"hearsay/internal/judge"
	"hearsay/internal/news"
	"hearsay/internal/trace"
)

type judgeFlags struct {
	caseFile string
	by       string
	why      string
	from     string
}

// judgeWords are the words that judge can be followed by.
var judgeWords = []string{"list", "ids", "accept", "reject", "join", "split", "same", "apart", "grade", "note", "undo"}

func (a *app) judgeCommand() *cobra.Command {
	var f judgeFlags
	c := &cobra.Command{
		Use:   "judge --case CASE {list|ids|accept|reject|join|split|same|apart|grade|note|undo} …",
		Short: "Accept, reject, join, split, grade and annotate what was found in a case",
		Long: `Adds what a person decided to a case: who, when and why. What was found is not
changed and nothing is overwritten: judgements are laid on top of the findings, and
trace shows them as human. They hold on to texts and words, so they stay when the
analyser changes. A later judgement of the same thing replaces an earlier one; both
are kept, and where two people contradict each other, that is said.

  list                     all judgements, and what became of each
  ids CLAIM                what of a claim can be judged: origins (o), denials (n),
                           changes (d), articles (a), edges (e), with their ids
  accept ID…               it is right: a claim, an origin (it is one of its own), a
                           denial, a change, an edge; --from ARTICLE says which way
                           the words of an edge went
  reject ID…               it is wrong, and is left out
  join CLAIM CLAIM         the two are one claim
  split CLAIM ARTICLE      what the article says is not a telling of the claim
  same VOICE VOICE         one person or organisation under two names
  apart VOICE VOICE        two that were taken for one
  grade source NAME A–F    how reliable an outlet or a voice is (Admiralty)
  grade item ID 1–6        how credible a claim or a statement is; the two are kept apart
  note ID TEXT             a note on anything that has an id
  undo JUDGEMENT           withdraws a judgement; both are kept

Each but list, ids and note needs --why.`,
		Example: `  hearsay judge --case story.hearsay ids c95ad
  hearsay judge --case story.hearsay reject e3f2a --why "both took it from the agency's wire"
  hearsay judge --case story.hearsay same "the harbour master" "Anna Morrow" --why "she signs as such"
  hearsay judge --case story.hearsay list --json`,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return judgeWords, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if f.caseFile == "" {
				return usagef("judge needs --case CASE")
			}
			return a.judge(c.Context(), args, f)
		},
	}
	c.Flags().StringVar(&f.caseFile, "case", "", "the case")
	c.Flags().StringVar(&f.by, "by", "", "who judges (default: the name of the user)")
	c.Flags().StringVar(&f.why, "why", "", "why: a line that a colleague will understand")
	c.Flags().StringVar(&f.from, "from", "", "with accept and an edge: the article that its words come from")
	return c
}

// judgeArgs says how many arguments each word takes.
var judgeArgs = map[string]struct {
	n    int
	more bool // or more
	how  string
}{
	"list": {0, false, "list"}, "ids": {1, false, "ids CLAIM"},
	"accept": {1, true, "accept ID…"}, "reject": {1, true, "reject ID…"},
	"join": {2, false, "join CLAIM CLAIM"}, "split": {2, false, "split CLAIM ARTICLE"},
	"same": {2, false, "same VOICE VOICE"}, "apart": {2, false, "apart VOICE VOICE"},
	"grade": {3, false, "grade source NAME A–F, or grade item ID 1–6"},
	"note":  {2, false, "note ID TEXT"}, "undo": {1, false, "undo JUDGEMENT"},
}

// checkJudge finds what is wrong with a command line before anything is opened.
func checkJudge(args []string, f *judgeFlags) error {
	if len(args) == 0 {
		return usagef("judge needs one of: %s", strings.Join(judgeWords, ", "))
	}
	word, rest := args[0], args[1:]
	want, ok := judgeArgs[word]
	switch {
	case !ok:
		return usagef("judge does not know %q; it knows %s", word, strings.Join(judgeWords, ", "))
	case len(rest) != want.n && !(want.more && len(rest) > want.n):
		return usagef("`judge %s` is called as: judge %s", word, want.how)
	case word == "list" || word == "ids":
		return nil
	case word == "note" && f.why != "":
		return usagef("the text of a note stands in place of --why")
	case word == "note" && strings.TrimSpace(rest[1]) == "":
		return usagef("the text of the note is empty")
	case word == "note":
		f.why = rest[1]
	}
	if strings.TrimSpace(f.why) == "" {
		return usagef("judge %s needs --why: a line that a colleague will understand", word)
	}
	if f.from != "" && (word != "accept" || len(rest) != 1) {
		return usagef("--from goes with accept and one edge")
	}
	if word == "grade" {
		switch {
		case rest[0] == "source" && news.IsSourceGrade(rest[2]), rest[0] == "item" && news.IsItemGrade(rest[2]):
		case rest[0] == "source":
			return usagef("the grade of a source is a letter from A (completely reliable) to F (cannot be judged), not %q", rest[2])
		case rest[0] == "item":
			return usagef("the grade of an item is a number from 1 (confirmed) to 6 (cannot be judged), not %q", rest[2])
		default:
			return usagef("it is a source or an item that has a grade, not %q", rest[0])
		}
	}
	if f.by == "" {
		if u, err := user.Current(); err == nil {
			f.by = u.Username
		}
		if f.by == "" {
			return usagef("it is not known who judges: give --by NAME")
		}
	}
	return nil
}

func (a *app) judge(ctx context.Context, args []string, f judgeFlags) (err error) {
	if err := checkJudge(args, &f); err != nil {
		return err
	}
	k, err := a.openCase(ctx, f.caseFile, casefile.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	t, err := a.traceOpen(ctx, k, "", false)
	if err != nil {
		return err
	}
	desk := judge.NewDesk(t.set, t.found, t.judged)
	switch args[0] {
	case "list":
		return a.printJudgements(f.caseFile, t, hterm.All)
	case "ids":
		return a.printPieces(f.caseFile, desk, news.ID(args[1]))
	}
	made, err := judgements(desk, args, f)
	if err != nil {
		return err
	}
	first := len(t.judged.Judgements)
	for i := range made {
		if _, err := k.Judge(ctx, made[i]); err != nil {
			return err
		}
	}
	if err := t.judge(ctx, k); err != nil {
		return err
	}
	if a.quiet && !a.json {
		return nil
	}
	return a.printJudgements(f.caseFile, t, first)
}

// judgements makes the judgements that a command line asks for: several for `accept` and
// `reject` of several things. All of them are looked up before any is made.
func judgements(d *judge.Desk, args []string, f judgeFlags) ([]news.Judgement, error) {
	j := news.Judgement{Verb: news.Verb(args[0]), By: f.by, Why: f.why}
	rest := args[1:]
	id := func(i int) news.ID { return news.ID(rest[i]) }
	var err error
	switch j.Verb {
	case news.Accept, news.Reject:
		return verdicts(d, j, rest, f.from)
	case news.Join:
		return pair(j, func() (news.Target, error) { return d.Find(id(0), news.OfClaim) }, func() (news.Target, error) { return d.Find(id(1), news.OfClaim) })
	case news.Split:
		return pair(j, func() (news.Target, error) { return d.Find(id(0), news.OfClaim) }, func() (news.Target, error) { return telling(d, id(0), id(1)) })
	case news.Same, news.Apart:
		return pair(j, func() (news.Target, error) { return d.Voice(rest[0]) }, func() (news.Target, error) { return d.Voice(rest[1]) })
	case news.Grade:
		j.Grade = rest[2]
		if rest[0] == "source" {
			j.Of, err = d.Source(rest[1])
		} else {
			j.Of, err = d.Find(id(1), news.OfClaim, news.OfStatement)
		}
	case news.Remark:
		j.Of, err = d.Find(id(0))
	case news.Undo:
		j.Of, err = d.Find(id(0), news.OfJudgement)
	}
	return []news.Judgement{j}, err
}

func pair(j news.Judgement, of, and func() (news.Target, error)) ([]news.Judgement, error) {
	x, err := of()
	if err != nil {
		return nil, err
	}
	y, err := and()
	if err != nil {
		return nil, err
	}
	if x.Kind == y.Kind && (x.Name != "" && x.Name == y.Name || len(x.Refs) > 0 && x.Refs[0] == y.Refs[0]) {
		return nil, errors.New("the two are the same already: give two different ones")
	}
	j.Of, j.And = x, &y
	return []news.Judgement{j}, nil
}

func telling(d *judge.Desk, claim, article news.ID) (news.Target, error) {
	c, err := d.Claim(claim)
	if err != nil {
		return news.Target{}, err
	}
	t, err := d.Find(article, news.OfArticle)
	if err != nil {
		return t, err
	}
	return d.Telling(c, t.Articles[0])
}

func verdicts(d *judge.Desk, j news.Judgement, ids []string, from string) ([]news.Judgement, error) {
	var out []news.Judgement
	for _, id := range ids {
		t, err := d.Find(news.ID(id), news.OfClaim, news.OfOrigin, news.OfDenial, news.OfDrift, news.OfEdge)
		if err != nil {
			return nil, err
		}
		j.Of = t
		if from != "" {
			w, err := d.Find(news.ID(from), news.OfArticle)
			switch {
			case err != nil:
				return nil, err
			case t.Kind != news.OfEdge || !slices.Contains(t.Articles, w.Articles[0]):
				return nil, errors.New("--from is not one of the two articles of that edge: `judge ids CLAIM` lists edges")
			}
			j.And = &w
		}
		out = append(out, j)
	}
	return out, nil
}

// printJudgements prints all judgements, or those from the first on.
func (a *app) printJudgements(path string, t traced, first int) error {
	js := t.judged.Judgements
	out := bufio.NewWriter(a.stdout)
	var err error
	if a.json {
		err = document.Write(out, document.NewMaker(t.set).Judgements(path, js[max(first, 0):]))
	} else {
		err = hterm.Judgements(out, js, first, a.style())
	}
	return errors.Join(err, out.Flush())
}

func (a *app) printPieces(path string, d *judge.Desk, id news.ID) error {
	c, err := d.Claim(id)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	if a.json {
		ps := []document.Piece{}
		for _, p := range d.Pieces(c) {
			ps = append(ps, document.Piece{ID: p.ID, Kind: p.Target.Kind, Says: p.Says})
		}
		err = document.Write(out, document.NewPieces(path, c.ID, ps))
	} else {
		var ps []hterm.Piece
		for _, p := range d.Pieces(c) {
			ps = append(ps, hterm.Piece{ID: p.ID, Kind: string(p.Target.Kind), Says: p.Says})
		}
		err = hterm.Pieces(out, ps, a.style())
	}
	return errors.Join(err, out.Flush())
}

// traceOpen traces an open case, or answers from what it keeps of an earlier trace of the
// same articles, and lays the judgements of the case on what was found; of the machine alone,
// what people decided is left aside.
func (a *app) traceOpen(ctx context.Context, k *casefile.Case, about string, machine bool) (t traced, err error) {
	if t, err = a.findingsOf(ctx, k, about); err == nil && !machine {
		err = t.judge(ctx, k)
	}
	return t, err
}

// judge lays all judgements of the case on what was found.
func (t *traced) judge(ctx context.Context, k *casefile.Case) error {
	js, err := allJudgements(ctx, k)
	if err == nil {
		t.judged = applied(t.set, t.found, js)
	}
	return err
}

// allJudgements are those of a case, in the order in which they were made.
func allJudgements(ctx context.Context, k *casefile.Case) ([]news.Judgement, error) {
	var js []news.Judgement
	for j, err := range k.Judgements(ctx) {
		if err != nil {
			return nil, err
		}
		js = append(js, j)
	}
	return js, nil
}

// applied is what was found in a set with what people decided of it.
func applied(set *news.Set, found *news.Findings, js []news.Judgement) *news.Findings {
	return judge.Apply(set, found, js, &trace.Retracer{Set: set, Passages: found.Passages})
}

// judgedCase is traceOpen for a case that is not open.
func (a *app) judgedCase(ctx context.Context, path, about string, machine bool) (t traced, err error) {
	k, err := a.openCase(ctx, path, casefile.Options{})
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	return a.traceOpen(ctx, k, about, machine)
}
