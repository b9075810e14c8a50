package main

import (
	"database/sql"
	"fmt"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the database
)

// newSQLite returns SQLite in memory, the C library itself.
func newSQLite(c *Cascade) Peer {
	return &sqlPeer{
		c: c,
		open: func() (*sql.DB, error) {
			db, err := sql.Open("sqlite3", ":memory:")
			if err == nil {
				db.SetMaxOpenConns(1) // a database in memory is a connection's own
			}
			return db, err
		},
		div: "/",
		setup: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;" + fmt.Sprintf(tables, "WITHOUT ROWID") +
			";CREATE UNIQUE INDEX node_id ON node (id)",
		insert: insertPrepared,
	}
}

// insertPrepared inserts rows one by one, in one transaction.
func insertPrepared(db *sql.DB, table string, rows int, row func(i int) []any) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	s, err := tx.Prepare("INSERT INTO " + table + " VALUES (?" + strings.Repeat(", ?", len(row(0))-1) + ")")
	if err != nil {
		return err
	}
	defer s.Close()
	for i := range rows {
		if _, err := s.Exec(row(i)...); err != nil {
			return err
		}
	}
	return tx.Commit()
}
