"""A state's step as bars whose length is the memory: the old, what of it is kept, what is added, and what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from symbolic_lstm.drawing.fit import spread_out
from symbolic_lstm.drawing.measure import label_width
from symbolic_lstm.drawing.subject import Subject, near_figure, place
from symbolic_lstm.errors import UsageError
from symbolic_lstm.maths import terms as t
from symbolic_lstm.maths.effects import effects
from symbolic_lstm.maths.quantity import Quantity, quantity
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.numbers.figure import Figure
from symbolic_lstm.page.balance import balance
from symbolic_lstm.page.scene import Colour, Item, Label, Rect, Scene, Wire

#: Beside a derivation, and across the page.
BESIDE, ACROSS = 272.0, 560.0
_BAR, _ROW = 20.0, 30.0
_SIZE, _SMALL = 12.5, 11.5
#: No bar is narrower than this, so that something can be seen of what is not nothing.
_LEAST = 1.5


class BarPiece(NamedTuple):
    """A part of a bar from one value to another; `share` of 0 leaves it empty."""

    start: float
    end: float
    figure: str
    colour: Colour
    word: str = ""
    tinted: bool = True
    q: str = ""


class Bar(NamedTuple):
    """A row: its word, its pieces, and the figure at its end, where that is not the only piece's own."""

    word: str
    pieces: tuple[BarPiece, ...]
    total: str = ""
    colour: Colour = "ink"
    q: str = ""


def bars(subject: Subject, asked: Quantity, room: float = BESIDE, *, out: bool = True) -> Scene:
    """The step of a state, and with `out` what is let out of it; raises `UsageError` for what is no state."""
    key = place(subject, asked)
    at = quantity(key)
    if at.name not in subject.cell.states.values():
        known = ", ".join(subject.cell.states.values())
        raise UsageError(f"{at.name} is no state, and bars show what a state keeps; those of the cell are {known}")
    rows, said = _rows(subject, at, out)
    title = subject.says("bars", of=subject.word(at.name) or at.name)
    return bar_rows(rows, room, title, " ".join(said), f"bars-{at.name}", subject.language.code)


def _rows(subject: Subject, at: Quantity, out: bool) -> tuple[list[Bar], list[str]]:
    time = at.time or 1
    named = Quantity(at.name, at.entry).key
    figures = balance(subject.traced, named, time)
    colour = subject.colour(at.name)
    before, after = figures["before"], figures["value"]
    told = {k: subject.printed(f) for k, f in figures.items()}
    prev = next(b for b, a in subject.cell.states.items() if a == at.name)
    rows = [Bar(subject.says("old"), (BarPiece(0, _at(before), told["before"], colour, q=prev),))]
    said = [subject.says("bars: before", before=told["before"])]
    kept, added = figures.get("kept"), figures.get("added")
    if kept is not None and added is not None:
        keeper, adder = _gates(subject, at.name)
        k = BarPiece(0, _at(kept), told["kept"], subject.colour(keeper), subject.says("kept"), q=f"{at.name}.kept")
        a = BarPiece(_at(kept), _at(kept) + _at(added), told["added"], subject.colour(adder), subject.says("added"),
                  q=f"{at.name}.added")  # fmt: skip
        if _at(kept) * _at(added) >= 0:
            rows.append(Bar(subject.says("new"), (k, a), told["value"], colour, at.name))
        else:
            rows += [
                Bar(k.word, (k._replace(word=""),)), Bar(a.word, (a._replace(word=""),)),
                Bar(subject.says("new"), (BarPiece(0, _at(after), told["value"], colour, q=at.name),)),
            ]  # fmt: skip
        said += [subject.says("bars: kept", kept=told["kept"]), subject.says("bars: added", added=told["added"])]
    else:
        rows.append(Bar(subject.says("new"), (BarPiece(0, _at(after), told["value"], colour, q=at.name),)))
    said.append(subject.says("bars: after", after=told["value"]))
    if out and (shown := _let_out(subject, at)):
        row, words = shown
        rows.append(row)
        said += words
    return rows, said


def _at(figure: Figure) -> float:
    return near_figure(figure)


def _gates(subject: Subject, state: str) -> tuple[str, str]:
    """The gates that keep of a state and that add to it."""
    found = {
        e.kind: gate for gate in reversed(subject.cell.names) for e in effects(subject.cell, gate) if e.into == state
    }
    return found.get("keeps", state), found.get("adds", state)


def _let_out(subject: Subject, at: Quantity) -> tuple[Bar, list[str]] | None:
    """Of the state, squashed, what a gate lets out: the squashed an empty bar, the share of it a full one."""
    for gate in subject.cell.names:
        for e in effects(subject.cell, gate):
            if e.kind != "lets out" or at.name not in t.names(e.of) or e.rest:
                continue
            key = Quantity(e.into, at.entry, at.time).key
            body = subject.traced.lets[key].body
            path = next((p for p, part in t.walk(body) if isinstance(part, t.Tanh)), None)
            figure = None if path is None else subject.part(key, path)
            if figure is None:
                continue
            out, colour = subject.traced.shown(key), subject.colour(e.into)
            squashed, shown = subject.printed(figure), subject.printed(out)
            pieces = (
                BarPiece(0, _at(out), shown, colour, q=e.into),
                BarPiece(_at(out), _at(figure), "", colour, tinted=False),
            )
            said = [subject.says("bars: squashed", squashed=squashed), subject.says("bars: shown", shown=shown)]
            return Bar(subject.says("shown"), pieces), said
    return None


def bar_rows(rows: Sequence[Bar], room: float, title: str, words: str, name: str, language: str = "en") -> Scene:
    """Bars one below the other over one axis, with room for every figure; what has none inside stands at the right."""
    left = 8.0 + max(label_width((row.word,), _SMALL) for row in rows)
    tail = max((label_width((text,), _SIZE, bold=True) for row in rows for text in _beyond(row)), default=0.0) + 10
    ends = [v for row in rows for p in row.pieces for v in (p.start, p.end)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    width = max(room - left - tail, 60.0)

    def at(value: float) -> float:
        return left + (value - low) / ((high - low) or 1.0) * width

    items: list[Item] = []
    y = 6.0
    for row in rows:
        items.append(Label(left - 8, y + 14, (row.word,), "end", _SMALL, "muted"))
        below: list[Label] = []
        edge = max(at(0), *(at(v) for p in row.pieces for v in (p.start, p.end)))
        for piece in row.pieces:
            a, b = sorted((at(piece.start), at(piece.end)))
            b = max(b, a + _LEAST)
            kind: Literal["tint", "edge"] = "tint" if piece.tinted else "edge"
            items.append(Rect(a, y, b - a, _BAR, piece.colour, kind, radius=1, q=piece.q))
            edge = max(edge, b)
            figure = Label((a + b) / 2, y + 14.5, (piece.figure,), "middle", _SIZE, piece.colour, True, q=piece.q)
            if not piece.figure:
                continue
            inside = label_width((piece.figure,), _SIZE, bold=True) + 8 <= b - a
            if inside:
                items.append(figure)
                word = figure._replace(words=(piece.word,), size=_SMALL, colour="muted", bold=False, q="")
                below += [word] if piece.word else []
            elif piece.word:
                below.append(figure._replace(words=(f"{piece.figure} {piece.word}",), size=_SMALL))
            else:
                items.append(figure._replace(x=edge + 7, anchor="start"))
        if row.total:
            items.append(Label(edge + 7, y + 14.5, (row.total,), "start", _SIZE, row.colour, True, q=row.q))
        y += _BAR + 4
        rowed = _below(below, left + width + tail)
        items += [label._replace(y=y + 11 + 14 * k) for k, line in enumerate(rowed) for label in line]
        y += 14 * len(rowed) + 6
    items.insert(0, Wire(((at(0), 2), (at(0), y - 4)), "rule", 1))
    return Scene(name, title, words, max(room, left + width + tail), y, tuple(items), language)


def _beyond(row: Bar) -> list[str]:
    """The figures of a row that may stand beyond its end."""
    return [row.total, *(p.figure for p in row.pieces if not p.word)]


def _below(labels: list[Label], room: float) -> list[list[Label]]:
    """Words under the pieces of a bar, side by side or, where there is no room for that, each on a line."""
    widths = [label_width(label.words, label.size, bold=label.bold) for label in labels]
    if sum(widths) + 8 * len(widths) <= room - 4:
        middles = spread_out([label.x for label in labels], widths, 2, room - 2, 8)
        return [[label._replace(x=x) for x, label in zip(middles, labels, strict=True)]] if labels else []
    middles = [
        min(max(it.x, w / 2 + 2), max(room - w / 2 - 2, w / 2 + 2)) for it, w in zip(labels, widths, strict=True)
    ]
    return [[label._replace(x=x)] for x, label in zip(middles, labels, strict=True)]
