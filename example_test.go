package hearsay_test

import (
	"bytes"
	"context"
	"fmt"
	"log"

	"hearsay"
)

// Two pages about one night, of our own fiction.
var (
	wirePage = []byte(`<html><head><title>Ferry left without its lamps, port official says</title>
<meta property="og:site_name" content="Tarn Wire">
<meta property="article:published_time" content="2024-03-12T06:15:00Z"></head>
<body><article><h1>Ferry left without its lamps, port official says</h1>
<p>The night ferry to Selm left the harbour of Tolvane without its lamps on Monday, a port official who asked not to be named told Tarn Wire.</p>
<p>“Nobody on the quay could see her go,” the official said.</p>
</article></body></html>`)

	paperPage = []byte(`<html><head><title>Dark ferry slips out of Tolvane</title>
<meta property="og:site_name" content="The Selm Courier">
<meta property="article:published_time" content="2024-03-12T09:40:00Z"></head>
<body><article><h1>Dark ferry slips out of Tolvane</h1>
<p>The night ferry to Selm left the harbour of Tolvane without its lamps on Monday, a port official told Tarn Wire.</p>
<p>“Nobody on the quay could see her go,” the official said.</p>
<p>The ferry company did not answer its telephone.</p>
</article></body></html>`)
)

// Who says what in one article.
func ExampleAnalyze() {
	r, err := hearsay.Analyze(hearsay.Article{
		Meta: hearsay.Meta{Title: "Lamps out on the mole", Outlet: "Sundry Wire", Published: hearsay.On(2024, 5, 2)},
		Body: "The lamps on the mole have been out since Sunday, said the keeper, Odd Farrow.\n\n" +
			"The port authority denied that any lamp was out.",
	})
	if err != nil {
		log.Fatal(err)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		who := "somebody"
		if v := r.VoiceOf(s); v != nil {
			who = r.Words(v.Name)
		}
		fmt.Printf("%s %s: %s\n", who, s.Stance, r.Words(s.Content...))
	}
	for i, t := range r.Times() {
		fmt.Printf("%s is %s\n", r.Words(r.Dates[i].Span), t.Value)
	}
	// Output:
	// Odd Farrow asserts: The lamps on the mole have been out since Sunday
	// The port authority denies: that any lamp was out
	// Sunday is 2024-04-28
}

// Two pages are read and held against each other; each claim is printed with the number of
// its independent origins.
func ExampleTrace() {
	ctx := context.Background()
	var articles []hearsay.Article
	for _, page := range [][]byte{wirePage, paperPage} {
		read, err := hearsay.Read(ctx, bytes.NewReader(page), hearsay.ReadOptions{})
		if err != nil {
			log.Fatal(err)
		}
		articles = append(articles, read...)
	}
	t, err := hearsay.Trace(ctx, articles, hearsay.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for i := range t.Claims {
		c := &t.Claims[i]
		fmt.Printf("%q\n", t.Words(c.Headline))
		fmt.Printf("  told by %d articles; origins: %d", c.Articles, c.Min)
		if c.Max > c.Min {
			fmt.Printf(" to %d", c.Max)
		}
		fmt.Println()
		for _, o := range c.Origins {
			fmt.Printf("  rests on %s, in %s\n", o.Voice, t.Article(o.Article).Outlet)
		}
	}
	// Output:
	// "The night ferry to Selm left the harbour of Tolvane without its lamps on Monday"
	//   told by 2 articles; origins: 1
	//   rests on a port official who asked not to be named, in Tarn Wire
	// "“Nobody on the quay could see her go,”"
	//   told by 2 articles; origins: 1
	//   rests on a port official who asked not to be named, in Tarn Wire
}

// Which claim do some words mean?
func ExampleTraced_Find() {
	ctx := context.Background()
	pages := bytes.NewReader([]byte(`{"outlet": "Tarn Wire", "published": "2024-03-12T06:15:00Z", "text": "Three containers were taken from the sealed quay of Tolvane, a guard told Tarn Wire."}
{"outlet": "The Daily Bollard", "published": "2024-03-13T08:00:00Z", "text": "Thirteen containers were taken from the sealed quay of Tolvane, a guard told Tarn Wire."}
`))
	articles, err := hearsay.Read(ctx, pages, hearsay.ReadOptions{})
	if err != nil {
		log.Fatal(err)
	}
	t, err := hearsay.Trace(ctx, articles, hearsay.Options{})
	if err != nil {
		log.Fatal(err)
	}
	claims, sure, err := t.Find("who took thirteen containers?")
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range claims {
		fmt.Println(sure, t.Words(c.Headline))
		for _, x := range c.Tellings {
			for _, d := range x.Drift {
				fmt.Printf("%s: %q → %q, in %s\n", d.Kind, t.Words(d.From), t.Words(d.To), t.Article(x.Article).Outlet)
			}
		}
	}
	// Output:
	// true Three containers were taken from the sealed quay of Tolvane
	// number: "Three" → "Thirteen", in The Daily Bollard
}
