package main

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
)

// dataFile is where the data are.
const dataFile = "data/ae.csv.gz"

// A history is the data as they are read.
type history struct {
	months      []string     // "2016-04", in time order
	departments []department // all there ever were, by provider and type
	seen        map[string]map[department]patients
}

// A department is what a provider has of one type.
type department struct{ provider, kind string }

// Patients are those that a department saw in a month.
type patients struct {
	attended, breached int64 // the second: not within four hours
	admitted           int64
}

// load reads the data; where there are none the error wraps fs.ErrNotExist.
func load(data fs.FS) (*history, error) {
	file, err := data.Open(dataFile)
	if err != nil {
		return nil, fmt.Errorf("the data are not there: %w", err)
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dataFile, err)
	}
	h, err := parse(plain)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dataFile, err)
	}
	return h, nil
}

// parse reads the data from CSV, lines in any order.
func parse(text io.Reader) (*history, error) {
	h := &history{seen: map[string]map[department]patients{}}
	lines := csv.NewReader(text)
	header, err := lines.Read()
	if err != nil {
		return nil, err
	}
	columns := []string{"period", "org_code", "type", "attendances", "breaches", "admissions"}
	if !slices.Equal(header, columns) {
		return nil, fmt.Errorf("columns are %q, want %q", header, columns)
	}
	for {
		cells, err := lines.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err // which says the line
		}
		if err := h.add(cells); err != nil {
			n, _ := lines.FieldPos(0)
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	h.order()
	return h, nil
}

// add takes one line.
func (h *history) add(cells []string) error {
	period, dep := cells[0], department{cells[1], cells[2]}
	if len(period) != len("2016-04-01") {
		return fmt.Errorf("%q is no date", period)
	}
	if !slices.ContainsFunc(ways, func(w way) bool { return w.kind == dep.kind }) {
		return fmt.Errorf("type %q is not known", dep.kind)
	}
	month := period[:len("2016-04")]
	if h.seen[month] == nil {
		h.seen[month] = map[department]patients{}
	}
	if _, twice := h.seen[month][dep]; twice {
		return fmt.Errorf("%s, type %s, is there twice in %s", dep.provider, dep.kind, month)
	}
	attended, err1 := strconv.ParseInt(cells[3], 10, 64)
	breached, err2 := strconv.ParseInt(cells[4], 10, 64)
	admitted, err3 := strconv.ParseInt(cells[5], 10, 64)
	h.seen[month][dep] = patients{attended, breached, admitted}
	return errors.Join(err1, err2, err3)
}

// order lists months and departments.
func (h *history) order() {
	ever := map[department]bool{}
	for month, seen := range h.seen {
		h.months = append(h.months, month)
		for dep := range seen {
			if !ever[dep] {
				ever[dep] = true
				h.departments = append(h.departments, dep)
			}
		}
	}
	slices.Sort(h.months)
	slices.SortFunc(h.departments, department.compare)
}
