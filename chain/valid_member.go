package chain

import (
	"fmt"
	"slices"
)

// everyone stands for no person in a membership.
const everyone int32 = -1

// membership is the key of a person in a unit, by their numbers.
func membership(unit, person int32) uint64 {
	return uint64(uint32(unit))<<32 | uint64(uint32(person+1))
}

// memberships returns the keys of all members, in order.
func (n *names) memberships() []uint64 {
	keys := make([]uint64, len(n.who))
	for i := range keys {
		keys[i] = membership(n.where[i], n.who[i])
	}
	return keys
}

// checkMembers reports members of unknown units, people twice in one unit, and weights
// that come to too much.
func (v *validator) checkMembers() {
	var all weighing
	for i := range v.m.Members {
		all.add(v.checkMember(i))
	}
	if f := all.flaw(codeWeight, "all members"); f != nil {
		v.bad.put("members", f)
	}
	repeats(v.memberships(), func(i, first int) {
		if v.where[i] >= 0 {
			v.bad.add(fmt.Sprintf("members[%d]", i), codeMember, ErrDuplicate,
				"members[%d] puts %q in unit %q already", first, v.m.Members[i].Person, v.m.Members[i].Unit)
		}
	})
}

// checkMember reports what is wrong with one member by itself, and returns what it
// weighs; 0 where that is wrong.
func (v *validator) checkMember(i int) (units int64) {
	member := &v.m.Members[i]
	if v.where[i] < 0 {
		v.bad.add(fmt.Sprintf("members[%d].unit", i), codeUnknown, ErrUnknown, "no unit %q", member.Unit)
	}
	if f := weightFlaw(member.Weight); f != nil {
		v.bad.put(fmt.Sprintf("members[%d].weight", i), f)
	} else if units = weightUnits(member.Weight); units == 0 {
		units = weightOne
	}
	for k, can := range member.Can {
		if f := competenceFlaw(can); f != nil {
			v.bad.put(fmt.Sprintf("members[%d].can[%d]", i, k), f)
		}
	}
	return units
}

// memberFlaw reports a person who is not a member of a unit that is in the model.
func (v *validator) memberFlaw(unit int32, personID string) *flaw {
	if v.roster == nil {
		v.roster = slices.Sorted(slices.Values(v.memberships()))
	}
	if person, ok := v.persons.Get(personID); ok {
		if _, ok := slices.BinarySearch(v.roster, membership(unit, person)); ok {
			return nil
		}
	}
	return newFlaw(codeNoMember, ErrUnknown, "unit %q has no member %q", v.units.At(unit), personID)
}

// competenceFlaw reports a competence that is no ID.
func competenceFlaw(name string) *flaw {
	f := idFlaw(name)
	if f != nil {
		f.code = codeCompetence
	}
	return f
}
