// Command train writes what the attribution network is trained on: for every
// article its tokens with their features, as the engine sees them, and the roles
// that an annotation gives them, in JSON lines. train.py reads it.
//
// There are three annotations. PolNeAR's marks what anybody is said to say, think or
// do in the widest sense (the column "gold"); the other two mark what an editor would
// call a statement (the column "said"): our own gold, and fiction of our own, for
// wordings that the gold has too seldom.
//
//	go run ./internal/read/attrib/train ../shared/data/attribution/train.jsonl > train.tokens
//	go run ./internal/read/attrib/train -statements internal/eval/testdata/gold/statements.jsonl -part train -data ../shared/data > said.tokens
//	go run ./internal/read/attrib/train -fiction internal/read/attrib/train/fiction > fiction.tokens
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	statements := flags.String("statements", "", "our own gold of statements")
	part := flags.String("part", "train", "which part of it: train, dev or held")
	data := flags.String("data", "../shared/data", "the folder with its articles")
	fiction := flags.String("fiction", "", "a folder of marked fiction")
	if err := flags.Parse(args); err != nil {
		return err
	}
	articles, err := read(*statements, *part, *data, *fiction, flags.Args())
	if err != nil {
		return err
	}
	out := bufio.NewWriter(stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range articles {
		if err := enc.Encode(recordOf(&articles[i])); err != nil {
			return err
		}
	}
	return out.Flush()
}

// read reads the articles of the one source that was asked for.
func read(statements, part, data, fiction string, files []string) ([]article, error) {
	switch {
	case statements != "" && fiction == "" && len(files) == 0:
		return readStatements(statements, part, data)
	case fiction != "" && statements == "" && len(files) == 0:
		return readFiction(fiction)
	case statements != "" || fiction != "" || len(files) == 0:
		return nil, errors.New("give one of: files of attributions, -statements, -fiction")
	}
	var all []article
	for _, file := range files {
		in, err := readArticles(file)
		if err != nil {
			return nil, err
		}
		all = append(all, in...)
	}
	return all, nil
}

// readArticles reads articles with their attributions, JSON lines.
func readArticles(file string) ([]article, error) {
	var out []article
	err := eachLine(file, func(a *article) error {
		out = append(out, *a)
		return nil
	})
	return out, err
}

// eachLine has use look at each JSON value of a file, one after the other. An error
// names the file and the value.
func eachLine[T any](file string, use func(*T) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	in := json.NewDecoder(bufio.NewReader(f))
	for n := 1; in.More(); n++ {
		var t T
		err := in.Decode(&t)
		if err == nil {
			err = use(&t)
		}
		if err != nil {
			return fmt.Errorf("%s: record %d: %w", file, n, err)
		}
	}
	return nil
}
