package text

import "slices"

// OneApart reports whether two sequences, of letters or of bytes, are the same but for one element:
// another in its place, one more or one less.
func OneApart[T comparable](x, y []T) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	return i < len(x) && slices.Equal(x[i+1:], y[i+1:])
}
