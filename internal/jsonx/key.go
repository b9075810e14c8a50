package jsonx

import "strings"

// Key returns the path of what the object at a path holds under a key, as
// [Problem] has it: "goals[0].weights.pick".
func Key(path, key string) string {
	var b strings.Builder
	b.WriteString(path)
	name(key).write(&b)
	return b.String()
}
