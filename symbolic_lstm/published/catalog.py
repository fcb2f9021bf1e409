"""The catalog: where shipped examples stand, and how one is found by its id or its path.

Finding and listing reads TOML only; no sentence is read, so it is quick.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from symbolic_lstm.errors import UsageError, did_you_mean, shortened
from symbolic_lstm.named_tuples import NamedTuple

#: The example worked when none is named.
DEFAULT = "understanding-lstms"
_MARK, _TABLE = re.compile(rb"^\s*schema\s*=\s*1\b", re.MULTILINE), re.compile(rb"^\s*\[", re.MULTILINE)
#: How much of a file is looked at for the mark.
_MARKED = 65_536


class Entry(NamedTuple):
    """What a list says of a shipped example."""

    id: str
    title: str
    cell: str
    figures: int
    variants: tuple[str, ...]
    author: str
    source: str


def folder() -> Path:
    """Where the shipped examples are: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "derivations"
    return inside if inside.is_dir() else package.parent / "derivations"


def shipped() -> tuple[Entry, ...]:
    """Every shipped example, by id."""
    return tuple(_entry(path) for path in sorted(folder().glob("*.toml")))


def examples() -> tuple[Entry, ...]:
    """The published examples that are shipped, by id: `load` takes each.

    >>> {it.id: it.cell for it in examples()}["understanding-lstms"]
    'lstm'
    """
    return shipped()


def _entry(path: Path) -> Entry:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    variants = read.get("variants", {})
    claims = [*read.get("claims", ()), *(c for v in variants.values() for c in v.get("claims", ()))]
    source = read.get("source", {})
    cell = read["cell"]
    return Entry(
        path.stem,
        read["title"],
        cell["name"] if isinstance(cell, dict) else cell,
        len(claims),
        tuple(variants),
        source.get("author", ""),
        source.get("url", ""),
    )


def ours(path: Path) -> bool:
    """Whether a file bears our mark above its first table, and so means to be a worked example.

    >>> ours(folder() / "understanding-lstms.toml")
    True
    """
    try:
        with path.open("rb") as file:
            above = _TABLE.split(file.read(_MARKED), maxsplit=1)[0]
    except OSError:
        return False
    return bool(_MARK.search(above))


def find_example(name: str) -> tuple[Path, str]:
    """The file of an example, and how messages call it.

    A shipped id, or a path; raises `UsageError` with the nearest id.

    >>> find_example("understanding-lstms")[1]
    'understanding-lstms'
    """
    if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", name):
        shipped = folder() / f"{name}.toml"
        if shipped.is_file():
            return shipped, name
        if not Path(name).exists():
            near = did_you_mean(name, [path.stem for path in folder().glob("*.toml")])
            meant = near if "did you mean" in near else "; `symbolic-lstm list` names those there are"
            raise UsageError(f"no example {name!r}{meant} (a file of your own ends in .toml)")
    if "\0" in name:
        raise UsageError(f"{shortened(name)!r} is no path")
    return Path(name), name
