package html

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"hearsay/internal/news"
)

// sample is a report on the sample case, made from its answer key by hand: this
// package is tested without the stages whose findings it shows.
type sample struct {
	t        *testing.T
	key      sampleKey
	articles map[string]*news.Article
	bodies   map[string]string
	set      *news.Set
	tellers  map[string]news.ID // statement that begins with these words, by file and words
}

type sampleKey struct {
	Articles []struct {
		File, Title, Outlet, URL string
		Published                *struct {
			Value  time.Time
			Origin news.Origin
			Day    bool
		}
		Authors []string
		Parents []struct {
			File, Copy, Why string
			Decided         bool
		}
	}
	Statements []struct {
		File, Voice, Source, Cue, Starts, Ends string
		Kind                                   news.Kind
		Stance                                 news.Stance
		VoiceKind                              news.VoiceKind `json:"voice_kind"`
		Chain                                  []string
	}
	Denials []struct{ File, Voice, Words string }
	Drift   []struct {
		Kind     news.DriftKind
		From, To string
		FromFile string `json:"from_file"`
		ToFile   string `json:"to_file"`
	}
	Claims []struct {
		Headline string
		Min      int `json:"origins_min"`
		Max      int `json:"origins_max"`
		Origins  []struct {
			File, Voice string
			Kind        news.VoiceKind
			Through     []string
		}
		Tellings []struct {
			File, Words, Parent string
			Origin              int
		}
	}
}

const harbour = "../../../examples/harbour"

func newSample(t *testing.T) Report {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(harbour, "..", "harbour-key.json"))
	if err != nil {
		t.Fatal(err)
	}
	s := &sample{t: t, articles: map[string]*news.Article{}, bodies: map[string]string{}, tellers: map[string]news.ID{}}
	if err := json.Unmarshal(raw, &s.key); err != nil {
		t.Fatal(err)
	}
	s.read()
	s.analyse()
	return Report{
		Title: "examples/harbour", Program: "hearsay 0.0.0-test", Set: s.set, Findings: s.findings(),
		Limits: []string{"11 The quiet harbour has no date: whether it or 7 had the words first is not known."},
	}
}

// read fills articles, bodies and the set.
func (s *sample) read() {
	var articles []news.Article
	var texts []news.Text
	for _, k := range s.key.Articles {
		raw, err := os.ReadFile(filepath.Join(harbour, k.File))
		if err != nil {
			s.t.Fatal(err)
		}
		body := storyOf(s.t, raw)
		a := news.Article{
			Text: news.TextIDOf(body), Capture: news.CaptureIDOf(raw), Title: k.Title, Outlet: k.Outlet,
			URL: k.URL, Authors: k.Authors, Lang: "en",
		}
		if p := k.Published; p != nil {
			a.Published = news.Stamp{Time: p.Value.UTC(), Day: p.Day, Origin: p.Origin, Confidence: 1}
		}
		a.ID = news.ArticleID(&a)
		s.bodies[k.File] = body
		s.articles[k.File] = &a
		articles = append(articles, a)
		texts = append(texts, news.Text{ID: a.Text, Lang: "en", Body: body})
	}
	s.set = news.NewSet(articles, texts)
	for i := range s.set.Texts {
		body := s.set.Texts[i].Body
		an := &news.Analysis{Text: s.set.Texts[i].ID, Lang: "en"}
		for at := 0; at < len(body); {
			end := at + len(body[at:])
			if n := strings.Index(body[at:], "\n\n"); n >= 0 {
				end = at + n
			}
			an.Paragraphs = append(an.Paragraphs, news.MakeSpan(at, end))
			at = end + 2
		}
		s.set.Analyses[i] = an
	}
}

// analyse enters the key's statements, each searched for after the one before.
func (s *sample) analyse() {
	at := map[string]int{}
	for _, k := range s.key.Statements {
		body := s.bodies[k.File]
		an := s.set.Analyses[s.set.TextIndex(s.articles[k.File].Text)]
		st := news.Statement{Kind: k.Kind, Stance: k.Stance, Voice: voiceIn(an, body, k.Voice, k.VoiceKind), Denied: -1}
		from := at[k.File]
		if k.Starts != "" {
			start := from + strings.Index(body[from:], k.Starts)
			end := start + strings.Index(body[start:], k.Ends) + len(k.Ends)
			st.Content = []news.Span{news.MakeSpan(start, end)}
			at[k.File] = start
			from = max(0, start-60)
		}
		for _, w := range []struct {
			words string
			to    *[]news.Span
		}{{k.Source, &st.Source}, {k.Cue, &st.Cue}} {
			if n := strings.Index(body[from:], w.words); w.words != "" && n >= 0 {
				*w.to = []news.Span{news.MakeSpan(from+n, from+n+len(w.words))}
			}
		}
		for _, through := range k.Chain {
			st.Chain = append(st.Chain, news.Relay{Voice: voiceIn(an, body, through, news.Outlet)})
		}
		an.Statements = append(an.Statements, st)
		s.tellers[k.File+k.Starts] = news.StatementID(an.Text, &st)
	}
}

func voiceIn(an *news.Analysis, body, name string, kind news.VoiceKind) int32 {
	if name == "" {
		return news.NoVoice
	}
	at := strings.Index(body, name)
	v := news.Voice{Kind: kind, Name: news.MakeSpan(at, at+len(name))}
	if i := slices.IndexFunc(an.Voices, func(x news.Voice) bool { return x.Name == v.Name }); i >= 0 {
		return int32(i)
	}
	an.Voices = append(an.Voices, v)
	return int32(len(an.Voices) - 1)
}

// ref finds words in a page's body; those that run over paragraphs are cut.
func (s *sample) ref(file, words string) news.Ref {
	body := s.bodies[file]
	at := strings.Index(body, words)
	if at < 0 {
		s.t.Fatalf("%q is not in the story of %s", words, file)
	}
	return news.Ref{Text: s.articles[file].Text, Span: news.MakeSpan(at, at+len(words))}
}

func (s *sample) findings() *news.Findings {
	f := &news.Findings{Version: "test"}
	for _, a := range s.key.Articles {
		for _, p := range a.Parents {
			from, to := s.articles[p.File], s.articles[a.File]
			e := news.Edge{From: from.ID, To: to.ID, Kind: news.Copies, Decided: p.Decided, Why: p.Why, Share: .82}
			if p.Copy == "cites" {
				e.Kind, e.Share = news.Cites, 0
			}
			f.Edges = append(f.Edges, e)
		}
	}
	for _, w := range []struct{ a, b, words string }{
		{"01-tarn-wire.html", "02-carvenna-courier.html", "The containers were lifted onto an unlit barge at about 2:40 a.m., while the lights on Dunlin Quay were out, the official said."},
		{"01-tarn-wire.html", "03-saltway-news.html", "The containers were lifted onto an unlit barge at about 2:40 a.m., while the lights on Dunlin Quay were out, the official said."},
		{"07-tolvane-lantern.html", "11-notes-from-the-slip.html", "Every lamp died at once, and then a barge came in under the crane without a light of her own."},
	} {
		p := news.Passage{A: s.ref(w.a, w.words), B: s.ref(w.b, w.words), Words: len(strings.Fields(w.words)), Same: 1}
		p.ID = news.PassageID(p.A, p.B)
		f.Passages = append(f.Passages, p)
	}
	for _, k := range s.key.Claims {
		c := news.Claim{Headline: s.ref(k.Tellings[0].File, k.Headline), Articles: len(k.Tellings), Outlets: 9, Min: k.Min, Max: k.Max}
		c.ID = news.MakeID(news.KindClaim, k.Headline)
		for _, o := range k.Origins {
			c.Origins = append(c.Origins, news.ClaimOrigin{
				Article: s.articles[o.File].ID, Voice: o.Voice, Kind: o.Kind, Through: o.Through,
				Words: s.ref(o.File, o.Voice), Sure: true,
			})
		}
		for _, x := range k.Tellings {
			t := news.Telling{Article: s.articles[x.File].ID, Words: s.ref(x.File, x.Words), Origin: x.Origin, Decided: true}
			t.Statement = news.AssertionID(t.Words.Text, t.Words.Span)
			if x.Parent != "" {
				t.Parent, t.Share = s.articles[x.Parent].ID, .82
				t.Decided = x.File != "11-notes-from-the-slip.html"
			}
			for _, d := range s.key.Drift {
				if d.ToFile == x.File && !strings.Contains(d.From, "Wire. “The") {
					t.Drift = append(t.Drift, news.Drift{Kind: d.Kind, Of: s.articles[d.FromFile].ID, From: s.ref(d.FromFile, d.From), To: s.ref(d.ToFile, d.To)})
				}
			}
			c.Tellings = append(c.Tellings, t)
		}
		for _, d := range s.key.Denials {
			c.Denials = append(c.Denials, news.Denial{Article: s.articles[d.File].ID, Voice: d.Voice, Words: s.ref(d.File, d.Words), Why: "speaks of “the allegations”"})
		}
		f.Claims = append(f.Claims, c)
	}
	// And one that a single article makes.
	one := s.ref("10-lantern-festival.html", "The race was given up when the slipway fell in.")
	f.Claims = append(f.Claims, news.Claim{
		ID: "c000000000001", Headline: one, Articles: 1, Outlets: 1, Min: 1, Max: 1,
		Tellings: []news.Telling{{Article: s.articles["10-lantern-festival.html"].ID, Words: one, Statement: news.AssertionID(one.Text, one.Span)}},
	})
	return f
}

// storyOf is the paragraphs of a sample page's story, an empty line between.
func storyOf(t *testing.T, raw []byte) string {
	t.Helper()
	r, err := charset.NewReader(bytes.NewReader(raw), "text/html")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := nethtml.Parse(r)
	if err != nil {
		t.Fatal(err)
	}
	story := []string{"article-body", "entry-content", "post", "body", "text", "story", "article", "articleBody"}
	var out []string
	var walk func(n *nethtml.Node, in bool)
	walk = func(n *nethtml.Node, in bool) {
		for _, a := range n.Attr {
			in = in || (a.Key == "class" || a.Key == "itemprop") && slices.Contains(story, a.Val)
		}
		if n.Data == "p" && in {
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == nethtml.TextNode {
					b.WriteString(d.Data)
				}
			}
			out = append(out, b.String())
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, in)
		}
	}
	walk(doc, false)
	return strings.Join(out, "\n\n")
}
