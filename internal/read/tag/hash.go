package tag

import "math/bits"

// spread is the odd number nearest to 2⁶⁴ divided by the golden ratio.
const spread = 0x9e3779b97f4a7c15

// mix joins b to a hash.
func mix(a, b uint64) uint64 { return (bits.RotateLeft64(a, 23) ^ b) * spread }

// done ends a hash: products spread upwards only, and the table of a model looks
// at both ends.
func done(h uint64) uint64 { return h ^ h>>32 }

// f1, f2, f3 and f4 are features: the number of a template with what stands in it.
func f1(t, a uint64) uint64       { return done(mix((t+1)*spread, a)) }
func f2(t, a, b uint64) uint64    { return done(mix(mix((t+1)*spread, a), b)) }
func f3(t, a, b, c uint64) uint64 { return done(mix(mix(mix((t+1)*spread, a), b), c)) }

func f4(t, a, b, c, d uint64) uint64 {
	return done(mix(mix(mix(mix((t+1)*spread, a), b), c), d))
}

// hashOf is the hash of a string.
func hashOf(s []byte) uint64 {
	h := uint64(len(s)) * spread
	for len(s) >= 8 {
		h = mix(h, uint64(s[0])|uint64(s[1])<<8|uint64(s[2])<<16|uint64(s[3])<<24|uint64(s[4])<<32|uint64(s[5])<<40|uint64(s[6])<<48|uint64(s[7])<<56)
		s = s[8:]
	}
	var last uint64
	for _, c := range s {
		last = last<<8 | uint64(c)
	}
	return done(mix(h, last))
}
