package main

import (
	_ "embed"
	"encoding/json"
	"slices"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
)

//go:embed agreements.json
var agreementsJSON []byte

// boards makes the boards as they were in a month, when those after it had their plans
// and no readings yet.
func (y *year) boards(now int) (*dashboard.Boards, error) {
	results := slices.Clone(y.results[:now+1])
	for _, r := range y.results[now+1:] {
		toCome, err := r.Plan().Evaluate(r.Period(), nil)
		if err != nil {
			return nil, err
		}
		results = append(results, toCome)
	}
	return dashboard.New(results...)
}

// conversation prepares a talk, from a board that was stored as JSON: that is all it
// needs.
func (y *year) conversation(name string) (*dashboard.Conversation, error) {
	boards, err := y.boards(y.now)
	if err != nil {
		return nil, err
	}
	board, err := boards.For(audiences[name])
	if err != nil {
		return nil, err
	}
	stored, err := json.Marshal(board)
	if err != nil {
		return nil, err
	}
	var read dashboard.Board
	if err := json.Unmarshal(stored, &read); err != nil {
		return nil, err
	}
	agreed, err := y.agreements(name)
	if err != nil {
		return nil, err
	}
	return read.Conversation(agreed...), nil
}

// agreements returns what was agreed in the talks of an audience, in words.
func (y *year) agreements(name string) ([]dashboard.Agreement, error) {
	var all map[string][]dashboard.Agreement
	if err := strict(agreementsJSON, &all); err != nil {
		return nil, err
	}
	for k, a := range all[name] {
		said := y.agreed[a.ID]
		a.What, a.By, a.Made, a.Due = said.what, said.by, y.labels[a.Made], y.labels[a.Due]
		all[name][k] = a
	}
	return all[name], nil
}

// find returns the tile of a gauge on a board, the zero one if it is not there.
func find(b *dashboard.Board, at chain.Place, kpiID string) dashboard.Tile {
	for _, s := range b.Sections {
		for _, t := range slices.Concat(s.Shared, s.Own, s.Handovers, s.Parts) {
			if t.At == at && t.KPI == kpiID {
				return t
			}
		}
	}
	return dashboard.Tile{}
}
