package main

import (
	"context"
	"errors"
	"io"
	"reflect"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

func init() {
	beam.RegisterType(reflect.TypeFor[writeFn]())
}

// write writes each text to the file of its name in a folder, which may be gs://.
func write(s beam.Scope, folder string, texts beam.PCollection) {
	beam.ParDo0(s.Scope("write"), &writeFn{Folder: strings.TrimSuffix(folder, "/") + "/"}, texts)
}

// A writeFn is sent to workers as JSON: its fields are exported.
type writeFn struct{ Folder string }

// ProcessElement writes one file, and writes the same again if a worker is asked to twice.
func (w *writeFn) ProcessElement(ctx context.Context, name, text string) error {
	fs, err := filesystem.New(ctx, w.Folder)
	if err != nil {
		return err
	}
	defer fs.Close()
	file, err := fs.OpenWrite(ctx, w.Folder+name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, text)
	return errors.Join(err, file.Close())
}
