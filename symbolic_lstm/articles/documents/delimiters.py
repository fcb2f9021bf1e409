r"""Delimiters: where mathematics begins and ends in running text, in every dialect there is.

`$…$`, `$$…$$`, `\(…\)`, `\[…\]`, the same with doubled backslashes (mdBook),
`$latex …$` and `[latex]…[/latex]` (WordPress), `{% katex %}…{% endkatex %}`
(Forem), ``$`…`$`` (GitHub, GitLab), ``{math}`…` `` (MyST), bare environments. Text is read once, from
left to right; a delimiter that is not closed is text, or unbalanced if displayed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from symbolic_lstm.articles.clock import look
from symbolic_lstm.named_tuples import NamedTuple

#: What is further from its dollars or brackets is not closed by them: somebody forgot to. A display that has a sign of
#: its own for its end is one, however long.
LONGEST = 20_000

ENVIRONMENTS = (
    "equation", "align", "aligned", "alignat", "gather", "gathered", "multline", "eqnarray", "displaymath", "math",
    "flalign", "split", "cases", "array", "dmath", "empheq", "IEEEeqnarray", "subequations",
)  # fmt: skip
_NAMED = "|".join(ENVIRONMENTS)
_OPEN = re.compile(
    rf"""(?P<begin>\\begin\{{(?P<name>(?:{_NAMED})\*?)\}})
    |(?P<wp>\\?\[latex\\?\])
    |(?P<in_line>\{{%-?\s*katex\s+inline\s*-?%\}})
    |(?P<katex>\{{%-?\s*katex(?:\s[^%]*)?%\}})
    |(?P<double>\$\$)
    |(?P<four>\\\\\[(?!\d))|(?P<pair>\\\\\()
    |(?P<square>\\\[)|(?P<round>\\\()
    |(?P<press>\$latex\s)
    |(?P<tick>\$`)|(?P<role>\{{math\}}`(?!`))
    |(?P<dollar>\$)
    |(?P<code>`+)
    |(?P<escape>\\.)""",
    re.VERBOSE | re.DOTALL,
)
#: What one of them may begin with.
_SIGN = re.compile(r"[\\$`{\[]")
_CLOSE = {
    "wp": re.compile(r"\\?\[/latex\\?\]"),
    "katex": re.compile(r"\{%-?\s*endkatex\s*-?%\}"),
    "double": re.compile(r"(?<!\\)\$\$"),
    "four": re.compile(r"\\\\\]"),
    "pair": re.compile(r"\\\\\)"),
    "square": re.compile(r"\\\]"),
    "round": re.compile(r"(?<!\\)\\\)"),
    "press": re.compile(r"(?<!\\)\$"),
    "tick": re.compile(r"`\$"),
    "role": re.compile(r"`"),
    "dollar": re.compile(r"(?<!\\)\$"),
}
_CLOSE["in_line"] = _CLOSE["katex"]
_DISPLAYED = {"begin", "double", "four", "square", "katex"}
_PAIRED = {"begin", "wp", "katex", "four", "square"}
#: Delimiters that an engine looks for in what Markdown has made of the text.
_THROUGH_MARKDOWN = {"katex", "in_line", "four", "pair"}
_EMPTY_LINE = re.compile(r"\n[ \t>]*\n")
#: What stands between two dollars that are money: a number and words, or a number and an open end.
_MONEY = re.compile(r"\d[\d.,]*+(?:[kKmMbB]?\s+(?!\\)[A-Za-z]{2,}\s.*|[^$]*[-–(/+,]\s*)\Z", re.DOTALL)


class Found(NamedTuple):
    """Mathematics, or a code span: its kind, all of it, and what stands between its delimiters."""

    kind: str
    start: int
    end: int
    first: int
    last: int

    @property
    def displayed(self) -> bool:
        return self.kind in _DISPLAYED

    @property
    def through_markdown(self) -> bool:
        return self.kind in _THROUGH_MARKDOWN


def mathematics(text: str, start: int = 0, end: int | None = None, *, dollars: bool = True) -> Iterator[Found]:
    """The mathematics and the code spans of a stretch of text, in order."""
    at, end = start, len(text) if end is None else end
    closings = _Closings(text, start, end)
    while sign := _SIGN.search(text, at, end):
        found = _OPEN.match(text, sign.start(), end)
        at = found.end() if found else sign.end()
        look()
        if found is None:
            continue
        kind = found.lastgroup or ""
        kind = "begin" if kind == "name" else kind
        if kind == "escape" or (kind == "dollar" and not dollars):
            continue
        shut = closings.after(found, kind)
        if shut is None or not _mathematical(text[found.end() : shut[0]], kind):
            continue
        inner = found.start() if kind == "begin" else found.end()
        yield Found(kind, found.start(), shut[1], inner, shut[1] if kind == "begin" else shut[0])
        at = shut[1]


class _Closings:
    """Where each kind of delimiter closes; each is looked for once in the whole text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.known: dict[str, list[tuple[int, int]]] = {}

    def after(self, opening: re.Match[str], kind: str) -> tuple[int, int] | None:
        """Where what opens here closes: the first place of the delimiter, and behind it; None if nowhere near."""
        key = opening[0] if kind == "code" else opening["name"] if kind == "begin" else kind
        if key not in self.known:
            if kind == "code":
                pattern = re.compile(rf"(?<!`){key}(?!`)")
            else:
                pattern = re.compile(re.escape(f"\\end{{{key}}}")) if kind == "begin" else _CLOSE[kind]
            self.known[key] = [m.span() for m in pattern.finditer(self.text, self.start, self.end)]
        places = self.known[key]
        k = bisect_left(places, (opening.end(), 0))
        if k == len(places):
            return None
        if places[k][0] > opening.end() + LONGEST and (
            kind not in _PAIRED or self.text.find(opening[0], opening.end(), places[k][0]) >= 0
        ):
            return None
        return places[k]


def _mathematical(inside: str, kind: str) -> bool:
    """Whether what stands between two delimiters can be mathematics."""
    if kind in ("begin", "code"):
        return True
    if not inside.strip() or (kind in ("dollar", "press", "round") and _EMPTY_LINE.search(inside)):
        return False
    return not (kind == "dollar" and (_MONEY.match(inside) or (inside[0].isspace() and not inside[-1].isspace())))
