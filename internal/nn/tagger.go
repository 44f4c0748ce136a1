package nn

import "slices"

// Tagger labels the tokens of a sequence: an encoder reads it, and a linear-chain
// decoder (Viterbi) finds the best labels. It may have several decoders, each of which
// learned from another annotation what the same labels mean.
type Tagger struct {
	encoder
	labels   int
	out      []float32 // top × labels of all decoders, one behind the other, padded to pad
	outBias  []float32
	decoders []decoder
}

// decoder says how well labels go together.
type decoder struct {
	first []float32 // labels
	next  []float32 // labels × labels, from × to
}

// pad is what the width of the label scores is brought up to, for the kernels.
const pad = 16

// Labels is how many labels there are.
func (t *Tagger) Labels() int { return t.labels }

// Decoders is how many decoders there are, one at least.
func (t *Tagger) Decoders() int { return len(t.decoders) }

// Read reads each sequence of an input by itself; Label and Margins then say of what s holds
// what each decoder makes of it. Time and memory are linear in the input's length.
func (t *Tagger) Read(in *Input, s *Scratch) {
	s.seqs = in.sequences(s.seqs[:0])
	if in.n == 0 {
		return
	}
	s.longestFirst()
	t.score(in, in.n, s)
}

// Label appends to dst the labels that a decoder, counted from 0, gives to what was read last with s.
func (t *Tagger) Label(dst []uint8, decoder int, s *Scratch) []uint8 {
	at, n := len(dst), s.labelled()
	dst = append(dst, make([]uint8, n)...)
	s.back, s.ahead = grow(s.back, n*t.labels), grow(s.ahead, n*t.labels)
	for _, q := range s.seqs {
		t.decode(dst[at+q.from:][:q.n], q, decoder, s)
	}
	return dst
}

// labelled is how many tokens all that was read last has.
func (s *Scratch) labelled() (n int) {
	for _, q := range s.seqs {
		n += q.n
	}
	return n
}

// score makes s.scores what the encoder says of each label at each of n tokens.
func (t *Tagger) score(in *Input, n int, s *Scratch) {
	t.read(in, n, s)
	top, last := t.top(), len(t.layers)-1
	for i := range last {
		t.layer(i, nil, s)
	}
	s.out = grow(s.out, n*top)
	t.layer(last, s.out, s)
	s.scores = grow(s.scores, n*pad)
	for i := range n {
		e := s.scores[i*pad : (i+1)*pad]
		copy(e, t.outBias)
		mulAdd(e, t.out, s.out[i*top:(i+1)*top])
	}
}

// decode finds the labels of a sequence that score best together.
func (t *Tagger) decode(labels []uint8, q seq, decoder int, s *Scratch) {
	k, d := t.labels, &t.decoders[decoder]
	scores, ahead, back := s.scores[q.from*pad+decoder*k:], s.ahead[q.from*k:], s.back[q.from*k:]
	var score, next [pad]float32
	for j := range k {
		score[j] = d.first[j] + scores[j]
	}
	copy(ahead, score[:k])
	for i := 1; i < q.n; i++ {
		e := scores[i*pad : i*pad+k]
		for to := range k {
			best, from := score[0]+d.next[to], 0
			for f := 1; f < k; f++ {
				if v := score[f] + d.next[f*k+to]; v > best {
					best, from = v, f
				}
			}
			next[to] = best + e[to]
			back[i*k+to] = uint8(from)
		}
		score = next
		copy(ahead[i*k:], score[:k])
	}
	last := 0
	for j := 1; j < k; j++ {
		if score[j] > score[last] {
			last = j
		}
	}
	for i := q.n - 1; i >= 0; i-- {
		labels[i] = uint8(last)
		if i > 0 {
			last = int(back[i*k+last])
		}
	}
}

// Margins appends to dst, for each token of what the same decoder labelled last with s, by how much the
// best labels of its sequence score better than the best among those that give this token
// the given label (max-marginals): 0 where it has that label, and the larger, the surer it
// is that it has not. Like scores, margins have no unit.
func (t *Tagger) Margins(dst []float32, decoder int, label uint8, s *Scratch) []float32 {
	at := len(dst)
	dst = append(dst, make([]float32, s.labelled())...)
	for _, q := range s.seqs {
		t.margins(dst[at+q.from:][:q.n], q, decoder, label, s)
	}
	return dst
}

func (t *Tagger) margins(dst []float32, q seq, decoder int, label uint8, s *Scratch) {
	k, n, d := t.labels, q.n, &t.decoders[decoder]
	scores, ahead := s.scores[q.from*pad+decoder*k:], s.ahead[q.from*k:]
	var behind, next [pad]float32 // what the best labels after the token add
	best := slices.Max(ahead[(n-1)*k : n*k])
	for i := n - 1; i >= 0; i-- {
		dst[i] = max(0, best-(ahead[i*k+int(label)]+behind[label]))
		if i == 0 {
			break
		}
		e := scores[i*pad : i*pad+k]
		for from := range k {
			v := d.next[from*k] + (e[0] + behind[0])
			for to := 1; to < k; to++ {
				v = max(v, d.next[from*k+to]+(e[to]+behind[to]))
			}
			next[from] = v
		}
		behind = next
	}
}
