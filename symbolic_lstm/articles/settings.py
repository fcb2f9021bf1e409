"""Settings: what `[tool.symbolic_lstm.verify]` of a project's pyproject.toml says of its articles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from symbolic_lstm.articles.options import codes
from symbolic_lstm.errors import UsageError, did_you_mean, shortened
from symbolic_lstm.named_tuples import NamedTuple

_LISTS = ("select", "ignore", "exclude", "let")
_WORDS = {"fail-on": ("note", "warning", "error"), "baseline": ()}
_KEYS = (*_LISTS, *_WORDS, "min-checked", "per-file-ignores")


class Settings(NamedTuple):
    """The settings of a project; `root` is the folder of its pyproject.toml."""

    root: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    let: tuple[str, ...] = ()
    fail_on: Literal["", "note", "warning", "error"] = ""
    baseline: str = ""
    min_checked: int = 0
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def ignored(self, name: str) -> tuple[str, ...]:
        """The rules that are silent in a file."""
        path = Path(name)
        return (*self.ignore, *(code for glob, said in self.per_file if path.match(glob) for code in said))


def settings(folder: Path) -> Settings:
    """The settings that hold in a folder: those of the nearest pyproject.toml at or above it.

    Raises `UsageError` for a file that cannot be read and for what it cannot say.
    """
    folder = folder.absolute()
    for place in (folder, *folder.parents):
        if (place / "pyproject.toml").is_file():
            return _read(place / "pyproject.toml")
    return Settings()


def _read(path: Path) -> Settings:
    try:
        tool: Any = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError, RecursionError) as fault:
        raise UsageError(f"{path} cannot be read: {fault}") from None
    ours = tool.get("symbolic_lstm", tool.get("symbolic-lstm", {})) if isinstance(tool, dict) else {}
    said = ours.get("verify", {}) if isinstance(ours, dict) else {}
    where = f"{path.name}, [tool.symbolic_lstm.verify]"
    if not isinstance(said, dict):
        raise UsageError(f"{where} is a table")
    for key in said:
        if key not in _KEYS:
            raise UsageError(f"{where}: no setting {shortened(key)!r}{did_you_mean(key, _KEYS)}")
    lists = {key: _list(said.get(key, []), f"{where}: {key}") for key in _LISTS}
    for key, allowed in _WORDS.items():
        value = said.get(key, "")
        if not isinstance(value, str) or (allowed and value and value not in allowed):
            raise UsageError(f"{where}: {key} is {', '.join(allowed) or 'the name of a file'}")
    least = said.get("min-checked", 0)
    if not isinstance(least, int) or isinstance(least, bool) or least < 0:
        raise UsageError(f"{where}: min-checked is a number of steps")
    per_file = said.get("per-file-ignores", {})
    if not isinstance(per_file, dict):
        raise UsageError(f'{where}: per-file-ignores is a table, as in "docs/*.md" = ["N103"]')
    each = tuple((glob, codes(_list(value, f"{where}: {glob}"), where)) for glob, value in per_file.items())
    return Settings(
        path.parent, codes(lists["select"], where), codes(lists["ignore"], where), lists["exclude"], lists["let"],
        said.get("fail-on", ""), said.get("baseline", ""), least, each,
    )  # fmt: skip


def _list(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise UsageError(f'{where} is a list of texts, as in ["N103"]')
    return tuple(value)
