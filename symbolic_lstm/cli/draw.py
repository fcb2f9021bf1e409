"""`draw`: a picture of an example, with its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, emit
from symbolic_lstm.errors import UsageError
from symbolic_lstm.numbers.choices import Carry, Mode
from symbolic_lstm.published.catalog import DEFAULT

_SUFFIXES = {".svg": "svg", ".png": "png", ".tex": "latex"}


def draw(
    example: str = DEFAULT,
    /,
    *,
    picture: Annotated[
        Literal["cell", "curve", "bars", "memory", "retention", "heatmap", "rounding", "gradients"], Option("-p")
    ] = "cell",
    quantity: Annotated[list[str] | None, Option("-q")] = None,
    variant: str = "",
    set: list[str] | None = None,
    steps: str = "",
    style: Literal["boxes", "signs"] = "boxes",
    narrow: bool = False,
    look: Literal["auto", "light", "dark", "transparent", "transparent-dark"] = "auto",
    digits: str | None = None,
    carry: Carry | None = None,
    round: Mode | None = None,
    notation: str | None = None,
    language: str | None = None,
    decimal: str | None = None,
    format: Annotated[Literal["svg", "png", "latex"] | None, Option("-f")] = None,
    standalone: Annotated[bool, Option("-s")] = False,
    output: Annotated[str | None, Option("-o")] = None,
    force: bool = False,
) -> int:
    """Draw an example: its cell, the curve of a gate, what is kept and added. The figures are those of its sheet.

    Parameters
    ----------
    example
        A shipped example (see `list`) or the path of your own TOML file.
    picture
        What is drawn: the cell with its numbers, the curve of an activation with the step on it, what a state keeps
        and adds as bars, its memory over a sequence, the retention curve with its half-life, a heatmap of gates, the
        number line of what rounding did, or the gradients of a state step by step.
    quantity
        The quantity drawn, as f, c or h@2; the gate of a cell that is highlighted. Several, also of other variants
        (-q f -q minus-ten:f), stand on one curve. Repeatable.
    variant
        A variant of the example, such as minus-ten.
    set
        Change a number: --set x=-10, --set "x=[0, 0.5]". Repeatable.
    steps
        The steps of a sequence: 2, or side by side 1-3.
    style
        The gates of a cell as boxes with words, or as signs alone.
    narrow
        For a column as wide as a phone.
    look
        The colours: as the reader's device has them (auto), light, dark, transparent, or transparent-dark with light
        ink.
    digits
        Digits of every figure: 4 (decimals), 3s (significant) or auto.
    carry
        What later lines take over: unrounded (full) or shown figures.
    round
        How figures are rounded.
    notation
        Whose words and letters to use (see `list notations`).
    language
        The language of the picture: en, de (German) or fr (French).
    decimal
        The decimal sign, . or , where it is not the language's.
    format
        The format; else by the suffix of the output, else svg.
    standalone
        A whole LaTeX document, not a picture to put into one.
    output
        The file to write; - is standard output.
    force
        Write over a file that is not ours, or was changed since.
    """
    from symbolic_lstm.illustrate import scene
    from symbolic_lstm.published.load import load
    from symbolic_lstm.request import Request
    from symbolic_lstm.writers.scenes.drawing import Drawing

    chosen = _format(format, output)
    wanted = Request(
        tuple(quantity or ()), (), variant, tuple(set or ()), digits, carry, round, notation, language, decimal
    )
    loaded = load("-" if example == STANDARD else example)
    made = Drawing(scene(loaded, wanted, picture, steps=steps, style=style, narrow=narrow), look)
    if standalone and chosen != "latex":
        raise UsageError(f"--standalone makes a whole document of LaTeX, not of {chosen}")
    emit(made.write(chosen, standalone=standalone), output, chosen, force=force)
    return 0


def _format(format: str | None, output: str | None) -> str:
    """The format asked for, or that of the output's suffix; the two must agree."""
    suffix = Path(output).suffix.lower() if output and output != STANDARD else ""
    named = _SUFFIXES.get(suffix)
    if format and named and format != named:
        raise UsageError(f"--format {format} contradicts the suffix of {output}, which is {named}")
    if suffix and not (named or format):
        raise UsageError(
            f"a picture is written as {', '.join(_SUFFIXES)}, not as {suffix}; or choose one with --format"
        )
    return format or named or "svg"
