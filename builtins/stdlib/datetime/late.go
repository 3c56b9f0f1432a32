package datetime

import "github.com/pyq-lang/pyq/builtins/object"

// Table says by what classes are completed when a program first uses one of them.
var Table = object.Table{
	Late: []object.Late{
		{Fill: fillCalendar, Classes: []*object.Class{calendarClass, textCalendarClass}},
		{Fill: fillClockTime, Classes: []*object.Class{clockTimeClass}},
		{Fill: fillDate, Classes: []*object.Class{dateClass}},
		{Fill: fillDateTime, Classes: []*object.Class{datetimeClass}},
		{Fill: fillStructTime, Classes: []*object.Class{StructTime.Class}},
		{Fill: fillTimeDelta, Classes: []*object.Class{timedeltaClass}},
		{Fill: fillTimezone, Classes: []*object.Class{tzinfoClass, timezoneClass}},
	},
	Exceptions: []*object.Class{illegalMonthClass},
}
