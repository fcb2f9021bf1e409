"""`explore`: the page of an example on which its numbers can be dragged."""

from __future__ import annotations

from typing import Annotated

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import STANDARD, emit
from symbolic_lstm.numbers.choices import Carry, Mode
from symbolic_lstm.published.catalog import DEFAULT
from symbolic_lstm.records import replace


def explore(
    example: str = DEFAULT,
    /,
    *,
    variant: str = "",
    set: list[str] | None = None,
    digits: str | None = None,
    carry: Carry | None = None,
    round: Mode | None = None,
    notation: str | None = None,
    language: str | None = None,
    decimal: str | None = None,
    output: Annotated[str | None, Option("-o")] = None,
    force: bool = False,
) -> int:
    """Write the page of an example on which every given number can be typed, stepped with keys, or dragged.

    One file, with nothing to fetch: the derivations, the picture of the cell and the curves follow as the numbers
    change, with the digits that a sheet would show.

    Parameters
    ----------
    example
        A shipped example (see `list`) or the path of your own TOML file.
    variant
        The variant to begin with, such as minus-ten; the others can be chosen on the page.
    set
        Change a number to begin with: --set x=-10. Repeatable.
    digits
        Digits of every figure: 4 (decimals), 3s (significant) or auto.
    carry
        What later lines take over: unrounded (full) or shown figures.
    round
        How figures are rounded.
    notation
        Whose words and letters to use (see `list notations`).
    language
        The language of the page: en, de (German) or fr (French).
    decimal
        The decimal sign, . or , where it is not the language's.
    output
        The file to write; - is standard output.
    force
        Write over a file that is not ours, or was changed since.
    """
    from symbolic_lstm.explorer.page import explored
    from symbolic_lstm.page.narrate import in_words
    from symbolic_lstm.published.load import load
    from symbolic_lstm.published.setting import setting
    from symbolic_lstm.request import change, changed_policy

    loaded = in_words(load("-" if example == STANDARD else example), notation, language, decimal)
    ready = setting(loaded, variant, dict(change(it) for it in set or ()))
    ready = replace(ready, rounding=changed_policy(ready.rounding, digits, carry, round))
    emit(explored(loaded, ready), output, "html", force=force)
    return 0
