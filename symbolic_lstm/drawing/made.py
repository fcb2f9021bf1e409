"""Subjects made: a variant of an example worked out for its pictures, and what tells it from others beside it."""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.drawing.subject import Subject
from symbolic_lstm.languages import language, worded
from symbolic_lstm.notation import named
from symbolic_lstm.numbers.choose_digits import choose_digits
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.numbers.layer_trace import traced as traced_in_part
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting


def subject_of(example: Example, ready: Setting, traced: Trace | None = None, *, results: bool = False) -> Subject:
    """A variant of an example in the words and under the rounding of its sheet; `results` as for `trace`.

    `traced` is the variant where it has been worked already.
    """
    notation = worded(named(example.notation), example.language, example.native)
    chosen = example.variant(ready.variant)
    title = chosen.title if chosen and chosen.title else example.title
    if traced is None:
        policy = choose_digits(ready.program, ready.given, ready.rounding)
        ready = in_notation(example, ready, notation)
        traced = traced_in_part(ready.program, ready.given, policy, results=results)
    return Subject(traced, notation, language(example.language, example.decimal), title)


def tag_of(subject: Subject, settings: Mapping[str, Setting], name: str) -> str:
    """What tells a variant from the others: the one or two numbers that differ, or its name."""
    mine = settings[name].numbers
    others = [it.numbers for key, it in settings.items() if key != name]
    differing = [(n, mine[n]) for n in mine if any(mine[n] != o.get(n) for o in others)]
    if 0 < len(differing) <= 2 and all(isinstance(value, Figure) for _, value in differing):
        told = [f"{subject.word(n) or n} {subject.printed(v)}" for n, v in differing if isinstance(v, Figure)]
        return subject.language.listed(told)
    return name or subject.title
