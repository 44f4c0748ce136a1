package segment

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"hearsay/internal/lang/en"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

var disagreements = flag.Int("disagreements", 0, "show this many of the places where we and the gold data differ")

// shared is the path of a file or folder of the gold data, which lies beside the
// checkout; without it the test is skipped.
func shared(t testing.TB, path string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if p := filepath.Join(dir, "shared"); exists(filepath.Join(p, "README.md")) {
			if p = filepath.Join(p, "data", path); exists(p) {
				return p
			}
		}
	}
	t.Skipf("no gold data: shared/data/%s is not beside the checkout", path)
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// agreement counts the spans of two segmentations of the same texts.
type agreement struct {
	both, ours, gold int
	differ           map[string]int
}

func (a *agreement) add(ours, gold []news.Span, show func(s news.Span) string) {
	if a.differ == nil {
		a.differ = map[string]int{}
	}
	in := map[news.Span]bool{}
	for _, s := range gold {
		in[s] = true
	}
	for _, s := range ours {
		if in[s] {
			a.both++
			delete(in, s)
		} else {
			a.differ["ours "+show(s)]++
		}
	}
	for s := range in {
		a.differ["gold "+show(s)]++
	}
	a.ours += len(ours)
	a.gold += len(gold)
}

func (a *agreement) f1() float64 { return 2 * float64(a.both) / float64(a.ours+a.gold) }

func (a *agreement) report(t *testing.T, what string, least float64) {
	t.Helper()
	t.Logf("%s: F1 %.4f (P %.4f R %.4f) of %d", what, a.f1(), float64(a.both)/float64(a.ours), float64(a.both)/float64(a.gold), a.gold)
	if a.f1() < least {
		t.Errorf("%s: F1 %.4f, want at least %.4f", what, a.f1(), least)
	}
	var lines []string
	for s := range a.differ {
		lines = append(lines, s)
	}
	sort.Slice(lines, func(i, j int) bool {
		if a.differ[lines[i]] != a.differ[lines[j]] {
			return a.differ[lines[i]] > a.differ[lines[j]]
		}
		return lines[i] < lines[j]
	})
	for _, s := range lines[:min(*disagreements, len(lines))] {
		t.Logf("%3d %s", a.differ[s], s)
	}
}

// TestTokensAgreeWithPolNeAR compares our tokens with those of the development half
// of PolNeAR, from which its labels are made.
func TestTokensAgreeWithPolNeAR(t *testing.T) {
	f, err := os.Open(shared(t, "attribution/dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var a agreement
	var b Buffers
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var r struct {
			Text     string
			Tokens   [][2]int
			Complete bool
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if !r.Complete {
			continue // a paragraph has no gold tokens
		}
		m := text.NewMapper(r.Text)
		var gold []news.Span
		for _, g := range r.Tokens {
			gold = append(gold, news.MakeSpan(m.ByteOfPoint(g[0]), m.ByteOfPoint(g[1])))
		}
		Segment(r.Text, en.Language().Segment, &b)
		a.add(b.Tokens, gold, func(s news.Span) string {
			return r.Text[max(0, int(s.Start)-12):s.Start] + "⟦" + s.Of(r.Text) + "⟧" + r.Text[s.End:min(len(r.Text), int(s.End)+12)]
		})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	a.report(t, "tokens, PolNeAR dev", .985)
}

// TestSentencesAgreeWithTreebanks compares our sentences with those of GUM's news
// and of EWT, both development parts. Their texts are put together again from the
// sentences, with a space between those of one paragraph.
func TestSentencesAgreeWithTreebanks(t *testing.T) {
	for _, c := range []struct {
		path  string
		least float64
	}{
		{"treebank/gum/dev/GUM_news_*.conllu", .93},
		{"treebank/gum/train/GUM_news_*.conllu", .93},
		{"treebank/gum/dev/*.conllu", .80},
		{"treebank/ewt/dev.conllu", .75},
	} {
		var a agreement
		files, err := filepath.Glob(filepath.Join(shared(t, filepath.Dir(c.path)), filepath.Base(c.path)))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files (%v)", c.path, err)
		}
		for _, f := range files {
			compareTreebank(t, f, &a)
		}
		a.report(t, "sentences, "+c.path, c.least)
	}
}

func compareTreebank(t *testing.T, path string, a *agreement) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	var gold []news.Span
	newPar := true
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "# newpar") || strings.HasPrefix(line, "# newdoc") {
			newPar = true
		}
		s, ok := strings.CutPrefix(line, "# text = ")
		if !ok {
			continue
		}
		switch {
		case body.Len() == 0:
		case newPar:
			body.WriteString("\n\n")
		default:
			body.WriteByte(' ')
		}
		newPar = false
		start := body.Len()
		body.WriteString(strings.TrimSpace(s))
		gold = append(gold, news.MakeSpan(start, body.Len()))
	}
	var b Buffers
	Segment(body.String(), en.Language().Segment, &b)
	a.add(b.Sentences, gold, func(s news.Span) string {
		w := s.Of(body.String())
		if len(w) > 70 {
			w = w[:35] + " … " + w[len(w)-35:]
		}
		return w + " ‖ " + body.String()[s.End:min(body.Len(), int(s.End)+20)]
	})
}
