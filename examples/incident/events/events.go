// Package events reads the incident log: for the example that composes it, and for the
// gallery, which draws it.
package events

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

// A History is the log as it is read.
type History struct {
	Config
	Incidents map[string]Incident
	Log       journey.Log
	Firsts    map[chain.Place]int64 // stays on a first visit, by where they were
}

// Config says how the log is to be measured.
type Config struct {
	Term     int64    `json:"step_term_seconds"` // a stay of at most this long is in time
	Main     []string `json:"main_steps"`        // the straight way through
	Excluded []string `json:"lead_excluding"`    // the steps after somebody solved it
}

// An Incident is one question of a customer.
type Incident struct {
	Seconds int64    // from the call until closed
	Flags   []string // "1" yes, "0" no, "" not applicable
}

// Read reads a folder's log. flags are columns of cases.csv that say yes or no of an
// incident.
func Read(dir string, flags ...string) (*History, error) {
	h := &History{Incidents: map[string]Incident{}, Firsts: map[chain.Place]int64{}}
	text, err := os.ReadFile(filepath.Join(dir, "config.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &h.Config); err != nil {
		return nil, fmt.Errorf("config.json: %w", err)
	}
	h.Log.Term = time.Duration(h.Term) * time.Second
	cases := append([]string{"case", "requested", "closed"}, flags...)
	if err := Table(filepath.Join(dir, "cases.csv"), cases, h.addIncident); err != nil {
		return nil, err
	}
	events := []string{"case", "step", "department", "person", "seq", "visit", "ready", "end"}
	return h, Table(filepath.Join(dir, "events.csv"), events, h.addStay)
}

// addIncident takes one line of cases.csv.
func (h *History) addIncident(cells []string) error {
	requested, err1 := time.Parse(time.RFC3339, cells[1])
	closed, err2 := time.Parse(time.RFC3339, cells[2])
	if _, twice := h.Incidents[cells[0]]; twice {
		return fmt.Errorf("incident %q is there twice", cells[0])
	}
	if closed.Before(requested) {
		return fmt.Errorf("incident %q was closed before the call", cells[0])
	}
	h.Incidents[cells[0]] = Incident{closed.Unix() - requested.Unix(), cells[3:]}
	return errors.Join(err1, err2)
}

// addStay takes one line of events.csv.
func (h *History) addStay(cells []string) error {
	if _, ok := h.Incidents[cells[0]]; !ok {
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
	first := int64(0)
	if visit == 1 {
		first = 1
	}
	h.Firsts[chain.At(e.Step).By(Known(e.Unit)).Who(Known(e.Person))] += first
	return h.Log.Add(slices.Values([]journey.Event{e}))
}

// Known returns the ID of a group or person, where the log names none too.
func Known(id string) string { return cmp.Or(id, journey.Unknown) }

// Table hands the named columns of a CSV file to add, line by line.
func Table(path string, columns []string, add func(cells []string) error) error {
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
