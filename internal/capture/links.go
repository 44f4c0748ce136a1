package capture

import (
	"net/url"
	"slices"
	"sort"
	"strings"
	"unicode"

	"hearsay/internal/news"
)

const addressMax = 4096 // bytes; longer ones are data, not addresses

// webAddress makes an absolute http or https address of href, as seen from
// base, without its fragment; or "" if it is none.
func webAddress(href string, base *url.URL) string {
	href = strings.TrimSpace(href)
	if href == "" || len(href) > addressMax || strings.HasPrefix(href, "#") {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	return u.String()
}

// hostOf is the host of an address without "www.", or "".
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Path
}

func sortLinks(links []news.Link) []news.Link {
	sort.SliceStable(links, func(i, j int) bool { return links[i].Span.Less(links[j].Span) })
	return links
}

// oneLine collapses white space, control characters included.
func oneLine(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

const authorMax = 80 // bytes; longer ones are not names

// authors tidies names as they are declared: one to an entry, no "By", no
// addresses, none twice.
func authors(given []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, g := range given {
		for _, name := range splitNames(oneLine(g)) {
			name = strings.TrimPrefix(name, "More Stories ")
			if !isName(name) || seen[name] {
				continue
			}
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

// isName keeps what is not one out: addresses, dates, whole bylines, what pages and crawlers set
// beside names.
func isName(s string) bool {
	if s == "" || len(s) > authorMax || strings.Contains(s, "://") || strings.ContainsAny(s, "{}<>@|•0123456789") {
		return false
	}
	name, _, _ := strings.Cut(strings.ToLower(s), " for ")
	words := strings.Fields(name)
	return len(words) <= maxNameWords && !slices.ContainsFunc(words, func(w string) bool { return noVerb[w] }) &&
		slices.ContainsFunc(words, func(w string) bool { return !noName[strings.TrimSuffix(w, ".")] && !isHost(w) })
}

// isHost reports whether a word is the address of a site or of a mailbox of it, and no initials: "www.saltwaynews.com",
// "ann.lee".
func isHost(word string) bool {
	parts := strings.Split(word, ".")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return len(p) < 2 })
}

// maxNameWords is how many words a name has at most, without the outlet: "Ann J. de la Cruz", "Ann
// Lee Sports News for The Post".
const maxNameWords = 5

// noName are words of bylines that are no name by themselves, nor together: "Senior Editor", "Min Read",
// "Published A.M. Et Dec". noVerb are words that no name has: "You Ll Find Him", "Manik Is Intrigued".
var (
	noName = wordSet("published updated posted written by about the author authors reporter reporters writer editor editors editorial " +
		"correspondent contributor contributors columnist staff special senior chief sports technology business political showbiz " +
		"opinion min mins read more stories share a.m p.m am pm et gmt bst jan feb mar apr jun jul aug sept sep oct nov dec")
	noVerb = wordSet("is was you him his her your our")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// splitNames cuts "By Ann Lee and Bo Ray" into its names. It cuts at commas and
// at "and" only where every part has two words or more: "Lee, Ann" is one name.
func splitNames(s string) []string {
	for _, before := range [...]string{"written by ", "by "} {
		if len(s) > len(before) && strings.EqualFold(s[:len(before)], before) {
			s = s[len(before):]
			break
		}
	}
	parts := strings.FieldsFunc(strings.ReplaceAll(s, " and ", ";"), func(r rune) bool { return r == ';' || r == ',' })
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		if !strings.Contains(s, ";") && len(strings.Fields(p)) < 2 {
			return []string{strings.TrimSpace(s)}
		}
	}
	return parts
}
