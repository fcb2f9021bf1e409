"""HTML: running text, tables and listings, and mathematics however the page came to show it.

TeX between delimiters, `<math>`, the scripts of MathJax 2, and what KaTeX and
MathJax render: their own note of the TeX where it is there, else the spans.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import accumulate

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.html_tags import BLOCKS, SKIPPED, VOID
from symbolic_lstm.articles.documents.katex import KatexElement, spelt
from symbolic_lstm.articles.documents.rendered import mathjax, only_drawn, spelt_picture
from symbolic_lstm.articles.documents.running import Stretch, entities, running, tidy_latex, tidy_mathml
from symbolic_lstm.articles.mapped import Mapped, joined
from symbolic_lstm.articles.piece import PieceKind

_TEX = re.compile(r"math/(?:tex|latex)|application/x-tex")
_RENDERED = re.compile(r"(?:^|\s)(?:MathJax(?:_\w+)?|MJX\S*|mwe-math-fallback\S*|MathJye)(?:\s|$)")
_LANGUAGE = re.compile(r"(?:language|lang|highlight|brush|src)[-:\s]+(?:source-)?([A-Za-z0-9+#]+)")
_ANNOTATION = re.compile(
    r"<annotation[^>]*encoding\s*=\s*[\"']application/x-tex[\"'][^>]*>(.*?)</annotation>", re.DOTALL
)
#: A tag that nobody closed would be looked for to the end of the page, each anew.
_UNCLOSED = re.compile(r"<(?=[A-Za-z/])(?![^<]{0,100000}>)")


def _language(classes: str) -> str:
    found = _LANGUAGE.search(classes)
    return found[1].lower() if found else ""


def read_html(build: Build, mapped: Mapped, *, dollars: bool = True) -> None:
    """Add the pieces of HTML."""
    reader = _Reader(build, mapped, dollars)
    text = _UNCLOSED.sub("‹", mapped.text)
    last = text.rfind("-->") + 1
    reader.feed(text[:last] + text[last:].replace("<!", "‹!"))
    reader.close()
    reader.flush()


class _Reader(HTMLParser):
    """Pieces in reading order; what a page leaves unclosed ends with it."""

    def __init__(self, build: Build, mapped: Mapped, dollars: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.build, self.mapped, self.dollars = build, mapped, dollars
        self.starts = [0, *accumulate(len(line) for line in re.findall(r"[^\n]*\n|[^\n]+", mapped.text))]
        self.parts: list[Mapped | Stretch] = []
        self.skipping = ""  # the element whose content is passed over, and how often it is open
        self.depth = 0
        self.tex: tuple[int, bool] | None = None  # where a script of TeX begins, and whether it is displayed
        self.math = -1
        self.scripts: list[str] = []
        self.pre = 0
        self.language = ""
        self.code = 0
        self.cell = (-1, -1)
        self.tables: list[tuple[int, tuple[int, int]]] = []
        self.katex: list[KatexElement] = []
        self.noted = False  # the TeX of the KaTeX we stand in has been read

    def place(self) -> int:
        line, column = self.getpos()
        return min(self.starts[min(line - 1, len(self.starts) - 1)] + column, len(self.mapped.text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "")
        start = self.place()
        end = start + len(self.get_starttag_text() or "")
        if self.katex:
            if tag not in VOID:
                self.katex[-1].children.append(node := KatexElement(classes, given.get("style", ""), []))
                self.katex.append(node)
            return
        if self.skipping:
            self.depth += tag == self.skipping
            return
        if self.math >= 0:
            return
        if tag == "script" and _TEX.search(given.get("type", "")):
            self.tex = end, "display" in given.get("type", "")
        elif tag == "math":
            self.math = start
            self.display = given.get("display") == "block"
        elif only_drawn(tag, given, self.mapped, end):
            self.skipping, self.depth = tag, 1
            if formula := mathjax(self.mapped, start, end, given.get("display") == "true"):
                self.parts.append(formula)
            else:
                self.build.missing(self.mapped.cut(start, end), "X301", "mathematics rendered by MathJax")
        elif tag in SKIPPED or (classes and _RENDERED.search(classes) and tag not in VOID | {"math", "mjx-container"}):
            self.skipping, self.depth = tag, 1
        elif "katex-html" in classes.split():
            if self.noted:
                self.skipping, self.depth = tag, 1
            else:
                self.katex = [KatexElement(classes, "", [])]
        elif "katex" in classes.split():
            self.noted = False
        elif tag == "img" and "mwe-math-fallback" not in classes:
            self._picture(start, end, given)
        elif tag == "br":
            self.parts.append(Mapped("\n", self.mapped.starts[start:end][:1], self.mapped.ends[start:end][-1:]))
        elif tag in ("sub", "sup"):
            self._insert("_{" if tag == "sub" else "^{", start, end)
            self.scripts.append(tag)
        elif tag in BLOCKS or tag == "pre":
            self.flush()
            self._opened(tag, classes)
        elif tag == "code":
            self.code += 1
            self.language = _language(classes) or self.language
            if not self.pre:
                self.parts.append((Mapped("", (), ()), "code", "plain"))  # where a span of code begins

    def _opened(self, tag: str, classes: str) -> None:
        if tag == "table":
            self.build.table += 1
            self.tables.append((self.build.table, (-1, -1)))
            self.cell = (-1, -1)
        elif tag == "tr":
            self.cell = (self.cell[0] + 1, -1)
        elif tag in ("td", "th"):
            self.cell = (max(self.cell[0], 0), self.cell[1] + 1)
        else:
            self.pre += tag == "pre"
            self.language = _language(classes) or ("" if tag == "pre" else self.language)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        start = self.place()
        if self.katex:
            if len(self.katex) == 1:
                whole = spelt(self.katex[0])
                self.parts.append((whole, "math", "latex"))
            self.katex.pop()
            return
        if self.skipping:
            self.depth -= tag == self.skipping
            self.skipping = "" if self.depth == 0 else self.skipping
            return
        if self.tex is not None and tag == "script":
            first, displayed = self.tex
            self.tex = None
            self.parts.append((self.mapped.cut(first, start), "display" if displayed else "math", "latex"))
        elif self.math >= 0:
            if tag == "math":
                self._math(tidy_mathml(self.mapped.cut(self.math, start + len("</math>"))))
                self.math = -1
        elif tag in ("sub", "sup") and self.scripts:
            self.scripts.pop()
            self._insert("}", start, start + 1)
        elif tag == "pre":
            self.flush()
            self.pre = max(0, self.pre - 1)
        elif tag == "code":
            if not self.pre and self.code:
                self._code_end()
            self.code = max(0, self.code - 1)
        elif tag in BLOCKS:
            self.flush()
            if tag == "table" and self.tables:
                self.tables.pop()
                self.cell = (-1, -1)

    def _math(self, mapped: Mapped) -> None:
        noted = _ANNOTATION.search(mapped.text)
        kind: PieceKind = "display" if self.display else "math"
        self.noted = self.noted or noted is not None
        self.parts.append(
            (tidy_latex(mapped.cut(*noted.span(1))), kind, "latex") if noted else (mapped, kind, "mathml")
        )

    def _picture(self, start: int, end: int, given: dict[str, str]) -> None:
        said = self.mapped.cut(start, end)
        if formula := spelt_picture(said, given.get("class", "")):
            self.parts.append(formula)
            return
        self.build.missing(said, "X302", given.get("src", "").rsplit("/", 1)[-1][:80] or given.get("alt", "")[:80])

    def _insert(self, text: str, start: int, end: int) -> None:
        if start < len(self.mapped.text):
            first, last = self.mapped.span(start, max(end, start + 1))
            self.parts.append(Mapped(text, (first,) * len(text), (last,) * len(text)))

    def handle_data(self, data: str) -> None:
        start = self.place()
        said = self.mapped.cut(start, start + len(data))
        if self.katex:
            self.katex[-1].children.append(said)
        elif not self.skipping and self.math < 0 and self.tex is None:
            self.parts.append(said if self.pre else said.sub(r"\s*[\r\n]\s*", " "))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, spelling: str) -> None:
        start = self.place()
        length = len(spelling)
        if self.mapped.text[start + length : start + length + 1] == ";":
            length += 1
        said = entities(self.mapped.cut(start, start + length))
        if self.katex:
            self.katex[-1].children.append(said)
        elif not self.skipping and self.math < 0 and self.tex is None:
            self.parts.append(said)

    def handle_comment(self, data: str) -> None:
        start = self.place()
        self.build.comment(self.mapped.cut(start, start + len(data) + 7))

    def _code_end(self) -> None:
        begins = max((k for k, p in enumerate(self.parts) if not isinstance(p, Mapped) and not p[0].text), default=-1)
        if begins >= 0:
            inside = [p for p in self.parts[begins + 1 :] if isinstance(p, Mapped)]
            self.parts[begins:] = [(joined(inside), "code", "plain")]

    def flush(self) -> None:
        """What has been gathered is a paragraph, a cell or a listing."""
        parts, self.parts = self.parts, []
        if not parts:
            return
        self.build.next_block()
        if self.pre:
            listing(self.build, joined(p if isinstance(p, Mapped) else p[0] for p in parts), self.language)
            return
        table = self.tables[-1][0] if self.tables and self.cell[1] >= 0 else 0
        texts: list[Mapped] = []
        for part in [*parts, (Mapped("", (), ()), "code", "plain")]:
            if isinstance(part, Mapped):
                texts.append(part)
                continue
            if texts:
                self.build.stretches(running(joined(texts), lambda said: said, dollars=self.dollars), table, self.cell)
                texts = []
            self.build.stretches([part], table, self.cell)
