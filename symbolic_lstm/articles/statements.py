"""Statements: the stretches of a document that say that something equals something.

Mathematics is taken as it stands, running text is searched for what looks like
it, a line that begins with a sign goes on with the line before, and a row of a
table that sets an expression beside a figure is read as one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from symbolic_lstm.articles.cut_off import coded
from symbolic_lstm.articles.mapped import Mapped, joined, lines
from symbolic_lstm.articles.mathml_rows import goes_on, together
from symbolic_lstm.articles.piece import Markup, Piece, PieceKind
from symbolic_lstm.articles.prose import spoken, stretches
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.readers.drawn import undrawn

#: What says that two things are equal.
RELATION = re.compile(
    r"(?<![<>!=])=(?!=)|[≈≃≅≐≒]|\\(?:approx|simeq|cong|doteq|equiv|coloneqq|gets|(?:long)?leftarrow)(?![A-Za-z])"
    r"|&(?:asymp|ap|#8776|#x2248);"
)
#: The same in MathML, where it stands between tags, which have signs of their own.
_RELATED = re.compile(r">\s*(?:[=≈≃≅≐≒]|&(?:asymp|ap|equals|#8776|#61|#x2248|#x3[dD]);)\s*<")
_BEGINS = re.compile(
    r"\s*(?:&\s*)?(?:(?:=|≈|≃|≅|⇒|→)|\\(?:approx|simeq|cong|implies|Rightarrow|to)(?![A-Za-z]))(?!=)\s*&?\s*"
)
#: A display that begins with one of these goes on with a sum or a product above it.
_ADDS = re.compile(r"\s*(?:&\s*)?(?:\+|\\(?:times|cdot|odot|quad\s*\+)(?![A-Za-z]))")
#: Running text of which a line begins with a sign.
_GOES_ON_IN_TEXT = re.compile(r"\n[ \t]*[=≈≃≅](?!=)|[^=<>!][=≈≃≅][ \t]*\n[ \t]*[-−(]?\d")
#: A line that is further to the right and begins with a sign goes on with the sum above.
_GOES_ON = re.compile(r"[ \t]+(?:[+×·⋅][ \t]*[^\s+]|−[ \t]+\S)")
#: A line that ends with a sign, or with a bracket that opens.
_UNENDED = re.compile(r"[^\s+*/×·⋅−-][ \t]*(?:[+×·⋅−*/-]|[(\[])[ \t]*\Z")
#: A line that ends with "is", and one that begins with what it is; a backslash says in programs that a line goes on.
_UNRESULTED, _NUMBER = re.compile(r"[^\s=<>!][ \t]*[=≈≃≅][ \t]*\Z"), re.compile(r"[ \t]*[-−(]?\d")
_BACKSLASH = re.compile(r"(?<=[\w)\]])[ \t]*\\(?=[ \t]*\Z)")
#: Words in a column of their own behind a line name its stage, as "numbers" and "sum": they are no part of it.
_BESIDE = re.compile(r"(?<=\S)[ \t]{3,}[^\W\d_]{3,}(?:[ ,;.’'-]+[^\W\d_]+)*[.;]?\s*\Z")
#: The sizes of the matrices in a line, beneath it: `2×1   2×2 2×1`.
_SIZES = re.compile(r"[ \t]*[0-9]{1,4}×[0-9]{1,4}(?:[ \t]+[0-9]{1,4}×[0-9]{1,4})+[ \t]*\Z")
#: Longer stretches are no line that a reader checks.
LONGEST = 12_000
#: MathML has tags around every sign.
LONGEST_MATHML = 60_000
#: Of a run of more pieces, lines and what parts them, nobody sees where its brackets were opened.
_MOST_LINES = 40
#: A display that ends with a figure is worked out; one that begins with one rounds it.
_WORKED = re.compile(r"(?:[=≈]|\\approx)\s*(?:\\(?:mathbf|boxed|textbf)\{)?\s*-?\d[\d.,]*\}?\Z")
_LONE = re.compile(r"\s*(?:\\(?:mathbf|boxed|textbf)\{)?\s*[-−]?\d[\d.,]*\}?\s*\Z")
#: What is more than a sign by itself.
_SOMETHING = re.compile(r"[^\s\\$&.,;]")
_FIGURE = re.compile(
    r"\s*(?:[≈~=]|\\approx)?\s*\\?(?:mathbf|boldsymbol|text)?\{?\s*[-−–]?\d(?:[\d.,]|\{,\})*\s*\\?%?\}?\s*"
)
_EXPRESSION = re.compile(
    r"\d\s*(?:[-+*/·×⋅]|\\times|\\cdot|\\div)\s*[(\d]|(?:σ|tanh|sigmoid|sigma|exp|\\sigma|\\tanh|\\exp)\s*\\?(?:left)?\("
)


class Statement(NamedTuple):
    """A text that states something: its markup, the piece it stands in, whether it was guessed from words or a table.

    `goes_on` says that it begins with a sign and that nothing stands before it.
    """

    mapped: Mapped
    markup: Markup
    kind: PieceKind
    block: int
    guess: str = ""


class Long(NamedTuple):
    """A stretch that is too long to be read."""

    mapped: Mapped


def related(statement: Statement) -> bool:
    """Whether a statement sets something equal to something, rather than a sign by itself."""
    text = statement.mapped.text
    if statement.markup == "mathml":
        return bool(_RELATED.search(text))
    return bool(RELATION.search(text) and _SOMETHING.search(RELATION.sub("", text)))


def statements(pieces: Sequence[Piece]) -> Iterator[Statement | Long]:
    """The statements of a document, in order."""
    held: Statement | None = None  # a display that the next may go on with
    rows: dict[tuple[int, int], list[tuple[int, Piece]]] = {}
    for piece in pieces:
        if piece.table:
            rows.setdefault((piece.table, piece.cell[0]), []).append((piece.cell[1], piece))
        if piece.kind in ("math", "display") and _too_long(piece):
            if held:
                yield held
                held = None
            yield Long(piece.mapped)
            continue
        if piece.kind == "display":
            if held and piece.markup == "mathml" == held.markup and goes_on(held.mapped.text, piece.mapped.text):
                held = held._replace(mapped=together(held.mapped, piece.mapped))
                continue
            begins, adds = _BEGINS.match(piece.mapped.text), _ADDS.match(piece.mapped.text)
            if held and (begins or adds) and _open(held, piece, begins.end() if begins else 0):
                held = held._replace(mapped=joined([held.mapped, _blank(piece.mapped), piece.mapped]))
                continue
            if held:
                yield held
            held = Statement(piece.mapped, piece.markup, piece.kind, piece.block)
            if adds:  # to something that is not there: what follows is not equal to it alone
                yield held
                held = None
            continue
        if held:
            yield held
            held = None
        yield from _of(piece)
    if held:
        yield held
    for (_, _), cells in rows.items():
        yield from _beside(cells)


def _too_long(piece: Piece) -> bool:
    return len(piece.mapped.text) > (LONGEST_MATHML if piece.markup == "mathml" else LONGEST)


def _open(held: Statement, piece: Piece, begins: int) -> bool:
    """Whether a display that begins with a sign goes on with the one before it, which is not worked out yet."""
    if held.markup != piece.markup or len(held.mapped.text) > LONGEST:
        return False
    return not _WORKED.search(held.mapped.text.rstrip(" \n.,")) or bool(_LONE.match(piece.mapped.text, begins))


def _of(piece: Piece) -> Iterator[Statement | Long]:
    if piece.kind in ("text", "code", "output"):
        piece = piece._replace(mapped=_on_one_line(piece.mapped))
    if piece.kind == "math":
        yield Statement(piece.mapped, piece.markup, piece.kind, piece.block)
    elif piece.kind == "text":
        for said in _stretches(piece.mapped):
            yield Long(said) if len(said.text) > LONGEST else Statement(said, "plain", piece.kind, piece.block)
        for said, told in spoken(piece.mapped):
            yield Statement(said, "plain", piece.kind, piece.block, told)
    else:
        for line in _continued(piece.mapped):
            if RELATION.search(line.text) and len(line.text) <= LONGEST and not coded(line.text):
                yield Statement(line, "plain", piece.kind, piece.block)


def _on_one_line(mapped: Mapped) -> Mapped:
    """A text with what is drawn over several lines, as matrices with tall brackets, in one."""
    text, places = undrawn(mapped.text)
    return (
        mapped if places is None else Mapped(text, [mapped.starts[k] for k in places], [mapped.ends[k] for k in places])
    )


def _stretches(mapped: Mapped) -> Iterator[Mapped]:
    """The mathematics in running text, in which a line that begins with a sign goes on with the line before."""
    if not _GOES_ON_IN_TEXT.search(mapped.text):
        yield from stretches(mapped)
        return
    for run in _continued(mapped):
        yield from stretches(run)


def _continued(mapped: Mapped) -> Iterator[Mapped]:
    """Lines, each with those below it that begin with a sign, or stand in its brackets or behind its last sign."""
    run: list[Mapped] = []
    for line in map(_without_words_beside, lines(mapped)):
        if run and _SIZES.match(line.text):
            continue
        if run and _UNRESULTED.search(run[-1].text) and _NUMBER.match(line.text):
            run += [_blank(line), line]
            continue
        if run and (_BEGINS.match(line.text) or _GOES_ON.match(line.text) or _inside(run, line.text)):
            run += [_blank(line), line]
            continue
        if run:
            yield joined(run)
        run = [line] if line.text.strip() else []
    if run:
        yield joined(run)


def _inside(run: Sequence[Mapped], line: str) -> bool:
    """Whether a line stands further to the right and in a bracket that is open, or behind a sign that ends a line."""
    if not line.strip() or _indent(line) <= _indent(run[0].text) or len(run) > _MOST_LINES:
        return False
    above = "".join(part.text for part in run)
    begun = RELATION.search(line)
    head = line[: begun.start()] if begun else line
    if not RELATION.search(above):
        return False
    if (opened := _opened(above)) > 0:
        return begun is None or opened + _opened(head) <= 0
    return bool(_UNENDED.search(above)) and (begun is None or head.rstrip()[-1:] in (*"0123456789)]",))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _opened(text: str) -> int:
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")


def _without_words_beside(line: Mapped) -> Mapped:
    ends = _BACKSLASH.search(line.text)
    line = line.cut(0, ends.start()) if ends else line
    beside = _BESIDE.search(line.text)
    return line.cut(0, beside.start()) if beside and RELATION.search(line.text, 0, beside.start()) else line


def _blank(before: Mapped) -> Mapped:
    place = before.starts[0] if before.text else 0
    return Mapped(" ", (place,), (place,))


def _beside(cells: list[tuple[int, Piece]]) -> Iterator[Statement]:
    """An expression in one cell and its figure in the next."""
    for (column, left), (after, right) in itertools.pairwise(cells):
        if after != column + 1 or RELATION.search(left.mapped.text) or not _EXPRESSION.search(left.mapped.text):
            continue
        if _FIGURE.fullmatch(right.mapped.text) and sum(c == after for c, _ in cells) == 1:
            place = right.mapped.starts[0]
            left_said, right_said = left.mapped.stripped(), right.mapped.stripped()
            if RELATION.match(right_said.text):
                right_said = right_said.cut(1).stripped()
            sign = Mapped(" = ", (place,) * 3, (place,) * 3)
            markup: Markup = "latex" if "latex" in (left.markup, right.markup) else "plain"
            yield Statement(joined([left_said, sign, right_said]), markup, left.kind, left.block, "a row of a table")
