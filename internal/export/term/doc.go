// Package term sets findings for a terminal: 80 columns unless it is told
// otherwise, legible without colour, and safe to print whatever the articles
// hold, because no control character or change of writing direction from an
// article is passed on.
package term
