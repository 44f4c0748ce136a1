package eval

import "fmt"

// Row is one figure of the scoreboard. Shares are in percent, so that a
// difference of 0.05 means the same in every row.
type Row struct {
	Task     string
	Data     string // corpus
	Split    string // which part of it
	Protocol string // how it was measured, in words
	Metric   string
	Unit     string // "%", "km", "roots"
	Value    Figure
	Lower    bool // the lower the better
}

// Place is what a row is known by: its figure and protocol may change.
func (r *Row) place() string { return r.Task + "\t" + r.Data + "\t" + r.Split + "\t" + r.Metric }

// Rows are the figures of a result that go on the scoreboard.
func (r *Result) Rows(data, split string) []Row {
	var rows []Row
	protocol := ""
	add := func(metric string, v Figure) {
		rows = append(rows, Row{Task: r.Task, Data: data, Split: split, Protocol: protocol, Metric: metric, Unit: "%", Value: v})
	}
	lower := func(metric, unit string, v Figure) {
		add(metric, v)
		last := &rows[len(rows)-1]
		last.Unit, last.Lower = unit, true
	}
	switch s := r.Score.(type) {
	case AttributionScore:
		protocol = "score/attribution.py, “all”: gold tokens, inside each paragraph, every annotation"
		t := &s.All
		for _, k := range []struct {
			name string
			by   *ByRole
		}{{"exact", &t.Exact}, {"begin", &t.Begin}} {
			add(k.name+" F1 source", k.by.Source.F1)
			add(k.name+" F1 cue", k.by.Cue.F1)
			add(k.name+" F1 content", k.by.Content.F1)
		}
		add("linked exact F1", t.LinkedExact.All.F1)
		add("linked overlap F1", t.LinkedOverlap.All.F1)
		for k, by := range t.ContentByKind {
			add("exact F1 "+contentKindNames[k]+" content", by.F1)
		}
	case VoicesScore:
		protocol = "our own gold (docs/gold-voices.md): statements found, and of those the voice"
		add("statements found", s.Found)
		add("statements made that the gold has", s.Known)
		add("right voice", s.Right)
		add("right voice, direct and mixed", s.RightDirect)
		add("right voice, indirect", s.RightOther)
		add("right kind of a right voice", s.Kind)
		add("unnamed sources kept apart", s.UnnamedApart)
		add("chains P", s.Chains.P)
		add("chains R", s.Chains.R)
		add("chains F1", s.Chains.F1)
	case StatementsScore:
		protocol = "our own gold (docs/gold-statements.md): contents by letters and digits, the most alike paired first, one to one"
		add("statements found", s.Found)
		add("content exact where found", s.Exact)
		add("right voice where found", s.Voice)
		add("found with right voice and almost the content", s.Good)
		add("thoughts found", s.ThoughtsFound)
		add("statements made that the gold has", s.Known)
		add("statements made with right voice and almost the content", s.ShownRight)
	case StanceScore:
		protocol = "our own gold (docs/gold-stance.md): the statement most like each item; an item without one is no denial"
		add("denial P", s.All.P)
		add("denial R", s.All.R)
		add("denial F1", s.All.F1)
		add("denial F1 where a statement was found", s.OfFound.F1)
		add("statements found", s.Found)
		add("right of six stances", s.Stances.All)
		add("right of six stances where a statement was found", s.Stances.OfFound)
		add("denied target P", s.Targets.P)
		add("denied target R", s.Targets.R)
		add("denied target F1", s.Targets.F1)
	case ChainsScore:
		protocol = "our own gold (docs/gold-chains.md): the statement most like each item; links to those who pass it on"
		add("chains P", s.All.P)
		add("chains R", s.All.R)
		add("chains F1", s.All.F1)
		add("chains F1 where a statement was found", s.OfFound.F1)
		add("statements found", s.Found)
		add("no relay where there is none", s.Left)
		for _, k := range s.ByKind {
			add("links found, "+k.Kind, rounded(100*over(k.Right, k.Gold), 2))
		}
	case AssertionsScore:
		protocol = "our own gold (docs/gold-assertions.md): sentence by sentence"
		add("assertions P", s.Found.P)
		add("assertions R", s.Found.R)
		add("assertions F1", s.Found.F1)
		add("found beside a statement", s.Part)
		add("fact or opinion right where found", s.Right)
		add("opinions P", s.Opinions.P)
		add("opinions R", s.Opinions.R)
		add("opinions F1", s.Opinions.F1)
		add("hedges P", s.Hedges.P)
		add("hedges R", s.Hedges.R)
		add("hedges F1", s.Hedges.F1)
	case FactualityScore:
		protocol = "readers' mean from 3 (happened) to -3 (did not); the events are given"
		lower("mean absolute error", "of 6", s.MAE)
		add("Pearson r", s.R)
		rows[len(rows)-1].Unit = "of 1"
		lower("mean absolute error of calling all certain", "of 6", s.All3)
	case DatesScore:
		protocol = "score/dates.py: TempEval-3 task A"
		add("strict F1", s.Strict.F1)
		add("relaxed F1", s.Relaxed.F1)
		add("type F1", s.Type.F1)
		add("value F1", s.Value.F1)
		add("value accuracy", s.Value.Accuracy)
		if p := s.PublicationOnly; p != nil {
			add("value F1, publication date only", p.F1)
		}
	case PlacesScore:
		protocol = "score/places.py: exact extents; within 161 km"
		add("span P", s.Spans.P)
		add("span R", s.Spans.R)
		add("span F1", s.Spans.F1)
		add("end-to-end 161 km", s.EndToEnd.Acc161)
		add("end-to-end GeoNames id", s.EndToEnd.GeoNameID)
		add("on hits 161 km", s.OnHits.Acc161)
		add("on hits GeoNames id", s.OnHits.GeoNameID)
		lower("on hits median", "km", s.OnHits.MedianKM)
		if p := s.Population; p != nil {
			add("population alone: end-to-end 161 km", p.EndToEnd)
			add("population alone: on hits 161 km", p.OnHits)
		}
		if p := s.AtHome; p != nil {
			add("with the outlet's home: end-to-end 161 km", p.EndToEnd)
			add("with the outlet's home: on hits 161 km", p.OnHits)
		}
	case QuantitiesScore:
		protocol = "our own gold (docs/gold-quantities.md): the quantity that shares most characters with each item"
		add("found", s.Found)
		add("extent right", s.Extent)
		add("interval right", s.Value)
		add("counted thing right", s.Unit)
		add("interval and counted thing right", s.Right)
		add("nothing found where there is none", s.Left)
	case EventsScore:
		protocol = "main events; who and what by our own marks (docs/events.md), where and when by the gold's"
		add("when right", s.When)
		add("when right where the text tells a day", s.WhenTold)
		add("when right if it were the day of publication", s.Published)
		add("when right if the best date of the text were taken", s.Possible)
		add("where right", s.Where)
		add("who, marks", s.Who)
		add("who right", s.WhoRight)
		add("what, marks", s.What)
		add("what right", s.WhatRight)
	case LineageScore:
		protocol = "score/lineage.py: constructed, the history is known by construction"
		add("passages P", inPercent(s.Passages.Precision))
		add("passages R", inPercent(s.Passages.Recall))
		add("passages F1", inPercent(s.Passages.F1))
		for _, k := range s.Passages.RecallByKind {
			add("recall "+k.Kind, inPercent(k.Share))
		}
		add("direction right", inPercent(s.Direction.Right))
		add("pairs joined", inPercent(s.Direction.PairsJoined))
		add("origins right", inPercent(s.Origins.Right))
		lower("origins miscounted by", "roots", s.Origins.MeanCountError)
	case ReuseScore:
		protocol = "pairs of articles: do they share a passage"
		if s.Families.form != none {
			protocol += "; our own gold (docs/gold-reprints.md), all pairs"
		} else {
			protocol += "; each answer with the source of its task"
		}
		add("pairs P", s.All.P)
		add("pairs R", s.All.R)
		add("pairs F1", s.All.F1)
		for _, k := range s.ByKind {
			add("recall "+k.Kind, k.Recall)
		}
		if s.Families.form != none {
			add("recall, each family once", s.Families)
		}
	case ClaimsScore:
		protocol = "docs/claims.md: each event traced alone"
		add("grouping P", s.Grouping.P)
		add("grouping R", s.Grouping.R)
		add("grouping F1", s.Grouping.F1)
		lower("claims that join two", "%", s.Joined.Share)
		add("number of origins right", s.Origins.Right)
		add("number of origins within one", s.Origins.WithinOne)
		add("denials P", s.Denials.P)
		add("denials R", s.Denials.R)
		add("drift P", s.Drift.P)
		add("drift R", s.Drift.R)
		add("drift F1", s.Drift.F1)
		add("laundering P", s.Laundering.P)
		add("laundering R", s.Laundering.R)
	case TogetherScore:
		protocol = "docs/claims.md: all events traced as one set"
		lower("claims that join two events", "%", s.Share)
	case ExtractionScore:
		protocol = "article-extraction-benchmark: 4-word shingles, mean over pages"
		add("F1", inPercent(s.F1))
		add("precision", inPercent(s.Precision))
		add("recall", inPercent(s.Recall))
		add("accuracy", inPercent(s.Accuracy))
	case SyntaxScore:
		protocol = "as CoNLL 2018: punctuation counts, subtypes of relations do not; on the treebank's words, and on raw text, where it is F1"
		for _, k := range []struct {
			name string
			s    *SyntaxShares
		}{{"", &s.Gold}, {", raw text", &s.Own}} {
			add("tags"+k.name, k.s.Tags)
			add("UAS"+k.name, k.s.Heads)
			add("LAS"+k.name, k.s.Rels)
		}
		add("fine tags", s.Gold.Fine)
		add("LAS with subtypes", s.Gold.Subtypes)
		add("tokens, raw text", s.Own.Tokens)
	}
	return rows
}

// inPercent turns a share of four decimals into per cent of two.
func inPercent(f Figure) Figure {
	if v, ok := f.Value(); ok {
		return rounded(100*v, 2)
	}
	return f
}

// show is a figure as the scoreboard shows it: two decimals, "none" for null.
func (r *Row) show() string {
	if v, ok := r.Value.Value(); ok {
		return fmt.Sprintf("%.2f", v)
	}
	return "none"
}

// meanRows averages the figures of several runs of one measure, row by row, over
// those runs that have one.
func meanRows(runs [][]Row) []Row {
	var out []Row
	at := make(map[string]int)
	values := make(map[string][]float64)
	for _, rows := range runs {
		for _, r := range rows {
			k := r.place()
			if _, ok := at[k]; !ok {
				at[k] = len(out)
				out = append(out, r)
			}
			if v, ok := r.Value.Value(); ok {
				values[k] = append(values[k], v)
			}
		}
	}
	for k, i := range at {
		out[i].Value = missing()
		if len(values[k]) > 0 {
			out[i].Value = rounded(exactMean(values[k]), 2)
		}
	}
	return out
}
