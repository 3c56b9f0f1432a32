package prelude

import (
	"os"
	"testing"

	"github.com/pyq-lang/pyq/builtins/collection"
	"github.com/pyq-lang/pyq/builtins/exception"
	"github.com/pyq-lang/pyq/builtins/function"
	"github.com/pyq-lang/pyq/builtins/number"
	"github.com/pyq-lang/pyq/builtins/object"
	"github.com/pyq-lang/pyq/builtins/text"
)

func TestMain(m *testing.M) {
	object.Complete(&number.Table, &text.Table, &collection.Table, &exception.Table, &function.Table, &Table)
	os.Exit(m.Run())
}
