package main

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// sources are the comments and constants of the packages of the library.
type sources struct {
	root     string
	packages map[string]*doc.Package
}

func newSources(root string) *sources { return &sources{root, map[string]*doc.Package{}} }

// load returns the package that a type is of.
func (s *sources) load(t reflect.Type) (*doc.Package, error) {
	if p := s.packages[t.PkgPath()]; p != nil {
		return p, nil
	}
	dir := filepath.Join(s.root, strings.TrimPrefix(t.PkgPath(), module))
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(n string) bool { return strings.HasSuffix(n, "_test.go") })
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	p, err := doc.NewFromFiles(set, files, t.PkgPath())
	s.packages[t.PkgPath()] = p
	return p, err
}

// find returns a type as its package documents it.
func (s *sources) find(t reflect.Type) (*doc.Package, *doc.Type, error) {
	p, err := s.load(t)
	if err != nil {
		return nil, nil, err
	}
	k := slices.IndexFunc(p.Types, func(d *doc.Type) bool { return d.Name == t.Name() })
	if k < 0 {
		return nil, nil, fmt.Errorf("not in the sources of %s", t.PkgPath())
	}
	return p, p.Types[k], nil
}

// ofType returns the comment of a type; it has to have one.
func (s *sources) ofType(t reflect.Type) (string, error) {
	p, d, err := s.find(t)
	if err != nil {
		return "", err
	}
	if d.Doc == "" {
		return "", fmt.Errorf("no comment to describe it")
	}
	return prose(p, d.Doc), nil
}

// ofField returns the comment of a field, empty where it has none. A comment is also of the
// fields after it that have none of their own and that it names.
func (s *sources) ofField(t reflect.Type, name string) (string, error) {
	p, d, err := s.find(t)
	if err != nil {
		return "", err
	}
	text := ""
	for _, f := range d.Decl.Specs[0].(*ast.TypeSpec).Type.(*ast.StructType).Fields.List {
		own := f.Doc.Text() + f.Comment.Text()
		if own != "" {
			text = own
		}
		for _, n := range f.Names {
			switch {
			case n.Name != name:
			case own != "" || mentions(text, name):
				return prose(p, text), nil
			default:
				return "", nil
			}
		}
	}
	return "", fmt.Errorf("not in the sources of %s", t.PkgPath())
}

// mentions reports whether a text has a name in it, as a word.
func mentions(text, name string) bool {
	return regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`).MatchString(text)
}

// prose returns a comment as people read it: its paragraphs in one line each, and what it
// links to without brackets.
func prose(p *doc.Package, text string) string {
	printer := comment.Printer{TextWidth: -1}
	text = string(printer.Text(p.Parser().Parse(text)))
	inTable := regexp.MustCompile(`\[([\w.]*[A-Z]\w*)\]`) // where Go sees no links
	return strings.TrimSpace(inTable.ReplaceAllString(text, "$1"))
}

// texts returns the constants of a type of texts, in the order of the sources, but for the
// empty one, which stands for a field that is left out.
func (s *sources) texts(t reflect.Type) []string {
	_, d, err := s.find(t)
	if err != nil {
		return nil
	}
	var texts []string
	for _, c := range d.Consts {
		for _, spec := range c.Decl.Specs {
			for _, value := range spec.(*ast.ValueSpec).Values {
				if text, err := strconv.Unquote(value.(*ast.BasicLit).Value); err == nil && text != "" {
					texts = append(texts, text)
				}
			}
		}
	}
	return texts
}
