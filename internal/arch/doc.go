// Package arch holds no code: its tests guard the plan of the house. The table
// in rooms_test.go is the architecture, room by room, from the ground up: what
// each package may import of ours, and what it keeps away from outside. Whoever
// adds a package adds a row; whoever needs a new door opens it there, where it is
// seen in review.
package arch
