// Package webtools helps tests have what the library writes read by the software that
// it is written for: a browser, Mermaid, Vega-Lite, JSON Schema and Intl, by the scripts
// in .ci/web, and Graphviz. Where a tool is not installed a test is skipped, and says
// how to get it. Where the environment says CI=true and KPICHAIN_TOOLS=required it fails
// instead, and where that says none, no tool is used.
package webtools

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Files has texts by the name of the file that a tool finds them in.
type Files map[string]string

// A Page is what page.mjs says of an HTML page or an SVG drawing.
type Page struct {
	File, Title, Description string
	// Texts are what the page says, in order; Labels what only a screen reader hears.
	Texts, Labels []string
	// Errors are what is wrong, one sentence each.
	Errors []string
}

// Pages opens *.html and *.svg in a browser. Where the environment has KPICHAIN_SHOTS,
// a folder, it leaves a picture there of each, light, dark, small and printed.
func Pages(t testing.TB, files Files) []Page {
	t.Helper()
	return read[Page](t, browse(t), "page.mjs", files, shots(t)...)
}

// A Diagram is what mermaid.mjs says of a flowchart.
type Diagram struct {
	File, Title string
	// Nodes has the lines of every node by its ID.
	Nodes map[string][]string
	// Edges are the labels of edges that have one; of one with more lines, each.
	Edges  []string
	Errors []string
}

// Mermaid has Mermaid draw *.mmd in a browser.
func Mermaid(t testing.TB, files Files) []Diagram {
	t.Helper()
	return read[Diagram](t, browse(t), "mermaid.mjs", files)
}

// A Chart is what vega.mjs says of a Vega-Lite specification.
type Chart struct {
	File, Title, Description string
	// Texts are what the drawing says; Marks how many are drawn, by kind.
	Texts  []string
	Marks  map[string]int
	Errors []string
}

// Vega holds *.vl.json against the schema of Vega-Lite, and draws them.
func Vega(t testing.TB, files Files) []Chart {
	t.Helper()
	return read[Chart](t, node(t), "vega.mjs", files, shots(t)...)
}

// A Verdict is what schemas.mjs says of a file.
type Verdict struct {
	File   string
	Errors []string
}

// Schema holds files against a JSON Schema in strict mode.
func Schema(t testing.TB, schema string, files Files) []Verdict {
	t.Helper()
	tool := node(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "schema.json")
	write(t, path, schema)
	args := append([]string{path}, place(t, files)...)
	return lines[Verdict](t, tool.run(t, "schemas.mjs", nil, args...))
}

// A Number is a decimal for [Intl] to write.
type Number struct {
	Language string `json:"language"`
	Group    bool   `json:"group"`
	Decimals int32  `json:"decimals"`
	Percent  bool   `json:"percent"`
	Value    string `json:"value"`
}

// Intl has JavaScript's Intl.NumberFormat write numbers.
func Intl(t testing.TB, numbers []Number) []string {
	t.Helper()
	var in bytes.Buffer
	for _, n := range numbers {
		line, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(line, '\n'))
	}
	return lines[string](t, nodeAlone(t).run(t, "intl.mjs", in.Bytes()))
}

// read has a script look at files in a folder.
func read[T any](t testing.TB, tool tool, script string, files Files, more ...string) []T {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files { // in any order: the script sorts
		write(t, filepath.Join(dir, name), text)
	}
	return lines[T](t, tool.run(t, script, nil, append([]string{dir}, more...)...))
}

// place writes files to a folder, and returns their paths.
func place(t testing.TB, files Files) []string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files { // in any order: Glob sorts
		write(t, filepath.Join(dir, name), text)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// lines reads a line of JSON for each.
func lines[T any](t testing.TB, out []byte) []T {
	t.Helper()
	var all []T
	for line := range strings.Lines(string(out)) {
		var one T
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("not JSON: %q: %v", line, err)
		}
		all = append(all, one)
	}
	return all
}

// shots returns the folder for pictures, made if it is not there; nothing if none is
// asked for.
func shots(t testing.TB) []string {
	t.Helper()
	dir := os.Getenv("KPICHAIN_SHOTS")
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return []string{dir}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// output runs a command, and returns what it prints and what it says is wrong.
func output(t testing.TB, in []byte, path string, args ...string) (out, said []byte, err error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), path, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(in), &stdout, &stderr
	err = cmd.Run()
	return stdout.Bytes(), stderr.Bytes(), err
}
