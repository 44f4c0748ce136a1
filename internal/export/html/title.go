package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
)

// wordLetters is how many letters a word has that a headline is known by.
const wordLetters = 4

// central is the article whose headline says what the set is about. Of the articles that tell a good
// part of the claims that matter most, it is the one whose headline has most in common with those of
// the others, the earliest of several: a headline like no other says what is its own. It is nil
// where no article tells a good part, since then the set is about several things.
func (b *book) central(claims []news.Claim) *article {
	var best *article
	most := -1.0
	common := b.inHeadlines()
	for _, a := range b.telling3rd(claims) {
		words := headlineWords(a)
		sum := 0.0
		for w := range words {
			sum += float64(common[w] - 1)
		}
		if n := len(words); n > 0 && sum/float64(n) > most {
			best, most = a, sum/float64(n)
		}
	}
	return best
}

// telling3rd are the articles that tell a third of the claims that matter most, and half as many of
// them as any other; an article that stands alone is one.
func (b *book) telling3rd(claims []news.Claim) []*article {
	if len(b.articles) == 1 {
		return b.articles
	}
	tells, of, most := map[*article]int{}, 0, 0
	for i := range claims {
		if claims[i].Articles < 2 {
			continue
		}
		if of == 2*glanceClaims {
			break
		}
		of++
		for k := range claims[i].Tellings {
			a := b.byID[claims[i].Tellings[k].Article]
			tells[a]++
			most = max(most, tells[a])
		}
	}
	var out []*article
	for _, a := range b.articles {
		if n := tells[a]; n > 0 && 3*n >= of && 2*n >= most {
			out = append(out, a)
		}
	}
	return out
}

// inHeadlines counts the headlines that have a word.
func (b *book) inHeadlines() map[string]int {
	n := map[string]int{}
	for _, a := range b.articles {
		for w := range headlineWords(a) {
			n[w]++
		}
	}
	return n
}

func headlineWords(a *article) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(fold(line(a.src.Title)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(w) >= wordLetters {
			out[w] = true
		}
	}
	return out
}
