"""`list`: what there is to work, and what else can be named on the command line."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from symbolic_lstm.cli.arguments import Option
from symbolic_lstm.cli.output import emit
from symbolic_lstm.published.catalog import shipped

What = Literal["examples", "cells", "notations", "formats", "targets", "policies", "identities"]


def list_(
    what: What = "examples",
    /,
    *,
    format: Annotated[Literal["text", "json"], Option("-f")] = "text",
) -> int:
    """List the worked examples (or cells, notations, formats, targets, rounding policies, identities).

    Parameters
    ----------
    what
        What to list.
    format
        Plain text, or JSON for programs.
    """
    rows = _rows(what)
    if format == "json":
        emit(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", None, "json")
    else:
        emit(_columns(rows), None, "text")
    return 0


def _rows(what: What) -> list[dict[str, Any]]:
    match what:
        case "examples":
            return [
                {
                    "id": e.id,
                    "title": e.title,
                    "cell": e.cell,
                    "figures": e.figures,
                    "variants": list(e.variants),
                    "author": e.author,
                    "source": e.source,
                }
                for e in shipped()
            ]
        case "formats":
            from symbolic_lstm.writers import FORMATS

            return [{"id": n, "title": f.title, "suffixes": list(f.suffixes)} for n, f in FORMATS.items()]
        case "targets":
            from symbolic_lstm.embed.targets import TARGETS

            return [{"id": n, "title": t.title, "tested_with": t.tested_with} for n, t in TARGETS.items()]
        case "notations":
            from symbolic_lstm.notation import NOTATIONS

            return [{"id": n.name, "title": n.title} for n in NOTATIONS.values()]
        case "policies":
            from symbolic_lstm.verify.policies import POLICIES

            return [{"id": f"{p.carry} {p.mode}", "title": p.name} for p in POLICIES]
        case "identities":
            from symbolic_lstm.cli.identities import rows

            return rows()
        case "cells":
            from symbolic_lstm.cells import CELLS
            from symbolic_lstm.maths.spell import text

            return [
                {"id": c.name, "title": c.title, "sentences": [f"{e.name} = {text(e.body)}" for e in c]}
                for c in CELLS.values()
            ]


def _columns(rows: list[dict[str, Any]]) -> str:
    """An id and a title a line; under them what else is worth a line."""
    width = max((len(row["id"]) for row in rows), default=0)
    lines: list[str] = []
    for row in rows:
        lines.append(f"{row['id']:<{width}}  {row['title']}")
        about: list[str] = []
        if "figures" in row:
            about.append(", ".join(filter(None, [row["cell"], f"{row['figures']} printed figures", row["author"]])))
        if row.get("tested_with"):
            tested = str(row["tested_with"])
            about.append(tested if tested.startswith("no engine") else f"tested with {tested}")
        if row.get("variants"):
            about.append("variants: " + ", ".join(row["variants"]))
        if row.get("suffixes"):
            about.append("files: " + ", ".join(row["suffixes"]))
        lines += (" " * (width + 2) + line for line in [*about, *row.get("sentences", ())])
    return "\n".join(lines) + "\n"
