// Command size says what the library adds to a program, and prints it as Markdown: four
// programs, from one that does nothing to one that draws boards, each built for a
// browser's machine and for processors of 32 and 64 bits, without symbols, as it is and
// as gzip -9 sends it.
//
//	go run -C internal/bench ./size
//
// The same version of Go gives the same sizes, on whatever machine it runs.
package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// programs are folders below this one, each with what it is.
var programs = []struct{ folder, what string }{
	{"empty", "an empty program"},
	{"decimal", "decimal and fmt alone"},
	{"gauge", "JSON in, plan, one gauge out"},
	{"board", "with dashboard and picture"},
}

// A machine is what programs are built for.
type machine struct{ system, processor string }

func main() {
	dir, err := os.MkdirTemp("", "size")
	if err == nil {
		err = report(os.Stdout, dir, []machine{{"js", "wasm"}, {"linux", "386"}, {"linux", "amd64"}})
		os.RemoveAll(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "size:", err)
		os.Exit(1)
	}
}

// report builds all programs into a folder, and writes their sizes as Markdown.
func report(w io.Writer, dir string, machines []machine) error {
	head := []string{runtime.Version()}
	for _, m := range machines {
		head = append(head, m.system+"/"+m.processor, "gzip")
	}
	fmt.Fprintf(w, "| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat(" --- |", len(head)))
	for _, p := range programs {
		row := []string{p.what}
		for _, m := range machines {
			if err := m.build(dir, p.folder); err != nil {
				return err
			}
			raw, sent, err := sizes(m.file(dir, p.folder))
			if err != nil {
				return err
			}
			row = append(row, megabytes(raw), megabytes(sent))
		}
		fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | "))
	}
	return nil
}

// file names what a program is built to.
func (m machine) file(dir, folder string) string {
	return filepath.Join(dir, strings.Join([]string{folder, m.system, m.processor}, "-"))
}

// build builds a program without symbols, without C, and without what differs from
// machine to machine.
func (m machine) build(dir, folder string) error {
	const module = "github.com/kpichain/kpichain/internal/bench/size/"
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-o", m.file(dir, folder), module+folder)
	cmd.Env = append(os.Environ(), "GOOS="+m.system, "GOARCH="+m.processor, "CGO_ENABLED=0", "GOFLAGS=", "GOAMD64=v1", "GO386=sse2", "GOWASM=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s for %s/%s: %w\n%s", folder, m.system, m.processor, err, out)
	}
	return nil
}

// sizes returns how many bytes a file has, and how many when compressed.
func sizes(file string) (raw, sent int, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0, 0, err
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return 0, 0, err
	}
	_, err = z.Write(data)
	err = errors.Join(err, z.Close())
	return len(data), b.Len(), err
}

// megabytes writes a size in millions of bytes.
func megabytes(n int) string { return fmt.Sprintf("%.2f MB", float64(n)/1e6) }
