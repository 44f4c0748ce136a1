// Package linear scores classes by sums of weights of features, which is all that
// a linear model does. A feature is a 64-bit hash; a model is one packed table
// that is searched where it lies, in the bytes of its file, so that it costs no
// time to load and no memory beside the program's own.
//
// Sums are of whole numbers, and so the same everywhere. Nothing is allocated.
package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// MaxClasses is the greatest number of classes of a model.
const MaxClasses = 127

// MaxWeight is the greatest weight that a model can hold.
const MaxWeight = 1 << 15

// levels is how many weights a model tells apart on each side of nought. They lie
// closer together near it, as the weights themselves do.
const levels = 127

// Model gives each of its classes a score. The zero Model has no classes.
type Model struct {
	classes int
	shift   uint // of a hash, to get the number of its slot
	mask    uint32
	slots   []byte // 4 bytes each; 0 is an empty one; see slot
	pairs   []byte // 2 bytes each: a class, and a level; the last of a feature has lastPair set
	weight  [256]int32
}

// A slot is a number of four bytes. In a model of up to three classes it holds the
// levels of all of them and 8 bits of the hash; in a larger one the number of the
// first of the feature's pairs, plus 1, and 10 bits of the hash.
const (
	small     = 3
	pairBits  = 22
	checkBits = 32 - pairBits
	lastPair  = 0x80
)

// Classes is how many classes there are.
func (m *Model) Classes() int { return m.classes }

// batch is how many features are looked up at a time.
const batch = 64

// fetch reads the slots of a batch of features before any of them is looked at.
// Each is somewhere else in memory: without a branch between them, the processor
// waits for all at once.
func (m *Model) fetch(features []uint64, slots *[batch]uint32) {
	for i, f := range features[:min(batch, len(features))] {
		slots[i] = binary.LittleEndian.Uint32(m.slots[4*(f>>m.shift):])
	}
}

// Score adds to scores, one for each class, the weights of the features.
func (m *Model) Score(features []uint64, scores []int32) {
	scores = scores[:m.classes]
	var slots [batch]uint32
	for len(features) > 0 {
		m.fetch(features, &slots)
		n := min(batch, len(features))
		if m.classes <= small {
			m.addSmall(features[:n], slots[:n], scores)
		} else {
			m.add(features[:n], slots[:n], scores)
		}
		features = features[n:]
	}
}

// add adds the weights of features of which the slots are read.
func (m *Model) add(features []uint64, slots []uint32, scores []int32) {
	// First which pairs, then their weights: again, not to wait for each.
	var first [batch]uint32
	n := 0
	for i, slot := range slots {
		f := features[i]
		check := uint32(f) & (1<<checkBits - 1)
		for at := uint32(f >> m.shift); slot != 0; slot = binary.LittleEndian.Uint32(m.slots[4*at:]) {
			if slot>>pairBits == check {
				first[n&(batch-1)] = 2 * (slot&(1<<pairBits-1) - 1)
				n++
				break
			}
			at = (at + 1) & m.mask
		}
	}
	for _, i := range first[:n] {
		for {
			class, level := m.pairs[i], m.pairs[i+1]
			scores[class&^lastPair] += m.weight[level]
			if class&lastPair != 0 {
				break
			}
			i += 2
		}
	}
}

// addSmall is add for models of up to three classes.
func (m *Model) addSmall(features []uint64, slots []uint32, scores []int32) {
	var sums [small]int32
	for i, slot := range slots {
		f := features[i]
		check := uint32(f) & 0xff
		for at := uint32(f >> m.shift); slot != 0; slot = binary.LittleEndian.Uint32(m.slots[4*at:]) {
			if slot>>24 == check {
				sums[0] += m.weight[slot&0xff]
				sums[1] += m.weight[slot>>8&0xff]
				sums[2] += m.weight[slot>>16&0xff]
				break
			}
			at = (at + 1) & m.mask
		}
	}
	for i := range scores {
		scores[i] += sums[i]
	}
}

// magic begins a model, and says which version of the format it has.
const magic = "HSLM0001"

// headerLen is the length of what stands before the slots: magic, classes, the
// base-2 logarithm of the number of slots, the number of pairs, and the weights of
// the levels above nought.
const headerLen = len(magic) + 4 + 4 + 4 + 4*levels

// Load reads one model from the front of raw, which must not change afterwards,
// and returns what follows it.
func Load(raw []byte) (*Model, []byte, error) {
	if len(raw) < headerLen || string(raw[:len(magic)]) != magic {
		return nil, nil, errors.New("not a linear model, or of another version of its format")
	}
	h := raw[len(magic):]
	classes, bits, pairs := binary.LittleEndian.Uint32(h), binary.LittleEndian.Uint32(h[4:]), binary.LittleEndian.Uint32(h[8:])
	if classes == 0 || classes > MaxClasses || bits == 0 || bits > 26 || pairs >= 1<<pairBits {
		return nil, nil, fmt.Errorf("a model of %d classes, 2^%d slots and %d pairs cannot be", classes, bits, pairs)
	}
	m := &Model{classes: int(classes), shift: uint(64 - bits), mask: 1<<bits - 1}
	for i := range levels {
		w := int32(binary.LittleEndian.Uint32(h[12+4*i:]))
		m.weight[1+i], m.weight[1+levels+i] = w, -w
	}
	raw = raw[headerLen:]
	if len(raw) < 4<<bits+2*int(pairs) {
		return nil, nil, errors.New("the model is cut off")
	}
	m.slots, raw = raw[:4<<bits], raw[4<<bits:]
	m.pairs, raw = raw[:2*pairs], raw[2*pairs:]
	return m, raw, m.check()
}

// check goes through the tables once, so that Score cannot leave them: every list
// of pairs ends, is about classes that there are, and some slot is empty.
func (m *Model) check() error {
	empty := 0
	pairs := uint32(len(m.pairs) / 2)
	for i := 0; i < len(m.slots); i += 4 {
		slot := binary.LittleEndian.Uint32(m.slots[i:])
		if slot == 0 {
			empty++
		} else if at := slot & (1<<pairBits - 1); m.classes > small && (at == 0 || at > pairs) {
			return errors.New("the model points outside itself")
		}
	}
	if empty == 0 {
		return errors.New("the model has no empty slot")
	}
	for i := 0; i < len(m.pairs); i += 2 {
		if int(m.pairs[i]&^lastPair) >= m.classes {
			return errors.New("the model has weights of classes that it has not")
		}
	}
	if n := len(m.pairs); n > 0 && m.pairs[n-2]&lastPair == 0 {
		return errors.New("the model's last feature does not end")
	}
	return nil
}
