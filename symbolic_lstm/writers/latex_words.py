r"""Words in LaTeX for MathJax, whose `\text` knows no commands but `\$`, `\{` and `\}` and shows all others as typed.

A sign with a command of its own stands between two pieces of words, and a
letter that LaTeX spells with a command is the letter itself.
"""

from __future__ import annotations

import re

from symbolic_lstm.on_demand import pattern

#: Words in mathematics as `latex_text` writes them.
_WORDS = pattern(r"\\text\{((?:[^{}\\]|\\.|\{\}|\\[A-Za-z]+\{\})*)\}")
_APART = {
    r"\%": r"\%", r"\_": r"\_", r"\#": r"\#", r"\&": r"\&", r"\textless{}": "{<}", r"\textgreater{}": "{>}",
    r"\textbar{}": r"{\vert}", r"\textbackslash{}": r"{\backslash}", r"\textasciitilde{}": r"{\sim}",
    r"\textasciicircum{}": r"{\wedge}",
}  # fmt: skip
_LETTERS = {
    r"\quotedblbase{}": "„", r"\guillemotleft{}": "«", r"\guillemotright{}": "»", r"\textbullet{}": "•", r"\S{}": "§",
    r"\copyright{}": "©", r"\texteuro{}": "€", r"\textdegree{}": "°", r"\ldots{}": "…", r"\,": "\u2009", "~": "\u00a0",
    "---": "—", "--": "–", "``": "“", "`": "‘", "''": "”",
}  # fmt: skip
_SPELT = {sign: f"}}{spelt}\\text{{" for sign, spelt in _APART.items()} | _LETTERS
_SIGNS = pattern("|".join(map(re.escape, _SPELT)))


def words_for_mathjax(tex: str) -> str:
    r"""LaTeX whose words MathJax shows as they are meant; several pieces stay one.

    >>> print(words_for_mathjax(r"x \quad\text{(50 \% of h\_prev)}"))
    x \quad{\text{(50 }\%\text{ of h}\_\text{prev)}}
    """
    return _WORDS.sub(_spread, tex)


def unbarred(tex: str) -> str:
    r"""LaTeX without a bar, which would cut a table's cell.

    >>> print(unbarred(r"|y|x + \left| z \right|"))
    \vert y\vert x + \left\vert z \right\vert
    """
    return tex.replace(r"\left|", r"\left\vert").replace(r"\right|", r"\right\vert").replace("|", r"\vert ")


def _spread(found: re.Match[str]) -> str:
    inner = _SIGNS.sub(lambda sign: _SPELT[sign[0]], found[1])
    if r"\text{" not in inner:
        return f"\\text{{{inner}}}"
    return "{" + f"\\text{{{inner}}}".replace(r"\text{}", "") + "}"
