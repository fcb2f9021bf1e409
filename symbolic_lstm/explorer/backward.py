"""The backward pass of a page: the gradients' sentences and lines, and the headings they stand under.

It is worked as the forward pass is, from full values of the forward sentences and
with the digits that gradients show; so a page has nothing of its own to say of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from symbolic_lstm.errors import CellError, UsageError
from symbolic_lstm.explorer.lines import lines
from symbolic_lstm.explorer.sentences import MOST, Data, digits_of, given, program, size_of
from symbolic_lstm.languages import Language
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.backward import Gradient
from symbolic_lstm.maths.program import Let
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.maths.through_time import BackwardProgram
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.evaluate import code
from symbolic_lstm.numbers.figure import Figure, figure
from symbolic_lstm.numbers.stages import stages
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page import gradients
from symbolic_lstm.page.blocks import Heading
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.names import name
from symbolic_lstm.page.scene import COLOURS
from symbolic_lstm.page.typeset import typeset
from symbolic_lstm.published.backward import SHOWN, backward_setting
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.writers.breaks import width
from symbolic_lstm.writers.html_blocks import NARROW, TITLE, equation, heading, prose, reach
from symbolic_lstm.writers.mathml_maths import escaped

_SUBSCRIPT = re.compile(r"<math[^>]*><mrow><msub>(<mi>[^<]*</mi>)((?:(?!</msub>).)*)</msub></mrow></math>")
_TAG = re.compile("<[^>]*>")
#: The level of a heading, its markup, the colour of what stands under it, and the places that do.
StepHeading: TypeAlias = "tuple[int, str, str, list[str]]"
#: As long as a gradient within a derivation usually is.
_LONG = figure("0.0088888")


def traced_backward(example: Example, told: Setting) -> Trace | None:
    """The trace of the backward pass; None where there is none, or it would not answer at once."""
    try:
        back = backward_setting(example, told)
    except (CellError, UsageError):
        return None
    if size_of(back.program.lets) > MOST:
        return None
    return trace(back.program, back.given, back.rounding)


def backward(traced: Trace, told: Setting, notation: Notation, language: Language, own_page: bool = True) -> Data:
    """What a page needs to work the gradients and to set them; how wide they are, in the notation of the page alone."""
    forward = frozenset(let.key for let in told.program.lets)
    own = gradients.of_gradients(notation)
    return {
        **program_of(traced, forward),
        "lines": {key: it for key, it in lines(traced, own, language).items() if key not in forward},
        "heads": list(_heads(traced, own, language)),
        "wide": _widths(traced, forward, own) if own_page else {},
    }


def program_of(traced: Trace, forward: frozenset[str]) -> Data:
    """The sentences that stand behind the forward ones, the policy they are worked under, and the loss's numbers."""
    worked = program(traced)
    loss = gradients.backward_of(traced).loss
    own = {key: it for key, it in traced.given.items() if quantity(key).name in (*loss.inputs, *loss.shapes)}
    return {
        "policy": worked["policy"],
        "digits": digits_of(SHOWN),
        "given": given(own),
        "sentences": [it for it in worked["sentences"] if it["key"] not in forward],
    }


def static(traced: Trace, notation: Notation, language: Language) -> str:
    """The backward pass as it stands without a script: what each gradient comes to, by what it is of."""
    back, own = gradients.backward_of(traced), gradients.of_gradients(notation)
    markup = [
        '<section id="back">',
        heading(Heading(2, (language.sentences["heading: backward"],))),
        f"<p>{prose(gradients.convention(back, language))}</p>",
        f'<p class="note">{prose((language.says("backward: full"),))}</p>',
        '<div id="chains">',
    ]
    for level, title, _, places in _heads(traced, own, language):
        if level == 2:
            markup.append(f'<hgroup class="h3"><h3>{title}</h3></hgroup>')
            continue
        results = ", ".join(_result(traced, place, own, language) for place in places)
        markup.append(f"<p>{title}{': ' if title and results else ''}{results}</p>")
    return "\n".join([*markup, "</div>\n</section>"])


def _result(traced: Trace, place: str, notation: Notation, language: Language) -> str:
    named, shown = quantity(place), traced.shown(place)
    when = None if traced.program.steps == 1 else named.time
    sign = "=" if traced.value(place) == shown.value else "≈"
    letter = _SUBSCRIPT.sub(_in_letters, equation(name(place.partition("@")[0], notation, when)))
    return f"{letter} {sign} {escaped(language.figure(shown))}"


def _in_letters(found: re.Match[str]) -> str:
    """A letter with a subscript as a line of text has it."""
    base, below = (_TAG.sub("", it) for it in found.groups())
    return f"<i>{base}</i><sub>{below}</sub>"


def _heads(traced: Trace, notation: Notation, language: Language) -> Iterator[StepHeading]:
    """Each heading with its level, the colour of what stands under it, and the places that do; none for the loss."""
    back = gradients.backward_of(traced)
    derived = back.derived
    yield 0, "", "", _places(back, back.loss.name, back.whole)
    for time in range(back.steps, 0, -1):
        if back.steps > 1:
            yield 2, language.says("heading: step back", time=str(time)), "", []
        wording = Wording(back.forward.cell, notation, language, None if back.steps == 1 else time)
        for of, ones in groupby((*derived.steps, *(derived.before if time == 1 else ())), key=lambda one: one.of):
            yield _head(back, wording, of, [*ones], time)
    yield 2, language.says("heading: parameters"), "", []
    wording = Wording(back.forward.cell, notation, language)
    for gate, its in gradients.by_gate(back):
        yield _head(back, wording, gate, its, back.whole)


def _head(back: BackwardProgram, wording: Wording, of: str, ones: Sequence[Gradient], time: int) -> StepHeading:
    title = prose(gradients.title(wording, of), room=TITLE) if of else ""
    cell = back.forward.cell
    of = cell.states.get(of, of)
    colour = COLOURS.get(cell[of].role, "") if of in cell.names else ""
    return 3, title, colour and f"q{colour}", [key for one in ones for key in _places(back, one.own, time)]


def _places(back: BackwardProgram, named: str, time: int) -> list[str]:
    known = {let.key for let in back.lets}
    return [key for entry in back.entries(named) if (key := Quantity(named, entry, time).key) in known]


def _widths(traced: Trace, forward: frozenset[str], notation: Notation) -> dict[str, float]:
    """How wide the derivations are that do not fit everywhere."""
    found = {key: _wide(traced, let, notation) for key, let in traced.lets.items() if key not in forward}
    return {key: wide for key, wide in found.items() if wide > NARROW}


def _wide(traced: Trace, let: Let, notation: Notation) -> float:
    """How wide a derivation may become, in em: no line is wider than its formula or its numbers."""
    when = None if traced.program.steps == 1 else let.time
    nodes, constants = code(let.body).nodes, traced.program.cell.constants
    cuts: tuple[dict[t.Path, Figure], ...] = (
        {},
        {nodes[k].path: _LONG for k in stages(let.body)[0].cut},
    )
    own = max(width(typeset(let.body, notation, cut or None, when, constants=constants)) for cut in cuts)
    return round(reach(own), 1)
