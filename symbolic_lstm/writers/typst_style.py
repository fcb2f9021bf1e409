"""How a sheet set by Typst looks: ink on white, hairlines, small print in grey. Pure data.

The fonts are those that every Typst has within it.
"""

from __future__ import annotations

MUTED = "luma(35%)"
#: Small print in a fragment, and on a sheet, whose rules say once what it is.
SMALL, SMALL_ON_SHEET = f"#text(0.84em, fill: {MUTED})", "#small"

#: Steps in short at a `share` of their size: their lines close together.
BRIEF = """\
#set text({share}em)
#show heading: set block(above: 0.6em, below: 0.45em)
#show heading: set text(11pt)
#set par(spacing: 0.55em)
#show math.equation.where(block: true): set block(above: 0.55em, below: 0em)
#show math.equation.where(block: true): set par(leading: 0.26em)"""

#: The colours of quantities by what they do, as on the HTML sheets.
COLOURS: dict[str, str] = {
    "forget gate": "#1747b0", "update gate": "#1747b0", "input gate": "#a85a00", "reset gate": "#a85a00",
    "candidate": "#a85a00", "cell state": "#007a4d", "output gate": "#8a1060", "hidden state": "#8a1060",
}  # fmt: skip

#: How rows of verdicts are set off.
TONES: dict[str, str] = {"noted": "#faf0e2", "wrong": "#fbe9e7"}

#: What holds for the whole document.
RULES = f"""\
#set page(margin: (x: 24mm, top: 22mm, bottom: 24mm), numbering: "1")
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), size: 11pt, number-width: "tabular")
#set par(leading: 0.62em, spacing: 0.9em)
#set smartquote(enabled: false)
#let small(it) = text(0.84em, fill: {MUTED}, it)
#let stage(it, rise: 0.86em) = box(text(font: "Libertinus Serif", top-edge: rise, bottom-edge: -0.3em, small(it)))
#show title: set text(19pt, hyphenate: false)
#show heading: set text(12.5pt)
#show heading: set block(above: 1.6em, below: 0.9em)
#show math.equation: set text(0.96em)
#show math.equation.where(block: true): set align(left)
#show math.equation.where(block: true): set block(above: 0.7em, below: 0.3em)
#show math.equation.where(block: true): set par(leading: 0.46em)
#set table(
  inset: (x, y) => (left: if x == 0 {{ 0pt }} else {{ 0.75em }}, right: 0.75em, y: 0.45em),
  stroke: (x, y) => (bottom: 0.4pt + luma(if y == 0 {{ 35% }} else {{ 82% }})),
)
#show table: set text(0.9em)
#show raw.where(block: true): set block(fill: luma(96%), inset: 0.8em, radius: 2pt, width: 100%)
"""
