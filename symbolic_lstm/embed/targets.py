r"""Targets: what each place that publishes articles wants, a row for each.

>>> print(target("markdown").prose(("keeps 99.7 %",)))
keeps 99.7 %
>>> from symbolic_lstm.page.layout import Ident, Sub
>>> print(target("dev").prose((Sub(Ident("f"), Ident("t")), " is 1")))
{% katex inline %}f\_{t}{% endkatex %} is 1
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import get_args

from symbolic_lstm.embed import dialects, illustrated, scripts
from symbolic_lstm.errors import UsageError, did_you_mean, expected
from symbolic_lstm.named_tuples import NamedTuple
from symbolic_lstm.page.blocks import Heading, Page, Prose
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers import markdown, tex_in_html
from symbolic_lstm.writers.dialect import Dialect
from symbolic_lstm.writers.tex_in_html import Wrapped


class Target(NamedTuple):
    """A place: how a page, or a page of single equations, and a piece of running text are written for it.

    `format` is the kind of file it is put into, as `symbolic-lstm list formats` names it;
    `pictures` are the files that a page names where a place has no mathematics.
    """

    title: str
    tested_with: str
    write: Callable[[Page], str]
    prose: Callable[[Prose], str]
    format: str
    pictures: Callable[[Page], dict[str, bytes]] | None = None


def _markdown(title: str, tested_with: str, dialect: Dialect) -> Target:
    write, prose = (partial(function, dialect=dialect) for function in (markdown.write, markdown.write_prose))
    return Target(title, tested_with, write, prose, "markdown")


def _spaced(place: Target) -> Target:
    """A place that takes mathematics for it only behind a space, which stands in what is written."""

    def prose(words: Prose) -> str:
        made = place.prose(words)
        return made if isinstance(next(iter(words), ""), str) else f" {made}"

    return place._replace(prose=prose)


def _html(title: str, tested_with: str, wrapped: Wrapped) -> Target:
    write, prose = (partial(function, wrapped=wrapped) for function in (tex_in_html.write, tex_in_html.write_prose))
    return Target(title, tested_with, write, prose, "html")


def _writer(title: str, tested_with: str, module: str, format: str) -> Target:
    """A writer of a format of its own, imported when first wanted."""

    def write(page: Page) -> str:
        made: str = import_module(f"symbolic_lstm.writers.{module}").write(page)
        return made

    def prose(words: Prose) -> str:
        made: str = import_module(f"symbolic_lstm.writers.{module}").write_prose(words)
        return made

    return Target(title, tested_with, write, prose, format)


def _typst(page: Page) -> str:
    """A page without the rules of a document, which would begin a new one; its title is a heading like the others."""
    from symbolic_lstm.writers import typst

    title = [f"= {typst.prose(page.titled)}"] if page.title else []
    level = 0 if page.title else 1
    blocks = (typst.block(it, max(it.level - level, 1) if isinstance(it, Heading) else 1) for it in page.blocks)
    return "\n\n".join([*title, *blocks]) + "\n"


def _typst_prose(words: Prose) -> str:
    from symbolic_lstm.writers import typst

    return typst.prose(words)


TARGETS: dict[str, Target] = {
    "markdown": _markdown("Markdown with mathematics between dollars", "markdown-it, KaTeX (strict)", markdown.DOLLARS),
    "dev": _markdown("DEV and other Forem sites: katex tags", "Redcarpet, Liquid, KaTeX (strict)", dialects.DEV),
    "github": _markdown("GitHub and GitLab: math fences and code spans", "cmark-gfm, MathJax 3", dialects.GITHUB),
    "jupyter": _markdown("Jupyter and Colab: Markdown cells", "nbconvert, MathJax 3", dialects.JUPYTER),
    "quarto": _markdown("Quarto and pandoc Markdown", "pandoc, MathJax 3", dialects.QUARTO),
    "myst": _markdown("MyST Markdown: Sphinx and Jupyter Book", "MyST-Parser, Sphinx, MathJax 3", dialects.MYST),
    "mkdocs": _markdown(
        "MkDocs and Material: arithmatex", "Python-Markdown, PyMdown Extensions, MathJax 3", dialects.MKDOCS
    ),
    "docusaurus": _markdown("Docusaurus: MDX", "remark with MDX, GFM and math, KaTeX (strict)", dialects.DOCUSAURUS),
    "hugo": _markdown("Hugo with the passthrough extension", "Hugo, KaTeX (strict)", dialects.HUGO),
    "kramdown": _markdown("Jekyll and GitHub Pages: kramdown", "Liquid, kramdown, MathJax 3", dialects.KRAMDOWN),
    "obsidian": _markdown(
        "Obsidian notes", "no engine: its documented rules, by markdown-it and MathJax 3", dialects.OBSIDIAN
    ),
    "mdbook": _markdown("mdBook with MathJax", "pulldown-cmark, as mdBook runs it, MathJax 3", dialects.MDBOOK),
    "huggingface": _spaced(
        _markdown("Hugging Face's doc-builder", "no engine: its own rules, KaTeX (strict)", dialects.HUGGINGFACE)
    ),
    "rst": _writer("reStructuredText: Sphinx", "Sphinx, MathJax 3", "rst", "rst"),
    "asciidoc": _writer("AsciiDoc with stem", "Asciidoctor, MathJax 3", "asciidoc", "asciidoc"),
    "org": _writer("Org: Emacs and pandoc", "pandoc's reader, MathJax 3", "org", "org"),
    "katex": _html("HTML with KaTeX's auto-render", "KaTeX (strict), its auto-render, Chromium", scripts.AUTO),
    "mathjax": _html("HTML with MathJax", "MathJax 3, Chromium", scripts.MATHJAX),
    "wordpress": _html(
        "WordPress.com and Jetpack: latex shortcodes", "no engine: its documented rules, Temml", scripts.WORDPRESS
    ),
    "html": _writer("HTML with MathML, no script", "Chromium, latex2mathml's reading", "mathml", "html"),
    "latex": _writer("LaTeX with amsmath", "pdflatex, pandoc's reader, KaTeX (strict)", "latex", "latex"),
    "typst": Target("Typst", "Typst, as a tagged PDF (PDF/UA-1)", _typst, _typst_prose, "typst"),
    "medium": Target(
        "Medium, Substack and others without mathematics: pictures",
        "markdown-it, resvg",
        illustrated.write,
        illustrated.write_prose,
        "markdown",
        illustrated.pictures,
    ),
    "text": _writer("Unicode text for any place", "no engine", "text", "text"),
}


def target(name: str) -> Target:
    """The target of that name; raises `UsageError` with the nearest one.

    What it writes raises `UsageError` for what is no page, or no running text.
    """
    expected(name, str, "a target is named by a text")
    if name not in TARGETS:
        raise UsageError(f"no target {name!r}{did_you_mean(name, TARGETS)}; see `symbolic-lstm list targets`")
    return _guarded(TARGETS[name])


def _guarded(place: Target) -> Target:
    def write(page: Page) -> str:
        expected(page, Page, "what is written is a page, as `sheet` gives")
        return place.write(page)

    def prose(words: Prose) -> str:
        what = "running text is a tuple of texts and layouts, as ('keeps ', Num('99.7'))"
        expected(words, tuple, what)
        for it in words:
            expected(it, (str, *get_args(Layout)), what)
        return place.prose(words)

    def pictures(page: Page) -> dict[str, bytes]:
        expected(page, Page, "what is drawn is a page, as `sheet` gives")
        return place.pictures(page) if place.pictures else {}

    return place._replace(write=write, prose=prose, pictures=pictures if place.pictures else None)
