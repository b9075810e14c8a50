package chain

import "fmt"

// Trail follows a list of places as measurements of them do, and returns the first that
// is found elsewhere than it is looked up, and how many were found without that.
func Trail(p *Plan, list []Place) (wrong string, near int) {
	d := desk{Plan: p}
	for _, at := range list {
		w, ok := d.trail.find(p.structure, &at)
		if ok {
			near++
		}
		want, known := p.locate(at)
		if ok && (!known || want != spotAt{-1, -1, w}) {
			return fmt.Sprintf("%q is found at %v, and is at %v", at, w, want), near
		}
		if got, ok := d.spot(&at); ok != known || got != want {
			return fmt.Sprintf("%q is found at %v (%t), and is at %v (%t)", at, got, ok, want, known), near
		}
	}
	return "", near
}
