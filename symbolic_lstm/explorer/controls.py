"""Controls: an input for every given number, named as the formulas name it."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_lstm.languages import Language
from symbolic_lstm.maths.quantity import quantity
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.page.called import word
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.page.names import name
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.writers.attributes import quoteattr
from symbolic_lstm.writers.html_blocks import equation
from symbolic_lstm.writers.mathml_maths import escaped
from symbolic_lstm.writers.text_maths import equation as as_text


def controls(ready: Setting, notation: Notation, language: Language) -> str:
    """The inputs, what is fed in before what has been learnt; weights of a sentence stand in one row."""
    cell = ready.program.cell
    fed = [place for place in ready.given if quantity(place).name not in cell.parameters]
    groups = [_row(fed, ready, notation, language)]
    learnt = [place for place in ready.given if place not in fed]
    for equation_name in (*cell.names, ""):
        own = [p for p in learnt if _sentence(p, cell.names) == equation_name]
        if own:
            groups.append(_row(own, ready, notation, language))
    return "\n".join(groups)


def _sentence(place: str, names: tuple[str, ...]) -> str:
    """The sentence a weight belongs to by its label, '' where it belongs to none alone."""
    label = quantity(place).name.partition("_")[2]
    return label if label in names else ""


def _row(places: list[str], ready: Setting, notation: Notation, language: Language) -> str:
    return '<div class="controls">\n' + "\n".join(_controls(places, ready, notation, language)) + "\n</div>"


def _controls(places: list[str], ready: Setting, notation: Notation, language: Language) -> Iterator[str]:
    for place in places:
        glyph, said = label(place, ready, notation)
        yield (
            f"<label>{glyph}<input data-q={quoteattr(plain_name(place, ready))}"
            f" aria-label={quoteattr(said)}"
            f' value={quoteattr(figure_text(ready.given[place], language))} readonly=""/></label>'
        )


def label(place: str, ready: Setting, notation: Notation) -> tuple[str, str]:
    """A given number's letter as MathML, and its letter and word as they are read out."""
    glyph = glyph_of(place, ready, notation)
    return equation(glyph), f"{as_text(glyph)} {word_of(place, ready, notation)}".strip()


def figure_text(figure: Figure, language: Language) -> str:
    """A number as it is typed in the language."""
    return escaped(language.decimals(figure.text))


def plain_name(place: str, ready: Setting) -> str:
    """A place as it is named where there is one step: `x` for `x@1`, and `h_prev` for the state before it."""
    named = quantity(place)
    cell = ready.program.cell
    if named.time == 0:
        before = next(prev for prev, state in cell.states.items() if state == named.name)
        return before + place.partition("@")[0].removeprefix(named.name)
    return place.partition("@")[0] if ready.program.steps == 1 else place


def glyph_of(place: str, ready: Setting, notation: Notation) -> Layout:
    """A given number's letter as the formulas have it."""
    named, program = quantity(place), ready.program
    when = None if program.steps == 1 else named.time
    if named.time == 0:
        before = plain_name(place, ready)
        return name(before, notation, None if program.steps == 1 else 1, constants=program.cell.constants)
    return name(place.partition("@")[0], notation, when, constants=program.cell.constants)


def word_of(place: str, ready: Setting, notation: Notation) -> str:
    """What a given number is called, beside its letter."""
    named, cell = quantity(place), ready.program.cell
    if named.name in cell.parameters:
        sentence = _sentence(place, cell.names)
        called = notation.words.get(named.name.partition("_")[0], "")
        return ", ".join(filter(None, [called, word(cell, sentence, notation) if sentence else ""]))
    return word(cell, plain_name(place, ready).partition("[")[0].partition("@")[0], notation)
