// Package nn runs the small networks that hearsay reads with: a sum of embeddings
// for each token, recurrent layers over them, and a decoder, of labels (Tagger) or of
// trees (Parser). It does not train; the networks come from Python, as one file each (see Load).
//
// Results are the same to the bit on every machine and for any number of workers:
// all arithmetic is single precision in a fixed order, products are rounded before
// they are added, and the fast kernels (amd64 with AVX2, faster with AVX-512 VNNI) do what
// the plain ones do, which a test and a fuzz target show.
package nn
