"""Listings: what is written in code blocks, of which a checker reads text, comments and printed output."""

from __future__ import annotations

import re

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.mapped import Mapped, lines
from symbolic_lstm.articles.programs.foreign import as_python
from symbolic_lstm.articles.programs.spellings import LANGUAGES

#: Listings in no language, in which people set arithmetic.
_PROSE = {
    "",
    "text",
    "txt",
    "plain",
    "plaintext",
    "none",
    "math",
    "maths",
    "ascii",
    "pseudocode",
    "pseudo",
    "algorithm",
    "output",
}
_PRINTED = {"console", "output", "stdout", "text-output"}
#: What pseudo-code gives a name its value with: `c ← f c + i g`.
_GIVEN = re.compile(r"(?<=[\w\])}])[ \t]*(?:←|⟵)[ \t]*(?=[\w(−-])")
#: What begins a comment, by language.
_HASH = {"python", "py", "python3", "ipython", "r", "julia", "jl", "ruby", "sh", "bash", "yaml", "toml", "numpy"}
_SLASH = {
    "c",
    "cpp",
    "c++",
    "java",
    "js",
    "javascript",
    "ts",
    "typescript",
    "rust",
    "rs",
    "go",
    "swift",
    "kotlin",
    "cs",
}
#: What may be Python; a listing in no language is looked at, too.
_PYTHON = {"", "python", "py", "python3", "ipython", "ipython3", "numpy", "pycon", "pytorch", "text", "pseudocode"}
_PERCENT = {"matlab", "octave", "tex", "latex"}


def listing(build: Build, mapped: Mapped, language: str) -> None:
    """Add a code block: all of it where it is in no language, else its comments."""
    if language in _PYTHON:
        build.programs.append(mapped)
    elif language in LANGUAGES:
        build.programs += as_python(mapped, language)
    if language in _PROSE or language in _PRINTED:
        build.next_block()
        build.add(mapped.sub(_GIVEN, " = ") if language in _PROSE else mapped, "code")
        build.next_block()
        return
    sign = "#" if language in _HASH else "//" if language in _SLASH else "%" if language in _PERCENT else ""
    if not sign:
        return
    for line in lines(mapped):
        comment(build, line, sign)


def comment(build: Build, line: Mapped, sign: str) -> None:
    """Add what a line of a program says behind its sign of comment."""
    found = re.search(rf"(?:^|(?<=\s)){re.escape(sign)}+[!]?\s?", line.text)
    if found:
        build.next_block()
        build.comment(line)
        build.add(line.cut(found.end()), "code")
