package chain

import "github.com/kpichain/kpichain/kpi"

// A Measurement is a reading taken at a place (meting).
type Measurement struct {
	At      Place       `json:"at"`
	KPI     string      `json:"kpi"`
	Reading kpi.Reading `json:"reading"`
}
