"""The formulas of a page in fewer letters: what stands in them stays, and looks as it did.

The script sets every row anew as soon as it runs; these are for a page that stands without it.
"""

from __future__ import annotations

import re

#: What a cell of a derivation is called, and where it stands in its row if no cell holds a table of its own.
_CELLS = {"l": ":first-child", "r": ":nth-child(2)", "w": ":last-child"}
_TAG = re.compile(r"<(/?)(\w+)([^>]*?)(/?)>")
#: A cell of letters, digits and signs.
_LOW = re.compile(r"<mtd[^>/]*>(?:<mrow/>|</?mrow[^>/]*>|<m([ino])\b[^>/]*>[^<]*</m\1>)*</mtd>")
#: Where what stands in a row of its own stands as well without it: these are rows themselves.
_ROWS = ("mrow", "mtd", "math")


def flat(row: str) -> str:
    """What stands in a row, with no rows in it."""
    return without_rows(f"<mrow>{row}</mrow>").removeprefix("<mrow>").removesuffix("</mrow>")


def without_rows(markup: str) -> str:
    """Mathematics without rows in rows: only where a row is the one argument that something has does it say something.

    >>> without_rows("<mtd><mrow><mn>2</mn><mrow><mo>×</mo></mrow></mrow></mtd>")
    '<mtd><mn>2</mn><mo>×</mo></mtd>'
    >>> without_rows("<msub><mi>h</mi><mrow><mi>t</mi></mrow></msub>")
    '<msub><mi>h</mi><mrow><mi>t</mi></mrow></msub>'
    """
    opened: list[tuple[str, bool]] = []
    made: list[str] = []
    end = 0
    for found in _TAG.finditer(markup):
        closes, name, said, single = found.groups()
        made.append(markup[end : found.start()])
        end = found.end()
        if closes and name.startswith("m"):
            _, kept = opened.pop() if opened and opened[-1][0] == name else (name, True)
        else:
            kept = name != "mrow" or bool(said or single) or not opened or opened[-1][0] not in _ROWS
            if name.startswith("m") and not single:
                opened.append((name, kept))
        made.append(found[0] * kept)
    return "".join([*made, markup[end:]])


def low_brackets(markup: str) -> str:
    """Where all of a cell is as high as a digit no bracket grows, and need not be told not to.

    >>> low_brackets("<mtd><mo stretchy=false>(</mo><mn>2</mn></mtd><mtd><mo stretchy=false>(</mo><msup/></mtd>")
    '<mtd><mo>(</mo><mn>2</mn></mtd><mtd><mo stretchy=false>(</mo><msup/></mtd>'
    """
    return _LOW.sub(lambda found: found[0].replace(" stretchy=false", ""), markup)


def by_place(markup: str, style: str) -> tuple[str, str]:
    """A page and its style with cells known by where they stand, unless cells hold tables; then both as they are.

    >>> by_place("<mtable><mtr><mtd class=l></mtd></mtr></mtable>", "mtd.l{padding:0}")
    ('<mtable><mtr><mtd></mtd></mtr></mtable>', 'mtd:first-child{padding:0}')
    """
    if re.search(r"<mtable(?:(?!</mtable>).)*<mtable|<mfrac", markup):
        return markup, style
    without = "mtd mtd", ":has(mfrac))", *(["mtd.more"] if "class=more" not in markup else [])
    style = re.sub(rf"[^{{}}]*(?:{'|'.join(map(re.escape, without))})\{{[^}}]*\}}", "", style)
    style = re.sub(r"(?<=mtd)\.([lrw])\b", lambda found: _CELLS[found[1]], style)
    return re.sub("<mtd class=[lrw]>", "<mtd>", markup), style
