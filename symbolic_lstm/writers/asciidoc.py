r"""AsciiDoc: `latexmath` blocks and macros.

A sign that could be markup is a character reference, which AsciiDoc passes on
wherever text may stand. A backslash stands in an element of its own, or the
script that sets mathematics would read `\(` in running text.
"""

from __future__ import annotations

import re
from typing import assert_never

from symbolic_lstm.page.blocks import Block, Display, Heading, Illustration, Note, Page, Para, Prose, Table
from symbolic_lstm.page.layout import Layout
from symbolic_lstm.writers import latex_maths
from symbolic_lstm.writers.latex import aligned
from symbolic_lstm.writers.latex_words import unbarred, words_for_mathjax
from symbolic_lstm.writers.plain import address, followable, plain
from symbolic_lstm.writers.set_out import set_out
from symbolic_lstm.writers.wide_tables import cut_tables

__all__ = ["equation", "write", "write_prose"]

#: Signs that are markup, macros, attributes, or replaced by others: `->`, `--`, `...`, `(C)`.
_MARKUP = re.compile(
    r"[`*_#^~{}\[\]<>&|+\"@$]|:(?=\S)|=(?==|>|\s*$)|-(?=-)|(?<=-)-|\.(?=\.)|\((?=(?:C|R|TM)\))|'(?=')|(?<=www)\."
)
_WORDED = re.compile(r"\\text\{(?:[^{}\\]|\\.|\{\})*\}")
#: A line that begins with a word, a figure, a reference or a macro of ours begins no list, block or rule.
_WORDS = re.compile(r"(?!(?:\d+|[A-Za-z]|[ivxIVX]+)[.)](?:\s|$)|[A-Z]+: )(?:\w|&#(?!42;|35;|45;|46;)|[“„‘«])")

#: A backslash that no script finds; in a link its brackets would be the link's.
_APART = "[.nostem]##{backslash}##"


def write(page: Page) -> str:
    """The page as AsciiDoc, to be included below any heading or as a document, whose header asks for mathematics."""
    page = cut_tables(set_out(page))
    title = [f"= {write_prose(page.titled)}\n:stem: latexmath"] if page.title else []
    return "\n\n".join([*title, *map(_block, page.blocks)]) + "\n"


def equation(layout: Layout) -> str:
    """One layout as a macro, in which a bracket is escaped, and nothing cuts a cell or is taken for another macro."""
    spelt = unbarred(unpassed(words_for_mathjax(latex_maths.equation(layout))))
    return f"latexmath:[{spelt.replace(']', chr(92) + ']')}]"


def unpassed(tex: str) -> str:
    r"""LaTeX in whose words nothing is taken for a passthrough, which comes before any other macro.

    >>> print(unpassed(r"\text{+a+} + b"))
    \text{}{+ }\text{a}{+ }\text{} + b
    """
    return _WORDED.sub(lambda found: found[0].replace("+", r"}{+ }\text{").replace("pass:", r"pass}\text{:"), tex)


def write_prose(prose: Prose) -> str:
    """Running text with its mathematics; an empty attribute parts a macro from a word before it."""
    line = ""
    for part in prose:
        piece = _said(part) if isinstance(part, str) else equation(part)
        if not isinstance(part, str) and line and (line[-1].isalnum() or line[-1] in "]\\"):
            line += "{empty}"
        line += piece
    return line.replace("  ", " ").strip()


def _block(block: Block) -> str:
    match block:
        case Heading():
            number = f"{_said(block.number)}. " if block.number else ""
            aside = f" — _{_said(block.aside).strip()}_" if block.aside.strip() else ""
            return f"{'=' * min(max(block.level, 2), 6)} {number}{write_prose(block.text)}{aside}"
        case Para():
            words = _started(write_prose(block.prose)) + _link(block.link)
            return f"[.{block.kind}]\n{words}" if block.kind == "lead" else words
        case Note():
            words = write_prose(block.prose)
            return f"*{_said(block.word).strip()}.* {words}" if block.word else _started(words)
        case Display():
            return f"[latexmath]\n++++\n{words_for_mathjax(aligned(block))}\n++++"
        case Table():
            return _table(block)
        case Illustration():
            return _block(block.described)
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    """A table with a cell on each line; a row of one cell, which heads a group, spans the others."""
    columns = len(table.align)
    cols = ",".join("<" if a == "l" else ">" for a in table.align)
    head = ',options="header"' if any(table.head) else ""
    rows = [table.head] if any(table.head) else []
    lines: list[str] = []
    for row in [*rows, *table.rows]:
        if len(row) == 1 and columns > 1:
            lines += [f"{columns}+s|{write_prose(row[0])}"]
            continue
        lines += [f"|{write_prose(cell)}" for cell in row] + ["|"] * (columns - len(row))
        lines += [""] if row is table.head else []
    return "\n".join([f'[cols="{cols}"{head}]', "|===", *lines, "|==="])


def _link(to: str) -> str:
    """A link that can only lead to a page: any other address is shown and not followed."""
    if not to:
        return ""
    label = _said(to.removeprefix("https://"))
    if followable(to):
        # an equals sign would make attributes of the words
        bare = address(to).replace("++", "+%2B")
        return f" link:++{bare}++[{label.replace(_APART, '{backslash}{wj}').replace('=', '&#61;')}]"
    return f" {label}"


def _said(text: str) -> str:
    """Text in which nothing is markup, a macro or an address."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", plain(text)).replace(";;", ";&#59;").replace("\\", _APART)


def _started(words: str) -> str:
    """Text at the start of a line, where a sign or a number could begin a block."""
    return words if not words or _WORDS.match(words) else "{empty}" + words
