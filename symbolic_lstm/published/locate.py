"""Where a claim's figure stands in a program: a place, and a node of its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_lstm.errors import QuantityError, did_you_mean
from symbolic_lstm.maths import forms
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.cell import Equation
from symbolic_lstm.maths.program import Let, Program
from symbolic_lstm.maths.spell import text
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.stages import STAGES, part_of_stage
from symbolic_lstm.published.example import Claim, Example
from symbolic_lstm.published.setting import Setting, resolve


class Spot(NamedTuple):
    """A node of the sentence at a place; `node` is None for a given number.

    `part` names the node within its sentence, '' for the whole. `asked` is a
    sentence of the claim's own, where the cell has none like it.
    """

    key: str
    node: int | None
    part: str = ""
    expression: str = ""
    asked: Let | None = None


def locate(claim: Claim, setting: Setting, example: Example) -> Spot:
    """Where a claim's figure stands; raises `QuantityError` with what there is."""
    if claim.sentence is not None:
        return _of_sentence(claim.sentence, setting)
    assert claim.quantity is not None
    named = resolve(setting, claim.quantity, example)
    let = setting.program.by_key.get(named.key)
    if let is None:
        if named.part:
            raise QuantityError(f"{claim.of} asks for a part, but {named.name} is given")
        return Spot(named.key, None, "", named.key)
    laid = code(let.body)
    if not named.part or named.part == "result":
        return Spot(let.key, len(laid.nodes) - 1, "", text(let.body))
    for part, path in let.parts:
        if part == named.part:
            node = laid.index(path)
            return Spot(let.key, node, part, text(laid.nodes[node].term))
    found = part_of_stage(let.body, named.part)
    if found is None:
        known = [name for name, _ in let.parts]
        known += [s for s in STAGES if part_of_stage(let.body, s) is not None]
        raise QuantityError(f"{named.name} has no part {named.part!r}{did_you_mean(named.part, known)}")
    return Spot(let.key, found, named.part, text(laid.nodes[found].term))


def _of_sentence(sentence: t.Sentence, setting: Setting) -> Spot:
    program = setting.program
    plain = forms.scalar(sentence) if program.form == "scalar" else sentence
    timeless = [name for name in t.names(plain) if program.place(name, 1) != name]
    if timeless and program.steps > 1:
        raise QuantityError(f"{text(sentence)} stands for {program.steps} steps; name one, as in {timeless[0]}@1")
    for let in program.lets if plain.args else ():
        local = _at_its_time(plain, let, program)
        path = t.find(let.body, local)
        if path is not None:
            laid = code(let.body)
            node = laid.index(path)
            named = next((part for part, there in let.parts if there == path), text(local))
            return Spot(let.key, node, "" if node == len(laid.nodes) - 1 else named, text(local))
    known = [*setting.given, *(let.key for let in program.lets)]
    for name in t.names(plain):
        if program.place(name, 1) not in known:
            raise QuantityError(f"{text(sentence)} names {name!r}, which is nowhere{did_you_mean(name, known)}")
    asked = Let(Equation(text(plain), plain, "a sentence of the source"), plain, 1)
    return Spot(asked.key, len(code(plain).nodes) - 1, "", text(plain), asked)


def _at_its_time(sentence: t.Sentence, let: Let, program: Program) -> t.Sentence:
    """The sentence in the names that `let` uses for the same places: `tanh(c@2)` is `tanh(c)` at time 2."""
    own = {program.place(symbol.name, let.time): symbol for symbol in map(t.Symbol, t.names(let.body))}
    places = {t.Symbol(name): program.place(name, 1) for name in t.names(sentence)}
    return t.substituted(sentence, {name: own[place] for name, place in places.items() if place in own})


def with_claimed_parts(let: Let, spots: Iterable[Spot]) -> Let:
    """A sentence whose parts include every node some claim is of, from the spots at its place."""
    laid, own = code(let.body), {part for part, _ in let.parts}
    extra = {
        spot.part: laid.nodes[spot.node].path
        for spot in spots
        if spot.part and spot.part not in own and spot.node is not None
    }
    return let._replace(parts=(*let.parts, *extra.items())) if extra else let
