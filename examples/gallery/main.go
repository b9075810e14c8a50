// Gallery writes every picture of the library to a folder, with a page that shows them:
//
//	go run ./examples/gallery OUT
//	go run ./examples/gallery OUT ../shared/data/uci_incident
//
// It draws the shop's year, and with the folder of a log as the example incident reads it
// also that: boards as pages, in English and Dutch, light, dark and as the reader's system
// is set; all other pictures as SVG, light and dark; their Vega-Lite specifications; and
// both models as Mermaid and Graphviz text. Open OUT/index.html.
//
// The pages of people are their own: this program has them all because it plays the host,
// who asks for each audience, and shows them to nobody else.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
		os.Exit(1)
	}
}

// run draws what there is to a folder.
func run(args []string) error {
	if len(args) != 1 && len(args) != 2 {
		return errors.New("want the folder to write to, and perhaps the one with the incident log")
	}
	s, err := shop()
	if err != nil {
		return err
	}
	stories := []story{s}
	if len(args) == 2 {
		s, err := incident(args[1])
		if err != nil {
			return err
		}
		stories = append(stories, s)
	}
	var all []drawn
	for _, s := range stories {
		d, err := s.draw()
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		all = append(all, d)
	}
	return write(args[0], all)
}

// write writes every file, and the page that shows them.
func write(dir string, all []drawn) error {
	files := []file{{"index.html", index(all)}}
	for _, d := range all {
		files = append(files, d.files...)
	}
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
