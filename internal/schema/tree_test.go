package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// A node is a JSON value that can be changed piece by piece, and written even where it is
// no JSON any more.
type node struct {
	open byte     // '{' or '[', 0 for what has no parts
	text string   // as it stands, of what has no parts
	keys []string // as they stand, of an object
	kids []*node
}

// grow returns the tree of a text.
func grow(t *testing.T, text []byte) *node {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	root, err := next(d)
	require.NoError(t, err)
	return root
}

// next reads one value.
func next(d *json.Decoder) (*node, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		raw, err := json.Marshal(token)
		return &node{text: string(raw)}, err
	}
	n := &node{open: byte(delim)}
	for d.More() {
		if delim == '{' {
			key, err := next(d)
			if err != nil {
				return nil, err
			}
			n.keys = append(n.keys, key.text)
		}
		kid, err := next(d)
		if err != nil {
			return nil, err
		}
		n.kids = append(n.kids, kid)
	}
	_, err = d.Token()
	return n, err
}

// bytes returns the text of a tree.
func (n *node) bytes() []byte { return n.append(nil) }

func (n *node) append(b []byte) []byte {
	if n.open == 0 {
		return append(b, n.text...)
	}
	b = append(b, n.open)
	for k, kid := range n.kids {
		if k > 0 {
			b = append(b, ',')
		}
		if n.open == '{' {
			b = append(append(b, n.keys[k]...), ':')
		}
		b = kid.append(b)
	}
	return append(b, n.open+2) // the bracket that shuts it
}

// copy returns a tree that shares nothing.
func (n *node) copy() *node {
	c := &node{n.open, n.text, append([]string(nil), n.keys...), nil}
	for _, kid := range n.kids {
		c.kids = append(c.kids, kid.copy())
	}
	return c
}

// all returns a node and everything in it.
func (n *node) all() []*node {
	list := []*node{n}
	for _, kid := range n.kids {
		list = append(list, kid.all()...)
	}
	return list
}

// numbers returns the numbers in a tree.
func (n *node) numbers() []*node {
	return slices.DeleteFunc(n.all(), func(n *node) bool {
		return n.text == "" || n.text[0] != '-' && (n.text[0] < '0' || n.text[0] > '9')
	})
}
