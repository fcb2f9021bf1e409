r"""What KaTeX has rendered, spelt as LaTeX again: a page that keeps no note of the TeX shows its spans only.

Places say what stands where: in `msupsub` an entry below the line is a
subscript, in `mfrac` the highest is the numerator, in `accent` the second is
the accent.
"""

from __future__ import annotations

import re

from symbolic_lstm.articles.mapped import Mapped, joined
from symbolic_lstm.named_tuples import NamedTuple

_TOP = re.compile(r"(?:^|;)\s*top:\s*(-?[\d.]+)em")
_ACCENTS = {"~": "tilde", "˜": "tilde", "^": "hat", "ˆ": "hat", "¯": "bar", "ˉ": "bar", "‾": "bar"}
#: Elements that hold no sign: struts, and the blank that closes a list.
_EMPTY = {"strut", "pstrut", "vlist-s", "frac-line", "mspace", "nulldelimiter", "hide-tail", "katex-mathml"}
#: An entry of a list of scripts that stands higher than this is a superscript.
_MIDDLE = -2.9
_DEEPEST = 200


class KatexElement(NamedTuple):
    """An element of KaTeX's output: its classes, its style, and what it holds."""

    classes: str
    style: str
    children: list[KatexElement | Mapped]


def spelt(node: KatexElement, depth: int = 0) -> Mapped:
    """The LaTeX that an element shows."""
    names = set(node.classes.split())
    if names & _EMPTY or depth > _DEEPEST:
        return Mapped("", (), ())
    if "msupsub" in names:
        return joined(
            part
            for top, entry in sorted(_entries(node), key=lambda pair: -pair[0])
            for part in _around("_{" if top > _MIDDLE else "^{", spelt(entry, depth + 1), "}")
        )
    if "mtable" in names:
        return _table(node, depth)
    entries = _entries(node) if names & {"mfrac", "accent"} else []
    if "mfrac" in names and len(entries) >= 2:
        entries = sorted(entries, key=lambda pair: pair[0])
        top, bottom = spelt(entries[0][1], depth + 1), spelt(entries[-1][1], depth + 1)
        return joined([*_around("\\frac{", top, "}"), *_around("{", bottom, "}")])
    if "accent" in names and len(entries) == 2:
        base, mark = (spelt(entry, depth + 1) for _, entry in entries)
        return joined(_around(f"\\{_ACCENTS.get(mark.text.strip(), 'hat')}{{", base, "}"))
    inside = [child if isinstance(child, Mapped) else spelt(child, depth + 1) for child in node.children]
    if "sqrt" in names:
        return joined(_around("\\sqrt{", joined(inside), "}"))
    if names & {"mrel", "mbin"}:
        return joined(_around(" ", joined(inside), " "))
    if "mop" in names or "text" in names:
        said = joined(inside)
        if len(said.text.strip()) > 1 and said.text.strip().isalpha():
            return joined(_around("\\operatorname{" if "mop" in names else "\\text{", said, "}"))
    return joined(inside).sub("[\u200b\u2061]", "")


def _table(node: KatexElement, depth: int) -> Mapped:
    """Rows of a table or an alignment, of which KaTeX makes columns."""
    columns = [
        [spelt(entry, depth + 1) for _, entry in sorted(_entries(child), key=lambda pair: pair[0])]
        for child in node.children
        if isinstance(child, KatexElement) and "col-align" in child.classes
    ]
    rows: list[Mapped] = []
    for k in range(max(map(len, columns), default=0)):
        row = joined(column[k] for column in columns if k < len(column))
        rows += _around("", row, " \\\\ ")
    return joined(rows)


def _entries(node: KatexElement) -> list[tuple[float, KatexElement]]:
    """The entries of a list of things one above the other, with how high each stands."""
    found: list[tuple[float, KatexElement]] = []
    todo: list[KatexElement] = [node]
    while todo:
        here = todo.pop(0)
        for child in here.children:
            if isinstance(child, KatexElement):
                top = _TOP.search(child.style)
                if top and not ({"frac-line"} & _classes_in(child)):
                    found.append((float(top[1]), child))
                elif not top:
                    todo.append(child)
    return found


def _classes_in(node: KatexElement) -> set[str]:
    return {name for child in node.children if isinstance(child, KatexElement) for name in child.classes.split()}


def _around(before: str, mapped: Mapped, after: str) -> list[Mapped]:
    """Signs around a text; they stand for its first and its last character."""
    if not mapped.text:
        return []
    first, last = mapped.span(0, len(mapped.text))
    return [
        Mapped(before, (first,) * len(before), (first + 1,) * len(before)),
        mapped,
        Mapped(after, (last - 1,) * len(after), (last,) * len(after)),
    ]
