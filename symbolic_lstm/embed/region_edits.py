"""Region edits: what one region is to hold, and the changes that takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from symbolic_lstm.embed.article import ArticleText, Edit
from symbolic_lstm.embed.between_markers import laid
from symbolic_lstm.embed.canonical import canonical, checksum
from symbolic_lstm.embed.comments import Wrong
from symbolic_lstm.embed.contents import (
    IDENTITY,
    BlockRequest,
    ExampleSource,
    RenderOptions,
    content,
    example_of,
    picture_file,
)
from symbolic_lstm.embed.instructions import Instruction
from symbolic_lstm.embed.marker_kinds import FileKind
from symbolic_lstm.embed.regions import Region
from symbolic_lstm.embed.unread import unread
from symbolic_lstm.errors import SymbolicLstmError, UsageError
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.published.catalog import DEFAULT

if TYPE_CHECKING:
    from symbolic_lstm.embed.drawn import PictureFile


class RegionContext(NamedTuple):
    """What holds for all regions of an article: its first marker and the text that stands in, what its project
    says, the examples in it (None for one that cannot be read), how others are found, and its target."""

    use: Instruction | None
    use_in: ArticleText | None
    default: Mapping[str, str]
    own: Mapping[str, ExampleSource | None]
    find: Callable[[str], ExampleSource]
    target: str

    def option(self, name: str, region: Instruction) -> str:
        """A region's own option, else the article's, else the project's; their variant is one of their example."""
        if name == "variant" and ("example" in region.options or ":" in region.subject):
            return region.options.get(name, "")
        options = self.use.options if self.use else {}
        return region.options.get(name) or options.get(name) or self.default.get(name, "")

    def wrong(self, text: ArticleText, region: Instruction, name: str, reason: str) -> Wrong:
        """What is wrong with an option, where it is said: in the region, in the first marker or in the project."""
        if name in region.options or not name:
            return Wrong(text.raw(region.at(name)), reason)
        said_here = self.use and (self.use.subject if name == "example" else name in self.use.options)
        if self.use and self.use_in and said_here:
            return Wrong(self.use_in.raw(self.use.at("" if name == "example" else name)), reason)
        said = self.default.get("use" if name == "example" else name)
        return Wrong(0, f"in pyproject.toml: {reason}") if said else Wrong(text.raw(region.at()), reason)


def filled(
    text: ArticleText, region: Region, frame: RegionContext, kind: FileKind, *, force: bool
) -> list[Edit] | Wrong:
    """The changes of one region in its text, its content and its checksum; wrong in places of the file."""
    opening, closing = region.opening, region.closing
    made = _content(text, opening, frame)
    if isinstance(made, Wrong):
        return made
    if made is None:
        return []
    if reason := unread(text.text, region, made, frame.target):
        return Wrong(text.raw(opening.comment.start), reason)
    if region.half:
        return [Edit(region.first, region.first, _completed(text.text, region, made, kind, frame.target))]
    old, new = text.text[region.first : region.last], laid(made, text.text, region, kind, frame.target)
    tags = kind.title == "HTML"
    now = checksum(new, tags=tags)
    if old == new or (canonical(old, tags=tags) == canonical(new, tags=tags) and not force):
        edits = []
    elif closing.subject and closing.subject != checksum(old, tags=tags) and not force:
        reason = "this was edited by hand; undo that, or write over it with --force"
        return Wrong(text.raw(opening.comment.start), reason, edited=True)
    else:
        edits = [Edit(region.first, region.last, new)]
    if closing.subject != now:
        end = kind.comment(f"{closing.verb} {now}")
        edits.append(Edit(closing.comment.start, closing.comment.end, end))
    return edits


def _completed(text: str, region: Region, made: str, kind: FileKind, place: str) -> str:
    """A region that has an opening marker only: what stands behind that, and the closing one."""
    new = laid(made, text, region, kind, place)
    end = kind.comment(f"{region.closing.verb} {checksum(new, tags=kind.title == 'HTML')}")
    if not (region.block or region.loose):
        return new + end
    begun = "" if text[: region.first].endswith(("\n", "\r")) else region.newline
    return begun + new + region.prefix + end + region.newline


class _Wanted(NamedTuple):
    """What a region's words ask for."""

    example: ExampleSource
    telling: RenderOptions
    wish: BlockRequest


def picture_of(text: ArticleText, region: Region, frame: RegionContext) -> PictureFile | None:
    """The file that a filled region names, which stands beside its article."""
    wanted = _wanted(text, region.opening, frame)
    return picture_file(*wanted, frame.target) if isinstance(wanted, _Wanted) else None


def _content(text: ArticleText, opening: Instruction, frame: RegionContext) -> str | Wrong | None:
    """What a region's words come to; None where its example is wrong and has been complained of."""
    wanted = _wanted(text, opening, frame)
    if not isinstance(wanted, _Wanted):
        return wanted
    try:
        made = content(*wanted, frame.target)
    except SymbolicLstmError as fault:
        reason = str(fault).partition("\n")[0]
        return frame.wrong(text, opening, _option(opening, wanted.telling, reason), reason)
    return f".. |{opening.options['as']}| replace:: {made}" if "as" in opening.options else made


def _wanted(text: ArticleText, opening: Instruction, frame: RegionContext) -> _Wanted | Wrong | None:
    """What a region asks for; None where its example is wrong and has been complained of."""
    used = frame.use.subject if frame.use else ""
    name = opening.options.get("example") or used or frame.default.get("use", "")
    if opening.subject.startswith(IDENTITY):
        name = name or DEFAULT  # an identity is of no example
    try:
        example = _named(name, frame)
        if example is None:
            return None
        example_of(example)
    except SymbolicLstmError as fault:
        return frame.wrong(text, opening, "example", str(fault).partition("\n")[0])
    telling = RenderOptions(*(frame.option(key, opening) for key in RenderOptions._fields))
    if opening.subject.startswith(IDENTITY) and "variant" not in opening.options:
        telling = telling._replace(variant="")
    stages = tuple(filter(None, opening.options.get("stages", "").split(",")))
    digits, style = opening.options.get("digits", ""), opening.style
    if opening.subject == "picture":
        style, stages = opening.options.get("kind", "cell"), tuple(opening.options.get("of", "").split(","))
    block, steps = opening.verb == "lstm:begin", opening.options.get("steps", "")
    return _Wanted(example, telling, BlockRequest(opening.subject, block, stages, style, digits, steps))


def _named(name: str, frame: RegionContext) -> ExampleSource | None:
    """The example of that name, or the one there is if none is named."""
    if name in frame.own:
        return frame.own[name]
    if name:
        return frame.find(name)
    if len(frame.own) == 1:
        return next(iter(frame.own.values()))
    raise UsageError("no example is named; begin the article with the marker lstm:use EXAMPLE")


def _option(opening: Instruction, telling: RenderOptions, reason: str) -> str:
    """The option whose value a reason speaks of, '' for what the marker is about."""
    for option, value in (*opening.options.items(), *telling._asdict().items()):
        if (value and repr(value) in reason) or (option == "stages" and " no stage " in reason):
            return option
    return ""
