package eval

import (
	"bufio"
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// anchorsTSV holds what our figures are shown beside: the published figures of
// others and the project's goals, each with where it was taken from.
//
//go:embed anchors.tsv
var anchorsTSV string

// anchor is a line of anchors.tsv.
type anchor struct {
	task, data, metric string
	goal               bool   // else a system of others
	name               string // of the goal or the system
	value              string // as published, in the metric's unit
	from               string
}

func readAnchors(tsv string) ([]anchor, error) {
	r := csv.NewReader(strings.NewReader(tsv))
	r.Comma, r.Comment, r.FieldsPerRecord, r.LazyQuotes = '\t', '#', 7, true
	lines, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("anchors.tsv: %w", err)
	}
	out := make([]anchor, 0, len(lines))
	for _, f := range lines {
		if f[3] != "goal" && f[3] != "system" {
			return nil, fmt.Errorf("anchors.tsv: %q is neither a goal nor a system", f[3])
		}
		out = append(out, anchor{task: f[0], data: f[1], metric: f[2], goal: f[3] == "goal", name: f[4], value: f[5], from: f[6]})
	}
	return out, nil
}

// about is what the page says of a task before its tables.
var about = []struct{ task, title, text string }{
	{"attribution", "Who said what", "Figures of others are for PolNeAR's test split, which we do not have: dev is our stand-in, and the two are not the same texts. F1 of spans per role."},
	{"voices", "On whose word", "A gold of our own: every statement in 40 articles of the news clusters, who makes it and through whom it came, split by a hash of the article's id: one half to develop on, one to report. Shares are of the statements that were found. Chains are few (23 links), and their figures an indication. docs/gold-voices.md tells how it was made. No system of others was measured on it."},
	{"statements", "Who said what, as an editor reads it", "A gold of our own: every outermost statement and thought in some thousand articles, of four corpora of news from the web, local papers and agencies, and of PolNeAR train. docs/gold-statements.md tells how it was made, and by whom. The network was trained on the parts named train, and what is done with it was chosen on dev: only those named held are figures, and those of PolNeAR with a grain of salt, since the network saw their texts with PolNeAR's own annotation. Almost the content: Dice of letters and digits of at least 0.9. No system of others was measured on it."},
	{"stance", "Who denies", "A gold of our own: denials and statements that look like denials and are none, about half of each, from PolNeAR train and the news clusters, split by a hash of the text's id. docs/gold-stance.md tells how it was made. No system of others was measured on it."},
	{"chains", "Through whom it came", "A gold of our own: statements that came through somebody who passes them on, and statements that look so and did not, two to one, from PolNeAR train and the news clusters, split by a hash of the text's id. docs/gold-chains.md tells how it was made, and what the kinds of links are. No system of others was measured on it."},
	{"assertions", "What the author asserts himself", "A gold of our own: 340 sentences of 32 articles of the news clusters, whether the author asserts something in them, as fact or as opinion, and with which hedges; split by a hash of the article's id: one half to develop on, one to report. Opinions (34) and hedges (20) are few, and their figures an indication. docs/gold-assertions.md tells how it was made. No system of others was measured on it."},
	{"factuality", "Whether it happened", "How sure a sentence is that an event in it happened, from 3 to -3, against the mean of five readers. Figures of others are for the test split, which we do not have. The model was trained on train; its features and settings were chosen looking at dev. No user is shown its values: events are told from words around the verb (docs/events.md)."},
	{"dates", "When", "Figures of others are for TempEval-3's test set (platinum) and for all of WikiWars; ours are for halves of the training corpora, split by a hash of the id: one that we develop on and one that we only report. They are stand-ins for the test sets."},
	{"places", "Where", "Figures of others are for all of LGL; ours are for half of it (the other half is kept for a final measurement), halved again by a hash of the id: one half to develop on, one to report. They are stand-ins for the whole."},
	{"quantities", "How many", "A gold of our own: 328 places with a number in the news clusters, 125 of them traps (years, scores, versions, names), split by a hash of the article's id. docs/gold-quantities.md tells how it was made. No system of others was measured on it."},
	{"events", "What happened", "The main event of 48 articles, of Giveme5W1H, split by a hash of the article's id. When and where are held against the gold's; who and what have marks from us, as its own figures have from its authors (0, 1 or 2; the mean of two). Where the text tells no day, the day of publication is taken. Some of the gold's own days cannot be right, and one row says what the best choice of the days in the text would give. docs/events.md says more."},
	{"lineage", "Who copied whom (constructed)", "These cases are **constructed**: real articles, and copies of them that a program made by known rules, so that their history is known. They are no measure of what real newsrooms do. Figures are means over the seeds. No system of others was measured on them. Articles with one and the same text are taken to share all of it before anything is searched, which alone gives about half of the recall, since many of the copies are verbatim."},
	{"reuse", "Who has whose words", "Real texts. Clough & Stevenson: short answers that students wrote from a source, cut and pasted or revised, or without it; the half that we have (57 answers), where figures of others are for all 95. Two of the 32 that were written from the source have no four words in a row from it. Scissors and Paste: old newspapers; a gold of our own (docs/gold-reprints.md): 40 pairs of articles in 11 families, 28 of them of one family of eight. A pair is found if any passage is."},
	{"claims", "What a claim rests on", "A gold of our own: the claims of fourteen events of the news clusters (docs/gold-claims.md). And constructed cases, fiction of our own, whose answer is known by construction: dev is the half whose texts and errors are looked at, report has other frames and wordings of the same author; train and unseen are worded by two others, train is looked at, too, and its wordings stand in a list of the reader, so that its figures say little of others; unseen is looked at by nobody who makes rules. Two more authors wrote second, which is looked at, and sealed, which is not, after that: of those sealed is the figure that says most of wordings of others. One more author wrote third, which is looked at, and two more fourth, which is, and fifth, which is not. docs/claims.md tells how they are made and what is counted. No system of others was measured on them."},
	{"extraction", "Article text from pages", "Every second page of the benchmark is our stand-in for all of it; figures of others are for all of its pages."},
	{"syntax", "What is what to what", "Parts of speech and dependencies, of which `read` shows nothing yet: they are there for the engines that come. The treebanks' dev, with our own tags. UAS: the right head; LAS: the right head and relation. docs/syntax.md says more."},
}

// WriteAccuracy writes docs/accuracy.md: each task's figures beside those of
// others and the goals, with data, split, protocol, day and command.
func WriteAccuracy(w io.Writer, b *Board, measured time.Time, command string) error {
	anchors, err := readAnchors(anchorsTSV)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# Accuracy\n\nMeasured on %s by `%s`, which wrote this page; the same figures are in `%s`, and\n`hearsay eval all` fails when one of them falls.\n",
		measured.UTC().Format("2 January 2006"), command, GoldenPath)
	fmt.Fprint(out, "Everything is measured on raw text with the engine that `hearsay read` and `hearsay trace` use.\n\n"+
		"**No figure here is for an official test set.** Test sets are kept for a final measurement; what is here is their stand-in.\n"+
		"Figures are in percent unless another unit is given. “none”: nothing to measure.\n")
	for _, t := range about {
		rows := filter(b.Rows, func(r Row) bool { return r.Task == t.task })
		skips := filter(b.Skipped, func(s Skip) bool { return s.Task == t.task })
		if len(rows)+len(skips) == 0 {
			continue
		}
		fmt.Fprintf(out, "\n## %s\n\n%s\n", t.title, t.text)
		for _, data := range distinct(rows, func(r Row) string { return r.Data }) {
			writeData(out, filter(rows, func(r Row) bool { return r.Data == data }),
				filter(anchors, func(a anchor) bool { return a.task == t.task && (a.data == data || a.data == "") }))
		}
		for _, s := range skips {
			fmt.Fprintf(out, "\nNot measured: %s (%s).\n", s.Data, s.Why)
		}
	}
	return out.Flush()
}

// writeData writes the tables of one corpus: first the metrics that there is
// something to compare with, a system a line, then the others, a metric a line.
func writeData(out io.Writer, rows []Row, anchors []anchor) {
	fmt.Fprintf(out, "\n### %s\n\nProtocol: %s.\n", rows[0].Data, rows[0].Protocol)
	splits := distinct(rows, func(r Row) string { return r.Split })
	compared := func(m string) bool {
		return slices.ContainsFunc(anchors, func(a anchor) bool { return a.metric == m })
	}
	metrics := distinct(rows, func(r Row) string { return r.Metric })
	beside := filter(metrics, compared)
	if len(beside) > 0 {
		table(out, append([]string{""}, beside...), len(splits), func(i int) []string {
			return append([]string{"**hearsay**, " + splits[i]}, each(beside, func(m string) string { return find(rows, splits[i], m) })...)
		})
		for _, name := range distinct(anchors, anchor.title) {
			tableLine(out, append([]string{name}, each(beside, func(m string) string {
				i := slices.IndexFunc(anchors, func(a anchor) bool { return a.title() == name && a.metric == m })
				if i < 0 {
					return "–"
				}
				return anchors[i].value
			})...))
		}
	}
	rest := filter(metrics, func(m string) bool { return !compared(m) })
	if len(rest) > 0 {
		table(out, append([]string{""}, splits...), len(rest), func(i int) []string {
			return append([]string{rest[i]}, each(splits, func(s string) string { return find(rows, s, rest[i]) })...)
		})
	}
}

func (a anchor) title() string {
	name := a.name
	if a.goal && name != "goal" {
		name = "goal, " + name
	}
	return name + " (" + a.from + ")"
}

// find is the figure of a metric on a split, with its unit if that is not per
// cent.
func find(rows []Row, split, metric string) string {
	for i := range rows {
		if r := &rows[i]; r.Split == split && r.Metric == metric {
			if _, ok := r.Value.Value(); ok && r.Unit != "%" {
				return r.show() + " " + r.Unit
			}
			return r.show()
		}
	}
	return "–"
}

func table(out io.Writer, head []string, n int, line func(i int) []string) {
	fmt.Fprintln(out)
	tableLine(out, head)
	tableLine(out, append([]string{"---"}, slices.Repeat([]string{"---:"}, len(head)-1)...))
	for i := range n {
		tableLine(out, line(i))
	}
}

func tableLine(out io.Writer, cells []string) {
	fmt.Fprintf(out, "| %s |\n", strings.Join(cells, " | "))
}

func filter[T any](xs []T, keep func(T) bool) []T {
	var out []T
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func each[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}

// distinct gives what f makes of xs, each once, in order.
func distinct[T any](xs []T, f func(T) string) []string {
	var out []string
	for _, x := range xs {
		if s := f(x); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
