"""A line of mathematics, cut at its signs into chains of sentences.

`f = σ(2.70·1 + 1.62) = σ(4.32) ≈ 0.987 (forget gate)` is one chain of four
sides. What stands before as a label and behind as a remark is kept; several
equations on one line, or in one display, are several chains.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from symbolic_lstm.errors import SentenceError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.page import layout as l
from symbolic_lstm.readers import spelt_alike
from symbolic_lstm.readers.chain import Chain as Chain
from symbolic_lstm.readers.chain import Side as Side
from symbolic_lstm.readers.other_spellings import by_points, clocks
from symbolic_lstm.readers.parts import UnsetError, start
from symbolic_lstm.readers.sources import SourceKind, readings
from symbolic_lstm.readers.statements import (
    OTHER_BASE,
    is_relation,
    label_of,
    letters_of,
    names_e,
    remark_of,
    rows_of,
    statements,
)
from symbolic_lstm.readers.term import Reader

LineKind: TypeAlias = Literal["", "plain", "latex", "mathml"]


def read_line(text: str, kind: LineKind = "", *, decimal: Literal["", ".", ","] = "") -> tuple[Chain, ...]:
    """The chains of a line of plain text, LaTeX or MathML (seen from the text, if not said).

    `decimal` is the sign in decimals; where it is not said, it is the one the line uses.

    >>> [str(side.term) for side in read_line("Forget gate: σ(0.6) ≈ 0.6457")[0].sides]
    ['sigmoid(0.6)', '0.6457']

    Raises `SentenceError` with the column of what cannot be read.
    """
    if not text.strip():
        raise SentenceError("the line is empty", text, 1)
    spelt = None if by_points(text) else spelt_alike.spelt(text, kind, decimal)
    if spelt is None:
        return _in_full(text, kind, decimal)
    if (known := spelt_alike.read_before(spelt)) is not None:
        return known
    read = _in_full(text, kind, decimal)
    spelt_alike.learn(spelt, read)
    return read


def _in_full(text: str, kind: LineKind, decimal: Literal["", ".", ","]) -> tuple[Chain, ...]:
    """The chains of a line as its readers read them."""
    if clocks(text):
        raise SentenceError("hours and minutes are not worked", text, text.index(":") + 1)
    found: list[tuple[Chain, ...]] = []
    first: SentenceError | None = None
    for source in readings(text, kind, decimal):
        try:
            found += _read(source, text)
        except SentenceError as fault:
            first = first or fault
    for chain in (chain for chains in found for chain in chains):
        if told := OTHER_BASE.search(chain.remark):
            raise SentenceError(f"{told[0]!r}: numbers are worked with in tens, and whole", text, 1)
    if not found:
        raise first or SentenceError("nothing stands here that could be read", text, 1)
    found.sort(key=len)  # a comma inside a number parts nothing
    main, *others = found
    rest = [other for other in others if len(other) == len(main)]
    return tuple(chain._replace(others=tuple(o[k] for o in rest)) for k, chain in enumerate(main)) if rest else main


def _read(source: SourceKind, text: str) -> list[tuple[Chain, ...]]:
    """What one source says, and what it says by the other definitions of its functions."""
    try:
        layout = source.layout()
        rows = list(rows_of(layout))
        main, ways = _chains(rows, source, 0)
        return [main, *(_chains(rows, source, way)[0] for way in range(1, ways + 1))]
    except SentenceError as fault:
        at = source.place(fault.at if isinstance(fault, UnsetError) else fault.column - 1)
        raise SentenceError(fault.reason, text, at + 1) from None


def _chains(rows: Sequence[Sequence[l.Layout]], source: SourceKind, way: int) -> tuple[tuple[Chain, ...], int]:
    """The chains of some rows, and how many other ways there are to read them; `way` is the one to read them by."""
    found: list[Chain] = []
    ways = 0
    for items in rows:
        for statement in statements(items):
            reader = Reader({}, constants=not names_e(statement), way=way)
            reader.letters = letters_of(statement)
            chain = _chain(statement, reader, source)
            ways = max(ways, reader.ways)
            if chain is None:
                continue
            if chain.sides[0].start < 0:  # it goes on where the one before ended
                if not found:
                    raise UnsetError("nothing stands before the sign", start(statement[0]))
                before = found.pop()
                chain = before._replace(
                    sides=before.sides + chain.sides[1:],
                    relations=before.relations + chain.relations,
                    remark=" ".join(filter(None, (before.remark, chain.remark))),
                    where={**before.where, **chain.where},
                    cut=before.cut | chain.cut,
                    percents={**before.percents, **chain.percents},
                )
            found.append(chain)
    if source.label or source.remark:
        found[:1] = [found[0]._replace(label=found[0].label or source.label)] if found else []
        found[-1:] = [found[-1]._replace(remark=found[-1].remark or source.remark)] if found else []
    return tuple(found), ways


def _chain(items: Sequence[l.Layout], reader: Reader, source: SourceKind) -> Chain | None:
    """One chain; its first side has a start of -1 where the line goes on from the one before."""
    label, items = label_of(items)
    remark, items = remark_of(items)
    if not items:
        return None
    sides: list[Side] = []
    relations: list[str] = []
    run: list[l.Layout] = []
    for item in items:
        if is_relation(item):
            glyph = item.glyph
            if run:
                sides.append(_side(run, reader, source))
            elif sides or relations:
                raise UnsetError("nothing stands before the sign", start(item))
            else:
                sides.append(Side(t.Symbol(""), -1, -1))
            relations.append(glyph)
            run = []
        else:
            run.append(item)
    if not run:
        raise UnsetError("nothing stands after the sign", start(items[-1]))
    sides.append(_side(run, reader, source))
    where = reader.where or {}
    if source.moved:
        where = {key: (source.place(a), source.place(b), part) for key, (a, b, part) in where.items()}
    return Chain(
        tuple(sides), tuple(relations), label, remark, where, (), frozenset(reader.cut), percents=reader.percents
    )


def _side(run: Sequence[l.Layout], reader: Reader, source: SourceKind) -> Side:
    term = reader.row(run) if len(run) > 1 else reader.whole(run[0])
    begun, ended = start(run[0]), (run[-1].span or (0, 0))[1]
    if reader.where is not None:
        reader.where[id(term)] = begun, ended, term
    return Side(term, source.place(begun), source.place(ended))
