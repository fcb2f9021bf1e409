"""What colours a picture has."""

from __future__ import annotations

from typing import Literal, TypeAlias

from symbolic_lstm.errors import UsageError, did_you_mean, expected, shortened
from symbolic_lstm.named_tuples import NamedTuple

Look: TypeAlias = Literal["light", "dark", "transparent", "transparent-dark"]


class Colours(NamedTuple):
    """The ground, if there is one, the colour of equations and that of the names of stages."""

    paper: str | None
    ink: str
    muted: str


#: On a transparent picture the ink is the text colour of the page that holds it, and black in an image;
#: for images on dark pages there is light ink without a ground.
LOOKS: dict[Look, Colours] = {
    "light": Colours("#ffffff", "#1f1d1a", "#625d54"),
    "dark": Colours("#17181b", "#e9e6df", "#a8a49b"),
    "transparent": Colours(None, "currentColor", "currentColor"),
    "transparent-dark": Colours(None, "#e9e6df", "#a8a49b"),
}


def known_look(look: str) -> None:
    """Raises `UsageError` for a look there is not, with the nearest."""
    expected(look, str, "a look is named by a text")
    if look not in LOOKS:
        raise UsageError(f"no look {shortened(look)!r}{did_you_mean(look, LOOKS)}")
