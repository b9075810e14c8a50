package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/chain/journey"
)

// A history is the log as it is read.
type history struct {
	config
	incidents map[string]incident
	log       journey.Log
	firsts    map[chain.Place]int64 // stays on a first visit, by where they were
}

// config says how the log is to be measured.
type config struct {
	Term     int64    `json:"step_term_seconds"` // a stay of at most this long is in time
	Main     []string `json:"main_steps"`        // the straight way through
	Excluded []string `json:"lead_excluding"`    // the steps after somebody solved it
}

// An incident is one question of a customer.
type incident struct {
	seconds int64    // from the call until closed
	flags   []string // in the order of flags: "1" yes, "0" no, "" not applicable
}

// read reads a folder's log.
func read(dir string) (*history, error) {
	h := &history{incidents: map[string]incident{}, firsts: map[chain.Place]int64{}}
	text, err := os.ReadFile(filepath.Join(dir, "config.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &h.config); err != nil {
		return nil, fmt.Errorf("config.json: %w", err)
	}
	h.log.Term = time.Duration(h.Term) * time.Second
	cases := append([]string{"case", "requested", "closed"}, flags...)
	if err := table(filepath.Join(dir, "cases.csv"), cases, h.addIncident); err != nil {
		return nil, err
	}
	events := []string{"case", "step", "department", "person", "seq", "visit", "ready", "end"}
	return h, table(filepath.Join(dir, "events.csv"), events, h.addStay)
}

// addIncident takes one line of cases.csv.
func (h *history) addIncident(cells []string) error {
	requested, err1 := time.Parse(time.RFC3339, cells[1])
	closed, err2 := time.Parse(time.RFC3339, cells[2])
	if _, twice := h.incidents[cells[0]]; twice {
		return fmt.Errorf("incident %q is there twice", cells[0])
	}
	if closed.Before(requested) {
		return fmt.Errorf("incident %q was closed before the call", cells[0])
	}
	h.incidents[cells[0]] = incident{closed.Unix() - requested.Unix(), cells[3:]}
	return errors.Join(err1, err2)
}

// addStay takes one line of events.csv.
func (h *history) addStay(cells []string) error {
	if _, ok := h.incidents[cells[0]]; !ok {
		return fmt.Errorf("incident %q is not in cases.csv", cells[0])
	}
	e := journey.Event{Case: cells[0], Step: cells[1], Unit: cells[2], Person: cells[3]}
	visit, err1 := strconv.Atoi(cells[5])
	var err2, err3, err4 error
	e.Seq, err2 = strconv.Atoi(cells[4])
	e.Ready, err3 = time.Parse(time.RFC3339, cells[6])
	e.End, err4 = time.Parse(time.RFC3339, cells[7])
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return err
	}
	h.firsts[chain.At(e.Step).By(known(e.Unit)).Who(known(e.Person))] += one(visit == 1)
	return h.log.Add(slices.Values([]journey.Event{e}))
}

// known returns the ID of a group or person, where the log names none too.
func known(id string) string { return cmp.Or(id, journey.Unknown) }

// table hands the named columns of a CSV file to add, line by line.
func table(path string, columns []string, add func(cells []string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	r := csv.NewReader(file)
	header, err := r.Read()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	from := make([]int, len(columns))
	for i, name := range columns {
		if from[i] = slices.Index(header, name); from[i] < 0 {
			return fmt.Errorf("%s: there is no column %q", path, name)
		}
	}
	return lines(r, path, from, add)
}

func lines(r *csv.Reader, path string, from []int, add func(cells []string) error) error {
	for {
		line, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		cells := make([]string, len(from))
		for i, column := range from {
			cells[i] = line[column]
		}
		if err := add(cells); err != nil {
			n, _ := r.FieldPos(0)
			return fmt.Errorf("%s: line %d: %w", path, n, err)
		}
	}
}
