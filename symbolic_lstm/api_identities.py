"""Identities from Python: which there are, and the page of one with its proof."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from symbolic_lstm.api import Sheet
from symbolic_lstm.errors import expected
from symbolic_lstm.identities.catalog import IDENTITIES, PREFIX, named
from symbolic_lstm.identities.identity import Identity
from symbolic_lstm.identities.own import read_identity
from symbolic_lstm.identities.said import claims
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.narrate_identity import title_of
from symbolic_lstm.published.given import Given, checked_options, given_numbers
from symbolic_lstm.request import Request
from symbolic_lstm.request_identity import page_of_identity


class IdentityEntry(NamedTuple):
    """A shipped identity: the name it is asked for by, its title, and what it claims."""

    name: str
    title: str
    claims: tuple[str, ...]


def list_identities() -> tuple[IdentityEntry, ...]:
    """The shipped identities.

    >>> [it.claims for it in list_identities() if it.name == "tanh-as-sigmoid"]
    [('tanh(x) = 2 * sigmoid(2 * x) - 1',)]
    """
    return tuple(IdentityEntry(it.name, title_of(it), claims(it)) for it in IDENTITIES.values())


def identity(
    name: str | os.PathLike[str],
    changes: Mapping[str, Given] | None = None,
    *,
    digits: str | int | None = None,
    notation: str | None = None,
    language: str | None = None,
    decimal: str | None = None,
) -> Sheet:
    """The page of an identity with its proof, worked with the numbers of the first example or with `changes`.

    `name` is that of a shipped one, or the path of a TOML file. The verdicts are in `.about["identity"]`.

    >>> page = identity("sigmoid-slope", {"z": 1})
    >>> page.about["identity"]["claims"][0]["verdict"], page.displays[-1].step.shown
    ('proved', '0.1966')

    Raises `UsageError` for a name there is not, `ExampleError` for a file that cannot be read.
    """
    expected(name, (str, os.PathLike), "an identity is named by a text or a path")
    checked_options(digits=digits, notation=notation, language=language, decimal=decimal)
    told = None if digits is None else str(digits)
    wanted = Request((), (), "", given_numbers(changes), told, None, None, notation, language, decimal)
    page = page_of_identity(_found(os.fspath(name)), wanted)
    return Sheet(page.title, page.blocks, page.about, page.heading)


def _found(name: str) -> Identity:
    if name.lower().endswith(".toml"):
        return read_identity(Path(name), name)
    return named(name.removeprefix(PREFIX))
