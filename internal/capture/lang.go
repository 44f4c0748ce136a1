package capture

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"

	"hearsay/internal/lang/all"
	"hearsay/internal/text"
)

const (
	langSample = 3000 // bytes of a text that its language is told from
	langLeast  = 60   // letters below which it is not told at all
	langSure   = .5   // the confidence needed; the library's own .8 refuses most Russian for being near to Bulgarian
	undefined  = "und"
)

// candidates are the languages that a text is held against: those that much
// news is written in. Few candidates make fewer mistakes; those with a script
// of their own need no telling apart.
func candidates() map[whatlanggo.Lang]bool {
	return map[whatlanggo.Lang]bool{
		whatlanggo.Eng: true, whatlanggo.Deu: true, whatlanggo.Fra: true, whatlanggo.Spa: true, whatlanggo.Por: true,
		whatlanggo.Ita: true, whatlanggo.Nld: true, whatlanggo.Pol: true, whatlanggo.Tur: true, whatlanggo.Swe: true,
		whatlanggo.Ind: true, whatlanggo.Vie: true, whatlanggo.Ces: true, whatlanggo.Ron: true, whatlanggo.Hun: true,
		whatlanggo.Rus: true, whatlanggo.Ukr: true, whatlanggo.Bul: true, whatlanggo.Srp: true,
		whatlanggo.Arb: true, whatlanggo.Pes: true, whatlanggo.Urd: true,
		whatlanggo.Cmn: true, whatlanggo.Jpn: true, whatlanggo.Kor: true,
		whatlanggo.Heb: true, whatlanggo.Ell: true, whatlanggo.Hin: true, whatlanggo.Ben: true, whatlanggo.Tha: true,
	}
}

// Language tells the language of a text, a BCP 47 primary subtag, as for what is read:
// the declared one if that is a language tag, else that of the text, else "und".
func Language(declared, body string) string { return language(declared, body) }

// language tells a text's language: declared if that is a language tag, else
// from the text, else "und".
func language(declared, body string) string {
	if l := primary(declared); l != "" {
		return l
	}
	sample := body[:min(len(body), langSample)]
	letters := 0
	for _, r := range sample {
		if unicode.IsLetter(r) {
			letters++
			if r > 0x2e80 { // a word in each character or two
				letters += 4
			}
		}
	}
	if letters < langLeast {
		return undefined
	}
	if code := byWords(sample); code != "" {
		return code
	}
	info := whatlanggo.DetectWithOptions(sample, whatlanggo.Options{Whitelist: candidates()})
	code := info.Lang.Iso6391()
	if info.Confidence < langSure || code == "" {
		return undefined
	}
	return code
}

const (
	wordSample = 120 // words of a text that are looked up
	wordShare  = .2  // of them that must be among the commonest of a language
)

// byWords tells the languages that hearsay reads by their commonest words, in a
// hundredth of the time that telling by letters takes. It is "" where it is not
// sure.
func byWords(sample string) string {
	var folded []byte
	for _, l := range all.Languages {
		n, known := 0, 0
		for w := range strings.FieldsSeq(sample) {
			if n++; n > wordSample {
				break
			}
			folded = text.Fold(folded[:0], w)
			if l().Common[string(folded)] {
				known++
			}
		}
		if n >= 10 && float64(known) >= wordShare*float64(min(n, wordSample)) {
			return l().Code
		}
	}
	return ""
}

// primary is the primary subtag of a BCP 47 tag ("en-GB", "en_US"), or "".
func primary(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) < 2 || len(tag) > 3 || tag == undefined || strings.Trim(tag, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	if len(tag) == 3 {
		if l := whatlanggo.CodeToLang(tag); l >= 0 && l.Iso6391() != "" {
			return l.Iso6391() // "eng" is "en"
		}
	}
	return tag
}

// LanguageTag is the primary subtag of what somebody gives as a language, as texts have it: "en" of "en-US" and "eng". "" for
// what is none.
func LanguageTag(tag string) string { return primary(tag) }
