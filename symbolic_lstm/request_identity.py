"""Asked of an identity: its page, with the numbers of the first example or with others, in a language."""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.identities.identity import Identity
from symbolic_lstm.languages import language, worded
from symbolic_lstm.notation import named as notation_named
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.rounding import Digits
from symbolic_lstm.page.blocks import Page
from symbolic_lstm.page.narrate_identity import SHOWN, narrate_identity
from symbolic_lstm.published.catalog import DEFAULT
from symbolic_lstm.published.load import load
from symbolic_lstm.request import Request, change, changed_policy, quantity_figure, worked_out


def page_of_identity(identity: Identity, wanted: Request) -> Page:
    """The page of an identity, with the numbers that are changed.

    >>> from symbolic_lstm.identities.catalog import named
    >>> page = page_of_identity(named("tanh-as-sigmoid"), Request())
    >>> [(step.name, step.shown) for step in page.results]
    [('tanh(x)', '0.9661'), ('2 * sigmoid(2 * x) - 1', '0.9661')]

    Raises `UsageError` for a number it has no name for, and where something of an example is wanted.
    """
    if wanted.variant or wanted.quantities or wanted.stages or wanted.carry or wanted.entries:
        told = "an identity has neither variants, quantities nor stages"
        raise UsageError(f"{told}; --set, --digits, --notation and --language change its page")
    known = dict.fromkeys(name for claim in identity.claims for name in (*claim.names, *claim.where))
    changes = wanted.changes if isinstance(wanted.changes, Mapping) else dict(map(change, wanted.changes))
    numbers, source = identity_numbers(identity)
    for name, value in changes.items():
        if name not in known:
            raise UsageError(f"the identity has no {name!r}{did_you_mean(name, known)}")
        if not isinstance(value, Figure):
            raise UsageError(f"{name} stands for one number here, not for a list")
        _inside(identity, name, value)
        numbers[name] = value
    tongue = language(wanted.language or "en", wanted.decimal or "")
    policy = changed_policy(SHOWN, wanted.digits or identity.digits, None, wanted.mode)
    theirs = frozenset(name for name in identity.at if not _typed(identity.at[name]) and name not in changes)
    letters = worded(notation_named(wanted.notation or "standard"), tongue.code, "")
    return narrate_identity(identity, numbers, tongue, policy, (source, theirs), letters)


def identity_numbers(identity: Identity) -> tuple[dict[str, Figure], str]:
    """The numbers an identity is worked with, and the title of the example they are from, if they are from one."""
    named = {name: text for name, text in identity.at.items() if not _typed(text)}
    found = {name: figure(text) for name, text in identity.at.items() if _typed(text)}
    if not named:
        return found, ""
    seed = load(DEFAULT)
    traced = worked_out(seed)
    for name, text in named.items():
        wanted = Digits(4) if text in seed.cell.names else None
        found[name] = quantity_figure(seed, text, wanted, traced)
    return {name: found[name] for name in identity.at}, seed.title


def _typed(text: str) -> bool:
    return text[:1].isdigit() or text[:1] in "-.+"


def _inside(identity: Identity, name: str, value: Figure) -> None:
    """Raises `UsageError` for a number for which the identity says nothing."""
    for claim in identity.claims:
        own = claim.domains.get(name)
        if own is not None and not own.holds(value.value):
            raise UsageError(f"{name} is {own.told} here, not {value.text}")
