"""Refresh: an article as it is, and as it should be.

Nothing is read or written here: an article, the examples it may name and a
target go in, changes and what is wrong come out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING

from symbolic_lstm.embed.article import ArticleFile, ArticleText, Edit, applied
from symbolic_lstm.embed.comments import Scanned, Wrong, marks
from symbolic_lstm.embed.contents import ExampleSource
from symbolic_lstm.embed.dollars import MATHEMATICS, PAIRED, between_dollars
from symbolic_lstm.embed.examples import own_examples
from symbolic_lstm.embed.foreign_markers import foreign
from symbolic_lstm.embed.instructions import Instruction
from symbolic_lstm.embed.marker_kinds import FileKind, as_read_at
from symbolic_lstm.embed.region_edits import RegionContext, filled, picture_of
from symbolic_lstm.embed.regions import Region, paired_markers
from symbolic_lstm.embed.targets import target
from symbolic_lstm.errors import UsageError
from symbolic_lstm.named_tuples import NamedTuple

if TYPE_CHECKING:
    from symbolic_lstm.embed.drawn import PictureFile


class Refreshed(NamedTuple):
    """The changes an article needs, in order; what is wrong, in places of the file; the place it is written for;
    whether it has regions at all; places where a marker is taken for code, if others are not, and those of them that
    another place would not take for code; the files of pictures that it names; formulas without a layout in its own
    examples, and the other examples that it names."""

    edits: tuple[Edit, ...]
    wrong: tuple[Wrong, ...]
    target: str = ""
    marked: bool = True
    coded: tuple[int, ...] = ()
    only_here: tuple[int, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    odd: tuple[Wrong, ...] = ()
    examples: tuple[ExampleSource, ...] = ()


class _Part(NamedTuple):
    """A text of an article, what was found in it, and its regions."""

    text: ArticleText
    scanned: Scanned
    regions: list[Region]


class _Read(NamedTuple):
    """What stands in an article: its texts, its first markers and in which text, its own examples."""

    parts: list[_Part]
    uses: list[tuple[ArticleText, Instruction]]
    own: dict[str, ExampleSource | None]
    wrong: list[Wrong]
    odd: list[Wrong]
    unread: bool = False


def refreshed(
    article: ArticleFile,
    find: Callable[[str], ExampleSource],
    default: Mapping[str, str],
    place: str = "",
    *,
    force: bool = False,
) -> Refreshed:
    """What an article needs so that every region says what its example comes to.

    `find` finds an example by its name, `default` is what the project says of the
    article, `place` is a target that outranks what the article says. What was
    edited by hand is wrong, unless `force` is used.
    """
    read = _read(article)
    if read.unread:  # nothing can be said of the regions
        return Refreshed((), tuple(sorted(read.wrong)))
    text, use = read.uses[0] if read.uses else (None, None)
    recorded = use.options.get("target", "") if use else ""
    chosen = place or recorded or default.get("target", "") or article.kind.target
    try:
        target(chosen)
    except UsageError as fault:
        at = text.raw(use.at("target")) if use and text and recorded else 0
        said = "" if recorded else "in pyproject.toml: "
        return Refreshed((), (*read.wrong, Wrong(at, f"{said}{fault}")))
    named: dict[str, ExampleSource] = {}

    def found(name: str) -> ExampleSource:
        return named.setdefault(name, find(name))

    frame = RegionContext(use, text, default, read.own, found, chosen)
    here = article._replace(kind=as_read_at(article.kind, chosen))
    read, anywhere = _read(here), read
    edits: list[Edit] = []
    wrong = {*read.wrong}
    pictures: list[PictureFile] = []
    for text, scanned, regions in read.parts:
        own: list[Edit] = []
        halves: dict[int, int] = {}
        for region in regions:
            if region.half:
                halves[region.first] = len(article.kind.comment(f"{region.closing.verb} {'0' * 8}"))
            made = filled(text, region, frame, here.kind, force=force)
            if isinstance(made, Wrong):
                wrong.add(made)
                continue
            own += made
            if region.opening.subject == "picture" and (file := picture_of(text, region, frame)):
                pictures.append(file)
        hidden = _hidden(text, scanned, own, here.kind, chosen, halves)
        wrong.update(each._replace(at=text.raw(each.at)) for each in hidden)
        edits += map(text.spelt, own)
    marked = any(part.regions for part in read.parts)
    return Refreshed(
        tuple(edits), tuple(sorted(wrong)), chosen, marked, *_coded(article, read, anywhere), tuple(pictures),
        tuple(read.odd), tuple(named.values()),
    )  # fmt: skip


def _coded(article: ArticleFile, read: _Read, anywhere: _Read) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where what looks like a marker is taken for code, in an article whose other markers are none, wherever it is
    read; and where only the place that it is read at does so.
    """
    if not any(part.scanned.comments for part in anywhere.parts):
        return (), ()
    found = sorted([*_between(article), *(text.raw(at) for text, scanned, _ in read.parts for at in scanned.coded)])
    others = {text.raw(at) for text, scanned, _ in anywhere.parts for at in scanned.coded}
    others.update(_between(article))
    return tuple(found), tuple(at for at in found if at not in others)


def _between(article: ArticleFile) -> Iterator[int]:
    """Where what looks like a marker stands in a program or a notebook, but in none of its texts."""
    ends = [text.raw(len(text.text)) for text in article.texts]
    for at in marks(article.raw, article.kind.opening, 0, len(article.raw)):
        k = bisect_right(ends, at)
        if k == len(ends) or at < article.texts[k].raw(0):
            yield at


def _hidden(
    text: ArticleText, before: Scanned, edits: list[Edit], kind: FileKind, place: str, halves: Mapping[int, int]
) -> Iterator[Wrong]:
    """Markers that would be none, or not the only ones, if these changes were made.

    At the places of `halves`, what is written ends with a closing marker of that length.
    """
    made = applied(text.text, edits)
    after = kind.scan(made) if edits else before
    places = [comment.start for comment in before.comments]
    written = set(_written(edits, halves))
    moved = [comment.start for comment in after.comments if comment.start not in written]
    kept = [old == new for old, new in zip_longest(_moved(places, edits), moved)]
    kept.append(len(moved) + len(written) == len(after.comments))
    if not all(kept) or len(after.wrong) > len(before.wrong):
        at = places[min([*kept, False].index(False), len(places) - 1)]
        yield Wrong(at, "what the example says would hide this marker here; name a target that fits the file")
        return
    already = {each.at for each in between_dollars(text.text, before, kind.opening, kind.closing, place)}
    for each in between_dollars(made, after, kind.opening, kind.closing, place):
        k = bisect_left(moved, each.at)
        if moved[k : k + 1] == [each.at]:
            at = places[k]
            yield Wrong(at, MATHEMATICS if at in already or not edits else PAIRED)


def _written(edits: list[Edit], halves: Mapping[int, int]) -> Iterator[int]:
    """Where closing markers are that the changes write."""
    shift = 0
    for edit in edits:
        if edit.start in halves and edit.start == edit.end:
            yield edit.start + shift + len(edit.text.rstrip("\r\n")) - halves[edit.start]
        shift += len(edit.text) - edit.end + edit.start


def _moved(places: list[int], edits: list[Edit]) -> Iterator[int]:
    """Where places between changes are when these have been made; both come in order."""
    shift, left = 0, iter(edits)
    edit = next(left, None)
    for at in places:
        while edit and edit.end <= at:
            shift += len(edit.text) - edit.end + edit.start
            edit = next(left, None)
        yield at + shift


def _read(article: ArticleFile) -> _Read:
    read = _Read([], [], {}, [], [])
    unread = False
    for text in article.texts:
        scanned = article.kind.scan(text.text)
        regions, others, wrong = paired_markers(text.text, scanned.comments, article.kind)
        unread |= any(re.match(r"lstm:use(?!\S)", comment.text) for comment in scanned.comments)
        read.parts.append(_Part(text, scanned, regions))
        read.uses.extend((text, other) for other in others if other.verb == "lstm:use")
        strange = foreign(text.text, article.kind, scanned, regions)
        odd: list[Wrong] = []
        wrong = [*scanned.wrong, *strange, *wrong, *own_examples(article, text, others, scanned.codes, read.own, odd)]
        read.odd.extend(each._replace(at=text.raw(each.at)) for each in odd)
        read.wrong.extend(each._replace(at=text.raw(each.at)) for each in wrong)
    for text, use in read.uses[1:]:
        reason = "lstm:use stands once in an article; a region may name its own example=…"
        read.wrong.append(Wrong(text.raw(use.comment.start), reason))
    first = next(((part.text, region) for part in read.parts for region in part.regions), None)
    if read.uses and first:
        (text, use), (other, region) = read.uses[0], first
        at = text.raw(use.comment.start)
        if at > other.raw(region.opening.comment.start):
            read.wrong.append(Wrong(at, "lstm:use stands before every region"))
    return read._replace(unread=unread and not read.uses)
