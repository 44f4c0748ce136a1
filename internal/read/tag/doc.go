// Package tag says what the words of a text are and what they are to each other:
// a part of speech for each token, and a dependency tree for each sentence, by the
// names of Universal Dependencies.
//
// It is not wired into the stages of reading yet: nothing that hearsay shows
// depends on it, and news.Analysis has no field for what it finds. Whoever needs
// trees (attribution, events) calls Syntax with the segments of a text and the
// models of its language, lang.Syntax; those of English are in
// internal/lang/en/syntaxnet.
//
// Tags are given from left to right, each by the features of the words around and
// of the tags before. The tree is built in one pass too: a stack, a queue, and
// three actions (arc-hybrid). Tagger, actions and relations are linear models
// over hashed features (package linear). Time is linear in the text's length, and
// once the buffers have grown nothing is allocated. docs/syntax.md has figures,
// what was tried, and what it cannot do.
package tag
