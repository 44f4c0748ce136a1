package news

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longArticle is how many bytes an article before a name has at most: "the".
const longArticle = 3

// Called is what a voice is called within a sentence: its name, or its description without a capital
// letter that only the beginning of a sentence gave it ("Officials", "A family from Osk").
func (v *Voice) Called(body string) string {
	name := v.Name.Of(body)
	first, n := utf8.DecodeRuneInString(name)
	if v.Head.Empty() || !unicode.IsUpper(first) {
		return name
	}
	end := strings.IndexFunc(name, unicode.IsSpace)
	if end < 0 {
		end = len(name)
	}
	low := string(unicode.ToLower(first)) + name[n:end]
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(name[end:], unicode.IsSpace))
	switch {
	case (v.Kind == Person || v.Kind == Organisation) && end > longArticle, // "Department" for "the Justice Department"
		low != strings.ToLower(name[:end]),                                   // "BBC staff"
		unicode.IsUpper(next) && end > longArticle,                           // "Human Resources officials", but "The Nigerian government"
		v.Head.Start != v.Name.Start && !strings.Contains(body, " "+low+" "): // "British officials"
		return name
	}
	return low + name[end:]
}
