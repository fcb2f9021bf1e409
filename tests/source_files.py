"""The package's own files, each parsed once for all the tests that read them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "symbolic_lstm"
FILES = sorted(PACKAGE.rglob("*.py"))


@cache
def source_tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))
