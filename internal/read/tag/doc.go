// Package tag says what the words of a text are and what they are to each other:
// a part of speech for each token, and a dependency tree for each sentence, by the
// names of Universal Dependencies.
//
// It is no stage of reading by itself: news.Analysis has no field for what it finds.
// Whoever needs trees (events, and what the author asserts where words do not tell)
// calls Syntax with the segments of some sentences and the network of their
// language, lang.Syntax; that of English is in
// internal/lang/en/syntaxnet.
//
// A network (nn.Parser) reads each sentence both ways, scores every pair of its
// tokens, and builds the best tree from the scores. That takes the square of a
// sentence's length, so long sentences are parsed in pieces, and time is linear in
// the text's length. Once the buffers have grown nothing is allocated.
// docs/syntax.md has figures, what was tried, and what it cannot do.
package tag
