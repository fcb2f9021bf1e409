"""The colours of pictures, on light ground and dark: those of sheets, safe for the colour-blind.

The four hues (blue, orange, green, purple) are told apart by those who do not see
red, green or blue. In grey they are nearly one, so that whatever differs in colour
differs in a word, a figure, a shape or its place, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.scene import Colour


class Palette(NamedTuple):
    """What each colour is, and the faint one that fills boxes of it."""

    colours: Mapping[Colour, str]
    tints: Mapping[Colour, str]


LIGHT = Palette(
    {
        "ink": "#1f1d1a", "muted": "#625d54", "rule": "#ddd7ca", "paper": "#fffdf8",
        "F": "#1747b0", "I": "#a85a00", "C": "#007a4d", "O": "#8a1060",
    },
    {
        "ink": "#f4f1ea", "muted": "#f4f1ea", "rule": "#f4f1ea", "paper": "#fffdf8",
        "F": "#eef2fb", "I": "#faf0e2", "C": "#e7f4ec", "O": "#f8edf4",
    },
)  # fmt: skip
DARK = Palette(
    {
        "ink": "#e9e6df", "muted": "#a8a49b", "rule": "#3a3b40", "paper": "#17181b",
        "F": "#8fb2ff", "I": "#f5a94e", "C": "#4fe3a4", "O": "#e89acf",
    },
    {
        "ink": "#232428", "muted": "#232428", "rule": "#232428", "paper": "#17181b",
        "F": "#1d2438", "I": "#2f2517", "C": "#16291f", "O": "#2c1e28",
    },
)  # fmt: skip


def dark_rules() -> str:
    """The style rules that turn a picture with light colours into one with dark ones."""
    found = [f".sl-ground{{fill:{DARK.colours['paper']}}}.sl-halo{{stroke:{DARK.colours['paper']}}}"]
    for key, colour in DARK.colours.items():
        found.append(
            f".sl-t{key}{{fill:{colour}}}.sl-s{key}{{stroke:{colour}}}"
            f".sl-d{key}{{fill:{colour};stroke:{DARK.colours['paper']}}}"
            f".sl-n{key}{{fill:{DARK.colours['paper']};stroke:{colour}}}"
            f".sl-b{key}{{fill:{DARK.tints[key]};stroke:{colour}}}"
        )
    return "".join(found)
