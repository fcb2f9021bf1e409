"""Pictures in regions: drawn in the article itself, where its place takes drawings."""

from __future__ import annotations

from symbolic_lstm.embed.targets import target
from symbolic_lstm.errors import UsageError
from symbolic_lstm.illustrate import scene
from symbolic_lstm.published.example import Example
from symbolic_lstm.request import Request
from symbolic_lstm.writers.scenes import svg, tikz, typst

#: Places whose HTML may hold drawings; others take files alone.
_HTML = ("html", "katex", "mathjax")


def drawn(worked: Example, wanted: Request, kind: str, place: str) -> str:
    """A picture as a place wants it; raises `UsageError` where that takes no drawing."""
    made = scene(worked, wanted, kind)
    if place in _HTML:
        return f"<figure>\n{svg.picture(made)}</figure>"
    match target(place).format:
        case "latex":
            return tikz.placed(made)
        case "typst":
            return typst.placed(made)
        case _:
            asked = "".join(f" -q {name}" for name in wanted.quantities)
            file = f"symbolic-lstm draw -p {kind}{asked} -o {made.name}.svg"
            raise UsageError(f"an article for {place} takes a picture as a file: {file}")
