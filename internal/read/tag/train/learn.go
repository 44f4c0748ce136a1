package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"time"

	"hearsay/internal/read/tag"
)

// example is a sentence with the tags that it is parsed with.
type example struct {
	*sentence
	classes []int
}

// item is a sentence in its forms: as the treebank has it, and in our tokens where
// those are others. Training goes through them by turns.
type item []*example

func (it item) turn(epoch int) *example { return it[epoch%len(it)] }

func begin(t *tag.Tagger, s *sentence, n *names) int {
	t.Begin(n.Words)
	for i := range s.words {
		t.Add(s.words[i].form)
	}
	return t.End()
}

func progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "%s "+format+"\n", append([]any{time.Now().Format("15:04:05")}, args...)...)
}

// learnTags trains a tagger on its own tags of the words before.
func learnTags(items []item, n *names, epochs int, seed uint64) *perceptron {
	p := newPerceptron(len(n.Joined))
	var t tag.Tagger
	often := countTags(items, n)
	r := rand.New(rand.NewPCG(seed, 1))
	for epoch := range epochs {
		wrong, all := 0, 0
		for _, i := range r.Perm(len(items)) {
			s := items[i].turn(epoch)
			for k := range begin(&t, s.sentence, n) {
				right := n.class(&s.words[k])
				f := often.often(t.Features())
				got := argmax(p.score(f))
				if right >= 0 && got != right {
					p.update(f, right, got)
					wrong++
				}
				all++
				t.Set(got)
			}
		}
		progress("tags: epoch %d, %.2f %% right in training", epoch+1, 100-100*float64(wrong)/float64(all))
	}
	return p
}

// countTags counts the features that right tags have.
func countTags(items []item, n *names) *seen {
	s := newSeen()
	var t tag.Tagger
	for _, it := range items {
		for k := range begin(&t, it[0].sentence, n) {
			s.add(t.Features())
			t.Set(max(0, n.class(&it[0].words[k])))
		}
	}
	return s
}

// jackknife gives every sentence the tags of a tagger that has not seen it, so
// that the parser learns from tags with the mistakes that it will meet.
func jackknife(items []item, n *names, folds, epochs int, seed uint64) error {
	for fold := range folds {
		var rest []item
		for i, it := range items {
			if i/20%folds != fold { // by stretches: neighbours are of one document
				rest = append(rest, it)
			}
		}
		m, err := load(learnTags(rest, n, epochs, seed+uint64(fold)))
		if err != nil {
			return err
		}
		for i, it := range items {
			if i/20%folds == fold {
				for _, s := range it {
					m.tag(s, n)
				}
			}
		}
	}
	return nil
}

// learnTrees trains a parser with a dynamic oracle (Goldberg and Nivre 2013): it
// follows its own actions, most of the time, into the mistakes that it makes, and
// learns what is best there.
func learnTrees(items []item, n *names, epochs int, seed uint64, each func(epoch int, act *actions, label *perceptron)) {
	act, label := newActions(), newPerceptron(len(n.Rels))
	l := treeLearner{act: act, label: label, names: n, rand: rand.New(rand.NewPCG(seed, 2)), often: newSeen()}
	for _, it := range items {
		l.count(it[0])
	}
	for epoch := range epochs {
		l.explore = 0
		if epoch > 0 {
			l.explore = 0.9
		}
		l.wrong, l.all = 0, 0
		for _, i := range l.rand.Perm(len(items)) {
			l.learn(items[i].turn(epoch))
		}
		progress("trees: epoch %d, %.2f %% of actions right in training", epoch+1, 100-100*float64(l.wrong)/float64(l.all))
		each(epoch+1, act, label)
	}
}

// actMargin is by how much the right action must win not to be learned from again,
// in per cent of its number of features: one update is worth 200.
const actMargin = 100

type treeLearner struct {
	act        *actions
	label      *perceptron
	names      *names
	rand       *rand.Rand
	explore    float64
	wrong, all int
	tagger     tag.Tagger
	parser     tag.Parser
	oracle     oracle
	often      *seen
}

// count counts the features on the way to the right tree.
func (l *treeLearner) count(s *example) {
	l.begin(s)
	p := &l.parser
	for !p.Done() {
		costs := l.oracle.costs(p, s.sentence)
		l.often.add(p.Features())
		do, rel := bestOf(p, &[3]int32{}, &costs), 0
		if do != tag.Shift {
			l.often.add(p.LabelFeatures(do))
			rel = max(0, l.names.rel(&s.words[p.Stack(0)]))
		}
		p.Do(do, rel)
	}
}

func (l *treeLearner) begin(s *example) {
	begin(&l.tagger, s.sentence, l.names)
	for _, c := range s.classes {
		l.tagger.Set(c)
	}
	l.parser.Take(&l.tagger)
}

func (l *treeLearner) learn(s *example) {
	l.begin(s)
	p := &l.parser
	for !p.Done() {
		costs := l.oracle.costs(p, s.sentence)
		f := l.often.often(p.Features())
		scores := l.act.score(f)
		got := p.Best(&scores)
		best := bestOf(p, &scores, &costs)
		l.all++
		do := best
		if costs[got] > costs[best] {
			l.wrong++
			if l.rand.Float64() < l.explore {
				do = got
			}
		} else {
			do = got
		}
		if rival, ok := rivalOf(p, &scores, &costs, costs[best]); ok && scores[best]-scores[rival] < int32(len(f))*actMargin/100 {
			l.act.update(f, int(best), int(rival))
		}
		rel := 0
		if do != tag.Shift {
			rel = l.relation(s, do)
		}
		p.Do(do, rel)
	}
}

// relation is the relation that the arc of an action gets; where the arc is right
// it is learned from.
func (l *treeLearner) relation(s *example, do tag.Action) int {
	p := &l.parser
	f := l.often.often(p.LabelFeatures(do))
	got := argmax(l.label.score(f))
	child, head := p.Stack(0), p.Stack(1)
	if do == tag.Left {
		head = p.Next()
	}
	w := &s.words[child]
	if right := l.names.rel(w); w.head == head && right >= 0 && right != got {
		l.label.update(f, right, got)
		return right
	}
	return got
}

// bestOf is the best scored of the possible actions that cost least.
func bestOf(p *tag.Parser, scores *[3]int32, costs *[3]int) tag.Action {
	best, found := tag.Shift, false
	for a := tag.Shift; a <= tag.Right; a++ {
		if p.Can(a) && (!found || costs[a] < costs[best] || costs[a] == costs[best] && scores[a] > scores[best]) {
			best, found = a, true
		}
	}
	return best
}

// rivalOf is the best scored of the possible actions that cost more than least.
func rivalOf(p *tag.Parser, scores *[3]int32, costs *[3]int, least int) (rival tag.Action, found bool) {
	for a := tag.Shift; a <= tag.Right; a++ {
		if p.Can(a) && costs[a] > least && (!found || scores[a] > scores[rival]) {
			rival, found = a, true
		}
	}
	return rival, found
}

// oracle tells what an action costs: how many of the right arcs that could still
// be made cannot be made after it. Trees are taken as if no arcs crossed.
type oracle struct{ on []bool } // of each token: is it on the stack

func (o *oracle) costs(p *tag.Parser, s *sentence) (costs [3]int) {
	n := len(s.words)
	o.on = append(o.on[:0], make([]bool, n)...)
	for i := range p.Depth() {
		o.on[p.Stack(i)] = true
	}
	next, top, below := p.Next(), p.Stack(0), p.Stack(1)
	if next < n { // Shift: what is on the stack is no child of next's, and only the top can be its head
		h := s.words[next].head
		if h != top && h >= 0 && o.on[h] || h == -1 && top != -1 {
			costs[tag.Shift]++
		}
		for i := range next {
			if o.on[i] && s.words[i].head == next {
				costs[tag.Shift]++
			}
		}
	}
	if top < 0 {
		return costs
	}
	h := s.words[top].head
	children := 0
	for i := next; i < n; i++ {
		if s.words[i].head == top {
			children++
		}
	}
	costs[tag.Left], costs[tag.Right] = children, children
	if h != next && (h == below || h > next) {
		costs[tag.Left]++
	}
	if h != below && h >= next {
		costs[tag.Right]++
	}
	return costs
}
