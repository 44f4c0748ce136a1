package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/read/attrib"
)

// goldFolder has a gold of statements in three files, and the texts that it points to.
// Each says "Ida Voss said it rained.", with a number before it.
func goldFolder(t *testing.T) (gold, data string) {
	t.Helper()
	data = t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(data, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("attribution/train.jsonl", `{"id": "own", "text": "1 Ida Voss said it rained."}`+"\n"+`{"id": "again", "text": "1 Ida Voss said it rained."}`)
	write("event/five/a.json", `{"text": "2 Ida Voss said it rained."}`)
	write("pages.json", `{"x": {"articleBody": "3 Ida Voss said it rained."}}`)
	const line = `{"file": %q, "text": %q, "part": %q, "statements": [{"voice": 0, "source": [[2, 10]], "cue": [[11, 15]], "content": [[16, 25]]}]}` + "\n"
	gold = write("gold.jsonl", fmt.Sprintf(line, "attribution/train.jsonl", "fd32bcefac29f871", "train")+
		fmt.Sprintf(line, "event/five", "474a0c19cb360aca", "train")+
		fmt.Sprintf(line, "pages.json", "565f973cadb69429", "held"))
	return gold, data
}

func TestStatementsAsTokens(t *testing.T) {
	gold, data := goldFolder(t)
	var out bytes.Buffer
	if err := run([]string{"-statements", gold, "-part", "train", "-data", data}, &out); err != nil {
		t.Fatal(err)
	}
	want := []int{
		0, int(attrib.BeginSource), int(attrib.BeginSource) + 1, int(attrib.BeginCue),
		int(attrib.BeginContent), int(attrib.BeginContent) + 1, 0,
	}
	var ids []string
	for in := json.NewDecoder(&out); in.More(); {
		var r record
		if err := in.Decode(&r); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.ID)
		if !slices.Equal(r.Said, want) || r.Gold != nil || len(r.Word) != len(want) {
			t.Errorf("%s: said %v, gold %v, of %v", r.ID, r.Said, r.Gold, r.Word)
		}
	}
	if got := strings.Join(ids, " "); got != "own event/five:474a0c19cb360aca" {
		t.Error(got)
	}
}

func TestReadStatementsRefuses(t *testing.T) {
	gold, data := goldFolder(t)
	lost := filepath.Join(t.TempDir(), "lost.jsonl")
	if err := os.WriteFile(lost, []byte(`{"file": "pages.json", "text": "0", "part": "held"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"-statements", gold, "-part", "test", "-data", data}, "neither train, dev nor held"},
		{[]string{"-statements", gold, "-data", t.TempDir()}, "gold.jsonl: record 1: "},
		{[]string{"-statements", lost, "-part", "held", "-data", data}, "lost.jsonl: record 1: the text 0 is missing in " + filepath.Join(data, "pages.json")},
		{[]string{"-statements", gold, "-fiction", "fiction"}, "give one of"},
		{nil, "give one of"},
		{[]string{filepath.Join(data, "none.jsonl")}, "none.jsonl"},
	} {
		if err := run(c.args, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want %q in it", c.args, err, c.want)
		}
	}
}

// TestAttributionsAsTokens: a record says by itself whose annotation it has.
func TestAttributionsAsTokens(t *testing.T) {
	file := filepath.Join(t.TempDir(), "in.jsonl")
	const lines = `{"id": "a", "text": "Voss said no.", "attributions": [{"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 12]]}]}
{"id": "b", "text": "Voss said no.", "attributions": [{"content": [[0, 12]], "cue": [[5, 9]]}], "said": true}`
	if err := os.WriteFile(file, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run([]string{file}, &out); err != nil {
		t.Fatal(err)
	}
	in := json.NewDecoder(&out)
	var a, b record
	if err := errors.Join(in.Decode(&a), in.Decode(&b)); err != nil {
		t.Fatal(err)
	}
	if want := []int{int(attrib.BeginSource), int(attrib.BeginCue), int(attrib.BeginContent), 0}; !slices.Equal(a.Gold, want) || a.Said != nil {
		t.Errorf("gold %v, said %v", a.Gold, a.Said)
	}
	if want := []int{int(attrib.BeginContent), int(attrib.BeginCue), int(attrib.BeginContent) + 1, 0}; !slices.Equal(b.Said, want) || b.Gold != nil {
		t.Errorf("gold %v, said %v", b.Gold, b.Said)
	}
}
