"""What colours a picture has. Pure data."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

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
