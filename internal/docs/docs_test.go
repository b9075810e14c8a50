package docs_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../.."

func readme(t *testing.T) page {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	require.NoError(t, err)
	return parse(string(text))
}

// TestCode compares the README's Go code with the examples.
func TestCode(t *testing.T) {
	sources := examples(t)
	for _, b := range readme(t).blocks {
		if b.lang == "go" && b.mark != "sketch" {
			assert.True(t, stands(b.lines, sources),
				"README.md:%d: this Go code stands in no example_test.go and in no program of examples/", b.line)
		}
	}
}

// examples returns the lines of all example tests and of the programs in examples/.
func examples(t *testing.T) [][]string {
	t.Helper()
	var out [][]string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		if !example(path) {
			return nil
		}
		text, err := os.ReadFile(path)
		out = append(out, strings.Split(string(text), "\n"))
		return err
	})
	require.NoError(t, err)
	return out
}

// example reports whether a file is one whose code the README may show.
func example(path string) bool {
	name := filepath.Base(path)
	if strings.HasPrefix(name, "example") && strings.HasSuffix(name, "_test.go") {
		return true
	}
	in := strings.HasPrefix(filepath.ToSlash(path), root+"/examples/")
	return in && strings.HasSuffix(name, ".go")
}

// stands reports whether the lines are found one after the other in a source, at
// any indentation.
func stands(lines []string, sources [][]string) bool {
	want := dedent(lines)
	for _, src := range sources {
		for i := 0; i+len(want) <= len(src); i++ {
			if slices.Equal(want, dedent(src[i:i+len(want)])) {
				return len(want) > 0
			}
		}
	}
	return false
}

// TestLinks looks up what the README links to and which paths it names.
func TestLinks(t *testing.T) {
	p := readme(t)
	for _, to := range p.links() {
		if strings.HasPrefix(to, "#") {
			assert.True(t, p.anchors()[to], "README.md links to %s, which no heading has", to)
			continue
		}
		file, _, _ := strings.Cut(to, "#")
		assert.True(t, exists(file), "README.md links to %s, which does not exist", to)
	}
	for _, path := range p.paths() {
		first, _, _ := strings.Cut(strings.TrimPrefix(path, "./"), "/")
		if strings.HasPrefix(path, "./") || exists(first) {
			assert.True(t, exists(path), "README.md names %s, which does not exist", path)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(filepath.Join(root, path))
	return err == nil
}

// TestCommands looks at the blocks that continuous integration runs.
func TestCommands(t *testing.T) {
	p := readme(t)
	for _, mark := range []string{"test", "run"} {
		blocks := p.marked(mark)
		if !assert.Len(t, blocks, 1, "README.md has one block under <!-- %s -->", mark) {
			continue
		}
		b := blocks[0]
		assert.Contains(t, []string{"sh", "bash"}, b.lang, "language of the block under <!-- %s -->", mark)
		assert.NotEmpty(t, strings.TrimSpace(strings.Join(b.lines, "")))
		for _, dir := range localArguments(b.lines) {
			assert.True(t, exists(dir), "README.md:%d: %s does not exist", b.line, dir)
		}
	}
}

// localArguments returns the words of commands that are paths, the trailing ...
// of a package pattern removed.
func localArguments(lines []string) []string {
	var out []string
	for _, line := range lines {
		for _, word := range strings.Fields(line) {
			if strings.HasPrefix(word, "./") {
				out = append(out, strings.TrimSuffix(word, "..."))
			}
		}
	}
	return out
}
