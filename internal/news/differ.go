package news

import "math"

// apartAtLeast is by what factor two numbers that say only from where on must differ to be two:
// "over 50" and "more than 51" may be one count.
const apartAtLeast = 1.1

// countedOn is by what factor a number must be more than from where on another says it is to be a count
// that went on: "at least 60", then "nearly 80".
const countedOn = 1.15

// Differs reports whether two numbers cannot be one: neither is within the other, or one says
// only from where on ("at least 60", "at least 84", "84"), and not nearly the same.
func (q *Quantity) Differs(o *Quantity) bool {
	if q.Open() && o.Open() {
		return max(q.Min, o.Min) > apartAtLeast*min(q.Min, o.Min)
	}
	return q.Min > o.Max || o.Min > q.Max || q.Open() && o.Min > countedOn*q.Min || o.Open() && q.Min > countedOn*o.Min
}

// Open reports whether a number says only from where on it is: "at least 60". Its largest value is infinite,
// or written as the largest there is.
func (q *Quantity) Open() bool { return q.Max >= math.MaxFloat64 }
