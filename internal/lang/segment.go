package lang

// Segment is what package segment needs to know of a language.
type Segment struct{}
