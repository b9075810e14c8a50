// Package kpichain is the front page of a library for customer-chain steering
// (Dutch: klantketensturing): it puts the customer's journey through an
// organisation at the centre, rather than the organisation chart, and derives
// every department's, team's and person's KPIs from it.
//
// This package holds no code. Import
//
//   - [github.com/kpichain/kpichain/kpi]: one gauge. What an indicator is, what
//     was read, where the traffic light turns, how parts compose into a whole, how
//     a whole's target is taken apart again, and its gap; which way readings go, and
//     whether a year will make its target. Knows nothing of chains or organisations.
//   - [github.com/kpichain/kpichain/chain]: the model. Chains of steps, who does
//     them, goals, the cascade of those goals to every step, team and person, the
//     evaluation of a period, who added what to a gap, and what works against the
//     chain.
//   - [github.com/kpichain/kpichain/chain/journey]: measurements from the event log of
//     a workflow or ticket system, and the chain that it shows.
//   - [github.com/kpichain/kpichain/chain/scenario]: what a change would do. What if,
//     which lever, how sure, whom to hire; as tables too.
//   - [github.com/kpichain/kpichain/dashboard]: what one audience may and can use
//     of results, and the conversation to have about it.
//
// Two packages are for a host's own tests: kpi/kpitest tries operators, and
// chain/chaintest models.
//
// Imports go one way: dashboard, chain/journey and chain/scenario import chain, chain imports kpi, and all of them
// need shopspring/decimal and no other module.
//
// # Promises that hold everywhere
//
// No package reads a file, a clock, the environment, a network or a random source
// of its own, starts a goroutine, logs, or keeps package state. The same input
// gives the same output, byte for byte, on every machine and in every Go version.
// What a constructor returns is immutable and safe for concurrent use; everything
// else is plain data that belongs to the caller. Bad input is an error, never a
// panic. Functions copy what they keep and return copies.
//
// # Numbers
//
// Numbers are values of [github.com/shopspring/decimal.Decimal]. The library works
// with them exactly and rounds once, when a value is read. It never uses that
// package's global settings (DivisionPrecision and the like), so a host that
// changes them does not change a result.
//
// A share or percentage is a fraction: 0.95, never 95.
package kpichain
