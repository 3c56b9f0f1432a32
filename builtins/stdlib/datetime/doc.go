// Package datetime, internal to pyq, is Python's modules datetime and calendar, and what
// they and the module time know of dates and of writing and reading them.
//
// The zone is UTC: a program that runs again in another place prints the same.
//
//   - civil.go computes with days of the calendar; moment.go has a time with all its parts
//   - strftime.go writes and strptime.go reads, isoformat.go the formats of ISO 8601
//   - date.go, clocktime.go (the class time), datetime.go, timedelta.go and timezone.go have the
//     classes, structtime.go time.struct_time
//   - calendar.go has the module calendar
package datetime
