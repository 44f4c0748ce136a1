package news

import (
	"slices"
	"strings"
	"unicode"
)

// An outlet is often known by its address alone ("www.nytimes.com"), while texts call it by
// its name ("the New York Times").

// IsAddress reports whether an outlet is given by its address.
func IsAddress(outlet string) bool {
	return strings.Contains(outlet, ".") && !strings.ContainsAny(outlet, " \t")
}

// Labels are the parts of an address that may be an outlet's name: "abcnews" and "go" of
// abcnews.go.com; not its last, nor what stands before that in "co.uk" and "com.cn".
func Labels(address string) []string {
	parts := strings.Split(strings.ToLower(address), ".")
	n := len(parts) - 1
	if n > 1 && len(parts[n]) == 2 && len(parts[n-1]) <= 3 {
		n--
	}
	return slices.DeleteFunc(parts[:max(n, 0)], func(p string) bool { return p == "" || p == "www" })
}

// MinForm is how many letters a name has at least as it may stand in an address.
const MinForm = 3

// Forms are the ways in which a name may stand in an address: "newyorktimes",
// "thenewyorktimes", "nytimes", "nyt".
func Forms(name string) []string {
	ws := NameParts(BareName(name))
	whole := strings.Join(ws, "")
	out := []string{whole, "the" + whole}
	if IsAddress(name) {
		out = append(out, Labels(BareName(name))...)
	}
	initials := ""
	for i, w := range ws {
		r := []rune(w)
		initials += string(r[0])
		if len(ws) > 1 {
			out = append(out, initials+strings.Join(ws[i+1:], ""))
		}
	}
	return slices.DeleteFunc(out, func(f string) bool { return len(f) < MinForm })
}

// CallsOutlet reports whether a name in a text is that of an outlet, as far as its own name or
// its address tells without doubt.
func CallsOutlet(name, outlet string) bool {
	if strings.EqualFold(BareName(name), BareName(outlet)) {
		return true
	}
	if !IsAddress(outlet) {
		return false
	}
	fs := Forms(name)
	return slices.ContainsFunc(Labels(outlet), func(l string) bool { return slices.Contains(fs, l) || clipped(BareName(name), l) })
}

// minClip is how many letters each word has at least of a name that is clipped and run together.
const minClip = 4

// clipped reports whether a name is run together from the beginning of an outlet's and its last word, as
// "WashPost" is of washingtonpost.
func clipped(name, label string) bool {
	at := strings.LastIndexFunc(name, unicode.IsUpper)
	if at < minClip || len(name)-at < minClip || strings.IndexFunc(name[1:at], unicode.IsUpper) >= 0 || strings.ContainsFunc(name, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) {
		return false
	}
	first, last := strings.ToLower(name[:at]), strings.ToLower(name[at:])
	return len(label) >= len(name) && strings.HasPrefix(label, first) && strings.HasSuffix(label, last)
}

// MayCallOutlet reports whether a name in a text may mean an outlet: all of its words are in the
// outlet's name ("the Lantern", The Tolvane Lantern), or in its address.
func MayCallOutlet(name, outlet string) bool {
	want := NameParts(BareName(name))
	if len(want) == 0 || outlet == "" {
		return false
	}
	have := NameParts(outlet)
	if IsAddress(outlet) {
		return CallsOutlet(name, outlet) || slices.Contains(have, Compact(name)) || PartOfAddress(name, outlet)
	}
	return !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(have, w) })
}

// PartOfAddress reports whether a name may be short for an outlet's that has this address:
// "the Times" for nytimes, "CBS" for cbsnews.
func PartOfAddress(name, outlet string) bool {
	short := Compact(name)
	return len(short) >= MinForm && IsAddress(outlet) && slices.ContainsFunc(Labels(outlet), func(l string) bool {
		return strings.HasPrefix(l, short) || strings.HasSuffix(l, short)
	})
}

// BareName is an outlet's name without its article.
func BareName(outlet string) string {
	if len(outlet) > 4 && strings.EqualFold(outlet[:4], "the ") {
		return outlet[4:]
	}
	return outlet
}

// Owner is who a thing is said to be by a name that ends in an apostrophe, with an s or without:
// "CNN" of "CNN’s". It is false for other names, which it returns as they are.
func Owner(name string) (owner string, owns bool) {
	for _, end := range [...]string{"’s", "'s", "’", "'"} {
		if owner, owns = strings.CutSuffix(name, end); owns {
			return owner, true
		}
	}
	return name, false
}

// NameParts are the words of a name in small letters, and its numbers.
func NameParts(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Compact is a name without its article, case, spaces and marks.
func Compact(s string) string { return strings.Join(NameParts(BareName(s)), "") }
