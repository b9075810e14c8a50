package imports_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// edges lists every library package with the packages of this module it may
// import. A package that is not here fails: say first where it stands.
var edges = map[string][]string{
	"":                         {},
	"dashboard/picture":        {"dashboard", "dashboard/internal/tell", "chain", "kpi", "internal/exact", "dashboard/internal/links"},
	"dashboard":                {"dashboard/internal/tell", "chain", "kpi", "internal/jsonx", "internal/exact", "internal/splitmix", "dashboard/internal/links"},
	"dashboard/internal/tell":  {"chain", "kpi", "internal/exact"},
	"chain/scenario":           {"chain", "kpi", "internal/probe", "internal/light", "internal/jsonx", "internal/exact", "internal/splitmix", "internal/table"},
	"chain/journey":            {"chain", "kpi", "internal/jsonx", "internal/exact", "internal/intern"},
	"chain/chaintest":          {"dashboard", "chain", "kpi", "internal/splitmix"},
	"chain":                    {"kpi", "internal/rule", "internal/probe", "internal/light", "internal/jsonx", "internal/exact", "internal/intern", "internal/table"},
	"kpi/kpitest":              {"kpi", "internal/splitmix"},
	"kpi":                      {"internal/rule", "internal/light", "internal/jsonx", "internal/exact", "internal/intern"},
	"internal/rule":            {"internal/light", "internal/exact"},
	"internal/light":           {"internal/exact"},
	"internal/probe":           {"internal/light", "internal/exact"},
	"internal/jsonx":           {"internal/exact"},
	"internal/exact":           {},
	"internal/intern":          {},
	"internal/splitmix":        {},
	"internal/flip":            {},
	"internal/golden":          {},
	"internal/recorder":        {},
	"internal/imports":         {},
	"internal/docs":            {},
	"internal/fields":          {},
	"internal/table":           {},
	"internal/webtools":        {},
	"dashboard/internal/links": {"chain"},
}

// atRuntime and inTests are the only modules this one may need.
var (
	atRuntime = []string{decimal}
	inTests   = []string{"github.com/stretchr/testify"}
)

// outside says which parts of the standard library no library package imports,
// and why. A path stands for everything below it too, "log" excepted: log/slog
// has interfaces that a value may implement without logging.
var outside = map[string]string{
	"crypto/rand":  "a random source is an argument",
	"expvar":       "keeps package state",
	"flag":         "a program's command line is the host's",
	"hash/maphash": "hashes differ from run to run",
	"io/fs":        "the library reads no file",
	"log":          "the library does not log",
	"math/rand":    "a random source is an argument",
	"net":          "the library reads no network",
	"os":           "the library reads no file and no environment",
	"plugin":       "the library reads no file",
	"runtime":      "a result does not depend on the machine",
	"sync":         "values are immutable: there is nothing to lock",
	"syscall":      "a result does not depend on the machine",
	"testing":      "belongs in tests",
	"time":         "a period is a label: only an event log has times",
	"unsafe":       "layout is the compiler's",
}

// granted are the exceptions to outside. A seeded hash in internal/intern keeps a
// table fast whatever IDs it is fed, and shows in no result.
var granted = map[string][]string{
	"internal/intern": {"hash/maphash"},
	"chain/journey":   {"time"},
	"chain/chaintest": {"testing"},
	"kpi/kpitest":     {"testing"},
}

// suites are the packages that test what hosts write. Hosts read them, and so they
// use little of the standard library: this and no more.
var suites = map[string][]string{
	"chain/chaintest": {"errors", "fmt", "slices", "strings", "testing"},
	"kpi/kpitest":     {"errors", "fmt", "slices", "strings", "testing"},
}

func TestEdges(t *testing.T) {
	for _, p := range own(t) {
		if p.library() {
			assert.Empty(t, breaches(p), "imports of %s", p.ImportPath)
		}
		assert.Empty(t, strangers(p), "modules of %s", p.ImportPath)
	}
}

// breaches returns what is wrong with the imports of a library package, one
// sentence each.
func breaches(p listed) []string {
	allowed, known := edges[p.name()]
	if !known {
		return []string{fmt.Sprintf("%s is not in the table of edges", p.ImportPath)}
	}
	var out []string
	for _, imp := range p.Imports {
		if in, ok := strings.CutPrefix(imp, module+"/"); ok || imp == module {
			if !slices.Contains(allowed, in) {
				out = append(out, fmt.Sprintf("imports %s, which is not below it", imp))
			}
		} else if why := forbidden(p.name(), imp); why != "" {
			out = append(out, fmt.Sprintf("imports %s: %s", imp, why))
		} else if of, ok := suites[p.name()]; ok && imp != decimal && !slices.Contains(of, imp) {
			out = append(out, fmt.Sprintf("imports %s, which a suite does without", imp))
		}
	}
	return out
}

// forbidden returns why a library package may not import a path, "" if it may.
func forbidden(name, imp string) string {
	for path, why := range outside {
		below := path != "log" && strings.HasPrefix(imp, path+"/")
		if (imp == path || below) && !slices.Contains(granted[name], imp) {
			return why
		}
	}
	return ""
}

// strangers returns the imports of other modules that p should not have, its
// tests included.
func strangers(p listed) []string {
	var out []string
	add := func(imports, modules []string) {
		for _, imp := range imports {
			if strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") && !within(imp, append(modules, module)) {
				out = append(out, fmt.Sprintf("imports %s, of a module that is not ours to need", imp))
			}
		}
	}
	add(p.Imports, atRuntime)
	add(p.TestImports, slices.Concat(atRuntime, inTests))
	add(p.XTestImports, slices.Concat(atRuntime, inTests))
	return out
}

func within(imp string, modules []string) bool {
	return slices.ContainsFunc(modules, func(m string) bool {
		return imp == m || strings.HasPrefix(imp, m+"/")
	})
}

func TestModule(t *testing.T) {
	var got struct {
		Go, Toolchain string
		Require       []struct {
			Path     string
			Indirect bool
		}
		Replace, Exclude, Tool []any
	}
	require.NoError(t, json.Unmarshal(goTool(t, "mod", "edit", "-json"), &got))

	var direct []string
	for _, r := range got.Require {
		if !r.Indirect {
			direct = append(direct, r.Path)
		}
	}
	assert.ElementsMatch(t, slices.Concat(atRuntime, inTests), direct)
	assert.Equal(t, "1.26.0", got.Go, "a patch version would become every consumer's floor")
	assert.Empty(t, got.Toolchain)
	assert.Empty(t, got.Replace)
	assert.Empty(t, got.Exclude)
	assert.Empty(t, got.Tool, "tools have a module of their own, .ci/tools")
}

func TestBreaches(t *testing.T) {
	tests := []struct {
		name, pkg string
		imports   []string
		want      []string
	}{
		{"downward", "chain", []string{"fmt", module + "/kpi", decimal}, nil},
		{"upward", "kpi", []string{module + "/chain"},
			[]string{"imports " + module + "/chain, which is not below it"}},
		{"front page", "kpi", []string{module}, []string{"imports " + module + ", which is not below it"}},
		{"sideways", "internal/light", []string{module + "/internal/jsonx"},
			[]string{"imports " + module + "/internal/jsonx, which is not below it"}},
		{"unknown", "chain/new", nil, []string{module + "/chain/new is not in the table of edges"}},
		{"os", "chain", []string{"os"}, []string{"imports os: " + outside["os"]}},
		{"below net", "kpi", []string{"net/http"}, []string{"imports net/http: " + outside["net"]}},
		{"rand v2", "kpi", []string{"math/rand/v2"}, []string{"imports math/rand/v2: " + outside["math/rand"]}},
		{"only a prefix", "kpi", []string{"log/slog", "math", "ostrich"}, nil},
		{"clock", "chain", []string{"time"}, []string{"imports time: " + outside["time"]}},
		{"testing", "kpi", []string{"testing"}, []string{"imports testing: " + outside["testing"]}},
		{"a suite", "kpi/kpitest", []string{"fmt", "testing", decimal, module + "/kpi"}, nil},
		{"a suite of more", "chain/chaintest", []string{"encoding/json", "math/rand", module + "/internal/exact"},
			[]string{"imports encoding/json, which a suite does without", "imports math/rand: " + outside["math/rand"],
				"imports " + module + "/internal/exact, which is not below it"}},
		{"a suite below", "chain", []string{module + "/chain/chaintest"},
			[]string{"imports " + module + "/chain/chaintest, which is not below it"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := breaches(listed{ImportPath: module + "/" + tt.pkg, Imports: tt.imports})
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestStrangers(t *testing.T) {
	testify := "github.com/stretchr/testify/assert"
	tests := []struct {
		name string
		p    listed
		want int
	}{
		{"ours", listed{Imports: []string{"fmt", decimal, module + "/kpi"}}, 0},
		{"testify in a test", listed{XTestImports: []string{testify, decimal}}, 0},
		{"testify shipped", listed{Imports: []string{testify}}, 1},
		{"another decimal", listed{Imports: []string{decimal + "s"}}, 1},
		{"another test module", listed{TestImports: []string{"pgregory.net/rapid"}}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Len(t, strangers(tt.p), tt.want)
		})
	}
}

func TestGranted(t *testing.T) {
	assert.Empty(t, forbidden("chain/journey", "time"))
	assert.NotEmpty(t, forbidden("chain/journey", "os"))
}
