package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// childLimit is how long one run of the command may take: ten times what the
// longest one does.
const childLimit = 20 * time.Minute

// cost is what one run of the command took.
type cost struct {
	wall   time.Duration
	cpu    time.Duration // user and system
	peak   int64         // bytes resident at most; 0 where the system does not say
	bound  bool          // peak is no more than a bound: see child
	answer [32]byte      // SHA-256 of standard output
	size   int64         // of standard output
}

// child runs the command once. An answer with a line on what could not be read
// (exit code 3) is a failure too: the corpora have nothing that cannot.
//
// Linux counts the memory of the process that starts a child, up to the moment
// when the program is exchanged, as the child's. So a peak that is not above our
// own is only a bound.
func child(ctx context.Context, bin string, args ...string) (cost, error) {
	ctx, stop := context.WithTimeout(ctx, childLimit)
	defer stop()
	c := exec.CommandContext(ctx, bin, args...)
	var stderr bytes.Buffer
	sum := sha256.New()
	out := &counter{to: sum}
	c.Stdout, c.Stderr = out, &stderr
	start := time.Now()
	err := c.Run()
	wall := time.Since(start)
	if err != nil {
		return cost{}, fmt.Errorf("hearsay %s: %w\n%s", strings.Join(args, " "), err, tail(stderr.String(), 1000))
	}
	r := cost{wall: wall, cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), peak: peakMemory(c.ProcessState), size: out.n}
	r.bound = r.peak <= ownPeak()
	sum.Sum(r.answer[:0])
	return r, nil
}

// counter counts what it passes on.
type counter struct {
	to interface{ Write([]byte) (int, error) }
	n  int64
}

func (c *counter) Write(b []byte) (int, error) {
	c.n += int64(len(b))
	return c.to.Write(b)
}

func tail(s string, n int) string {
	if len(s) > n {
		s = "…" + s[len(s)-n:]
	}
	return strings.TrimSpace(s)
}
