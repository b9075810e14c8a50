package dashboard_test

import (
	"strconv"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/kpi"
)

// readings draws a reading for every person's place, planted, and for some of the
// places that nobody is at, and the passes. A secret says whose a number is.
func (g *gen) readings(p *chain.Plan) (ms []chain.Measurement, secrets map[string]string) {
	secrets = map[string]string{}
	for at := range p.Places(chain.Place{}) {
		switch {
		case at.Person != "":
			for _, id := range []string{"rate", "cost", "time"} {
				ms = append(ms, chain.Measurement{At: at, KPI: id, Reading: g.secret(id, at.Person, secrets)})
			}
		case at.Chain != "" && at.Step != "":
			if g.chance(50) {
				ms = append(ms, chain.Measurement{At: at, KPI: chain.Passes, Reading: kpi.Of(dec(12, 1))})
			}
		case p.People(at) == 0 && len(p.Parts(at)) == 0 && g.chance(50):
			ms = append(ms, chain.Measurement{At: at, KPI: "time", Reading: kpi.Per(dec(int64(g.between(1, 90)), 1), dec(1, 0))})
		case at.Chain != "" && at.Step == "":
			ms = append(ms, chain.Measurement{At: at, KPI: "mood", Reading: kpi.Of(dec(int64(g.between(1, 9)), 0))})
		}
	}
	for _, goal := range p.Model().Goals {
		if goal.At.Person != "" {
			secrets[goal.Target.String()] = goal.At.Person
		}
	}
	return ms, secrets
}

// secret draws one reading of a person, and notes every text it shows in.
func (g *gen) secret(id, person string, secrets map[string]string) kpi.Reading {
	num, den := g.planted(), g.planted()
	r := kpi.Per(dec(num, 0), dec(den, 0))
	if id == "cost" {
		r = kpi.Of(dec(num, 0))
	}
	value, _ := r.Value()
	for _, text := range []string{strconv.FormatInt(num, 10), strconv.FormatInt(den, 10), value.String()} {
		secrets[text] = person
	}
	return r
}
