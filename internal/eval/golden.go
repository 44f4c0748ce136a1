package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Where the scoreboard is kept, below the root of the project's sources.
const (
	GoldenPath   = "internal/eval/testdata/scoreboard.txt"
	AccuracyPath = "docs/accuracy.md"
)

// Tolerance is how much lower than the golden one a figure may be before it is
// lost, in the figure's unit (percentage points, km, roots).
const Tolerance = 0.05

// WriteGolden writes the scoreboard as the golden file has it: a row a line, in
// the board's order, fields parted by tabs.
func WriteGolden(w io.Writer, b *Board) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# Written by: hearsay eval all --update")
	fmt.Fprintln(out, "# task\tdata\tsplit\tmetric\tvalue\tunit")
	for i := range b.Rows {
		r := &b.Rows[i]
		fmt.Fprintf(out, "%s\t%s\t%s\n", r.place(), r.show(), r.Unit)
	}
	return out.Flush()
}

// goldenRow is a line of the golden file.
type goldenRow struct {
	place      string // task, data, split and metric, parted by tabs
	task, data string
	value      Figure
}

func readGolden(name string, r io.Reader) ([]goldenRow, error) {
	var rows []goldenRow
	seen := make(map[string]bool)
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 6 {
			return nil, fmt.Errorf("%s:%d: %d fields parted by tabs, not 6", name, n, len(f))
		}
		row := goldenRow{place: strings.Join(f[:4], "\t"), task: f[0], data: f[1], value: missing()}
		if f[4] != "none" {
			v, err := strconv.ParseFloat(f[4], 64)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %q is not a figure", name, n, f[4])
			}
			row.value = Figure{value: v}
		}
		if seen[row.place] {
			return nil, fmt.Errorf("%s:%d: this row stands twice", name, n)
		}
		seen[row.place] = true
		rows = append(rows, row)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return rows, nil
}

// Comparison is a scoreboard held against the golden one.
type Comparison struct {
	Lost       []Change // worse by more than Tolerance, or gone
	Won        []Change // better by more than Tolerance
	New        []Change // not in the golden file
	Unmeasured []Change // in the golden file, and skipped this time
	Same       int
}

// Change is a row whose figure is another one than the golden file's. A figure
// that is not there is shown as "–".
type Change struct {
	Row     string
	Was, Is string
}

// ErrLost is that a figure is worse than the golden one.
var ErrLost = errors.New("the scoreboard has lost")

// Err is nil, or ErrLost with the number of figures lost.
func (c *Comparison) Err() error {
	if len(c.Lost) == 0 {
		return nil
	}
	return fmt.Errorf("%w: %d figures are worse than in %s by more than %g", ErrLost, len(c.Lost), GoldenPath, Tolerance)
}

// Compare holds a board against a golden file; name stands for it in errors.
// Rows of a measure that the board skipped are not lost.
func Compare(name string, golden io.Reader, b *Board) (*Comparison, error) {
	rows, err := readGolden(name, golden)
	if err != nil {
		return nil, err
	}
	now := make(map[string]*Row, len(b.Rows))
	for i := range b.Rows {
		now[b.Rows[i].place()] = &b.Rows[i]
	}
	skipped := make(map[string]bool)
	for _, s := range b.Skipped {
		skipped[s.Task+"\t"+s.Data] = true
	}
	c := &Comparison{}
	known := make(map[string]bool, len(rows))
	for _, g := range rows {
		known[g.place] = true
		was := (&Row{Value: g.value}).show()
		r := now[g.place]
		if r == nil {
			change := Change{g.place, was, "–"}
			if skipped[g.task+"\t"+g.data] {
				c.Unmeasured = append(c.Unmeasured, change)
			} else {
				c.Lost = append(c.Lost, change)
			}
			continue
		}
		change := Change{g.place, was, r.show()}
		switch d := gain(g.value, r); {
		case d < -Tolerance:
			c.Lost = append(c.Lost, change)
		case d > Tolerance:
			c.Won = append(c.Won, change)
		default:
			c.Same++
		}
	}
	for i := range b.Rows {
		if r := &b.Rows[i]; !known[r.place()] {
			c.New = append(c.New, Change{r.place(), "–", r.show()})
		}
	}
	return c, nil
}

// gain is how much better a row is than the golden figure. A figure where there
// was none is a gain beyond any tolerance, and the other way round a loss.
// Figures are compared as they are written, with two decimals.
func gain(golden Figure, r *Row) float64 {
	was, hadOne := golden.Value()
	is, hasOne := r.Value.Value()
	if hadOne != hasOne {
		return float64(one(hasOne)-one(hadOne)) * 2 * Tolerance
	}
	d, _ := rounded(is-was, 2).Value()
	if r.Lower {
		return -d
	}
	return d
}

// Write shows the comparison, losses first, a line a row.
func (c *Comparison) Write(w io.Writer) error {
	var b strings.Builder
	for _, k := range []struct {
		name string
		rows []Change
	}{{"lost", c.Lost}, {"won", c.Won}, {"new", c.New}, {"not measured", c.Unmeasured}} {
		for _, r := range k.rows {
			fmt.Fprintf(&b, "%-12s  %s: %s → %s\n", k.name, strings.ReplaceAll(r.Row, "\t", ", "), r.Was, r.Is)
		}
	}
	fmt.Fprintf(&b, "%d lost, %d won, %d new, %d not measured, %d the same\n", len(c.Lost), len(c.Won), len(c.New), len(c.Unmeasured), c.Same)
	_, err := io.WriteString(w, b.String())
	return err
}

// Update writes the golden file, docs/accuracy.md and the README's figures below root, the folder of
// the project's sources. It refuses a board with anything skipped, which would
// take rows away unseen.
func Update(root string, b *Board, measured time.Time, command string) error {
	if len(b.Skipped) > 0 {
		s := b.Skipped[0]
		return fmt.Errorf("not updated: %d measures were skipped, first %s on %s: %s", len(b.Skipped), s.Task, s.Data, s.Why)
	}
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		return fmt.Errorf("not updated: %s is not the folder of hearsay's sources: %w", root, err)
	}
	files := []struct {
		path  string
		write func(io.Writer) error
	}{
		{GoldenPath, func(w io.Writer) error { return WriteGolden(w, b) }},
		{AccuracyPath, func(w io.Writer) error { return WriteAccuracy(w, b, measured, command) }},
	}
	for _, f := range files {
		path := filepath.Join(root, filepath.FromSlash(f.path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := writeTo(path, f.write); err != nil {
			return err
		}
	}
	return updateReadme(filepath.Join(root, ReadmePath), b.Rows)
}
