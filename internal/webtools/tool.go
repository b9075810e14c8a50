package webtools

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// How to get what a test needs.
const (
	getNode     = "install Node 20 or later"
	getPackages = "run npm ci --omit=dev --ignore-scripts in .ci/web"
	getChromium = "apt-get install --no-install-recommends chromium, or say where it is in CHROMIUM"
	getGraphviz = "apt-get install --no-install-recommends graphviz"
)

// A tool is Node, and the folder of the scripts.
type tool struct{ node, scripts string }

// nodeAlone returns Node for a script that needs no package.
func nodeAlone(t testing.TB) tool {
	t.Helper()
	unlessNone(t)
	return tool{found(t, "node", getNode), filepath.Join(root(t), ".ci", "web")}
}

// node returns Node with the packages that .ci/web/package-lock.json names.
func node(t testing.TB) tool {
	t.Helper()
	n := nodeAlone(t)
	if _, err := os.Stat(filepath.Join(n.scripts, "node_modules", ".package-lock.json")); err != nil {
		missing(t, "the packages of .ci/web are not installed: "+getPackages)
	}
	return n
}

// browse returns Node where there is a browser too.
func browse(t testing.TB) tool {
	t.Helper()
	n := node(t)
	path := os.Getenv("CHROMIUM")
	if path == "" {
		path = "/usr/bin/chromium"
	}
	if _, err := os.Stat(path); err != nil {
		missing(t, "there is no "+path+": "+getChromium)
	}
	return n
}

// run runs a script, which leaves with 1 where it found something wrong and has
// printed what: that is not for here to judge.
func (n tool) run(t testing.TB, script string, in []byte, args ...string) []byte {
	t.Helper()
	path := filepath.Join(n.scripts, script)
	for _, file := range []string{path, filepath.Join(n.scripts, "package-lock.json")} {
		if _, err := os.ReadFile(file); err != nil { // so that a result in the cache of go test gets stale with it
			t.Fatal(err)
		}
	}
	out, said, err := output(t, in, n.node, append([]string{path}, args...)...)
	if len(said) > 0 || err != nil && len(out) == 0 {
		t.Fatalf("%s: %v\n%s", script, err, said)
	}
	return out
}

// Dot has Graphviz draw a graph as SVG. It fails where Graphviz has anything to say
// about it.
func Dot(t testing.TB, graph string) string {
	t.Helper()
	unlessNone(t)
	out, said, err := output(t, []byte(graph), found(t, "dot", getGraphviz), "-Tsvg")
	if err != nil || len(said) > 0 {
		t.Fatalf("dot: %v\n%s\n%s", err, said, graph)
	}
	return string(out)
}

// found returns the path of a program.
func found(t testing.TB, name, get string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if errors.Is(err, exec.ErrNotFound) {
		missing(t, "there is no "+name+": "+get)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// unlessNone skips a test where no tool is to be used.
func unlessNone(t testing.TB) {
	t.Helper()
	if os.Getenv("KPICHAIN_TOOLS") == "none" {
		t.Skip("the environment says KPICHAIN_TOOLS=none")
	}
}

// missing skips a test, or fails it where all tools are required.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" && os.Getenv("KPICHAIN_TOOLS") == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// root returns the folder of the module.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above here")
		}
		dir = filepath.Dir(dir)
	}
}
