// Package year is the shop and its year, as JSON and as results: for the example that tells
// its story, and for the gallery, which draws it.
package year

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/kpichain/kpichain/chain"
)

// Model is the organisation, and Months is what was measured in each month of its year.
var (
	//go:embed model.json
	Model []byte
	//go:embed months.json
	Months []byte
)

// Load makes a plan of a model.
func Load(data []byte) (*chain.Plan, error) {
	model, err := chain.Decode(data)
	if err != nil {
		return nil, err
	}
	return chain.NewPlan(model)
}

// A Month is what was measured in it.
type Month struct {
	Period       string              `json:"period"`
	Measurements []chain.Measurement `json:"measurements"`
}

// Evaluate returns the result of every month.
func Evaluate(plan *chain.Plan, data []byte) ([]*chain.Result, error) {
	var months []Month
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(&months); err != nil {
		return nil, fmt.Errorf("months: %w", err)
	}
	var year []*chain.Result
	for _, m := range months {
		r, err := plan.Evaluate(m.Period, m.Measurements)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Period, err)
		}
		year = append(year, r)
	}
	return year, nil
}
