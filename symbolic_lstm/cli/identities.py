"""Identities on the command line: `identity:half-life`, or a TOML file that holds one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symbolic_lstm.errors import UsageError

if TYPE_CHECKING:
    from symbolic_lstm.identities.identity import Identity
    from symbolic_lstm.page.blocks import Page
    from symbolic_lstm.page.report import Checked
    from symbolic_lstm.request import Request

PREFIX = "identity:"
#: So much of a file is looked at.
_MARKED = 65_536
_MARK = re.compile(rb"^\s*identity\s*=", re.MULTILINE)
_TABLE = re.compile(rb"^\s*\[", re.MULTILINE)


def asked(name: str) -> bool:
    """Whether an identity is meant: by its name, or by a file that says one above its first table."""
    if name.startswith(PREFIX):
        return True
    if not name.lower().endswith(".toml") or "\0" in name:
        return False
    try:
        with Path(name).open("rb") as file:
            return bool(_MARK.search(_TABLE.split(file.read(_MARKED), maxsplit=1)[0]))
    except OSError:
        return False


def load_identity(name: str) -> Identity:
    """The identity of that name; raises `UsageError` for one there is not, `ExampleError` for a file that is none."""
    if name.startswith(PREFIX):
        from symbolic_lstm.identities.catalog import named

        return named(name.removeprefix(PREFIX))
    from symbolic_lstm.identities.own import read_identity

    return read_identity(Path(name), name)


def identity_page(name: str, wanted: Request, *, backward: bool) -> Page:
    """The page of an identity; raises `UsageError` where something of an example is wanted."""
    if backward:
        raise UsageError("an identity has no backward pass; --backward is of an example")
    from symbolic_lstm.request_identity import page_of_identity

    return page_of_identity(load_identity(name), wanted)


def checked(name: str) -> Checked:
    """The verdicts on an identity, as those on a line."""
    from symbolic_lstm.identities.judged import judged
    from symbolic_lstm.page.narrate_identity import title_of
    from symbolic_lstm.page.report import Checked

    identity = load_identity(name)
    return Checked(identity.path or name, title_of(identity), judged(identity))


def rows() -> list[dict[str, Any]]:
    """The shipped identities: name, title, and what each claims."""
    from symbolic_lstm.identities.catalog import IDENTITIES
    from symbolic_lstm.identities.said import claims
    from symbolic_lstm.page.narrate_identity import title_of

    return [
        {
            "id": f"{PREFIX}{it.name}",
            "title": title_of(it),
            "claims": list(claims(it)),
        }
        for it in IDENTITIES.values()
    ]
