package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestAddTogether has two programs add to one case at the same time, some of it the same: both succeed, and all is there.
func TestAddTogether(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "s.hearsay")
	one := func(i int) string {
		name := filepath.Join(dir, fmt.Sprintf("%d.txt", i))
		if err := os.WriteFile(name, fmt.Appendf(nil, "The clerk Ida Voss said that quay %d was closed on Monday.\n", i), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	add := func(names ...string) (code int, said string) {
		var stderr bytes.Buffer
		a := &app{stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &stderr}
		code = a.run(context.Background(), append([]string{"add", "--quiet", "--case", path}, names...))
		return code, stderr.String()
	}
	if code, said := add(one(0)); code != 0 {
		t.Fatal(said)
	}
	const rounds = 4
	for n := range rounds {
		a, b, both := one(3*n+1), one(3*n+2), one(3*n+3)
		var all sync.WaitGroup
		for _, names := range [][]string{{a, both}, {both, b}} {
			all.Go(func() {
				if code, said := add(names...); code != 0 {
					t.Errorf("add %v exits with %d: %s", names, code, said)
				}
			})
		}
		all.Wait()
	}
	var out bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &out}
	if code := a.run(context.Background(), []string{"trace", "--quiet", "--case", path}); code != 0 || !strings.HasPrefix(out.String(), fmt.Sprintf("%d articles", 1+3*rounds)) {
		t.Errorf("trace exits with %d: %.200s", code, out.String())
	}
}
