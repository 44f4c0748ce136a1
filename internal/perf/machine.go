package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"

	"hearsay/internal/nn"
)

// machine is where it was measured, as far as it matters to the figures.
type machine struct {
	cores     int
	processor string // model, where the system says
	system    string
	goVersion string
	kernels   string  // that the networks compute with
	load      float64 // processes that wanted a core in the minute before; -1 if unknown
}

func lookAround() machine {
	m := machine{cores: runtime.NumCPU(), system: runtime.GOOS + "/" + runtime.GOARCH, goVersion: runtime.Version(), kernels: nn.Kernels(), load: -1}
	if b, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		m.processor = processor(b)
	}
	if b, err := os.ReadFile("/proc/loadavg"); err == nil {
		var load float64
		if _, err := fmt.Sscan(string(b), &load); err == nil {
			m.load = load
		}
	}
	return m
}

// processor finds the first model name in Linux's /proc/cpuinfo.
func processor(cpuinfo []byte) string {
	for s := bufio.NewScanner(bytes.NewReader(cpuinfo)); s.Scan(); {
		if name, value, ok := strings.Cut(s.Text(), ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// quiet reports whether others had little to do on the machine.
func (m *machine) quiet() bool { return m.load >= 0 && m.load < float64(m.cores)/4 }
