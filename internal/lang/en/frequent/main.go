// Command frequent writes internal/lang/en/data/frequent.txt, the words of English that
// say little when two short quotations have them in common: of five letters or more, and
// in small letters at least once in a share of the articles given, so that names, and the
// words of one affair, are not among them.
//
//	go run ./internal/lang/en/frequent ../shared/data/attribution/train.jsonl > internal/lang/en/data/frequent.txt
//
// The same input gives the same bytes.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"
)

// share is in how many of the articles a word stands, at least.
const share = 0.02

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "frequent:", err)
		os.Exit(1)
	}
}

func run(paths []string) error {
	in, articles := map[string]int{}, 0
	for _, path := range paths {
		if err := count(path, in, &articles); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	var words []string
	for w, n := range in {
		if float64(n) >= share*float64(articles) {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	fmt.Printf("# Words of five letters or more that stand, in small letters, in at least %.0f in 100\n# of news articles (PolNeAR train). Made by internal/lang/en/frequent.\n", 100*share)
	for _, w := range words {
		fmt.Println(w)
	}
	return nil
}

// count adds to in, for each word of a file of articles, in how many of them it stands.
// Of several annotations of one article, one counts.
func count(path string, in map[string]int, articles *int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	seen := map[string]bool{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var r struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return err
		}
		if seen[r.Text] {
			continue
		}
		seen[r.Text] = true
		*articles++
		here := map[string]bool{}
		for _, w := range strings.FieldsFunc(r.Text, func(c rune) bool { return !unicode.IsLetter(c) }) {
			if len(w) >= 5 && w == strings.ToLower(w) && !here[w] {
				here[w] = true
				in[w]++
			}
		}
	}
	return lines.Err()
}
