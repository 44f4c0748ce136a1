package main

// seen counts features, up to enough. What occurs once in the treebank can only be
// learned by heart: leaving it out keeps the models small, and training quick.
// Counts share their places by hash, so that some rare features pass.
type seen struct{ counts []uint8 } // four to a byte

const (
	seenBits = 26
	enough   = 2 // how often a feature must occur to be learned from
)

func newSeen() *seen { return &seen{make([]uint8, 1<<(seenBits-2))} }

func (s *seen) place(f uint64) (byte uint64, shift uint) {
	at := f >> (64 - seenBits)
	return at >> 2, uint(at&3) * 2
}

func (s *seen) add(features []uint64) {
	for _, f := range features {
		if i, shift := s.place(f); s.counts[i]>>shift&3 < enough {
			s.counts[i] += 1 << shift
		}
	}
}

// often drops the features that do not occur often enough, in place.
func (s *seen) often(features []uint64) []uint64 {
	kept := features[:0]
	for _, f := range features {
		if i, shift := s.place(f); s.counts[i]>>shift&3 >= enough {
			kept = append(kept, f)
		}
	}
	return kept
}
