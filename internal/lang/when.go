package lang

// When is what package when needs to know of a language.
type When struct{}
