//go:build duckdb

package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// newDuck returns DuckDB in memory, on as many threads as there are processors.
func newDuck(c *Cascade) Peer {
	return &sqlPeer{
		c:    c,
		open: func() (*sql.DB, error) { return sql.Open("duckdb", "") },
		div:  "//",
		// Its tables need no keys to be fast, and are slower to fill with them.
		setup:  strings.ReplaceAll(fmt.Sprintf(tables, ""), ", PRIMARY KEY (spot, k)", ""),
		insert: appendRows,
	}
}

// appendRows fills a table by the database's own bulk loader.
func appendRows(db *sql.DB, table string, rows int, row func(i int) []any) error {
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		a, err := duckdb.NewAppenderFromConn(c.(driver.Conn), "", table)
		if err != nil {
			return err
		}
		for i := range rows {
			values := row(i)
			args := make([]driver.Value, len(values))
			for k, v := range values {
				args[k] = v
			}
			if err := a.AppendRow(args...); err != nil {
				return err
			}
		}
		return a.Close()
	})
}
