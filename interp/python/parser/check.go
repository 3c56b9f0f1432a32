package parser

import "github.com/pyq-lang/pyq/interp/python/ast"

func (p *parser) checkScopes(m *ast.Module) {}
