package eval

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// ownGold says that one place is to be given, what, where a task's gold is the project's own.
func ownGold(o *Options, what string) error {
	if len(o.Gold) > 1 {
		return errors.New("the gold is the project's own: give the one " + what)
	}
	return nil
}

// withTexts gives each item of a gold of our own, which holds no text, its text from
// the file of articles. of says an item's id, where its text goes, and the last
// character that it points to. It fails where an article is missing or too short.
func withTexts[G any](gold, articles string, items []G, of func(*G) (id string, text *string, end int)) error {
	texts, err := readFile(articles, func(name string, r io.Reader) ([]itemText, error) {
		return readLines(name, r, func(*itemText) error { return nil })
	})
	if err != nil {
		return err
	}
	byID := make(map[string]string, len(texts))
	for _, t := range texts {
		byID[t.ID] = t.Text
	}
	for i := range items {
		id, text, end := of(&items[i])
		if *text = byID[id]; *text == "" {
			return fmt.Errorf("the text %s of the gold of %s is missing in %s: %w", id, gold, articles, os.ErrNotExist)
		}
		if n := utf8.RuneCountInString(*text); end > n {
			return fmt.Errorf("%s: the gold points to character %d of the %d of %s", articles, end, n, id)
		}
	}
	return nil
}

// pointsAt says what is wrong with where an item of a gold of our own points, in a file
// below the folder of the data.
func pointsAt(id, file string, content, cue []Range) error {
	switch {
	case id == "":
		return errNoID
	case !filepath.IsLocal(file):
		return fmt.Errorf("%q is not a file below the data", file)
	case len(content)+len(cue) == 0:
		return errors.New("neither content nor cue")
	}
	return nil
}

// kept are the items of one of the project's own golds that a split keeps, in order of
// file and id.
func kept[T any](items []T, keep func(id string) bool, end func(*T) itemEnd) []T {
	items = filter(items, func(g T) bool { return keep(end(&g).id) })
	slices.SortStableFunc(items, func(a, b T) int {
		x, y := end(&a), end(&b)
		return cmp.Or(strings.Compare(x.file, y.file), strings.Compare(x.id, y.id))
	})
	return items
}

// itemText is a text that items point into.
type itemText struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// measureItems scores what a task predicts for the texts of items, which are of one of
// the project's own golds; the one gold that is given is the folder of the shared data,
// with the texts. name says in errors which gold it is.
func measureItems[T, P any](ctx context.Context, o *Options, name string, items []T, end func(*T) itemEnd, task lineTask[itemText, P]) (*Result, error) {
	if err := ownGold(o, "folder that has the texts"); err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("split %q: %w", o.Split, errNoRecords)
	}
	texts, err := readItemTexts(name, o.Gold[0], each(items, func(g T) itemEnd { return end(&g) }))
	if err != nil {
		return nil, err
	}
	task.goldID = func(g *itemText) string { return g.ID }
	task.able = o.Engine.Analyse != nil
	return task.measure(ctx, o, texts)
}

// itemEnd is a text that an item of a gold points into, and how far.
type itemEnd struct {
	file, id string
	end      int
}

// lastOf is where the last of some ranges ends.
func lastOf(ranges []Range) int {
	n := 0
	for _, r := range ranges {
		n = max(n, r[1])
	}
	return n
}

// readItemTexts reads the texts of a gold's items from the folder of the data, in
// order of file and id. It fails where an item points outside its text.
func readItemTexts(gold, dir string, items []itemEnd) ([]itemText, error) {
	last := make(map[string]int) // id → the end of the last item in it
	for _, g := range items {
		last[g.id] = max(last[g.id], g.end)
	}
	files := distinct(items, func(g itemEnd) string { return g.file })
	slices.Sort(files)
	var out []itemText
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f))
		texts, err := readFile(path, func(name string, r io.Reader) ([]itemText, error) {
			return readLines(name, r, func(*itemText) error { return nil })
		})
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(texts, func(a, b itemText) int { return strings.Compare(a.ID, b.ID) })
		for i, t := range texts {
			end, wanted := last[t.ID]
			if !wanted || i > 0 && texts[i-1].ID == t.ID {
				continue
			}
			delete(last, t.ID)
			if n := utf8.RuneCountInString(t.Text); end > n {
				return nil, fmt.Errorf("%s: the gold points to character %d of the %d of %s", path, end, n, t.ID)
			}
			out = append(out, t)
		}
	}
	for _, id := range sortedKeys(last) {
		return nil, fmt.Errorf("the text %s of the gold of %s is missing below %s: %w", id, gold, dir, os.ErrNotExist)
	}
	return out, nil
}
