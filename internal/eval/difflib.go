package eval

// similarity is Python's difflib.SequenceMatcher(None, a, b, False).ratio(): the
// measure of Ratcliff and Obershelp, twice the words in matching blocks as a
// share of all words; 1 for two empty texts. The longest block counts first,
// the earliest in a and then in b of equally long ones, and then what is left
// and right of it. Cost grows with the product of the lengths at worst.
func similarity(a, b []string) float64 {
	total := len(a) + len(b)
	if total == 0 {
		return 1
	}
	return 2 * float64(newMatcher(a, b).matches()) / float64(total)
}

// similarAtLeast is similarity(a, b) >= least, told in linear time for most
// texts that are not similar: the blocks cannot hold more words than the texts
// have in common (difflib's quick_ratio).
func similarAtLeast(a, b []string, least float64) bool {
	total := len(a) + len(b)
	if total > 0 && 2*float64(wordsInCommon(a, b))/float64(total) < least {
		return false
	}
	return similarity(a, b) >= least
}

func wordsInCommon(a, b []string) (n int) {
	free := make(map[string]int, len(b))
	for _, w := range b {
		free[w]++
	}
	for _, w := range a {
		if free[w] > 0 {
			free[w]--
			n++
		}
	}
	return n
}

// matcher finds matching blocks in two texts whose words are numbered.
type matcher struct {
	a, b   []int   // word numbers; -1 in a: not in b
	places [][]int // where each word stands in b, ascending
	before []int   // [j]: length of the match that ends in the last word of a and word j−1 of b
	now    []int   // the same for this word of a

	// Where before and now are not 0: clearing only these keeps a row's cost to
	// its matches.
	beforeSet, nowSet []int
}

func newMatcher(a, b []string) *matcher {
	m := &matcher{before: make([]int, len(b)+1), now: make([]int, len(b)+1)}
	number := make(map[string]int, len(b))
	for j, w := range b {
		n, ok := number[w]
		if !ok {
			n = len(m.places)
			number[w] = n
			m.places = append(m.places, nil)
		}
		m.b = append(m.b, n)
		m.places[n] = append(m.places[n], j)
	}
	for _, w := range a {
		n, ok := number[w]
		if !ok {
			n = -1
		}
		m.a = append(m.a, n)
	}
	return m
}

// region is a part of each text, half-open.
type region struct{ alo, ahi, blo, bhi int }

// matches is the number of words in matching blocks.
func (m *matcher) matches() (n int) {
	todo := []region{{0, len(m.a), 0, len(m.b)}}
	for len(todo) > 0 {
		r := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		i, j, size := m.longest(r)
		if size == 0 {
			continue
		}
		n += size
		if r.alo < i && r.blo < j {
			todo = append(todo, region{r.alo, i, r.blo, j})
		}
		if i+size < r.ahi && j+size < r.bhi {
			todo = append(todo, region{i + size, r.ahi, j + size, r.bhi})
		}
	}
	return n
}

// longest finds the longest block of a region.
func (m *matcher) longest(r region) (besti, bestj, size int) {
	for i := r.alo; i < r.ahi; i++ {
		if m.a[i] >= 0 {
			for _, j := range m.places[m.a[i]] {
				if j < r.blo {
					continue
				}
				if j >= r.bhi {
					break
				}
				k := m.before[j] + 1
				m.now[j+1] = k
				m.nowSet = append(m.nowSet, j+1)
				if k > size {
					besti, bestj, size = i-k+1, j-k+1, k
				}
			}
		}
		m.endRow()
	}
	m.endRow()
	return besti, bestj, size
}

// endRow makes this row the one before, and the next one empty.
func (m *matcher) endRow() {
	for _, j := range m.beforeSet {
		m.before[j] = 0
	}
	m.before, m.now = m.now, m.before
	m.beforeSet, m.nowSet = m.nowSet, m.beforeSet[:0]
}
