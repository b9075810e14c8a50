package kpi_test

import (
	"testing"

	"github.com/kpichain/kpichain/kpi"
)

// BenchmarkPartial says what an event costs a pipeline: to be made a Partial, to be
// merged, and to be moved as bytes. All without allocating.
func BenchmarkPartial(b *testing.B) {
	for _, c := range []struct {
		rule kpi.Rule
		r    kpi.Reading
	}{
		{kpi.Sum, of("12.5")}, {kpi.Ratio, per("182", "200")}, {kpi.Product, per("1", "1")}, {kpi.Max, of("12.5")},
	} {
		i := mergedBy(c.rule)
		p := partial(b, i, c.r)
		whole, data := p, []byte(bytesOf(b, p))
		run := func(name string, step func() error) {
			b.Run(string(c.rule)+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := step(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		run("of", func() (err error) { p, err = i.Partial(c.r); return err })
		run("merge", func() (err error) { _, err = whole.Merge(p); return err })
		run("write", func() (err error) { data, err = p.AppendBinary(data[:0]); return err })
		run("read", func() error { return p.UnmarshalBinary(data) })
		run("reading", func() error { whole.Reading(); return nil })
	}
}

// BenchmarkPartialLong is a merge of fractions whose terms fit no word, and of products
// near the limit.
func BenchmarkPartialLong(b *testing.B) {
	sum := partial(b, mergedBy(kpi.Sum), per("1", "999999999999999989"))
	sum = merged(b, sum, partial(b, mergedBy(kpi.Sum), per("1", "999999999999999967")))
	factor := partial(b, mergedBy(kpi.Product), of("0.999999999999999989"))
	product := factor
	for range 9 {
		product = merged(b, product, product)
	}
	for _, c := range []struct {
		name string
		p, q kpi.Partial
	}{{"sum", sum, partial(b, mergedBy(kpi.Sum), per("1", "7"))}, {"product", product, factor}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.p.Merge(c.q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	data := []byte(bytesOf(b, product))
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if err := product.UnmarshalBinary(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
