package docs_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const sample = "# Two words, here\n" +
	"See [a](LICENSE), [b](kpi/doc.go#L3 \"title\"), [c](https://x.org), [d](#two-words-here)\n" +
	"and `kpi/none`, `not a path`, `./...`, `a.b/c`, `[e](f)`.\n" +
	"[ref]: CHANGELOG.md\n" +
	"\n<!-- test -->\n\n```sh\ngo test ./... -run [x](y)\n```\n" +
	"<!-- sketch -->\n```go\n\tx := 1\n```\n" +
	"<!-- run -->\nprose\n```go\nfunc f() {\n\n}\n```\n"

func TestParse(t *testing.T) {
	got := parse(sample)
	assert.Equal(t, []block{
		{line: 8, lang: "sh", mark: "test", lines: []string{"go test ./... -run [x](y)"}},
		{line: 12, lang: "go", mark: "sketch", lines: []string{"\tx := 1"}},
		{line: 17, lang: "go", mark: "", lines: []string{"func f() {", "", "}"}},
	}, got.blocks)
	assert.Equal(t, []string{"LICENSE", "kpi/doc.go#L3", "#two-words-here", "CHANGELOG.md"}, got.links())
	assert.Equal(t, []string{"kpi/none", "a.b/c"}, got.paths())
	assert.Equal(t, map[string]bool{"#two-words-here": true}, got.anchors())
	assert.Len(t, got.marked("test"), 1)
	assert.Empty(t, got.marked("run"))
}

func TestStands(t *testing.T) {
	source := strings.Split("package x\n\nfunc f() {\n\tif a {\n\t\tb()\n\t}\n\n\tc() \n}", "\n")
	tests := []struct {
		name, code string
		want       bool
	}{
		{"whole", "func f() {\n\tif a {\n\t\tb()", true},
		{"dedented", "if a {\n\tb()\n}\n\nc()", true},
		{"one line", "b()", true},
		{"other indentation inside", "if a {\nb()\n}", false},
		{"a line left out", "if a {\n}", false},
		{"another name", "if b {\n\tb()\n}", false},
		{"part of a line", "if a", false},
		{"past the end", "c()\n}\n}", false},
		{"other order", "b()\nif a {", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := stands(strings.Split(tt.code, "\n"), [][]string{{"package y"}, source})
			assert.Equal(t, tt.want, got)
		})
	}
	assert.False(t, stands(nil, [][]string{source}), "no code")
}

func TestExample(t *testing.T) {
	tests := []struct {
		path string
		want bool
	}{
		{"../../example_test.go", true},
		{"../../chain/example_goal_test.go", true},
		{"../../examples/shop/main.go", true},
		{"../../examples/shop/testdata/want.txt", false},
		{"../../chain/plan_test.go", false},
		{"../../chain/example.go", false},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, example(tt.path), tt.path)
	}
}

func TestLocalArguments(t *testing.T) {
	got := localArguments([]string{"go test ./...", "go run ./examples/shop -v x/y"})
	assert.Equal(t, []string{"./", "./examples/shop"}, got)
}
