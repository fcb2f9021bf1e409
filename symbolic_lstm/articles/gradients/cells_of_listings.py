"""The cells that listings work forward, and what they call the state before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.gradients.listed_names import CONCAT
from symbolic_lstm.articles.mapped import Mapped
from symbolic_lstm.articles.names_in_cell import Meant, meant
from symbolic_lstm.articles.programs.scopes import Listing
from symbolic_lstm.maths import terms as t
from symbolic_lstm.verify.recognise.system import FoundEquation

_GRADIENT = re.compile(r"(?:d|delta|grad)_?\w+\Z")


def cells_worked(listings: Sequence[Listing]) -> list[Meant]:
    """The cells that listings work forward."""
    found: list[Meant] = []
    for listing in listings:
        for scope in listing.scopes:
            named = {each.written for each in scope}
            said = [
                FoundEquation(each.name, each.value, each.start, each.end)
                for each in scope
                if not (
                    _GRADIENT.match(each.written) and (each.written[1:].strip("_") in named or len(each.written) > 2)
                )
            ]
            found += meant([each._replace(right=_parted(each.right)) for each in said])
    return found


def names_before(said: Mapped, listing: Listing) -> Iterator[str]:
    """The names without a time that are of the step before: h, where a program makes `h_new` of it."""
    for scope in listing.scopes:
        written = {each.written for each in scope}
        for each in scope:
            base = each.name.removesuffix("_t")
            if each.written != base and base not in written and re.search(rf"(?<![\w.]){re.escape(base)}\b", said.text):
                yield base


def _parted(term: t.Sentence) -> t.Sentence:
    """A sentence with the state before and the input where a name says that they stand one below the other."""
    both = t.Concat(t.Symbol("h_{t-1}"), t.Symbol("x_t"))
    names = {t.Symbol(name): both for name in t.names(term) if CONCAT.match(name)}
    return t.substituted(term, names) if names else term
