package claim

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
)

const (
	// minAlike is how alike two stretches must be to be one claim: as they are, less what
	// either has that is more alike in the other text (see bestOff); and how alike the two
	// groups that they join must be, on the mean. All were set on the development half of
	// docs/gold-claims.md, where figures change little around them.
	minAlike = 0.51
	minMean  = 0.51
	// bestOff is what part of the distance to the best of the other text is taken off
	// (hubs: sentences that are a little like everything; after CSLS, Conneau et al. 2018).
	bestOff = 0.2
	// sureNear is how near two texts are that are taken to tell of one thing; of those that
	// are not so near, two stretches must be more alike, by distrust for each step.
	sureNear = 0.24
	distrust = 2
	// otherVoice takes minAlike's place where the two are by different persons or
	// organisations: what each says of one thing ("condemned the launch", "welcomed the
	// launch") may have many words in common and not be the same.
	otherVoice = 0.75
	// minSharedWords is what part of the weight of a stretch's words must stand in another for the
	// two to be looked at further: one word, of a short one.
	minSharedWords = 0.2
	// minTelling is how many words that tell something a stretch must have.
	minTelling = 3
	// maxStretches is how many stretches of one text are looked at, the first: some 400
	// sentences. What lies behind is joined by passages alone.
	maxStretches = 800
	// maxPosts is in how many stretches of a text a word may stand and still lead to them.
	maxPosts = 48
	// maxPointer is how many words that tell something a denial has that only points at what
	// it denies.
	maxPointer = 2
	// copyAlike is how alike two stretches are that count once.
	copyAlike = 0.9
	// maxMembers is how many members of a group speak for it.
	maxMembers = 12
)

// likePair is two nodes of a story that may be one claim, by their places in it.
type likePair struct {
	a, b int32
	like float32
}

// story is texts of one language that may tell of one thing, and what they say.
type story struct {
	g     *graph
	nodes []int32 // by text, then by place
	first []int32 // of text i of the story, its first node; one more for the end
	texts []int32
	rank  []int32         // of text i, its place in the order of publication
	at    map[int32]int32 // of a text of the set: its place in texts
	m     *meaning
	posts []map[int32][]int32 // of a text: the nodes by word
}

// joinAlike joins the nodes of a story that say the same, most alike first. A joint must be
// borne by the two groups that it joins, and not by two of their members alone: else one
// sentence that tells two things would make one of them (average linkage).
func (s *story) joinAlike(pairs []pair) {
	var found []likePair
	for _, p := range pairs {
		found = s.compare(found, s.at[p.a], s.at[p.b], minAlike+distrust*max(0, sureNear-p.near))
	}
	slices.SortFunc(found, func(x, y likePair) int {
		return cmp.Or(-cmp.Compare(x.like, y.like), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	members := map[int32][]int32{}
	for i := range s.nodes {
		r := s.g.find(s.nodes[i])
		members[r] = append(members[r], int32(i))
	}
	for _, p := range found {
		a, b := s.g.find(s.nodes[p.a]), s.g.find(s.nodes[p.b])
		if a == b || s.partly(members[a], members[b]) || s.mean(members[a], members[b]) < minMean {
			continue
		}
		s.g.join(a, b)
		r := s.g.find(a)
		all := slices.Concat(members[a], members[b])
		slices.Sort(all)
		delete(members, a)
		delete(members, b)
		members[r] = all
	}
	for _, all := range members {
		s.speak(all)
	}
	s.answer(pairs, members)
}

// answer finds, for each denial of the story that says nothing of what it denies ("denied the
// report") and follows nothing in its own text, what was told most widely before in the texts
// that are near to its own.
func (s *story) answer(pairs []pair, groups map[int32][]int32) {
	next := make([][]int32, len(s.texts))
	for _, p := range pairs {
		if p.near >= sureNear {
			a, b := s.at[p.a], s.at[p.b]
			next[a], next[b] = append(next[a], b), append(next[b], a)
		}
	}
	for t := range s.texts {
		for d := s.first[t]; d < s.first[t+1]; d++ {
			n := s.nodes[d]
			if st := s.g.statement(n); st != nil && st.Stance == news.Denies && st.Denied < 0 && st.Meant.Empty() && s.g.nodes[n].whole < 0 && len(s.m.words[d]) <= maxPointer {
				s.g.nodes[n].answers = s.widest(int32(t), next[t], groups)
			}
		}
	}
}

// widest is the claim that most texts tell of those near to text t that are not known to be
// later, if it is told by two at least and no other is told as widely; or -1. A node of it
// stands for it.
func (s *story) widest(t int32, texts []int32, groups map[int32][]int32) int32 {
	told := map[int32]int{}
	for _, u := range texts {
		if s.rank[t] < s.rank[u] {
			continue
		}
		seen := map[int32]bool{}
		for n := s.first[u]; n < s.first[u+1]; n++ {
			r := s.g.find(s.nodes[n])
			if s.g.nodes[s.nodes[n]].whole < 0 && s.g.tells(s.nodes[n]) && !seen[r] && len(groups[r]) > 1 {
				seen[r] = true
				told[r]++
			}
		}
	}
	best, most, next := int32(-1), 1, 0
	for r, n := range told {
		switch {
		case n > most:
			best, most, next = r, n, most
		default:
			next = max(next, n)
		}
	}
	if next == most {
		return -1
	}
	return best
}

// ownWords reports whether two nodes are by one voice: nobody denies what they say themselves.
func (g *graph) ownWords(a, b int32) bool {
	return g.voice(a) != nil && g.voice(b) != nil && g.sameVoice(a, b)
}

// partly reports whether one of two groups has a clause of which the other has the whole:
// then one tells more than the other.
func (s *story) partly(a, b []int32) bool {
	wholes := make(map[int32]bool, len(a)+len(b))
	for _, x := range slices.Concat(a, b) {
		wholes[s.nodes[x]] = true
	}
	for _, x := range slices.Concat(a, b) {
		if wholes[s.g.nodes[s.nodes[x]].whole] {
			return true
		}
	}
	return false
}

// distinct are the members that speak for a group, copies once: else whoever is reprinted
// most would decide what a claim is.
func (s *story) distinct(members []int32) []int32 {
	var out []int32
	for _, x := range members {
		if len(out) == maxMembers {
			break
		}
		if !slices.ContainsFunc(out, func(y int32) bool { return s.m.alike(int(x), int(y)) >= copyAlike }) {
			out = append(out, x)
		}
	}
	return out
}

// mean is how alike the members of two groups are, each to each.
func (s *story) mean(a, b []int32) float32 {
	a, b = s.distinct(a), s.distinct(b)
	var sum float32
	for _, x := range a {
		for _, y := range b {
			sum += s.m.alike(int(x), int(y))
		}
	}
	return sum / float32(len(a)*len(b))
}

// speak says of each member of a group how well it speaks for the group.
func (s *story) speak(members []int32) {
	for _, x := range members {
		var sum float32
		n := 0
		for _, y := range members[:min(len(members), maxMembers)] {
			if s.g.nodes[s.nodes[x]].text != s.g.nodes[s.nodes[y]].text {
				sum += s.m.alike(int(x), int(y))
				n++
			}
		}
		if n > 0 {
			s.g.nodes[s.nodes[x]].speaks = sum / float32(n)
		}
	}
}

// compare adds the nodes of two texts of the story that are alike enough: need at least.
func (s *story) compare(found []likePair, t, u int32, need float32) []likePair {
	var here []likePair
	bestA, bestB := map[int32]float32{}, map[int32]float32{}
	shared := map[int32]float32{}
	var touched []int32
	for a := s.first[t]; a < s.first[t+1]; a++ {
		if len(s.m.words[a]) < minTelling {
			continue
		}
		clear(shared)
		touched = touched[:0]
		for _, w := range s.m.words[a] {
			ps := s.posts[u][w.word]
			if len(ps) > maxPosts {
				continue
			}
			for _, b := range ps {
				if _, ok := shared[b]; !ok {
					touched = append(touched, b)
				}
				shared[b] += w.weight
			}
		}
		slices.Sort(touched)
		for _, b := range touched {
			if shared[b] < minSharedWords || len(s.m.words[b]) < minTelling || s.m.no[a] != s.m.no[b] || !s.g.comparable(s.nodes[a], s.nodes[b]) {
				continue
			}
			like := s.m.alike(int(a), int(b))
			bestA[a], bestB[b] = max(bestA[a], like), max(bestB[b], like)
			if like >= need {
				here = append(here, likePair{a, b, like})
			}
		}
	}
	for _, p := range here {
		like := p.like - bestOff*(bestA[p.a]-p.like) - bestOff*(bestB[p.b]-p.like)
		if like < need || like < otherVoice && s.g.otherPerson(s.nodes[p.a], s.nodes[p.b]) {
			continue
		}
		found = append(found, likePair{p.a, p.b, like})
	}
	return found
}

// comparable reports whether two nodes may be one claim at all: neither denies, declines,
// asks or says nothing.
func (g *graph) comparable(a, b int32) bool { return g.tells(a) && g.tells(b) }

// tells reports whether a node tells something that may be so.
func (g *graph) tells(n int32) bool {
	s := g.statement(n)
	return !g.nodes[n].formula && (s == nil || s.Stance != news.Denies && s.Stance != news.Declines && s.Stance != news.Asks)
}
