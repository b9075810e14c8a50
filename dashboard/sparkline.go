package dashboard

import (
	"github.com/kpichain/kpichain/internal/exact"
	"github.com/kpichain/kpichain/kpi"
)

// maxSparks is how many periods a sparkline looks back.
const maxSparks = 12

// sparkline draws readings as blocks, the lowest value the lowest one, whichever way
// is better; a dot for no data. Empty with fewer than two values.
func sparkline(gauges []kpi.Gauge) string {
	gauges = gauges[max(len(gauges)-maxSparks, 0):]
	var low, high exact.Num
	values := map[int]exact.Num{}
	for k, g := range gauges {
		v, ok := g.Reading.Value()
		if !ok {
			continue
		}
		x := exact.Any(v)
		if len(values) == 0 {
			low, high = x, x
		}
		low, high = exact.Min(low, x), exact.Max(high, x)
		values[k] = x
	}
	if len(values) < 2 {
		return ""
	}
	line := make([]rune, len(gauges))
	for k := range gauges {
		line[k] = '·'
		if x, ok := values[k]; ok {
			line[k] = block(x, low, high)
		}
	}
	return string(line)
}

// block returns the block of a value between two others; a low one where all are
// equal.
func block(x, low, high exact.Num) rune {
	const blocks = 8
	if low.Equal(high) {
		return '▄'
	}
	level := int64(0)
	for level < blocks-1 && !x.Sub(low).Mul(exact.Int(blocks)).Less(high.Sub(low).Mul(exact.Int(level+1))) {
		level++
	}
	return '▁' + rune(level)
}
