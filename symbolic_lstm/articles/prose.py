"""Prose: what in running text is mathematics, and what is said of it in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_lstm.articles.cut_off import cut_off
from symbolic_lstm.articles.mapped import Mapped, joined, lines

_FUNCTION = (
    r"(?:sigmoid|sigm|tanh|sinh|cosh|exp|log2|log10|log|ln|sqrt|max|min|softmax|relu|ReLU|abs|np|numpy|math|Math|torch|lg|expit"
    r"|softplus|gelu|sum|dot|mean|floor|sin|cos|tan|sigma(?=\(|\s\())"
)
_TOKEN = re.compile(
    rf"""(?P<number>\d+(?:[.,]\d+)*(?:[eE][-+−]?\d+)?%?)
    |(?P<call>{_FUNCTION}(?![A-Za-z])(?:[′'](?=\())?|σ[′'](?=\()|[σΣ√])
    |(?P<name>(?:[A-Za-z]{{1,3}}(?![A-Za-z])|[α-ωΑ-Ωϕ∂]|[A-Za-z]+(?=[_^]))[̀-ͯ˜~]?(?:[_^](?:\{{[^{{}}\s][^{{}}]{{0,20}}\}}|\([A-Za-z]\s*[-−–+]\s*\d\)|[A-Za-z0-9]+(?:-1)?)|[₀-₉ₐ-ₜ₊₋ᵢ-ᵥ⁰-⁹⁻ᵃ-ᶻ]|[′'](?![A-Za-z]))*)
    |(?P<code>==+|!=|<=|>=|=>|-->?|->)
    |(?P<relation>=|≈|≃|≅|≐|≒|⇒|→|:=|~(?=\s*-?\d))
    |(?P<sign>[-+*/^×÷·⋅∗⊙∘−–()\[\]{{}},;|%&⟨⟩<>²³⁰-⁹⁻!@.])
    |(?P<word>[\u2e80-\uff0b\uff0f-\uffff]+|[^\W\d_]+(?:['’-][^\W\d_]+)*)
    |(?P<other>\S)""",
    re.VERBOSE,
)
#: Letters that are words of their own in the languages of articles.
_SHORT = re.compile(r"(?:[A-Za-z]{2,3}|[aAIàyoeéuO])\Z")
_RELATED = re.compile(r"[=≈≃≅≒⇒]")
#: A line in which there are no words: a name and a sign, or nothing, and then numbers, signs and σ alone.
_BARE = re.compile(
    r"[ \t]*(?:(?:[A-Za-z]|[α-ωΑ-Ω])(?:_[A-Za-z0-9]+)?(?=[ \t]*[=≈]))?"
    r"(?:[ \t0-9+−*/·×⋅∙()≈σ]|(?<!=)=(?!=)|-(?!-)|(?<=\d)\.(?=\d))*"
)
#: Words that lead from one formula to the next, whatever signs stand beside them.
_LEADS = re.compile(
    r"(?:and|und|et|ed|or|oder|ou|so|also|con|mit|avec|com|with|for|für|by|von|of|to|is|ist|are|est|que|the|we|per|if|as"
    r"|at|it|now|but)\Z",
    re.IGNORECASE,
)
#: Longer lines are nobody's prose.
LONGEST = 20_000
#: "10 % of 50 = 5" says nothing of 50 by itself.
_PART = re.compile(r"(?<!\w)(?:of|von|de|di|del|из|by|times|plus|minus|over|per)\s*\Z")
_LONE = re.compile(r"[-−]?\d[\d.,]*\s*[=≈]")
_TRIM = " \t.,;:!?&"
#: A minus that touches what it is the sign of; a dash has a blank behind it.
_MINUS = re.compile(r"[-–](?=[\w.(√σ])")
#: A full stop ends a run; a dot between blanks is a product, and one behind a number of a list is none.
_STOP = re.compile(r"[^\s.]\.\s")
_SPOKEN = re.compile(
    r"(?:the\s+)?(?P<function>sigmoid|logistic\s+function|tanh|hyperbolic\s+tangent|Sigmoid|Tangens\s+hyperbolicus)"
    r"(?:\s+function)?\s+(?:of|von)\s+(?P<argument>[-−–]?\d+(?:[.,]\d+)*)\s+(?:is|equals|gives|comes\s+to|ist|ergibt)\s+"
    r"(?P<about>about|approximately|roughly|around|nearly|etwa|rund|ungefähr)?\s*(?P<close>(?:very\s+)?close\s+to|nahe(?:\s+bei)?)?\s*"
    r"(?P<value>[-−–]?\d+(?:[.,]\d+)*)(?![\d%])",
    re.IGNORECASE,
)


def stretches(mapped: Mapped) -> Iterator[Mapped]:
    """The runs of mathematics in running text that hold a sign between two sides."""
    if not _RELATED.search(mapped.text):
        return
    for line in lines(mapped):
        if len(line.text) > LONGEST:
            yield line
        elif _RELATED.search(line.text):
            yield from _runs(line)


def _runs(line: Mapped) -> Iterator[Mapped]:
    if _BARE.fullmatch(line.text):  # one run, as most lines of figures are
        start, end = len(line.text) - len(line.text.lstrip()), len(line.text.rstrip())
        yield from _run(line, start, end)
        return
    text, start, end, related = line.text, -1, -1, False
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if (
            kind in ("word", "other", "code")
            or (kind == "name" and _is_word(text, found))
            or (kind == "sign" and found[0] == "." and _STOP.match(text, max(0, found.start() - 1)))
        ):
            if related:
                yield from _run(line, start, end)
            start, related = -1, False
            continue
        if start < 0:
            if found[0] in ",!" and text[found.end() : found.end() + 1].isspace():
                continue  # it parts what follows from the words before
            start = found.start()
        end = found.end()
        related = related or kind == "relation"
    if related:
        yield from _run(line, start, end)


def _run(line: Mapped, start: int, end: int) -> Iterator[Mapped]:
    """A run of a line, where it is whole and no part of something else."""
    if (
        not cut_off(line.text, start, end)
        and (run := _trimmed(line.cut(start, end))).text
        and not (_PART.search(line.text, max(0, start - 12), start) and _LONE.match(run.text))
    ):
        yield run


def _is_word(text: str, found: re.Match[str]) -> bool:
    """Whether a name of few letters is a word of the sentence: no sign of mathematics touches it."""
    if not _SHORT.match(found[0]):
        return False
    before = text[max(0, found.start() - 20) : found.start()].rstrip()[-1:]
    behind = text[found.end() : found.end() + 20]
    after = behind.lstrip()[:1]
    leads = after.isdecimal() or bool(after != "=" and _LEADS.match(found[0]))  # "(el 80 %", "and −0.46"
    if leads and len(found[0]) > 1 and behind[:1].isspace():
        return True
    if before and before in "[;" and after and after in ";]":  # an entry of a list
        return False
    signs = "=≈≃≅+-*/×·⋅⊙∘−([{^"
    return not (before and before in signs) and not (after and after in "=≈≃≅+*/×·⋅⊙∘−)]}^([")


def _trimmed(run: Mapped) -> Mapped:
    """A run without the signs of the sentence around it."""
    text = run.text
    start, end = 0, len(text)
    while start < end and text[start] in _TRIM + ")]}*→⇒-–/<>|~" and not _MINUS.match(text, start):
        start += 1
    while end > start and text[end - 1] in _TRIM + "([{*→⇒-–/<>|~=≈":
        end -= 1
    return run.cut(start, end)


def spoken(mapped: Mapped) -> Iterator[tuple[Mapped, str]]:
    """What is said in words, such as "the sigmoid of 5.95 is 0.997", as a line, and how its value is called."""
    if len(mapped.text) > LONGEST:
        return
    lowered = mapped.text.lower()
    if not ("sigmoid" in lowered or "logistic" in lowered or "tanh" in lowered or "tangen" in lowered):
        return
    for found in _SPOKEN.finditer(mapped.text):
        first, last = mapped.span(*found.span("function"))
        name = "tanh" if found["function"][0].lower() == "t" or "hyper" in found["function"].lower() else "sigmoid"
        place = mapped.span(*found.span("value"))[0]
        yield (
            joined(
                [
                    Mapped(f"{name}(", (first,) * (len(name) + 1), (last,) * (len(name) + 1)),
                    mapped.cut(*found.span("argument")),
                    Mapped(") = ", (place,) * 4, (place,) * 4),
                    mapped.cut(*found.span("value")),
                ]
            ),
            "close to" if found["close"] else "words",
        )
