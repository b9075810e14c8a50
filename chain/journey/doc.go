// Package journey turns an event log, the trace that customers' questions leave in a
// workflow or ticket system, into measurements of a chain (Dutch: neem de reis die de
// klant maakt als uitgangspunt). It reads no files: the host hands it events as it has
// them.
package journey
