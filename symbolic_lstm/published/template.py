"""A worked example to start from: every key there is, with a comment, and numbers that work."""

from __future__ import annotations

from itertools import cycle

from symbolic_lstm.maths.cell import Cell
from symbolic_lstm.maths.spell import text

_HEAD = """\
# A worked example. Numbers are kept as written: 2.70 means two decimals.
# Work it with    symbolic-lstm sheet {path}
# check it with   symbolic-lstm verify {path}
schema = 1
title = "My example"
cell = "{cell}"              # symbolic-lstm list cells
form = "scalar"            # or "vector": weights are matrices, states and inputs are lists
notation = "standard"      # symbolic-lstm list notations
# language = "de"          # a sheet in German, with a decimal comma; "fr" for French
# decimal = ","            # a decimal comma, or a point, in any language
# steps = 3                # how many, where the cell has no inputs whose lists say it
# layout = "rows"          # matrices are written for rows before them, x W
# joined = "[h, x]"        # one matrix on both, the state first: there is no U, it is part of W
# bias = false             # every bias is 0
# batch = true             # inputs are lists with a row for each example; each but the first is a variant, row-2 …
# awaits = ["x"]           # no input yet; it comes with --set
# notes = ['The gate stays open: $f_t = 0.997$.']   # remarks for the sheet; LaTeX between dollars is set
# precision = "rounded"    # the numbers are rounded themselves, whole ones aside; or "float32", "float64";
#                          # or of some alone: precision = {{ {weight} = "rounded" }}

# What the source prints, figure by figure, a line for each; `symbolic-lstm verify` gives each a verdict.
# claims = [
#   {{ of = "{last}", says = 0.997, where = "page 3" }},   # as printed; or "99.7 %", or "close to 1"
#   {{ of = "{first}.sum", says = 0.6 }},       # also {last}@3, h[0]@2 in a vector, other:{first}
# ]

[source]                   # where the example is published; leave out what does not apply
author = ""
title = ""
url = ""

[rounding]
digits = 4                 # decimals; "3s" is three significant digits, "auto" the fewest that do no harm
carry = "full"             # later lines take over unrounded values; "shown": the figures as printed
mode = "half-up"           # or "half-even", "truncate"
# of = {{ {first} = 3 }}            # other digits for one quantity

# The cell says
{sentences}
[weights]
{weights}
[given]
{given}
# A claim may have a table of its own instead, where much is said of it.
# [[claims]]
# of = "{last}"
# says = 0.997
# expect = "mismatch"      # a known error of the source, and why:
# because = "printed 0.997, recomputed 0.897"

# The same example with some numbers changed: symbolic-lstm sheet {path} --variant other
# [variants.other]
# title = "What if the input were −10?"
# given = {{ x = -10 }}
# notes = ["And now it is shut."]
"""
_NUMBERS = {"U": ("0.5", "0.3", "0.8", "0.4"), "W": ("0.6", "0.2", "0.9", "0.7")}
_OTHERS = ("0.1", "0.2", "-0.1", "0.3")


def template(cell: Cell, path: str) -> str:
    """The text of a new example of a cell, scalar, one step.

    >>> from symbolic_lstm.cells import lstm
    >>> from symbolic_lstm.published.spec import parse_example
    >>> parse_example(template(lstm, "mine.toml")).title
    'My example'
    """
    pools = {letter: cycle(pool) for letter, pool in _NUMBERS.items()}
    others = cycle(_OTHERS)
    weights = "".join(f"{p} = {next(pools.get(p.partition('_')[0], others))}\n" for p in cell.parameters)
    sequence = "                     # a sequence is a list: [1, 0.5, -1]"
    given = "".join(f"{name} = 1{sequence}\n" for name in cell.inputs)
    given += "".join(f"{name} = 0\n" for name in cell.states)
    return _HEAD.format(
        path=path,
        cell=cell.name,
        first=cell.names[0],
        weight=next(iter((*cell.parameters, *cell.inputs))),
        last=cell.names[-1],
        sentences="".join(f"#   {e.name} = {text(e.body)}\n" for e in cell),
        weights=weights,
        given=given,
    )
