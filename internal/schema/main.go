// Command schema writes the JSON Schemas of this library, chain/schema.json and
// dashboard/schema.json, from the Go types and their comments:
//
//	go -C internal/schema run .
//
// It is a module of its own, so that the validator its tests hold the schemas to is no
// dependency of the library. The tests say whether the files are as they would be written
// now, whether what the library writes is valid, and whether a schema and the reader of the
// library take and refuse the same.
//
// The forms are those of internal/jsonx: every kind of type that it reads has one schema
// in forms.go, and a type that writes its own JSON has one in own.go. A type without is an
// error, so that nothing is described by chance.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// root is the folder of the library, from that of this command.
const root = "../.."

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}

// write writes every schema to its file.
func write() error {
	for _, d := range documents() {
		text, err := generate(d)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(root, d.file), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
