// Command train makes the models of package tag from treebanks in CoNLL-U, and
// says how good they are on others. It is seeded, and runs on one core:
//
//	go run ./internal/read/tag/train -out internal/lang/en/syntaxnet/syntax.bin \
//		-train ../shared/data/treebank/ewt/train.conllu,../shared/data/treebank/gum/train \
//		-dev ../shared/data/treebank/ewt/dev.conllu,../shared/data/treebank/gum/dev
package main

import (
	"bytes"
	"encoding/gob"
	"flag"
	"fmt"
	"os"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/lang/en"
	"hearsay/internal/linear"
	"hearsay/internal/read/segment"
)

type options struct {
	train, dev, out, raw, cache                     string
	tagEpochs, treeEpochs, folds, foldEpochs, every int
	leastTag, least                                 float64
	most                                            int
	seed                                            uint64
}

func main() {
	var o options
	flag.StringVar(&o.train, "train", "", "treebanks to train on: files, or folders of them, parted by commas")
	flag.StringVar(&o.dev, "dev", "", "treebanks to look at")
	flag.StringVar(&o.raw, "raw", "", "texts to make classes of words from, beside those of the treebanks: JSON lines with a \"text\"")
	flag.StringVar(&o.out, "out", "", "the file to write")
	flag.StringVar(&o.cache, "cache", "", "keep the tags in this file, and take them from it the next time")
	flag.IntVar(&o.tagEpochs, "tag-epochs", 4, "times through the sentences for tags")
	flag.IntVar(&o.treeEpochs, "tree-epochs", 5, "times through the sentences for trees")
	flag.IntVar(&o.foldEpochs, "fold-epochs", 2, "times through the sentences for those tags")
	flag.IntVar(&o.every, "every", 3, "after how many times to write and to measure what was learned so far")
	flag.IntVar(&o.folds, "folds", 3, "parts of the treebank for the tags that trees are learned with")
	flag.Float64Var(&o.leastTag, "least-tag", 0.5, "least weight kept, of tags")
	flag.Float64Var(&o.least, "least", 1, "of the parser; raised until the file is small enough")
	flag.IntVar(&o.most, "most", 15, "greatest size of the file, in MB")
	flag.Uint64Var(&o.seed, "seed", 1, "of shuffles")
	flag.Parse()
	if err := run(&o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(o *options) error {
	train, err := readAll(o.train)
	if err != nil {
		return err
	}
	dev, err := readEach(o.dev)
	if err != nil {
		return err
	}
	n := namesOf(train)
	items := itemsOf(train)
	words, err := wordTable(o, train, n)
	if err != nil {
		return err
	}
	progress("%d sentences, %d pairs of tags, %d relations", len(items), len(n.Joined), len(n.Rels))
	tagFile, err := tagStage(o, items, n)
	if err != nil {
		return err
	}
	progress("tags: %d kB", len(tagFile)>>10)
	learnTrees(items, n, o.treeEpochs, o.seed, func(epoch int, act *actions, label *perceptron) {
		if last := epoch == o.treeEpochs; err == nil && (last || epoch%o.every == 0) {
			err = finish(o, n, words, tagFile, act, label, dev)
		}
	})
	return err
}

// wordTable makes the classes of words, and gives them to n.
func wordTable(o *options, train []sentence, n *names) ([]byte, error) {
	var raw []string
	if o.raw != "" {
		raw = strings.Split(o.raw, ",")
	}
	hashes, numbers, err := clusters(train, raw, en.Language().Segment)
	if err != nil {
		return nil, err
	}
	file := linear.PackTable(nil, hashes, numbers)
	n.Words, _, err = linear.LoadTable(file)
	return file, err
}

// tagStage trains the tagger and tags the sentences for the parser to learn from.
// With -cache it does so once and keeps what came of it.
func tagStage(o *options, items []item, n *names) ([]byte, error) {
	if o.cache != "" {
		if f, err := readCache(o.cache, items); err == nil {
			return f, nil
		}
	}
	tags := learnTags(items, n, o.tagEpochs, o.seed)
	file, err := tags.model(o.leastTag)
	if err != nil {
		return nil, err
	}
	if err := jackknife(items, n, o.folds, o.foldEpochs, o.seed); err != nil || o.cache == "" {
		return file, err
	}
	return file, writeCache(o.cache, file, items)
}

// cached is what -cache keeps.
type cached struct {
	Tags    []byte
	Classes [][][]int // by item and form
}

func readCache(path string, items []item) ([]byte, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var c cached
	if err := gob.NewDecoder(bytes.NewReader(raw)).Decode(&c); err != nil {
		return nil, err
	}
	for i, it := range items {
		for k, s := range it {
			s.classes = c.Classes[i][k]
		}
	}
	return c.Tags, nil
}

func writeCache(path string, file []byte, items []item) error {
	c := cached{Tags: file, Classes: make([][][]int, len(items))}
	for i, it := range items {
		for _, s := range it {
			c.Classes[i] = append(c.Classes[i], s.classes)
		}
	}
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(c); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// finish packs what was learned so far, measures it and writes it.
func finish(o *options, n *names, words, tags []byte, act *actions, label *perceptron, dev []treebank) error {
	file, err := pack(o, n, words, tags, act.features(), label.features())
	if err != nil {
		return err
	}
	l, err := lang.LoadSyntax(file)
	if err != nil {
		return err
	}
	for i := range dev {
		report(&dev[i], l)
	}
	if o.out == "" {
		return nil
	}
	return os.WriteFile(o.out, file, 0o644)
}

// pack makes the file, of weights as small as there is room for: relations get
// what they need of a quarter of it, actions the rest.
func pack(o *options, n *names, words, tags []byte, act, label []linear.Feature) ([]byte, error) {
	most := o.most << 20
	labelFile, err := packWithin(len(n.Rels), label, o.least, most/4)
	if err != nil {
		return nil, err
	}
	actFile, err := packWithin(3, act, o.least, most-len(words)-len(tags)-len(labelFile)-1<<16)
	if err != nil {
		return nil, err
	}
	progress("%d kB: tags %d, actions %d, relations %d", (len(tags)+len(actFile)+len(labelFile))>>10, len(tags)>>10, len(actFile)>>10, len(labelFile)>>10)
	return lang.AppendSyntax(nil, &n.Syntax, words, tags, actFile, labelFile)
}

// packWithin packs a model, of weights from least on or as much more as makes it
// small enough.
func packWithin(classes int, features []linear.Feature, least float64, most int) ([]byte, error) {
	if most < 1<<16 {
		return nil, fmt.Errorf("there is no room for a model of %d classes", classes)
	}
	for ; ; least *= 1.12 {
		file, err := linear.Pack(nil, classes, features, least)
		if err != nil || len(file) <= most {
			progress("%d classes: weights from %.2f", classes, least)
			return file, err
		}
	}
}

type treebank struct {
	name      string
	sentences []sentence
}

func readEach(paths string) ([]treebank, error) {
	var all []treebank
	for p := range strings.SplitSeq(paths, ",") {
		if p == "" {
			continue
		}
		s, err := readTreebank(p)
		if err != nil {
			return nil, err
		}
		all = append(all, treebank{p, s})
	}
	return all, nil
}

func readAll(paths string) ([]sentence, error) {
	each, err := readEach(paths)
	var all []sentence
	for _, t := range each {
		all = append(all, t.sentences...)
	}
	return all, err
}

func itemsOf(all []sentence) []item {
	var b segment.Buffers
	items := make([]item, len(all))
	other, lost := 0, 0
	for i := range all {
		items[i] = item{{sentence: &all[i]}}
		s, ok := ours(&all[i], en.Language().Segment, &b)
		if !ok {
			lost++
		} else if len(s.words) != len(all[i].words) {
			items[i] = append(items[i], &example{sentence: &s})
			other++
		}
	}
	progress("%d sentences are cut otherwise by us, %d could not be aligned", other, lost)
	return items
}

// loaded is a tagger in the form that it runs in.
type loaded struct{ m *linear.Model }

func load(p *perceptron) (*loaded, error) {
	raw, err := p.model(0.3)
	if err != nil {
		return nil, err
	}
	m, _, err := linear.Load(raw)
	return &loaded{m}, err
}
