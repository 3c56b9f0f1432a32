package core

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	Complete(&ObjectTable, &NumberTable, &TextTable, &CollectionTable, &FunctionTable)
	os.Exit(m.Run())
}
