package main

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// sqlPeer keeps a cascade in tables of an embedded database, in whole units and whole
// numbers, so that it is exact. A level at a time is composed by grouping and taken apart
// by window functions: a recursive query can do neither, and took longer where it could.
type sqlPeer struct {
	c    *Cascade
	open func() (*sql.DB, error)
	// div is the operator that divides whole numbers; of what is not below 0 it rounds down.
	div string
	// setup is run once.
	setup string
	// insert adds rows to a table in the way that is fast for the database.
	insert func(db *sql.DB, table string, rows int, row func(i int) []any) error
	db     *sql.DB
}

const tables = `
CREATE TABLE node (id TEXT, spot BIGINT PRIMARY KEY, parent BIGINT, level BIGINT, weight BIGINT, below BIGINT);
CREATE INDEX node_level ON node (level);
CREATE TABLE kpi (k BIGINT PRIMARY KEY, kind BIGINT, turn BIGINT);
CREATE TABLE goal (spot BIGINT, k BIGINT, target BIGINT, amber BIGINT);
CREATE TABLE reading (id TEXT, k BIGINT, num BIGINT, den BIGINT);
CREATE TABLE aim (spot BIGINT, k BIGINT, target BIGINT, amber BIGINT, PRIMARY KEY (spot, k)) %[1]s;
CREATE TABLE gauge (spot BIGINT, k BIGINT, num BIGINT, den BIGINT, PRIMARY KEY (spot, k)) %[1]s;
CREATE TABLE judged (spot BIGINT, k BIGINT, light BIGINT, score BIGINT, gap BIGINT)`

// divideLevel takes the targets of one level apart. What is shared and what is the
// whole's are one statement each.
const divideLevel = `
INSERT INTO aim
WITH part AS (
  SELECT n.spot, n.parent, a.k, kpi.turn, n.weight, p.below, a.target, kpi.turn * (a.amber - a.target) AS room
  FROM node n JOIN node p ON p.spot = n.parent JOIN aim a ON a.spot = n.parent JOIN kpi ON kpi.k = a.k
  WHERE n.level = ?1 AND (kpi.kind = 0 OR kpi.kind = 2 AND n.level > 1)
), cut AS (
  SELECT *, target * weight DIV below AS t, target * weight % below AS trest,
            room * weight DIV below AS r, room * weight % below AS rrest FROM part
), ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY parent, k ORDER BY trest DESC, turn * spot) AS trank,
            ROW_NUMBER() OVER (PARTITION BY parent, k ORDER BY rrest DESC, spot) AS rrank,
            target - SUM(t) OVER (PARTITION BY parent, k) AS tleft,
            room - SUM(r) OVER (PARTITION BY parent, k) AS rleft FROM cut
), given AS (
  SELECT spot, k, turn, t + CASE WHEN trank <= tleft THEN 1 ELSE 0 END AS t,
                      r + CASE WHEN rrank <= rleft THEN 1 ELSE 0 END AS r FROM ranked
)
SELECT spot, k, t, t + turn * r FROM given`

const copyLevel = `
INSERT INTO aim SELECT n.spot, a.k, a.target, a.amber
FROM node n JOIN aim a ON a.spot = n.parent JOIN kpi ON kpi.k = a.k
WHERE n.level = ?1 AND (kpi.kind = 1 OR kpi.kind = 2 AND n.level = 1)`

const rollLevel = `
INSERT INTO gauge
SELECT n.parent, g.k, CASE WHEN MAX(kpi.kind) = 2 AND ?1 = 1 THEN MIN(g.num) ELSE SUM(g.num) END,
       CASE WHEN MAX(kpi.kind) = 1 THEN SUM(g.den) ELSE 1 END
FROM node n JOIN gauge g ON g.spot = n.spot JOIN kpi ON kpi.k = g.k WHERE n.level = ?1 GROUP BY n.parent, g.k`

// judging works on what is worse than the target, and the room for it, both times den.
const judging = `
WITH far AS (
  SELECT g.spot, g.k, g.den, turn * (g.num - a.target * g.den) AS worse, turn * (a.amber - a.target) * g.den AS room
  FROM FROM_GAUGE g JOIN aim a ON a.spot = g.spot AND a.k = g.k JOIN kpi ON kpi.k = g.k
)
SELECT spot, k, CASE WHEN worse <= 0 THEN 2 WHEN worse <= room THEN 1 ELSE 0 END,
       CASE WHEN worse <= 0 THEN 10000 WHEN worse >= 2 * room THEN 0
            ELSE (10000 * room - 5000 * worse) DIV room END,
       CASE WHEN worse < 0 THEN 1 ELSE -1 END * ((200 * ABS(worse) + den) DIV (2 * den))
FROM far`

func (p *sqlPeer) statement(text string) string { return strings.ReplaceAll(text, "DIV", p.div) }

func (p *sqlPeer) Build() (err error) {
	c := p.c
	if p.db != nil {
		if err := p.db.Close(); err != nil {
			return err
		}
	}
	if p.db, err = p.open(); err != nil {
		return err
	}
	for _, s := range strings.Split(p.setup, ";") {
		if _, err := p.db.Exec(s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	below := make([]int64, c.Nodes())
	for at, up := range c.Parent {
		if up >= 0 {
			below[up] += c.Weight[at]
		}
	}
	if err := p.insert(p.db, "node", c.Nodes(), func(i int) []any {
		return []any{c.ID[i], int64(i), int64(c.Parent[i]), int64(c.Level[i]), c.Weight[i], below[i]}
	}); err != nil {
		return err
	}
	return p.insert(p.db, "kpi", len(c.KPIs), func(i int) []any {
		return []any{int64(i), int64(c.KPIs[i].Kind), c.KPIs[i].Kind.Turn()}
	})
}

func (p *sqlPeer) Aim() error {
	c := p.c
	if err := p.run("DELETE FROM goal", "DELETE FROM aim"); err != nil {
		return err
	}
	if err := p.insert(p.db, "goal", len(c.Goals), func(i int) []any {
		return []any{int64(c.Roots[i/len(c.KPIs)]), int64(i % len(c.KPIs)), c.Goals[i].Target, c.Goals[i].Amber}
	}); err != nil {
		return err
	}
	if err := p.run("INSERT INTO aim SELECT * FROM goal"); err != nil {
		return err
	}
	for level := levelStep; level <= levelPerson; level++ {
		for _, s := range []string{divideLevel, copyLevel} {
			if _, err := p.db.Exec(p.statement(s), level); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *sqlPeer) Load() error {
	if err := p.run("DELETE FROM reading", "DELETE FROM gauge"); err != nil {
		return err
	}
	c, n := p.c, len(p.c.KPIs)
	if err := p.insert(p.db, "reading", len(c.People)*n, func(i int) []any {
		return []any{c.ID[c.People[i/n]], int64(i % n), c.Num[i%n][i/n], c.Den[i%n][i/n]}
	}); err != nil {
		return err
	}
	return nil
}

// Roll finds the places of readings, too: a database joins by ID.
func (p *sqlPeer) Roll() error {
	err := p.run("DELETE FROM gauge",
		"INSERT INTO gauge SELECT n.spot, r.k, r.num, r.den FROM node n JOIN reading r ON r.id = n.id WHERE n.level = 4")
	for level := levelPerson; level > levelChain && err == nil; level-- {
		_, err = p.db.Exec(rollLevel, level)
	}
	return err
}

func (p *sqlPeer) Judge() error {
	return p.run("DELETE FROM judged", "INSERT INTO judged "+strings.ReplaceAll(judging, "FROM_GAUGE", "gauge"))
}

func (p *sqlPeer) run(statements ...string) error {
	for _, s := range statements {
		if _, err := p.db.Exec(p.statement(s)); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	return nil
}

func (p *sqlPeer) Answers() ([]Answer, error) {
	rows, err := p.db.Query(`SELECT num, den, target, amber, light, score, gap FROM gauge g
		JOIN aim a ON a.spot = g.spot AND a.k = g.k JOIN judged j ON j.spot = g.spot AND j.k = g.k ORDER BY g.spot, g.k`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Answer
	for rows.Next() {
		var a Answer
		if err := rows.Scan(&a.Num, &a.Den, &a.Target, &a.Amber, &a.Light, &a.Score, &a.Gap); err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, rows.Err()
}

// changed composes the places above one again. Only the direct parts of a place are
// looked at, by their range.
const changed = `
UPDATE gauge SET num = (SELECT CASE WHEN ?1 = 2 AND ?5 = 0 THEN MIN(g.num) ELSE SUM(g.num) END FROM gauge g WHERE g.k = ?2 AND g.spot >= ?3 AND g.spot < ?4),
  den = (SELECT CASE WHEN ?1 = 1 THEN SUM(g.den) ELSE 1 END FROM gauge g WHERE g.k = ?2 AND g.spot >= ?3 AND g.spot < ?4)
WHERE spot = ?6 AND k = ?2`

func (p *sqlPeer) Change(k int, changes []Change) (a Answer, err error) {
	tx, err := p.db.BeginTx(context.Background(), nil)
	if err != nil {
		return a, err
	}
	defer func() {
		if e := tx.Rollback(); err == nil {
			err = e
		}
	}()
	c, root := p.c, int32(0)
	for _, ch := range changes {
		at := c.People[ch.Person]
		if _, err = tx.Exec("UPDATE gauge SET num = ?1, den = ?2 WHERE spot = ?3 AND k = ?4", ch.Num, ch.Den, at, k); err != nil {
			return a, err
		}
		for at = c.Parent[at]; at >= 0; at = c.Parent[at] {
			if _, err = tx.Exec(changed, int64(c.KPIs[k].Kind), k, c.From[at], c.To[at], int64(c.Level[at]), at); err != nil {
				return a, err
			}
			root = at
		}
	}
	one := "(SELECT * FROM gauge WHERE spot = ?1 AND k = ?2)"
	row := tx.QueryRow("SELECT num, den, target, amber, j.* FROM gauge g JOIN aim a ON a.spot = g.spot AND a.k = g.k, ("+
		p.statement(strings.ReplaceAll(judging, "FROM_GAUGE", one))+") j WHERE g.spot = ?1 AND g.k = ?2", root, k)
	var at, of int64
	err = row.Scan(&a.Num, &a.Den, &a.Target, &a.Amber, &at, &of, &a.Light, &a.Score, &a.Gap)
	return a, err
}

func (p *sqlPeer) Close() error { return p.db.Close() }
