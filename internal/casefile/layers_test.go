package casefile

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// sampleAnalysis makes an analysis of the size of a real one: a token a word, a
// sentence a full stop, a statement every other sentence.
func sampleAnalysis(t news.Text) *news.Analysis {
	a := &news.Analysis{
		Text: t.ID, Lang: t.Lang, Version: "1",
		Voices: []news.Voice{{Kind: news.Person, Name: news.MakeSpan(0, min(9, len(t.Body)))}},
	}
	begin, sentence := 0, 0
	for i, r := range t.Body {
		if r == ' ' || r == '\n' || r == '.' {
			if i > begin {
				a.Tokens = append(a.Tokens, news.MakeSpan(begin, i))
			}
			begin = i + 1
		}
		if r == '.' && i-sentence > 8 {
			a.Sentences = append(a.Sentences, news.MakeSpan(sentence, i))
			if len(a.Sentences)%2 == 0 {
				a.Statements = append(a.Statements, news.Statement{
					Source: []news.Span{news.MakeSpan(sentence, sentence+3)}, Cue: []news.Span{news.MakeSpan(sentence+3, sentence+7)},
					Content: []news.Span{news.MakeSpan(sentence+7, i)}, Kind: news.Indirect, Denied: -1,
				})
			}
			sentence = min(i+2, len(t.Body))
		}
	}
	a.Paragraphs = []news.Span{news.MakeSpan(0, len(t.Body))}
	return a
}

// fill sets every exported field that can be reached to something other than its
// zero value, but for those that no case keeps. A field that is added to package news tomorrow is filled too.
func fill(v reflect.Value, next *int) {
	*next++
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2031, 1, *next%28+1, 0, 0, 0, 0, time.UTC)))
			return
		}
		if v.Type() == reflect.TypeFor[news.Span]() {
			v.Set(reflect.ValueOf(news.MakeSpan(*next%7, 7+*next%9)))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("case") != "-" { // what no case keeps
				fill(v.Field(i), next)
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), next)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), next)
		}
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(7) // one text id for all
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("word %d <&\u2028>", *next))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(math.MaxFloat64)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(1) // an index of the second of two
	default:
		v.SetUint(1)
	}
}

func filled[T any]() *T {
	v, next := new(T), 0
	fill(reflect.ValueOf(v).Elem(), &next)
	return v
}

func TestAnalysisComesBackAsItWas(t *testing.T) {
	empty := &news.Analysis{Paragraphs: []news.Span{}, Tokens: nil, Dates: []news.Date{}}
	unsorted := &news.Analysis{Tokens: []news.Span{{Start: 9, End: 4}, {}, {Start: math.MaxUint32, End: math.MaxUint32}}}
	for _, a := range []*news.Analysis{filled[news.Analysis](), empty, unsorted, {}} {
		b, err := encodeAnalysis(a)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeAnalysis(b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(a, got); d != "" {
			t.Errorf("an analysis (-want +got):\n%s", d)
		}
	}
}

func TestFindingsComeBackAsTheyWere(t *testing.T) {
	for _, f := range []*news.Findings{filled[news.Findings](), {}} {
		b, err := encodeFindings(f)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeFindings(b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(f, got); d != "" {
			t.Errorf("findings (-want +got):\n%s", d)
		}
	}
}

// spansIn calls use with every span that can be reached from v.
func spansIn(v reflect.Value, path string, use func(path string, s *news.Span)) {
	switch v.Kind() {
	case reflect.Pointer:
		spansIn(v.Elem(), path, use)
	case reflect.Struct:
		if s, ok := v.Addr().Interface().(*news.Span); ok {
			use(path, s)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				spansIn(v.Field(i), path+"."+v.Type().Field(i).Name, use)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			spansIn(v.Index(i), path, use)
		}
	}
}

// TestNoSpanIsForgotten spoils each span of an analysis and of findings in turn:
// whoever adds one to the types is told here to check it.
func TestNoSpanIsForgotten(t *testing.T) {
	const size = 100
	a, f := filled[news.Analysis](), filled[news.Findings]()
	sizeOf := func(news.TextID) (int, bool) { return size, true }
	for _, of := range []struct {
		v     any
		check func() error
	}{
		{a, func() error { return checkAnalysis(a, size) }},
		{f, func() error { return checkFindings(f, sizeOf) }},
	} {
		if err := of.check(); err != nil {
			t.Fatalf("before anything is spoilt: %v", err)
		}
		n := 0
		spansIn(reflect.ValueOf(of.v), fmt.Sprintf("%T", of.v), func(path string, s *news.Span) {
			n++
			kept := *s
			for _, bad := range []news.Span{{Start: 0, End: size + 1}, {Start: 5, End: 4}, {Start: math.MaxUint32, End: math.MaxUint32}} {
				if *s = bad; of.check() == nil {
					t.Errorf("%s: %v is not refused", path, bad)
				}
			}
			*s = kept
		})
		if n < 20 {
			t.Errorf("only %d spans in %T", n, of.v)
		}
	}
}

func TestIndicesAreChecked(t *testing.T) {
	for _, spoil := range []func(*news.Analysis){
		func(a *news.Analysis) { a.Statements[0].Voice = 2 },
		func(a *news.Analysis) { a.Statements[0].Voice = -2 },
		func(a *news.Analysis) { a.Statements[1].Denied = 2 },
		func(a *news.Analysis) { a.Statements[1].Chain[1].Voice = 9 },
		func(a *news.Analysis) { a.Statements[0].Within = 3 },
		func(a *news.Analysis) { a.Nested[0].Voice = 2 },
		func(a *news.Analysis) { a.Nested[0].Within = -1 },
		func(a *news.Analysis) { a.Nested[1].Parent = 2 },
	} {
		a := filled[news.Analysis]()
		if spoil(a); checkAnalysis(a, 100) == nil {
			t.Error("an index that leads nowhere is not refused")
		}
	}
}

func TestAnalyses(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	var batch []Entry
	for i := range 70 {
		batch = append(batch, numbered(i))
	}
	mustAdd(t, c, batch...)
	// Putting while reading: the way it is used.
	n := 0
	for text, err := range c.Missing(ctx, "1") {
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // the second time it is known
			if err := c.PutAnalyses(ctx, []*news.Analysis{sampleAnalysis(text)}); err != nil {
				t.Fatal(err)
			}
		}
		if n++; n == 50 {
			break
		}
	}
	if left := collect(t, c.Missing(ctx, "1")); len(left) != 20 {
		t.Errorf("%d texts are missing, want 20", len(left))
	}
	if left := collect(t, c.Missing(ctx, "2")); len(left) != 70 {
		t.Errorf("%d texts are missing of another version, want 70", len(left))
	}
	analyses := collect(t, c.Analyses(ctx, "1"))
	if len(analyses) != 50 || count(t, c, "layers") != 50 {
		t.Fatalf("%d analyses in %d rows, want 50 in 50", len(analyses), count(t, c, "layers"))
	}
	texts := map[news.TextID]news.Text{}
	for _, text := range collect(t, c.Texts(ctx)) {
		texts[text.ID] = text
	}
	for i, a := range analyses {
		if d := cmp.Diff(sampleAnalysis(texts[a.Text]), a); d != "" {
			t.Fatalf("analysis (-want +got):\n%s", d)
		}
		if i > 0 && analyses[i-1].Text.String() >= a.Text.String() {
			t.Fatal("analyses are not sorted by text")
		}
	}
}

func TestPutRefuses(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	e := numbered(1)
	mustAdd(t, c, e)
	good := sampleAnalysis(e.Text)
	if err := c.PutAnalyses(ctx, []*news.Analysis{good}); err != nil {
		t.Fatal(err)
	}
	if err := c.PutFindings(ctx, "key", &news.Findings{Version: "1"}); err != nil {
		t.Fatal(err)
	}
	other, outside, unknown := *good, *good, *good
	other.Dates = []news.Date{{Value: "2031"}}
	outside.Version, outside.Tokens = "2", []news.Span{{Start: 0, End: 1 << 30}}
	unknown.Text[0]++
	dangling := &news.Findings{Passages: []news.Passage{{A: news.Ref{Text: unknown.Text}}}}
	for _, test := range []struct {
		want string
		err  error
	}{
		{"raise the version", c.PutAnalyses(ctx, []*news.Analysis{&other})},
		{"outside its text", c.PutAnalyses(ctx, []*news.Analysis{&outside})},
		{"not in this case", c.PutAnalyses(ctx, []*news.Analysis{&unknown})},
		{"raise the version", c.PutFindings(ctx, "key", &news.Findings{Version: "2"})},
		{"not in this case", c.PutFindings(ctx, "other", dangling)},
	} {
		if test.err == nil || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("want an error that says %q: %v", test.want, test.err)
		}
	}
	if n, m := count(t, c, "layers"), count(t, c, "findings"); n != 1 || m != 1 {
		t.Errorf("%d analyses and %d findings, want 1 and 1", n, m)
	}
}

// TestLayersCanBeMadeAgain: deleted and made again, they are what they were, to
// the byte.
func TestLayersCanBeMadeAgain(t *testing.T) {
	c, ctx := newCase(t), context.Background()
	for i := range 5 {
		mustAdd(t, c, numbered(i))
	}
	analyse := func() string {
		t.Helper()
		for text, err := range c.Missing(ctx, "1") {
			if err != nil {
				t.Fatal(err)
			}
			if err := c.PutAnalyses(ctx, []*news.Analysis{sampleAnalysis(text)}); err != nil {
				t.Fatal(err)
			}
		}
		var dump string
		err := c.read.QueryRow(`SELECT group_concat(hex(zstd) || text || version, '/' ORDER BY n) ||
			(SELECT group_concat(id || layer || i, '/' ORDER BY id) FROM layer_names) FROM layers`).Scan(&dump)
		if err != nil {
			t.Fatal(err)
		}
		return dump
	}
	first := analyse()
	if _, err := c.write.Exec("DELETE FROM layers"); err != nil {
		t.Fatal(err)
	}
	if n := count(t, c, "layer_names"); n != 0 {
		t.Errorf("%d ids lead to layers that are gone", n)
	}
	if again := analyse(); again != first {
		t.Error("the layers made again differ from the first")
	}
}

func TestCheckFindsDamage(t *testing.T) {
	for _, test := range []struct{ sql, want string }{
		{"UPDATE captures SET zstd = (SELECT zstd FROM captures WHERE n = 2) WHERE n = 1", "the archive was altered"},
		{"UPDATE captures SET size = size + 1 WHERE n = 1", "its size is another"},
		{"UPDATE captures SET zstd = x'28b52ffd' WHERE n = 1", "the archive was altered"},
		{"UPDATE texts SET zstd = (SELECT zstd FROM texts WHERE n = 2) WHERE n = 1", "the archive was altered"},
		{"UPDATE articles SET json = json_set(json, '$.title', 'Nothing happened') WHERE n = 1", "the archive was altered"},
		{"UPDATE articles SET json = '[' WHERE n = 1", "article a"},
		{"UPDATE layers SET zstd = (SELECT zstd FROM texts WHERE n = 1) WHERE n = 1", "encoding that this program does not know"},
		{"PRAGMA foreign_keys = off; DELETE FROM texts WHERE n = 1", "belongs to nothing in texts"},
	} {
		c, ctx := newCase(t), context.Background()
		a := numbered(1)
		mustAdd(t, c, a, numbered(2))
		if err := c.PutAnalyses(ctx, []*news.Analysis{sampleAnalysis(a.Text)}); err != nil {
			t.Fatal(err)
		}
		if err := c.Check(ctx); err != nil {
			t.Fatalf("before the damage: %v", err)
		}
		if _, err := c.write.Exec(test.sql); err != nil {
			t.Fatal(err)
		}
		if err := c.Check(ctx); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Check gives %v, want %q", test.sql, err, test.want)
		}
	}
}

func TestCheckFindsDamageInThePages(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "story.hearsay"), context.Background()
	closedCase(t, path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	overwrite(t, path, int(info.Size())/4, int(info.Size())/2) // the tables, and not what says which there are
	c, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Check(ctx); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("Check gives %v", err)
	}
	if _, _, err := c.Add(ctx, []Entry{numbered(500)}); err != nil && !strings.Contains(err.Error(), "damaged") {
		t.Errorf("Add gives %v", err)
	}
}
