"""What copying leaves behind: soft hyphens, zero-width signs, entities, tags; and where each character was."""

from __future__ import annotations

import html
import re
import unicodedata

from symbolic_lstm.on_demand import pattern
from symbolic_lstm.readers.rewritten import rewritten

#: Characters that another one of the same length stands for: blanks, full-width and mathematical letters.
_SAME = {
    **dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u205f\u3000\t\r\f\v"), " "),
    **{ord(c): " " for c in "\u200a"},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    ord("，"): ",", ord("。"): ".", ord("、"): ",", ord("（"): "(", ord("）"): ")", ord("："): ":", ord("；"): ";",
    ord("µ"): "μ", ord("ϕ"): "φ",
}  # fmt: skip
for _code in (*range(0x1D400, 0x1D800), 0x210E, *range(0x2460, 0x2460)):
    _plain = unicodedata.normalize("NFKC", chr(_code))
    if len(_plain) == 1 and _plain != chr(_code):
        _SAME[_code] = _plain
_UNUSUAL = pattern("[^\x20-\x7e×·−≈σ√⊙ₜ₋₁²]|&[A-Za-z#]|</?[A-Za-z]|\\\\[_*~\\-&#%$\\[\\]]")
#: Thin blanks that part no thousands only set a sign apart.
_THIN = pattern("(?<![0-9])[\u2009\u202f]|[\u2009\u202f](?![0-9]{3}(?![0-9]))")
#: What is left out, or stands for something else.
_PIECES = pattern(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u2009\u202f]"
    "|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    "|<(?P<open>su[bp])>(?P<inner>[^<>]{1,40})</(?P=open)>"
    "|</?(?:em|i|b|strong|var|span|code|math|p|mark|br|font|u)(?:\\s[^<>]{0,200})?/?>"
    "|\\\\(?P<escaped>[_*~\\-&#%$\\[\\]])"
)

#: A tilde behind a letter is its accent, where no relation can stand.
_TILDE = pattern(r"(?<=[A-Za-z])(?<![A-Za-z]{2})~(?=_[\w{(]|\s+=|\s*(?:\Z|[+*·⊙×)\],]))")


def with_tildes(text: str) -> str:
    """A text with the accents that are typed as tildes, `C~_t` and `i * C~`, which say nearly equal elsewhere.

    >>> with_tildes("C~_t ~ 0.5") == "C\u0303_t ~ 0.5"
    True
    """
    return _TILDE.sub("\u0303", text) if "~" in text else text


def cleaned(source: str) -> tuple[str, list[int] | None]:
    """A text without what copying left in it, and the place each of its characters had; None where none moved.

    >>> cleaned("0.6\u00ad457 &times; 2")[0]
    '0.6457 × 2'
    """
    if not _UNUSUAL.search(source):
        return source, None
    plain = source.translate(_SAME)
    if "\u2009" in plain or "\u202f" in plain:
        plain = _THIN.sub(" ", plain)
    if not _PIECES.search(plain):
        return plain, None
    return rewritten(plain, _PIECES, _piece)


def _piece(found: re.Match[str]) -> str:
    text = found[0]
    if text.startswith("&"):
        character = html.unescape(text)
        return character.translate(_SAME) if len(character) <= 2 and character != text else text
    if found["open"]:
        inner = html.unescape(found["inner"])
        return ("_" if found["open"] == "sub" else "^") + "{" + inner.translate(_SAME) + "}"
    return found["escaped"] or ""
