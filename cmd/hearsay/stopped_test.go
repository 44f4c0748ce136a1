package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"hearsay/internal/casefile"
	"hearsay/internal/news"
	"hearsay/internal/read"
)

// halves is a set of two articles, of which the first was not read to its end.
func halves() *news.Set {
	var texts []news.Text
	var articles []news.Article
	for _, body := range []string{"The bridge at Orlin fell on Sunday, the mayor said.", "Nobody was hurt."} {
		t := news.Text{ID: news.TextIDOf(body), Lang: "en", Body: body}
		a := news.Article{Title: "Of " + body[:10], Text: t.ID, Lang: "en"}
		a.ID = news.ArticleID(&a)
		texts, articles = append(texts, t), append(articles, a)
	}
	set := news.NewSet(articles, texts)
	for i := range set.Texts {
		set.Analyses[i] = read.Read(set.Texts[i])
	}
	at := set.TextIndex(texts[0].ID)
	set.Analyses[at] = &news.Analysis{Text: texts[0].ID, Lang: "en", Version: read.Version, Stopped: &news.Stop{Stage: "attrib", Why: "index out of range [3]"}}
	return set
}

// TestStoppedIsSaid: what was not read to its end has a line that names the file, or the
// article of a case, says why and what to do, each time it is in the answer.
func TestStoppedIsSaid(t *testing.T) {
	set := halves()
	first := news.TextIDOf("The bridge at Orlin fell on Sunday, the mayor said.")
	named := stopped(set, map[news.TextID]string{first: "orlin.txt"})
	if len(named) != 1 || !named[0].Warning {
		t.Fatalf("%+v", named)
	}
	want := "orlin.txt: was not read to its end: attrib failed by an error of hearsay's own (index out of range [3]), and only what was found before that is shown; please report it, with the text"
	if got := named[0].Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := stopped(set, nil); len(got) != 1 || !strings.Contains(got[0].Name, `"Of The bridge"`) || !strings.HasPrefix(got[0].Name, "a") {
		t.Errorf("of a case: %+v", got)
	}
}

// TestStoppedInCase: a case keeps that a text was not read to its end, and every answer says so.
func TestStoppedInCase(t *testing.T) {
	ctx, set := context.Background(), halves()
	k, err := casefile.Open(ctx, t.TempDir()+"/x.hearsay", casefile.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = k.Close() }()
	var entries []casefile.Entry
	for i := range set.Articles {
		x := &set.Articles[i]
		text := set.Texts[set.TextIndex(x.Text)]
		raw := []byte(text.Body)
		x.Capture = news.CaptureIDOf(raw)
		x.ID = news.ArticleID(x)
		entries = append(entries, casefile.Entry{
			Raw: raw, Article: *x, Text: text,
			Capture: news.Capture{ID: x.Capture, Name: x.Title, Media: "text/plain", Size: int64(len(raw))},
		})
	}
	if _, _, err := k.Add(ctx, entries); err != nil {
		t.Fatal(err)
	}
	if err := k.PutAnalyses(ctx, set.Analyses); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		var stderr bytes.Buffer
		a := &app{stderr: &stderr, quiet: false}
		_, problems, err := a.loadCase(ctx, k, "")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(stderr.String(), `"Of The bridge": was not read to its end: attrib failed`) {
			t.Errorf("not said: %s", stderr.String())
		}
		if len(problems) != 1 || !problems[0].Warning {
			t.Errorf("in JSON: %+v", problems)
		}
	}
}
