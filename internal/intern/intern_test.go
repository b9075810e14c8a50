package intern_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/internal/intern"
)

func TestZeroValue(t *testing.T) {
	var table intern.Table
	assert.Equal(t, 0, table.Len())
	id, ok := table.Get("")
	assert.False(t, ok)
	assert.Zero(t, id)
	id, fresh := table.Put("pick")
	assert.True(t, fresh)
	assert.Zero(t, id)
}

func TestTable(t *testing.T) {
	puts := []struct {
		text  string
		id    int32
		fresh bool
	}{
		{"pick", 0, true},
		{"pack", 1, true},
		{"pick", 0, false},
		{"", 2, true},
		{"", 2, false},
		{"pic", 3, true},
		{"kpack", 4, true}, // lies across two others in the arena
		{"Pick", 5, true},
		{"é\x00\xff", 6, true},
		{"pack", 1, false},
	}
	var table intern.Table
	for _, put := range puts {
		id, fresh := table.Put(put.text)
		assert.Equal(t, put.id, id, "number of %q", put.text)
		assert.Equal(t, put.fresh, fresh, "fresh %q", put.text)
		assert.Equal(t, put.text, table.At(id))
	}
	assert.Equal(t, 7, table.Len())
	_, ok := table.Get("picking")
	assert.False(t, ok)
}

// A table agrees with a map, at every size around each growth of the hash
// table: with a load of three quarters most searches pass over other strings and
// many wrap around the end.
func TestAgainstMap(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for size := range 200 {
		table, want := fill(rng, size)
		require.Equal(t, len(want), table.Len())
		for text, id := range want {
			got, ok := table.Get(text)
			require.True(t, ok, "%d strings: %q is there", size, text)
			require.Equal(t, id, got, "%d strings: number of %q", size, text)
			require.Equal(t, text, table.At(id))
			_, ok = table.Get(text + "?")
			require.False(t, ok)
		}
	}
}

// fill puts size strings, some of them twice, in a table and in a map.
func fill(rng *rand.Rand, size int) (*intern.Table, map[string]int32) {
	table, want := new(intern.Table), map[string]int32{}
	for range size {
		text := strings.Repeat("ab", rng.IntN(3)) + fmt.Sprint(rng.IntN(2*size))
		id, fresh := table.Put(text)
		if _, seen := want[text]; seen == fresh {
			panic(fmt.Sprintf("%q: seen %t, fresh %t", text, seen, fresh))
		}
		if fresh {
			want[text] = id
		}
	}
	return table, want
}

func TestNumbersDoNotDependOnTheSeed(t *testing.T) {
	one, _ := fill(rand.New(rand.NewPCG(3, 4)), 500)
	two, _ := fill(rand.New(rand.NewPCG(3, 4)), 500)
	require.Equal(t, one.Len(), two.Len())
	for id := range int32(one.Len()) {
		assert.Equal(t, one.At(id), two.At(id))
	}
}

func TestStringsStayValid(t *testing.T) {
	var table intern.Table
	id, _ := table.Put("first")
	first := table.At(id)
	for i := range 10_000 {
		table.Put(fmt.Sprint("other ", i))
	}
	assert.Equal(t, "first", first)
}

func TestGrow(t *testing.T) {
	var table intern.Table
	table.Put("first")
	table.Grow(-1)
	table.Grow(0)
	table.Grow(1000)
	id, ok := table.Get("first")
	assert.True(t, ok)
	assert.Zero(t, id)
}

// After Grow, Put allocates for the text only.
func TestGrowIsEnough(t *testing.T) {
	texts := make([]string, 1000)
	for i := range texts {
		texts[i] = fmt.Sprintf("p%04d", i)
	}
	var text strings.Builder
	forText := testing.AllocsPerRun(10, func() {
		text.Reset()
		for _, s := range texts {
			text.WriteString(s)
		}
	})
	var table intern.Table
	grow := func() {
		table = intern.Table{}
		table.Grow(len(texts))
	}
	forRoom := testing.AllocsPerRun(10, grow)
	all := testing.AllocsPerRun(10, func() {
		grow()
		for _, s := range texts {
			table.Put(s)
		}
	})
	assert.Equal(t, forRoom+forText, all)
}

func TestReadingDoesNotAllocate(t *testing.T) {
	var table intern.Table
	for i := range 1000 {
		table.Put(fmt.Sprint("p", i))
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		id, _ := table.Get("p500")
		_ = table.At(id)
		_, _ = table.Get("nobody")
		_, _ = table.Put("p7")
	}))
}

func TestMemory(t *testing.T) {
	const n = 200_000
	before := heap()
	table := people(n)
	perID := float64(heap()-before)/n - float64(len("p0000000"))
	assert.Less(t, perID, 25.0, "bytes per ID beside the text")
	assert.Equal(t, n, table.Len())
}

// heap returns the bytes in use.
func heap() uint64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// people returns a table of n IDs.
func people(n int) *intern.Table {
	table := new(intern.Table)
	id := []byte("p0000000")
	for range n {
		table.Put(string(id))
		increment(id)
	}
	return table
}

// increment adds one to the number that id ends in.
func increment(id []byte) {
	i := len(id) - 1
	for ; id[i] == '9'; i-- {
		id[i] = '0'
	}
	id[i]++
}

func BenchmarkPut(b *testing.B) {
	const n = 1_000_000
	b.ReportAllocs()
	before := heap()
	var table *intern.Table
	for b.Loop() {
		table = people(n)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/ID")
	b.ReportMetric(float64(heap()-before)/n, "B/ID")
	runtime.KeepAlive(table)
}

func BenchmarkGet(b *testing.B) {
	table := people(1_000_000)
	id := []byte("p0000000")
	for b.Loop() {
		if _, ok := table.Get(string(id)); !ok {
			copy(id, "p0000000")
		}
		increment(id)
	}
}
