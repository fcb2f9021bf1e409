"""Unread: where a place would not read what is made for a region, and readers would see its signs or a broken list."""

from __future__ import annotations

import re
from functools import lru_cache

from symbolic_lstm.embed.comments import WINDOW
from symbolic_lstm.embed.items import surplus
from symbolic_lstm.embed.regions import Region
from symbolic_lstm.on_demand import pattern

#: Places that read no Markdown between HTML tags that do not ask for it.
_RAW = {"mkdocs": "MkDocs", "kramdown": "Jekyll"}
#: Places where a list item goes on at four blanks, and what they would not read behind fewer.
_AT_FOUR = {
    "mkdocs": ("MkDocs", "dollars", pattern(r"\$\$\n")),
    "dev": ("DEV", "bars", pattern(r"(?m)^\|[ :|-]+\|$")),
}
#: Places where a heading begins where its list item's text does, or at the margin, and nowhere else.
_AT_ITEM = {"kramdown": "Jekyll", "quarto": "pandoc"}
_HEADING = pattern(r"(?m)^#{1,6} ")
_NAMES = (
    "address|article|aside|blockquote|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|header"
    "|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_TAGS = pattern(
    r"<!--|`{3,}+|~{3,}+|`++[^`\r\n]*+`++"
    rf"|(?m:(?P<first>^[ >]{{0,3}}))?<(?P<name>{_NAMES})(?P<said>(?=[\s>])[^<>]*)(?<!/)>|</(?P<shut>{_NAMES})\s*>",
    re.DOTALL | re.IGNORECASE,
)
_ASKS = pattern(r"\bmarkdown(?!\s*=\s*[\"']?(?:0|off))(?![\w-])", re.IGNORECASE)
#: Behind a plus stands a comment, and perhaps more.
_TAKEN = pattern(r"(?:\A|[\r\n])\+[ \t]*(?:\r\n|[\r\n])(?://(?!/)[^\r\n]*(?:\r\n|[\r\n]))+\Z")


def unread(text: str, region: Region, made: str, place: str) -> str:
    """Why what is made for a region would be shown as it is, or ''."""
    at = region.opening.comment.start
    if place in _RAW and (region.block or "$" in made):
        for start, end, name in _raw(text):
            if start < at < end:
                return f'{_RAW[place]} reads no Markdown in <{name}>; write <{name} markdown="1">'
    name, what, sign = _AT_FOUR.get(place, ("", "", None))
    if sign and region.block and sign.search(made) and (blanks := _blanks(region.prefix)) % 4:
        told = f"{name} would show the {what} of this block behind {blanks} blanks"
        return f"{told}: a list item goes on at four; put both markers on lines of their own, indented by four"
    if place in _AT_ITEM and region.block and _HEADING.search(made) and (blanks := surplus(text, at)):
        there = (
            "on lines of their own, where the item's text begins" if blanks < len(region.prefix) else "at the margin"
        )
        told = f"{_AT_ITEM[place]} would show the headings of this block as text, {blanks} too far to the right"
        return f"{told}; put both markers {there}"
    if place == "huggingface" and region.prefix and "$$\n" in made:
        return (
            "the doc-builder finds dollars at the start of a line only; put this block outside of lists and quotations"
        )
    if place == "asciidoc" and region.block and _TAKEN.search(text[max(0, at - WINDOW) : at]):
        return (
            "the comment above takes the + for itself, and the list would end here; put this marker right behind the +"
        )
    return ""


def _blanks(prefix: str) -> int:
    """How far a block is indented, in its quotation if it has one."""
    _, quoted, rest = prefix.expandtabs(4).rpartition(">")
    return max(len(rest) - len(quoted), 0)


@lru_cache(maxsize=4)
def _raw(text: str) -> tuple[tuple[int, int, str], ...]:
    """The stretches between tags that are handed on, and the tag that should ask for Markdown."""
    found: list[tuple[int, int, str]] = []
    opened: list[tuple[str, bool]] = []  # tags, and whether what is in them is read
    start, asking = 0, ""
    at = 0
    while tag := _TAGS.search(text, at):
        at = tag.end()
        if tag[0][:3] in ("<!-", "```", "~~~"):  # a comment or code, to its end or that of the text
            shuts = text.find("-->" if tag[0] == "<!--" else tag[0], at)
            at = shuts + 3 if shuts >= 0 else len(text)
            continue
        raw = bool(opened) and not opened[-1][1]
        if name := tag["name"]:
            if opened or tag["first"] is not None:
                opened.append((name.lower(), not raw and _ASKS.search(tag["said"]) is not None))
                if not raw and not opened[-1][1]:
                    start, asking = tag.start(), name
        elif (shut := tag["shut"]) and any(each == shut.lower() for each, _ in opened):
            while opened.pop()[0] != shut.lower():
                pass
            if raw and (not opened or opened[-1][1]):
                found.append((start, tag.end(), asking))
    if opened and not opened[-1][1]:
        found.append((start, len(text), asking))
    return tuple(found)
