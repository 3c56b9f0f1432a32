package memory

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"go.starlark.net/starlark"
)

func TestEngineIsKnown(t *testing.T) {
	if err := CheckEngine(); err != nil {
		t.Fatal(err)
	}
	type other struct {
		hash       uint32
		key, value starlark.Value
		prevLink   **Entry
		next       *Entry
	}
	entry := reflect.TypeFor[Entry]()
	if sameLayout(reflect.TypeOf(other{0, nil, nil, nil, nil}), entry, nil) || sameLayout(entry, reflect.TypeFor[bucket](), nil) {
		t.Error("another struct is taken for an entry")
	}
}

// The engine finds what a Table has put in, and the other way round, whatever else happens.
func TestTableIsTheEngines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	d := starlark.NewDict(0)
	table := DictTable(d)
	want := map[int]int{}
	var order []int
	for step := range 20_000 {
		n := random.IntN(500)
		k, v := starlark.MakeInt(n<<20), starlark.MakeInt(step)
		hash, _ := k.Hash()
		_, there := want[n]
		var err error
		switch what := random.IntN(6); {
		case what == 0 && there:
			look := table.Look(hash)
			for e := look.Next(); e != nil; e = look.Next() {
				if Is(e.Key, k) {
					table.Remove(e)
					break
				}
			}
		case what == 1:
			_, _, err = d.Delete(k)
		case what == 2 && !there:
			table.Append(hash, k, v)
		case what == 3:
			_, err = table.Put(hash, k, v)
		case what == 4 && step%100 == 0:
			var hashes []uint32
			for e := table.First(); e != nil; e = e.Next() {
				hashes = append(hashes, e.Hash())
			}
			table.Place(hashes)
			continue
		default:
			err = d.SetKey(k, v)
		}
		if err != nil {
			t.Fatal(err)
		}
		if got, found, _ := d.Get(k); !found {
			delete(want, n)
			order = slices.DeleteFunc(order, func(m int) bool { return m == n })
		} else {
			if !there {
				order = append(order, n)
			}
			want[n], _ = starlark.AsInt32(got)
			if want[n] != step {
				t.Fatalf("step %d: %d is %d", step, n, want[n])
			}
		}
		if table.Len() != len(want) || d.Len() != len(want) {
			t.Fatalf("step %d: there are %d keys, not %d", step, d.Len(), len(want))
		}
	}
	keys := func(walk Walk) (list []int) {
		for e := walk.Next(); e != nil; e = walk.Next() {
			n, _ := starlark.AsInt32(e.Key)
			list = append(list, n>>20)
		}
		return list
	}
	if got := keys(table.Walk()); !slices.Equal(got, order) {
		t.Errorf("the keys are\n%v, not\n%v", got, order)
	}
	got := keys(table.WalkBack())
	if slices.Reverse(got); !slices.Equal(got, order) {
		t.Errorf("the keys are backwards\n%v, not\n%v", got, order)
	}
	copied := starlark.NewDict(0)
	DictTable(copied).AppendAll(table)
	if same, err := starlark.Equal(copied, d); !same || err != nil {
		t.Errorf("the copy differs: %v", err)
	}
	if err := d.Clear(); err != nil || table.Last() != nil || table.First() != nil {
		t.Errorf("the table is not empty: %v", err)
	}
}

// A copy has the same keys in the same order, wherever they hang, and nothing in common with the table.
func TestCopyOfATable(t *testing.T) {
	for _, c := range []struct{ size, removed, places int }{
		{1, 0, 1}, {8, 2, 1}, {8, 5, 8}, {9, 0, 1}, {60, 1, 2}, {100, 3, 7}, {100, 98, 100}, {1000, 7, 1000},
	} {
		d := new(starlark.Dict)
		table := DictTable(d)
		hash := func(i int) uint32 { return uint32(i % c.places) }
		for i := range c.size {
			table.Append(hash(i), starlark.MakeInt(i), starlark.MakeInt(i))
		}
		for i := range c.removed {
			e, _ := table.Find(hash(i), starlark.MakeInt(i))
			table.Remove(e)
		}
		copied := new(starlark.Dict)
		other := DictTable(copied)
		other.AppendAll(table)
		for i := range c.size {
			if e, _ := other.Find(hash(i), starlark.MakeInt(i)); (e != nil) != (i >= c.removed) {
				t.Fatalf("%v: the copy has %d: %v", c, i, e != nil)
			} else if e != nil {
				e.Value = starlark.None
				if i%3 == 0 {
					other.Remove(e)
				}
			}
		}
		other.Append(1, starlark.String("new"), starlark.None)
		keys := func(walk Walk) (list []string) {
			for e := walk.Next(); e != nil; e = walk.Next() {
				list = append(list, e.Key.String()+":"+e.Value.String())
			}
			return list
		}
		var want, wantCopied []string
		for i := c.removed; i < c.size; i++ {
			want = append(want, fmt.Sprint(i, ":", i))
			if i%3 != 0 {
				wantCopied = append(wantCopied, fmt.Sprint(i, ":None"))
			}
		}
		wantCopied = append(wantCopied, `"new":None`)
		for name, got := range map[string][2][]string{"table": {keys(table.Walk()), want}, "copy": {keys(other.Walk()), wantCopied}} {
			if !slices.Equal(got[0], got[1]) {
				t.Errorf("%v: the %s has\n%v, want\n%v", c, name, got[0], got[1])
			}
		}
		back, backCopied := keys(table.WalkBack()), keys(other.WalkBack())
		slices.Reverse(back)
		slices.Reverse(backCopied)
		if !slices.Equal(back, want) || !slices.Equal(backCopied, wantCopied) {
			t.Errorf("%v: backwards they have\n%v\n%v", c, back, backCopied)
		}
	}
}

// A walk goes on where it was when the keys are placed anew, and sees values that are assigned.
func TestWalkOverATableThatMoves(t *testing.T) {
	for _, size := range []int{5, 100} {
		d := starlark.NewDict(size)
		table := DictTable(d)
		for i := range size {
			_ = d.SetKey(starlark.MakeInt(i), starlark.None)
		}
		for _, walk := range []Walk{table.Walk(), table.WalkBack()} {
			seen, changed := 0, 0
			for e := walk.Next(); e != nil; e = walk.Next() {
				if e.Value == starlark.True {
					changed++
				}
				if seen++; seen == 3 {
					table.Place(make([]uint32, size)) // all in one chain
					for e := table.First(); e != nil; e = e.Next() {
						e.Value = starlark.True
					}
				}
			}
			if seen != size || changed != size-3 {
				t.Errorf("%d entries: %d were seen, %d of them changed", size, seen, changed)
			}
			for e := table.First(); e != nil; e = e.Next() {
				e.Value = starlark.None
			}
		}
	}
}

func TestPutTellsThatKeysAreCrowded(t *testing.T) {
	s := starlark.NewSet(0)
	for i := range 1000 {
		k := starlark.Float(float64(i) / 1000)
		hash, _ := k.Hash()
		crowded, err := SetTable(s).Put(hash, k, starlark.None)
		if want := i > mostBuckets*bucketSize; crowded != want || err != nil {
			t.Fatalf("with %d keys of one hash they are crowded: %v, %v", i, crowded, err)
		}
	}
}

// A table finds a key among others of its hash exactly if the engine does.
func TestFindIsTheEnginesGet(t *testing.T) {
	large := starlark.MakeInt64(1 << 40)
	keys := []starlark.Value{
		starlark.MakeInt(0), starlark.MakeInt(1), starlark.False, starlark.True, starlark.Float(1), starlark.Float(0.5),
		large, starlark.MakeInt64(1 << 40), starlark.Float(1 << 40), starlark.String(""), starlark.String("a"), starlark.Bytes("a"),
		starlark.String("longer than that"), starlark.None,
	}
	for _, k := range keys[:len(keys):len(keys)] {
		keys = append(keys, starlark.Tuple{k}, starlark.Tuple{starlark.MakeInt(1), k}, starlark.Tuple{starlark.Tuple{k}, starlark.String("a")})
	}
	for _, k := range keys {
		d := new(starlark.Dict)
		if err := d.SetKey(k, starlark.None); err != nil {
			t.Fatal(err)
		}
		stored := DictTable(d).First()
		for _, other := range keys {
			stored.hash, _ = other.Hash() // whatever k's is
			stored.hash = place(stored.hash)
			_, want, err := d.Get(other)
			e, err2 := DictTable(d).Find(stored.hash, other)
			if want != (e == stored) || (err == nil) != (err2 == nil) {
				t.Errorf("%v is found where %v is: %v, want %v (%v, %v)", other, k, e == stored, want, err, err2)
			}
		}
	}
}
