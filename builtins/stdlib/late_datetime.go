package stdlib

import "github.com/pyq-lang/pyq/builtins/core"

// tableDatetime says by what classes are completed when a program first uses one of them.
var tableDatetime = core.Table{
	Late: []core.Late{
		{Fill: fillCalendar, Classes: []*core.Class{calendarClass, textCalendarClass}},
		{Fill: fillClockTime, Classes: []*core.Class{clockTimeClass}},
		{Fill: fillDate, Classes: []*core.Class{dateClass}},
		{Fill: fillDateTime, Classes: []*core.Class{datetimeClass}},
		{Fill: fillStructTime, Classes: []*core.Class{structTime.class}},
		{Fill: fillTimeDelta, Classes: []*core.Class{timedeltaClass}},
		{Fill: fillTimezone, Classes: []*core.Class{tzinfoClass, timezoneClass}},
	},
	Exceptions: []*core.Class{illegalMonthClass},
}
