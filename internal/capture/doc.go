// Package capture turns what it is given (files, folders, standard input) into
// articles: bytes in, the normalised text and what is known about it out.
//
// [Read] is the door. It walks the names it is given, unpacks gzip, tells what
// each file is from its first bytes and its extension, and hands out one [Item]
// for each article, in an order that depends on the input alone. What goes
// wrong with one file is a [Problem], one line that says what to do about it,
// and the rest goes on.
//
// The way of one article:
//
//	walk.go      names and folders → files
//	open.go      a file → bytes, unpacked, within limits
//	sniff.go     first bytes and extension → format
//	split.go     a JSON file → its records, in bounded memory
//	pool.go      many at once, out in order
//	item.go      bytes → Item, by format:
//	  page.go      HTML: guard.go, charset.go, meta.go, extract.go, render.go
//	  record.go    JSON: our own format, news-please's, schema.org's, gold files
//	  markdown.go  Markdown with front matter
//	  plain.go     plain text
//	dates.go, lang.go  what several of them need
//
// The text of a page is made of the page's own characters: the extractor behind
// the interface in extract.go only says which pieces of the page belong to the
// article.
package capture
