//go:build !amd64

package nn

func mulAdd(y, w, x []float32) { mulAddGo(y, w, x) }
