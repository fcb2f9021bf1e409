"""A page of one line: an expression worked through its stages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from symbolic_lstm.errors import FigureError, SentenceError, UsageError, did_you_mean
from symbolic_lstm.languages import ENGLISH, Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.notation import typed
from symbolic_lstm.numbers.rounding import Rounding
from symbolic_lstm.numbers.trace import trace
from symbolic_lstm.page.blocks import Display, Page
from symbolic_lstm.page.final import facts, final
from symbolic_lstm.page.narrate import SCHEMA
from symbolic_lstm.page.single_vectors import line_program, without_formulas
from symbolic_lstm.page.steps import display
from symbolic_lstm.published.example import Grid
from symbolic_lstm.readers.line import read_line


def single(
    source: str,
    numbers: Mapping[str, Grid],
    rounding: Rounding,
    stages: Collection[str] = (),
    language: Language = ENGLISH,
) -> Page:
    """Work one expression, `name = expression` or the expression alone, from given numbers.

    Raises `SentenceError` where it cannot be read, `UsageError` for a name
    without a number.
    """
    chains = read_line(source)
    if len(chains) > 1:
        raise SentenceError("one expression is worked at a time; verify -e checks a line with signs", source, 1)
    read = chains[0].sides
    name, body = "y", read[0].term
    named = len(read) == 2 and isinstance(body, t.Symbol)
    if len(read) == 2 and isinstance(body, t.Symbol):
        name, body = body.name, read[1].term
    elif len(read) > 1:
        raise SentenceError("one expression is worked at a time; verify -e checks a line with signs", source, 1)
    if named and name in t.names(body):
        raise SentenceError(f"{name!r} stands on both sides; an expression is worked from numbers", source, 1)
    for wanted in t.names(body):
        if wanted not in numbers:
            raise UsageError(f"{wanted!r} has no number; add --set {wanted}=…")
    for extra in numbers:
        if extra not in t.names(body):
            raise UsageError(f"the expression has no {extra!r}{did_you_mean(extra, t.names(body))}")
    found = line_program(name, body, numbers, dots="·" in source or "cdot" in source)
    program, given = found.program, found.given
    try:
        derivation = display(trace(program, given, rounding), name, 1, typed, stages)
    except FigureError as fault:  # the expression has no place of its own to be named by
        raise type(fault)(str(fault).removeprefix(f"{name}@1: ").replace(f"{name}@1", "the expression")) from None
    lines = derivation.lines
    if found.literals:
        lines = without_formulas(lines)
    if lines and not named:  # nothing stands on the left
        sign = "" if found.literals or lines[0].stage == "formula" else lines[0].relation
        lines = (lines[0]._replace(left=None, relation=sign), *lines[1:])
    if not given and lines and lines[0].stage == "formula":  # its formula is its numbers
        lines = (lines[0]._replace(stage="numbers"), *lines[1:])
    about = {
        "schema": SCHEMA, "example": None, "variant": None, "cell": "expression", "notation": typed.name,
        "rounding": {"digits": str(rounding.digits), "mode": rounding.mode, "carry": rounding.carry, "of": {}},
        "given": {k: f.text for k, f in given.items()}, **facts(language),
    }  # fmt: skip
    return final(Page("", (Display(derivation.step, lines),), about), language)
