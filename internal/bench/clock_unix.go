//go:build unix

package main

import (
	"syscall"
	"time"
)

// processors is the time that all processors spent on this program, garbage collection
// and a database's threads included: what to go by where others use the machine, too.
func processors() clock {
	return func() time.Duration {
		var u syscall.Rusage
		if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
			return 0
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
}
