"""The project around an article: what its pyproject.toml says of it, and which examples it may name.

An article may come from anybody. So an example it names is a shipped one, or a
regular file under the project's root that bears our key; a path that leads
elsewhere is refused, and nothing a refused file holds is ever repeated.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from functools import lru_cache
from pathlib import Path

from symbolic_lstm.embed.contents import ExampleSource
from symbolic_lstm.errors import UsageError, did_you_mean, shortened
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern
from symbolic_lstm.published.catalog import folder

#: What `[tool.symbolic-lstm.articles."docs/*.md"]` may say.
KEYS = ("use", "target", "notation", "language", "decimal", "variant")
#: Larger files are not read for an example or for settings.
MOST = 1_000_000
#: What a project's folder holds.
_MARKS = ("pyproject.toml", ".git")
#: What it holds where it has none of those: a vault of notes, a book or a site of its own, another system's history.
_OTHERS = (
    ".obsidian", ".hg", ".svn", ".jj", "_quarto.yml", "mkdocs.yml", "mkdocs.yaml", "book.toml", "myst.yml", "_toc.yml",
    "hugo.toml", "hugo.yaml", "_config.yml", "docusaurus.config.js", "docusaurus.config.ts", "package.json",
)  # fmt: skip
_ID = pattern(r"[a-z0-9][a-z0-9-]{0,99}")
_OURS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?>(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*)[ \t]*+schema[ \t]*+=[ \t]*+1[ \t]*+(?:[#\r\n]|\Z)"
)


class Project(NamedTuple):
    """A folder that everything an article names must be in, and its settings for articles by glob."""

    root: Path
    settings: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()


def project(home: Path) -> Project:
    """The project of the articles in a folder, as `root_of` finds it, with its settings.

    Where nothing marks one, it is the folder the program runs in, if the articles' is in it, and else the articles'.

    Raises `UsageError` where its settings for articles cannot be read.
    """
    root = root_of(home)
    here = Path.cwd()
    if root == home and home.is_relative_to(here) and not any((home / mark).exists() for mark in _MARKS + _OTHERS):
        root = here
    return Project(root, _settings(root / "pyproject.toml") if (root / "pyproject.toml").is_file() else ())


def root_of(home: Path) -> Path:
    """The nearest folder with pyproject.toml or .git, else with what marks a vault, a book or a site.

    Else the folder itself.
    """
    for marks in (_MARKS, _OTHERS):
        for place in (home, *home.parents):
            if any((place / mark).exists() for mark in marks):
                return place
    return home


def led_out(name: Path) -> Path | None:
    """The first folder on the way to a file that is a link out of the project it stands in, None if there is none.

    Where a link stands in no project, it is followed if the file is named by its whole place: `/home` may be one.
    """
    for place in reversed(name.absolute().parents):
        if place.is_symlink():
            root = root_of(place.parent)
            strict = not name.is_absolute() or any((root / mark).exists() for mark in _MARKS + _OTHERS)
            if strict and not place.resolve().is_relative_to(root.resolve()):
                return place
    return None


def _settings(path: Path) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        place = re.search(r" \(at line \d+, column \d+\)\Z", str(fault))  # and nothing that it holds
        told = "pyproject.toml, beside the article or above it, cannot be read"
        raise UsageError(told + (place[0] if place else "")) from None
    found: object = read
    for key in ("tool", "symbolic-lstm", "articles"):
        found = found.get(key, {}) if isinstance(found, dict) else None
    if not isinstance(found, dict) or not all(isinstance(said, dict) for said in found.values()):
        raise UsageError('in pyproject.toml, write [tool.symbolic-lstm.articles."docs/*.md"] and what holds for them')
    for glob, said in found.items():
        for key, value in said.items():
            where = f'pyproject.toml, articles."{shortened(glob)}"'
            if key not in KEYS:
                raise UsageError(f"{where}: no setting {shortened(key)!r}{did_you_mean(key, KEYS)}")
            if not isinstance(value, str):
                raise UsageError(f'{where}: {key} is text; write {key} = "…"')
    return tuple((glob, tuple(said.items())) for glob, said in found.items())


def said_of(article: Path, around: Project) -> dict[str, str]:
    """What the project says of an article; a later glob outranks an earlier one."""
    found: dict[str, str] = {}
    if around.settings:
        path = article.relative_to(around.root).as_posix()
        for glob, said in around.settings:
            if _globbed(glob).fullmatch(path):
                found |= said
    return found


@lru_cache(maxsize=256)
def _globbed(glob: str) -> re.Pattern[str]:
    """`*` and `?` stay in a folder, `**/` goes through any number of them."""
    spelt = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(spelt.get(part) or re.escape(part) for part in re.split(r"(\*\*/|\*\*|\*|\?)", glob)))


def named_example(name: str, home: Path, around: Project) -> ExampleSource:
    """The example an article in the folder `home` names; raises `UsageError` where it may not or there is none."""
    called = shortened(name)
    if _ID.fullmatch(name):
        known = _shipped()
        if name in known:
            return ExampleSource(name)
        raise UsageError(f"no example {called!r}{did_you_mean(name, known)} (a file of your own ends in .toml)")
    parts = name.split("/")
    if ".." in parts or "\\" in name or "\0" in name or name.startswith(("/", "~")) or ":" in name:
        raise UsageError(f"an example is named by its path inside the project, without .. in it, not {called!r}")
    for place in dict.fromkeys((home, around.root)):
        if (text := contained(place / name, around.root, called)) is not None:
            return ExampleSource(name, text)
    raise UsageError(f"there is no example {called!r}: {_searched(home, around.root)}")


def _searched(home: Path, root: Path) -> str:
    """Where an example was looked for."""
    project = shortened(str(root), 200)
    if home == root:
        return f"it is not in {project}, the project's folder; name its path from there"
    return (
        f"it is neither in {shortened(str(home), 200)} nor in {project}, the project's folder; name its path from there"
    )


def contained(path: Path, root: Path, called: str) -> str | None:
    """What an example's file holds, None if there is no such file; raises `UsageError` where it may not be named."""
    try:
        path = path.resolve()
        found = path.stat()
    except (OSError, RuntimeError, ValueError):
        return None
    if not path.is_relative_to(root.resolve()):
        raise UsageError(f"{called!r} leads out of the project")
    if not stat.S_ISREG(found.st_mode):
        raise UsageError(f"{called!r} is no regular file")
    text = _read(path, found.st_mtime_ns, found.st_size)
    if text is None:
        raise UsageError(f"{called!r} is no worked example: it does not begin with schema = 1")
    return text


@lru_cache(maxsize=1)
def _shipped() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(folder().glob("*.toml")))


@lru_cache(maxsize=256)
def _read(path: Path, changed: int, size: int) -> str | None:
    """What a file holds, if it is an example of ours, as far as its beginning tells."""
    if size > MOST:
        return None
    try:
        # what a path leads to may change under us: no link is followed now, and nothing is waited for
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            data = stream.read(MOST)
        return data.decode("utf-8") if _OURS.match(data) else None
    except (OSError, ValueError):
        return None
