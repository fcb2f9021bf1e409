"""Regions: markers in pairs, with the text between them that is ours.

A value stands between `lstm …` and `/lstm`, a block between `lstm:begin …` and
`lstm:end`, whose markers have lines of their own. Regions are never nested.
"""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_lstm.embed.comments import Comment, Wrong, line_start
from symbolic_lstm.embed.instructions import CLOSING, OPTIONS, Instruction, instruction
from symbolic_lstm.embed.marker_kinds import FileKind
from symbolic_lstm.errors import shortened
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern

#: What may stand before a block's marker: it is repeated before each of the block's lines.
_PREFIX = pattern(r"(?>(?:[ \t>]|(?:[-+*]|[0-9]{1,9}[.)])[ \t])*)")
_SIGNS = pattern(r"[^ \t>]")
_NAME = pattern(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
_EMPTY = pattern(r"[ \t>]*+(?:[\r\n]|\Z)")
#: What could be the value that an opening marker without a closing one was meant for: a figure, or what touches it.
_FIGURE = pattern(r"[ \t]*+[-+−]?[.,]?\d")
_TOUCHES = pattern(r"[-+−]?[\w$\\({]")
_REST = pattern(r"[ \t]*+(\r\n|\r|\n|\Z)")


class Region(NamedTuple):
    """An instruction, its closing marker, and between them the text from `first` to `last`.

    `prefix` is what each line of a block begins with; `newline` how lines end;
    `loose` says that a value has its line to itself; `half` that its closing marker is still to be written.
    """

    opening: Instruction
    closing: Instruction
    first: int
    last: int
    prefix: str
    newline: str
    loose: bool = False
    half: bool = False

    @property
    def block(self) -> bool:
        return self.opening.verb == "lstm:begin"


class Lone(NamedTuple):
    """A marker's place on its line: what stands before it, and where the next line begins."""

    prefix: str
    line: int
    next: int
    newline: str


def lone(text: str, comment: Comment, kind: FileKind) -> Lone | None:
    """The place of a marker that has its line to itself, but for what begins a quotation or a list item; else None."""
    start = line_start(text, comment.start)
    before = text[start : comment.start]
    if not (_PREFIX.fullmatch(before) if not kind.lined else before.isspace() or not before):
        return None
    rest = _REST.match(text, comment.end)
    return Lone(before, start, rest.end(), rest[1]) if rest else None


def paired_markers(
    text: str, comments: Iterable[Comment], kind: FileKind
) -> tuple[list[Region], list[Instruction], list[Wrong]]:
    """The regions of a text, its other instructions, and what is wrong."""
    regions: list[Region] = []
    others: list[Instruction] = []
    wrong: list[Wrong] = []
    opened: Instruction | None = None
    halves: list[tuple[Instruction, Instruction]] = []  # what follows an opening that has no closing, and that one
    failed = False  # the opening could not be read, so its closing is not wrong, too
    for comment in comments:
        verb = comment.text.split(maxsplit=1)[0]
        read = instruction(comment)
        if isinstance(read, Wrong):
            wrong.append(read)
            if verb in OPTIONS:
                opened, failed = None, verb in CLOSING
        elif verb in CLOSING:
            if opened is not None and (made := _half(text, opened, kind)):
                _kept(made, regions, wrong)
                halves.append((read, opened))
            elif opened is not None:
                wrong.append(_nested(read, opened))
            opened, failed = read, False
        elif verb not in CLOSING.values():
            others.append(read)
            if opened is not None:
                wrong.append(Wrong(comment.start, f"{verb} stands outside of regions"))
        else:
            if opened is not None and verb == CLOSING[opened.verb]:
                _kept(_region(text, opened, read, kind), regions, wrong)
            elif opened is None and halves and not failed:
                wrong.append(_nested(*halves.pop()))
            elif not failed:
                wrong.append(Wrong(comment.start, _unopened(read, opened)))
            opened, failed = None, False
    if opened is not None and (made := _half(text, opened, kind)):
        _kept(made, regions, wrong)
    elif opened is not None:
        end = kind.comment(CLOSING[opened.verb])
        wrong.append(Wrong(opened.comment.start, f"this region is never closed with {end}"))
    return regions, others, wrong


def _kept(made: Region | Wrong, regions: list[Region], wrong: list[Wrong]) -> None:
    if isinstance(made, Wrong):
        wrong.append(made)
    else:
        regions.append(made)


def _nested(read: Instruction, outer: Instruction) -> Wrong:
    return Wrong(read.comment.start, f"regions are not nested; end {outer.subject} before this one")


def _half(text: str, opening: Instruction, kind: FileKind) -> Region | Wrong | None:
    """The region of a marker that nobody closed; None where what follows may belong to it."""
    comment = opening.comment
    place = lone(text, comment, kind)
    at = comment.end
    if kind.lined or opening.verb == "lstm:begin":
        if kind.lined and (rest := _REST.match(text, at)):
            at = rest.end()
        elif place:
            at = place.next
    if opening.verb == "lstm:begin":
        if place is None or not _EMPTY.match(text, at):
            return None
    elif _FIGURE.match(text, at) or (not kind.lined and _TOUCHES.match(text, at)):
        return None
    closing = Instruction(Comment(at, at, at, CLOSING[opening.verb]), CLOSING[opening.verb], "", {}, "", {})
    if opening.verb == "lstm:begin" and place:
        prefix = _SIGNS.sub(" ", place.prefix)
        return Region(opening, closing, at, at, prefix, place.newline or "\n", half=True)
    made = _region(text, opening, closing, kind)
    if isinstance(made, Wrong):
        return made
    prefix = place.prefix if place else ""
    return made._replace(
        first=at, last=at, prefix=prefix * kind.lined, newline=made.newline or "\n", loose=kind.lined, half=True
    )


def _unopened(read: Instruction, opened: Instruction | None) -> str:
    if opened is None:
        return f"{read.verb} closes no region"
    return f"{read.verb} closes no region; {opened.verb} ends with {CLOSING[opened.verb]}"


def _region(text: str, opening: Instruction, closing: Instruction, kind: FileKind) -> Region | Wrong:
    """The text between two markers; wrong where they stand so that it could not be one."""
    first, last = opening.comment, closing.comment
    above, below = lone(text, first, kind), lone(text, last, kind)
    if opening.verb == "lstm:begin":
        if above is None or below is None:
            at, verb = (first, opening.verb) if above is None else (last, closing.verb)
            return Wrong(at.start, f"{verb} stands on a line of its own")
        indented = _SIGNS.sub(" ", above.prefix)
        return Region(opening, closing, above.next, below.line, indented, above.newline or "\n")
    if (named := opening.options.get("as")) is None:
        if kind.substitutes:
            return Wrong(first.start, "a value needs a name here: add as=kept, and write |kept| in the text")
    elif not kind.substitutes:
        return Wrong(opening.at("as"), f"{kind.title} has no names for values; leave out as={shortened(named)}")
    elif not _NAME.fullmatch(named):
        return Wrong(opening.at("as"), f"{shortened(named)!r} is no name; use letters, digits, - and _")
    if first.rules:
        return Wrong(
            first.start,
            "at the start of a line a comment switches Markdown off for all of it; "
            "begin the line with a word, or make a block of it with lstm:begin",
        )
    if not kind.lined:
        return Region(opening, closing, first.end, last.start, "", "\n")
    rest = _REST.match(text, first.end)
    assert rest is not None  # a lined comment ends with its line
    start = line_start(text, last.start)
    loose = not text[start : last.start].strip()
    prefix = above.prefix if above else ""
    return Region(opening, closing, rest.end(), start if loose else last.start, prefix, rest[1], loose)
