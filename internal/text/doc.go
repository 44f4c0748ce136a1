// Package text turns what was captured into the bodies that all offsets point
// into, and converts between the three ways in which people count characters.
package text
