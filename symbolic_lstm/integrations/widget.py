"""The page one can drag as a widget: `sl.explore(example)` in Jupyter, marimo, VS Code and Colab."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from symbolic_lstm.errors import UsageError, expected
from symbolic_lstm.explorer.page import explored
from symbolic_lstm.page.narrate import in_words
from symbolic_lstm.published.example import Example
from symbolic_lstm.published.given import Given, checked_options, given_numbers
from symbolic_lstm.published.load import load
from symbolic_lstm.published.setting import setting

_LENGTH = re.compile(r"\d{1,4}(?:\.\d{1,3})?(?:px|rem|em|vh|svh|%)", re.ASCII)
#: The page stands in a frame of its own, which may run its scripts and reach nothing of the notebook; it says what its
#: numbers are, and what they come to.
_SCRIPT = """
export default { render({ model, el }) {
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-scripts";
  frame.title = model.get("title");
  frame.srcdoc = model.get("page");
  Object.assign(frame.style, { width: "100%", height: model.get("height"), border: "0", colorScheme: "light dark" });
  const texts = (its) => Object.fromEntries(Object.entries(its ?? {}).map(([name, text]) => [name, String(text)]));
  const heard = ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    model.set("given", texts(data.given));
    model.set("shown", texts(data.shown));
    model.save_changes();
  };
  addEventListener("message", heard);
  el.append(frame);
  return () => {
    removeEventListener("message", heard);
    frame.remove();
  };
} };
"""


def explore(
    example: str | os.PathLike[str] | Example,
    variant: str = "",
    changes: Mapping[str, Given] | None = None,
    *,
    notation: str | None = None,
    language: str | None = None,
    height: str = "44rem",
) -> Any:
    """The page of an example on which its numbers can be dragged, as a widget; `height` is a length of CSS.

    Of the widget `given` has the numbers as they are dragged, and `shown` the
    figures they come to, both as texts by name and a moment after they rest.

    Raises `UsageError` where anywidget is not installed (the extra `widget`),
    for a variant, notation or language that does not exist, and for an example
    too large to be worked at once.
    """
    checked_options(variant=variant, notation=notation, language=language)
    expected(height, str, length := "a height is a length of CSS, as '44rem'")
    if not _LENGTH.fullmatch(height):
        raise UsageError(f"{length}, not {height[:40]!r}")
    loaded = in_words(example if isinstance(example, Example) else load(example), notation, language, None)
    page = explored(loaded, setting(loaded, variant, given_numbers(changes)))
    return _widget()(page=page, title=loaded.title, height=height)


@cache
def _widget() -> type[Any]:
    try:
        from anywidget import AnyWidget
        from traitlets import Dict, Unicode
    except ModuleNotFoundError:
        raise UsageError('a widget needs anywidget: pip install "symbolic-lstm[widget]"') from None

    class Explorer(AnyWidget):  # type: ignore[misc, unused-ignore]
        """A page in a frame."""

        _esm = _SCRIPT
        page = Unicode("").tag(sync=True)
        title = Unicode("").tag(sync=True)
        height = Unicode("44rem").tag(sync=True)
        given = Dict().tag(sync=True)
        shown = Dict().tag(sync=True)

    return Explorer
