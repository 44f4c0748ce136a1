package attrib

import (
	"sort"
	"strings"

	"hearsay/internal/lang"
	"hearsay/internal/news"
	"hearsay/internal/text"
)

// gender is what is known of a voice's gender.
type gender uint8

const (
	unknownGender gender = iota
	masculine
	feminine
)

// fits reports whether two genders can be one person's: they do not differ, or one is not known.
func (g gender) fits(h gender) bool { return g == h || g == unknownGender || h == unknownGender }

// voice is a voice in the making.
type voice struct {
	news.Voice
	gender gender
	plural bool
	other  bool   // told apart from one before: "a second official"
	doubt  bool   // a body only for having no first name, as far as the text says
	thing  bool   // described by a noun that is no person's: "a field"
	loose  bool   // nothing points back to it by a pronoun alone: "a poll", "74 percent"
	key    string // what it is found again by: a surname, an organisation's folded name
	given  string // a person's first name, folded; empty if not known
	words  string // its description, folded, asides left out
	head   string // the noun that describes one without a name, folded
	into   int32  // 1 + the voice that it turned out to be; 0: itself
	name   [2]int // tokens of a body's name; equal: it has none
	noun   []int  // tokens of its description and role, for "the retired officer"
}

// onePerson reports whether a voice is a single person's, and may be of a gender.
func (v *voice) onePerson(g gender) bool {
	return v.Kind == news.Person && !v.plural && !v.thing && v.gender.fits(g)
}

// voices holds the voices found so far.
type voices struct {
	r      *reader
	list   []voice
	byKey  map[string][]int32 // persons by surname, others by name and by acronym
	author int32
}

func newVoices(r *reader) *voices {
	return &voices{r: r, byKey: map[string][]int32{}, author: news.NoVoice}
}

// add keeps a new voice under its key and returns its index.
func (v *voices) add(x voice) int32 {
	id := int32(len(v.list))
	v.list = append(v.list, x)
	if x.key != "" {
		v.byKey[x.key] = append(v.byKey[x.key], id)
	}
	return id
}

// also makes a voice known under another key.
func (v *voices) also(id int32, key string) {
	if key != "" {
		v.byKey[key] = append(v.byKey[key], id)
	}
}

// theAuthor is the voice of the article itself.
func (v *voices) theAuthor() int32 {
	if v.author == news.NoVoice {
		v.author = v.add(voice{Voice: news.Voice{Kind: news.Author}})
	}
	return v.author
}

// meant notes that a stretch of text means a voice, which it does not name, and returns the voice.
func (v *voices) meant(id int32, m news.Span) int32 {
	v.mention(id, m, news.Span{}, news.Span{})
	return id
}

// mention notes that a stretch of text means a voice, and makes it the voice's
// name where it is a fuller one.
func (v *voices) mention(id int32, m, name, role news.Span) {
	x := &v.list[id]
	x.Mentions = append(x.Mentions, m)
	if x.Kind == news.Author {
		return
	}
	if name.Len() > x.Name.Len() && !strings.Contains(name.Of(v.r.body), "\n") {
		x.Name = name
	}
	if x.Role.Empty() || v.r.fuller(role, x.Role) {
		x.Role = role
	}
}

// fuller reports whether one role says all that another says, and more: "chief lawyer of the Harbour
// Guild" and "lawyer".
func (r *reader) fuller(role, than news.Span) bool {
	lo, hi := news.Within(r.spans, than)
	if role.Len() <= than.Len() || hi-lo > maxRole/2 {
		return false
	}
	from, to := news.Within(r.spans, role)
	for i := lo; i < hi; i++ {
		found := false
		for k := from; k < to && !found; k++ {
			found = r.fold(k) == r.fold(i)
		}
		if !found {
			return false
		}
	}
	return to > from
}

// forget takes back the last mention of a voice.
func (v *voices) forget(id int32, m news.Span) {
	if x := &v.list[id]; len(x.Mentions) > 0 && x.Mentions[len(x.Mentions)-1] == m {
		x.Mentions = x.Mentions[:len(x.Mentions)-1]
	}
}

// fold is the form that names are compared in.
func (r *reader) fold(i int) string {
	var room [32]byte
	return string(r.appendFold(room[:0], i))
}

func (r *reader) appendFold(dst []byte, i int) []byte { return text.Fold(dst, r.word(i)) }

// foldRange is the folded words of tokens, with spaces.
func (r *reader) foldRange(lo, hi int) string {
	var room [64]byte
	return string(r.appendFolds(room[:0], lo, hi))
}

// appendFolds appends them to b, which is empty.
func (r *reader) appendFolds(b []byte, lo, hi int) []byte {
	for i := lo; i < hi; i++ {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = text.Fold(b, r.word(i))
	}
	return b
}

// acronym is the initials of the capitalised words in [lo, hi), folded.
func (r *reader) acronym(lo, hi int) string {
	var b []byte
	for i := lo; i < hi; i++ {
		if r.toks[i].capital {
			b = text.Fold(b, r.word(i)[:firstLen(r.word(i))])
		}
	}
	if len(b) < 2 {
		return ""
	}
	return string(b)
}

func firstLen(w string) int {
	for i := range w {
		if i > 0 {
			return i
		}
	}
	return len(w)
}

// finish orders the voices by first mention and renumbers the statements.
func (v *voices) finish(drafts []draft) []news.Voice {
	for i := range v.list {
		x := &v.list[i]
		sort.Slice(x.Mentions, func(a, b int) bool { return x.Mentions[a].Less(x.Mentions[b]) })
		kept := x.Mentions[:0]
		for _, m := range x.Mentions {
			if n := len(kept); n > 0 && kept[n-1].Overlaps(m) {
				kept[n-1] = kept[n-1].Cover(m)
				continue
			}
			kept = append(kept, m)
		}
		x.Mentions = kept
		if kept == nil {
			x.Mentions = []news.Span{}
		}
	}
	order := make([]int32, 0, len(v.list))
	for i := range v.list {
		if v.list[i].into == 0 {
			order = append(order, int32(i))
		}
	}
	sort.SliceStable(order, func(a, b int) bool {
		return firstOf(&v.list[order[a]]).Less(firstOf(&v.list[order[b]]))
	})
	place := make([]int32, len(v.list))
	out := make([]news.Voice, len(order))
	for to, from := range order {
		out[to], place[from] = v.list[from].Voice, int32(to)
		out[to].Name = v.r.withoutPunct(out[to].Name)
		v.r.countVoice(&out[to], v.list[from].plural)
	}
	for i := range drafts {
		d := &drafts[i]
		if d.Voice >= 0 {
			d.Voice = place[d.Voice]
		}
		for c := range d.Chain {
			d.Chain[c].Voice = place[d.Chain[c].Voice]
		}
	}
	return out
}

// countVoice says of a voice without a name which noun describes it, and of every voice
// whether it is one or several; plural, as far as its first source tells.
func (r *reader) countVoice(v *news.Voice, plural bool) {
	if v.Kind == news.Author || v.Kind == news.Person {
		return
	}
	v.Many = plural && v.Kind != news.Organisation && v.Kind != news.Outlet
	lo, hi := news.Within(r.spans, v.Name)
	if hi <= lo {
		return
	}
	s := r.describe(lo, hi)
	if s.named() || s.pronoun || s.head < lo || s.head >= hi {
		return
	}
	v.Many = s.plural && s.kind != news.Organisation
	if r.has(s.head, lang.Determiner|lang.Pronoun) && r.has(s.head+1, lang.Genitive) {
		i := s.head + 2 // "dozens of | witnesses", "one of the | officials"
		for i < s.core && (r.nounLike(i) || r.has(i, lang.Determiner)) {
			i++
		}
		if i > s.head+2 {
			s.head = i - 1
		}
	}
	if s.head == lo || !r.toks[s.head].capital {
		v.Head = r.spans[s.head] // and none for "Voss and Brandt"
	}
}

// withoutPunct is a span without the punctuation that it ends in: the name of "the
// official, who asked not to be named," has no comma at its end.
func (r *reader) withoutPunct(s news.Span) news.Span {
	for i := r.tokenAt(s.End) - 1; i >= 0 && i < len(r.toks) && r.toks[i].punct && r.spans[i].Start > s.Start && r.spans[i].End == s.End; i-- {
		w := r.word(i)
		if w != "," && w != ";" && w != ":" && w != "." {
			break
		}
		s.End = r.spans[i-1].End
	}
	return s
}

func firstOf(v *voice) news.Span {
	if len(v.Mentions) == 0 {
		return news.Span{}
	}
	return v.Mentions[0]
}
