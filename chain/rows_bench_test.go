package chain_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
)

// BenchmarkRows writes a whole result: gauges, rows, and rows as CSV and as JSON. A node
// is a row.
func BenchmarkRows(b *testing.B) {
	_, r := evaluated()
	n := 0
	for range r.Rows() {
		n++
	}
	size := 0
	cases := []struct {
		name string
		run  func()
	}{
		{"all", func() {
			for range r.All() {
				size++
			}
		}},
		{"rows", func() {
			for range r.Rows() {
				size++
			}
		}},
		{"csv", func() {
			for line := range chain.CSV(r.Rows()) {
				size += len(line)
			}
		}},
		{"json", func() {
			for row := range r.Rows() {
				line, err := json.Marshal(row)
				require.NoError(b, err)
				size += len(line)
			}
		}},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			size = 0
			perNode(b, n, c.run)
			b.ReportMetric(float64(size)/float64(b.N)/float64(n), "written/node")
		})
	}
}
