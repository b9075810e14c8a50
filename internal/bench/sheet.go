package main

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// sheet is a workbook with one sheet per KPI, a row per place, and the cascade in formulas,
// which a spreadsheet engine works out. It counts in whole units, as floats, which are
// exact as far as 2^53; a user who wrote euros would not have that.
type sheet struct {
	c    *Cascade
	f    *excelize.File
	rows map[string]int
}

// The columns of a sheet.
const (
	colID, colWeight, colNum, colDen, colTarget, colAmber = "A", "B", "C", "D", "E", "F"
	colShare, colRest, colWider, colWiderRest             = "G", "H", "I", "J"
	colWorse, colRoom, colLight, colScore, colGap         = "K", "L", "M", "N", "O"
	colRank, colWiderRank                                 = "P", "Q"
)

func (s *sheet) Build() error {
	c := s.c
	if err := s.Close(); err != nil {
		return err
	}
	*s = sheet{c: c, f: excelize.NewFile(), rows: make(map[string]int, c.Nodes())}
	for at, id := range c.ID {
		s.rows[id] = at + 1
	}
	for _, k := range c.KPIs {
		if _, err := s.f.NewSheet(k.ID); err != nil {
			return err
		}
		for at := range c.Nodes() {
			if err := s.fill(k, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// fill writes the formulas of one row.
func (s *sheet) fill(k KPI, at int) error {
	row, c := at+1, s.c
	cells := map[string]string{ // in any order: cells do not depend on when they are written
		colWorse: fmt.Sprintf("%d*(C%[2]d-E%[2]d*D%[2]d)", k.Kind.Turn(), row),
		colRoom:  fmt.Sprintf("%d*(F%[2]d-E%[2]d)*D%[2]d", k.Kind.Turn(), row),
		colLight: fmt.Sprintf("IF(K%[1]d<=0,2,IF(K%[1]d<=L%[1]d,1,0))", row),
		colScore: fmt.Sprintf("IF(K%[1]d<=0,10000,IF(K%[1]d>=2*L%[1]d,0,QUOTIENT(10000*L%[1]d-5000*K%[1]d,L%[1]d)))", row),
		colGap:   fmt.Sprintf("IF(K%[1]d<0,1,-1)*QUOTIENT(200*ABS(K%[1]d)+D%[1]d,2*D%[1]d)", row),
	}
	if from, to := c.From[at]+1, c.To[at]; from <= to {
		whole := "SUM"
		if k.Kind == Done && c.Level[at] == levelChain {
			whole = "MIN"
		}
		cells[colNum] = fmt.Sprintf("%s(C%d:C%d)", whole, from, to)
		if cells[colDen] = "1"; k.Kind == Rate {
			cells[colDen] = fmt.Sprintf("SUM(D%d:D%d)", from, to)
		}
	}
	if up := c.Parent[at]; up >= 0 {
		s.aims(k, row, int(up), cells)
	}
	for col, formula := range cells {
		if err := s.f.SetCellFormula(k.ID, col+strconv.Itoa(row), formula); err != nil {
			return err
		}
	}
	if err := s.f.SetCellStr(k.ID, colID+strconv.Itoa(row), c.ID[at]); err != nil {
		return err
	}
	return s.f.SetCellInt(k.ID, colWeight+strconv.Itoa(row), c.Weight[at])
}

// aims writes the formulas for the target and the end of amber of a part.
func (s *sheet) aims(k KPI, row, up int, cells map[string]string) {
	whole, from, to := up+1, s.c.From[up]+1, s.c.To[up]
	if !k.Kind.Shares(s.c.Level[row-1]) {
		cells[colTarget], cells[colAmber] = fmt.Sprintf("E%d", whole), fmt.Sprintf("F%d", whole)
		return
	}
	below := fmt.Sprintf("SUM($B$%d:$B$%d)", from, to)
	room := fmt.Sprintf("(%d*(F%[2]d-E%[2]d))", k.Kind.Turn(), whole)
	cells[colShare] = fmt.Sprintf("QUOTIENT(E%d*B%d,%s)", whole, row, below)
	cells[colRest] = fmt.Sprintf("MOD(E%d*B%d,%s)", whole, row, below)
	cells[colWider] = fmt.Sprintf("QUOTIENT(%s*B%d,%s)", room, row, below)
	cells[colWiderRest] = fmt.Sprintf("MOD(%s*B%d,%s)", room, row, below)
	ties := [2]int{int(from), row} // of equals the first comes first
	last := ties
	if k.Kind == Done {
		last = [2]int{row, int(to)}
	}
	// One more where the rank is within what is left, without IF: the engine loses its way
	// where an IF depends on a criterion that is text.
	rank := func(rest string, ties [2]int) string {
		return fmt.Sprintf(`COUNTIF(%[1]s%[2]d:%[1]s%[3]d,">"&%[1]s%[4]d)+COUNTIF(%[1]s%[5]d:%[1]s%[6]d,%[1]s%[4]d)`,
			rest, from, to, row, ties[0], ties[1])
	}
	cells[colRank], cells[colWiderRank] = rank(colRest, last), rank(colWiderRest, ties)
	cells[colTarget] = fmt.Sprintf("G%[1]d+MAX(0,MIN(1,1+E%[2]d-SUM(G%[3]d:G%[4]d)-P%[1]d))", row, whole, from, to)
	cells[colAmber] = fmt.Sprintf("E%[1]d+%[2]d*(I%[1]d+MAX(0,MIN(1,1+%[3]s-SUM(I%[4]d:I%[5]d)-Q%[1]d)))",
		row, k.Kind.Turn(), room, from, to)
}

func (s *sheet) Aim() error {
	for i, g := range s.c.Goals {
		k, row := s.c.KPIs[i%len(s.c.KPIs)].ID, int(s.c.Roots[i/len(s.c.KPIs)])+1
		if err := s.set(k, row, colTarget, g.Target, colAmber, g.Amber); err != nil {
			return err
		}
	}
	return s.calculate(colTarget, colAmber)
}

func (s *sheet) Load() error {
	for n, at := range s.c.People {
		for k, kpi := range s.c.KPIs {
			if err := s.set(kpi.ID, s.rows[s.c.ID[at]], colNum, s.c.Num[k][n], colDen, s.c.Den[k][n]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sheet) set(sheet string, row int, a string, x int64, b string, y int64) error {
	if err := s.f.SetCellInt(sheet, a+strconv.Itoa(row), x); err != nil {
		return err
	}
	return s.f.SetCellInt(sheet, b+strconv.Itoa(row), y)
}

func (s *sheet) Roll() error  { return s.calculate(colNum, colDen) }
func (s *sheet) Judge() error { return s.calculate(colLight, colScore, colGap) }

// calculate asks for columns in every row; what does not change is worked out once.
func (s *sheet) calculate(cols ...string) error {
	for _, k := range s.c.KPIs {
		for row := 1; row <= s.c.Nodes(); row++ {
			for _, col := range cols {
				if _, err := s.value(k.ID, row, col); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (s *sheet) value(sheet string, row int, col string) (int64, error) {
	text, err := s.f.CalcCellValue(sheet, col+strconv.Itoa(row), excelize.Options{RawCellValue: true})
	if err != nil {
		return 0, fmt.Errorf("%s!%s%d: %w", sheet, col, row, err)
	}
	v, err := strconv.ParseFloat(text, 64)
	return int64(v), err
}

func (s *sheet) answer(k string, row int) (a Answer, err error) {
	var v [7]int64
	for i, col := range []string{colNum, colDen, colTarget, colAmber, colLight, colScore, colGap} {
		if v[i], err = s.value(k, row, col); err != nil {
			return a, err
		}
	}
	return Answer{v[0], v[1], v[2], v[3], Light(v[4]), v[5], v[6]}, nil
}

func (s *sheet) Answers() ([]Answer, error) {
	var list []Answer
	for at := range s.c.Nodes() {
		for _, k := range s.c.KPIs {
			a, err := s.answer(k.ID, at+1)
			if err != nil {
				return nil, err
			}
			list = append(list, a)
		}
	}
	return list, nil
}

func (s *sheet) Change(k int, changes []Change) (Answer, error) {
	id := s.c.KPIs[k].ID
	for _, ch := range changes {
		if err := s.set(id, int(s.c.People[ch.Person])+1, colNum, ch.Num, colDen, ch.Den); err != nil {
			return Answer{}, err
		}
	}
	a, err := s.answer(id, int(s.c.root(changes[0].Person))+1)
	for _, ch := range changes {
		if err := s.set(id, int(s.c.People[ch.Person])+1, colNum, s.c.Num[k][ch.Person], colDen, s.c.Den[k][ch.Person]); err != nil {
			return Answer{}, err
		}
	}
	return a, err
}

func (s *sheet) Close() error {
	if s.f == nil {
		return nil
	}
	return s.f.Close()
}
