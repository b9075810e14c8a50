package picture

import "github.com/kpichain/kpichain/kpi"

// spark draws readings over time within a box, without words: a line with gaps where
// nothing was read, and the last reading as its light. The lowest reading is lowest,
// whichever way is better. Of more periods than have room only the last are drawn.
func (c *canvas) spark(x, y, width, height px, gauges []kpi.Gauge) {
	const edge, closest = 60, 20 // room for a light, and between two periods
	if width < 2*edge || height < 2*edge {
		return
	}
	gauges = gauges[max(len(gauges)-int((width-2*edge)/closest)-1, 0):]
	e, last := spanOf(gauges)
	if !e.any {
		return
	}
	up := scale{e.low, e.high, y + height - edge, y + edge}
	at := func(k int) point {
		v, _ := valueOf(gauges[k].Reading)
		across := px(0)
		if len(gauges) > 1 {
			across = (width - 2*edge) * px(k) / px(len(gauges)-1)
		}
		return point{x + edge + across, up.at(v)}
	}
	for _, run := range runsOf(gauges) {
		if run[1]-run[0] == 1 {
			if run[0] != last {
				c.dot(at(run[0]), 15, "quiet")
			}
			continue
		}
		var points []point
		for k := run[0]; k < run[1]; k++ {
			points = append(points, at(k))
		}
		c.path(points, 15, "quiet")
	}
	c.light(at(last), gauges[last].Status)
}

// spanOf returns the extent of what gauges read, and which was read last.
func spanOf(gauges []kpi.Gauge) (e extent, last int) {
	for k, g := range gauges {
		if v, ok := valueOf(g.Reading); ok {
			e, last = e.with(v), k
		}
	}
	return e, last
}

// runsOf returns where gauges were read without a gap: from an index to before another.
func runsOf(gauges []kpi.Gauge) (runs [][2]int) {
	open := false
	for k, g := range gauges {
		_, ok := valueOf(g.Reading)
		switch {
		case ok && open:
			runs[len(runs)-1][1]++
		case ok:
			runs = append(runs, [2]int{k, k + 1})
		}
		open = ok
	}
	return runs
}
