"""One format, one file: pages and equations as text, LaTeX, MathML, HTML, Markdown, slides and data.

A writer turns a `Page` into a string with `write` (into bytes where the format
is no text), and a single `Layout` into that format's mathematics with `equation`. It decides how a glyph is spelt and
where a bracket, a space or a line break stands; what is said has been decided
before. So writers know layouts and blocks and nothing else, walk them with one
`match` each, and a new format is a new file and a row in `FORMATS`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from symbolic_lstm.errors import UsageError, did_you_mean, expected
from symbolic_lstm.named_tuples import NamedTuple

if TYPE_CHECKING:
    from symbolic_lstm.page.blocks import Page
    from symbolic_lstm.page.layout import Layout


class Format(NamedTuple):
    """A format: its module, and the suffixes of its files."""

    module: str
    suffixes: tuple[str, ...]
    title: str


FORMATS: dict[str, Format] = {
    "text": Format("text", (".txt", ".text"), "plain text in 80 columns"),
    "latex": Format("latex", (".tex", ".latex"), "a LaTeX fragment, or with --standalone a whole document"),
    "mathml": Format("mathml", (".mml", ".mathml", ".xml", ".xhtml"), "an XHTML fragment with MathML"),
    "json": Format("json", (".json",), "the steps as data, each line in text, LaTeX and MathML"),
    "html": Format("html", (".html", ".htm"), "one HTML file with its style inside, for screens and paper"),
    "markdown": Format("markdown", (".md", ".markdown", ".qmd", ".mdx"), "Markdown with pipe tables and $ mathematics"),
    "notebook": Format("notebook", (".ipynb",), "a Jupyter notebook of Markdown cells"),
    "beamer": Format("beamer", (), "slides for LaTeX, line by line"),
    "revealjs": Format("revealjs", (), "slides in one HTML file, line by line"),
    "typst": Format("typst", (".typ",), "a Typst document, its equations with spoken text"),
    "pdf": Format("pdf", (".pdf",), "a tagged PDF with spoken equations (PDF/UA-1), without TeX"),
    "docx": Format("docx", (".docx",), "a Word document with native equations"),
    "odt": Format("odt", (".odt",), "an OpenDocument text with formulas"),
    "epub": Format("epub", (".epub",), "an EPUB 3 book, its equations MathML with words"),
    "rst": Format("rst", (".rst",), "reStructuredText, for Sphinx and docutils"),
    "asciidoc": Format("asciidoc", (".adoc", ".asciidoc"), "AsciiDoc, for Asciidoctor"),
    "org": Format("org", (".org",), "Org, for Emacs and pandoc"),
    "csv": Format("csv", (".csv",), "the figures, a row for each step and entry"),
    "svg": Format("svg", (".svg",), "one picture of the equations; see --look and --each-stage"),
    "png": Format("png", (".png",), "the same picture, twice as fine, with its words inside"),
}

#: The formats that are text, and those that are bytes. A test holds both against `FORMATS`.
Textual: TypeAlias = Literal[
    "text", "latex", "mathml", "json", "html", "markdown", "notebook", "beamer", "revealjs", "rst", "asciidoc",
    "org", "typst", "csv", "svg"
]  # fmt: skip
Binary: TypeAlias = Literal["pdf", "docx", "odt", "epub", "png"]


class Writer(Protocol):
    """What the module of a format offers."""

    def write(self, page: Page) -> str | bytes: ...
    def equation(self, layout: Layout) -> str | bytes: ...


def writer(name: str) -> Writer:
    """The writer of a format, imported when first wanted; raises `UsageError` with the nearest format."""
    expected(name, str, "a format is named by a text")
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}{did_you_mean(name, FORMATS)}")
    return import_module(f"{__name__}.{FORMATS[name].module}")


def of_suffix(suffix: str) -> str | None:
    """The format of files that end so, or None."""
    return next((name for name, row in FORMATS.items() if suffix.lower() in row.suffixes), None)
