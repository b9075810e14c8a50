package main

import "time"

// A clock tells time since some moment: on the wall, or of processors.
type clock func() time.Duration

// wall is what somebody who waits sees.
func wall() clock {
	begin := time.Now()
	return func() time.Duration { return time.Since(begin) }
}
