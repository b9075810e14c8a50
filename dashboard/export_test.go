package dashboard

import "github.com/kpichain/kpichain/chain"

// AuditShowing is the audit of the current period as if the boards of groups went by
// another rule.
func AuditShowing(b *Boards, shown func(at chain.Place, kpiID string) bool) []Leak {
	leaks := []Leak{}
	for i := range b.plan.Indicators() {
		if l, ok := readLedger(b.discretion[b.current].groups, b.now, i.ID); ok {
			leaks = append(leaks, audit(l, func(k int32) bool { return shown(l.places[k], i.ID) })...)
		}
	}
	return leaks
}
