// Package corpus makes up news to measure with: articles in English of our own
// fiction, with statements, quotations, numbers, dates and places, of which some
// are copies of others. The same seed gives the same articles, and a larger
// corpus begins with the smaller one.
//
// It is for measuring what the program costs and how that grows. It says nothing
// of how well the program finds things: for that there is gold data.
package corpus

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// What a corpus is made of. The shares are in hundredths of all articles; what
// is left are stories told for the first time.
const (
	syndicated = 5    // prints of the agency story of the day
	copied     = 20   // prints, cuts and edits of a recent story
	quoting    = 5    // new articles that take a paragraph or two from a recent story
	recent     = 200  // how many stories are remembered to be copied from: what bounds memory
	day        = 1000 // articles to an agency story, so that one has about 50 prints whatever the corpus' size
)

// Article is one article, in the JSON that hearsay reads as its own format.
type Article struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Outlet    string   `json:"outlet"`
	Published string   `json:"published"` // RFC 3339, or the day alone for a third of them
	Authors   []string `json:"authors"`
	Title     string   `json:"title"`
	Text      string   `json:"text"`
}

// story is what an article was written from and is copied from.
type story struct {
	paragraphs [][]string // of sentences
	agency     string
	at         time.Time
}

// Maker makes one article after another. It holds a fixed number of stories,
// however many articles it makes.
type Maker struct {
	rng      *rand.Rand
	w        *writer
	outlets  []string
	agencies []string
	recent   []*story
	wire     *story
	made     int
	clock    time.Time
}

// NewMaker starts a corpus.
func NewMaker(seed uint64) (*Maker, error) {
	g, err := parseGrammar(newsGrammar)
	if err != nil {
		return nil, fmt.Errorf("news.grammar: %w", err)
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	m := &Maker{rng: rng, clock: time.Date(2024, time.March, 1, 6, 0, 0, 0, time.UTC)}
	m.w = &writer{g: g, rng: rng, makes: map[string]func() string{
		"given":       func() string { return givenName(rng) },
		"surname":     func() string { return invent(rng, personal) },
		"town":        func() string { return invent(rng, towny) },
		"number":      func() string { return number(rng) },
		"smallnumber": func() string { return strconv.Itoa(2 + rng.IntN(11)) },
		"digit":       func() string { return strconv.Itoa(1 + rng.IntN(9)) },
		"day":         func() string { return strconv.Itoa(1 + rng.IntN(28)) },
		"age":         func() string { return strconv.Itoa(19 + rng.IntN(70)) },
		"year":        func() string { return strconv.Itoa(1990 + rng.IntN(34)) },
	}}
	for range 300 {
		m.outlets = append(m.outlets, "The "+invent(rng, towny)+" "+m.w.write("paper"))
	}
	for range 12 {
		m.agencies = append(m.agencies, invent(rng, personal)+" News")
	}
	return m, nil
}

// Next makes the next article.
func (m *Maker) Next() Article {
	if m.made%day == 0 {
		m.wire = m.invent()
	}
	m.made++
	m.clock = m.clock.Add(time.Duration(1+m.rng.IntN(6)) * time.Minute)
	switch r := m.rng.IntN(100); {
	case r < syndicated:
		return m.article(m.taken(m.wire))
	case r < syndicated+copied && len(m.recent) > 0:
		return m.article(m.taken(m.recent[m.rng.IntN(len(m.recent))]))
	case r < syndicated+copied+quoting && len(m.recent) > 0:
		return m.article(m.remember(m.quoting(m.recent[m.rng.IntN(len(m.recent))])))
	}
	return m.article(m.remember(m.invent()))
}

// invent makes up a story of 300 to 700 words.
func (m *Maker) invent() *story {
	w := m.w
	w.story = map[string]string{}
	for _, n := range []string{"1", "2"} {
		w.story["town"+n] = w.write("town")
		w.story["first"+n], w.story["last"+n] = w.write("given"), w.write("surname")
		w.story["role"+n], w.story["body"+n] = w.write("role"), w.write("bodykind")
	}
	w.story["agency"] = pick(m.rng, m.agencies)
	s := &story{agency: w.story["agency"], at: m.clock}
	dateline := strings.ToUpper(w.story["town1"]) + ", " + m.clock.Format("January 2") + " — "
	s.paragraphs = append(s.paragraphs, []string{dateline + capitalFirst(w.write("lead"))})
	target := 300 + m.rng.IntN(400)
	for words := 20; words < target; {
		var p []string
		for range 1 + m.rng.IntN(3) {
			sentence := capitalFirst(w.write("sentence"))
			words += strings.Count(sentence, " ") + 1
			p = append(p, sentence)
		}
		s.paragraphs = append(s.paragraphs, p)
	}
	return s
}

func (m *Maker) remember(s *story) *story {
	if len(m.recent) < recent {
		m.recent = append(m.recent, s)
	} else {
		m.recent[m.made%recent] = s
	}
	return s
}

// article prints a story.
func (m *Maker) article(s *story) Article {
	outlet := m.outlets[m.rng.IntN(len(m.outlets))]
	at := m.clock
	published := at.Format(time.RFC3339)
	if m.rng.IntN(3) == 0 {
		published = at.Format(time.DateOnly)
	}
	var text strings.Builder
	for i, p := range s.paragraphs {
		if i > 0 {
			text.WriteString("\n\n")
		}
		text.WriteString(strings.Join(p, " "))
	}
	id := fmt.Sprintf("made-%06d", m.made)
	host := strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(outlet, "The ")), " ", "-")
	return Article{
		ID: id, Outlet: outlet, Published: published,
		URL:     "https://" + host + ".example/" + at.Format("2006/01/02/") + id,
		Authors: []string{givenName(m.rng) + " " + invent(m.rng, personal)},
		Title:   capitalFirst(m.w.write("clause")),
		Text:    text.String(),
	}
}

// Write writes the first n articles of a corpus as JSON lines, one article in
// memory at a time, and returns how many bytes their texts have.
func Write(out io.Writer, seed uint64, n int) (int64, error) {
	m, err := NewMaker(seed)
	if err != nil {
		return 0, err
	}
	return writeLines(out, n, m.Next)
}

// Copies returns what makes prints, cuts and edits of one story and nothing else:
// the worst that syndication can do.
func (m *Maker) Copies() func() Article {
	s := m.invent()
	return func() Article {
		m.made++
		m.clock = m.clock.Add(time.Minute)
		return m.article(m.taken(s))
	}
}

// WriteCopies writes n articles that are all copies of one story, like Write.
func WriteCopies(out io.Writer, seed uint64, n int) (int64, error) {
	m, err := NewMaker(seed)
	if err != nil {
		return 0, err
	}
	return writeLines(out, n, m.Copies())
}

func writeLines(out io.Writer, n int, next func() Article) (int64, error) {
	buf := bufio.NewWriter(out)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	var size int64
	for range n {
		a := next()
		size += int64(len(a.Text))
		if err := enc.Encode(a); err != nil {
			return size, fmt.Errorf("cannot write the corpus: %w", err)
		}
	}
	if err := buf.Flush(); err != nil {
		return size, fmt.Errorf("cannot write the corpus: %w", err)
	}
	return size, nil
}
