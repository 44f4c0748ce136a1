package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeShowsTheScoreboard holds the figures in the README against the
// committed ones.
func TestReadmeShowsTheScoreboard(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", ReadmePath))
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.Open(filepath.Join("..", "..", filepath.FromSlash(GoldenPath)))
	if err != nil {
		t.Fatal(err)
	}
	defer golden.Close()
	kept, err := readGolden(GoldenPath, golden)
	if err != nil {
		t.Fatal(err)
	}
	var rows []Row
	for _, g := range kept {
		f := strings.Split(g.place, "\t")
		rows = append(rows, Row{Task: f[0], Data: f[1], Split: f[2], Metric: f[3], Value: g.value})
	}
	want, err := withBoard(readme, rows)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(readme) {
		t.Error("the README shows other figures than the scoreboard: run `hearsay eval all --update`")
	}
}
