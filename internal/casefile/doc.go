// Package casefile keeps one investigation in one SQLite file: the bytes that
// were captured, the articles and texts made of them, what was found in them,
// and a log of what was done.
//
//	c, err := casefile.Open(ctx, "harbour.hearsay", casefile.Options{Create: true, Program: "hearsay 0.1"})
//	…
//	defer c.Close()
//	added, known, err := c.Add(ctx, batch)
//	for t, err := range c.Missing(ctx, read.Version) { … c.PutAnalyses(ctx, …) }
//
// The file has layers, each made of those below it:
//
//	log                      what was done when, by which version of the program; judgements (Judge)
//	findings                 one row a set of texts and a version (PutFindings)
//	analyses                 one row a text and a version of the analyser (PutAnalyses)
//	articles, texts          one row each, however often they arrive (Add)
//	captures, arrivals       the bytes, once; and every name that they came under (Add)
//
// Nothing is ever overwritten: what is written twice is there once. Analyses
// and findings can be deleted and made again.
//
// Whatever a writing method has returned from without an error is on disk: the
// file is in WAL mode with synchronous=FULL, each call is one transaction, and
// a process killed at any moment leaves a file that opens again with all of the
// calls that returned and nothing of the one that did not. After Close the case
// is one file; while it is open SQLite keeps two more beside it ("-wal",
// "-shm"), which belong to it. Do not open and close any of the three with
// anything but this package in the same process: closing a file drops the
// locks that the process holds on it (POSIX).
//
// Many may read while one writes, in this process and in others. A second
// writer waits for the first (Options.Wait).
//
// A case may come from somebody else. What is read out of it is checked: bytes
// and texts against their SHA-256, spans against the size of their text.
package casefile
