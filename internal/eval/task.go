package eval

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Options is what a task is run on.
type Options struct {
	// Gold is where the gold is: files of JSON lines, scored as one; the
	// directory of a case for lineage; the directory with ground-truth.json and
	// html/ for extraction; files of CoNLL-U, or folders of them, for syntax; the
	// folder of Clough and Stevenson or the TEI file of Scissors and Paste for reuse; for
	// statements, stance, chains and quantities, whose gold is in the program, the folder of the
	// shared data with its texts, and for voices and assertions, whose gold is there too, the file of
	// the news clusters; for claims, folders or files of articles and claims, or Constructed.
	Gold []string

	// Split, if not "", names the part of the gold to score: see Splits.
	Split string

	// Predictions, if not "", is where the engine's predictions are written, in
	// the form that the reference scorers read.
	Predictions string

	// Score, if not "", is a file of predictions to score in place of the
	// engine's.
	Score string

	// Together, for claims alone, traces all events as one set and counts the claims that
	// join two, in place of the score.
	Together bool

	Engine *Engine
}

// Result is what came of a task.
type Result struct {
	Task        string
	Score       any           // one of this package's scores; WriteScore prints it as the reference does
	Texts       int           // gold records
	Unpredicted int           // of these, how many ids had no prediction and were scored as empty
	Failed      []error       // texts that the engine could not read, scored as empty
	Took        time.Duration // the engine's part; 0 where predictions were given
}

// ErrTask is that there is no task of a name.
var ErrTask = errors.New("no such task")

// ErrEngine is that a task needs a function that the engine does not have.
var ErrEngine = errors.New("the engine cannot do this")

// tasks are all tasks, in the order of the scoreboard.
var tasks = []struct {
	name string
	run  func(context.Context, *Options) (*Result, error)
}{
	{"attribution", runAttribution},
	{"voices", runVoices},
	{"statements", runStatements},
	{"stance", runStance},
	{"chains", runChains},
	{"assertions", runAssertions},
	{"factuality", runFactuality},
	{"dates", runDates},
	{"places", runPlaces},
	{"quantities", runQuantities},
	{"events", runEvents},
	{"lineage", runLineage},
	{"reuse", runReuse},
	{"claims", runClaims},
	{"extraction", runExtraction},
	{"syntax", runSyntax},
}

// Tasks lists the names of all tasks.
func Tasks() []string {
	names := make([]string, len(tasks))
	for i, t := range tasks {
		names[i] = t.name
	}
	return names
}

// Run does one task: it has the engine read the gold's texts, writes what was
// found if asked to, and scores it. It fails with ErrTask or ErrEngine, on a
// file that cannot be read (the error names file and line), and when ctx ends.
func Run(ctx context.Context, name string, o Options) (*Result, error) {
	for _, t := range tasks {
		if t.name != name {
			continue
		}
		if len(o.Gold) == 0 {
			return nil, fmt.Errorf("eval %s: no gold given", name)
		}
		if o.Engine == nil {
			o.Engine = &Engine{}
		}
		r, err := t.run(ctx, &o)
		if err != nil {
			return nil, fmt.Errorf("eval %s: %w", name, err)
		}
		r.Task = name
		return r, nil
	}
	return nil, fmt.Errorf("eval %s: %w; there are %v", name, ErrTask, Tasks())
}

// lineTask is a task whose gold G and predictions P are JSON lines, one a text.
type lineTask[G, P any] struct {
	readGold        func(string, io.Reader) ([]G, error)
	readPredictions func(string, io.Reader) ([]P, error)
	goldID          func(*G) string
	predictionID    func(*P) string
	able            bool // the engine can
	predict         func(context.Context, []G) ([]P, error)
	score           func([]G, []P) any
}

func runAttribution(ctx context.Context, o *Options) (*Result, error) {
	return lineTask[AttributionGold, AttributionPrediction]{
		ReadAttributionGold, ReadAttributionPredictions,
		func(g *AttributionGold) string { return g.ID }, func(p *AttributionPrediction) string { return p.ID },
		o.Engine.Analyse != nil, o.Engine.PredictAttributions,
		func(g []AttributionGold, p []AttributionPrediction) any { return ScoreAttribution(g, p) },
	}.run(ctx, o)
}

func runDates(ctx context.Context, o *Options) (*Result, error) {
	return lineTask[DatesGold, DatesPrediction]{
		ReadDatesGold, ReadDatesPredictions,
		func(g *DatesGold) string { return g.ID }, func(p *DatesPrediction) string { return p.ID },
		o.Engine.Analyse != nil && o.Engine.Resolve != nil, o.Engine.PredictDates,
		func(g []DatesGold, p []DatesPrediction) any { return ScoreDates(g, p) },
	}.run(ctx, o)
}

func runPlaces(ctx context.Context, o *Options) (*Result, error) {
	return lineTask[PlacesGold, PlacesPrediction]{
		ReadPlacesGold, ReadPlacesPredictions,
		func(g *PlacesGold) string { return g.ID }, func(p *PlacesPrediction) string { return p.ID },
		o.Engine.Analyse != nil, o.Engine.PredictPlaces,
		func(g []PlacesGold, p []PlacesPrediction) any { return ScorePlaces(g, p) },
	}.run(ctx, o)
}

func (t lineTask[G, P]) run(ctx context.Context, o *Options) (*Result, error) {
	keep, err := splitNamed(o.Split)
	if err != nil {
		return nil, err
	}
	var gold []G
	for _, path := range o.Gold {
		records, err := readFile(path, t.readGold)
		if err != nil {
			return nil, err
		}
		for i := range records {
			if keep(t.goldID(&records[i])) {
				gold = append(gold, records[i])
			}
		}
	}
	if len(gold) == 0 {
		return nil, fmt.Errorf("split %q of %v: %w", o.Split, o.Gold, errNoRecords)
	}
	return t.measure(ctx, o, gold)
}

// measure has the engine read the gold's texts, or reads the predictions that are
// given in its place, and scores them.
func (t lineTask[G, P]) measure(ctx context.Context, o *Options, gold []G) (*Result, error) {
	r := &Result{Texts: len(gold)}
	var err error
	var predicted []P
	if o.Score != "" {
		predicted, err = readFile(o.Score, t.readPredictions)
	} else if !t.able {
		err = ErrEngine
	} else {
		start := time.Now()
		predicted, err = t.predict(ctx, gold)
		r.Took = time.Since(start)
	}
	if err != nil {
		return nil, err
	}
	if err := writeTo(o.Predictions, func(w io.Writer) error { return writeLines(w, predicted) }); err != nil {
		return nil, err
	}
	have, lack := make(map[string]bool), make(map[string]bool)
	for i := range predicted {
		have[t.predictionID(&predicted[i])] = true
	}
	for i := range gold {
		if id := t.goldID(&gold[i]); !have[id] {
			lack[id] = true
		}
	}
	r.Unpredicted = len(lack)
	r.Score = t.score(gold, predicted)
	return r, nil
}

// oneDirectory is the gold of a task that has it in a directory, whole.
func oneDirectory(o *Options) (string, error) {
	if len(o.Gold) > 1 {
		return "", fmt.Errorf("the gold is one directory, not %d", len(o.Gold))
	}
	if o.Split != "" {
		return "", errors.New("this gold is not split")
	}
	return o.Gold[0], nil
}

func runLineage(ctx context.Context, o *Options) (*Result, error) {
	dir, err := oneDirectory(o)
	if err != nil {
		return nil, err
	}
	c, err := ReadLineageCase(dir)
	if err != nil {
		return nil, err
	}
	r := &Result{Texts: len(c.Articles)}
	var p *LineagePrediction
	if o.Score != "" {
		p, err = readFile(o.Score, ReadLineagePrediction)
	} else if o.Engine.Analyse == nil || o.Engine.Trace == nil {
		err = ErrEngine
	} else {
		start := time.Now()
		p, err = o.Engine.PredictLineage(ctx, c.Articles)
		r.Took = time.Since(start)
	}
	if err != nil {
		return nil, err
	}
	if err := writeTo(o.Predictions, func(w io.Writer) error { return WriteLineagePrediction(w, p) }); err != nil {
		return nil, err
	}
	r.Score, err = ScoreLineage(c, p)
	return r, err
}

func runExtraction(ctx context.Context, o *Options) (*Result, error) {
	dir, err := oneDirectory(o)
	if err != nil {
		return nil, err
	}
	gold, err := readFile(filepath.Join(dir, "ground-truth.json"), ReadExtraction)
	if err != nil {
		return nil, err
	}
	r := &Result{Texts: len(gold)}
	var p ExtractionGold
	if o.Score != "" {
		p, err = readFile(o.Score, ReadExtraction)
	} else if o.Engine.Extract == nil {
		err = ErrEngine
	} else {
		start := time.Now()
		p, r.Failed, err = o.Engine.PredictExtraction(ctx, dir, gold)
		r.Took = time.Since(start)
	}
	if err != nil {
		return nil, err
	}
	if err := writeTo(o.Predictions, func(w io.Writer) error { return WriteExtraction(w, p) }); err != nil {
		return nil, err
	}
	r.Score, err = ScoreExtraction(gold, p)
	return r, err
}

// writeTo has write write the file at path; none if path is "". A failure to
// write to the end is an error.
func writeTo(path string, write func(io.Writer) error) (err error) {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := write(f); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}
