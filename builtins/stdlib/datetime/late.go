package datetime

import "github.com/pyq-lang/pyq/builtins/core"

// Table says by what classes are completed when a program first uses one of them.
var Table = core.Table{
	Late: []core.Late{
		{Fill: fillCalendar, Classes: []*core.Class{calendarClass, textCalendarClass}},
		{Fill: fillClockTime, Classes: []*core.Class{clockTimeClass}},
		{Fill: fillDate, Classes: []*core.Class{dateClass}},
		{Fill: fillDateTime, Classes: []*core.Class{datetimeClass}},
		{Fill: fillStructTime, Classes: []*core.Class{StructTime.Class}},
		{Fill: fillTimeDelta, Classes: []*core.Class{timedeltaClass}},
		{Fill: fillTimezone, Classes: []*core.Class{tzinfoClass, timezoneClass}},
	},
	Exceptions: []*core.Class{illegalMonthClass},
}
