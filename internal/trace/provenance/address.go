package provenance

import (
	"slices"
	"strings"
)

// An outlet is often known by its address alone ("www.nytimes.com"), while texts call it by
// its name ("the New York Times").

// isAddress reports whether an outlet is given by its address.
func isAddress(outlet string) bool {
	return strings.Contains(outlet, ".") && !strings.ContainsAny(outlet, " \t")
}

// labels are the parts of an address that may be an outlet's name: "abcnews" and "go" of
// abcnews.go.com; not its last, nor what stands before that in "co.uk" and "com.cn".
func labels(address string) []string {
	parts := strings.Split(strings.ToLower(address), ".")
	n := len(parts) - 1
	if n > 1 && len(parts[n]) == 2 && len(parts[n-1]) <= 3 {
		n--
	}
	return slices.DeleteFunc(parts[:max(n, 0)], func(p string) bool { return p == "" || p == "www" })
}

// minForm is how many letters a name has at least as it may stand in an address.
const minForm = 3

// forms are the ways in which a name may stand in an address: "newyorktimes",
// "thenewyorktimes", "nytimes", "nyt".
func forms(name string) []string {
	ws := words(bare(name))
	whole := strings.Join(ws, "")
	out := []string{whole, "the" + whole}
	if isAddress(name) {
		out = append(out, labels(bare(name))...)
	}
	initials := ""
	for i, w := range ws {
		r := []rune(w)
		initials += string(r[0])
		if len(ws) > 1 {
			out = append(out, initials+strings.Join(ws[i+1:], ""))
		}
	}
	return slices.DeleteFunc(out, func(f string) bool { return len(f) < minForm })
}

// callsOutlet reports whether a name in a text is that of an outlet, as far as its own name or
// its address tells without doubt.
func callsOutlet(name, outlet string) bool {
	if strings.EqualFold(bare(name), bare(outlet)) {
		return true
	}
	if !isAddress(outlet) {
		return false
	}
	fs := forms(name)
	return slices.ContainsFunc(labels(outlet), func(l string) bool { return slices.Contains(fs, l) })
}

// partOfAddress reports whether a name may be short for an outlet's that has this address:
// "the Times" for nytimes, "CBS" for cbsnews.
func partOfAddress(name, outlet string) bool {
	short := compact(bare(name))
	return len(short) >= minForm && isAddress(outlet) && slices.ContainsFunc(labels(outlet), func(l string) bool {
		return strings.HasPrefix(l, short) || strings.HasSuffix(l, short)
	})
}
