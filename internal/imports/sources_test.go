package imports_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRules shows what each rule catches and what it lets pass. A line that must
// be reported ends in a comment `// !rule`, or `// !rule rule` for several.
func TestRules(t *testing.T) {
	c := newChecker(compiled(t, "errors", "fmt", "log/slog", "maps", "math/big", "slices", "time", decimal))
	for _, tt := range sources {
		t.Run(tt.name, func(t *testing.T) {
			src := "package bad; " + tt.imports + "\n" + tt.body
			u, err := c.check(tt.pkg, []string{"bad.go"}, map[string]any{"bad.go": src})
			require.NoError(t, err)
			assert.ElementsMatch(t, expected(src), found(u))
		})
	}
}

// TestEveryRuleFires fails where a rule has no source that it catches.
func TestEveryRuleFires(t *testing.T) {
	fires := map[string]bool{}
	for _, tt := range sources {
		for _, mark := range expected(tt.body) {
			fires[strings.Fields(mark)[1]] = true
		}
	}
	for _, r := range rules {
		assert.True(t, fires[r.name], "no source of TestRules makes %s fire", r.name)
	}
}

// found applies all rules and returns what they found as "line rule".
func found(u unit) []string {
	out := []string{}
	for _, r := range rules {
		for _, f := range r.findings(u) {
			parts := strings.SplitN(f, ":", 4)
			out = append(out, parts[1]+parts[2])
		}
	}
	return out
}

// expected reads the marks of a source as "line rule".
func expected(src string) []string {
	out := []string{}
	for i, line := range strings.Split(src, "\n") {
		if _, marks, ok := strings.Cut(line, "// !"); ok {
			for _, name := range strings.Fields(marks) {
				out = append(out, strconv.Itoa(i+1)+" "+name)
			}
		}
	}
	return out
}

var sources = []struct {
	name, pkg, imports, body string
}{
	{"goroutine", "kpi", ``, `
func f(g func()) {
	go g() // !goroutine
	defer g()
}`},
	{"init", "kpi", ``, `
type T struct{}
func (T) init() {}
func init() {} // !init
`},
	{"declared variables", "kpi", `import ("errors"; "math/big")`, `
type I interface{ M() }
type T struct{}
func (T) M() {}
var _ I = T{}
var ErrX = errors.New("x")
var errY = errors.New("y")
var table = map[string]int{"a": 1}
var ten = big.NewInt(10)
var Open = 3 // !variable
var (
	a, B = 1, 2 // !variable
	ch = make(chan int) // !variable
)
func f() (int, *big.Int) { b := table["a"] + a; ch := 1; return b + ch, new(big.Int).Mul(ten, ten) }
`},
	{"assigned", "kpi", ``, `
type box struct{ n int; in []int }
var n, list, m, one, arr = 0, []int{1}, map[string]int{}, box{}, [2]int{}
var ptr = &box{}
func f() {
	n = 1 // !write
	n += 1 // !write
	n++ // !write
	list[0] = 1 // !write
	m["a"] = 1 // !write
	m["a"]++ // !write
	one.n = 1 // !write
	one.in[0] = 1 // !write
	(one).n-- // !write
	ptr.n = 1 // !write
	*ptr = box{} // !write
	arr[1] = 1 // !write
}
func g(xs []int) int {
	for n = range xs { // !write
	}
	for _, n = range xs { // !write
	}
	n, one := 1, box{}
	n = 3
	one.n = n
	for n := range xs {
		_ = n
	}
	return n + list[0] + m["a"] + arr[0]
}`},
	{"address and alias", "kpi", `import "math/big"`, `
type box struct{ n int }
func (b *box) set() { b.n = 1 }
func (b box) get() int { return b.n }
var one, ten = box{}, big.NewInt(10)
var list, m, arr = []int{1, 2}, map[string]int{}, [2]int{}
func f() int {
	p := &one // !write
	q := &list[0] // !write
	one.set() // !write
	s := arr[:] // !write
	delete(m, "a") // !write
	clear(m) // !write
	copy(list, s) // !write
	_ = append(list[:1], 3) // !write
	_ = append(list, 3)
	ten.Add(ten, ten) // !write
	new(big.Int).Add(ten, ten)
	box := box{}
	box.set()
	return *q + p.n + one.get() + ten.Sign()
}
func g() []int { return list } // !write
func h() map[string]int { return (m) } // !write
func i() (*big.Int, int) { return ten, list[0] } // !write
func j() []int { return append([]int(nil), list...) }
func k() [2]int { return arr }
`},
	{"other package's variable", "chain", `import "github.com/shopspring/decimal"`, `
func f() {
	decimal.DivisionPrecision = 3 // !write decimal
	println := func(...any) {}
	println()
}`},
	{"calls", "chain/journey", `import ("fmt"; "time"; "log/slog")`, `
type T struct{ at time.Time }
func (t T) Now() time.Time { return t.at }
func f(t T) string {
	fmt.Println("x") // !call
	print("x") // !call
	now := time.Now // !call
	slog.Info("x") // !call
	_ = slog.StringValue("x")
	t.Now().Add(time.Second)
	return fmt.Sprint(now())
}`},
	{"panic", "kpi", ``, `
func f(panics func()) {
	panics()
	panic("x") // !panic
}`},
	{"panic in exact", "internal/exact", ``, `func f() { panic("x") }`},
	{"decimal", "kpi", `import dec "github.com/shopspring/decimal"`, `
type own struct{}
func (own) Div(own) own { return own{} }
func (own) String() string { return "" }
func f(d dec.Decimal) {
	_ = d.Add(d).Mul(d).Cmp(d)
	_ = dec.New(1, 2).DivRound(d, 3)
	_ = d.Div(d) // !decimal
	div := d.Div // !decimal
	_ = div(d)
	_ = dec.Avg(d, d) // !decimal
	_, _ = d.Sqrt() // !decimal
	_ = d.Pow(d) // !decimal
	_ = dec.NewFromFloat(1) // !decimal
	_, _ = dec.NewFromString("1") // !decimal
	_, _ = d.MarshalJSON() // !decimal
	_ = d.UnmarshalJSON(nil) // !decimal
	_ = d.String() // !decimal
	_ = dec.Zero // !decimal
	_ = own{}.Div(own{}).String()
}`},
	{"compare", "kpi", `import ("slices"; "github.com/shopspring/decimal")`, `
type reading struct{ n, d decimal.Decimal; ok bool }
type open struct{ n *decimal.Decimal }
func f(a, b decimal.Decimal, r reading, o open, l []decimal.Decimal) bool {
	switch a { // !compare
	}
	switch a.Cmp(b) {
	}
	_ = map[decimal.Decimal]int{} // !compare
	_ = map[string]decimal.Decimal{}
	_ = slices.Contains(l, a) // !compare
	_ = slices.Clone(l)
	_ = slices.EqualFunc(l, l, decimal.Decimal.Equal)
	_ = o == open{} || a.Equal(b) || l == nil
	_ = [1]reading{r} != [1]reading{} // !compare
	return a == b || // !compare
		r == reading{} // !compare
}`},
	{"format", "kpi", `import ("fmt"; "github.com/shopspring/decimal")`, `
type reading struct{ n decimal.Decimal }
type loop struct{ next *loop; by []reading }
type said struct{ n decimal.Decimal }
func (said) String() string { return "" }
type embeds struct{ decimal.Decimal }
func f(d decimal.Decimal, r *reading, l loop, s said, e embeds, err error) {
	_ = fmt.Sprint("x", d) // !format
	_ = fmt.Sprintf("%v", r) // !format
	_ = fmt.Errorf("%v", []any{l}[0])
	_ = fmt.Errorf("%v: %w", l, err) // !format
	_ = fmt.Sprint(e) // !format
	_ = fmt.Sprint(map[string]decimal.Decimal{}) // !format
	_ = fmt.Sprint(s, &s, d.Sign(), err)
}`},
	{"map order", "kpi", `import ("maps"; "slices")`, `
type set map[string]bool
func f[M ~map[K]V, K comparable, V any, S ~[]V](m map[string]int, s set, g M, l S) {
	for range m { // !maporder
	}
	for k, v := range s { // !maporder
		_, _ = k, v
	}
	for range g { // !maporder
	}
	for range l {
	}
	// The order does not show: it is a sum.
	for range m {
	}
	for range m { // any order
	}
	// A border is not enough.
	for range m { // !maporder
	}
	_ = slices.Sorted(maps.Keys(m))
	_ = slices.SortedFunc(maps.Values[map[string]int](m), func(a, b int) int { return a - b })
	_ = slices.Collect(maps.Keys(m)) // !maporder
	for range maps.All(m) { // !maporder
	}
}`},
}
