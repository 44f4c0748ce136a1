package claim

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// made are vectors of words that were made up: those of one entry are nearly alike.
type made struct {
	place map[string]int
	means []int // of a word, its entry
	rows  [][dims]float32
}

const (
	dims = 16
	// unlisted is how many vectors there are for words with a digit, which are not listed.
	unlisted = 4096
)

func (m *made) Dims() int { return dims }

func (m *made) Find(w []byte) int {
	if i, ok := m.place[string(w)]; ok {
		return i
	}
	if slices.ContainsFunc(w, func(c byte) bool { return '0' <= c && c <= '9' }) {
		return len(m.means) + int(fnv(w)%unlisted)
	}
	return -1
}

func (m *made) Rarity(i int) float32 { return float32(3 + i%3) }

func (m *made) Add(sum []float32, i int, weight float32) {
	for k, x := range m.rows[i] {
		sum[k] += float32(weight * x)
	}
}

// fill makes the vectors.
func (m *made) fill() {
	for i := range len(m.means) + unlisted {
		entry := i + 1000
		if i < len(m.means) {
			entry = m.means[i]
		}
		r := rand.New(rand.NewPCG(uint64(entry), 7))
		var row [dims]float32
		for k := range row {
			row[k] = float32(r.NormFloat64())
		}
		row[i%dims] += .1
		m.rows = append(m.rows, row)
	}
}

// lexicon is what the tests know of their language.
func lexicon(string) *Lexicon {
	v := &made{place: map[string]int{}}
	for i, entry := range []string{"ferry vessel boat", "sank foundered", "harbour port quay", "workers labourers", "drowned died", "minister", "storm gale", "blamed accused", "owner company"} {
		for _, w := range strings.Fields(entry) {
			v.place[w] = len(v.means)
			v.means = append(v.means, i)
		}
	}
	v.fill()
	set := func(words string) map[string]bool {
		out := map[string]bool{}
		for _, w := range strings.Fields(words) {
			out[w] = true
		}
		return out
	}
	return &Lexicon{Small: set("the a of in on at by to and but was were that had"), Open: set("because although"), Join: set("and but"), Bare: set("and but"), Endings: []string{"ing", "ed", "s"}, Words: v}
}

func inTurn(n int, f func(i int)) {
	for i := range n {
		f(i)
	}
}

func atOnce(n int, f func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range 4 {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- n - 1 - i
	}
	close(next)
	wg.Wait()
}

// tokens cuts a text into words and marks.
func tokens(body string) (out []news.Span) {
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRuneInString(body[i:])
		j := i + n
		if word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }; word(r) {
			for j < len(body) {
				r, n := utf8.DecodeRuneInString(body[j:])
				if !word(r) {
					break
				}
				j += n
			}
		}
		if !unicode.IsSpace(r) {
			out = append(out, news.MakeSpan(i, j))
		}
		i = j
	}
	return out
}

// makeSet makes a set of texts, an article an hour each. A line is an assertion of the
// author's, or a statement where it is "NAME: WORDS" or, one that denies, "NAME! WORDS".
func makeSet(bodies ...string) *news.Set {
	var articles []news.Article
	var texts []news.Text
	read := map[news.TextID]*news.Analysis{}
	for i, b := range bodies {
		id := news.TextIDOf(b)
		texts = append(texts, news.Text{ID: id, Lang: "en", Body: b})
		a := news.Article{Text: id, Given: fmt.Sprint(i), Outlet: fmt.Sprint("Outlet ", i), Lang: "en"}
		a.Published = news.Stamp{Time: time.Date(2031, 5, 1, 0, 0, i, 0, time.UTC), Origin: news.Declared, Confidence: 1}
		a.ID = news.ArticleID(&a)
		articles = append(articles, a)
		read[id] = analyse(id, b)
	}
	s := news.NewSet(articles, texts)
	for i := range s.Texts {
		s.Analyses[i] = read[s.Texts[i].ID]
	}
	return s
}

func analyse(id news.TextID, body string) *news.Analysis {
	a := &news.Analysis{Text: id, Lang: "en", Tokens: tokens(body)}
	at := 0
	for line := range strings.Lines(body) {
		s := news.MakeSpan(at, at+len(strings.TrimRight(line, "\n")))
		at += len(line)
		a.Sentences = append(a.Sentences, s)
		a.Paragraphs = append(a.Paragraphs, s)
		if i := strings.IndexAny(line, ":!"); i > 0 {
			name, stance := news.MakeSpan(int(s.Start), int(s.Start)+i), news.Asserts
			if line[i] == '!' {
				stance = news.Denies
			}
			a.Voices = append(a.Voices, news.Voice{Kind: news.Person, Name: name})
			a.Statements = append(a.Statements, news.Statement{
				Source: []news.Span{name}, Content: []news.Span{{Start: s.Start + uint32(i) + 2, End: s.End}},
				Kind: news.Indirect, Stance: stance, Denied: -1, Voice: int32(len(a.Voices) - 1),
			})
		} else {
			a.Assertions = append(a.Assertions, news.Assertion{Spans: []news.Span{s}})
		}
	}
	return a
}

// graphOf is what a set asserts, ready to be joined.
func graphOf(set *news.Set) *graph {
	g := newGraph(set, Options{Lexicon: oneLexicon(), Each: inTurn})
	g.connect(nil)
	return g
}

// oneLexicon gives the same lexicon whenever it is asked.
func oneLexicon() func(string) *Lexicon {
	l := lexicon("en")
	return func(string) *Lexicon { return l }
}

// nodeWith is the node of a set whose words contain some.
func (g *graph) nodeWith(t *testing.T, words string) int32 {
	t.Helper()
	for n := range g.nodes {
		if nd := &g.nodes[n]; nd.whole < 0 && strings.Contains(nd.words.Of(g.set.Texts[nd.text].Body), words) {
			return int32(n)
		}
	}
	t.Fatalf("nobody says %q", words)
	return -1
}

// storyOf is a made-up article: n sentences of which each has words that change from story
// to story, and a few that change from copy to copy.
func storyOf(r *rand.Rand, kind, copy, n int) string {
	var b strings.Builder
	words := rand.New(rand.NewPCG(uint64(kind), 1))
	for range n {
		var line []string
		for range 14 {
			w := fmt.Sprintf("w%dx%d", kind, words.IntN(120))
			if r.IntN(12) == 0 {
				w = fmt.Sprintf("v%d", r.IntN(5000))
			}
			line = append(line, w)
		}
		b.WriteString(strings.Join(line, " "))
		b.WriteString(".\n")
	}
	fmt.Fprintf(&b, "number%d ends here.\n", copy)
	return b.String()
}

// storiesOf are n copies of each of some stories.
func storiesOf(kinds, n int) []string {
	r := rand.New(rand.NewPCG(11, 12))
	var out []string
	for i := range n {
		for k := range kinds {
			out = append(out, storyOf(r, k, i, 12))
		}
	}
	return out
}

// told are the claims of a set, each as the words of its tellings.
func told(set *news.Set, o Options) (out []string) {
	claims, _ := Group(set, nil, nil, o)
	for _, c := range claims {
		var words []string
		for _, t := range c.Tellings {
			words = append(words, set.Words(t.Words))
		}
		slices.Sort(words)
		s := strings.Join(words, " | ")
		for _, d := range c.Denials {
			s += " ! " + set.Words(d.Words)
		}
		out = append(out, s)
	}
	return out
}
