package table_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"github.com/kpichain/kpichain/internal/table"
)

func TestNumber(t *testing.T) {
	for cell, want := range map[string]bool{ // the order does not show
		"0": true, "-0.5": true, "12": true, "-3.50": true, strings.Repeat("9", 50): true,
		"": false, "-": false, ".5": false, "5.": false, "--5": false, "+5": false, "1e5": false, "1.2.3": false,
		" 5": false, "5 ": false, "1,5": false, "５": false, "=5": false, "1_000": false,
	} {
		assert.Equal(t, want, table.Number(cell), "%q", cell)
	}
}

func TestPlain(t *testing.T) {
	assert.Equal(t, "-3.5", table.Plain("-3.5"))
	assert.Equal(t, "'-3,5", table.Plain("-3,5"))
	assert.Equal(t, "", table.Plain(""))
}

// Every character of the first plane, as a beginning and inside: what is left as it is, marked or replaced.
func TestHarmless(t *testing.T) {
	for r := rune(0); r <= 0xffff; r++ {
		if 0xd800 <= r && r < 0xe000 {
			continue
		}
		c := string(r)
		shown := c
		if unicode.IsControl(r) || r == 0x2028 || r == 0x2029 {
			shown = " "
		}
		mark := ""
		if slices.Contains([]rune{'=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20}, r) {
			mark = "'"
		}
		if got := table.Harmless(c + "1"); got != mark+shown+"1" {
			t.Fatalf("%U before 1: %q", r, got)
		}
		if got := table.Harmless("a" + c + "1"); got != "a"+shown+"1" {
			t.Fatalf("%U between a and 1: %q", r, got)
		}
		if got := table.Harmless(c + ";=1"); got != mark+shown+";'=1" {
			t.Fatalf("%U before a formula: %q", r, got)
		}
	}
	assert.Equal(t, "", table.Harmless(""))
	assert.Equal(t, "a\ufffd\ufffdb", table.Harmless("a\xff\xfeb"))
}

func TestHarmlessAllocates(t *testing.T) {
	assert.Zero(t, testing.AllocsPerRun(10, func() { table.Harmless("Order to cash, p17: 100%") }))
}

func TestCSV(t *testing.T) {
	records := [][]string{{"a", `b "c"`, "d,e"}, {}, {""}, {"", ""}, {" x", "y\nz"}}
	want := []string{`a,"b ""c""","d,e"` + "\n", `""` + "\n", ",\n", "\" x\",\"y\nz\"\n"}
	lines := table.CSV(slices.Values(records))
	assert.Equal(t, want, slices.Collect(lines))
	assert.Equal(t, want, slices.Collect(lines), "again")
	assert.Empty(t, slices.Collect(table.CSV(slices.Values([][]string{}))))

	asked := 0
	for range table.CSV(func(yield func([]string) bool) {
		for asked < 5 && yield(records[0]) {
			asked++
		}
	}) {
		break
	}
	assert.Zero(t, asked)
}
