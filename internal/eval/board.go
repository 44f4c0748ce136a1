package eval

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Board is the scoreboard: every figure that could be measured, and what could
// not.
type Board struct {
	Rows    []Row
	Skipped []Skip
}

// Skip is a measure that was left out.
type Skip struct {
	Task, Data, Why string
}

// BoardOptions says how much is measured.
type BoardOptions struct {
	// Full measures lineage on five seeds of 40 stories and 300 syndicated
	// copies, in place of two of 20 and 120.
	Full bool

	// Progress, if not nil, is told of each measure when it is done. Its speed
	// is told here and nowhere else: it is no figure of the golden file.
	Progress func(measure string, r *Result)
}

// measure is one line of the suite: a task on a part of a corpus.
type measure struct {
	task  string
	data  string   // the corpus's name
	files []string // below the shared folder
	split string
}

// suite is what the scoreboard measures, in order.
var suite = []measure{
	{"attribution", "PolNeAR dev", []string{"data/attribution/dev.jsonl"}, ""},
	{"voices", "news clusters", []string{"data/news/clusters/dev.jsonl"}, "dev-half"},
	{"voices", "news clusters", []string{"data/news/clusters/dev.jsonl"}, "report-half"},
	{"voices", "news clusters", []string{"data/news/clusters/dev.jsonl"}, "dev-more"},
	{"statements", "web, local and agency news", []string{"data"}, partHeld},
	{"statements", "web, local and agency news", []string{"data"}, partDev},
	{"statements", "web, local and agency news", []string{"data"}, partTrain},
	{"statements", "PolNeAR train, annotated anew", []string{"data"}, partHeld + ofPolnear},
	{"statements", "PolNeAR train, annotated anew", []string{"data"}, partTrain + ofPolnear},
	{"stance", "denials and hard negatives", []string{"data"}, "dev-half"},
	{"stance", "denials and hard negatives", []string{"data"}, "report-half"},
	{"stance", "denials and hard negatives", []string{"data"}, "dev-more"},
	{"chains", "relays and hard negatives", []string{"data"}, "dev-half"},
	{"chains", "relays and hard negatives", []string{"data"}, "report-half"},
	{"assertions", "news clusters", []string{"data/news/clusters/dev.jsonl"}, "dev-half"},
	{"assertions", "news clusters", []string{"data/news/clusters/dev.jsonl"}, "report-half"},
	{"factuality", "UW", []string{"data/factuality/uw/dev.jsonl"}, ""},
	{"dates", "TimeBank + AQUAINT", []string{"data/time/timebank.jsonl", "data/time/aquaint.jsonl"}, "dev-half"},
	{"dates", "TimeBank + AQUAINT", []string{"data/time/timebank.jsonl", "data/time/aquaint.jsonl"}, "report-half"},
	{"dates", "WikiWars", []string{"data/time/wikiwars.jsonl"}, "1-12"},
	{"dates", "WikiWars", []string{"data/time/wikiwars.jsonl"}, "13-16"},
	{"places", "LGL", []string{"data/place/lgl-dev.jsonl"}, "dev-half"},
	{"places", "LGL", []string{"data/place/lgl-dev.jsonl"}, "report-half"},
	{"places", "GeoVirus", []string{"data/place/geovirus.jsonl"}, ""},
	{"quantities", "numbers and hard negatives", []string{"data"}, "dev-half"},
	{"quantities", "numbers and hard negatives", []string{"data"}, "report-half"},
	{"events", "Giveme5W1H", []string{"data/event/fivew"}, "dev-half"},
	{"events", "Giveme5W1H", []string{"data/event/fivew"}, "report-half"},
	{"lineage", "constructed from news clusters", []string{"data/news/clusters/dev.jsonl"}, ""},
	{"lineage", "constructed from PolNeAR train", []string{"data/attribution/train.jsonl"}, ""},
	{"reuse", "Clough & Stevenson", []string{"data/reuse/clough-stevenson"}, ""},
	{"reuse", "Scissors and Paste", []string{"data/reuse/scissors-and-paste/TEISAP.xml"}, ""},
	{"claims", "news clusters", []string{"data/news/clusters/dev.jsonl"}, "dev"},
	{"claims", "news clusters", []string{"data/news/clusters/dev.jsonl"}, "report"},
	{"claims", constructedClaims, nil, "dev"},
	{"claims", constructedClaims, nil, "report"},
	{"claims", constructedClaims, nil, "train"},
	{"claims", constructedClaims, nil, "unseen"},
	{"claims", constructedClaims, nil, "second"},
	{"claims", constructedClaims, nil, "third"},
	{"claims", constructedClaims, nil, "fourth"},
	{"claims", constructedClaims, nil, "sealed"},
	{"claims", constructedClaims, nil, "fifth"},
	{"extraction", "article-extraction-benchmark", []string{"data/extraction"}, ""},
	{"syntax", "EWT dev", []string{"data/treebank/ewt/dev.conllu"}, ""},
	{"syntax", "GUM dev", []string{"data/treebank/gum/dev"}, ""},
	{"syntax", "GUM dev, news", []string{"data/treebank/gum/dev/GUM_news_homeopathic.conllu", "data/treebank/gum/dev/GUM_news_iodine.conllu"}, ""},
}

// constructedClaims are cases that the project makes itself.
const constructedClaims = "constructed, our own fiction"

// All measures the whole scoreboard on the gold in the shared folder. What
// cannot be measured here — gold that is missing, no python3 to make the
// lineage cases with, an engine that lacks a function — is listed as skipped;
// everything else that goes wrong is an error.
func All(ctx context.Context, shared string, engine *Engine, o BoardOptions) (*Board, error) {
	if _, err := os.Stat(filepath.Join(shared, "data")); err != nil {
		return nil, fmt.Errorf("eval all: no gold below %s: %w", shared, err)
	}
	b := &Board{}
	for i := range suite {
		m := &suite[i]
		rows, err := m.rows(ctx, shared, engine, &o)
		switch {
		case err == nil:
			b.Rows = append(b.Rows, rows...)
		case errors.Is(err, ErrEngine), errors.Is(err, errNoMaker), errors.Is(err, fs.ErrNotExist):
			b.Skipped = append(b.Skipped, Skip{m.task, m.data, err.Error()})
		default:
			return nil, fmt.Errorf("%s: %w", m.data, err)
		}
	}
	return b, nil
}

// gold is where the measure's gold is.
func (m *measure) gold(shared string) []string {
	if m.data == constructedClaims {
		return []string{Constructed}
	}
	return each(m.files, func(f string) string { return filepath.Join(shared, filepath.FromSlash(f)) })
}

func (m *measure) rows(ctx context.Context, shared string, engine *Engine, o *BoardOptions) ([]Row, error) {
	gold := m.gold(shared)
	if m.task == "lineage" {
		return m.lineageRows(ctx, shared, gold[0], engine, o)
	}
	r, err := Run(ctx, m.task, Options{Gold: gold, Split: m.split, Engine: engine})
	if err != nil {
		return nil, err
	}
	split := m.split
	if split == "" {
		split = "all"
	}
	o.tell(m.task+", "+m.data+", "+split, r)
	return r.Rows(m.data, split), nil
}

// lineageRows makes cases with seeds of its own and gives the mean of their
// figures.
func (m *measure) lineageRows(ctx context.Context, shared, articles string, engine *Engine, o *BoardOptions) ([]Row, error) {
	seeds, stories, syndicated := 2, 20, 120
	if o.Full {
		seeds, stories, syndicated = 5, 40, 300
	}
	split := fmt.Sprintf("seeds 1-%d, %d stories, %d syndicated", seeds, stories, syndicated)
	var runs [][]Row
	for seed := 1; seed <= seeds; seed++ {
		r, err := runMade(ctx, shared, articles, seed, stories, syndicated, engine)
		if err != nil {
			return nil, fmt.Errorf("seed %d: %w", seed, err)
		}
		o.tell(fmt.Sprintf("%s, %s, seed %d", m.task, m.data, seed), r)
		runs = append(runs, r.Rows(m.data, split))
	}
	return meanRows(runs), nil
}

// runMade makes one case in a folder that is removed again, and runs it.
func runMade(ctx context.Context, shared, articles string, seed, stories, syndicated int, engine *Engine) (*Result, error) {
	dir, err := os.MkdirTemp("", "hearsay-lineage-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := makeLineage(ctx, shared, articles, dir, seed, stories, syndicated); err != nil {
		return nil, err
	}
	return Run(ctx, "lineage", Options{Gold: []string{dir}, Engine: engine})
}

func (o *BoardOptions) tell(measure string, r *Result) {
	if o.Progress != nil {
		o.Progress(measure, r)
	}
}

var errNoMaker = errors.New("lineage cases are made by score/make_lineage.py, which needs python3")

// makeLineage runs the maker of lineage cases, which is not part of this project.
func makeLineage(ctx context.Context, shared, articles, dir string, seed, stories, syndicated int) error {
	python, err := exec.LookPath("python3")
	if err != nil {
		return fmt.Errorf("%w: %w", errNoMaker, err)
	}
	maker := filepath.Join(shared, "score", "make_lineage.py")
	for _, f := range []string{maker, articles} {
		if _, err := os.Stat(f); err != nil {
			return err
		}
	}
	cmd := exec.CommandContext(ctx, python, maker, articles, dir,
		"--seed", strconv.Itoa(seed), "--stories", strconv.Itoa(stories), "--syndicated", strconv.Itoa(syndicated))
	cmd.WaitDelay = time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("making a lineage case: %w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}
