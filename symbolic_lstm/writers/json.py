"""JSON: the steps of a page as data, every line in text, LaTeX and MathML.

The schema is `symbolic-lstm/sheet/1`; `lower` and `upper` are decimal strings
that enclose the value the sheet works with, `full_lower` and `full_upper` the
value with nothing rounded. Vectors give nested lists; their stages come first with
`"entry": null`, then those of single entries, `"entry": [0]`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from textwrap import indent
from typing import Any

from symbolic_lstm.page.blocks import Display, Line, Page, Para
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers import latex_maths, mathml_maths, text_maths
from symbolic_lstm.writers.outline import words
from symbolic_lstm.writers.plain import plain

__all__ = ["equation", "write"]


def equation(layout: Layout) -> str:
    """One layout in all three formats, as a JSON object."""
    return json.dumps(_formats(layout), ensure_ascii=False)


def write(page: Page) -> str:
    """The page's steps as JSON, indented, UTF-8.

    A step is spelt as soon as it is made, so that a long sequence takes no more
    room than its text.
    """
    around = json.dumps({**_whole(page), "steps": []}, ensure_ascii=False, indent=2)
    steps = [indent(json.dumps(_step(d), ensure_ascii=False, indent=2), "    ") for d in page.displays if d.listed]
    inner = "[\n" + ",\n".join(steps) + "\n  ]" if steps else "[]"
    return around.removesuffix("[]\n}") + inner + "\n}\n"


def records(page: Page) -> dict[str, Any]:
    """The page as plain data: what it shows, and a record for each of its steps."""
    return {**_whole(page), "steps": [_step(display) for display in page.displays if display.listed]}


def _whole(page: Page) -> dict[str, Any]:
    """What is said of the page as a whole."""
    remarks = [_remark(it) for it in page.blocks if isinstance(it, Para) and it.kind == "remark"]
    found: dict[str, Any] = _readable({**page.about, "remarks": remarks} if remarks else page.about)
    return {**found, **_backward(page)}


def _backward(page: Page) -> dict[str, Any]:
    """The loss and its gradients, where the page has a backward pass; and what one step of training gives."""
    found: dict[str, list[dict[str, Any]]] = {"backward": [], "update": []}
    loss: dict[str, Any] = {}
    for display in page.gradients:
        if (of := display.derivative) is not None:
            record = _step(display)
            named = {"name": of.name, "of": of.of, "kind": of.kind, "role": record["role"], "time": of.time}
            if of.kind:
                found["update" if of.kind == "update" else "backward"].append({**record, **named})
            else:
                loss = {key: value for key, value in {**record, **named}.items() if key not in ("of", "kind", "time")}
    told = {key: records for key, records in found.items() if records or key == "backward"}
    return {"loss": loss, **told} if loss else {}


def _remark(remark: Para) -> dict[str, Any]:
    formulas = [_formats(part) for part in remark.prose if not isinstance(part, str)]
    return {"text": plain(words(remark.prose)), "words": plain(remark.words), "formulas": formulas}


def _readable(data: Any) -> Any:
    """Data in which no text can do more than be read, whoever prints it."""
    if isinstance(data, str):
        return plain(data)
    if isinstance(data, Mapping):
        return {plain(key): _readable(value) for key, value in data.items()}
    return [_readable(item) for item in data] if isinstance(data, (list, tuple)) else data


def _step(display: Display) -> dict[str, Any]:
    step = display.step
    found: dict[str, Any] = _readable(
        {
            "name": step.name,
            "role": step.role,
            "time": step.time,
            "stages": [_line(line, vector=not isinstance(step.shown, str)) for line in display.lines],
            "shown": step.shown,
            "lower": step.lower,
            "upper": step.upper,
            "full_lower": step.full_lower,
            "full_upper": step.full_upper,
        }
    )
    return found


def _line(line: Line, *, vector: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"stage": line.stage, "relation": line.relation, **_formats(line.right)}
    if line.words:
        found["words"] = line.words
    if vector:
        found["entry"] = list(line.entry) or None
    if line.note:
        found["note"] = line.note
    return found


def _formats(layout: Layout) -> dict[str, str]:
    return {
        "text": text_maths.equation(layout),
        "latex": latex_maths.equation(layout),
        "mathml": mathml_maths.equation(layout),
    }
