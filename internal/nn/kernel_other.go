//go:build !amd64

package nn

func mulAdd(y, w, x []float32) { mulAddGo(y, w, x) }

func dot(y []float32, m *matrix, x []int16, unit float32) { dotGo(y, m, x, unit) }

func step(p, cell, state []float32) { cellGo(p, cell, state) }
