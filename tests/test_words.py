"""Words: one word, one meaning, and the map of the house names every room."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "symbolic_lstm"
#: Words that were given up, for the plain ones beside them; none of them names anything.
GIVEN_UP = {
    "Worked": "Example", "handed": "author_latex", "shelf": "catalog", "Wish": "Request", "Telling": "RenderOptions",
    "dressed": "localised", "finished": "final", "elide": "abbreviate", "elided": "abbreviated", "settle": "choose_digits",
}  # fmt: skip


def classes() -> dict[str, list[str]]:
    """The public classes and type aliases of the package, each with the files that have one of its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append(path.relative_to(PACKAGE).as_posix())
            elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
                found[ast.unparse(node.target)].append(path.relative_to(PACKAGE).as_posix())
    return {name: places for name, places in found.items() if not name.startswith("_")}


def test_a_class_or_a_type_has_a_name_of_its_own() -> None:
    assert {name: places for name, places in classes().items() if len(places) > 1} == {}


def test_words_that_were_given_up_name_nothing() -> None:
    named = set(classes())
    for path in PACKAGE.rglob("*.py"):
        named.add(path.stem)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not named & set(GIVEN_UP)


def test_the_map_has_a_row_for_every_folder_and_no_other() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)/` \|", told, re.MULTILINE)
    folders = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    assert sorted(rows) == sorted([*folders, "derivations", "tests"])
