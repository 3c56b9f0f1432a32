package interp

import "testing"

// panicker is a value whose text cannot be made.
type panicker struct{ unknown }

func (panicker) String() string { panic("no text") }

// TestOutcomeOfPanic checks that a value that a trial has made cannot take the host down.
func TestOutcomeOfPanic(t *testing.T) {
	if o := outcomeOf(panicker{}); o.Raised != "Exit" || o.Msg != "no text" {
		t.Errorf("got %+v", o)
	}
}
