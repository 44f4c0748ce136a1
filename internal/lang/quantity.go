package lang

// Quantity is what package quantity needs to know of a language.
type Quantity struct{}
