"""How the house is built: who may import whom, how long a file may be, and what stands nowhere."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from .source_files import FILES, PACKAGE, source_tree

#: What the files of each folder may import of the package. A new folder needs a row.
MAY_SEE = {
    "errors": "",
    "folders": "",
    "json_places": "",
    "named_tuples": "",
    "on_demand": "",
    "records": "",
    "version": "",
    "maths": "maths",
    "cells": "cells maths",
    "numbers": "numbers maths",
    "notation": "notation maths",
    "weights": "weights",
    "languages": "languages notation numbers",
    "published": "published readers languages maths cells numbers notation weights verify.verdicts",
    "readers": "readers maths page.layout",
    "verify": "verify weights readers published maths cells numbers notation",
    "identities": "identities readers published maths cells numbers verify",
    "page": "identities languages readers page maths cells numbers notation published verify",
    "drawing": "languages drawing maths cells numbers notation published verify page",
    "writers": "languages writers page.layout page.blocks page.scene page.runs page.letter_widths",
    "articles": "articles readers embed.leaves writers.attributes version maths cells numbers published verify",
    "readback": "maths readers page writers articles",
    "rich_display": "maths notation page writers",
    "pools": "languages drawing pools maths numbers notation published verify page writers",
    "api": "readers request languages drawing illustrate rich_display pools maths cells numbers notation published verify page writers articles",
    "illustrate": "languages drawing request maths numbers notation published page writers",
    "request": "languages maths numbers published verify page",
    "request_identity": "identities languages notation numbers page published request",
    "api_identities": "api identities page published request request_identity",
    "api_backward": "api page numbers published request request_backward",
    "generate": "cells generate languages maths numbers published",
    "request_backward": "request maths numbers published page",
    "whole_file": "",
    "integrations": "articles explorer drawing illustrate integrations request api version embed readers maths cells numbers notation published verify page writers",
    "sphinx": "integrations",
    "jupyter": "integrations",
    "pytest_plugin": "integrations",
    "embed": "identities request_identity languages drawing illustrate embed whole_file request api maths cells numbers notation published verify page writers",
    "explorer": "explorer languages drawing maths cells numbers notation published verify page writers",
    "gallery": "gallery explorer api api_identities illustrate request published page verify writers",
    "cli": "identities request_identity integrations gallery explorer generate request_backward drawing illustrate cli weights whole_file api request embed readback version maths cells numbers notation published verify page writers articles",
    "__main__": "cli",
    "__init__": "api_backward api_identities explorer drawing illustrate integrations api embed readback version maths cells numbers notation published verify page writers articles",
}
#: What every file may import: it knows nothing of the package.
BENEATH = ("errors", "folders", "json_places", "named_tuples", "on_demand", "records")
#: A record's `__init__` is written from the names of the fields of its class, as a dataclass's is.
WRITES_A_METHOD = ("records.py", "exec")
#: The one look upwards, inside a function: a notebook asks the object it shows (`_repr_mimebundle_`).
LOOKS_UP = {"maths/cell.py": "rich_display"}
#: Files that hold tables and nothing else; a language is one of them.
PURE_DATA = {"page/letter_widths.py", "writers/glyphs.py", "readers/glyphs.py",
             *(f"languages/{name}.py" for name in ("english", "german", "french"))}  # fmt: skip
LONGEST = 250

LATEX = re.compile(
    r"\\(?:begin|end|left|right|big|Big|frac|dfrac|tfrac|sqrt|text\w*|math\w*|operatorname|boldsymbol|displaystyle|times"
    r"|cdot|odot|circ|div|approx|equiv|ne|leq?|geq?|sum|prod|partial|nabla|infty|ldots|dots|cdots|tilde|hat|bar|overline"
    r"|underbrace|sigma|alpha|beta|gamma|delta|theta|lambda|mu|tanh|sinh|exp|ln|log|max|min|top|langle|rangle|quad"
    r"|qquad|documentclass|usepackage|section|subsection|label|ref|href|url|emph|par|toprule|midrule|bottomrule)(?![a-z])"
)
MAY_SPELL_LATEX = ("writers", "readers", "articles", "embed")
#: Modules that would run what a file holds.
UNPACKS = {"pickle", "marshal", "shelve", "dill"}
BANNED_CALLS = {"eval", "exec", "compile", "__import__", "sympify", "parse_expr", "parse_latex"}


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file's syntax tree: parsed once, asked by many."""
    return tuple(ast.walk(source_tree(path)))


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def folder(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


#: The files of each room of the house; what lies in the package itself is a room of one.
ROOMS = {room: [path for path in FILES if folder(path) == room] for room in sorted({*map(folder, FILES)})}


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every module of the package that a file imports, wherever the statement stands."""
    found: list[str] = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path)} imports by dots"
            assert node.module is not None
            found += (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
    return tuple(found)


@cache
def seen(path: Path) -> set[str]:
    """The modules of ours a file imports, without the package's name; a name in a module is that module."""
    found = set()
    for module in imported(path):
        if module.startswith("symbolic_lstm."):
            inner = module.removeprefix("symbolic_lstm.").split(".")
            while inner and not (
                PACKAGE.joinpath(*inner).is_dir() or PACKAGE.joinpath(*inner).with_suffix(".py").is_file()
            ):
                inner.pop()
            found.add(".".join(inner))
    return found - {""}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_flow_one_way(room: str) -> None:
    for path in ROOMS[room]:
        allowed = {*MAY_SEE[room].split(), *BENEATH, LOOKS_UP.get(place(path), "errors")}
        inside = {a for a in allowed if "." in a}
        for module in seen(path):
            if any(a.startswith(module + ".") for a in inside):
                continue  # the folder of an allowed file, named on the way to it
            assert module in allowed or module.partition(".")[0] in allowed, f"{place(path)} may not see {module}"


@pytest.mark.parametrize("upwards", LOOKS_UP)
def test_a_look_upwards_waits_until_it_is_asked_for(upwards: str) -> None:
    path = PACKAGE / upwards
    assert LOOKS_UP[upwards] in seen(path)
    first = [n.module for n in source_tree(path).body if isinstance(n, ast.ImportFrom)]
    assert f"symbolic_lstm.{LOOKS_UP[upwards]}" not in first


def test_the_check_of_imports_sees_something() -> None:
    assert "maths.terms" in seen(PACKAGE / "numbers" / "evaluate.py")
    assert {"page.layout"} <= seen(PACKAGE / "writers" / "latex_maths.py")


def test_nobody_but_the_starter_sees_the_command_line() -> None:
    inside = [p for p in FILES if any(m.partition(".")[0] == "cli" for m in seen(p)) and folder(p) != "cli"]
    assert [place(p) for p in inside] == ["__main__.py"]


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_says_what_it_is(room: str) -> None:
    for path in ROOMS[room]:
        said = ast.get_docstring(source_tree(path)) if path.name != "__main__.py" else "starts the program"
        assert said, f"{place(path)} has no docstring"
        if path.name == "__init__.py":
            assert len(said) > 80, f"the docstring of {place(path)} carries no idea"


def test_files_stay_short() -> None:
    lines = {place(p): len(p.read_text(encoding="utf-8").splitlines()) for p in FILES if place(p) not in PURE_DATA}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


@pytest.mark.parametrize("place_of", sorted(PURE_DATA))
def test_what_is_called_pure_data_holds_no_functions(place_of: str) -> None:
    assert not [n for n in nodes(PACKAGE / place_of) if isinstance(n, (ast.FunctionDef, ast.ClassDef))]


def latex_in(path: Path) -> list[str]:
    texts = (n.value for n in nodes(path) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [command for text in texts for command in LATEX.findall(text)]


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in MAY_SPELL_LATEX])
def test_latex_is_spelt_by_writers_and_read_by_readers_only(room: str) -> None:
    assert {place(path): spelt for path in ROOMS[room] if (spelt := latex_in(path))} == {}


def test_the_search_for_latex_finds_it() -> None:
    assert latex_in(PACKAGE / "writers" / "glyphs.py")


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_is_ever_run(room: str) -> None:
    for path in ROOMS[room]:
        for call in (node for node in nodes(path) if isinstance(node, ast.Call)):
            at = f"{place(path)}:{call.lineno}"
            match call.func:
                case ast.Name(id=name) if (place(path), name) != WRITES_A_METHOD:
                    assert name not in BANNED_CALLS, f"{at} calls {name}"
                case ast.Attribute(attr=name, value=owner):
                    of = owner.id if isinstance(owner, ast.Name) else ""
                    compiles = of in ("re", "sp", "sympy", "builtins", "typst")
                    assert name not in BANNED_CALLS - ({"compile"} if compiles else set()), f"{at} calls {name}"
                    assert of not in UNPACKS, f"{at} calls {of}"
        names = {module.partition(".")[0] for module in imported(path)}
        assert not names & UNPACKS, place(path)


@pytest.mark.parametrize("room", ROOMS)
def test_the_algebra_is_imported_by_the_bridge_alone(room: str) -> None:
    for path in ROOMS[room]:
        algebra = [module for module in imported(path) if module.split(".")[0] == "sympy"]
        assert place(path) == "maths/meaning.py" or not algebra, f"{place(path)} imports {algebra}"


def possessive_groups(path: Path) -> list[str]:
    texts = (n.value for n in nodes(path) if isinstance(n, ast.Constant) and isinstance(n.value, str | bytes))
    read = (text.decode("latin-1") if isinstance(text, bytes) else text for text in texts)
    return [text for text in read if "(?" in text and re.search(r"(?<!\\)\)(?:[*+?]|\{[0-9]+,?[0-9]*\})\+", text)]


@pytest.mark.parametrize("room", ROOMS)
def test_no_group_of_a_pattern_is_possessive(room: str) -> None:
    """Python before 3.11.5 ends a possessive group a step too late; an atomic group, `(?>(?:…)*)`, it reads rightly."""
    assert {place(path): found for path in ROOMS[room] if (found := possessive_groups(path))} == {}
