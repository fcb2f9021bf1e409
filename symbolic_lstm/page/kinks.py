"""Kinks: where a sentence has two derivatives, which of them is taken, and whether a number stands there."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from symbolic_lstm.languages import Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.enclose import Evaluation
from symbolic_lstm.numbers.trace import Trace
from symbolic_lstm.page.blocks import Inline, Note
from symbolic_lstm.page.names import name

#: What is said of each head with a kink, and where its argument stands on one.
SAID: dict[type[t.Term], str] = {
    t.Relu: "relu", t.Absolute: "absolute", t.Largest: "extreme", t.Smallest: "extreme", t.HardSigmoid: "hardsigmoid",
}  # fmt: skip
_AT: dict[type[t.Term], tuple[fmpq, ...]] = {
    t.Relu: (fmpq(0),), t.Absolute: (fmpq(0),), t.HardSigmoid: (fmpq(-3), fmpq(3)),
}  # fmt: skip
#: So many places that stand on a kink are named.
MOST = 12


def kinks(traced: Trace, notation: Notation, language: Language) -> Iterator[Note]:
    """A note on the heads with kinks that the forward sentences and the loss have; nothing where there are none."""
    program = traced.program
    assert isinstance(program, BackwardProgram)
    sentences = (*program.forward.cell, *program.loss.equations)
    heads = {type(part) for e in sentences for _, part in t.walk(e.body)} & {*SAID}
    if not heads:
        return
    told: list[Inline] = [" ".join(dict.fromkeys(language.says(f"kink: {SAID[h]}") for h in SAID if h in heads)), " "]
    forward = {e.name for e in sentences}
    found = [
        let.key for let in program.lets
        if let.equation.name in forward and let.key in traced.work and _on_a_kink(traced.work[let.key])
    ]  # fmt: skip
    if not found:
        yield Note((*told, language.says("kink: none")), language.says("word: kinks"))
        return
    before, _, after = language.says("kink: here", of="\0").partition("\0")
    told.append(before)
    for k, key in enumerate(found[:MOST]):
        told += [", " if k else "", name(key, notation, None, program.form == "vector", program.cell.constants)]
    yield Note((*told, (", …" if len(found) > MOST else "") + after), language.says("word: kinks"))


def _on_a_kink(worked: Evaluation) -> bool:
    """Whether an argument of a head with a kink is exactly where it has two derivatives."""
    for node in worked.code.nodes:
        head = type(node.term)
        exact = [value for value in (worked.values[part] for part in node.parts) if isinstance(value, fmpq)]
        for kinked, places in _AT.items():
            if head is kinked and any(value in places for value in exact):
                return True
        if head in (t.Largest, t.Smallest) and len(exact) > len(set(map(str, exact))):
            return True
    return False
