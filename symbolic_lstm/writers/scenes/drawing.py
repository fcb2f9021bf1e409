"""A drawing: a scene that can be taken as SVG, PNG or TikZ, and that a notebook shows."""

from __future__ import annotations

from typing import Any

from symbolic_lstm.errors import UsageError, did_you_mean
from symbolic_lstm.page.scene import Scene
from symbolic_lstm.records import record
from symbolic_lstm.writers.scenes import png, svg, tikz
from symbolic_lstm.writers.scenes.svg import LOOKS, SceneLook


@record(frozen=True, slots=True)
class Drawing:
    """A picture with its words; `scene` holds the boxes, wires and labels it is made of."""

    scene: Scene
    look: SceneLook = "auto"

    def __repr__(self) -> str:
        return f"<Drawing {self.scene.name!r}: {self.scene.width:.0f} × {self.scene.height:.0f}>"

    @property
    def alt(self) -> str:
        """What it shows, in words."""
        return f"{self.scene.title}. {self.scene.words}"

    @property
    def svg(self) -> str:
        return svg.picture(self.scene, self.look)

    @property
    def png(self) -> bytes:
        """Twice as fine; raises `UsageError` where resvg is not installed or a letter has no glyph."""
        return png.image(self.scene, self.look)

    @property
    def tikz(self) -> str:
        """For a LaTeX document with TikZ."""
        return tikz.described(self.scene)

    def write(self, format: str, *, standalone: bool = False) -> str | bytes:
        """The picture as `svg`, `png` or `latex`, with `standalone` as a whole LaTeX document."""
        match format:
            case "svg":
                return self.svg
            case "png":
                return self.png
            case "latex":
                return tikz.document(self.scene) if standalone else self.tikz
            case _:
                raise UsageError(f"a picture is written as svg, png or latex, not as {format!r}")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str | bytes]:
        """PNG, which every converter of notebooks takes, or where there can be none SVG."""
        try:
            return {"image/png": self.png, "text/plain": self.alt}
        except UsageError:
            return {"image/svg+xml": self.svg, "text/plain": self.alt}


def scene_look(look: str) -> SceneLook:
    """The look of that name; raises `UsageError` with the nearest one."""
    for known in LOOKS:
        if look == known:
            return known
    raise UsageError(f"no look {look!r}{did_you_mean(str(look), LOOKS)}")
