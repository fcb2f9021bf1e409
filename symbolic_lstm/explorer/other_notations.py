"""Other notations of a page: the same numbers in the letters, the order and the words of other authors.

Each holds what is written differently, and nothing where it writes as the page
does. A notation that needs other numbers (a second bias) is not among them.
"""

from __future__ import annotations

import re
from typing import Any

from symbolic_lstm.errors import UsageError
from symbolic_lstm.explorer.backward import backward, traced_backward
from symbolic_lstm.explorer.controls import label
from symbolic_lstm.explorer.lines import lines
from symbolic_lstm.explorer.picture import cell_picture, pictured
from symbolic_lstm.explorer.sentences import Data, program, size_of
from symbolic_lstm.explorer.telling import telling
from symbolic_lstm.languages import Language, worded
from symbolic_lstm.notation import NOTATIONS, named
from symbolic_lstm.notation.notation import Notation
from symbolic_lstm.numbers.trace import Trace, trace
from symbolic_lstm.page.called import Wording
from symbolic_lstm.page.captions import caption
from symbolic_lstm.page.convert import in_notation
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.setting import Setting
from symbolic_lstm.writers.html_blocks import prose

#: Beyond so many operations and numbers every further notation would double a page that is long already.
MOST = 1_000
#: What is written in a picture and no figure: where it stands, and the words.
_WRITTEN = re.compile(r'<(?:text (?![^>]*data-q)(x="[^"]*" y="[^"]*")[^>]*|title)>(.*?)</(?:text|title)>\s*')
#: In an order in which what is alike is near.
_KEYS = ("told", "written", "heads", "lead", "sentences", "pictured", "back", "cell", "lines", "labels")
_MARKUP = re.compile(r' alttext="[^"]*"| xmlns="[^"]*"')


def others(example: Example, ready: Setting, traced: Trace, own: Data, tongue: Language) -> Data:
    """By kind, what each other notation writes in place of the page's own; nothing for a page that is long already."""
    if size_of(traced.program.lets) > MOST:
        return {}
    found = []
    for name in NOTATIONS:
        if name == example.notation:
            continue
        notation = worded(named(name), example.language, example.native)
        try:
            told = in_notation(example, ready, notation)
        except UsageError:
            continue
        if told.given.keys() == traced.given.keys():
            found.append(_other(name, example, told, own, notation, tongue))
    keys = [*(key for key in _KEYS if any(key in it for it in found)), "name"]
    return {key: [it.get(key) for it in found] for key in keys} if found else {}


def beside(data: Data, own: str, count: int) -> Data:
    """The data with so many of the other notations, each kind in one list with what the page itself writes first."""
    if not count:
        return {**data, "others": {}}
    written = {key: [data.get(key), *each[:count]] for key, each in data["others"].items()}
    written["name"][0] = own
    return {**{key: it for key, it in data.items() if key not in written}, "others": written}


def _other(name: str, example: Example, told: Setting, own: Data, notation: Notation, tongue: Language) -> Data:
    traced = trace(told.program, told.given, told.rounding)
    made: dict[str, Any] = {
        "name": name,
        "sentences": program(traced)["sentences"],
        "lines": lines(traced, notation, tongue),
        **telling(traced, notation, tongue),
        "pictured": pictured(traced),
        "cell": cell_picture(traced, notation, tongue),
    }
    if "back" in own and (turned := traced_backward(example, told)):
        made["back"] = backward(turned, told, notation, tongue, own_page=False)
        made["back"] = _apart(made["back"], {**own["back"], "wide": {}}) | {
            "lines": _lines_apart(made["back"], own["back"])
        }
    made["lines"] = _lines_apart(made, own)
    made = {key: it for key, it in made.items() if it != own.get(key)}
    if "cell" in made and (written := _in_place(own["cell"], made["cell"])):
        made["written"] = written
        del made["cell"]
    labels = {place: label(place, told, notation) for place in told.given}
    made["labels"] = {place: [_MARKUP.sub("", letter), said] for place, (letter, said) in labels.items()}
    made["heads"] = heads(traced, notation, tongue)
    return made


def _apart(other: Data, own: Data) -> dict[str, Any]:
    """What differs."""
    return {key: it for key, it in other.items() if it != own.get(key)}


def _lines_apart(other: Data, own: Data) -> Data:
    """Of each derivation what is written differently: its numbers stand as they do, unless their order differs."""
    return {place: _apart(it, own["lines"][place]) for place, it in other["lines"].items()}


def _in_place(own: str, other: str) -> list[str]:
    """What each of the own picture's words is in the other one; none where those would not fit in their places."""
    here, there = _placed(own), _placed(other)
    if any(len(words) > len(here.get(at, ())) for at, words in there.items()):
        return []
    if len(_WRITTEN.sub("", own)) != len(_WRITTEN.sub("", other)):
        return []
    said: dict[str, str] = {}
    for at, words in _WRITTEN.findall(own):
        new = there[at].pop(0) if there.get(at) else ""
        if said.setdefault(words, new) != new:
            return []
    return list(said.values())


def _placed(picture: str) -> dict[str, list[str]]:
    """What is written, by where it stands."""
    found: dict[str, list[str]] = {}
    for at, words in _WRITTEN.findall(picture):
        found.setdefault(at, []).append(words)
    return found


def heads(traced: Trace, notation: Notation, tongue: Language) -> Data:
    """What heads the derivations of each quantity: its title, and beside it what it is for."""
    cell, steps = traced.program.cell, traced.program.steps
    found = {}
    for equation in cell:
        wording = Wording(cell, notation, tongue, None if steps == 1 else 1, traced.program.form == "vector")
        if any(not isinstance(part, str) for part in wording.title(equation.name)) and steps > 1:
            continue  # a formula with the time of its step
        found[equation.name] = [prose(wording.title(equation.name)), caption(wording, equation.name)]
    return found
