package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// manPages are the manual pages of pyq and its commands, which are made of the same texts as --help. They are
// part of the program because what makes them would cost every run half a megabyte.
//
//go:embed man/*.1
var manPages embed.FS

// newManCommand describes pyq man.
func newManCommand() *cobra.Command {
	return &cobra.Command{
		Use:                   "man [DIR]",
		DisableFlagsInUseLine: true,
		Short:                 "Write the manual pages",
		Long:                  "pyq man writes pyq's page for man(1) on standard output, or the pages of all\ncommands into a directory.",
		Example:               "  pyq man | man -l -                  read the page\n  pyq man ~/.local/share/man/man1     install the pages",
		Args:                  cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return writeManPages(args[0])
			}
			page, err := manPages.ReadFile("man/pyq.1")
			if err == nil {
				_, err = c.OutOrStdout().Write(page)
			}
			return err
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
}

// writeManPages writes all pages into a directory.
func writeManPages(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return usageError{fmt.Sprintf("%s is no directory to write manual pages into", dir)}
	}
	pages, err := manPages.ReadDir("man")
	if err != nil {
		return err
	}
	for _, p := range pages {
		text, err := manPages.ReadFile("man/" + p.Name())
		if err != nil {
			return err
		}
		err = os.WriteFile(filepath.Join(dir, p.Name()), text, 0o644) //nolint:gosec // pages are for everybody
		if file := new(fs.PathError); errors.As(err, &file) {
			return fmt.Errorf("cannot write %s: %w", file.Path, file.Err)
		}
	}
	return nil
}
