package sched

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Schedule is everything that a serial run depends on besides its program and
// input: the seed of its random numbers and the choices that were made.
type Schedule struct {
	Seed  uint64
	Picks []Path // the task that went on, at every choice
	Sums  string // a digit for each of Picks, or empty: see Follow
	// Open says that the run was cut short: after the picks it goes on in an
	// order that the seed decides.
	Open bool
}

// String returns the schedule as "2:SEED:PICKS": the version of the format, the
// seed, and the paths of the tasks, separated by dots, with "3x5" for five
// times task 3. After the picks comes a plus sign if the schedule is open, and after
// another colon the sums, if there are any.
func (s Schedule) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "2:%d:", s.Seed)
	for i := 0; i < len(s.Picks); {
		n := 1
		for i+n < len(s.Picks) && s.Picks[i+n] == s.Picks[i] {
			n++
		}
		if i > 0 {
			b.WriteByte('.')
		}
		b.WriteString(string(s.Picks[i]))
		if n > 1 {
			b.WriteByte('x')
			b.WriteString(strconv.Itoa(n))
		}
		i += n
	}
	if s.Open {
		b.WriteByte('+')
	}
	if s.Sums != "" {
		b.WriteByte(':')
		b.WriteString(s.Sums)
	}
	return b.String()
}

// version is that of the format. In version 1 tasks had numbers.
const version = "2"

// maxPicks bounds a schedule that is read, for "1x9999999999" is a short text.
const maxPicks = 10_000_000

// ParseSchedule reads what Schedule.String wrote.
func ParseSchedule(text string) (Schedule, error) {
	var s Schedule
	parts := strings.Split(strings.TrimSpace(text), ":")
	if parts[0] != version {
		return s, fmt.Errorf("%q is no schedule of a version that this pyq knows: one begins with \"2:\"", text)
	}
	if len(parts) != 3 && len(parts) != 4 {
		return s, fmt.Errorf("%q is no schedule: it would be 2:SEED:CHOICES:SUMS", text)
	}
	var err error
	if s.Seed, err = strconv.ParseUint(parts[1], 10, 64); err != nil {
		return s, fmt.Errorf("%q is no seed of a schedule", parts[1])
	}
	parts[2], s.Open = strings.CutSuffix(parts[2], "+")
	if parts[2] == "" {
		return s, s.addSums(parts[3:])
	}
	for part := range strings.SplitSeq(parts[2], ".") {
		pick, times, err := parsePick(part)
		if err != nil || len(s.Picks)+times > maxPicks {
			return s, fmt.Errorf("%q is no choice of a schedule", part)
		}
		s.Picks = append(s.Picks, slices.Repeat([]Path{pick}, times)...)
	}
	return s, s.addSums(parts[3:])
}

// addSums takes the part of a schedule that holds the sums, if there is one.
func (s *Schedule) addSums(part []string) error {
	if len(part) == 0 {
		return nil
	}
	s.Sums = part[0]
	if len(s.Sums) != len(s.Picks) || strings.Trim(s.Sums, sumDigits) != "" {
		return fmt.Errorf("%q are not the sums of this schedule's %d choices: is a part missing?", s.Sums, len(s.Picks))
	}
	return nil
}

func parsePick(part string) (pick Path, times int, err error) {
	path, repeat, repeated := strings.Cut(part, "x")
	times = 1
	if repeated {
		if times, err = strconv.Atoi(repeat); err != nil {
			return "", 0, err
		}
	}
	if pick = Path(path); !pick.valid() || times < 1 || times > maxPicks {
		err = errors.New("out of range")
	}
	return pick, times, err
}
