r"""Running text: cut into words, mathematics and code spans, with what its markup adds taken away."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from symbolic_lstm.articles.documents.delimiters import Found, mathematics
from symbolic_lstm.articles.mapped import Mapped, joined
from symbolic_lstm.articles.piece import Markup, PieceKind

#: One stretch: its text, what it is, and its markup.
Stretch = tuple[Mapped, PieceKind, Markup]

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_XML = ("&lt;", "&gt;", "&amp;", "&quot;", "&apos;")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]{0,500})?/?>")
_EMPHASIS = re.compile(r"(?<![0-9A-Za-z)\]])\*\*|\*\*(?![0-9A-Za-z(\[-])|__(?=\S)|(?<=\S)__|~~|==(?=\S.*==)")
_SINGLE = re.compile(r"(?<![\w*)\]])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*(])")
_LINK = re.compile(r"\[([^\[\]]{0,400})\]\([^()\s]{0,800}(?:\s+\"[^\"]{0,200}\")?\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SCRIPT = re.compile(r"<(sub|sup)>([^<>]{1,60})</\1>", re.IGNORECASE)
#: Escapes that a site's Markdown wants inside mathematics, where LaTeX would not have them.
_JEKYLL = re.compile(r"\\([_*|])")
#: A figure that is set as words, as authors do for bold ones.
_FIGURE = re.compile(r"\\text(?:bf|it|rm|tt)?\{\s*([-−]?\d+(?:[.,]\d+)?)\s*\}")
#: What WordPress has behind a formula for the picture of it: `&bg=ffffff&fg=000000&s=2`.
_COLOURS = re.compile(r"(?:&(?:amp;|#0?38;)?(?:bg|fg|s)=[-\w]*)+\s*\Z")
_DOUBLED = re.compile(r"\\\\\\\\")
#: A command as LaTeX has it, or as one that Markdown has not read yet has it: behind two backslashes.
_COMMAND = re.compile(r"(?<!\\)\\(?:\\\\)*[A-Za-z]")
_ESCAPED_COMMAND = re.compile(r"(?<!\\)\\\\(?:[A-Za-z]{2}|[,;!:{}|](?!\s*$))", re.MULTILINE)
#: What Markdown makes of a backslash before a sign, in mathematics that it reads first.
_MARKDOWN = re.compile(r"\\([\\`*_\[\]()<>&~|'\"#+.!:^=-])")


def entities(mapped: Mapped) -> Mapped:
    """With the characters that HTML's entities stand for."""
    if "&" not in mapped.text:
        return mapped
    return mapped.sub(_ENTITY, lambda m: html.unescape(m[0]))


def tidy_mathml(mapped: Mapped) -> Mapped:
    """MathML with the characters that HTML's entities stand for; those that XML has stay."""
    if "&" not in mapped.text:
        return mapped
    return mapped.sub(_ENTITY, lambda m: m[0] if m[0] in _XML else html.unescape(m[0]))


def tidy_latex(mapped: Mapped) -> Mapped:
    r"""Mathematics without what sites escape in it: `\_`, `\*`, `\|`, four backslashes for two, entities."""
    mapped = entities(mapped)
    if "\\text" in mapped.text:
        mapped = mapped.sub(_FIGURE, lambda m: m[1])
    if "\\\\\\\\" in mapped.text:
        mapped = mapped.sub(_DOUBLED, r"\\")
    if "\\" in mapped.text:
        mapped = mapped.sub(_JEKYLL, lambda m: m[1])
    return mapped


def unescaped(mapped: Mapped) -> Mapped:
    r"""Mathematics that reaches its engine through Markdown, as Markdown hands it on.

    Forem and mdBook read Markdown first, so that `\\sigma(f\_{t})` is what arrives as `\sigma(f_{t})`. Authors
    who do not know, and write a command with one backslash as LaTeX has it, are taken at their word.
    """
    if _COMMAND.search(mapped.text) or not _ESCAPED_COMMAND.search(mapped.text):
        return mapped
    return entities(mapped).sub(_MARKDOWN, lambda m: m[1])


def latex_of(inner: Mapped, found: Found) -> Mapped:
    """What stands between two delimiters, without what its site's Markdown escapes in it and its picture's colours."""
    if found.kind == "press":
        inner = inner.sub(_COLOURS, "")
    return tidy_latex(unescaped(inner) if found.through_markdown else inner)


def tidy_words(mapped: Mapped) -> Mapped:
    """Words without Markdown's signs: emphasis, links, escapes, tags."""
    text = mapped.text
    if "<" in text:
        mapped = mapped.sub(_SCRIPT, lambda m: ("_{" if m[1].lower() == "sub" else "^{") + m[2] + "}")
        mapped = mapped.sub(re.compile(r"<br\s*/?>", re.IGNORECASE), "\n").sub(_TAG, "")
    if "[" in text:
        mapped = _labels(mapped)
    if "*" in text or "_" in text or "~" in text:
        mapped = mapped.sub(_EMPHASIS, "")
        for found in reversed(list(_SINGLE.finditer(mapped.text))):
            mapped = _without(_without(mapped, found.end() - 1), found.start())
    if "\\" in text:
        mapped = mapped.sub(_ESCAPE, lambda m: m[1])
    return entities(mapped)


def _labels(mapped: Mapped) -> Mapped:
    """Links as the words they show."""
    pieces, at = [], 0
    for found in _LINK.finditer(mapped.text):
        pieces += [mapped.cut(at, found.start()), mapped.cut(found.start(1), found.end(1))]
        at = found.end()
    return joined([*pieces, mapped.cut(at)]) if pieces else mapped


def _without(mapped: Mapped, at: int) -> Mapped:
    return joined([mapped.cut(0, at), mapped.cut(at + 1)])


def running(
    mapped: Mapped, words: Callable[[Mapped], Mapped] = tidy_words, *, dollars: bool = True
) -> Iterator[Stretch]:
    """The stretches of a paragraph, in order; `words` takes its markup from what is no mathematics."""
    at = 0
    for found in mathematics(mapped.text, dollars=dollars):
        if found.start > at:
            yield words(mapped.cut(at, found.start)), "text", "plain"
        inner = mapped.cut(found.first, found.last)
        if found.kind == "code":
            yield inner, "code", "plain"
        else:
            yield latex_of(inner, found), "display" if found.displayed else "math", "latex"
        at = found.end
    if at < len(mapped.text):
        yield words(mapped.cut(at)), "text", "plain"
