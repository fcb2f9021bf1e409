"""Listings: what is written in code blocks, of which a checker reads text, comments and printed output."""

from __future__ import annotations

import re

from symbolic_lstm.articles.documents.build import Build
from symbolic_lstm.articles.mapped import Mapped, lines
from symbolic_lstm.articles.programs.foreign import as_python
from symbolic_lstm.articles.programs.sessions import is_session
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
_TEXT = {"", "text", "txt", "plain", "plaintext"}
#: Between a program and what it prints there is no more than a word of introduction.
_CLOSE = 80
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
    if _printed_beneath(build, mapped, language):
        build.printed(mapped)
    elif language in _PYTHON or (language in _PRINTED and is_session(mapped.text)):
        build.program(mapped)
    elif language in LANGUAGES:
        for scope in as_python(mapped, language):
            build.program(scope)
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


def _printed_beneath(build: Build, mapped: Mapped, language: str) -> bool:
    """Whether a listing is what the program right above it prints."""
    if language not in _PRINTED | _TEXT or not build.programs or not mapped.text or is_session(mapped.text):
        return False
    last = build.programs[-1]
    between = mapped.starts[0] - last.code.ends[-1] if last.code.text else _CLOSE
    return last.printed is None and 0 <= between < _CLOSE and "print" in last.code.text


def comment(build: Build, line: Mapped, sign: str) -> None:
    """Add what a line of a program says behind its sign of comment."""
    found = re.search(rf"(?:^|(?<=\s)){re.escape(sign)}+[!]?\s?", line.text)
    if found:
        build.next_block()
        build.comment(line)
        build.add(line.cut(found.end()), "code")
