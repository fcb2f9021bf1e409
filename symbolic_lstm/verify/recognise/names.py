"""Names of quantities, parted: `c̃_t` is the letter c̃ now, `h_{t-1}` is h one step before, `W_xf` has a label."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from symbolic_lstm.named_tuples import NamedTuple

#: The numbers of blocks behind the name of a matrix that all gates have, as in `W_②`.
BLOCKS = "①②③④⑤⑥⑦⑧"
_INDEX = re.compile(r"\(?⟨?\{?(?P<letter>[A-Za-zτ])(?P<step>[-−+]1)?\}?⟩?\)?\Z")
_STEP = re.compile(r"[A-Za-zτ](?P<sign>[-−+])1\Z")
_WORDS = {"prev": -1, "old": -1, "previous": -1, "last": -1, "next": 0, "new": 0, "cur": 0, "now": 0, "current": 0}
_COMPONENT = re.compile(r"[ijklmn](?:,[ijklmn])*\Z")


class Name(NamedTuple):
    """A name: its letter with accents, its label, and its time (0 now, −1 before, None for what has none)."""

    letter: str
    label: str
    time: int | None

    @property
    def key(self) -> tuple[str, str]:
        """What it is a name of, at whatever time."""
        return self.letter, self.label


class Style(NamedTuple):
    """How an article writes time: the letters that stand for it, whether primes do, whether components are shown."""

    letters: frozenset[str] = frozenset("t")
    primes: bool = False
    components: bool = False


def style_of(names: Iterable[str]) -> Style:
    """The style of an article, seen from all names in its equations.

    >>> style_of(["u_i", "h_i-1", "W^(u)"]).letters == {"i"}
    True
    """
    letters: set[str] = set()
    primed: set[str] = set()
    bare: set[str] = set()
    components = False
    for name in names:
        base, parts = _parts(name)
        components = components or name.startswith("∑_")
        for part in parts:
            for piece in part.strip("⟨⟩(){}").split(","):
                if _STEP.match(piece):
                    letters.add(piece[0])
        if "′" in base:
            primed.add(base.replace("′", ""))
        elif not parts:
            bare.add(base)
    if len(letters) > 1:
        letters -= {"l", "ℓ"}  # those count layers
    return Style(frozenset(letters or {"t"}), not letters and bool(primed & bare), components)


def named(text: str, style: Style) -> Name:
    """A name parted as an article's style has it.

    >>> named("c^⟨t-1⟩", Style()), named("W_xf", Style()), named("h_j^(t-1)", Style(components=True))
    (Name(letter='c', label='', time=-1), Name(letter='W', label='xf', time=None), Name(letter='h', label='', time=-1))
    """
    return _named(text, style)


@lru_cache(maxsize=8192)
def _named(text: str, style: Style) -> Name:
    base, parts = _parts(text)
    time: int | None = None
    labels: list[str] = []
    for part in parts:
        pieces = [piece for piece in part.strip("{}").split(",") if piece]
        for piece in pieces:
            found = _INDEX.match(piece)
            if (
                found
                and found["letter"] in style.letters
                and time is None
                and (found["step"] or len(found["letter"]) == 1)
            ):
                time = {"-": -1, "−": -1, "+": 1}.get((found["step"] or " ")[0], 0)
            elif piece.lower() in _WORDS and time is None:
                time = _WORDS[piece.lower()]
            elif not (style.components and _COMPONENT.match(piece)):
                labels.append(piece.strip("()"))
    if style.primes and time is None and not parts:
        time = 0 if "′" in base else -1
        base = base.replace("′", "")
    return Name(base, "".join(labels), time)


def _parts(text: str) -> tuple[str, list[str]]:
    """The letter of a name and its scripts."""
    found = re.split(r"[_^]", text)
    merged: list[str] = []
    for piece in found[1:]:
        if merged and merged[-1].count("{") > merged[-1].count("}"):
            merged[-1] += piece
        else:
            merged.append(piece)
    return found[0], merged
