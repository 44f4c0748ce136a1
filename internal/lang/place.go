package lang

// Place is what package place needs to know of a language.
type Place struct{}
