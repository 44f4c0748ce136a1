// Command train writes what the network of package tag is trained on: each sentence
// of treebanks in CoNLL-U, its words as the network sees them and what the treebank
// says of them, in JSON lines. train.py reads it; train.sh is the whole way.
//
//	go run ./internal/read/tag/train ../shared/data/treebank/ewt/train.conllu ../shared/data/treebank/gum/train > train.tokens
//
// A sentence that package segment cuts otherwise comes a second time, in our own
// tokens, since that is how the network will meet it.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"hearsay/internal/lang/en"
	"hearsay/internal/read/segment"
	"hearsay/internal/read/tag"
)

// record is a line for train.py: columns side by side, a word each.
type record struct {
	ID    string   `json:"id"`
	Item  int      `json:"item"` // the same for the forms of one sentence
	Doc   string   `json:"doc"`
	Word  []string `json:"word"`
	Shape []string `json:"shape"`
	Tag   []string `json:"tag"`
	Fine  []string `json:"fine"`
	Head  []int    `json:"head"` // counted from 0; -1 for the root
	Rel   []string `json:"rel"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(paths []string) error {
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	var b segment.Buffers
	item, other, lost := 0, 0, 0
	for _, path := range paths {
		all, err := readTreebank(path)
		if err != nil {
			return err
		}
		for i := range all {
			if err := enc.Encode(recordOf(&all[i], item, "")); err != nil {
				return err
			}
			s, ok := ours(&all[i], en.Language().Segment, &b)
			switch {
			case !ok:
				lost++
			case len(s.words) != len(all[i].words):
				other++
				if err := enc.Encode(recordOf(&s, item, "/ours")); err != nil {
					return err
				}
			}
			item++
		}
	}
	fmt.Fprintf(os.Stderr, "%d sentences; %d are cut otherwise by us, %d could not be aligned\n", item, other, lost)
	return out.Flush()
}

func recordOf(s *sentence, item int, form string) record {
	r := record{ID: fmt.Sprint(item, form), Item: item, Doc: s.doc}
	for i := range s.words {
		w := &s.words[i]
		word, shape := tag.Seen(w.form)
		r.Word, r.Shape = append(r.Word, word), append(r.Shape, shape)
		r.Tag, r.Fine = append(r.Tag, w.tag), append(r.Fine, w.fine)
		r.Head, r.Rel = append(r.Head, w.head), append(r.Rel, w.rel)
	}
	return r
}
