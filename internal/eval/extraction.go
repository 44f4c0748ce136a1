package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// ExtractionGold is what a page's article says, by page: the ground-truth.json
// of the article-extraction-benchmark, and the form of predictions too.
type ExtractionGold map[string]Page

// Page is the article of one page.
type Page struct {
	Body string `json:"articleBody"`
	URL  string `json:"url,omitempty"`
}

// ReadExtraction reads gold or predictions. name stands for r in errors.
func ReadExtraction(name string, r io.Reader) (ExtractionGold, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	var pages ExtractionGold
	if err := json.Unmarshal(raw, &pages); err != nil {
		return nil, fmt.Errorf("%s: near line %d: %w", name, lineOf(raw, err), err)
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("%s: %w", name, errNoRecords)
	}
	return pages, nil
}

// ExtractionScore is the benchmark's measure, as shares to four decimals.
type ExtractionScore struct {
	F1        Figure `json:"f1"`
	Precision Figure `json:"precision"`
	Recall    Figure `json:"recall"`
	Accuracy  Figure `json:"accuracy"` // pages whose words are all right
	Pages     int    `json:"pages"`
}

// ScoreExtraction scores article bodies as the article-extraction-benchmark's
// evaluate.py does (https://github.com/scrapinghub/article-extraction-benchmark,
// commit 7d95432): runs of four words are counted right, too many or missing on
// each page as shares of that page, so that long pages weigh no more than short
// ones; precision and recall are means over pages, and F1 is taken of them. The
// bootstrap's deviations are left out: they are random. Where the original would
// divide by 0 the figure is 0. Like it, it fails unless both have the same pages.
func ScoreExtraction(gold, predicted ExtractionGold) (ExtractionScore, error) {
	var precision, recall, accuracy []float64
	for _, id := range sortedKeys(gold) {
		p, ok := predicted[id]
		if !ok {
			return ExtractionScore{}, fmt.Errorf("no prediction for page %s", id)
		}
		want, got := words(gold[id].Body), words(p.Body)
		accuracy = append(accuracy, float64(one(slices.Equal(want, got))))
		tp, fp, fn := shingleShares(want, got)
		if tp+fp > 0 {
			precision = append(precision, part(tp, fp, fn))
		}
		if tp+fn > 0 {
			recall = append(recall, part(tp, fn, fp))
		}
	}
	if len(predicted) > len(gold) {
		return ExtractionScore{}, fmt.Errorf("%d predictions for %d pages", len(predicted), len(gold))
	}
	p, r := exactMean(precision), exactMean(recall)
	s := ExtractionScore{
		Precision: rounded(p, 4), Recall: rounded(r, 4), Accuracy: rounded(exactMean(accuracy), 4), Pages: len(gold),
	}
	if p+r != 0 {
		s.F1 = rounded(2*p*r/(p+r), 4)
	}
	return s, nil
}

// part is precision where wrong is what is too much, and recall where it is what
// is missing; rest is the other of the two.
func part(tp, wrong, rest float64) float64 {
	if wrong == 0 && rest == 0 {
		return 1
	}
	return tp / (tp + wrong)
}

// shingle is four words in a row; a shorter text is one of what it has.
type shingle [4]string

func shingles(words []string) map[shingle]int {
	out := make(map[shingle]int, len(words))
	for i := 0; i+4 <= len(words); i++ {
		out[shingle(words[i:])]++
	}
	if n := len(words); n > 0 && n < 4 {
		var s shingle
		copy(s[:], words)
		out[s]++
	}
	return out
}

// shingleShares is how many of both texts' shingles are right, too many and
// missing, as shares of their sum; all 0 for two texts without words.
func shingleShares(want, got []string) (tp, fp, fn float64) {
	w, g := shingles(want), shingles(got)
	right, all := 0, 0
	for s, n := range w {
		right += min(n, g[s])
		all += n
	}
	found := 0
	for _, n := range g {
		found += n
	}
	sum := float64(all + found - right)
	if sum == 0 {
		return 0, 0, 0
	}
	return float64(right) / sum, float64(found-right) / sum, float64(all-right) / sum
}

// words are the matches of Python's \w+: letters, numbers and underscores, but
// not the marks that some scripts write vowels with.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// WriteExtraction writes predictions, sorted by page.
func WriteExtraction(w io.Writer, pages ExtractionGold) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(pages)
}
