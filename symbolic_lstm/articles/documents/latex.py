r"""LaTeX documents: their mathematics with the author's own macros expanded, their words, their tables.

Nothing is run and nothing is followed: `\input` is counted, a macro that refers
to itself is expanded so often and no more.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.documents.code import listing
from symbolic_lstm.articles.documents.delimiters import mathematics
from symbolic_lstm.articles.documents.macros import Macros, expanded, macros_of
from symbolic_lstm.articles.documents.running import running
from symbolic_lstm.articles.mapped import Mapped

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
_HIDDEN = re.compile(
    r"\\begin\{(?P<name>verbatim|Verbatim|lstlisting|minted|comment|tikzpicture|filecontents)\*?\}.*?\\end\{(?P=name)\*?\}"
    r"|\\(?:verb|lstinline)\*?(?P<sign>[^A-Za-z\s*{])[^\n]*?(?P=sign)"
    r"|\\iffalse(?![A-Za-z])(?:(?!\\if|\\fi(?![A-Za-z])).)*\\fi(?![A-Za-z])",
    re.DOTALL,
)
_VERBATIM = re.compile(r"\\begin\{(?P<name>[vV]erbatim)\*?\}(?P<verbatim>.*?)\\end\{(?P=name)\*?\}", re.DOTALL)
_BODY, _END = re.compile(r"\\begin\{document\}"), re.compile(r"\\end\{document\}")
_PICTURE = re.compile(r"\\includegraphics(?:\[[^\]]*\])?\{([^{}]{1,300})\}")
_INCLUDED = re.compile(
    r"\\(?:input|include|subfile|[vV]erbatiminput|(?:(?:sub)?import|inputminted|lstinputlisting)(?:\[[^\]]{0,200}\])?"
    r"(?:\{[^{}]{0,200}\}(?=\{))?)\*?\{([^{}]{1,300})\}|\\input\s+(\S{1,300})"
)
_TABULAR = re.compile(r"\\begin\{(tabularx?|longtable|tabulary)\*?\}(.*?)\\end\{\1\*?\}", re.DOTALL)
_PARAGRAPH = re.compile(
    r"\n[ \t]*\n|\\(?:sub)*section\*?(?=\{)|\\par(?![A-Za-z])|\\item(?![A-Za-z])"
    r"|\\(?:begin|end)\{(?:itemize|enumerate|document|quote|figure|table|center|abstract|description)\}"
)
_SILENT = re.compile(
    r"\\(?:label|cite[pt]?|eqref|ref|autoref|cref|footnotemark|vspace|hspace|index)\*?(?:\[[^\]]*\])?\{[^{}]*\}"
)
_WORD = re.compile(r"\\[A-Za-z]+\*?(?:\[[^\]]*\])?\s?|[{}]")

_PROGRAM = re.compile(
    r"\\begin\{(?P<name>lstlisting|minted)\*?\}(?:\[[^\]\n]{0,200}\])?(?:\{[^{}\n]{0,40}\})?(?P<program>.*?)\\end\{(?P=name)\*?\}",
    re.DOTALL,
)


def read_latex(build: Build, mapped: Mapped) -> None:
    """Add the pieces of a LaTeX document, or of a fragment of one."""
    for found in _COMMENT.finditer(mapped.text):
        if "symbolic-lstm:" in found[0]:
            build.comment(mapped.cut(*found.span()))
    verbatim = [mapped.cut(*found.span("verbatim")) for found in _VERBATIM.finditer(mapped.text)]
    for found in _PROGRAM.finditer(mapped.text):
        build.program(mapped.cut(*found.span("program")))
    mapped = mapped.sub(_COMMENT, lambda m: m[1]).sub(_HIDDEN, " ")
    macros = macros_of(mapped.text)
    begins = _BODY.search(mapped.text)
    ends = _END.search(mapped.text)
    mapped = mapped.cut(begins.end() if begins else 0, ends.start() if ends else None)
    mapped = mapped if begins else mapped.sub(macros.pattern, " ")
    for pattern, rule in ((_PICTURE, "X302"), (_INCLUDED, "X304")):
        for found in pattern.finditer(mapped.text):
            build.missing(mapped.cut(*found.span()), rule, next(filter(None, found.groups())))
        mapped = mapped.sub(pattern, " ")
    at = 0
    for found in _TABULAR.finditer(mapped.text):
        _paragraphs(build, mapped.cut(at, found.start()), macros)
        _table(build, mapped.cut(*found.span(2)), macros)
        at = found.end()
    _paragraphs(build, mapped.cut(at), macros)
    for listed in verbatim:
        listing(build, listed, "")


def _paragraphs(build: Build, mapped: Mapped, macros: Macros) -> None:
    at = 0
    edges = [*((m.start(), m.end()) for m in _PARAGRAPH.finditer(mapped.text)), (len(mapped.text), len(mapped.text))]
    displays = _displays(mapped)
    before = [start for start, _ in displays]
    for start, end in edges:
        nearest = bisect_left(before, start) - 1
        if nearest >= 0 and start < displays[nearest][1]:
            continue  # an empty line inside a display ends nothing
        build.next_block()
        _running(build, mapped.cut(at, start), macros)
        at = end


def _displays(mapped: Mapped) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in mathematics(mapped.text) if found.displayed]


def _running(build: Build, mapped: Mapped, macros: Macros, table: int = 0, cell: tuple[int, int] = (0, 0)) -> None:
    build.stretches(
        (
            (expanded(part, macros) if markup == "latex" else part, "text" if kind == "code" else kind, markup)
            for part, kind, markup in running(mapped, _words)
        ),
        table,
        cell,
    )


def _words(mapped: Mapped) -> Mapped:
    r"""Words without commands: `\textbf{so}` is so."""
    if "\\" in mapped.text or "{" in mapped.text:
        mapped = mapped.sub(_SILENT, "").sub(r"\\\\(?:\[[^\]]*\])?", "\n").sub(r"\\([%&#_$ ])", lambda m: m[1])
        mapped = mapped.sub(_WORD, "")
    return mapped.sub("~", " ").sub(r"(?<!\n)\n(?!\n)", " ") if "~" in mapped.text or "\n" in mapped.text else mapped


def _table(build: Build, mapped: Mapped, macros: Macros) -> None:
    build.table += 1
    mapped = mapped.sub(r"\A\s*(?:\{[^{}]*\}|\[[^\]]*\])*", "").sub(r"\\(?:hline|toprule|midrule|bottomrule)", " ")
    number = 0
    for row in _split(mapped, r"\\\\(?:\[[^\]]*\])?"):
        if row.text.strip():
            build.next_block()
            for column, cell in enumerate(_split(row, r"(?<!\\)&")):
                _running(build, cell, macros, build.table, (number, column))
            number += 1
    build.next_block()


def _split(mapped: Mapped, pattern: str) -> list[Mapped]:
    found, at = [], 0
    for edge in re.finditer(pattern, mapped.text):
        found.append(mapped.cut(at, edge.start()))
        at = edge.end()
    return [*found, mapped.cut(at)]
