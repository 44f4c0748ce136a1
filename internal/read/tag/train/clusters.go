package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"maps"
	"math"
	"os"
	"slices"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/read/segment"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Words are put into classes by the company they keep: which of the commonest
// words stand before them and after them. Rare words of the treebank, and words
// that only the raw texts have, then have something in common with others.
const (
	commonest   = 1000 // words that make up the company
	rarestWord  = 4    // how often a word must occur to get a class
	fineClasses = 255
	rounds      = 12
)

// company is a word with its neighbours: weights by dimension, of length 1.
type company struct {
	word  string
	count int
	dims  []int32
	vals  []float32
}

// clusters makes the table of word classes from the texts of treebanks and of raw
// files, JSON lines with a "text".
func clusters(all []sentence, raw []string, l *lang.Segment) (hashes []uint64, numbers []uint16, err error) {
	var b segment.Buffers
	counts := map[string]int{}
	pairs := map[[2]string]int{}
	var buf []byte
	count := func(body string) {
		segment.Segment(body, l, &b)
		for _, s := range b.Sentences {
			last := "\n"
			lo, hi := news.Within(b.Tokens, s)
			for _, t := range b.Tokens[lo:hi] {
				buf = tag.Lower(buf[:0], t.Of(body))
				w := string(buf)
				counts[w]++
				pairs[[2]string{last, w}]++
				last = w
			}
			pairs[[2]string{last, "\n"}]++
		}
	}
	for i := range all {
		body, _ := text.Normalise(all[i].text)
		count(body)
	}
	for _, path := range raw {
		if err := eachText(path, count); err != nil {
			return nil, nil, err
		}
	}
	words := companies(counts, pairs)
	for i, c := range classes(words, fineClasses) {
		hashes = append(hashes, tag.WordHash(words[i].word))
		numbers = append(numbers, uint16(c)+1)
	}
	progress("%d words in %d classes", len(words), fineClasses)
	return hashes, numbers, nil
}

// eachText reads the texts of a file of JSON lines, each once.
func eachText(path string, do func(body string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<26)
	seen := map[string]bool{}
	for in.Scan() {
		var r struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return err
		}
		if body, _ := text.Normalise(r.Text); !seen[body] {
			seen[body] = true
			do(body)
		}
	}
	return in.Err()
}

// companies lists the words, the commonest first.
func companies(counts map[string]int, pairs map[[2]string]int) []company {
	words := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	dim := map[string]int32{"\n": 0}
	for i, w := range words[:min(commonest, len(words))] {
		dim[w] = int32(i) + 1
	}
	var out []company
	at := map[string]int{}
	for _, w := range words {
		if counts[w] >= rarestWord {
			at[w] = len(out)
			out = append(out, company{word: w, count: counts[w]})
		}
	}
	total := make([]float64, 2*(commonest+1))
	sum := 0.0
	rows := make([]map[int32]float64, len(out))
	add := func(word string, d int32, n int) {
		if i, ok := at[word]; ok {
			if rows[i] == nil {
				rows[i] = map[int32]float64{}
			}
			rows[i][d] += float64(n)
			total[d] += float64(n)
			sum += float64(n)
		}
	}
	for p, n := range pairs {
		if d, ok := dim[p[0]]; ok {
			add(p[1], d, n)
		}
		if d, ok := dim[p[1]]; ok {
			add(p[0], d+commonest+1, n)
		}
	}
	for i := range out {
		out[i].weigh(rows[i], total, sum)
	}
	return out
}

// weigh turns counts into what is more than chance (positive pointwise mutual
// information, damped for small counts), of length 1.
func (c *company) weigh(row map[int32]float64, total []float64, sum float64) {
	own := 0.0
	for _, n := range row { // whole numbers: the order does not matter
		own += n
	}
	length := 0.0
	for _, d := range slices.Sorted(maps.Keys(row)) {
		n := row[d]
		if v := math.Log(n*sum/(own*total[d])) * (n / (n + 1)); v > 0 {
			c.dims = append(c.dims, d)
			c.vals = append(c.vals, float32(v))
			length += v * v
		}
	}
	for i := range c.vals {
		c.vals[i] /= float32(math.Sqrt(length))
	}
}

// classes are found by spherical k-means; the commonest words begin one each.
func classes(words []company, k int) []int {
	dims := 2 * (commonest + 1)
	of := make([]int, len(words))
	centre := make([]float32, dims*k) // by dimension, then class
	for c := range min(k, len(words)) {
		for i, d := range words[c].dims {
			centre[int(d)*k+c] = words[c].vals[i]
		}
	}
	scores := make([]float32, k)
	for range rounds {
		for i := range words {
			clear(scores)
			for j, d := range words[i].dims {
				v := words[i].vals[j]
				for c, x := range centre[int(d)*k : int(d)*k+k] {
					scores[c] += float32(v * x)
				}
			}
			for c, s := range scores {
				if s > scores[of[i]] {
					of[i] = c
				}
			}
		}
		recentre(centre, words, of, k)
	}
	return of
}

func recentre(centre []float32, words []company, of []int, k int) {
	clear(centre)
	for i := range words {
		weight := float32(math.Sqrt(float64(words[i].count)))
		for j, d := range words[i].dims {
			centre[int(d)*k+of[i]] += weight * words[i].vals[j]
		}
	}
	length := make([]float64, k)
	for i, v := range centre {
		length[i%k] += float64(v) * float64(v)
	}
	for i := range centre {
		if n := length[i%k]; n > 0 {
			centre[i] /= float32(math.Sqrt(n))
		}
	}
}
