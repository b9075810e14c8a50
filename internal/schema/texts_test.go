package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kpichain/kpichain/chain"
	"github.com/kpichain/kpichain/dashboard"
	"github.com/kpichain/kpichain/kpi"
)

// read returns a file of the library.
func read(t *testing.T, path ...string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{root}, path...)...))
	require.NoError(t, err)
	return text
}

// models returns every model that the library has as a text, by where it stands, and one
// with all that a model can have.
func models(t *testing.T) map[string][]byte {
	t.Helper()
	texts := map[string][]byte{"filled": marshal(t, filled[chain.Model]())}
	for _, glob := range []string{"examples/*/*.json", "examples/*/*/*.json", "chain/testdata/*.json"} {
		files, err := filepath.Glob(filepath.Join(root, glob))
		require.NoError(t, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			if strings.Contains(string(text), chain.Format) {
				texts[strings.TrimPrefix(filepath.ToSlash(file), root+"/")] = text
			}
		}
	}
	for _, c := range chain.Checks() {
		texts[string(c.ID)+" bad"], texts[string(c.ID)+" good"] = []byte(c.Bad), []byte(c.Good)
	}
	return texts
}

// measurements returns every measurement of the examples and of the catalogue.
func measurements(t *testing.T) (texts [][]byte) {
	t.Helper()
	lists := [][]byte{read(t, "examples/research/readings.json")}
	for _, file := range []string{"examples/shop/year/months.json", "examples/conversation/year.json"} {
		var months []struct{ Measurements json.RawMessage }
		require.NoError(t, json.Unmarshal(read(t, file), &months))
		for _, m := range months {
			if m.Measurements != nil { // a month may have its plan only
				lists = append(lists, m.Measurements)
			}
		}
	}
	for _, c := range chain.Checks() {
		if c.BadReadings != "" {
			lists = append(lists, []byte(c.BadReadings), []byte(c.GoodReadings))
		}
	}
	for _, list := range lists {
		var items []json.RawMessage
		require.NoError(t, json.Unmarshal(list, &items))
		for _, item := range items {
			texts = append(texts, item)
		}
	}
	return append(texts, marshal(t, filled[chain.Measurement]()))
}

// boards returns the boards of an example, which has a model and its periods, in the first so
// many of these: those of the directors, of every chain, step and unit, and of every person.
func boards(t *testing.T, example, periods string, most int) []*dashboard.Board {
	t.Helper()
	model, err := chain.Decode(read(t, "examples", example, "model.json"))
	require.NoError(t, err)
	plan, err := chain.NewPlan(model)
	require.NoError(t, err)
	var months []struct{ Measurements []chain.Measurement }
	require.NoError(t, json.Unmarshal(read(t, "examples", example, periods), &months))
	var year []*chain.Result
	for k, m := range months[:min(most, len(months))] {
		result, err := plan.Evaluate(fmt.Sprintf("month %d", k+1), m.Measurements)
		require.NoError(t, err)
		year = append(year, result)
	}
	all, err := dashboard.New(year...)
	require.NoError(t, err)

	var list []*dashboard.Board
	for _, who := range audiences(model) {
		board, err := all.For(who)
		require.NoError(t, err)
		list = append(list, board)
	}
	return list
}

// audiences returns whom a board can be made for.
func audiences(m chain.Model) []chain.Place {
	list := []chain.Place{{}}
	for _, c := range m.Chains {
		list = append(list, chain.Whole(c.ID))
	}
	for _, s := range m.Steps {
		list = append(list, chain.At(s.ID))
	}
	for _, u := range m.Units {
		list = append(list, chain.Place{Unit: u.ID})
	}
	for _, p := range m.Members {
		list = append(list, chain.Place{Person: p.Person})
	}
	return list
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return text
}

// filled returns a value with something in every field, however deep.
func filled[T any]() T {
	var v T
	fill(reflect.ValueOf(&v).Elem())
	return v
}

func fill(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *decimal.Decimal:
		*p = decimal.New(125, -2)
		return
	case *kpi.Band:
		*p = kpi.Between(decimal.New(-5, 0), decimal.New(75, -1))
		return
	case *kpi.Reading:
		*p = kpi.Per(decimal.New(182, 0), decimal.New(200, 0))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for k := range v.NumField() {
			if v.Type().Field(k).Tag.Get("json") != "-" {
				fill(v.Field(k))
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Map:
		value := reflect.New(v.Type().Elem()).Elem()
		fill(value)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("any key").Convert(v.Type().Key()), value)
	case reflect.String:
		v.SetString("text")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int32, reflect.Int64:
		v.SetInt(2)
	}
	if m, ok := v.Addr().Interface().(*chain.Model); ok {
		m.Format = chain.Format
	}
}
