r"""Text in LaTeX: as running text, and as words inside mathematics."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from symbolic_lstm.writers.glyphs import LATIN, MATH, PROSE, SUBSCRIPTS, SUPERSCRIPTS
from symbolic_lstm.writers.plain import plain

_SCRIPTS = {v: rf"\textsubscript{{{k}}}".replace("−", "$-$") for k, v in SUBSCRIPTS.items()} | {
    v: rf"\textsuperscript{{{k}}}".replace("−", "$-$") for k, v in SUPERSCRIPTS.items() if v not in MATH and v != "ᵀ"
}
#: The same in mathematics.
SCRIPTED = {v: f"{{}}_{{{k.replace('−', '-')}}}" for k, v in SUBSCRIPTS.items()} | {
    v: f"{{}}^{{{k.replace('−', '-')}}}" for k, v in SUPERSCRIPTS.items() if v not in MATH and v != "ᵀ"
}
#: A sign that LaTeX would turn into a quotation mark, and those it sets as another sign where two stand together.
_GRAVE, _JOINED = r"\textasciigrave{}", "-',"
_WORDS = r"\text{"
#: Runs of signs that need a look; what stands between them is written as it is.
_SIGNS = re.compile(r"[^A-Za-z0-9 .;:()=+/]+")


def escaped(text: str) -> str:
    r"""Running text in which nothing is a command and no two signs become one; what pdflatex has no glyph for is named.

    >>> print(escaped("50 % of h_prev ≈ 漢, `--x`"))
    50 \% of h\_prev $\approx$ [U+6F22], \textasciigrave{}-{}-x\textasciigrave{}
    """
    return _SIGNS.sub(_escaped_run, text)


def _escaped_run(found: re.Match[str]) -> str:
    pairs = pairwise(f"{found[0]} ")
    return "".join(
        (_GRAVE if sign == "`" else _letter(sign)) + "{}" * (sign == then in _JOINED) for sign, then in pairs
    )


@lru_cache(maxsize=1024)
def words_in_mathematics(text: str) -> str:
    r"""Words inside mathematics. No `$` stands in them, which Markdown would take for the end of the mathematics.

    >>> print(words_in_mathematics("h_prev ≈ 1"))
    \text{h\_prev }\approx\text{ 1}
    """
    runs: list[str] = []
    for character in plain(text):
        spelt = SCRIPTED.get(character) or _letter(character)
        maths = character in SCRIPTED or (spelt.startswith("$") and character != "$")
        if maths:
            runs.append(spelt.strip("$"))
        elif runs and runs[-1].startswith(_WORDS):
            runs[-1] += spelt
        else:
            runs.append(_WORDS + spelt)
    return "".join(run + "}" if run.startswith(_WORDS) else run for run in runs) or _WORDS + "}"


def _letter(character: str) -> str:
    if spelt := PROSE.get(character):
        return spelt
    if character.isascii() and (character.isprintable() or character in "\n\t"):
        return character
    if character in LATIN:
        return character
    if glyph := MATH.get(character):
        return f"${glyph}$"
    return _SCRIPTS.get(character) or f"[U+{ord(character):04X}]"
