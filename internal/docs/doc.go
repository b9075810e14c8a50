// Package docs holds no code. Its tests hold the README to the rest of the
// repository: its Go code stands word for word in an example that is compiled and
// run, what it links to exists, and the commands that continuous integration takes
// from it are there.
//
// Two marks in the README, each on a line of its own above a fenced block, name
// those commands:
//
//	<!-- test -->    how to run the tests
//	<!-- run -->     the shortest way to see the library work
//
// A third, <!-- sketch -->, excuses a block of Go that is no program.
package docs
