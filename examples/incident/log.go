package main

import (
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
)

// A history is the log as it is read.
type history struct {
	config
	incidents map[string]incident
	stays     []stay
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

// A stay is the time one incident spent in one state, with one group and person.
type stay struct {
	incident string
	at       chain.Place // the step, the department and the person
	seq      int64       // its number within the incident, from 1
	visit    int64       // 2: the incident came back to the step
	seconds  int64
}

// unknown is who works where the log names nobody.
const unknown = "unknown"

// read reads a folder's log.
func read(dir string) (*history, error) {
	h := &history{incidents: map[string]incident{}}
	text, err := os.ReadFile(filepath.Join(dir, "config.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &h.config); err != nil {
		return nil, fmt.Errorf("config.json: %w", err)
	}
	cases := append([]string{"case", "requested", "closed"}, flags...)
	if err := table(filepath.Join(dir, "cases.csv"), cases, h.addIncident); err != nil {
		return nil, err
	}
	events := []string{"case", "step", "department", "person", "seq", "visit", "ready", "end"}
	return h, table(filepath.Join(dir, "events.csv"), events, h.addStay)
}

// addIncident takes one line of cases.csv.
func (h *history) addIncident(cells []string) error {
	seconds, err := between(cells[1], cells[2])
	if err != nil {
		return err
	}
	if _, twice := h.incidents[cells[0]]; twice {
		return fmt.Errorf("incident %q is there twice", cells[0])
	}
	h.incidents[cells[0]] = incident{seconds, cells[3:]}
	return nil
}

// addStay takes one line of events.csv.
func (h *history) addStay(cells []string) error {
	if _, ok := h.incidents[cells[0]]; !ok {
		return fmt.Errorf("incident %q is not in cases.csv", cells[0])
	}
	seq, err1 := strconv.ParseInt(cells[4], 10, 64)
	visit, err2 := strconv.ParseInt(cells[5], 10, 64)
	seconds, err3 := between(cells[6], cells[7])
	at := chain.At(cells[1]).By(known(cells[2])).Who(known(cells[3]))
	h.stays = append(h.stays, stay{cells[0], at, seq, visit, seconds})
	return errors.Join(err1, err2, err3)
}

// known returns an ID for a group or person of the log, where none is named too.
func known(id string) string {
	if id == "" {
		return unknown
	}
	return id
}

// between returns the seconds from one moment to a later one.
func between(from, to string) (int64, error) {
	a, err := time.Parse(time.RFC3339, from)
	if err != nil {
		return 0, err
	}
	b, err := time.Parse(time.RFC3339, to)
	if err != nil {
		return 0, err
	}
	if b.Before(a) {
		return 0, fmt.Errorf("%s is before %s", to, from)
	}
	return b.Unix() - a.Unix(), nil
}

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
