"""Kinds of files: how each writes comments, and what a region needs in it.

| file | a marker | between lines |
|---|---|---|
| Markdown, notebooks, HTML | `<!-- lstm f -->` | empty lines in Markdown |
| MDX | `{/* lstm f */}` | empty lines |
| TeX, Sweave and knitr | `% lstm f` | nothing: an empty line is a paragraph |
| reStructuredText | `.. lstm:begin f` | empty lines |
| AsciiDoc | `// lstm f` | nothing: an empty line ends a list item |
| Typst | `/* lstm f */` | empty lines |
| Org | `@@comment: lstm f@@`, `# lstm:begin f` | empty lines |
| Python | as Markdown or reStructuredText in docstrings, Markdown cells of jupytext and marimo | as there |
| plain text | `<!-- lstm f -->`, or what reStructuredText or AsciiDoc write | as there |
"""

from __future__ import annotations

import re
from collections.abc import Callable

from symbolic_lstm.embed.comments import MARK, Scanned
from symbolic_lstm.embed.html import scan_html
from symbolic_lstm.embed.lines import scan_adoc, scan_rst, scan_tex
from symbolic_lstm.embed.markdown import scan_for, scan_markdown, scan_mdx
from symbolic_lstm.embed.typst_org import scan_org, scan_typst
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.on_demand import pattern


class FileKind(NamedTuple):
    """A kind of file. `lined` comments run to the end of their line; `airy` blocks stand between empty lines.

    `target` is the place it is written for if nothing else is said. Where a file `substitutes`, a value has
    a name and stands in the text under it. `line` begins a marker that is a line, if that is another sign.
    """

    title: str
    suffixes: tuple[str, ...]
    scan: Callable[[str], Scanned]
    target: str
    opening: str
    closing: str = ""
    airy: bool = True
    substitutes: bool = False
    line: str = ""

    @property
    def signs(self) -> tuple[str, ...]:
        """What a comment begins with."""
        return (self.opening, self.line) if self.line else (self.opening,)

    @property
    def lined(self) -> bool:
        return not self.closing

    def comment(self, words: str) -> str:
        """A marker with its signs."""
        if self.line and words.startswith("lstm:"):
            return f"{self.line} {words}"
        return f"{self.opening} {words} {self.closing}".rstrip()


def as_read_at(kind: FileKind, place: str) -> FileKind:
    """The kind as a place reads it: what is a note to one is code to another."""
    return kind._replace(scan=scan_for(place)) if kind.scan is scan_markdown else kind


KINDS = (
    FileKind(
        "Markdown",
        (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".mdown", ".mdwn"),
        scan_markdown,
        "markdown",
        "<!--",
        "-->",
    ),
    FileKind("Quarto", (".qmd", ".rmd"), scan_markdown, "quarto", "<!--", "-->"),
    FileKind("MDX", (".mdx",), scan_mdx, "docusaurus", "{/*", "*/}"),
    FileKind("HTML", (".html", ".htm", ".xhtml"), scan_html, "html", "<!--", "-->", airy=False),
    FileKind("TeX", (".tex", ".latex", ".rnw", ".snw"), scan_tex, "latex", "%", airy=False),
    FileKind("reStructuredText", (".rst", ".rest"), scan_rst, "rst", "..", substitutes=True),
    FileKind("AsciiDoc", (".adoc", ".asciidoc"), scan_adoc, "asciidoc", "//", airy=False),
    FileKind("Typst", (".typ",), scan_typst, "typst", "/*", "*/"),
    FileKind("Org", (".org",), scan_org, "org", "@@comment:", "@@", line="#"),
    FileKind("text", (".txt",), scan_html, "text", "<!--", "-->"),
    FileKind("Python", (".py",), scan_markdown, "markdown", "<!--", "-->"),
    FileKind("notebook", (".ipynb",), scan_markdown, "jupyter", "<!--", "-->"),
)


def kind_of(suffix: str) -> FileKind | None:
    """The kind of files that end so, or None."""
    return next((kind for kind in KINDS if suffix.lower() in kind.suffixes), None)


#: Whose markers stand in a file that says nothing of its markup.
_SAID = {"..": "reStructuredText", "//": "AsciiDoc"}
#: A notebook of marimo, whose Markdown is that of MkDocs.
_MARIMO = re.compile(r"(?m)^import marimo\b")
_LINED = pattern(rf"(?m)^(?:#[ \t])?[ \t]*+(\.\.|//)[ \t]++{MARK}")


def kind_in(kind: FileKind, raw: str) -> FileKind:
    """The kind that a file's markers tell, where its name tells none."""
    if kind.title not in ("text", "Python"):
        return kind
    found = _LINED.search(raw)
    if found and (found[1] == ".." or kind.title == "text"):
        return next(each for each in KINDS if each.title == _SAID[found[1]])
    return kind._replace(target="mkdocs") if kind.title == "Python" and _MARIMO.search(raw) else kind
