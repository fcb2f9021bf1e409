"""What `sheet` does for pictures: in which look, in one file or in one for each stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from symbolic_lstm.cli.output import STANDARD, emit_all
from symbolic_lstm.errors import UsageError

if TYPE_CHECKING:
    from symbolic_lstm.page.blocks import Page
    from symbolic_lstm.writers.equation_pictures.looks import Look

FORMATS = ("svg", "png")
#: The file beside the pictures of the stages that says what each of them shows.
BESIDE = "pictures.json"
SCHEMA = "symbolic-lstm/pictures/1"


def image(page: Page, format: str, look: Look) -> str | bytes:
    """The equations of a page in one picture."""
    from symbolic_lstm.writers.equation_pictures.picture import of_page

    made = of_page(page, look)
    return made.svg if format == "svg" else made.png


def folder(page: Page, format: str, look: Look, output: str | None, *, force: bool) -> None:
    """A picture of each stage in a folder, numbered in order, and beside them what they show in words.

    The folder is made where it does not exist yet. Raises `UsageError` where one
    of the files exists and is not ours.
    """
    from symbolic_lstm.api import pictures

    if output is None or output in ("-", STANDARD):
        raise UsageError("--each-stage writes several files; name a folder with -o")
    made = pictures(page, look, each="stage")
    width = max(2, len(str(len(made))))
    contents: dict[str, str | bytes] = {}
    rows: list[dict[str, Any]] = []
    for number, it in enumerate(made, start=1):
        file = f"{number:0{width}d}-{it.name}.{format}"
        contents[file] = it.svg if format == "svg" else it.png
        rows.append({"file": file, "alt": it.alt, "width": it.width, "height": it.height})
    told = {"schema": SCHEMA, "look": look, "language": made[0].language, "pictures": rows}
    import json

    contents[BESIDE] = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    emit_all(contents, output, dict.fromkeys(contents, format) | {BESIDE: "json"}, force=force)
