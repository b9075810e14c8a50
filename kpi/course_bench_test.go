package kpi_test

import (
	"testing"

	"github.com/kpichain/kpichain/kpi"
)

// BenchmarkCourse says what a tile's course costs: a year, half way.
func BenchmarkCourse(b *testing.B) {
	goals := aims("80 100 120 100 80 100 120 100 80 100 120 100")
	for _, c := range []struct {
		in   kpi.Indicator
		read []kpi.Reading
	}{
		{kpi.Indicator{ID: "sum", Over: kpi.Sum}, fields("80 90 110 94 80 101")},
		{kpi.Indicator{ID: "ratio", Over: kpi.Ratio}, fields("9000/90 8000/85 8500/91 9100/97 7000/71 8600/88")},
		{kpi.Indicator{ID: "min", Over: kpi.Min}, fields("80 90 110 94 80 101")},
	} {
		b.Run(c.in.ID, func(b *testing.B) {
			for b.Loop() {
				if _, err := c.in.Course(c.read, goals, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
