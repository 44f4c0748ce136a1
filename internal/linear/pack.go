package linear

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// Feature is a feature to pack: its hash and its weights.
type Feature struct {
	Hash    uint64
	Weights []Weight
}

// Weight is what a feature says of a class.
type Weight struct {
	Class uint8
	Value float64
}

// Pack appends to dst a model of the features, for Load. Weights are rounded to
// the nearest of the model's levels, which lie on a logarithmic scale from least
// up to the greatest weight; what is nearer to nought than to least is left out.
func Pack(dst []byte, classes int, features []Feature, least float64) ([]byte, error) {
	if classes < 1 || classes > MaxClasses || least <= 0 {
		return nil, fmt.Errorf("a model of %d classes cannot be, nor one with weights from %g", classes, least)
	}
	scale := newScale(features, least)
	kept := make([]packed, 0, len(features))
	pairs := 0
	for i := range features {
		if p := scale.pack(&features[i]); len(p.pairs) > 0 {
			kept = append(kept, p)
			pairs += len(p.pairs)
		}
	}
	if classes <= small {
		pairs = 0
	}
	if pairs >= 1<<pairBits-1 {
		return nil, fmt.Errorf("%d weights are too many: at most %d", pairs, 1<<pairBits-2)
	}
	slices.SortFunc(kept, func(a, b packed) int { return cmp.Compare(a.hash, b.hash) })
	bits := uint(4)
	for len(kept)*10 > 7<<bits { // at most 70 % full: chains stay short
		bits++
	}
	dst = append(dst, magic...)
	dst = binary.LittleEndian.AppendUint32(dst, uint32(classes))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(bits))
	dst = binary.LittleEndian.AppendUint32(dst, uint32(pairs))
	for i := range levels {
		dst = binary.LittleEndian.AppendUint32(dst, uint32(int32(math.Round(scale.value(i)*scale.unit))))
	}
	return appendTables(dst, classes, kept, bits), nil
}

// packed is a feature with levels for weights.
type packed struct {
	hash  uint64
	pairs [][2]byte // class, level
}

// appendTables lays the slots out, and the pairs in the order of their features.
func appendTables(dst []byte, classes int, kept []packed, bits uint) []byte {
	slots := make([]uint32, 1<<bits)
	var pairs []byte
	for _, p := range kept {
		var slot uint32
		if classes <= small {
			slot = uint32(p.hash) << 24
			for _, c := range p.pairs {
				slot |= uint32(c[1]) << (8 * c[0])
			}
		} else {
			slot = uint32(p.hash)<<pairBits | uint32(len(pairs)/2+1)
			for _, c := range p.pairs {
				pairs = append(pairs, c[0], c[1])
			}
			pairs[len(pairs)-2] |= lastPair
		}
		at := p.hash >> (64 - bits)
		for slots[at] != 0 {
			at = (at + 1) & (1<<bits - 1)
		}
		slots[at] = slot
	}
	for _, s := range slots {
		dst = binary.LittleEndian.AppendUint32(dst, s)
	}
	return append(dst, pairs...)
}

// scale is the ladder of a model's weights.
type scale struct {
	least, step float64 // level i stands for least·e^(step·i)
	unit        float64 // what a weight is multiplied by to be a whole number
}

func newScale(features []Feature, least float64) scale {
	most := 2 * least
	for i := range features {
		for _, w := range features[i].Weights {
			most = max(most, math.Abs(w.Value))
		}
	}
	return scale{least, math.Log(most/least) / (levels - 1), (MaxWeight - 1) / most}
}

func (s *scale) value(level int) float64 { return s.least * math.Exp(s.step*float64(level)) }

func (s *scale) pack(f *Feature) packed {
	p := packed{hash: f.Hash}
	for _, w := range f.Weights {
		a := math.Abs(w.Value)
		if a < s.least/2 {
			continue
		}
		level := byte(1)
		if a > s.least {
			level = 1 + byte(math.Round(math.Log(a/s.least)/s.step))
		}
		if w.Value < 0 {
			level += levels
		}
		p.pairs = append(p.pairs, [2]byte{w.Class, level})
	}
	return p
}
