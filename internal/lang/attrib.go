package lang

// Attrib is what package attrib needs to know of a language.
type Attrib struct{}
