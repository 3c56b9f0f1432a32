package stdlib

import (
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/stdlib/binary"
	"github.com/pyq-lang/pyq/builtins/stdlib/collections"
	"github.com/pyq-lang/pyq/builtins/stdlib/contextlib"
	"github.com/pyq-lang/pyq/builtins/stdlib/csv"
	"github.com/pyq-lang/pyq/builtins/stdlib/dataclasses"
	"github.com/pyq-lang/pyq/builtins/stdlib/datetime"
	"github.com/pyq-lang/pyq/builtins/stdlib/decimal"
	"github.com/pyq-lang/pyq/builtins/stdlib/enum"
	"github.com/pyq-lang/pyq/builtins/stdlib/functools"
	"github.com/pyq-lang/pyq/builtins/stdlib/io"
	"github.com/pyq-lang/pyq/builtins/stdlib/json"
	"github.com/pyq-lang/pyq/builtins/stdlib/logging"
	"github.com/pyq-lang/pyq/builtins/stdlib/os"
	"github.com/pyq-lang/pyq/builtins/stdlib/pathlib"
	"github.com/pyq-lang/pyq/builtins/stdlib/random"
	"github.com/pyq-lang/pyq/builtins/stdlib/re"
	"github.com/pyq-lang/pyq/builtins/stdlib/statistics"
	"github.com/pyq-lang/pyq/builtins/stdlib/sys"
	"github.com/pyq-lang/pyq/builtins/stdlib/text"
	"github.com/pyq-lang/pyq/builtins/stdlib/time"
	"github.com/pyq-lang/pyq/builtins/stdlib/traceback"
	"github.com/pyq-lang/pyq/builtins/stdlib/typing"
)

// Tables are the tables of all groups.
var Tables = []*object.Table{
	&binary.Table, &csv.Table, &collections.Table, &contextlib.Table, &dataclasses.Table,
	&datetime.Table, &decimal.Table, &enum.Table, &functools.Table, &io.Table, &json.Table, &logging.Table, &os.Table,
	&pathlib.Table, &random.Table, &re.Table, &statistics.Table, &sys.Table, &text.Table, &time.Table, &traceback.Table, &typing.Table,
}
