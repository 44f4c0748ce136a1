package main

import (
	"fmt"
	"strings"
	"time"
)

// table is a table in Markdown: the first column is words, the others figures.
type table struct {
	head []string
	rows [][]string
}

func (t *table) row(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) String() string {
	var b strings.Builder
	line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	line(t.head)
	b.WriteString("|---|" + strings.Repeat("---:|", len(t.head)-1) + "\n")
	for _, r := range t.rows {
		line(r)
	}
	return b.String()
}

func ms(d time.Duration) string { return fmt.Sprintf("%.0f ms", 1000*d.Seconds()) }

// seconds has three digits that count.
func seconds(d time.Duration) string {
	switch s := d.Seconds(); {
	case s < 10:
		return fmt.Sprintf("%.2f s", s)
	case s < 100:
		return fmt.Sprintf("%.1f s", s)
	default:
		return fmt.Sprintf("%.0f s", s)
	}
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f", float64(n)/1e6) }

func rate(n int, d time.Duration) string {
	return thousands(int(float64(n) / d.Seconds()))
}

// speed is in millions of bytes a second.
func speed(n int64, d time.Duration) string {
	return fmt.Sprintf("%.1f", float64(n)/1e6/d.Seconds())
}

// memory is a process' peak.
func (c *cost) memory() string {
	switch mib := fmt.Sprintf("%d MiB", c.peak>>20); {
	case c.peak == 0:
		return "unknown"
	case c.bound:
		return "≤ " + mib
	default:
		return mib
	}
}

// thousands writes 12345 as 12,345.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
