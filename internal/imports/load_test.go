package imports_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	root    = "../.."
	module  = "github.com/kpichain/kpichain"
	decimal = "github.com/shopspring/decimal"
)

// listed is what `go list -json` says of one package.
type listed struct {
	ImportPath, Export                 string
	GoFiles                            []string
	Imports, TestImports, XTestImports []string
}

// name returns the path of p inside this module, "" for the front page.
func (p listed) name() string {
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
}

// library reports whether p is shipped: neither an example nor a help or a holder
// of tests.
func (p listed) library() bool {
	helps := []string{"internal/fields", "internal/flip", "internal/golden", "internal/recorder", "internal/webtools"}
	return !slices.Contains(helps, p.name()) && p.name() != "examples" &&
		!strings.HasPrefix(p.name(), "examples/") && len(p.GoFiles) > 0
}

// own returns the packages of this module.
func own(t *testing.T) []listed {
	t.Helper()
	watch(t)
	out := list(t, "./...")
	require.NotEmpty(t, out)
	return out
}

// compiled returns where the compiled form is of every package that the named ones
// need, themselves included.
func compiled(t *testing.T, packages ...string) map[string]string {
	t.Helper()
	exports := map[string]string{}
	for _, p := range list(t, append([]string{"-deps", "-export"}, packages...)...) {
		exports[p.ImportPath] = p.Export
	}
	return exports
}

// list runs go list.
func list(t *testing.T, args ...string) []listed {
	t.Helper()
	var out []listed
	dec := json.NewDecoder(bytes.NewReader(goTool(t, append([]string{"list", "-json"}, args...)...)))
	for {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return out
		}
		require.NoError(t, err)
		out = append(out, p)
	}
}

// goTool runs the go command at the root of the module, where a process can start: in a
// browser's machine none can, and source is the same on every machine.
func goTool(t *testing.T, args ...string) []byte {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("no process starts under js")
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, "go %s: %s", strings.Join(args, " "), stderr.String())
	return out
}

// watch opens every folder of the module, so that a new file or package makes a
// cached test result stale: the go command does not see what its children read.
func watch(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && path != root && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		if err == nil && d.Name() == "go.mod" {
			_, err = os.ReadFile(path)
		}
		return err
	})
	require.NoError(t, err)
}

// unit is one type-checked package without its tests.
type unit struct {
	name  string // path inside the module
	fset  *token.FileSet
	files []*ast.File
	info  *types.Info
}

// checker type-checks sources against the compiled form of what they import.
type checker struct {
	fset *token.FileSet
	imp  types.Importer
}

func newChecker(exports map[string]string) checker {
	fset := token.NewFileSet()
	open := func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("%s is not among the packages listed", path)
		}
		return os.Open(exports[path])
	}
	return checker{fset, importer.ForCompiler(fset, "gc", open)}
}

// check parses and checks the files of the package at name. A file is read from
// disk unless sources has its text.
func (c checker) check(name string, files []string, sources map[string]any) (unit, error) {
	u := unit{name: name, fset: c.fset, info: &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Instances:  map[*ast.Ident]types.Instance{},
	}}
	for _, file := range files {
		f, err := parser.ParseFile(c.fset, file, sources[file], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return unit{}, err
		}
		u.files = append(u.files, f)
	}
	conf := types.Config{Importer: c.imp}
	_, err := conf.Check(strings.TrimSuffix(module+"/"+name, "/"), c.fset, u.files, u.info)
	return u, err
}

// load checks a listed package from its files.
func (c checker) load(t *testing.T, p listed) unit {
	t.Helper()
	var files []string
	for _, f := range p.GoFiles {
		files = append(files, filepath.Join(root, p.name(), f))
	}
	u, err := c.check(p.name(), files, nil)
	require.NoError(t, err)
	return u
}
