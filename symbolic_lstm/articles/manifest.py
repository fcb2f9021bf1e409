"""Manifests: which files have been checked and what was found, so that a run that was interrupted goes on.

One line of JSON for each file, written as soon as the file is done. A file that
has changed since, or is checked with other options, is checked again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from pathlib import Path
from typing import Any, TextIO

from symbolic_lstm.articles.documents.document_kinds import kind_of, read
from symbolic_lstm.articles.finding import Article, CellFound, Finding
from symbolic_lstm.articles.many import CheckedFile
from symbolic_lstm.articles.options import Options
from symbolic_lstm.errors import SymbolicLstmError, UsageError
from symbolic_lstm.verify.facts import Facts
from symbolic_lstm.version import __version__

SCHEMA = "symbolic-lstm/manifest/1"
#: What every line begins with, that of a run which was cut off, too.
_BEGINS = json.dumps({"schema": SCHEMA})[:-1]


def digest(name: str, options: Options) -> str:
    """What a result holds for: the bytes of a file, the options and the version."""
    found = hashlib.sha256(repr((__version__, options)).encode())
    try:
        found.update(Path(name).read_bytes())
    except (OSError, ValueError):
        return ""
    return found.hexdigest()


def line(one: CheckedFile, options: Options) -> str:
    """The line of a file that is done."""
    article = one.article
    said: dict[str, Any] = {"schema": SCHEMA, "path": one.path, "digest": digest(one.path, options), "fault": one.fault}
    if article:
        said |= {
            "counts": [article.seen, article.checked, article.unreadable],
            "findings": [_packed(f) for f in article.findings],
            "ignored": [_packed(f) for f in article.ignored],
            "cells": [list(cell) for cell in article.cells],
            "policy": article.policy,
        }
    return json.dumps(said, ensure_ascii=False) + "\n"


def known(path: Path) -> dict[str, dict[str, Any]]:
    """What a manifest holds, by file; a line that was cut off is passed over. Raises `UsageError`."""
    found: dict[str, dict[str, Any]] = {}
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, ValueError) as fault:
        raise UsageError(f"{path}: the manifest cannot be read ({fault})") from None
    for number, each in enumerate(text.splitlines(), 1):
        try:
            said = json.loads(each)
            if said["schema"] != SCHEMA:
                raise ValueError
            found[said["path"]] = said
        except (ValueError, KeyError, TypeError):
            if each[: len(_BEGINS)] != _BEGINS[: len(each)]:
                raise UsageError(f"{path}:{number}: this is no manifest; name a file that --resume wrote") from None
    return found


def opened(path: Path) -> TextIO:
    """A manifest to be gone on with, on a line of its own; raises `OSError`."""
    before = path.read_bytes() if path.exists() else b""
    file = path.open("a", encoding="utf-8")
    if before and not before.endswith(b"\n"):
        file.write("\n")
    return file


def taken_up(name: str, options: Options, held: dict[str, dict[str, Any]]) -> CheckedFile | None:
    """The result of a file from a manifest; None where it must be checked."""
    said = held.get(name)
    if said is None or not said.get("digest") or said["digest"] != digest(name, options) or said.get("fault"):
        return None
    try:
        document = read(name, kind=options.kind) if kind_of(name) in ("notebook", "Word") else _bare(name)
        seen, done, unread = said["counts"]
        article = Article(
            document,
            tuple(map(_unpacked, said["findings"])),
            tuple(CellFound(*cell) for cell in said["cells"]),
            seen,
            done,
            unread,
            tuple(map(_unpacked, said["ignored"])),
            said["policy"],
        )
    except (KeyError, TypeError, ValueError, SymbolicLstmError):
        return None
    return CheckedFile(name, article)


def _bare(name: str) -> Any:
    from symbolic_lstm.articles.documents.document_kinds import decoded
    from symbolic_lstm.articles.piece import Document

    return Document(name, decoded(Path(name).read_bytes(), name), kind_of(name) or "Markdown", ())


def _packed(finding: Finding) -> list[Any]:
    plain = {"recomputed": dict(finding.recomputed), "facts": finding.facts.known()}
    return [plain.get(name, getattr(finding, name)) for name in _FIELDS]


def _unpacked(said: list[Any]) -> Finding:
    told = dict(zip(_FIELDS, said, strict=True))
    return Finding(**{**told, "facts": Facts(**told["facts"])})


_FIELDS = tuple(each.name for each in fields(Finding))
