package corpus

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// Names are put together from syllables: as many as a corpus needs, none of
// anybody, and most of them rare, as names in the news are.
var (
	onsets   = strings.Fields("b br c cl d dr f g gr h j k kr l m n p pr qu r s sk st t tr v w z")
	vowels   = strings.Fields("a e i o u ae ei au")
	codas    = strings.Fields("l m n r s t nd rn lk st sh th x")
	personal = strings.Fields("ow eck ard ova sen dottir ini ell ka ane")
	towny    = strings.Fields("ford mouth stead holm vik grad by ness burn minster")
)

// invent makes a capitalised name of one to two syllables and an ending.
func invent(rng *rand.Rand, endings []string) string {
	var b strings.Builder
	for range 1 + rng.IntN(2) {
		b.WriteString(pick(rng, onsets))
		b.WriteString(pick(rng, vowels))
	}
	b.WriteString(pick(rng, codas))
	b.WriteString(pick(rng, endings))
	return capital(b.String())
}

func givenName(rng *rand.Rand) string {
	return capital(pick(rng, onsets) + pick(rng, vowels) + pick(rng, codas) + pick(rng, []string{"a", "o", "e", "us", "in", ""}))
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func pick(rng *rand.Rand, from []string) string { return from[rng.IntN(len(from))] }

// number writes one of 13 to 9,812 in figures, with a comma as the press does.
func number(rng *rand.Rand) string {
	n := 13 + rng.IntN(9800)
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return strconv.Itoa(n/1000) + "," + strconv.Itoa(1000 + n%1000)[1:]
}
