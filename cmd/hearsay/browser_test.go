package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestPageInBrowser opens the sample case's page as a user does: a real browser
// must take it as it is, with nothing refused by the page's own content security
// policy, nothing fetched, and every link within the page leading somewhere.
func TestPageInBrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: the page is not opened in a browser")
	}
	if testing.Short() {
		t.Skip("-short: the page is not opened in a browser")
	}
	page := filepath.Join(t.TempDir(), "report.html")
	var out, problems bytes.Buffer
	if code := run(t.Context(), []string{"trace", "--html", page, filepath.FromSlash("../../examples/harbour")}, strings.NewReader(""), &out, &problems); code != exitOK {
		t.Fatalf("exit code %d: %s", code, &problems)
	}
	written, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	// Browsers change the words of their complaints: make sure that they are heard.
	wrong := filepath.Join(t.TempDir(), "wrong.html")
	if err := os.WriteFile(wrong, []byte(`<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p style="color:red">no</p>`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, console := open(t, browser, wrong); console == "" {
		t.Error("the browser does not say when a policy is broken")
	}
	dom, console := open(t, browser, page)
	if console != "" { // a page without scripts has nothing to say there
		t.Errorf("the browser complains of the page:\n%s", console)
	}
	count := func(page, tag string) int { return strings.Count(page, tag) }
	for _, tag := range []string{"<article", "<section", "<svg"} {
		if w, d := count(string(written), tag), count(dom, tag); w != d {
			t.Errorf("%d of %s> were written and the browser has %d", w, tag, d)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(dom, -1) {
		ids[m[1]] = true
	}
	links := regexp.MustCompile(` href="#([^"]+)"`).FindAllStringSubmatch(dom, -1)
	if len(links) == 0 {
		t.Error("no finding is linked to its words")
	}
	for _, m := range links {
		if !ids[m[1]] {
			t.Errorf("a link leads to #%s, which is not in the page", m[1])
		}
	}
}

// open loads a file in a browser of its own, and returns the page as the browser
// has it and what it wrote to its console.
func open(t *testing.T, browser, path string) (dom, console string) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 90*time.Second)
	defer stop()
	c := exec.CommandContext(
		ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+t.TempDir(), "--enable-logging=stderr", "--dump-dom", "file://"+filepath.ToSlash(path),
	)
	c.WaitDelay = 5 * time.Second // its children may hold the pipes open
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", browser, err, &errs)
	}
	var lines []string
	for line := range strings.Lines(errs.String()) {
		if strings.Contains(line, "CONSOLE") {
			lines = append(lines, line)
		}
	}
	return out.String(), strings.Join(lines, "")
}
