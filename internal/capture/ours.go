package capture

import (
	"bytes"
	"os"
	"regexp"
	"strings"
)

// generator is how a page says that hearsay wrote it; the page's template writes it so, near its beginning.
var generator = regexp.MustCompile(`<meta name="generator" content="hearsay [^"]*">`)

// sqlite is what a case begins with.
const sqlite = "SQLite format 3\x00"

// IsReport reports whether a file is a page that hearsay wrote.
func IsReport(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, headSize)
	n, _ := f.Read(head)
	return generator.Match(head[:n])
}

// ours reports what a file is that hearsay wrote, by its name and its first bytes; "" for others. A folder of articles may well
// hold the page or the case that was made of them, and neither is an article.
func ours(name string, head []byte) string {
	switch {
	case generator.Match(head):
		return "is a page that hearsay wrote, and no article"
	case bytes.HasPrefix(head, []byte(sqlite)), strings.HasSuffix(name, ".hearsay-wal"), strings.HasSuffix(name, ".hearsay-shm"):
		return "is a case, or stands beside one, and no article"
	}
	return ""
}
