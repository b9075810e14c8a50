package dashboard_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// year is a year of the shop in which nine months are over: lead times creep up, the
// orders that are right go up and down, costs swell before the summer, and in
// May nobody counted the shelves. p5 joined in March, and from July on there is less to spend.
func year(t testing.TB) []*chain.Result {
	t.Helper()
	before, plan, thrifty := shop(), shop(), shop()
	before.Members = append(before.Members[:4:4], before.Members[5:]...) // p5
	thrifty.Goals[3].Target, thrifty.Goals[3].Green = d("95000"), kpi.AtMost(d("96000"))
	plans := []*chain.Plan{planOf(t, before), planOf(t, plan), planOf(t, thrifty)}
	var list []*chain.Result
	for k := range 12 {
		p := plans[count(k >= 2)+count(k >= 6)]
		r, err := p.Evaluate(fmt.Sprintf("2025-%02d", k+1), monthOf(k))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// monthOf makes up the readings of a month of the year, from 0.
func monthOf(k int) []chain.Measurement {
	if k > 8 {
		return nil
	}
	wave := []int64{0, 2, -1, 1, 0, 3, -2, 0, -3}[k]
	percent := map[string]int64{"lead": 94 + int64(k), "right": 99 + wave/2, "cost": 97 + wave, "happy": 102 - int64(k)/2, "onshelf": 104}
	var list []chain.Measurement
	for _, m := range month() {
		if m.At.Person == "p5" && k < 2 || m.KPI == "onshelf" && k == 4 {
			continue
		}
		num, den, _ := m.Reading.Terms()
		m.Reading = kpi.Per(num.Mul(decimal.New(percent[m.KPI], -2)), den)
		list = append(list, m)
	}
	return list
}
