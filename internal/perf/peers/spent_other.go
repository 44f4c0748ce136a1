//go:build !unix

package main

import "time"

var started = time.Now()

// spent is the time on the clock: this system's processor time is not asked for.
func spent() time.Duration { return time.Since(started) }
