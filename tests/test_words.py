"""Words: one word, one meaning; no node that nobody makes; and the map of the house names every room."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from .source_files import FILES, PACKAGE, ROOT, source_tree

#: Words that were given up, for the plain ones beside them; none of them names anything.
GIVEN_UP = {
    "Worked": "Example", "handed": "author_latex", "shelf": "catalog", "Wish": "Request", "Telling": "RenderOptions",
    "dressed": "localised", "finished": "final", "elide": "abbreviate", "elided": "abbreviated", "settle": "choose_digits",
}  # fmt: skip
#: The languages whose nodes somebody has to make.
LANGUAGES = ("page/layout.py", "page/blocks.py", "page/scene.py")


@cache
def trees() -> dict[str, ast.Module]:
    """Every file of the package, parsed."""
    return {path.relative_to(PACKAGE).as_posix(): source_tree(path) for path in FILES}


def classes() -> dict[str, list[str]]:
    """The public classes and type aliases of the package, each with the files that have one of its name."""
    found: dict[str, list[str]] = defaultdict(list)
    for place, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append(place)
            elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
                found[ast.unparse(node.target)].append(place)
    return {name: places for name, places in found.items() if not name.startswith("_")}


def test_a_class_or_a_type_has_a_name_of_its_own() -> None:
    assert {name: places for name, places in classes().items() if len(places) > 1} == {}


def test_words_that_were_given_up_name_nothing_and_every_node_is_made_by_somebody() -> None:
    named, made = {*classes(), *(Path(place).stem for place in trees())}, set()
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                named.add(node.name)
            elif isinstance(node, ast.Call):
                made.add(getattr(node.func, "attr", getattr(node.func, "id", "")))
    assert not named & set(GIVEN_UP)
    nodes = {node.name for place in LANGUAGES for node in trees()[place].body if isinstance(node, ast.ClassDef)}
    assert nodes - made == {"Spanned"}  # what the nodes of a layout have in common


def test_the_map_has_a_row_for_every_folder_and_no_other() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)/` \|", told, re.MULTILINE)
    folders = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    assert sorted(rows) == sorted([*folders, "derivations", "tests"])
