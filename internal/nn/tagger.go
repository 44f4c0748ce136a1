package nn

// Tagger labels the tokens of a sequence: an encoder reads it, and a linear-chain
// decoder (Viterbi) finds the best labels.
type Tagger struct {
	encoder
	labels  int
	out     []float32 // top × labels padded to pad
	outBias []float32
	first   []float32 // labels
	next    []float32 // labels × labels, from × to
}

// pad is what the width of the label scores is brought up to, for the kernels.
const pad = 16

// Labels is how many labels there are.
func (t *Tagger) Labels() int { return t.labels }

// Label labels an input, as one sequence, and appends the labels to dst. Time and memory are
// linear in its length.
func (t *Tagger) Label(dst []uint8, in *Input, s *Scratch) []uint8 {
	n := in.n
	if n == 0 {
		return dst
	}
	cutOff(in.x)
	s.seqs = append(s.seqs[:0], seq{0, n})
	x, limit := in.x, float32(0)
	for i := range t.layers {
		s.read(x, n, limit)
		x, limit = t.layer(i, n, s), 1 // what cells give out lies between -1 and 1
	}
	top := len(x) / n
	s.scores = grow(s.scores, n*pad)
	for i := range n {
		e := s.scores[i*pad : (i+1)*pad]
		copy(e, t.outBias)
		mulAdd(e, t.out, x[i*top:(i+1)*top])
	}
	return t.decode(dst, n, s)
}

// decode finds the labels that score best together.
func (t *Tagger) decode(dst []uint8, n int, s *Scratch) []uint8 {
	k := t.labels
	if cap(s.back) < n*k {
		s.back = make([]uint8, n*k, n*k+n*k/4)
	}
	s.back = s.back[:n*k]
	s.ahead = grow(s.ahead, n*k)
	var score, next [pad]float32
	for j := range k {
		score[j] = t.first[j] + s.scores[j]
	}
	copy(s.ahead, score[:k])
	for i := 1; i < n; i++ {
		e := s.scores[i*pad : i*pad+k]
		for to := range k {
			best, from := score[0]+t.next[to], 0
			for f := 1; f < k; f++ {
				if v := score[f] + t.next[f*k+to]; v > best {
					best, from = v, f
				}
			}
			next[to] = best + e[to]
			s.back[i*k+to] = uint8(from)
		}
		score = next
		copy(s.ahead[i*k:], score[:k])
	}
	last := 0
	for j := 1; j < k; j++ {
		if score[j] > score[last] {
			last = j
		}
	}
	at := len(dst)
	dst = append(dst, make([]uint8, n)...)
	for i := n - 1; i >= 0; i-- {
		dst[at+i] = uint8(last)
		if i > 0 {
			last = int(s.back[i*k+last])
		}
	}
	return dst
}

// Margins appends to dst, for each token of the sequence that was labelled last with
// s, by how much the best labels of all score better than the best among those that
// give this token the given label (max-marginals): 0 where it has that label, and the
// larger, the surer it is that it has not. Like scores, margins have no unit.
func (t *Tagger) Margins(dst []float32, n int, label uint8, s *Scratch) []float32 {
	if n == 0 {
		return dst
	}
	k := t.labels
	at := len(dst)
	dst = append(dst, make([]float32, n)...)
	var behind, next [pad]float32 // what the best labels after the token add
	best := s.ahead[(n-1)*k]
	for _, v := range s.ahead[(n-1)*k : n*k] {
		best = max(best, v)
	}
	for i := n - 1; i >= 0; i-- {
		dst[at+i] = max(0, best-(s.ahead[i*k+int(label)]+behind[label]))
		if i == 0 {
			break
		}
		e := s.scores[i*pad : i*pad+k]
		for from := range k {
			v := t.next[from*k] + (e[0] + behind[0])
			for to := 1; to < k; to++ {
				v = max(v, t.next[from*k+to]+(e[to]+behind[to]))
			}
			next[from] = v
		}
		behind = next
	}
	return dst
}
