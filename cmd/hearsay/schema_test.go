package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sampleCase is where the sample case is, from here.
var sampleCase = filepath.FromSlash("../../examples/harbour")

const schemaFile = "../../schema/hearsay.schema.json"

// compileSchema reads the schema of our documents.
func compileSchema() (*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	return c.Compile(filepath.FromSlash(schemaFile))
}

// validate holds JSON documents against the schema and says how many there are.
func validate(schema *jsonschema.Schema, documents string) (n int, err error) {
	d := json.NewDecoder(strings.NewReader(documents))
	d.UseNumber()
	for ; ; n++ {
		var doc any
		if err := d.Decode(&doc); errors.Is(err, io.EOF) {
			return n, nil
		} else if err != nil {
			return n, err
		}
		if err := schema.Validate(doc); err != nil {
			return n, fmt.Errorf("document %d: %w", n+1, err)
		}
	}
}

// TestDocumentsFitTheSchema makes every kind of document of the sample case and
// holds it against the schema, and every span in it against the text that it
// points into.
func TestDocumentsFitTheSchema(t *testing.T) {
	schema, err := compileSchema()
	if err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(t.TempDir(), "sample.hearsay")
	texts := map[string][]rune{}
	check := func(args ...string) any {
		t.Helper()
		out, _ := answer(t, exitOK, args...)
		if _, err := validate(schema, out); err != nil {
			t.Errorf("hearsay %s: %v", strings.Join(args, " "), err)
		}
		docs := decode(t, out)
		for _, d := range docs {
			checkSpans(t, texts, d, "")
		}
		return docs[len(docs)-1]
	}

	// read first: its documents have the texts that all others point into.
	out, _ := answer(t, exitOK, "read", sampleCase, "--json")
	readings := decode(t, out)
	for _, d := range readings {
		texts[get(d, "article", "text_id").(string)] = []rune(get(d, "text").(string))
	}
	check("read", sampleCase, "--json")
	check("trace", sampleCase, "--json")
	check("timeline", sampleCase, "--json")
	check("trace", sampleCase, "--ask", "thirteen containers of evidence", "--json")
	check("trace", sampleCase, "--ask", "a barge", "--json")
	check("add", "--case", kept, sampleCase, "--json")
	trace := check("trace", "--case", kept, "--json")
	articles := get(trace, "articles").([]any)
	for _, c := range get(trace, "claims").([]any) {
		check("trace", "--case", kept, "--claim", get(c, "id").(string), "--json")
	}
	for _, x := range articles {
		check("diff", "--case", kept, get(articles[0], "id").(string), get(x, "id").(string), "--json")
	}

	shown := map[string]int{}
	for _, id := range idsIn(trace, readings) {
		kind := get(check("show", "--case", kept, id, "--json"), "kind").(string)
		shown[kind]++
	}
	for _, kind := range []string{"article", "text", "capture", "statement", "passage", "edge", "claim"} {
		if shown[kind] == 0 {
			t.Errorf("no %s was shown", kind)
		}
	}
}

// TestRealArticlesFit does the same for real articles, and checks that what is
// said of them fits the terminal.
func TestRealArticlesFit(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: the real articles are left out")
	}
	articles := shared(t, "data/news/clusters/dev.jsonl")
	schema, err := compileSchema()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string][]rune{}
	for _, command := range []string{"read", "trace", "timeline"} {
		out, _ := answer(t, exitOK, command, articles, "--json")
		if _, err := validate(schema, out); err != nil {
			t.Errorf("%s: %v", command, err)
		}
		for _, d := range decode(t, out) {
			if command == "read" {
				texts[get(d, "article", "text_id").(string)] = []rune(get(d, "text").(string))
			}
			checkSpans(t, texts, d, "")
		}
		page, _ := answer(t, exitOK, command, articles)
		if err := errors.Join(checkNarrow(page, 80), checkCalm(page)); err != nil {
			t.Errorf("%s: %v", command, err)
		}
	}
}

// TestSchemaRefuses checks that the schema can say no.
func TestSchemaRefuses(t *testing.T) {
	schema, err := compileSchema()
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range []string{
		`{}`, `{"schema":"hearsay/read/2"}`, `{"schema":"hearsay/trace/1"}`, `{"schema":"hearsay/diff/1"}`,
		`{"schema":"hearsay/add/1","case":"x","added":-1,"known":0,"problems":[]}`,
		`{"schema":"hearsay/add/1","case":"x","added":1,"known":0,"problems":null}`,
		`{"schema":"hearsay/show/1","kind":"text","id":"t0123456789ab","value":{}}`,
		`{"schema":"hearsay/show/1","kind":"text","id":"0123456789abc","value":{"id":"` + strings.Repeat("0", 64) + `","lang":"en","text":""}}`,
	} {
		if _, err := validate(schema, doc); err == nil {
			t.Errorf("the schema takes %s", doc)
		}
	}
}

// idsIn lists ids of things of every kind: of the beginning of each list of a
// trace, and the statements of the first articles.
func idsIn(trace any, readings []any) []string {
	const few = 3
	var ids []string
	for _, list := range []string{"articles", "claims", "edges", "passages"} {
		for i, x := range get(trace, list).([]any) {
			if i == few {
				break
			}
			ids = append(ids, get(x, "id").(string))
			if list == "articles" {
				ids = append(ids, get(x, "text_id").(string), "b"+get(x, "capture").(string)[:12])
			}
			if list == "claims" {
				for _, telling := range get(x, "tellings").([]any) {
					ids = append(ids, get(telling, "statement").(string))
				}
			}
		}
	}
	for _, d := range readings[:few] {
		for _, s := range get(d, "statements").([]any) {
			ids = append(ids, get(s, "id").(string))
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// checkSpans checks that all spans of a document have the words that stand there.
// text is the id of the text that those without one are about.
func checkSpans(t *testing.T, texts map[string][]rune, v any, text string) {
	t.Helper()
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			checkSpans(t, texts, x, text)
		}
	case map[string]any:
		for _, name := range []string{"text", "text_id"} {
			if id, ok := v[name].(string); ok && texts[id] != nil {
				text = id
			}
		}
		if a, ok := v["article"].(map[string]any); ok && v["text"] != nil {
			text = a["text_id"].(string)
		}
		words, isSpan := v["words"].(string)
		if main, ok := v["main"].(map[string]any); ok { // its phrases may be of the title
			a, _ := v["article"].(map[string]any)
			title, _ := a["title"].(string)
			checkTitle(t, []rune(title), main)
		}
		if v["title"] == true {
			return
		}
		if start, ok := v["start"].(json.Number); ok && isSpan {
			checkSpan(t, texts[text], start, v["end"].(json.Number), words)
		}
		for name, x := range v {
			switch {
			case name == "edits": // each side is of another text
				for _, e := range x.([]any) {
					for _, side := range []string{"a", "b"} {
						checkSpans(t, texts, get(e, side), get(v, side, "text").(string))
					}
				}
			default:
				checkSpans(t, texts, x, text)
			}
		}
	}
}

// checkTitle holds the phrases of a main event that are of the title against it.
func checkTitle(t *testing.T, title []rune, main map[string]any) {
	t.Helper()
	for _, part := range []string{"who", "what", "where"} {
		if p, ok := main[part].(map[string]any); ok && p["title"] == true {
			checkSpan(t, title, p["start"].(json.Number), p["end"].(json.Number), p["words"].(string))
		}
	}
}

func checkSpan(t *testing.T, text []rune, start, end json.Number, words string) {
	t.Helper()
	s, err := start.Int64()
	e, err2 := end.Int64()
	switch {
	case errors.Join(err, err2) != nil || s > e || e > int64(len(text)):
		t.Errorf("%q stands at %s to %s of a text of %d code points", words, start, end, len(text))
	case string(text[s:e]) != words:
		t.Errorf("at %s to %s stands %q, and the words are %q", start, end, string(text[s:e]), words)
	}
}

func decode(t *testing.T, documents string) []any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(documents))
	d.UseNumber()
	var docs []any
	for {
		var v any
		if err := d.Decode(&v); errors.Is(err, io.EOF) && len(docs) > 0 {
			return docs
		} else if err != nil {
			t.Fatalf("after %d documents: %v", len(docs), err)
		}
		docs = append(docs, v)
	}
}

// get goes down into a document that fits the schema.
func get(v any, path ...string) any {
	for _, p := range path {
		v = v.(map[string]any)[p]
	}
	return v
}
